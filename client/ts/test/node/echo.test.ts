import fc from 'fast-check'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { createPvq, defineProgram, encode, toHex, wsProvider, type Pvq } from '../../src/index.js'
import { metadata } from '../all-shapes.js'
import { pvq as tool } from '../dev-node.js'
import { echo, echoing } from '../echo.js'
import { pvqJson } from '../pvq-json.js'
import { valuesOf } from '../values.js'

const url = `ws://${inject('node')}`
/** Values for each entrypoint that `pvq` is asked with, which is a process for each, and without it. */
const [COMPARED, ECHOED] = [3, 20]

const program = defineProgram(echoing(metadata.types, metadata.entrypoints), echo)
const json = pvqJson(program.metadata.types.types)
let folder: string
let pvq: Pvq

beforeAll(async () => {
  pvq = createPvq(wsProvider(url))
  folder = await mkdtemp(join(tmpdir(), 'pvq-echo-'))
  await writeFile(join(folder, 'echo.polkavm'), echo)
  await writeFile(join(folder, 'echo.json'), JSON.stringify(program.metadata))
})
afterAll(async () => {
  pvq.destroy()
  await rm(folder, { recursive: true })
})

describe('a program that returns what it gets, in every shape', () => {
  for (const { name, index, inputs, output } of program.entrypoints) {
    const types = program.metadata.entrypoints[index]!
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
        const given = types.inputs.map(({ name, ty }) => JSON.stringify(json(ty, args[name])))
        const file = join(folder, 'echo.polkavm')
        const printed = (await tool('query', '--url', url, '--at', at, '--program', file, '--', name, ...given)) as { result: { hex: string; value: unknown } }
        const answer = await pvq.query(program, name, args, { at })
        if (!answer.success) throw new Error(answer.error.message)
        if (name === 'maps') {
          // pvq sends the entries in the order of their keys, and the program returns them as they came.
          expect(sorted(json(types.output, answer.value))).toEqual(sorted(printed.result.value))
        } else {
          expect(json(types.output, answer.value)).toEqual(printed.result.value)
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
