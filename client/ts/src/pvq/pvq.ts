import { Blake2256 } from '@polkadot-api/substrate-bindings'
import type { JsonRpcProvider } from '@polkadot-api/json-rpc-provider'
import { Chain, type At, type ChainIdentity } from '../chain/chain.js'
import { within, type CallOptions } from '../chain/deadline.js'
import { Rpc } from '../chain/rpc.js'
import { toHex, type Hex } from '../codec/bytes.js'
import { AbortedError, AnswerError, QueryError, UnsupportedError, ValueError } from '../errors.js'
import type { EntrypointTypes } from '../infer.js'
import { readInterface } from '../metadata/interface.js'
import { Program, type EntrypointName } from '../program.js'
import type { Answer, BlockId } from './answer.js'
import { extensions, limits, programCode, programs, type ChainLimits, type Extension, type RegisteredProgram } from './overview.js'
import { Asker, type QueryOptions, type Source } from './request.js'
import { ticks } from './watch.js'

/** A provider of polkadot-api's, or of this package, which may say more of itself. */
export type PvqProvider = JsonRpcProvider & {
  /** Whether it is a light client, whose answers are verified in this process. */
  readonly light?: boolean
  /** Returns what a caller can do about a request that took too long. */
  readonly explain?: () => string | Promise<string>
}

/** Options of {@link createPvq}. */
export interface PvqOptions {
  /** Milliseconds after which a call ends with a {@link TimeoutError}. Default: 30,000. */
  readonly timeout?: number
  /**
   * Whether the provider is a light client, which verifies what it answers. Then `pvq_query`, which has no proofs, is not
   * asked, and queries may use eight million gas by default, some three seconds of a light client. Default: what the provider
   * says of itself.
   */
  readonly light?: boolean
  /** Whether queries are asked by the runtime API alone, also where a node has `pvq_query`. Default: false. */
  readonly runtimeOnly?: boolean
  /** Gas that a query may use where its options do not say. Default: what the chain allows, eight million for a light client. */
  readonly gasLimit?: bigint
  /** The prefix of accounts in results. Default: 42. */
  readonly ss58Prefix?: number
}

/** Options of a call that reads at a block. */
export interface ReadOptions extends CallOptions {
  /** The block whose state is read. Default: the best one. */
  readonly at?: At | undefined
}

/** Options of {@link Pvq.watch}. */
export interface WatchOptions extends Omit<QueryOptions, 'at'> {
  /** Whether to ask at each best block or at each block that is final. Default: `best`. */
  readonly at?: 'best' | 'finalized' | undefined
}

/** The parameters of a bound entrypoint: its arguments, if it has any, and options. */
export type Input<Args, Options> = keyof Args extends never
  ? [args?: Args, options?: Options]
  : [args: Args, options?: Options]

/** A program's entrypoints as functions. They return the result, and throw a {@link QueryError} where there is none. */
export type Bound<E extends EntrypointTypes> = {
  readonly [N in keyof E]: (...input: Input<E[N]['args'], QueryOptions>) => Promise<E[N]['result']>
}

/** Gas that a light client computes within some three seconds. */
export const LIGHT_GAS = 8_000_000n
const TIMEOUT = 30_000

/** The connection and the options of the queries of one provider. */
interface Shared {
  readonly rpc: Rpc
  readonly chain: Chain
  readonly asker: Asker
  readonly light: boolean
  readonly options: PvqOptions
  readonly explain: () => string | Promise<string>
}

/**
 * Returns queries of the chain to which a provider connects: `wsProvider` or `httpProvider` of this package, a light client
 * of `pvq-client/light`, or any provider of polkadot-api's.
 */
export function createPvq(provider: PvqProvider, options: PvqOptions = {}): Pvq {
  const { light = provider.light ?? false } = options
  const rpc = new Rpc(provider, light)
  const chain = new Chain(rpc)
  const asker = new Asker(chain, light || (options.runtimeOnly ?? false))
  return new Pvq({ rpc, chain, asker, light, options, explain: provider.explain ?? (() => rpc.status()) })
}

/** Queries of a chain. */
export class Pvq {
  readonly #shared: Shared
  /** The block of all calls that name none, and its hash once that was asked for. */
  readonly #fixed: { readonly at: At; hash?: Promise<Hex> | undefined } | undefined

