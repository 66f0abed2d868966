import { describe, expect, expectTypeOf, test } from 'vitest'
import {
  createPvq,
  defineProgram,
  encode,
  PvqError,
  toHex,
  type Answer,
  type Hex,
  type PvqErrorKind,
  type PvqProvider,
  type QueryError,
} from '../../src/index.js'
import { shapes } from '../../src/shape/shape.js'
import { metadata } from '../all-shapes.js'
import { best, chain, fake, FakeError, final, PVQ_API, queryAnswer, type Methods } from '../fake-node.js'

const hash = `0x${'ab'.repeat(32)}` as const
const program = defineProgram({ ...metadata, program: { name: 'all', version: '1.0.0', hash, size: 5 } } as const)
const blob = new TextEncoder().encode('PVM\0\x02\x0e\0\0\0\0\0\0\0\0')
const nothing = new Uint8Array()
const usage = {
  gas: { load: 1n, program: 2n, host: 3n },
  weight: { refTime: 27000n, proofSize: 80n },
  peakMemory: 4096,
  calls: [{ extension: 5n, calls: 1n, failed: 0n, bytesIn: 3n, bytesOut: 4n, gas: 3n }],
}

async function failure(promise: Promise<unknown>): Promise<PvqError> {
  const error = await promise.then(
    () => new Error('it succeeded'),
    (error: unknown) => error as Error,
  )
  expect(error).toBeInstanceOf(PvqError)
  return error as PvqError
}

describe('a query', () => {
  test('is asked by pvq_query, and its answer has value, gas, weight, calls and block', async () => {
    const sent: unknown[] = []
    const log: string[] = []
    const methods: Methods = { pvq_query: (query: never) => (sent.push(query), queryAnswer(encode(shapes.integer('u128'), 7n))) }
    const pvq = createPvq(fake(methods, log))
    const args = { a: 1, b: 2, c: 3, d: 4n, e: 5n, f: -1, g: -2, h: -3, i: -4n, j: -5n, k: 6n }
    const answer = await pvq.query(program, 'integers', args, { gasLimit: 500_000n, proofSizeLimit: 9n, engine: 'native' })
    expectTypeOf(answer).toEqualTypeOf<Answer<bigint>>()
    expect(answer).toMatchObject({
      success: true,
      value: 7n,
      block: { hash: best, number: 42 },
      verified: false,
      method: 'pvq_query',
      engine: { engine: 'native', backend: 'interpreter', reason: 'it pays' },
      usage: {
        gas: { load: 3904n, program: 41n, host: 573n, total: 4518n },
        weight: { refTime: 162119394n, proofSize: 3675n },
        peakMemory: 12314,
        calls: [{ extension: 14114829174686691684n, calls: 1n, failed: 0n, bytesIn: 5n, bytesOut: 16n, gas: 571n }],
      },
    })
    expect(log).toEqual(['pvq_query'])
    expect(sent).toEqual([
      { hash, args: toHex(program.encode('integers', args)), limits: { gas: 500000, proofSize: 9 }, engine: 'native' },
    ])
  })

  test('that fails is a value, and read throws it', async () => {
    const methods: Methods = { pvq_query: () => queryAnswer(undefined, best, { kind: 'Trap', message: 'the program trapped: at offset 0\u202e' }) }
    const pvq = createPvq(fake(methods))
    const answer = await pvq.query(program, 'nothing', {})
    expect(answer).toMatchObject({ success: false, error: { type: 'Trap', message: 'the program trapped: at offset 0 ' }, usage: { gas: { total: 4518n } } })
    const error = (await failure(pvq.read(program, 'nothing', {}))) as QueryError
    expect(error).toMatchObject({ kind: 'query', name: 'QueryError', failure: { type: 'Trap' }, usage: { peakMemory: 12314 } })
    expect(error.message).toBe('the query failed: the program trapped: at offset 0 ')
  })

  test('of a failure that this release does not know is Other', async () => {
    const pvq = createPvq(fake({ pvq_query: () => queryAnswer(undefined, best, { kind: 'Later', message: 'why' }) }))
    expect(await pvq.query(program, 'nothing', {})).toMatchObject({ error: { type: 'Other', message: 'why' } })
  })

  test('sends the blob where there is one', async () => {
    const sent: { program?: Hex; hash?: Hex }[] = []
    const pvq = createPvq(fake({ pvq_query: (query: never) => (sent.push(query), queryAnswer(nothing)) }))
    await pvq.read(defineProgram(metadata, blob), 'nothing', {})
    expect(sent[0]).toEqual({ program: toHex(blob), args: '0x0d' })
    const error = await failure(pvq.read(defineProgram(metadata), 'nothing', {}))
    expect(error.message).toContain('give the blob to defineProgram')
  })

  test('is not sent where an argument is not of its type', async () => {
    const log: string[] = []
    const pvq = createPvq(fake({}, log))
    const error = await failure(pvq.query(program, 'compact', { small: 256, middle: 0, large: 0n }))
    expect(error.message).toBe('small: expected u8, a number from 0 to 255, given 256 (it is out of range)')
    expect((await failure(pvq.query(program, 'nothing', {}, { gasLimit: 5 as never }))).kind).toBe('value')
    expect((await failure(pvq.query(program, 'nothing', {}, { gasLimit: -5n }))).kind).toBe('value')
    expect((await failure(pvq.query(program, 'nothing', {}, { at: '0x00' }))).kind).toBe('value')
    expect(log).toEqual([])
  })

  test('is bound to functions that know the entrypoints', async () => {
    const pvq = createPvq(fake({ pvq_query: () => queryAnswer(encode(shapes.integer('u128'), 7n)) }))
    const bound = pvq.bind(program)
    expect(Object.keys(bound)).toEqual(metadata.entrypoints.map(({ name }) => name))
    const args = { a: 1, b: 2, c: 3, d: 4n, e: 5n, f: -1, g: -2, h: -3, i: -4n, j: -5n, k: 6n }
    const value = await bound.integers(args)
    expectTypeOf(value).toEqualTypeOf<bigint>()
    expect(value).toBe(7n)
    expectTypeOf(bound.nothing).parameters.toExtend<[args?: object, options?: object]>()
    expect((await failure(bound.nothing())).kind).toBe('answer')
    // @ts-expect-error There is no such entrypoint.
    expect(bound.none).toBe(undefined)
  })
})

