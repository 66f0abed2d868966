import { AnswerError } from '../errors.js'
import { isBig, MAX_DEPTH, type Shape } from '../shape/shape.js'
import { formatAccount } from './account.js'
import { toHex } from './bytes.js'
import { bitAt, join } from './encode.js'
import { bytesToInteger, rangeOf, unsigned } from './integers.js'

/** The values that are decoded at most, so that a few bytes that claim to be many values cost no memory. */
const MAX_VALUES = 1_000_000

/** The options of {@link decode}. */
export interface DecodeOptions {
  /** The prefix of accounts in SS58. Default: 42. */
  readonly ss58Prefix?: number | undefined
  /** The name of the value in errors. Default: none. */
  readonly place?: string
}

/**
 * Returns the value that bytes encode, if they are exactly its SCALE encoding: no byte is missing or left over, each integer
 * is in its range and each compact one in its shortest form, text is UTF-8, sets and maps have each item and key once.
 *
 * @throws {@link AnswerError} where they are not, with the place of the problem
 */
export function decode(shape: Shape, bytes: Uint8Array, options: DecodeOptions = {}): unknown {
  const decoder = new Decoder(bytes, options.ss58Prefix)
  const place = options.place ?? ''
  const value = decoder.value(shape, place, MAX_DEPTH)
  decoder.end(place)
  return value
}

class Decoder {
  readonly #bytes: Uint8Array
  readonly #prefix: number | undefined
  #offset = 0
  #values = MAX_VALUES

  constructor(bytes: Uint8Array, prefix: number | undefined) {
    this.#bytes = bytes
    this.#prefix = prefix
  }

  end(place: string): void {
    const left = this.#bytes.length - this.#offset
    if (left > 0) throw new AnswerError(`${left} of ${this.#bytes.length} bytes are left over`, place)
  }

  value(shape: Shape, place: string, depth: number): unknown {
    const wrong = (message: string): never => {
      throw new AnswerError(`${message} (${shape.type}, byte ${this.#offset})`, place)
    }
    if (depth <= 0) wrong(`it nests deeper than ${MAX_DEPTH} levels`)
    if (--this.#values < 0) wrong(`it has more than ${MAX_VALUES} values`)
    const inner = (shape: Shape, place: string) => this.value(shape, place, depth - 1)

    switch (shape.kind) {
      case 'nothing':
        return undefined
      case 'boolean': {
        const byte = this.#byte(place)
        return byte > 1 ? wrong(`${byte} is neither true nor false`) : byte === 1
      }
      case 'text': {
        const bytes = this.#take(this.#length(place), place)
        try {
          return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
        } catch {
          return wrong('text is not UTF-8')
        }
      }
      case 'integer': {
        const integer = shape.compact ? this.#compact(place) : bytesToInteger(this.#take(sizeOf(shape.of), place), shape.of)
        if (integer > rangeOf(shape.of)[1]) wrong(`${integer} is out of range`)
        return isBig(shape.of) ? integer : Number(integer)
      }
      case 'bytes':
        return this.#take(this.#length(place), place).slice()
      case 'hex':
        return toHex(this.#take(shape.length, place))
      case 'account':
        return formatAccount(this.#take(32, place), this.#prefix)
      case 'bits': {
        const length = this.#length(place)
        const { storeBits, leastFirst } = shape
        const bytes = this.#take((Math.ceil(length / storeBits) * storeBits) / 8, place)
        return Array.from({ length }, (_, position) => {
          const at = bitAt(position, storeBits, leastFirst)
          return (bytes[at >> 3]! >> (at & 7)) & 1
        })
      }
      case 'list': {
        const length = shape.length ?? this.#length(place)
        // Without a capacity in advance, because the bytes choose the length.
        const items: unknown[] = []
        const keys = new Set<string>()
        for (let position = 0; position < length; position++) {
          const at = `${place}[${position}]`
          const start = this.#offset
          let end: number | undefined
          if (shape.unique === 'map' && shape.item.kind === 'tuple') {
            const [key, value] = shape.item.items as [Shape, Shape]
            const first = this.value(key, `${at}[0]`, depth - 2)
            end = this.#offset
            items.push([first, this.value(value, `${at}[1]`, depth - 2)])
          } else {
            items.push(inner(shape.item, at))
          }
          if (!shape.unique) continue
          const key = toHex(this.#bytes.subarray(start, end ?? this.#offset))
          if (keys.has(key)) throw new AnswerError(`${shape.unique === 'map' ? 'a key' : 'an item'} is there twice (${shape.type})`, at)
          keys.add(key)
        }
        return items
      }
      case 'tuple':
        return shape.items.map((item, position) => inner(item, `${place}[${position}]`))
      case 'struct': {
        const value: Record<string, unknown> = {}
        for (const field of shape.fields) value[field.name] = inner(field.shape, join(place, field.name))
        return value
      }
      case 'enum': {
        const index = this.#byte(place)
        const variant = shape.variants.find((variant) => variant.index === index)
        if (!variant) return wrong(`there is no variant ${index}`)
        const value = inner(variant.shape, join(place, 'value'))
        return variant.shape.kind === 'nothing' ? { type: variant.name } : { type: variant.name, value }
      }
      case 'option': {
        const byte = this.#byte(place)
        if (byte === 0) return undefined
        if (byte > 1) wrong(`${byte} is neither None nor Some`)
        return shape.wrapped ? { type: 'Some', value: inner(shape.some, join(place, 'value')) } : inner(shape.some, place)
      }
      case 'result': {
        const byte = this.#byte(place)
        if (byte > 1) wrong(`${byte} is neither Ok nor Err`)
        const success = byte === 0
        return { success, value: inner(success ? shape.ok : shape.error, join(place, 'value')) }
      }
      case 'never':
        return wrong(`it has no values: ${shape.why}`)
    }
  }

  #take(length: number, place: string): Uint8Array {
    const end = this.#offset + length
    if (end > this.#bytes.length) {
      throw new AnswerError(`it ends early: ${end - this.#bytes.length} bytes are missing at byte ${this.#bytes.length}`, place)
    }
    const taken = this.#bytes.subarray(this.#offset, end)
    this.#offset = end
    return taken
  }

  #byte(place: string): number {
    return this.#take(1, place)[0]!
  }

  #length(place: string): number {
    const length = this.#compact(place)
    if (length > 0xffff_ffffn) throw new AnswerError(`a length of ${length} is no u32`, place)
    return Number(length)
  }

  #compact(place: string): bigint {
    const first = this.#byte(place)
    const mode = first & 3
    if (mode < 3) {
      const rest = this.#take((1 << mode) - 1, place)
      const value = (unsigned(rest) << 6n) | BigInt(first >> 2)
      return this.#shortest(value, mode === 0 ? 0n : 1n << (mode === 1 ? 6n : 14n), place)
    }
    const length = (first >> 2) + 4
    const least = length === 4 ? 1n << 30n : 1n << BigInt(8 * (length - 1))
    return this.#shortest(unsigned(this.#take(length, place)), least, place)
  }

  #shortest(value: bigint, least: bigint, place: string): bigint {
    if (value < least) throw new AnswerError(`a compact integer is not in its shortest form at byte ${this.#offset}`, place)
    return value
  }
}

function sizeOf(type: string): number {
  return Number(type.slice(1)) / 8
}
