import type { SmoldotBytecode } from 'smoldot/no-auto-bytecode'

/** A worker, of the browser or of Node.js. */
export type LightWorker = Worker | import('node:worker_threads').Worker

/** Starts the worker of this package. Bundlers that do not know the expression need `LightOptions.worker`. */
export function startWorker(): LightWorker {
  if (typeof process === 'undefined' || !process.versions?.node) {
    return new Worker(new URL('./worker.js', import.meta.url), { type: 'module' })
  }
  const { Worker: NodeWorker } = process.getBuiltinModule('node:worker_threads')
  return new NodeWorker(new URL('./worker.js', import.meta.url))
}

/** Hands a port to a worker, and returns the bytecode that the worker has compiled. */
export function connect(worker: LightWorker, port: MessagePort): Promise<SmoldotBytecode> {
  return new Promise((resolve, reject) => {
    const failed = (error: unknown) => reject(new Error(`the worker of the light client failed: ${describe(error)}`))
    if ('on' in worker) {
      worker.once('message', resolve)
      worker.once('error', failed)
      worker.postMessage(port, [port as unknown as import('node:worker_threads').MessagePort])
    } else {
      worker.addEventListener('message', (event) => resolve(event.data as SmoldotBytecode), { once: true })
      worker.addEventListener('error', failed, { once: true })
      worker.postMessage(port, [port])
    }
  })
}

function describe(error: unknown): string {
  return (error as { message?: string } | undefined)?.message || 'it could not be started'
}
