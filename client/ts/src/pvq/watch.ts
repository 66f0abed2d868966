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
  const subscribe = () =>
    rpc.subscribe(`chain_subscribe${name}`, `chain_unsubscribe${name}`, () => {
      news = true
      wake()
    }, signal)
  let unsupported = false
  try {
    for (;;) {
      yield
      if (!stop && !unsupported) {
        try {
          stop = await subscribe()
        } catch (error) {
          // Such as by HTTP.
          if (!(error instanceof NodeError)) throw error
          unsupported = true
        }
      }
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
