import { getWsProvider } from '@polkadot-api/ws-provider'
import { GARBAGE, isMessage, MAX_RESPONSE } from '../chain/message.js'

/** Options of {@link wsProvider}: those of polkadot-api's. */
export type WsOptions = NonNullable<Parameters<typeof getWsProvider>[1]>

/** A connection by WebSocket, that of polkadot-api. */
export type WsProvider = ReturnType<typeof getWsProvider>

/**
 * Returns a connection by WebSocket: that of polkadot-api, which connects again when it is closed, and goes to the next of
 * several addresses. What a server sends that is no JSON-RPC, or has more than 32 MiB, ends the pending requests; in
 * polkadot-api's, it ends the process.
 */
export function wsProvider(url: string | string[], options: WsOptions = {}): WsProvider {
  const base = options.websocketClass ?? globalThis.WebSocket
  return getWsProvider(url, { ...options, websocketClass: strict(base) })
}

type Listener = EventListenerOrEventListenerObject | null

/** Returns a class of sockets whose messages are all JSON-RPC. */
function strict(base: typeof WebSocket): typeof WebSocket {
  return class extends base {
    readonly #checked = new Map<Listener, (event: Event) => void>()

    override addEventListener(type: string, listener: Listener, options?: boolean | AddEventListenerOptions): void {
      if (type !== 'message' || typeof listener !== 'function') return super.addEventListener(type, listener!, options)
      const checked = (event: Event) => listener.call(this, valid(event as MessageEvent))
      this.#checked.set(listener, checked)
      super.addEventListener(type, checked, options)
    }

    override removeEventListener(type: string, listener: Listener, options?: boolean | EventListenerOptions): void {
      super.removeEventListener(type, this.#checked.get(listener) ?? listener!, options)
    }
  }
}

function valid(event: MessageEvent): MessageEvent {
  try {
    if (String(event.data).length <= MAX_RESPONSE && isMessage(JSON.parse(event.data))) return event
  } catch {
    // It is no JSON.
  }
  return new MessageEvent('message', { data: JSON.stringify({ jsonrpc: '2.0', method: GARBAGE, params: {} }) })
}
