import { toHex as encodeHex } from '@polkadot-api/utils'

/** Bytes as `0x` and hex digits. */
export type Hex = `0x${string}`

/** Returns bytes as `0x` and hex digits. */
export function toHex(bytes: Uint8Array): Hex {
  return encodeHex(bytes) as Hex
}

/** Returns the bytes of `0x` and an even number of hex digits, `undefined` for another text. */
export function fromHex(text: unknown): Uint8Array | undefined {
  if (typeof text !== 'string' || text.length % 2 || !text.startsWith('0x')) return undefined
  const bytes = new Uint8Array(text.length / 2 - 1)
  // An answer may have megabytes, which have to take little time.
  for (let position = 0; position < bytes.length; position++) {
    const [high, low] = [digit(text, 2 * position + 2), digit(text, 2 * position + 3)]
    if (high < 0 || low < 0) return undefined
    bytes[position] = (high << 4) | low
  }
  return bytes
}

/** Returns the value of a hex digit, less than 0 for another character. */
function digit(text: string, position: number): number {
  const code = text.charCodeAt(position)
  if (code <= 57) return code >= 48 ? code - 48 : -1
  const letter = code | 32
  return letter >= 97 && letter <= 102 && code < 128 ? letter - 87 : -1
}

/** Whether two texts or arrays of bytes are the same. */
export function sameBytes(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && left.every((byte, position) => byte === right[position])
}

/** Bytes that grow. */
export class Writer {
  #bytes = new Uint8Array(64)
  #length = 0

  /** The number of bytes. */
  get length(): number {
    return this.#length
  }

  /** Appends a byte. */
  byte(byte: number): void {
    this.#reserve(1)
    this.#bytes[this.#length++] = byte
  }

  /** Appends bytes. */
  bytes(bytes: Uint8Array): void {
    this.#reserve(bytes.length)
    this.#bytes.set(bytes, this.#length)
    this.#length += bytes.length
  }

  /** Returns a copy of the bytes from a position on. */
  since(start: number): Uint8Array {
    return this.#bytes.slice(start, this.#length)
  }

  #reserve(more: number): void {
    const needed = this.#length + more
    if (needed <= this.#bytes.length) return
    const grown = new Uint8Array(Math.max(needed, 2 * this.#bytes.length))
    grown.set(this.#bytes)
    this.#bytes = grown
  }
}
