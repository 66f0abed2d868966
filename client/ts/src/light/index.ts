/**
 * A light client: it computes queries itself, over proofs of the state that peers send, and believes no node.
 *
 * @packageDocumentation
 */
import type { JsonRpcRequest } from '@polkadot-api/json-rpc-provider'
import type { Chain, Client, LogCallback } from 'smoldot/no-auto-bytecode'
import { NO_CONNECTION } from '../chain/message.js'
import type { PvqProvider } from '../pvq/pvq.js'
import { connect, startWorker, type LightWorker } from './worker-handle.js'

export { compare, type Comparison } from '../pvq/compare.js'
export type { LightWorker } from './worker-handle.js'

/** Options of {@link lightProvider}. */
export interface LightOptions {
  /** The specification of the relay chain, if the chain is a parachain. */
  readonly relayChainSpec?: string
  /** Starts the worker, `pvq-client/light/worker`. Default: beside this module, as Node.js and most bundlers find it. */
  readonly worker?: () => LightWorker
  /** The most detailed log: 1 for errors to 5 for traces. Default: 2. */
  readonly maxLogLevel?: number
  /** Gets the log. Default: none. */
  readonly onLog?: LogCallback
}

/** A connection by a light client. */
export type LightProvider = PvqProvider & { readonly light: true; readonly explain: () => Promise<string> }

/** The ids of the provider's own requests. */
const OWN = 'pvq-light-'

/**
 * Returns a connection by a light client, smoldot, which runs in a worker. `pvq` built from it has verified what it answers.
 * The light client starts with the first request and ends with `destroy`.
 *
 * The package `smoldot` has to be installed.
 *
 * @param chainSpec - the raw specification of the chain, in JSON, whose boot nodes it connects to
 */
export function lightProvider(chainSpec: string, options: LightOptions = {}): LightProvider {
  let current: LightConnection | undefined
  const provider = (onMessage: (message: never) => void) => {
    const connection = new LightConnection(chainSpec, options, onMessage)
    current = connection
    return { send: (request: JsonRpcRequest) => connection.send(request), disconnect: () => void connection.close() }
  }
  return Object.assign(provider, { light: true, explain: async () => current?.explain() ?? 'It was not started.' } as const)
}

class LightConnection {
  readonly #onMessage: (message: never) => void
  readonly #own = new Map<string, (result: unknown) => void>()
  readonly #chain: Promise<Chain>
  #client: Client | undefined
  #worker: LightWorker | undefined
  #closed = false
  #next = 0

  constructor(chainSpec: string, options: LightOptions, onMessage: (message: never) => void) {
    this.#onMessage = onMessage
    this.#chain = this.#start(chainSpec, options)
    this.#chain.then((chain) => this.#receive(chain)).catch(() => {})
  }

  async #start(chainSpec: string, { relayChainSpec, worker: start = startWorker, maxLogLevel = 2, onLog }: LightOptions): Promise<Chain> {
    const { startWithBytecode } = await import('smoldot/no-auto-bytecode').catch((cause: unknown) => {
      throw new Error('the package smoldot is not there: install it', { cause })
    })
    const { port1, port2 } = new MessageChannel()
    this.#worker = start()
    const bytecode = await connect(this.#worker, port1)
    this.#client = startWithBytecode({ bytecode, portToWorker: port2, maxLogLevel, logCallback: onLog ?? (() => {}) })
    if (this.#closed) throw new Error('the client was destroyed')
    const relays: Chain[] = []
    if (relayChainSpec !== undefined) relays.push(await this.#client.addChain({ chainSpec: relayChainSpec, disableJsonRpc: true }))
    return this.#client.addChain({ chainSpec, potentialRelayChains: relays })
  }

  async #receive(chain: Chain): Promise<void> {
    for await (const text of chain.jsonRpcResponses) {
      const message = JSON.parse(text)
      const own = this.#own.get(message.id)
      if (own) {
        this.#own.delete(message.id)
        own(message.result)
      } else this.#onMessage(message as never)
    }
  }

  async send(request: JsonRpcRequest): Promise<void> {
    try {
      const chain = await this.#chain
      chain.sendJsonRpc(JSON.stringify(request))
    } catch (error) {
      if (this.#closed) return
      const message = `the light client cannot run: ${(error as Error).message}`
      const failure = { jsonrpc: '2.0', id: request.id ?? null, error: { code: -32000, message, data: NO_CONNECTION } }
      this.#onMessage(failure as never)
    }
  }

  /** Returns the reason why a request takes long, as far as the light client knows it. */
  async explain(): Promise<string> {
    const chain = await this.#chain
    const id = `${OWN}${this.#next++}`
    const health = await new Promise<unknown>((resolve) => {
      this.#own.set(id, resolve)
      chain.sendJsonRpc(JSON.stringify({ jsonrpc: '2.0', id, method: 'system_health', params: [] }))
    })
    const { peers, isSyncing } = (health ?? {}) as { peers?: number; isSyncing?: boolean }
    if (peers === 0) {
      return "The light client has no peers: check the boot nodes in the chain's specification, and that they listen for WebSockets or WebRTC."
    }
    if (isSyncing) return `The light client has ${peers} peers and is still catching up with the chain: try again later.`
    return 'The light client takes too long: have the query do less, lower its gasLimit, raise the timeout, or ask a node.'
  }

  async close(): Promise<void> {
    this.#closed = true
    await this.#chain.catch(() => {})
    await this.#client?.terminate().catch(() => {})
    await this.#worker?.terminate()
  }
}