describe('the block of a query', () => {
  const at: Methods = {
    ...chain(2),
    pvq_query: ({ at }: { at?: Hex } = {}) => queryAnswer(nothing, at ?? best),
  }

  test('is the best one, a final one, or any', async () => {
    const pvq = createPvq(fake(at))
    const other = `0x${'0c'.repeat(32)}` as const
    for (const [asked, hash] of [[undefined, best], ['best', best], ['finalized', final], [other, other]] as const) {
      expect((await pvq.query(program, 'nothing', {}, { at: asked })).block.hash).toBe(hash)
    }
  })

  test('is the same for all queries at it', async () => {
    let block = 0
    const log: string[] = []
    const next = () => `0x${String(++block).padStart(64, '0')}`
    const pvq = createPvq(fake({ ...at, chain_getBlockHash: next }, log))
    const fixed = pvq.at('best')
    const answers = await Promise.all([1, 2, 3].map(() => fixed.query(program, 'nothing', {})))
    expect(new Set(answers.map(({ block }) => block.hash)).size).toBe(1)
    expect(log.filter((method) => method === 'chain_getBlockHash')).toHaveLength(1)
    expect((await pvq.at('best').query(program, 'nothing', {})).block.hash).not.toBe(answers[0]!.block.hash)
  })

  test('is looked up again after it could not be', async () => {
    let calls = 0
    const flaky = () => {
      if (++calls === 1) throw new FakeError(-32603, 'try later')
      return best
    }
    const fixed = createPvq(fake({ ...at, chain_getBlockHash: flaky })).at('best')
    expect((await failure(fixed.query(program, 'nothing', {}))).kind).toBe('node')
    expect((await fixed.query(program, 'nothing', {})).block.hash).toBe(best)
  })

  test('has to be the one that was named', async () => {
    const pvq = createPvq(fake({ ...at, pvq_query: () => queryAnswer(nothing, best) }))
    expect((await failure(pvq.query(program, 'nothing', {}, { at: final }))).message).toContain('about another block')
  })
})

