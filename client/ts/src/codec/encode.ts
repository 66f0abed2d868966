import { ValueError } from '../errors.js'
import { isBig, MAX_DEPTH, type FieldShape, type Shape } from '../shape/shape.js'
import { parseAccount } from './account.js'
import { fromHex, toHex, Writer } from './bytes.js'
import { compactToBytes, integerToBytes, rangeOf } from './integers.js'

/**
 * Returns the SCALE encoding of a value, after all of it was checked.
 *
 * @param place - the name of the value in errors
 * @throws {@link ValueError} where the value is not of the shape, with the place of what is not
 */
export function encode(shape: Shape, value: unknown, place = ''): Uint8Array {
  const out = new Writer()
  encodeTo(out, shape, value, place)
  return out.since(0)
}

/** Appends the SCALE encoding of a value. As {@link encode}. */
export function encodeTo(out: Writer, shape: Shape, value: unknown, place: string, depth = MAX_DEPTH): void {
  const wrong = (expected: string, note?: string): never => {
    throw new ValueError(place, expected, value, note)
  }
  if (depth <= 0) wrong(shape.type, `it nests deeper than ${MAX_DEPTH} levels`)
  const inner = (shape: Shape, value: unknown, place: string) => encodeTo(out, shape, value, place, depth - 1)

  switch (shape.kind) {
    case 'nothing':
      // `null` is what JSON has for it.
      if (value !== undefined && value !== null) wrong('undefined')
      return
    case 'boolean':
      if (typeof value !== 'boolean') wrong('true or false')
      return out.byte(value ? 1 : 0)
    case 'text': {
      if (typeof value !== 'string') return wrong('a string')
      if (!value.isWellFormed()) wrong('a string', 'it has half of a surrogate pair, which UTF-8 does not have')
      const bytes = new TextEncoder().encode(value)
      out.bytes(compactToBytes(BigInt(bytes.length)))
      return out.bytes(bytes)
    }
    case 'integer': {
      const [least, greatest] = rangeOf(shape.of)
      const big = isBig(shape.of)
      const expected = `${shape.of}, a ${big ? 'bigint' : 'number'} from ${least} to ${greatest}`
      if (typeof value !== (big ? 'bigint' : 'number')) return wrong(expected, note(value, big))
      if (!big && !Number.isInteger(value)) wrong(expected, 'it is no integer')
      const integer = BigInt(value as bigint | number)
      if (integer < least || integer > greatest) wrong(expected, 'it is out of range')
      return out.bytes(shape.compact ? compactToBytes(integer) : integerToBytes(integer, shape.of))
    }
    case 'bytes':
      if (!(value instanceof Uint8Array)) {
        return wrong('a Uint8Array', typeof value === 'string' ? 'fromHex and TextEncoder make one of text' : undefined)
      }
      out.bytes(compactToBytes(BigInt(value.length)))
      return out.bytes(value)
    case 'hex': {
      const expected = `0x and ${2 * shape.length} hex digits`
      const bytes = fromHex(value)
      if (!bytes) return wrong(expected, value instanceof Uint8Array ? 'toHex makes it of bytes' : undefined)
      if (bytes.length !== shape.length) wrong(expected, `it has ${bytes.length} bytes`)
      return out.bytes(bytes)
    }
    case 'account': {
      const expected = 'an account in SS58, or 0x and 64 hex digits'
      if (typeof value !== 'string') return wrong(expected)
      const parsed = parseAccount(value)
      return 'bytes' in parsed ? out.bytes(parsed.bytes) : wrong(expected, parsed.reason)
    }
    case 'bits': {
      if (!Array.isArray(value) || !value.every((bit) => bit === 0 || bit === 1)) return wrong('an array of 0 and 1')
      out.bytes(compactToBytes(BigInt(value.length)))
      const { storeBits, leastFirst } = shape
      const bytes = new Uint8Array((Math.ceil(value.length / storeBits) * storeBits) / 8)
      for (const [position, bit] of value.entries()) {
        const at = bitAt(position, storeBits, leastFirst)
        bytes[at >> 3]! |= bit << (at & 7)
      }
      return out.bytes(bytes)
    }
    case 'list': {
      const { item, length, unique } = shape
      const expected = `an array${length === undefined ? '' : ` of ${length}`}${unique === 'map' ? ' of [key, value]' : ''}`
      if (!Array.isArray(value)) return wrong(expected)
      if (length === undefined) out.bytes(compactToBytes(BigInt(value.length)))
      else if (value.length !== length) wrong(expected)
      const keys = new Set<string>()
      for (let position = 0; position < value.length; position++) {
        const at = `${place}[${position}]`
        const start = out.length
        let end: number | undefined
        if (unique === 'map' && item.kind === 'tuple' && Array.isArray(value[position]) && value[position].length === 2) {
          encodeTo(out, item.items[0]!, value[position][0], `${at}[0]`, depth - 2)
          end = out.length
          encodeTo(out, item.items[1]!, value[position][1], `${at}[1]`, depth - 2)
        } else {
          inner(item, value[position], at)
        }
        if (!unique) continue
        const key = toHex(out.since(start).subarray(0, end && end - start))
        if (keys.has(key)) throw new ValueError(at, `${unique === 'map' ? 'a key' : 'an item'} that was not there before`, value[position])
        keys.add(key)
      }
      return
    }
    case 'tuple': {
      const { items } = shape
      if (!Array.isArray(value) || value.length !== items.length) return wrong(`an array of ${items.length}: ${shape.type}`)
      return items.forEach((item, position) => inner(item, value[position], `${place}[${position}]`))
    }
    case 'struct': {
      if (!isObject(value)) return wrong(`an object: ${shape.type}`)
      const unknown = unknownField(value, shape.fields)
      if (unknown !== undefined) {
        throw new ValueError(join(place, unknown), 'no such field', value[unknown], `the fields are ${names(shape.fields)}`)
      }
      for (const field of shape.fields) inner(field.shape, own(value, field.name), join(place, field.name))
      return
    }
    case 'enum': {
      const all = names(shape.variants)
      const expected = `{ type, value }, with the type ${all}`
      if (!isObject(value)) return wrong(expected)
      const name = own(value, 'type')
      const variant = shape.variants.find((variant) => variant.name === name)
      if (!variant) throw new ValueError(join(place, 'type'), `one of ${all}`, name)
      const unknown = Object.keys(value).find((key) => key !== 'type' && key !== 'value')
      if (unknown !== undefined) throw new ValueError(join(place, unknown), expected, value[unknown])
      out.byte(variant.index)
      return inner(variant.shape, own(value, 'value'), join(place, 'value'))
    }
    case 'option':
      if (value === undefined || value === null) return out.byte(0)
      out.byte(1)
      if (!shape.wrapped) return inner(shape.some, value, place)
      if (!isObject(value) || own(value, 'type') !== 'Some') return wrong("undefined, or { type: 'Some', value }")
      return inner(shape.some, own(value, 'value'), join(place, 'value'))
    case 'result': {
      const success = isObject(value) ? own(value, 'success') : undefined
      if (typeof success !== 'boolean') return wrong('{ success: true, value } or { success: false, value }')
      out.byte(success ? 0 : 1)
      return inner(success ? shape.ok : shape.error, own(value as object, 'value'), join(place, 'value'))
    }
    case 'never':
      return wrong(shape.type, shape.why)
  }
}

/** Returns the position of a bit of a bit sequence among the bits of its bytes. */
export function bitAt(position: number, storeBits: number, leastFirst: boolean): number {
  const within = position % storeBits
  return leastFirst ? position : position - within + (storeBits - 1 - within)
}

function note(value: unknown, big: boolean): string | undefined {
  if (big && typeof value === 'number') return 'a number is exact to 53 bits only: write 1n for 1'
  if (!big && typeof value === 'bigint') return 'write 1 for 1n'
  return undefined
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array)
}

function own(value: object, name: string): unknown {
  return Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined
}

function unknownField(value: object, fields: readonly FieldShape[]): string | undefined {
  return Object.keys(value).find((key) => !fields.some((field) => field.name === key))
}

function names(all: readonly { readonly name: string }[]): string {
  return all.map(({ name }) => name).join(', ') || 'none'
}

/** Returns the place of a field. */
export function join(place: string, name: string): string {
  return place ? `${place}.${name}` : name
}
