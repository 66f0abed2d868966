import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { createPvq, defineProgram, encode, httpProvider, readProgram, wsProvider, type Hex, type Program, type Pvq } from '../../src/index.js'
import { shapes } from '../../src/shape/shape.js'
import { pvq as tool } from '../dev-node.js'
import { builtPrograms, PROGRAMS } from '../programs.js'
import { pvqJson } from '../pvq-json.js'

const alice = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY'
const bob = '5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty'
const data = new TextEncoder().encode('pvq')
const remark = Uint8Array.of(0, 0, 0)

/** The arguments of each entrypoint of each example. */
const cases: Record<string, Record<string, object[]>> = {
  checksum: { checksum: [{ seed: 7n, rounds: 1000 }, { seed: (1n << 64n) - 1n, rounds: 0 }] },
  digests: {
    ...Object.fromEntries(['sha256', 'sha512', 'blake2s', 'blake2b', 'sha3', 'keccak'].map((name) => [name, [{ data }]])),
    ed25519_multiple: [{ scalar: `0x${'07'.repeat(32)}` }],
  },
  discover: {
    discover: [
      { calls: [{ pallet: new TextEncoder().encode('System'), call: new TextEncoder().encode('remark') }], extensions: [1248491991627109725n, 5n] },
      { calls: [{ pallet: data, call: data }], extensions: [] },
    ],
  },
  fees: { fees: [{ account: alice, native: 0, transactions: [{ call: remark, length: 100 }, { call: data, length: 5 }] }] },
  portfolio: { portfolio: [{ account: alice, quote: 1984 }, { account: `0x${'00'.repeat(32)}`, quote: 1 }] },
  prices: { price: [{ asset: 1984, quote: 0, amount: 1_000_000n }, { asset: 1, quote: 2, amount: 0n }] },
  'sum-balance': { sum_balance: [{ asset: 1984, accounts: [alice, bob] }, { asset: 5, accounts: [] }] },
  'sum-balance-batch': { sum_balance: [{ asset: 1984, accounts: [alice, bob] }] },
  'sum-balance-percent': { sum_balance_percent: [{ asset: 1984, accounts: [alice] }] },
  'swap-info': {
    quote_price_exact_tokens_for_tokens: [{ asset1: 1984, asset2: 0, amount: 1_000_000n, include_fee: true }],
    quote_price_tokens_for_exact_tokens: [{ asset1: 1984, asset2: 0, amount: 1_000_000n, include_fee: false }],
    get_liquidity_pool: [{ asset1: 1984, asset2: 0 }, { asset1: 0, asset2: 99 }],
    list_pools: [{}],
  },
  'total-supply': { total_supply: [{ asset: 1984 }, { asset: 4_294_967_295 }] },
  'transfer-fees': {
    transfer_fees: [
      { transfer: { destination: { type: 'Relay' }, beneficiary: bob, asset: { type: 'Native' }, amount: 5n } },
      { transfer: { destination: { type: 'Sibling', value: 2001 }, beneficiary: bob, asset: { type: 'Fungible', value: { pallet: 50, id: 1984n } }, amount: 5n } },
    ],
  },
  valued: { valued: [{ who: alice, asset: 1984, quote: 0 }] },
}

const url = `ws://${inject('node')}`
let pvq: Pvq
let at: Hex

beforeAll(async () => {
  pvq = createPvq(wsProvider(url))
  at = (await pvq.block()).hash
})
afterAll(() => pvq.destroy())

interface ToolReport {
  result?: { value: unknown }
  error?: string
  metrics?: { gas: { total: number }; weight: { refTime: number } }
}

test('there are arguments for every entrypoint of every example', async () => {
  const examples = (await builtPrograms()).filter(({ name }) => name !== 'echo')
  const entrypoints = examples.map(({ name, metadata }) => [name, metadata.entrypoints.map(({ name }) => name)])
  const asked = Object.entries(cases).map(([name, entrypoints]) => [name, Object.keys(entrypoints)])
  expect(Object.fromEntries(asked)).toEqual(Object.fromEntries(entrypoints))
})

describe('an answer is what pvq prints, whichever way it is asked', () => {
  for (const [name, entrypoints] of Object.entries(cases)) {
    for (const [entrypoint, all] of Object.entries(entrypoints)) {
      for (const args of all) {
        test(`${name}: ${entrypoint}, ${JSON.stringify(args, (_, value) => (typeof value === 'bigint' ? String(value) : value)).slice(0, 60)}`, async () => {
          const file = join(PROGRAMS!, `${name}.polkavm`)
          const program = readProgram(new Uint8Array(await readFile(file)))
          const { inputs, output } = program.metadata.entrypoints.find(({ name }) => name === entrypoint)!
          const json = pvqJson(program.metadata.types.types)
          const values = args as Record<string, unknown>
          const given = inputs.map(({ name, ty }) => JSON.stringify(json(ty, values[name])))
          const printed = (await tool('query', '--url', url, '--at', at, '--program', file, '--', entrypoint, ...given)) as ToolReport

          const runtime = createPvq(wsProvider(url), { runtimeOnly: true })
          const http = createPvq(httpProvider(`http://${inject('node')}`))
          const answers = await Promise.all([pvq, runtime, http].map((way) => way.query(program, entrypoint, args, { at })))
          runtime.destroy()
          http.destroy()
          for (const answer of answers) {
            if (answer.success) expect({ value: json(output, answer.value) }).toMatchObject({ value: printed.result?.value })
            else expect(printed.error).toContain(answer.error.message)
            expect(answer).toMatchObject({ block: { hash: at }, verified: false })
            expect(answer.usage?.gas.total).toBe(BigInt(printed.metrics!.gas.total))
            expect(answer.usage?.weight.refTime).toBe(BigInt(printed.metrics!.weight.refTime))
          }
          expect(answers.map(({ method }) => method)).toEqual(['pvq_query', 'PvqApi_query', 'pvq_query'])
        })
      }
    }
  }

  test('a program of PVQ 0.1, with encoded arguments', async () => {
    const blob = new Uint8Array(await readFile(join(PROGRAMS!, 'legacy-total-supply.polkavm')))
    const answer = await pvq.queryEncoded({ blob }, Uint8Array.of(0, ...encode(shapes.integer('u32'), 1984)), { at })
    const total = defineProgram((await builtPrograms()).find(({ name }) => name === 'total-supply')!.metadata)
    expect(answer.success && total.decode('total_supply', answer.bytes)).toBe(await supply(total))
  })

  async function supply(program: Program): Promise<bigint> {
    const { blob } = (await builtPrograms()).find(({ name }) => name === 'total-supply')!
    return pvq.read(program.withBlob(blob), 'total_supply', { asset: 1984 }, { at })
  }
})

