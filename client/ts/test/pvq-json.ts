import { fromHex, parseAccount, toHex, type PortableType, type TypeId } from '../src/index.js'
import { shapesOf } from '../src/shape/resolve.js'

type Def = PortableType['type']['def']
type Fields = NonNullable<NonNullable<Def['composite']>['fields']>

/**
 * Returns a function that writes a value of a type as `pvq --json` does: by the types, because it has other conventions than
 * this package. Integers of 64 bits and more are decimal strings, bytes are hex, the field of a struct is there even if it is
 * the only one or nothing, an array of one item is an array, and a variant without fields is its name.
 */
export function pvqJson(types: readonly PortableType[]): (id: TypeId, value: unknown) => unknown {
  const shape = shapesOf({ types })
  const def = (id: TypeId) => types[id]!.type.def
  const isByte = (id: TypeId) => def(id).primitive === 'u8'
  const path = (id: TypeId) => (types[id]!.type.path ?? []).join('::')

  const isAccount = (id: TypeId) => path(id) === 'sp_core::crypto::AccountId32'
  const isU256 = (id: TypeId) => path(id) === 'primitive_types::U256'
  const itemsOf = (id: TypeId) => def(def(id).composite!.fields![0]!.type).sequence!.type
  const isOption = (id: TypeId) => path(id) === 'Option'

  /** The type as which values are written: that within compact ones and structs of one field without a name. */
  const written = (id: TypeId): TypeId => {
    const { compact, composite } = def(id)
    if (compact) return written(compact.type)
    if (!composite || isU256(id) || /^BTree(Map|Set)$/.test(path(id))) return id
    const [only, ...others] = composite.fields ?? []
    return only && !only.name && !others.length ? written(only.type) : id
  }

  /** Whether all values of a type can be the keys of an object. */
  const isKey = (id: TypeId): boolean => {
    const of = written(id)
    const { primitive, sequence, array, composite, variant } = def(of)
    if (primitive) return primitive !== 'bool'
    if (sequence ?? array) return isByte((sequence ?? array)!.type)
    if (composite) return isU256(of)
    return !isOption(of) && variant !== undefined && variant.variants!.every(({ fields = [] }) => !fields.length)
  }

  /** Whether `Some` of a value is an object, because the value may be `null`, or look like one. */
  const needsSome = (id: TypeId): boolean => {
    const of = written(id)
    const { tuple, composite, variant } = def(of)
    const hasSome = (variants: Def['variant']) => variants!.variants!.some(({ name }) => name === 'Some')
    if (tuple) return !tuple.length
    if (variant) return hasSome(variant)
    if (!composite || isU256(of) || path(of) === 'BTreeSet') return false
    if (path(of) === 'BTreeMap') {
      const key = def(written(def(itemsOf(of)).tuple![0]!))
      return key.primitive === 'str' || (key.variant !== undefined && hasSome(key.variant))
    }
    const { fields = [] } = composite
    return !fields.length || (fields.length === 1 && fields[0]!.name === 'Some')
  }

  const list = (item: TypeId, items: readonly unknown[]) =>
    isByte(item) ? toHex(Uint8Array.from(items as number[])) : items.map((value) => json(item, value))

  const fieldsOf = (fields: Fields, value: unknown): unknown => {
    if (!fields.length) return null
    if (fields[0]!.name) return Object.fromEntries(fields.map(({ name, type }) => [name, json(type, own(value, name!))]))
    // Those of nothing are left out.
    const kept = [...((value ?? []) as unknown[])]
    return fields.map(({ type }) => json(type, shape(type).kind === 'nothing' ? undefined : kept.shift()))
  }

  const json = (id: TypeId, value: unknown): unknown => {
    const { primitive, compact, sequence, array, tuple, composite, variant } = def(id)
    if (primitive) return typeof value === 'bigint' ? String(value) : value
    if (compact) return json(compact.type, value)
    if (sequence) return list(sequence.type, [...(value as unknown[])])
    if (array) {
      if (array.len === 1) return list(array.type, [value])
      if (value === undefined) return list(array.type, Array.from({ length: array.len }))
      return list(array.type, typeof value === 'string' ? [...fromHex(value)!] : (value as unknown[]))
    }
    if (tuple) {
      if (!tuple.length) return null
      return tuple.map((item, position) => json(item, tuple.length === 1 ? value : (value as unknown[])[position]))
    }
    if (composite) {
      if (isAccount(id)) return toHex((parseAccount(value as string) as { bytes: Uint8Array }).bytes)
      if (isU256(id)) return String(value)
      const { fields = [] } = composite
      if (path(id) === 'BTreeSet') return list(itemsOf(id), value as unknown[])
      if (path(id) === 'BTreeMap') {
        const entries = (value as unknown[]).map((entry) => json(itemsOf(id), entry) as [string, unknown])
        return isKey(def(itemsOf(id)).tuple![0]!) ? Object.fromEntries(entries) : entries
      }
      if (fields.length !== 1) return fieldsOf(fields, value)
      const inner = json(fields[0]!.type, value)
      return fields[0]!.name ? { [fields[0]!.name]: inner } : inner
    }
    if (!variant) return (value as number[]).join('')
    if (isOption(id)) {
      const some = variant.variants!.find(({ name }) => name === 'Some')!.fields![0]!.type
      const of = shape(id)
      if (value === undefined || (of.kind === 'boolean' && value === false)) return null
      const inner = json(some, of.kind !== 'option' ? undefined : of.wrapped ? own(value, 'value') : value)
      return needsSome(some) ? { Some: inner } : inner
    }
    const name = path(id) === 'Result' ? (own(value, 'success') ? 'Ok' : 'Err') : own(value, 'type')
    const { fields = [] } = variant.variants!.find((variant) => variant.name === name)!
    const inner = own(value, 'value')
    if (!fields.length) return name
    return { [name as string]: fields.length === 1 && !fields[0]!.name ? json(fields[0]!.type, inner) : fieldsOf(fields, inner) }
  }
  return json
}

function own(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined
}
