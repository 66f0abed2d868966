import fc from 'fast-check'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { AnswerError, decode, defineProgram, encode, fromHex, toHex, type PortableType, type Program, type Shape } from '../../src/index.js'
import { metadata } from '../all-shapes.js'
import { pvq as tool } from '../dev-node.js'
import { echo, echoing } from '../echo.js'
import { pvqJson } from '../pvq-json.js'
import { anyType } from '../types.js'
import { sorted, valuesOf } from '../values.js'

/** Registries, each with as many types as `pvq` is asked about at once, and changes of the bytes of each value. */
const [REGISTRIES, TYPES, CHANGES] = [4, 60, 4]
/** Values whose encoding was changed and that both sides have to refuse, each of which is a process. */
const REFUSED = 10
/** The seed of all that is random here. A failure names it, and `PVQ_SEED` repeats it. */
const SEED = Number(process.env['PVQ_SEED'] ?? Math.floor(Math.random() * 2 ** 31))

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pvq-agreement-'))
  await writeFile(join(folder, 'echo.polkavm'), echo)
})
afterAll(() => rm(folder, { recursive: true }))

interface Printed {
  result?: { hex: string; value: unknown }
  error?: string
}

/** A program that returns its arguments, with an entrypoint `all` for values of several types, and one for each of them. */
class Echo {
  readonly program: Program
  readonly shapes: Shape[]
  readonly json: (position: number, value: unknown) => unknown
  #file: Promise<string>

  constructor(name: string, types: readonly PortableType[], ids: readonly number[]) {
    const inputs = ids.map((ty, at) => ({ name: `p${at}`, ty }))
    const metadata = echoing({ types }, [{ name: 'all', inputs }, ...inputs.map((input) => ({ name: `only_${input.name}`, inputs: [input] }))])
    this.program = defineProgram(metadata, echo) as Program
    const json = pvqJson(metadata.types.types)
    this.shapes = this.program.entrypoints[0]!.inputs.map(({ shape }) => shape)
    this.json = (position, value) => json(ids[position]!, value)
    const file = join(folder, `${name}.json`)
    this.#file = writeFile(file, JSON.stringify(metadata)).then(() => file)
  }

  /** Returns what `pvq` says of values: their bytes, and what it decodes from them. */
  async say(values: readonly unknown[]): Promise<Printed> {
    const given = values.map((value, position) => JSON.stringify(this.json(position, value)))
    return this.#run('--', 'all', ...given)
  }

  /** Returns what `pvq` decodes from the bytes of all values, or of one of them. */
  async decode(bytes: Uint8Array, position = -1): Promise<Printed> {
    return this.#run('--args-hex', toHex(Uint8Array.of(position + 1, ...bytes)))
  }