  /** Use {@link createPvq}. */
  constructor(shared: Shared, at?: At) {
    this.#shared = shared
    this.#fixed = at === undefined ? undefined : { at }
  }

  /** Whether answers are verified in this process, by a light client. */
  get verified(): boolean {
    return this.#shared.light
  }

  /**
   * Asks a program. The failure of a query is a value.
   *
   * @throws {@link ValueError} where an argument is not of its type, and another {@link PvqError} where there is no answer
   */
  async query<E extends EntrypointTypes, N extends EntrypointName<E>>(
    program: Program<E>,
    entrypoint: N,
    args: E[N]['args'],
    options: QueryOptions = {},
  ): Promise<Answer<E[N]['result']>> {
    const encoded = program.encode(entrypoint, args)
    const answer = await this.queryEncoded(sourceOf(program), encoded, options)
    if (!answer.success) return answer
    const { ss58Prefix } = this.#shared.options
    return { ...answer, value: program.decode(entrypoint, answer.bytes, { ss58Prefix }) }
  }

  /**
   * Asks a program, and returns its result.
   *
   * @throws {@link QueryError} where the query fails, and as {@link Pvq.query}
   */
  async read<E extends EntrypointTypes, N extends EntrypointName<E>>(
    program: Program<E>,
    entrypoint: N,
    args: E[N]['args'],
    options: QueryOptions = {},
  ): Promise<E[N]['result']> {
    const answer = await this.query(program, entrypoint, args, options)
    if (answer.success) return answer.value
    throw new QueryError(answer.error, answer.usage)
  }

  /** Returns a program's entrypoints as functions, each of which reads with `options` unless it is called with others. */
  bind<E extends EntrypointTypes>(program: Program<E>, options: QueryOptions = {}): Bound<E> {
    const bound = Object.create(null) as Record<string, unknown>
    for (const { name } of program.entrypoints) {
      bound[name] = (args: object = {}, own: QueryOptions = {}) => this.read(program, name as EntrypointName<E>, args, { ...options, ...own })
    }
    return Object.freeze(bound) as Bound<E>
  }

  /**
   * Asks a program whose types are not known, such as one of PVQ 0.1, with encoded arguments: the index of an entrypoint, then
   * its parameters. The value is the encoded result.
   */
  async queryEncoded(source: Source, args: Uint8Array, options: QueryOptions = {}): Promise<Answer<Uint8Array>> {
    const { asker, light } = this.#shared
    const { gasLimit = this.#shared.options.gasLimit ?? (light ? LIGHT_GAS : undefined) } = options
    for (const [name, limit] of Object.entries({ gasLimit, proofSizeLimit: options.proofSizeLimit })) {
      if (limit !== undefined && (typeof limit !== 'bigint' || limit < 0n)) throw new ValueError(name, 'a bigint from 0 on', limit)
    }
    const start = performance.now()
    const outcome = await this.#within('the query', options, async (signal) => {
      const at = options.at ?? (await this.#block())
      return asker.ask(source, args, { ...options, at, gasLimit }, signal)
    })
    const { result, block, usage, method, engine } = outcome
    const milliseconds = performance.now() - start
    const details = { block, verified: light, method, usage, ...(engine && { engine }), milliseconds }
    if (result instanceof Uint8Array) return { success: true, value: result, bytes: result, ...details }
    if (light && result.type === 'QueryExceedsWeightLimit' && options.gasLimit === undefined) {
      const message = `${result.message}; a light client allows ${gasLimit} gas by default, which gasLimit raises`
      return { success: false, error: { ...result, message }, ...details }
    }
    return { success: false, error: result, ...details }
  }

  /**
   * Returns a registered program by its hash alone: fetches its blob, compares the hash, and reads what the program says of
   * itself.
   *
   * @throws {@link MetadataError} where it says nothing, {@link AnswerError} where the blob is that of another program
   */
  async program(hash: Hex, options: ReadOptions = {}): Promise<Program> {
    const code = await this.#read('the program', options, (block, signal) => programCode(this.#shared.chain, hash, block, signal))
    const actual = toHex(Blake2256(code))
    if (actual !== hash.toLowerCase()) throw new AnswerError(`the program's hash is ${actual}, and not ${hash}: ask another node`)
    const metadata = readInterface(code)
    if (metadata) return new Program(metadata, undefined, actual)
    throw new UnsupportedError(`the program ${hash} does not describe itself: call defineProgram with the JSON beside its blob`)
  }

