import type { SmoldotBytecode } from 'smoldot/no-auto-bytecode'

/** A worker: a `Worker` of the browser, or of Node.js' `worker_threads`. */
export interface LightWorker {
  // The two platforms' types of ports differ.
  postMessage(message: unknown, transfer: any[]): void
  terminate(): unknown
}

/** The events of workers of Node.js. Those of browsers have `addEventListener`. */
interface NodeEvents {
  once(event: 'message' | 'error', listener: (value: unknown) => void): void
}

/** Starts the worker of this package. Bundlers that do not know the expression need `LightOptions.worker`. */
export function startWorker(): LightWorker {
  if (typeof process === 'undefined' || !process.versions?.node) {
    return new Worker(new URL('./worker.js', import.meta.url), { type: 'module' })
  }
  const { Worker: NodeWorker } = process.getBuiltinModule('node:worker_threads')
  return new NodeWorker(new URL('./worker.js', import.meta.url)) as unknown as LightWorker
}

/** Hands a port to a worker, and returns the bytecode that the worker has compiled. */
export function connect(worker: LightWorker, port: MessagePort): Promise<SmoldotBytecode> {
  return new Promise((resolve, reject) => {
    const failed = (error: unknown) => reject(new Error(`the worker of the light client failed: ${describe(error)}`))
    if ('addEventListener' in worker) {
      const events = worker as unknown as Worker
      events.addEventListener('message', (event) => resolve(event.data as SmoldotBytecode), { once: true })
      events.addEventListener('error', failed, { once: true })
    } else {
      const events = worker as unknown as NodeEvents
      events.once('message', (bytecode) => resolve(bytecode as SmoldotBytecode))
      events.once('error', failed)
    }
    worker.postMessage(port, [port])
  })
}

function describe(error: unknown): string {
  return (error as { message?: string } | undefined)?.message || 'it could not be started'
}
