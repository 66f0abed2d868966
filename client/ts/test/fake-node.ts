import type { JsonRpcProvider } from '@polkadot-api/json-rpc-provider'
import { encode, toHex, type Hex } from '../src/index.js'
import { API, type ApiFunction } from '../src/chain/wire.js'

/** An error that a fake node answers. */
export class FakeError extends Error {
  constructor(
    readonly code: number,
    message: string,
    readonly data?: unknown,
  ) {
    super(message)
  }
}

/** The methods of a fake node: each returns the answer, or throws a {@link FakeError}. */
export type Methods = Record<string, (...params: never[]) => unknown>

export const best: Hex = `0x${'b1'.repeat(32)}`
export const final: Hex = `0x${'f1'.repeat(32)}`
export const PVQ_API = '0x3d96b47fd875ba0d'

/** The methods of every node. */
export function chain(version: number | undefined, calls: Partial<Record<ApiFunction, (args: Hex, at: Hex) => unknown>> = {}): Methods {
  return {
    chain_getBlockHash: () => best,
    chain_getFinalizedHead: () => final,
    chain_getHeader: (hash: Hex) => ({ number: hash === best ? '0x2a' : '0x29' }),
    state_getRuntimeVersion: () => ({ apis: [['0xdf6acb689907609b', 5], ...(version === undefined ? [] : [[PVQ_API, version]])] }),
    state_call: (method: string, args: Hex, at: Hex) => {
      const name = method.replace('PvqApi_', '') as ApiFunction
      const call = calls[name]
      if (!call) throw new FakeError(-32000, `${method} is not found`)
      return toHex(encode(API[name].result, call(args, at)))
    },
  }
}

/** An answer of `pvq_query`. */
export function queryAnswer(result: Uint8Array | undefined, at: Hex = best, error?: { kind: string; message: string }): object {
  return {
    ...(result && { result: toHex(result) }),
    ...(error && { error }),
    at: { hash: at, number: 42 },
    engine: { engine: 'native', backend: 'interpreter', reason: 'it pays' },
    metrics: {
      gas: { load: 3904, program: 41, host: 573, total: 4518 },
      weight: { refTime: 162119394, proofSize: 3675 },
      peakMemory: 12314,
      calls: [{ extension: '14114829174686691684', calls: 1, failed: 0, bytesIn: 5, bytesOut: 16, gas: 571 }],
      microseconds: { queue: 1, load: 3, compile: 1, run: 52 },
    },
  }
}

/** Answers a request. */
export function answer(methods: Methods, { id, method, params }: { id?: unknown; method: string; params?: unknown }): object | undefined {
  try {
    const run = methods[method]
    if (!run) throw new FakeError(-32601, 'Method not found')
    const result = run(...((params ?? []) as never[]))
    return result === undefined ? undefined : { jsonrpc: '2.0', id, result }
  } catch (error) {
    const { code = -32603, message, data } = error as FakeError
    return { jsonrpc: '2.0', id, error: { code, message, ...(data !== undefined && { data }) } }
  }
}

/** A provider of a fake node, which records the methods that were called. A method that returns `undefined` never answers. */
export function fake(methods: Methods, log: string[] = []): JsonRpcProvider {
  return (onMessage) => ({
    send: (request) => {
      log.push(request.method)
      const message = answer(methods, request)
      if (message) queueMicrotask(() => onMessage(message as never))
    },
    disconnect: () => {},
  })
}