  /** Returns the programs that governance has registered, in the order of their hashes. */
  async programs(options: ReadOptions = {}): Promise<RegisteredProgram[]> {
    return this.#read('the programs', options, (block, signal) => programs(this.#shared.chain, block, signal))
  }

  /** Returns what programs can call, with documentation and weights. */
  async extensions(options: ReadOptions = {}): Promise<Extension[]> {
    return this.#read('the extensions', options, (block, signal) => extensions(this.#shared.chain, block, signal))
  }

  /** Returns what queries may use, and which programs may run. */
  async limits(options: ReadOptions = {}): Promise<ChainLimits> {
    return this.#read('the limits', options, (block, signal) => limits(this.#shared.chain, block, signal))
  }

  /** Returns the name of the chain, and the prefix of its accounts, for `ss58Prefix` of {@link createPvq}. */
  async chain(options: CallOptions = {}): Promise<ChainIdentity> {
    return this.#within('the chain', options, (signal) => this.#shared.chain.identity(signal))
  }

  /** Returns a block, the best one by default. */
  async block(options: ReadOptions = {}): Promise<BlockId> {
    return this.#read('the block', options, async (block) => block)
  }

  /**
   * Returns queries that all read the state of one block. With `best` and `finalized` it is the block that is so when the first
   * of them is asked.
   */
  at(block: At): Pvq {
    return new Pvq(this.#shared, block)
  }

  /**
   * Asks a program again at each block, until the iteration ends. A consumer that is slower than blocks come skips some.
   *
   * @throws as {@link Pvq.query}, in the iteration
   */
  async *watch<E extends EntrypointTypes, N extends EntrypointName<E>>(
    program: Program<E>,
    entrypoint: N,
    args: E[N]['args'],
    { at = 'best', ...options }: WatchOptions = {},
  ): AsyncGenerator<Answer<E[N]['result']>, void, void> {
    const { chain, rpc } = this.#shared
    program.encode(entrypoint, args)
    const controller = new AbortController()
    const aborted = () => controller.abort(new AbortedError(options.signal!))
    if (options.signal?.aborted) aborted()
    options.signal?.addEventListener('abort', aborted, { once: true })
    try {
      let last: Hex | undefined
      for await (const _ of ticks(rpc, at, controller.signal)) {
        const hash = await this.#within('the block', options, (signal) => chain.hash(at, signal))
        if (hash === last) continue
        last = hash
        yield await this.query(program, entrypoint, args, { ...options, at: hash })
      }
    } finally {
      options.signal?.removeEventListener('abort', aborted)
      controller.abort()
    }
  }

  /** Closes the connection. Pending calls end with a {@link ConnectionError}. */
  destroy(): void {
    this.#shared.rpc.close()
  }

  #read<T>(what: string, options: ReadOptions, run: (block: BlockId, signal: AbortSignal) => Promise<T>): Promise<T> {
    return this.#within(what, options, async (signal) => {
      const at = options.at ?? (await this.#block())
      return run(await this.#shared.chain.block(at, signal), signal)
    })
  }

  #within<T>(what: string, options: CallOptions, run: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const { timeout = TIMEOUT } = this.#shared.options
    return within(what, options.timeout ?? timeout, options.signal, this.#shared.explain, run)
  }

  /** Returns the block of calls that name none. It is looked up once, for all of them. */
  async #block(): Promise<At> {
    const fixed = this.#fixed
    if (!fixed) return 'best'
    fixed.hash ??= this.#within('the block', {}, (signal) => this.#shared.chain.hash(fixed.at, signal)).catch((error: unknown) => {
      fixed.hash = undefined
      throw error
    })
    return fixed.hash
  }
}

function sourceOf(program: Program): Source {
  if (program.blob) return { blob: program.blob }
  if (program.hash) return { hash: program.hash }
  throw new UnsupportedError('the metadata does not tell the hash of its program: give the blob to defineProgram')
}