  async #run(...args: string[]): Promise<Printed> {
    return (await tool('run', join(folder, 'echo.polkavm'), '--metadata', await this.#file, ...args)) as Printed
  }
}

/** Returns the value that bytes are, or the reason why they are none. */
function read(shape: Shape, bytes: Uint8Array): { value: unknown } | { refused: string } {
  try {
    return { value: decode(shape, bytes) }
  } catch (error) {
    expect(error).toBeInstanceOf(AnswerError)
    return { refused: (error as Error).message }
  }
}

function joined(all: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(all.flatMap((bytes) => [...bytes]))
}

describe(`random types, of the seed ${SEED}, are the same for pvq`, () => {
  for (let registry = 0; registry < REGISTRIES; registry++) {
    const sample = <T>(arbitrary: fc.Arbitrary<T>, numRuns: number) => fc.sample(arbitrary, { seed: SEED + registry, numRuns })
    let types: Echo
    let values: unknown[]

    beforeAll(() => {
      const all: PortableType[] = []
      const ids = sample(anyType, TYPES).map((add) => add(all))
      types = new Echo(`registry-${registry}`, all, ids)
      values = types.shapes.map((shape) => sample(valuesOf(shape, 6), 1)[0])
    })

    test(`values of registry ${registry}`, async () => {
      const printed = await types.say(values)
      expect(printed.error).toBe(undefined)
      const bytes = fromHex(printed.result!.hex)!
      const again = decode(types.program.entrypoints[0]!.output, bytes) as unknown[]
      expect(toHex(joined(types.shapes.map((shape, at) => encode(shape, again[at]))))).toBe(printed.result!.hex)
      for (const [at, value] of again.entries()) {
        const shape = types.shapes[at]!
        expect(types.json(at, value), shape.type).toEqual((printed.result!.value as unknown[])[at])
        // The entries of maps and sets may have another order than they were given in.
        expect(sorted(value), shape.type).toBe(sorted(values[at]))
        expect(encode(shape, value).length, shape.type).toBe(encode(shape, values[at]).length)
      }
    })

    test(`bytes of registry ${registry} that are changed`, async () => {
      const change = fc.tuple(fc.nat(), fc.oneof(fc.nat(255), fc.constantFrom(0, 1, 2, 3, 4, 252, 255)), fc.constantFrom('cut', 'add', 'change', 'insert'))
      const changed = sample(fc.tuple(...types.shapes.map(() => fc.array(change, { minLength: 1, maxLength: 2 }))), CHANGES)
      const refused: [position: number, bytes: Uint8Array][] = []
      for (const changes of changed) {
        const original = types.shapes.map((shape, at) => encode(shape, values[at]))
        const bytes = original.map((bytes, at) => changes[at]!.reduce(hostile, bytes))
        const all = types.shapes.map((shape, at) => read(shape, bytes[at]!))
        // Those that are values are asked about together, and each of the others alone, because it is an error.
        const good = all.map((outcome, at) => ('value' in outcome ? bytes[at]! : original[at]!))
        const printed = await types.decode(joined(good))
        const expected = types.shapes.map((shape, at) => types.json(at, decode(shape, good[at]!)))
        expect(printed.error, types.shapes.map((shape, at) => `${shape.type} ${toHex(good[at]!)}`).join('\n')).toBe(undefined)
        expect(printed.result!.value).toEqual(expected)
        // `pvq` refuses a key that is there twice where it writes a map as an object alone, which cannot have that.
        for (const [at, outcome] of all.entries()) if ('refused' in outcome && !outcome.refused.includes('twice')) refused.push([at, bytes[at]!])
      }
      expect(refused.length).toBeGreaterThan(REFUSED)
      const picked = sample(fc.shuffledSubarray(refused, { minLength: REFUSED, maxLength: REFUSED }), 1)[0]!
      await Promise.all(
        picked.map(async ([at, bytes]) => {
          const printed = await types.decode(bytes, at)
          expect(printed, `${types.shapes[at]!.type} ${toHex(bytes)}`).toMatchObject({ error: expect.stringContaining('the result 0x') })
        }),
      )
    })
  }
})

describe('bytes at the edges are the same for pvq', () => {
  const [u8, u32, u128] = [13, 14, 15]
  const ff = (count: number) => 'ff'.repeat(count)
  const nothings = metadata.types.types.length
  const types: PortableType[] = [...metadata.types.types, { id: nothings, type: { def: { sequence: { type: 0 } } } }, { id: nothings + 1, type: { def: { array: { len: 2 ** 32 - 1, type: 1 } } } }]
  const cases: [what: string, type: number, outcome: 'value' | 'refused', bytes: string[]][] = [
    ['compact u8', u8, 'value', ['00', 'fc', '0101', 'fd03']],
    ['compact u8 that is larger, or not in its shortest form', u8, 'refused', ['', '01', '0100', 'fd00', '0104', 'fdff', '02000000', '02000100', '0300000000', '03ffffffff']],
    ['compact u32', u32, 'value', ['02000100', 'feffffff', '0300000040', '03ffffffff']],
    ['compact u32 that is larger, or not in its shortest form', u32, 'refused', ['0100', 'fdff00', '02000000', 'feff0000', '03ffffff3f', '03000000', '070000000001', '0700000000', `33${ff(16)}`]],
    ['compact u128', u128, 'value', ['070000000001', `13${ff(8)}`, `17${ff(9)}`, `33${ff(16)}`, `33${'00'.repeat(15)}01`]],
    ['compact u128 that is larger, or not in its shortest form', u128, 'refused', ['0700000000', '07ffffffff00', `33${ff(15)}00`, `33${ff(15)}`, `37${ff(17)}`, `ff${ff(67)}`, '03ffffff3f']],
    ['a length that is longer than the bytes', 16, 'refused', ['04', 'feffffff', '03ffffffff', '070000000001', `33${ff(16)}`, '0100', '0800']],
    ['a length of lists', 21, 'refused', ['03ffffffff', '0403ffffffff', '070000000001']],
    ['a length of values without bytes', nothings, 'refused', ['03ffffffff', 'feffffff']],
    ['values without bytes', nothings, 'value', ['00', '0c']],
    ['an array that is longer than the bytes', nothings + 1, 'refused', ['', '00', '0001']],
    ['booleans', 1, 'refused', ['', '02', 'ff', '0000']],
    ['options', 27, 'refused', ['02', '0102', '010102', '00ff', '01']],
    ['options of options', 27, 'value', ['00', '0100', '010100', '010101']],
    ['options of nothing', 28, 'refused', ['02', '0101', '']],
    ['results', 29, 'refused', ['02', 'ff', '00', '01', '0103']],
    ['enums', 25, 'refused', ['', '01', '03', 'ff', 'ff02', '0000', '0700']],
    ['text that is no UTF-8', 2, 'refused', ['04ff', '08c080', '0ceda080', '10f4908080', '08e282', '0480']],
    ['text', 2, 'value', ['00', '0400', '0cefbbbf', '10f09f9880', '08c3bf', '1cefbfbff09f8080']],
    ['bits', 43, 'value', ['00', '0401', '20ff', '24ff01']],
    ['bits that are longer than their bytes', 43, 'refused', ['04', '24ff', '03ffffffff', 'feffffff', '070000000001']],
    ['bits in two bytes, the most significant first', 44, 'value', ['00', '040080', '40ffff', '44ffff0080']],
    ['maps, in any order', 30, 'value', ['00', '080100000004ff0200000000', '0802000000000100000000', '080000000000ffffffff00']],
    ['maps with a key twice', 30, 'refused', ['080100000004ff0100000000', '0c010000000002000000000100000004ff']],
    ['characters', 51, 'refused', ['', '61000000']],
    ['enums without variants', 41, 'refused', ['', '00']],
    ['a list within itself', 36, 'value', [`${'0501'.repeat(40)}0500`]],
    ['a list within itself that nests too deep', 36, 'refused', [`${'0501'.repeat(200)}0500`, '0501'.repeat(20_000), '05']],
    ['integers with a sign', 12, 'value', [ff(16), `${'00'.repeat(15)}80`, `${ff(15)}7f`]],
    ['integers of 256 bits', 45, 'value', [ff(32), '00'.repeat(32)]],
    ['integers of 256 bits', 45, 'refused', [ff(31), ff(33)]],
  ]
  let echo: Echo
  beforeAll(() => void (echo = new Echo('edges', types, cases.map(([, type]) => type))))

  for (const [position, [what, , outcome, bytes]] of cases.entries()) {
    test(`${what}: ${outcome}`, async () => {
      const agree = async (hex: string) => {
        const encoded = fromHex(`0x${hex}`)!
        const [mine, printed] = [read(echo.shapes[position]!, encoded), await echo.decode(encoded, position)]
        expect(Object.keys(mine), hex).toEqual([outcome])
        if ('value' in mine) expect(printed.result, hex).toEqual({ hex: `0x${hex}`, value: echo.json(position, mine.value) })
        else expect(printed, hex).toMatchObject({ error: expect.stringContaining('the result 0x') })
      }
      await Promise.all(bytes.map(agree))
    })
  }
})

/** Changes bytes at a place. */
function hostile(bytes: Uint8Array, [at, byte, how]: [at: number, byte: number, how: string]): Uint8Array {
  const position = at % (bytes.length || 1)
  if (how === 'cut') return bytes.slice(0, position)
  if (how === 'add') return Uint8Array.of(...bytes, byte)
  return Uint8Array.of(...bytes.slice(0, position), byte, ...bytes.slice(how === 'insert' ? position : position + 1))
}