describe('a chain is asked by what it has', () => {
  const outcome = (result: unknown) => ({ result, usage })

  test('by PvqApi_query where the node has no pvq_query, and that is remembered', async () => {
    const log: string[] = []
    const calls: [Hex, Hex][] = []
    const query = (args: Hex, at: Hex) => (calls.push([args, at]), outcome({ success: true, value: nothing }))
    const pvq = createPvq(fake(chain(2, { query }), log))
    const answer = await pvq.query(program, 'nothing', {}, { gasLimit: 5n })
    expect(answer).toMatchObject({
      success: true,
      method: 'PvqApi_query',
      verified: false,
      block: { hash: best, number: 42 },
      usage: { ...usage, gas: { ...usage.gas, total: 6n } },
    })
    // Registered, hash, one byte of arguments, five gas, no limit of proof.
    expect(calls).toEqual([[`0x01${hash.slice(2)}040d01050000000000000000`, best]])
    await pvq.query(program, 'nothing', {})
    expect(log.filter((method) => method === 'pvq_query')).toHaveLength(1)
  })

  test('by PvqApi_query where the block has no second version for pvq_query', async () => {
    const query = () => outcome({ success: false, value: { error: 12, message: 'too deep' } })
    const methods = {
      ...chain(2, { query }),
      pvq_query: () => {
        throw new FakeError(-32061, 'no version 2')
      },
    }
    const answer = await createPvq(fake(methods)).query(program, 'nothing', {})
    expect(answer).toMatchObject({ success: false, error: { type: 'CallDepthExceeded', message: 'too deep' }, method: 'PvqApi_query' })
  })

  test('by execute_query of PVQ 0.1, with the blob', async () => {
    const calls: Hex[] = []
    const pvq = createPvq(fake(chain(1, { execute_query: (args) => (calls.push(args), { success: true, value: nothing }) })))
    const answer = await pvq.query(defineProgram(metadata, blob), 'nothing', {}, { gasLimit: 1n << 70n })
    expect(answer).toMatchObject({ success: true, method: 'PvqApi_execute_query', usage: undefined })
    expect(calls).toEqual([`0x38${toHex(blob).slice(2)}040d01ffffffffffffff7f`])
    const error = await failure(pvq.query(program, 'nothing', {}))
    expect(error).toMatchObject({ kind: 'unsupported' })
    expect(error.message).toContain('send the blob')
    expect((await failure(pvq.programs())).kind).toBe('unsupported')
    expect((await failure(pvq.limits())).kind).toBe('unsupported')
  })

  test('and its failure is a number in PVQ 0.1', async () => {
    const pvq = createPvq(fake(chain(1, { execute_query: () => ({ success: false, value: 2 }) })))
    expect(await pvq.query(defineProgram(metadata, blob), 'nothing', {})).toMatchObject({ error: { type: 'QueryExceedsWeightLimit' } })
  })

  test('and one without PVQ says so', async () => {
    expect((await failure(createPvq(fake(chain(undefined))).query(program, 'nothing', {}))).message).toContain('the chain has no PVQ')
  })

  test('and a runtime is not asked to run natively', async () => {
    expect((await failure(createPvq(fake(chain(2))).query(program, 'nothing', {}, { engine: 'native' }))).kind).toBe('unsupported')
  })

  test('by the runtime alone, if that is wanted or the provider is a light client', async () => {
    const query = () => outcome({ success: true, value: nothing })
    const methods = { ...chain(2, { query }), pvq_query: () => queryAnswer(nothing) }
    expect(await createPvq(fake(methods), { runtimeOnly: true }).query(program, 'nothing', {})).toMatchObject({ method: 'PvqApi_query', verified: false })
    const light: PvqProvider = Object.assign(fake(methods), { light: true })
    const pvq = createPvq(light)
    expect(pvq.verified).toBe(true)
    expect(await pvq.query(program, 'nothing', {})).toMatchObject({ method: 'PvqApi_query', verified: true })
  })

  test('a light client has a limit of eight million gas, and says so', async () => {
    const calls: Hex[] = []
    const query = (args: Hex) => (calls.push(args), outcome({ success: false, value: { error: 2, message: 'too much' } }))
    const pvq = createPvq(fake(chain(2, { query })), { light: true })
    const answer = await pvq.query(program, 'nothing', {})
    expect(calls[0]).toContain('0100127a0000000000')
    expect(!answer.success && answer.error.message).toBe('too much; a light client allows 8000000 gas by default, which gasLimit raises')
  })
})

