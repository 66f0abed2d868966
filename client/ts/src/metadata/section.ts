import { MetadataError } from '../errors.js'

/** The id of the section with a program's interface. */
const INTERFACE_SECTION = 0xd0
/** The most bytes of the section's contents. */
const MAX_SIZE = 32 * 1024
/** `PVM\0`, a version, and the length of the blob in 8 bytes. */
const HEADER_SIZE = 13

/**
 * Returns the contents of the section with a program's interface, `undefined` if the blob has none.
 *
 * The layout is that of `pvq-primitives`. Takes time in proportion to the blob.
 */
export function interfaceSection(blob: Uint8Array): Uint8Array | undefined {
  const view = new DataView(blob.buffer, blob.byteOffset, blob.byteLength)
  if (blob.length < HEADER_SIZE || view.getUint32(0) !== 0x50564d00) throw new MetadataError('it is no PolkaVM blob')
  const declared = view.getBigUint64(5, true)
  if (declared !== BigInt(blob.length)) {
    throw new MetadataError(`the blob has ${blob.length} bytes, and its header says ${declared}: it was cut short, or changed`)
  }
  let found: Uint8Array | undefined
  let offset = HEADER_SIZE
  while (offset < blob.length) {
    const id = blob[offset]!
    if (id === 0) {
      const left = blob.length - offset - 1
      if (left > 0) throw new MetadataError(`${left} bytes follow the end of the blob's sections`)
      return found
    }
    const [start, length] = lengthAt(blob, offset + 1) ?? [0, Infinity]
    const end = start + length
    if (end > blob.length) break
    if (id === INTERFACE_SECTION) {
      if (found) throw new MetadataError('the blob has more than one interface, so none can be trusted')
      if (length > MAX_SIZE) throw new MetadataError(`the interface has ${length} bytes, and ${MAX_SIZE} are the most`)
      found = blob.subarray(start, end)
    }
    offset = end
  }
  throw new MetadataError(`the section at byte ${offset} goes on beyond the end of the blob`)
}

/** Reads a variable length integer as PolkaVM does: the position after it, and its value. */
function lengthAt(blob: Uint8Array, offset: number): [end: number, value: number] | undefined {
  const first = blob[offset]
  if (first === undefined) return undefined
  const following = Math.clz32(~(first << 24))
  const end = offset + 1 + following
  if (following > 4 || end > blob.length) return undefined
  const high = first & (0xff >> following)
  let low = 0
  for (let position = following; position > 0; position--) low = low * 256 + blob[offset + position]!
  // PolkaVM adds the bits of the first byte at the lowest place where four bytes follow, for there is no higher one.
  return [end, following === 4 ? ((low | high) >>> 0) : low + high * 2 ** (8 * following)]
}
