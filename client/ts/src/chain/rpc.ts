import type { JsonRpcProvider } from '@polkadot-api/json-rpc-provider'
import { createClient, RpcError, type Client } from '@polkadot-api/raw-client'
import { AnswerError, ConnectionError, NodeError, PvqError } from '../errors.js'
import { unlessAborted } from './deadline.js'
import { checked, NO_CONNECTION } from './message.js'

/** The code of the JSON-RPC error for an unknown method. */
export const METHOD_NOT_FOUND = -32601

/** The code of a light client's error where no peer has an answer, such as where the only one has just been lost. */
const NO_PEER = -32800
/** A light client's error where no peer sent the proofs in time, such as where the only one is busy. */
const NO_PROOFS = 'Error trying to access the storage'
/** Milliseconds after which a light client that has one of these errors is asked again, time after time. */
const RETRIES = [200, 500, 1_000, 2_000]

/** Requests over a provider. Whatever the server sends, each ends: with its answer, or with a {@link PvqError}. */
export class Rpc {
  readonly #client: Client
  readonly #pending = new Set<(error: PvqError) => void>()
  readonly #provider: JsonRpcProvider
  readonly #light: boolean
  #closed = false

  /** @param light - whether the provider is a light client, which may have no peer for a moment */
  constructor(provider: JsonRpcProvider, light = false) {
    this.#provider = provider
    this.#light = light
    const garbage = () => this.#endAll(new AnswerError('the server sent something that is no JSON-RPC message: ask another one'))
    // An answer without an id is about a request that the server could not read, such as one that is too large.
    const unread: JsonRpcProvider = (onMessage) =>
      provider((message) => {
        const { id, error } = (message ?? {}) as { id?: unknown; error?: { code: number; message: string; data?: unknown } }
        if (id === null && error?.message) this.#endAll(new NodeError('the request', error.code, String(error.message), error.data))
        else onMessage(message)
      })
    this.#client = createClient(checked(unread, garbage), () => {})
  }

  /** Sends a request. Rejects with the signal's reason when that is aborted. */
  async request(method: string, params: unknown[], signal: AbortSignal): Promise<unknown> {
    for (const pause of this.#light ? RETRIES : []) {
      try {
        return await this.#once(method, params, signal)
      } catch (error) {
        if (!(error instanceof NodeError && (error.code === NO_PEER || error.message.includes(NO_PROOFS)))) throw error
      }
      await unlessAborted(new Promise((resolve) => setTimeout(resolve, pause)), signal)
    }
    return this.#once(method, params, signal)
  }

  async #once(method: string, params: unknown[], signal: AbortSignal): Promise<unknown> {
    signal.throwIfAborted()
    if (this.#closed) throw closed()
    let cancel = () => {}
    let end = (_: PvqError) => {}
    const answer = new Promise<unknown>((resolve, reject) => {
      this.#pending.add((end = reject))
      cancel = this.#client.request(method, params, { onSuccess: resolve, onError: (error) => reject(toError(method, error)) })
    })
    try {
      return await unlessAborted(answer, signal)
    } finally {
      this.#pending.delete(end)
      cancel()
    }
  }

  /**
   * Subscribes, and calls `onNext` with each notification until the returned function is called.
   *
   * @throws {@link NodeError} where the server has no such subscription
   */
  async subscribe(subscribe: string, unsubscribe: string, onNext: (value: unknown) => void, signal: AbortSignal): Promise<() => void> {
    let stop = () => {}
    const started = new Promise<() => void>((resolve, reject) => {
      this.#client.request(subscribe, [], {
        onSuccess: (id, follow) => {
          if (typeof id !== 'string' && typeof id !== 'number') return reject(new AnswerError(`${subscribe}: the answer is no subscription`))
          const unfollow = follow(id as string, { next: onNext, error: () => {} })
          stop = () => {
            unfollow()
            if (!this.#closed) this.#client.request(unsubscribe, [id], { onSuccess: () => {}, onError: () => {} })
          }
          resolve(stop)
          if (signal.aborted) stop()
        },
        onError: (error) => reject(toError(subscribe, error)),
      })
    })
    return unlessAborted(started, signal)
  }

  /** Returns what is known of the connection, for the error of a request that took too long. */
  status(): string {
    const { getStatus } = this.#provider as { getStatus?: () => { type: string; uri?: string } }
    const status = getStatus?.()
    switch (status?.type) {
      case 'CONNECTING':
        return `There is no connection to ${status.uri} yet: check the address, and that the node runs.`
      case 'ERROR':
        return 'The connection fails: check the address, and that the node runs.'
      case 'CLOSE':
        return 'The node closed the connection: see its log.'
      default:
        return 'Try again, have the query do less, or ask another node.'
    }
  }

  /** Closes the connection. Pending requests end. */
  close(): void {
    if (this.#closed) return
    this.#closed = true
    this.#endAll(closed())
    this.#client.disconnect()
  }

  #endAll(error: PvqError): void {
    for (const end of [...this.#pending]) end(error)
  }
}

function closed(): ConnectionError {
  return new ConnectionError('the client was destroyed: create another one')
}

function toError(method: string, error: Error): PvqError {
  if (!(error instanceof RpcError)) return new ConnectionError(`${method}: ${error.message}`, { cause: error })
  if (error.data === NO_CONNECTION) return new ConnectionError(error.message)
  return new NodeError(method, error.code, error.message, error.data)
}