describe('a node that answers nonsense is an error of this package', () => {
  const good = queryAnswer(nothing) as Record<string, unknown>
  const answers: [what: string, answer: unknown][] = [
    ['null', null],
    ['text', 'yes'],
    ['nothing', {}],
    ['both', { ...good, error: { kind: 'Trap', message: '' } }],
    ['neither', { ...good, result: undefined }],
    ['no hex', { ...good, result: '0xzz' }],
    ['half a byte', { ...good, result: '0x0' }],
    ['no block', { ...good, at: null }],
    ['no hash', { ...good, at: { hash: '0x00', number: 1 } }],
    ['no usage', { ...good, metrics: {} }],
    ['negative gas', { ...good, metrics: { ...(good['metrics'] as object), gas: { load: -1, program: 0, host: 0 } } }],
    ['no engine', { ...good, engine: { engine: 'magic', reason: '' } }],
    ['a result of another type', { ...good, result: '0x01' }],
  ]
  for (const [what, answer] of answers) {
    test(what, async () => {
      const error = await failure(createPvq(fake({ pvq_query: () => answer })).query(program, 'nothing', {}))
      expect(error.kind).toBe('answer' satisfies PvqErrorKind)
    })
  }

  const methods: [what: string, methods: Methods][] = [
    ['a hash', { ...chain(2), chain_getBlockHash: () => '0x1234' }],
    ['a header', { ...chain(2), chain_getHeader: () => ({ number: 5 }) }],
    ['a version', { ...chain(2), state_getRuntimeVersion: () => ({}) }],
    ['a call', { ...chain(2), state_call: () => 17 }],
    ['a value', { ...chain(2), state_call: () => '0x05' }],
  ]
  for (const [what, of] of methods) {
    test(`for ${what}`, async () => {
      expect((await failure(createPvq(fake(of)).query(program, 'nothing', {}))).kind).toBe('answer')
    })
  }

  test('a block that is unknown', async () => {
    const error = await failure(createPvq(fake({ ...chain(2), chain_getHeader: () => null })).query(program, 'nothing', {}, { at: final }))
    expect(error).toMatchObject({ kind: 'node', code: -32060 })
  })

  test('errors of the node have code, message and what to do', async () => {
    const refuse = () => {
      throw new FakeError(-32062, 'too many requests are waiting', 'queue full\u001b[31m')
    }
    const error = await failure(createPvq(fake({ pvq_query: refuse })).query(program, 'nothing', {}))
    expect(error).toMatchObject({ kind: 'node', code: -32062, data: 'queue full\u001b[31m' })
    expect(error.message).toBe('pvq_query: too many requests are waiting: queue full [31m (code -32062). Try again later')
  })

  test('errors of a light client whose peers send no proofs say what to do', async () => {
    const refuse = () => {
      throw new FakeError(-32000, 'Error trying to access the storage required for the runtime call')
    }
    const error = await failure(createPvq(fake({ ...chain(2), state_call: refuse }), { light: true }).query(program, 'nothing', {}))
    expect(error.message).toContain('No peer sent the proofs, such as where they are busy: try again later')
  })

  test('a light client whose peer is busy for a moment asks again', async () => {
    let calls = 0
    const state_call = () => {
      if (++calls < 3) throw new FakeError(-32000, 'Error trying to access the storage required for the runtime call')
      throw new FakeError(-32000, 'something else')
    }
    const error = await failure(createPvq(fake({ ...chain(2), state_call }), { light: true }).query(program, 'nothing', {}))
    expect(error.message).toContain('something else')
    expect(calls).toBe(3)
  })

  test('a light client that has no peer for a moment asks again, and a node does not', async () => {
    let [peers, calls] = [false, 0]
    const methods: Methods = {
      ...chain(2, { query: () => ({ result: { success: true, value: nothing }, usage }) }),
      state_getRuntimeVersion: () => {
        calls++
        if (!peers) throw new FakeError(-32800, 'No node available for storage query')
        return { apis: [[PVQ_API, 2]] }
      },
    }
    expect(await failure(createPvq(fake(methods), { runtimeOnly: true }).query(program, 'nothing', {}))).toMatchObject({ kind: 'node', code: -32800 })
    expect(calls).toBe(1)
    setTimeout(() => (peers = true), 500)
    expect(await createPvq(fake(methods), { light: true }).query(program, 'nothing', {})).toMatchObject({ success: true, verified: true })
    expect(calls).toBeGreaterThan(2)

    peers = false
    const error = await failure(createPvq(fake(methods), { light: true }).query(program, 'nothing', {}))
    expect(error).toMatchObject({ kind: 'node', code: -32800 })
    expect(await failure(createPvq(fake(methods), { light: true, timeout: 50 }).query(program, 'nothing', {}))).toMatchObject({ kind: 'timeout' })
  })

  test('messages that are none end the pending requests', async () => {
    for (const garbage of [null, 5, 'text', [], {}, { id: 1 }, { method: 1 }, { method: 'a' }, { id: 1, error: null }, { id: 1, error: { code: 'x' } }]) {
      const provider: PvqProvider = (onMessage) => ({ send: () => queueMicrotask(() => onMessage(garbage as never)), disconnect: () => {} })
      expect((await failure(createPvq(provider).query(program, 'nothing', {}))).kind).toBe('answer')
    }
  })

  test('an error about a request that could not be read ends it', async () => {
    const error = { jsonrpc: '2.0', id: null, error: { code: -32007, message: 'Request is too big' } }
    const provider: PvqProvider = (onMessage) => ({ send: () => queueMicrotask(() => onMessage(error as never)), disconnect: () => {} })
    expect(await failure(createPvq(provider).query(program, 'nothing', {}))).toMatchObject({ kind: 'node', code: -32007 })
  })
})

