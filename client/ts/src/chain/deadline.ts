import { AbortedError, TimeoutError } from '../errors.js'

/** The bounds of a call: the caller's signal, and a time limit. */
export interface CallOptions {
  /** Ends the call with an {@link AbortedError}. */
  readonly signal?: AbortSignal | undefined
  /** Milliseconds after which the call ends with a {@link TimeoutError}. Default: that of the client. */
  readonly timeout?: number | undefined
}

/** Milliseconds in which the reason of a time-out is looked for. */
const REASON_MILLISECONDS = 300

/**
 * Runs something that ends in time: `run` gets a signal whose reason is the error to end with.
 *
 * @param why - returns what a caller can do when the time is over
 */
export async function within<T>(
  what: string,
  milliseconds: number,
  signal: AbortSignal | undefined,
  why: () => string | Promise<string>,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController()
  const aborted = () => controller.abort(new AbortedError(signal!))
  if (signal?.aborted) aborted()
  signal?.addEventListener('abort', aborted, { once: true })
  const timer = setTimeout(async () => {
    const unknown = new Promise<string>((resolve) => setTimeout(resolve, REASON_MILLISECONDS, 'Try again, or ask another node.'))
    const reason = await Promise.race([Promise.resolve(why()).catch(() => unknown), unknown])
    controller.abort(new TimeoutError(what, milliseconds, reason))
  }, milliseconds)
  try {
    controller.signal.throwIfAborted()
    return await unlessAborted(run(controller.signal), controller.signal)
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', aborted)
  }
}

/** Returns the outcome of a promise, or rejects with the signal's reason if that comes first. */
export function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const aborted = () => reject(signal.reason)
    if (signal.aborted) aborted()
    signal.addEventListener('abort', aborted, { once: true })
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', aborted))
  })
}
