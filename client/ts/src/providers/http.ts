import type { JsonRpcProvider, JsonRpcRequest } from '@polkadot-api/json-rpc-provider'
import { GARBAGE, MAX_RESPONSE, NO_CONNECTION } from '../chain/message.js'

/** Options of {@link httpProvider}. */
export interface HttpOptions {
  /** Headers of each request, such as those of an access token. */
  readonly headers?: Record<string, string>
  /** Milliseconds after which a request is given up. Default: 60,000. */
  readonly timeout?: number
  /** Bytes of an answer after which it is given up. Default: 32 MiB. */
  readonly maxResponse?: number
  /** A function that sends requests. Default: the platform's `fetch`. */
  readonly fetch?: typeof fetch
}

/**
 * Returns a connection by HTTP: one request for each call. There are no subscriptions, so that `watch` asks for new blocks
 * time and again.
 */
export function httpProvider(url: string, options: HttpOptions = {}): JsonRpcProvider {
  const { headers, timeout = 60_000, maxResponse = MAX_RESPONSE, fetch = globalThis.fetch } = options
  const address = new URL(url)
  return (onMessage) => {
    const controller = new AbortController()
    const send = async (request: JsonRpcRequest) => {
      const id = request.id ?? null
      try {
        const response = await fetch(address, {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...headers },
          body: JSON.stringify(request),
          signal: AbortSignal.any([controller.signal, AbortSignal.timeout(timeout)]),
        })
        if (!response.ok) throw new Error(`the server answers ${response.status} ${response.statusText}`)
        const text = await read(response, maxResponse)
        if (!controller.signal.aborted) onMessage(parse(text))
      } catch (error) {
        if (controller.signal.aborted) return
        const why = error instanceof Error ? (error.cause instanceof Error ? error.cause.message : error.message) : String(error)
        const message = `${address.origin} cannot be asked: ${why}. Check the address, and that the node runs`
        onMessage({ jsonrpc: '2.0', id, error: { code: -32000, message, data: NO_CONNECTION } })
      }
    }
    return { send: (request) => void send(request), disconnect: () => controller.abort() }
  }
}

function parse(text: string) {
  try {
    return JSON.parse(text)
  } catch {
    return { jsonrpc: '2.0', method: GARBAGE, params: {} }
  }
}

/** Reads the text of an answer, up to a length. */
async function read(response: Response, most: number): Promise<string> {
  const decoder = new TextDecoder()
  const reader = response.body?.getReader()
  let text = ''
  for (let length = 0; reader; ) {
    const { done, value } = await reader.read()
    if (done) break
    length += value.length
    if (length > most) {
      await reader.cancel()
      throw new Error(`the answer has more than ${most} bytes`)
    }
    text += decoder.decode(value, { stream: true })
  }
  return text + decoder.decode()
}
