import { bitsOf, type IntegerType } from '../shape/shape.js'

/** Returns the least and the greatest value of an integer type. */
export function rangeOf(type: IntegerType): [least: bigint, greatest: bigint] {
  const bits = BigInt(bitsOf(type))
  return type.startsWith('i') ? [-(1n << (bits - 1n)), (1n << (bits - 1n)) - 1n] : [0n, (1n << bits) - 1n]
}

/** Returns the bytes of a value within the range of its type, least first. */
export function integerToBytes(value: bigint, type: IntegerType): Uint8Array {
  const bytes = new Uint8Array(bitsOf(type) / 8)
  let rest = BigInt.asUintN(bitsOf(type), value)
  for (let position = 0; position < bytes.length; position++, rest >>= 8n) bytes[position] = Number(rest & 0xffn)
  return bytes
}

/** Returns the value of bytes, least first. */
export function bytesToInteger(bytes: Uint8Array, type: IntegerType): bigint {
  const value = unsigned(bytes)
  return type.startsWith('i') ? BigInt.asIntN(bitsOf(type), value) : value
}

/** Returns the value of bytes without a sign, least first. */
export function unsigned(bytes: Uint8Array): bigint {
  let value = 0n
  for (let position = bytes.length; position > 0; position--) value = (value << 8n) | BigInt(bytes[position - 1]!)
  return value
}

/** Returns the compact encoding of a value that is not negative. */
export function compactToBytes(value: bigint): Uint8Array {
  if (value < 1n << 6n) return Uint8Array.of(Number(value) << 2)
  if (value < 1n << 14n) return integerToBytes((value << 2n) | 1n, 'u16')
  if (value < 1n << 30n) return integerToBytes((value << 2n) | 2n, 'u32')
  const bytes: number[] = []
  for (let rest = value; rest > 0n; rest >>= 8n) bytes.push(Number(rest & 0xffn))
  while (bytes.length < 4) bytes.push(0)
  return Uint8Array.of(((bytes.length - 4) << 2) | 3, ...bytes)
}
