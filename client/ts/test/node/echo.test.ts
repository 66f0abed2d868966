import fc from 'fast-check'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { createPvq, defineProgram, encode, fromHex, toHex, wsProvider, type PortableType, type ProgramMetadata, type Pvq } from '../../src/index.js'
import { metadata } from '../all-shapes.js'
import { pvq as tool } from '../dev-node.js'
import { toPvqJson } from '../pvq-json.js'
import { valuesOf } from '../values.js'

const url = `ws://${inject('node')}`
/** Values for each entrypoint that `pvq` is asked with, which is a process for each, and without it. */
const [COMPARED, ECHOED] = [3, 20]

/**
 * A program that returns its arguments, so that its entrypoints can have any types:
 *
 *   a1 = a1 - 1; a1 = a1 << 32; a0 = a0 + 1; a0 = a0 | a1; return
 *
 * The first byte of the arguments is the index of the entrypoint. The result is a pointer and, above it, a length.
 */
const blob = fromHex('0x50564d0000310000000000000001040000a0000506010003707671061300000e9588ff978820957701d487073200491200')!

/** Metadata with every shape, whose entrypoints return what they take: the tuple of their parameters. */
function echoing(): ProgramMetadata {
  const types = [...metadata.types.types] as PortableType[]
  const entrypoints = metadata.entrypoints.map(({ name, inputs }) => {
    const output = inputs.length === 1 ? inputs[0]!.ty : types.push({ id: types.length, type: { def: { tuple: inputs.map(({ ty }) => ty) } } }) - 1
    return { name, inputs, output }
  })
  return { ...metadata, types: { types }, entrypoints }
}

const program = defineProgram(echoing(), blob)
let folder: string
let pvq: Pvq

beforeAll(async () => {
  pvq = createPvq(wsProvider(url))
  folder = await mkdtemp(join(tmpdir(), 'pvq-echo-'))
  await writeFile(join(folder, 'echo.polkavm'), blob)
  await writeFile(join(folder, 'echo.json'), JSON.stringify(program.metadata))
})
afterAll(async () => {
  pvq.destroy()
  await rm(folder, { recursive: true })
})

describe('a program that returns what it gets, in every shape', () => {
  for (const { name, inputs, output } of program.entrypoints) {
    /** Arguments, and what is to come back: they are the fields of a tuple, or alone. */
    const samples = (count: number) =>
      fc.sample(fc.record(Object.fromEntries(inputs.map(({ name, shape }) => [name, valuesOf(shape)]))), { numRuns: count, seed: 7 })
    const returned = (args: Record<string, unknown>) => {
      const values = inputs.map(({ name }) => args[name])
      return inputs.length === 0 ? undefined : inputs.length === 1 ? values[0] : values
    }

    test(`${name} returns it`, async () => {
      const fixed = pvq.at('best')
      await Promise.all(
        samples(ECHOED).map(async (args) => {
          const answer = await fixed.query(program, name, args)
          if (!answer.success) throw new Error(answer.error.message)
          expect(answer.value).toEqual(returned(args))
          expect(toHex(answer.bytes)).toBe(toHex(encode(output, returned(args))))
        }),
      )
    })

    test(`${name} is what pvq prints, and what it takes`, async () => {
      const at = (await pvq.block()).hash
      for (const args of samples(COMPARED)) {
        const given = inputs.map(({ name, shape }) => JSON.stringify(toPvqJson(shape, args[name])))
        const file = join(folder, 'echo.polkavm')
        const printed = (await tool('query', '--url', url, '--at', at, '--program', file, '--', name, ...given)) as { result: { hex: string; value: unknown } }
        const answer = await pvq.query(program, name, args, { at })
        if (!answer.success) throw new Error(answer.error.message)
        if (name === 'maps') {
          // pvq sends the entries in the order of their keys, and the program returns them as they came.
          expect(sorted(toPvqJson(output, answer.value))).toEqual(sorted(printed.result.value))
        } else {
          expect(toPvqJson(output, answer.value)).toEqual(printed.result.value)
          expect(toHex(answer.bytes)).toBe(printed.result.hex)
        }
      }
    })
  }
})

/** Returns JSON with all lists in one order. */
function sorted(value: unknown): unknown {
  if (!Array.isArray(value)) return value
  return value.map(sorted).toSorted((left, right) => (JSON.stringify(left) < JSON.stringify(right) ? -1 : 1))
}