describe('a registered program', () => {
  test('is asked by its hash alone', async () => {
    const program = await pvq.program(inject('registered'))
    expect(program.entrypoints.map(({ signature }) => signature)).toEqual(['total_supply(asset: u32) -> u128'])
    expect(program.blob).toBe(undefined)
    const { blob, metadata } = (await builtPrograms()).find(({ name }) => name === 'total-supply')!
    const expected = await pvq.read(defineProgram(metadata, blob), 'total_supply', { asset: 1984 }, { at })
    for (const way of [pvq, createPvq(wsProvider(url), { runtimeOnly: true })]) {
      expect(await way.at(at).bind(program)['total_supply']!({ asset: 1984 })).toBe(expected)
    }
    expect(expected).toBeTypeOf('bigint')
  })

  test('is in the list of programs', async () => {
    const programs = await pvq.programs()
    expect(programs.map(({ hash }) => hash)).toEqual(programs.map(({ hash }) => hash).toSorted())
    expect(programs.map(({ label }) => label).toSorted()).toEqual(['checksum', 'portfolio', 'sum-balance', 'swap-info', 'total-supply'])
    expect(programs.find(({ hash }) => hash === inject('registered'))).toMatchObject({ label: 'total-supply', size: expect.any(Number), sources: { runtimeApi: true } })
  })

  test('that is not there is an error', async () => {
    await expect(pvq.program(`0x${'05'.repeat(32)}`)).rejects.toMatchObject({ kind: 'unsupported' })
    const program = defineProgram({ ...(await builtPrograms())[0]!.metadata, program: { name: 'a', version: '1', hash: `0x${'05'.repeat(32)}`, size: 1 } })
    expect(await pvq.query(program, 'checksum', { seed: 1n, rounds: 1 })).toMatchObject({ success: false, error: { type: 'PermissionDenied' } })
  })
})

describe('a chain tells', () => {
  test('its extensions, with documentation and weights', async () => {
    const extensions = await pvq.extensions()
    const fungibles = extensions.find(({ name }) => name === 'ExtensionFungibles')!
    expect(fungibles).toMatchObject({ id: 14114829174686691684n, legacyId: 1248491991627109725n, sources: { runtimeApi: true } })
    const balance = fungibles.functions.find(({ name }) => name === 'balance')!
    expect(balance.inputs.map(({ name, shape }) => `${name}: ${shape.type}`)).toEqual([expect.stringContaining('u32'), expect.stringContaining('AccountId32')])
    expect(balance.docs.length).toBeGreaterThan(0)
    expect(balance.weight!.refTime).toBeGreaterThan(0n)
  })

  test('its name and the prefix of its accounts', async () => {
    expect(await pvq.chain()).toEqual({ name: 'PVQ Development', ss58Prefix: 42 })
  })

  test('its limits', async () => {
    const limits = await pvq.limits({ at: 'finalized' })
    expect(limits).toMatchObject({ policies: { runtimeApi: 'Open' }, limits: { memory: expect.any(Number) } })
    expect(limits.gas).toBe(limits.weightLimits.runtimeApi.refTime / limits.refTimePerGas)
  })
})

describe('a limit', () => {
  test('of gas ends a query', async () => {
    const { blob, metadata } = (await builtPrograms()).find(({ name }) => name === 'checksum')!
    const answer = await pvq.query(defineProgram(metadata, blob), 'checksum', { seed: 1n, rounds: 100_000 }, { gasLimit: 50_000n })
    expect(answer).toMatchObject({ success: false, error: { type: 'QueryExceedsWeightLimit' } })
    expect(answer.usage!.gas.total).toBeLessThanOrEqual(50_000n)
  })
})

test('watch asks at each block', async () => {
  const program = await pvq.program(inject('registered'))
  const blocks: number[] = []
  for await (const answer of pvq.watch(program, 'total_supply', { asset: 1984 })) {
    expect(answer.success && answer.value).toBeTypeOf('bigint')
    if (blocks.push(answer.block.number) === 3) break
  }
  expect(blocks).toEqual([...new Set(blocks)].sort((left, right) => left - right))
})

test('a block that the node does not know is an error that says so', async () => {
  const program = await pvq.program(inject('registered'))
  await expect(pvq.read(program, 'total_supply', { asset: 1984 }, { at: `0x${'00'.repeat(32)}` })).rejects.toMatchObject({ kind: 'node', code: -32060 })
})
