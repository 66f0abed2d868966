/**
 * The worker in which a light client computes: an entry point of its own, for Node.js and for browsers.
 *
 * @packageDocumentation
 */
import { compileBytecode } from 'smoldot/bytecode'
import { run } from 'smoldot/worker'

interface Port {
  postMessage(message: unknown): void
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void
}

/** Returns the port to the page or process that started the worker. */
function parent(): Port {
  if (typeof process === 'undefined' || !process.versions?.node) return globalThis as unknown as Port
  const { parentPort } = process.getBuiltinModule('node:worker_threads')
  return {
    postMessage: (message) => parentPort!.postMessage(message),
    addEventListener: (_, listener) => parentPort!.once('message', (data) => listener({ data } as MessageEvent)),
  }
}

const port = parent()
port.addEventListener('message', ({ data }) => void run(data as MessagePort))
compileBytecode().then((bytecode) => port.postMessage(bytecode))
