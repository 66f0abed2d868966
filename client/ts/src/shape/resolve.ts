import type { Field, PortableRegistry, PortableType, TypeId } from '../metadata/types.js'
import { typeName } from './names.js'
import { MAX_DEPTH, type FieldShape, type IntegerType, type Shape, type ShapeKind, type VariantShape } from './shape.js'

type Type = PortableType['type']

const INTEGERS: ReadonlySet<string> = new Set<IntegerType>([
  ...(['u8', 'u16', 'u32', 'u64', 'u128', 'u256'] as const),
  ...(['i8', 'i16', 'i32', 'i64', 'i128', 'i256'] as const),
])

/**
 * Returns a function that returns the shape of each type of a registry.
 *
 * The shapes follow the conventions of polkadot-api: a struct of a single field is that field, fields of nothing are left
 * out, an array of one item is that item. They do not depend on documentation, which a program's blob leaves out. Takes time
 * in proportion to the registry, whatever it holds.
 */
export function shapesOf(registry: PortableRegistry): (id: TypeId) => Shape {
  const { types } = registry
  const known = new Map<TypeId, Shape>()
  const pending: (() => void)[] = []
  let resolving = false

  /** Returns the type as which values of the type `id` are written, `undefined` if there is none or no end. */
  const unwrap = (id: TypeId): TypeId | undefined => {
    for (let depth = 0; depth < MAX_DEPTH; depth++) {
      const type = types[id]?.type
      if (!type) return undefined
      const inner = within(type)
      if (inner === undefined) return id
      id = inner
    }
    return undefined
  }

  const within = (type: Type): TypeId | undefined => {
    const { composite, tuple, array } = type.def
    if (composite) {
      if (isAccount(type) || isU256(type) || collection(type)) return undefined
      return composite.fields?.length === 1 ? composite.fields[0]!.type : undefined
    }
    if (tuple) return tuple.length === 1 ? tuple[0] : undefined
    return array?.len === 1 ? array.type : undefined
  }

  const primitive = (id: TypeId): string | undefined => {
    const type = unwrap(id)
    return type === undefined ? undefined : types[type]?.type.def.primitive
  }

  const isNothing = (id: TypeId, depth = MAX_DEPTH): boolean => {
    const type = types[unwrap(id) ?? -1]?.type
    if (!type || depth === 0) return false
    const { composite, tuple, array, compact } = type.def
    if (array) return array.len === 0 || isNothing(array.type, depth - 1)
    if (compact) return isNothing(compact.type, depth - 1)
    return (composite !== undefined && !composite.fields?.length) || tuple?.length === 0
  }

  /** Whether the only field of a struct is an array of integers. Looks at these three types alone. */
  const holds = ({ def }: Type, integer: string, length: number): boolean => {
    const fields = def.composite?.fields
    const array = fields?.length === 1 ? types[fields[0]!.type]?.type.def.array : undefined
    return array?.len === length && types[array.type]?.type.def.primitive === integer
  }

  const isAccount = (type: Type): boolean => type.path?.at(-1) === 'AccountId32' && holds(type, 'u8', 32)

  const isU256 = (type: Type): boolean => type.path?.join('::') === 'primitive_types::U256' && holds(type, 'u64', 4)

  /** Returns the items of an ordered collection of the standard library. */
  const collection = ({ path, def }: Type): { item: TypeId; unique: 'set' | 'map' } | undefined => {
    const fields = def.composite?.fields
    if (path?.length !== 1 || fields?.length !== 1) return undefined
    const item = types[fields[0]!.type]?.type.def.sequence?.type
    if (item === undefined) return undefined
    if (path[0] === 'BTreeSet') return { item, unique: 'set' }
    return path[0] === 'BTreeMap' && types[item]?.type.def.tuple?.length === 2 ? { item, unique: 'map' } : undefined
  }

  const never = (why: string): ShapeKind => ({ kind: 'never', why })

  const fields = (all: readonly Field[], type: string): Shape => {
    const kept = all.filter((field) => !isNothing(field.type))
    if (all.every((field) => field.name)) {
      const named: FieldShape[] = kept.map(({ name, type, docs }) => ({ name: name!, shape: shape(type), ...documented(docs) }))
      return { type, kind: 'struct', fields: named }
    }
    return { type, kind: 'tuple', items: kept.map((field) => shape(field.type)) }
  }

  const variants = (type: Type, name: string): ShapeKind => {
    const { path, params, def } = type
    const all = def.variant?.variants ?? []
    const payload = (name: string) => {
      const fields = all.find((variant) => variant.name === name)?.fields
      return fields?.length === 1 && !fields[0]!.name ? fields[0]!.type : undefined
    }
    if (path?.length === 1 && all.length === 2) {
      const some = payload('Some')
      if (path[0] === 'Option' && params?.length === 1 && some !== undefined) {
        return isNothing(some) ? { kind: 'boolean' } : { kind: 'option', some: shape(some), wrapped: isOption(some) }
      }
      const [ok, error] = [payload('Ok'), payload('Err')]
      if (path[0] === 'Result' && params?.length === 2 && ok !== undefined && error !== undefined) {
        return { kind: 'result', ok: shape(ok), error: shape(error) }
      }
    }
    if (!all.length) return never('it has no values')
    const variants = all.map(({ name: variant, index, fields: of = [], docs }): VariantShape => {
      const inner = `${name}::${variant}`
      const only = of.length === 1 && !of[0]!.name ? of[0]!.type : undefined
      const nothing = of.length === 0 || (only !== undefined && isNothing(only))
      const value: Shape = nothing
        ? { type: inner, kind: 'nothing' }
        : only !== undefined
          ? shape(only)
          : fields(of, inner)
      return { name: variant, index, shape: value, ...documented(docs) }
    })
    return { kind: 'enum', variants }
  }

  const isOption = (id: TypeId): boolean => {
    const type = types[unwrap(id) ?? -1]?.type
    return type?.path?.length === 1 && type.path[0] === 'Option' && !isNothing(type.params?.[0]?.type ?? -1)
  }

  const kind = (id: TypeId, name: string): ShapeKind => {
    const base = unwrap(id)
    if (base === undefined) return never(types[id] ? 'it nests too deep, or contains nothing but itself' : 'the metadata does not define it')
    const { type } = types[base]!
    const { composite, variant, sequence, array, tuple, compact, bitsequence } = type.def
    if (type.def.primitive !== undefined) {
      const of = type.def.primitive
      if (of === 'bool') return { kind: 'boolean' }
      if (of === 'str') return { kind: 'text' }
      return INTEGERS.has(of)
        ? { kind: 'integer', of: of as IntegerType, compact: false }
        : never('SCALE does not encode characters')
    }
    if (isNothing(base)) return { kind: 'nothing' }
    if (composite) {
      if (isAccount(type)) return { kind: 'account' }
      if (isU256(type)) return { kind: 'integer', of: 'u256', compact: false }
      const of = collection(type)
      if (!of) return fields(composite.fields ?? [], name)
      return { kind: 'list', item: shape(of.item), unique: of.unique }
    }
    if (variant) return variants(type, name)
    if (sequence) {
      return primitive(sequence.type) === 'u8' ? { kind: 'bytes' } : { kind: 'list', item: shape(sequence.type) }
    }
    if (array) {
      if (primitive(array.type) === 'u8') return { kind: 'hex', length: array.len }
      return { kind: 'list', item: shape(array.type), length: array.len }
    }
    if (tuple) return { kind: 'tuple', items: tuple.map(shape) }
    if (compact) {
      const of = primitive(compact.type)
      return of?.startsWith('u') && of !== 'u256'
        ? { kind: 'integer', of: of as IntegerType, compact: true }
        : never('it is never compact')
    }
    const store = primitive(bitsequence?.bit_store_type ?? -1)
    const order = types[bitsequence?.bit_order_type ?? -1]?.type.path?.at(-1)
    if (store && ['u8', 'u16', 'u32', 'u64'].includes(store) && (order === 'Lsb0' || order === 'Msb0')) {
      return { kind: 'bits', storeBits: Number(store.slice(1)), leastFirst: order === 'Lsb0' }
    }
    return never('its definition is not known to this release')
  }

  const shape = (id: TypeId): Shape => {
    const existing = known.get(id)
    if (existing) return existing
    const type = typeName(registry, id)
    // Its kind comes later, so that types may contain themselves and nest deep.
    const resolved = { type, ...documented(types[id]?.type.docs) } as Shape
    known.set(id, resolved)
    pending.push(() => Object.assign(resolved, kind(id, type)))
    return resolved
  }

  return (id) => {
    const resolved = shape(id)
    if (!resolving) {
      resolving = true
      for (let next = pending.pop(); next; next = pending.pop()) next()
      resolving = false
    }
    return resolved
  }
}

function documented(docs: readonly string[] | undefined): { docs?: readonly string[] } {
  return docs?.length ? { docs } : {}
}