describe('a call ends', () => {
  const silent = fake({ pvq_query: () => undefined, ...Object.fromEntries(Object.keys(chain(2)).map((name) => [name, () => undefined])) })

  test('within its time limit', async () => {
    const pvq = createPvq(silent, { timeout: 100 })
    const start = performance.now()
    const error = await failure(pvq.query(program, 'nothing', {}))
    expect(error).toMatchObject({ kind: 'timeout', name: 'TimeoutError', milliseconds: 100 })
    expect(error.message).toBe('the query: no answer within 100 ms. Try again, have the query do less, or ask another node.')
    for (const call of [pvq.limits(), pvq.programs(), pvq.extensions(), pvq.program(hash), pvq.block()]) {
      expect((await failure(call)).kind).toBe('timeout')
    }
    expect((await failure(pvq.watch(program, 'nothing', {}).next())).kind).toBe('timeout')
    // Less than the default limit of one of them.
    expect(performance.now() - start).toBeLessThan(30_000)
    expect(await failure(pvq.query(program, 'nothing', {}, { timeout: 10 }))).toMatchObject({ milliseconds: 10 })
  })

  test('when its signal is aborted, before or while it waits', async () => {
    const pvq = createPvq(silent)
    expect(await failure(pvq.query(program, 'nothing', {}, { signal: AbortSignal.abort('enough') }))).toMatchObject({ kind: 'aborted', name: 'AbortError', cause: 'enough' })
    const controller = new AbortController()
    const { signal } = controller
    const calls = [pvq.query(program, 'nothing', {}, { signal }), pvq.limits({ signal }), pvq.watch(program, 'nothing', {}, { signal }).next()]
    setTimeout(() => controller.abort(), 20)
    for (const error of await Promise.all(calls.map(failure))) expect(error.kind).toBe('aborted')
  })

  test('when the client is destroyed', async () => {
    const pvq = createPvq(silent)
    const call = pvq.query(program, 'nothing', {})
    setTimeout(() => pvq.destroy(), 20)
    expect((await failure(call)).kind).toBe('connection')
    expect((await failure(pvq.query(program, 'nothing', {}))).kind).toBe('connection')
    pvq.destroy()
  })

  test('with what the provider knows of the reason', async () => {
    const explained = createPvq(Object.assign(fake({ pvq_query: () => undefined }), { explain: async () => 'There are no peers.' }), { timeout: 50 })
    expect((await failure(explained.query(program, 'nothing', {}))).message).toBe('the query: no answer within 50 ms. There are no peers.')
  })
})

