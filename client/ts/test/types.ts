import fc from 'fast-check'
import type { PortableType, TypeDef, TypeId } from '../src/index.js'

/** A type that can be added to a registry, under a new id. */
export type NewType = (types: PortableType[]) => TypeId

type Type = PortableType['type']

function add(types: PortableType[], type: Type): TypeId {
  return types.push({ id: types.length, type }) - 1
}

const define = (def: TypeDef): NewType => (types) => add(types, { def })

/** Names that a guest may have, and that mean something to JavaScript, to this package or to `pvq`. */
const NAMES = ['a', 'b', 'value', 'type', 'Some', 'None', 'Ok', 'inner', 'constructor', 'toString', 'hasOwnProperty', 'r#in', '_0', 'größe', 'length', 'then']
const name = fc.constantFrom(...NAMES)
const names = (minLength: number, maxLength: number) => fc.uniqueArray(name, { minLength, maxLength })

const WIDTHS = ['8', '16', '32', '64', '128', '256']
const integers = ['u', 'i'].flatMap((sign) => WIDTHS.map((width) => `${sign}${width}`))
const primitive = fc.constantFrom('bool', 'str', ...integers).map((primitive) => define({ primitive }))

const path = (...path: string[]) => path

const account: NewType = (types) => {
  const bytes = define({ array: { len: 32, type: define({ primitive: 'u8' })(types) } })(types)
  return add(types, { path: path('sp_core', 'crypto', 'AccountId32'), def: { composite: { fields: [{ type: bytes }] } } })
}

const u256: NewType = (types) => {
  const limbs = define({ array: { len: 4, type: define({ primitive: 'u64' })(types) } })(types)
  return add(types, { path: path('primitive_types', 'U256'), def: { composite: { fields: [{ type: limbs }] } } })
}

/** Compact integers, and structs of a single one or of nothing, which are compact as a whole. */
const compact = fc
  .tuple(fc.constantFrom('u8', 'u16', 'u32', 'u64', 'u128', undefined), fc.array(fc.option(name), { maxLength: 2 }))
  .map(([primitive, wrappers]): NewType => (types) => {
    let type = define(primitive ? { primitive } : { tuple: [] })(types)
    for (const name of wrappers) type = add(types, { path: path('guest', 'Wrapper'), def: { composite: { fields: [{ ...(name && { name }), type }] } } })
    return define({ compact: { type } })(types)
  })

const bits = fc.tuple(fc.constantFrom('u8', 'u16', 'u32', 'u64'), fc.constantFrom('Lsb0', 'Msb0')).map(([store, order]): NewType => (types) => {
  const [bit_store_type, bit_order_type] = [define({ primitive: store })(types), add(types, { path: path('bitvec', 'order', order), def: { composite: {} } })]
  return define({ bitsequence: { bit_store_type, bit_order_type } })(types)
})

const leaf = fc.oneof({ weight: 4, arbitrary: primitive }, compact, bits, fc.constantFrom(account, u256))

const optionOf = (types: PortableType[], some: TypeId): TypeId => {
  const variants = [{ name: 'None', index: 0 }, { name: 'Some', fields: [{ type: some }], index: 1 }]
  return add(types, { path: path('Option'), params: [{ name: 'T', type: some }], def: { variant: { variants } } })
}

const vecOf = (types: PortableType[], type: TypeId) => define({ sequence: { type } })(types)

const { type } = fc.letrec<{ type: NewType }>((tie) => {
  const inner = tie('type')
  const many = fc.array(inner, { maxLength: 4 })
  const all = (of: NewType[], types: PortableType[]) => of.map((type) => type(types))

  const fields = many.chain((of) =>
    fc.option(names(of.length, of.length)).map((names) => (types: PortableType[]) => all(of, types).map((type, at) => ({ ...(names && { name: names[at]! }), type }))),
  )
  const struct = fields.map((fields): NewType => (types) => add(types, { path: path('guest', 'Struct'), def: { composite: { fields: fields(types) } } }))
  const variants = names(1, 4).chain((names) =>
    fc
      .tuple(fc.uniqueArray(fc.nat(255), { minLength: names.length, maxLength: names.length }), fc.tuple(...names.map(() => fields)))
      .map(([indices, of]): NewType => (types) => {
        const variants = names.map((name, at) => ({ name, index: indices[at]!, fields: of[at]!(types) }))
        return add(types, { path: path('guest', 'Enum'), def: { variant: { variants } } })
      }),
  )
  const option = inner.map((some): NewType => (types) => optionOf(types, some(types)))
  const result = fc.tuple(inner, inner).map(([ok, error]): NewType => (types) => {
    const [T, E] = [ok(types), error(types)]
    const variants = [{ name: 'Ok', fields: [{ type: T }], index: 0 }, { name: 'Err', fields: [{ type: E }], index: 1 }]
    return add(types, { path: path('Result'), params: [{ name: 'T', type: T }, { name: 'E', type: E }], def: { variant: { variants } } })
  })
  const map = fc.tuple(inner, inner).map(([key, value]): NewType => (types) => {
    const [K, V] = [key(types), value(types)]
    const fields = [{ type: vecOf(types, define({ tuple: [K, V] })(types)) }]
    return add(types, { path: path('BTreeMap'), params: [{ name: 'K', type: K }, { name: 'V', type: V }], def: { composite: { fields } } })
  })
  const set = inner.map((item): NewType => (types) => {
    const T = item(types)
    return add(types, { path: path('BTreeSet'), params: [{ name: 'T', type: T }], def: { composite: { fields: [{ type: vecOf(types, T) }] } } })
  })
  /** A struct that contains itself in a list, or in an option. */
  const recursive = fc.tuple(inner, name, fc.boolean()).map(([of, name, list]): NewType => (types) => {
    const id = add(types, { def: { tuple: [] } })
    const fields = [{ name: `${name}_of`, type: of(types) }, { name, type: list ? vecOf(types, id) : optionOf(types, id) }]
    types[id] = { id, type: { path: path('guest', 'Recursive'), def: { composite: { fields } } } }
    return id
  })
  const sequence = inner.map((item): NewType => (types) => vecOf(types, item(types)))
  const array = fc.tuple(inner, fc.nat(4)).map(([item, len]): NewType => (types) => define({ array: { len, type: item(types) } })(types))
  const tuple = many.map((of): NewType => (types) => define({ tuple: all(of, types) })(types))
  return {
    type: fc.oneof({ maxDepth: 3, withCrossShrink: false }, { weight: 3, arbitrary: leaf }, struct, variants, option, result, map, set, recursive, sequence, array, tuple),
  }
})

/** Any type that a guest can have: each kind of `scale-info`, and those of the standard library that have a notation. */
export const anyType: fc.Arbitrary<NewType> = type
