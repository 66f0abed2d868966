import { unlessAborted } from '../chain/deadline.js'
import type { Rpc } from '../chain/rpc.js'
import { NodeError } from '../errors.js'

/** Milliseconds between looks for a new block, where the server does not tell of them. */
const POLL = 2_000
/** The same where it does, in case that the subscription was lost with its connection. */
const CHECK = 15_000

/**
 * Yields whenever there may be a new block: once at first, when the server tells of one, and from time to time. A slow
 * consumer skips blocks.
 */
export async function* ticks(rpc: Rpc, at: 'best' | 'finalized', signal: AbortSignal): AsyncGenerator<void> {
  const name = at === 'best' ? 'NewHeads' : 'FinalizedHeads'
  let wake = () => {}
  let news = false
  let stop: (() => void) | undefined
  let state: 'none' | 'asked' | 'refused' = 'none'
  // Nothing waits for the subscription: a server may not answer, or have none, such as by HTTP.
  const subscribe = () => {
    state = 'asked'
    const heard = () => {
      news = true
      wake()
    }
    rpc.subscribe(`chain_subscribe${name}`, `chain_unsubscribe${name}`, heard, signal).then(
      (unsubscribe) => (stop = unsubscribe),
      (error: unknown) => (state = error instanceof NodeError ? 'refused' : 'none'),
    )
  }
  try {
    for (;;) {
      yield
      if (state === 'none') subscribe()
      if (!news) {
        let timer: ReturnType<typeof setTimeout> | undefined
        const waited = new Promise<boolean>((resolve) => {
          wake = () => resolve(true)
          timer = setTimeout(resolve, stop ? CHECK : POLL, false)
        })
        try {
          if (!(await unlessAborted(waited, signal)) && stop) {
            stop()
            stop = undefined
            state = 'none'
          }
        } finally {
          clearTimeout(timer)
        }
      }
      news = false
    }
  } finally {
    stop?.()
  }
}