describe('watch', () => {
  test('asks at each new block, once, and ends with its consumer', async () => {
    let block = 1
    let notify = (_: object) => {}
    const log: string[] = []
    const methods: Methods = {
      chain_getBlockHash: () => `0x${String(block).padStart(64, '0')}`,
      chain_subscribeNewHeads: () => 'subscription',
      chain_unsubscribeNewHeads: () => true,
      pvq_query: ({ at }: { at: Hex }) => queryAnswer(nothing, at),
    }
    const provider: PvqProvider = (onMessage) => {
      notify = (result) => onMessage({ jsonrpc: '2.0', method: 'chain_newHead', params: { subscription: 'subscription', result } })
      return fake(methods, log)(onMessage)
    }
    const seen: string[] = []
    for await (const answer of createPvq(provider).watch(program, 'nothing', {})) {
      seen.push(answer.block.hash.slice(-1))
      if (seen.length === 3) break
      // The same block, then another one.
      setTimeout(() => notify({}), 10)
      setTimeout(() => (block++, notify({})), 30)
    }
    expect(seen).toEqual(['1', '2', '3'])
    expect(log.filter((method) => method === 'chain_subscribeNewHeads')).toHaveLength(1)
    expect(log.at(-1)).toBe('chain_unsubscribeNewHeads')
  })

  test('hears its own subscription alone', async () => {
    let tell = (_: object) => {}
    const log: string[] = []
    const methods: Methods = {
      chain_getBlockHash: () => `0x${String(log.length).padStart(64, '0')}`,
      chain_subscribeNewHeads: () => 'mine',
      chain_unsubscribeNewHeads: () => true,
      pvq_query: ({ at }: { at: Hex }) => queryAnswer(nothing, at),
    }
    const provider: PvqProvider = (onMessage) => {
      tell = (message) => onMessage({ jsonrpc: '2.0', method: 'chain_newHead', ...message } as never)
      return fake(methods, log)(onMessage)
    }
    const watch = createPvq(provider).watch(program, 'nothing', {})
    await watch.next()
    const next = watch.next()
    await new Promise(setImmediate)
    const before = log.length
    for (const subscription of ['other', '__proto__', 0, null, undefined, ['mine'], { toString: () => 'mine' }]) tell({ params: { subscription, result: {} } })
    await new Promise(setImmediate)
    expect(log).toHaveLength(before)
    tell({ params: { subscription: 'mine', result: { number: 'no number', hash: '<b>' } } })
    expect((await next).value).toMatchObject({ success: true })
    // The server ends the subscription: blocks are looked for as if there were none.
    tell({ params: { subscription: 'mine', error: { code: 1, message: 'over' } } })
    await watch.return()
  })

  test('looks for new blocks where there are no subscriptions', async () => {
    let block = 0
    const methods: Methods = {
      chain_getFinalizedHead: () => `0x${String(++block).padStart(64, '0')}`,
      pvq_query: ({ at }: { at: Hex }) => queryAnswer(nothing, at),
    }
    const seen: string[] = []
    for await (const answer of createPvq(fake(methods)).watch(program, 'nothing', {}, { at: 'finalized' })) {
      if (seen.push(answer.block.hash) === 2) break
    }
    expect(new Set(seen).size).toBe(2)
  })

  test('goes on where a server does not answer that it subscribes', async () => {
    let block = 0
    const methods: Methods = {
      chain_getBlockHash: () => `0x${String(++block).padStart(64, '0')}`,
      chain_subscribeNewHeads: () => undefined,
      pvq_query: ({ at }: { at: Hex }) => queryAnswer(nothing, at),
    }
    const watch = createPvq(fake(methods)).watch(program, 'nothing', {})
    expect((await watch.next()).value).toMatchObject({ success: true })
    expect((await watch.next()).value).toMatchObject({ success: true })
    await watch.return()
  })

  test('ends where the node fails, with its error', async () => {
    const watch = createPvq(fake({ chain_getBlockHash: () => best })).watch(program, 'nothing', {})
    expect((await failure(watch.next())).kind).toBe('node')
    expect(await watch.next()).toEqual({ done: true, value: undefined })
  })

  test('refuses arguments that are not of their types', async () => {
    expect((await failure(createPvq(fake({})).watch(program, 'compact', {} as never).next())).kind).toBe('value')
  })
})

