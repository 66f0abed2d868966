import { fromHex, toHex, Writer, type Hex } from '../codec/bytes.js'
import { decode } from '../codec/decode.js'
import { encodeTo } from '../codec/encode.js'
import { AnswerError, NodeError, printable, UnsupportedError, ValueError } from '../errors.js'
import type { BlockId } from '../pvq/answer.js'
import type { Rpc } from './rpc.js'
import { API, type ApiFunction } from './wire.js'

/** A block to ask at: the best one, the last one that is final, or one by its hash. */
export type At = 'best' | 'finalized' | Hex

/** The name and the properties of a chain, as its specification tells them. */
export interface ChainIdentity {
  readonly name: string
  /** The prefix of its accounts in SS58, if it has one of its own. */
  readonly ss58Prefix: number | undefined
}

/** The id of `PvqApi` among the runtime APIs: the blake2-64 hash of its name. */
const PVQ_API = '0x3d96b47fd875ba0d'
/** The blocks whose version of the API is remembered. */
const MAX_KNOWN = 64

/** A chain, as a server tells it. */
export class Chain {
  readonly rpc: Rpc
  readonly #versions = new Map<Hex, number>()

  constructor(rpc: Rpc) {
    this.rpc = rpc
  }

  /** Returns the hash of a block. */
  async hash(at: At, signal: AbortSignal): Promise<Hex> {
    if (at !== 'best' && at !== 'finalized') {
      if (fromHex(at)?.length === 32) return at.toLowerCase() as Hex
      throw new ValueError('at', "'best', 'finalized', or 0x and 64 hex digits", at)
    }
    const method = at === 'best' ? 'chain_getBlockHash' : 'chain_getFinalizedHead'
    return asHash(await this.rpc.request(method, [], signal), method)
  }

  /** Returns a block with its number. */
  async block(at: At, signal: AbortSignal): Promise<BlockId> {
    const hash = await this.hash(at, signal)
    return { hash, number: await this.#number(hash, signal) }
  }

  async #number(hash: Hex, signal: AbortSignal): Promise<number> {
    const method = 'chain_getHeader'
    const header = (await this.rpc.request(method, [hash], signal)) as { number?: unknown } | null
    if (header === null) throw new NodeError(method, -32060, `the block ${hash} is unknown`)
    const { number } = header
    if (typeof number !== 'string' || !/^0x[0-9a-f]{1,13}$/i.test(number)) throw new AnswerError(`${method}: the answer is no header`)
    return Number(number)
  }

  /** Returns a block with its number, and the version of `PvqApi` there. */
  async describe(at: At, signal: AbortSignal): Promise<{ block: BlockId; version: number }> {
    const hash = await this.hash(at, signal)
    const [number, version] = await Promise.all([this.#number(hash, signal), this.version(hash, signal)])
    return { block: { hash, number }, version }
  }

  /** Returns the version of `PvqApi` at a block. */
  async version(hash: Hex, signal: AbortSignal): Promise<number> {
    const known = this.#versions.get(hash)
    if (known !== undefined) return known
    const method = 'state_getRuntimeVersion'
    const { apis } = ((await this.rpc.request(method, [hash], signal)) ?? {}) as { apis?: unknown }
    if (!Array.isArray(apis)) throw new AnswerError(`${method}: the answer is no version`)
    const api = apis.find((api) => Array.isArray(api) && String(api[0]).toLowerCase() === PVQ_API)
    if (!api) throw new UnsupportedError('the chain has no PVQ at this block: ask another chain, or at a later block')
    const version: unknown = api[1]
    if (!Number.isInteger(version)) throw new AnswerError(`${method}: the version of PvqApi is no number`)
    if (this.#versions.size >= MAX_KNOWN) this.#versions.clear()
    this.#versions.set(hash, version as number)
    return version as number
  }

  /** Returns what the specification of the chain says of it. */
  async identity(signal: AbortSignal): Promise<ChainIdentity> {
    const ask = (method: string) => this.rpc.request(method, [], signal)
    const [name, properties] = await Promise.all([ask('system_chain'), ask('system_properties')])
    if (typeof name !== 'string') throw new AnswerError('system_chain: the answer is no name')
    const { ss58Format } = (properties ?? {}) as { ss58Format?: unknown }
    const isPrefix = typeof ss58Format === 'number' && Number.isInteger(ss58Format) && ss58Format >= 0 && ss58Format < 16384
    return { name: printable(name), ss58Prefix: isPrefix ? ss58Format : undefined }
  }

  /** Calls a function of `PvqApi` at a block, and returns its result. */
  async call<Result>(name: ApiFunction, args: readonly unknown[], hash: Hex, signal: AbortSignal): Promise<Result> {
    const api = API[name]
    const out = new Writer()
    api.args.forEach((shape, position) => encodeTo(out, shape, args[position], `argument ${position} of PvqApi_${name}`))
    const method = `PvqApi_${name}`
    const answer = fromHex(await this.rpc.request('state_call', [method, toHex(out.since(0)), hash], signal))
    if (!answer) throw new AnswerError(`${method}: the answer is not in hex`)
    return decode(api.result, answer, { place: method }) as Result
  }
}

/** Returns a hash of 32 bytes in lower case, if it is one. */
export function asHash(value: unknown, what: string): Hex {
  if (fromHex(value)?.length !== 32) throw new AnswerError(`${what}: the answer is no hash`)
  return (value as string).toLowerCase() as Hex
}
