import { expect, expectTypeOf, test } from 'vitest'
import { defineProgram, type EntrypointsOf, type Hex, type ProgramMetadata } from '../../src/index.js'
import { metadata } from '../all-shapes.js'

type E = EntrypointsOf<typeof metadata>

test('types are inferred from metadata as const', () => {
  expectTypeOf<E['integers']['args']>().toEqualTypeOf<{
    a: number
    b: number
    c: number
    d: bigint
    e: bigint
    f: number
    g: number
    h: number
    i: bigint
    j: bigint
    k: bigint
  }>()
  expectTypeOf<E['integers']['result']>().toEqualTypeOf<bigint>()
  expectTypeOf<E['compact']['args']>().toEqualTypeOf<{ small: number; middle: number; large: bigint }>()
  expectTypeOf<E['bytes']['args']>().toEqualTypeOf<{ data: Uint8Array; four: Hex; hash: Hex }>()
  expectTypeOf<E['accounts']['args']>().toEqualTypeOf<{ one: string; many: string[] }>()
  expectTypeOf<E['lists']['args']>().toEqualTypeOf<{ rows: number[][]; three: number[]; one: number }>()
  expectTypeOf<E['structs']['args']>().toEqualTypeOf<{ amounts: { free: bigint; nonce: number }; newtype: bigint; unit: undefined }>()
  expectTypeOf<E['enums']['result']>().toEqualTypeOf<
    | { type: 'Unit'; value?: undefined }
    | { type: 'Named'; value: { small: number; many: number[] } }
    | { type: 'Last'; value: [boolean | undefined, Hex] }
    | { type: 'One'; value: bigint }
  >()
  expectTypeOf<E['options']['args']>().toEqualTypeOf<{
    one: boolean | undefined
    two: { type: 'Some'; value: boolean | undefined } | undefined
    flag: boolean
  }>()
  expectTypeOf<E['results']['result']>().toEqualTypeOf<
    { success: true; value: [number, Uint8Array] } | { success: false; value: E['enums']['result'] }
  >()
  expectTypeOf<E['maps']['args']>().toEqualTypeOf<{ map: [number, Uint8Array][]; set: [boolean, bigint][] }>()
  expectTypeOf<E['bits']['result']>().toEqualTypeOf<(0 | 1)[]>()
  expectTypeOf<E['tuples']['args']['pair']>().toEqualTypeOf<[number, number]>()
  expectTypeOf<E['nothing']>().toEqualTypeOf<{ readonly args: {}; readonly result: undefined }>()
})

test('an option of a compact nothing is a boolean, as that of nothing', () => {
  const types = {
    types: [
      { id: 0, type: { def: { tuple: [] } } },
      { id: 1, type: { def: { compact: { type: 0 } } } },
      { id: 2, type: { path: ['Option'], params: [{ name: 'T', type: 1 }], def: { variant: { variants: [{ name: 'None', index: 0 }, { name: 'Some', fields: [{ type: 1 }], index: 1 }] } } } },
    ],
  } as const
  const program = defineProgram({ types, extension_fns: [], entrypoints: [{ name: 'ask', inputs: [{ name: 'flag', ty: 2 }], output: 2 }] } as const)
  const answer = program.decode('ask', Uint8Array.of(1))
  expectTypeOf(answer).toEqualTypeOf<boolean>()
  expect(answer).toBe(true)
  expect(program.encode('ask', { flag: false })).toEqual(Uint8Array.of(0, 0))
})

test('a type may contain itself', () => {
  interface Tree {
    account: string
    children: Tree[]
  }
  type List = [number, List | undefined]
  expectTypeOf<E['recursive']['args']['tree']>().toExtend<Tree>()
  expectTypeOf<Tree>().toExtend<E['recursive']['args']['tree']>()
  expectTypeOf<E['recursive']['args']['list']>().toExtend<List>()
  expectTypeOf<List>().toExtend<E['recursive']['args']['list']>()
})

test('a program has the types of its metadata, and any where the compiler does not know that', () => {
  const program = defineProgram(metadata)
  expectTypeOf(program.decode('enums', new Uint8Array([7]))).toEqualTypeOf<E['enums']['result']>()
  // @ts-expect-error There is no such entrypoint.
  void (() => program.encode('none', {}))
  // @ts-expect-error The value is of another type.
  void (() => program.encode('enums', { fixed: { type: 'One', value: 1 } }))
  // @ts-expect-error A parameter is missing.
  void (() => program.encode('compact', { small: 1, middle: 2 }))

  const widened: ProgramMetadata = metadata
  const unknown = defineProgram(widened)
  expectTypeOf(unknown.decode('nothing', new Uint8Array())).toBeAny()
})