describe('what a chain has', () => {
  const registered = (byte: string) => ({
    hash: `0x${byte.repeat(32)}`,
    size: 9,
    limits: undefined,
    sources: { runtimeApi: true, extrinsic: false, xcm: true, runtime: false },
    label: new TextEncoder().encode('la\u001bbel'),
  })

  test('programs come in pages', async () => {
    const pages = [[registered('01'), registered('02')], [registered('03')], []]
    const starts: Hex[] = []
    const pvq = createPvq(fake(chain(2, { programs: (args) => (starts.push(args), pages.shift()) })))
    const programs = await pvq.programs()
    expect(programs.map(({ hash }) => hash.slice(0, 4))).toEqual(['0x01', '0x02', '0x03'])
    expect(programs[0]).toMatchObject({ label: 'la bel', size: 9, sources: { xcm: true, runtime: false } })
    expect(starts).toHaveLength(3)
    expect(starts[1]).toBe(`0x01${'02'.repeat(32)}00010000`)
  })

  test('a node that repeats pages keeps nobody going', async () => {
    const pvq = createPvq(fake(chain(2, { programs: () => [registered('01')] })))
    expect((await failure(pvq.programs())).kind).toBe('answer')
  })

  test('a name, and perhaps a prefix of its accounts', async () => {
    const named = (properties: unknown) => createPvq(fake({ system_chain: () => 'A\u001bchain', system_properties: () => properties })).chain()
    expect(await named({ ss58Format: 7 })).toEqual({ name: 'A chain', ss58Prefix: 7 })
    for (const properties of [null, {}, { ss58Format: '7' }, { ss58Format: -1 }, { ss58Format: 1e9 }]) {
      expect(await named(properties)).toEqual({ name: 'A chain', ss58Prefix: undefined })
    }
    expect((await failure(createPvq(fake({ system_chain: () => 5, system_properties: () => null })).chain())).kind).toBe('answer')
  })

  test('a program has the hash that was asked for', async () => {
    const pvq = createPvq(fake(chain(2, { program_code: () => blob })))
    expect((await failure(pvq.program(hash))).message).toContain('ask another node')
    const missing = createPvq(fake(chain(2, { program_code: () => undefined })))
    expect((await failure(missing.program(hash))).message).toContain('have governance register it')
  })
})
