import fc from 'fast-check'
import { formatAccount, toHex, type Shape } from '../src/index.js'
import { rangeOf } from '../src/codec/integers.js'

/** Returns arbitrary values of a shape, which nest some `depth` deep where it has no end. */
export function valuesOf(shape: Shape, depth = 4): fc.Arbitrary<unknown> {
  const inner = (shape: Shape) => valuesOf(shape, depth - 1)
  switch (shape.kind) {
    case 'nothing':
      return fc.constant(undefined)
    case 'boolean':
      return fc.boolean()
    case 'text':
      return fc.string({ unit: 'binary' })
    case 'integer': {
      const [min, max] = rangeOf(shape.of)
      return Number(shape.of.slice(1)) > 32 ? fc.bigInt({ min, max }) : fc.integer({ min: Number(min), max: Number(max) })
    }
    case 'bytes':
      return fc.uint8Array({ maxLength: 100 })
    case 'hex':
      return fc.uint8Array({ minLength: shape.length, maxLength: shape.length }).map(toHex)
    case 'account':
      return fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => formatAccount(bytes))
    case 'bits':
      return fc.array(fc.constantFrom(0, 1), { maxLength: 40 })
    case 'list': {
      const { length, unique, item } = shape
      if (length === undefined && depth <= 0) return fc.constant([])
      if (unique === 'map' && item.kind === 'tuple') {
        const selector = (entry: unknown[]) => sorted(entry[0])
        return fc.uniqueArray(inner(item) as fc.Arbitrary<unknown[]>, { selector, maxLength: 5 })
      }
      if (unique) return fc.uniqueArray(inner(item), { selector: sorted, maxLength: 5 })
      return fc.array(inner(item), { minLength: length ?? 0, maxLength: length ?? 5 })
    }
    case 'tuple':
      return fc.tuple(...shape.items.map(inner))
    case 'struct':
      return fc.record(Object.fromEntries(shape.fields.map((field) => [field.name, inner(field.shape)])))
    case 'enum': {
      const ends = shape.variants.filter(({ shape }) => shape.kind === 'nothing')
      return fc.oneof(
        ...(depth <= 0 && ends.length ? ends : shape.variants).map(({ name, shape }) =>
          shape.kind === 'nothing' ? fc.constant({ type: name }) : inner(shape).map((value) => ({ type: name, value })),
        ),
      )
    }
    case 'option': {
      if (depth <= 0) return fc.constant(undefined)
      const some = inner(shape.some)
      return fc.option(shape.wrapped ? some.map((value) => ({ type: 'Some', value })) : some, { nil: undefined })
    }
    case 'result':
      return fc.oneof(
        inner(shape.ok).map((value) => ({ success: true, value })),
        inner(shape.error).map((value) => ({ success: false, value })),
      )
    case 'never':
      throw new Error(`${shape.type} has no values`)
  }
}

/** Returns a value as text, with the items of all lists in one order: `pvq` sorts those of maps and sets, also within keys. */
export function sorted(value: unknown): string {
  return JSON.stringify(value, (_, inner) => {
    if (typeof inner === 'bigint') return String(inner)
    if (inner instanceof Uint8Array) return toHex(inner)
    return Array.isArray(inner) ? inner.map(sorted).toSorted() : inner
  }) ?? 'undefined'
}
