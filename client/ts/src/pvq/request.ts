import type { Chain } from '../chain/chain.js'
import { METHOD_NOT_FOUND } from '../chain/rpc.js'
import type { CallOptions } from '../chain/deadline.js'
import type { At } from '../chain/chain.js'
import type { Hex } from '../codec/bytes.js'
import { NodeError, printable, UnsupportedError } from '../errors.js'
import { failureType, FAILURES, type BlockId, type Method, type QueryFailure, type Usage } from './answer.js'
import { fromAnswer, toParameter, type Outcome } from './by-method.js'

/** The program of a query: its blob, or the hash of one that the chain has registered. */
export type Source = { readonly blob: Uint8Array } | { readonly hash: Hex }

/** Options of a query. */
export interface QueryOptions extends CallOptions {
  /** The block whose state is read. Default: the best one. */
  readonly at?: At | undefined
  /** Gas that the query may use. It only lowers what the chain and the node allow. */
  readonly gasLimit?: bigint | undefined
  /** Bytes of proof that its calls may be charged for. It only lowers what the chain and the node allow. */
  readonly proofSizeLimit?: bigint | undefined
  /** The engine of a node that runs the program. Default: `auto`, by which the node chooses. */
  readonly engine?: 'auto' | 'native' | 'runtime' | undefined
}

/** The code of the JSON-RPC error for a block whose runtime has no second version of `PvqApi`. */
const NO_API = -32061

/** The greatest limit of gas of the runtime API. */
const MAX_GAS = (1n << 63n) - 1n

/** Asks a chain by what it has: `pvq_query`, then `PvqApi_query`, then `PvqApi_execute_query` of PVQ 0.1. */
export class Asker {
  readonly #chain: Chain
  /** Whether queries are asked by the runtime API alone. */
  #runtimeOnly: boolean

  constructor(chain: Chain, runtimeOnly: boolean) {
    this.#chain = chain
    this.#runtimeOnly = runtimeOnly
  }

  async ask(source: Source, args: Uint8Array, options: QueryOptions, signal: AbortSignal): Promise<Outcome & { method: Method }> {
    const { at = 'best', gasLimit, proofSizeLimit, engine } = options
    const chain = this.#chain
    if (!this.#runtimeOnly) {
      try {
        const hash = at === 'best' ? undefined : await chain.hash(at, signal)
        const parameter = toParameter({ source, args, at: hash, engine, gasLimit, proofSizeLimit })
        const answer = await chain.rpc.request('pvq_query', [parameter], signal)
        return { ...fromAnswer(answer, hash), method: 'pvq_query' }
      } catch (error) {
        if (!(error instanceof NodeError)) throw error
        if (error.code === METHOD_NOT_FOUND) this.#runtimeOnly = true
        else if (error.code !== NO_API) throw error
      }
    }
    if (engine === 'native') {
      throw new UnsupportedError("the program can only run in the chain's runtime here: leave out the engine, or ask a node with pvq_query")
    }
    const { block, version } = await chain.describe(at, signal)
    const gas = gasLimit === undefined || gasLimit < MAX_GAS ? gasLimit : MAX_GAS
    return version >= 2
      ? this.#query(source, args, gas, proofSizeLimit, block, signal)
      : this.#executeQuery(source, args, gas, block, signal)
  }

  async #query(
    source: Source,
    args: Uint8Array,
    gasLimit: bigint | undefined,
    proofSizeLimit: bigint | undefined,
    block: BlockId,
    signal: AbortSignal,
  ): Promise<Outcome & { method: Method }> {
    const program = 'blob' in source ? { type: 'Code', value: source.blob } : { type: 'Registered', value: source.hash }
    const { result, usage } = await this.#chain.call<{
      result: { success: true; value: Uint8Array } | { success: false; value: { error: number; message: string } }
      usage: Omit<Usage, 'gas'> & { gas: { load: bigint; program: bigint; host: bigint } }
    }>('query', [program, args, gasLimit, proofSizeLimit], block.hash, signal)
    const { load, program: instructions, host } = usage.gas
    return {
      method: 'PvqApi_query',
      block,
      usage: { ...usage, gas: { ...usage.gas, total: load + instructions + host } },
      result: result.success
        ? result.value
        : { type: failureType(result.value.error), message: printable(result.value.message) },
    }
  }

  async #executeQuery(
    source: Source,
    args: Uint8Array,
    gasLimit: bigint | undefined,
    block: BlockId,
    signal: AbortSignal,
  ): Promise<Outcome & { method: Method }> {
    if (!('blob' in source)) {
      throw new UnsupportedError('a chain of PVQ 0.1 has no registered programs: send the blob with the query')
    }
    type Result = { success: true; value: Uint8Array } | { success: false; value: number }
    const result = await this.#chain.call<Result>('execute_query', [source.blob, args, gasLimit], block.hash, signal)
    return {
      method: 'PvqApi_execute_query',
      block,
      usage: undefined,
      result: result.success ? result.value : plain(result.value),
    }
  }
}

/** The failure that PVQ 0.1 tells by its number alone. */
function plain(number: number): QueryFailure {
  const name = FAILURES[number] ?? `an error ${number} that this release does not know`
  return { type: failureType(number), message: `${name}; a chain of PVQ 0.1 tells no more` }
}
