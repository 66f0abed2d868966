import type { JsonRpcMessage, JsonRpcProvider } from '@polkadot-api/json-rpc-provider'

/** The method of the notification that stands for what a server sent that is no message. */
export const GARBAGE = 'pvq_garbage'

/** Bytes of an answer that are read: more than any answer of a node that has its default limits. */
export const MAX_RESPONSE = 32 * 1024 * 1024

/** The `data` of errors by which a provider says that there is no connection. It cannot come from a server. */
export const NO_CONNECTION = { reason: 'no connection' } as const

/** Whether a value is a message of JSON-RPC: a response, or a notification of a subscription. */
export function isMessage(value: unknown): value is JsonRpcMessage {
  if (!isRecord(value)) return false
  if ('method' in value) return typeof value['method'] === 'string' && isRecord(value['params'])
  const { id, error } = value
  if (typeof id !== 'string' && typeof id !== 'number' && id !== null) return false
  if (!('error' in value)) return 'result' in value
  return isRecord(error) && Number.isInteger(error['code']) && typeof error['message'] === 'string'
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Returns a provider that hands on messages alone, and calls `onGarbage` where a server sends something else. */
export function checked(provider: JsonRpcProvider, onGarbage: () => void): JsonRpcProvider {
  return (onMessage) =>
    provider((message: unknown) => {
      if (!isMessage(message) || ('method' in message && message.method === GARBAGE)) onGarbage()
      else onMessage(message)
    })
}
