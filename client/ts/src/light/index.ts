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
export type LightProvider = PvqProvider & { readonly light: true; readonly explain: () => string }

/** The level of the log that tells of peers. */
const PEER_LEVEL = 4
/** The message that a peer sends and gets blocks, with the peer's id. smoldot answers no request about peers before it has one. */
const PEER_OPENED = /^gossip-open-success; .*\bpeer_id=(\w+)/

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
  return Object.assign(provider, { light: true, explain: () => current?.explain() ?? '' } as const)
}

class LightConnection {
  readonly #onMessage: (message: never) => void
  readonly #chain: Promise<Chain>
  readonly #peers = new Set<string>()
  #client: Client | undefined
  #worker: LightWorker | undefined
  #answered = false
  #closed = false

  constructor(chainSpec: string, options: LightOptions, onMessage: (message: never) => void) {
    this.#onMessage = onMessage
    this.#chain = this.#start(chainSpec, options)
    this.#chain.then((chain) => this.#receive(chain)).catch(() => {})
  }

  async #start(chainSpec: string, options: LightOptions): Promise<Chain> {
    const { relayChainSpec, worker: start = startWorker, maxLogLevel = 2, onLog } = options
    const { startWithBytecode } = await import('smoldot/no-auto-bytecode').catch((cause: unknown) => {
      throw new Error('the package smoldot is not there: install it', { cause })
    })
    const { port1, port2 } = new MessageChannel()
    this.#worker = start()
    const bytecode = await connect(this.#worker, port1)
    if (this.#closed) throw new Error('the client was destroyed')
    this.#client = startWithBytecode({
      bytecode,
      portToWorker: port2,
      maxLogLevel: Math.max(maxLogLevel, PEER_LEVEL),
      logCallback: (level, target, message) => {
        const peer = target === 'network' ? PEER_OPENED.exec(message)?.[1] : undefined
        if (peer) this.#peers.add(peer)
        if (level <= maxLogLevel) onLog?.(level, target, message)
      },
    })
    const relays: Chain[] = []
    if (relayChainSpec !== undefined) relays.push(await this.#client.addChain({ chainSpec: relayChainSpec, disableJsonRpc: true }))
    return this.#client.addChain({ chainSpec, potentialRelayChains: relays }).catch((cause: unknown) => {
      const { message } = cause as Error
      throw /relay chain/.test(message) ? new Error(`${message}: give the specification of its relay chain, as relayChainSpec`, { cause }) : cause
    })
  }

  async #receive(chain: Chain): Promise<void> {
    for await (const text of chain.jsonRpcResponses) {
      this.#answered = true
      this.#onMessage(JSON.parse(text) as never)
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

  /** Returns the reason why a request takes long, as far as it is known. */
  explain(): string {
    if (this.#answered) return 'A light client computes slowly: have the query do less, lower its gasLimit, raise the timeout, or ask a node.'
    const peers = this.#peers.size
    return peers > 0
      ? `The light client has ${peers} peers and is still catching up with the chain: try again later, or raise the timeout.`
      : "The light client has no peers: check that the boot nodes in the chain's specification listen for WebSockets or WebRTC."
  }

  async close(): Promise<void> {
    this.#closed = true
    await this.#client?.terminate().catch(() => {})
    await this.#worker?.terminate()
  }
}
