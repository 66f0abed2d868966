import { fromBufferToBase58, getSs58AddressInfo } from '@polkadot-api/substrate-bindings'
import { fromHex } from './bytes.js'

/** The prefix of addresses that belong to no network in particular. */
export const GENERIC_PREFIX = 42

/** An account: SS58, or `0x` and 64 hex digits. In results it is SS58. */
export type Account = string

/** An account's bytes, or the reason why the text is no account. */
export type ParsedAccount = { readonly bytes: Uint8Array; readonly prefix?: number } | { readonly reason: string }

/** Reads an account as people write it: SS58, whose checksum is checked, or `0x` and 64 hex digits. */
export function parseAccount(text: string): ParsedAccount {
  if (text.startsWith('0x')) {
    const bytes = fromHex(text)
    return bytes?.length === 32 ? { bytes } : { reason: 'an account in hex is 0x and 64 hex digits' }
  }
  const info = getSs58AddressInfo(text)
  if (!info.isValid) return { reason: 'its checksum is wrong: a character is missing, or is another one' }
  return info.publicKey.length === 32
    ? { bytes: info.publicKey, prefix: info.ss58Format }
    : { reason: `it is an address of ${info.publicKey.length} bytes` }
}

const writers = new Map<number, (bytes: Uint8Array) => string>()

/** Returns an account of 32 bytes in SS58. `prefix` is that of a network, 42 by default. */
export function formatAccount(bytes: Uint8Array, prefix = GENERIC_PREFIX): string {
  let writer = writers.get(prefix)
  if (!writer) writers.set(prefix, (writer = fromBufferToBase58(prefix)))
  return writer(bytes.slice())
}
