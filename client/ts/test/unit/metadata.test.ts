import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compactToBytes } from '../../src/codec/integers.js'
import { defineProgram, encode, MetadataError, PvqError, readProgram } from '../../src/index.js'
import { FUNCTION, REGISTRY } from '../../src/metadata/interface.js'
import type { ProgramMetadata } from '../../src/metadata/types.js'
import { shapes } from '../../src/shape/shape.js'
import { metadata } from '../all-shapes.js'

/** Returns a blob without code, with sections. */
function blob(...sections: [id: number, contents: Uint8Array][]): Uint8Array {
  const body = sections.flatMap(([id, contents]) => [id, ...length(contents.length), ...contents])
  const bytes = Uint8Array.of(...new TextEncoder().encode('PVM\0\x02'), ...new Uint8Array(8), ...body, 0)
  new DataView(bytes.buffer).setBigUint64(5, BigInt(bytes.length), true)
  return bytes
}

/** PolkaVM's variable length integer. */
function length(value: number): number[] {
  if (value < 0x80) return [value]
  if (value < 0x4000) return [0x80 | (value >> 8), value & 0xff]
  return [0xc0 | (value >> 16), value & 0xff, (value >> 8) & 0xff]
}

/** The contents of the section with the interface that metadata tells. */
function contents({ types, entrypoints }: ProgramMetadata): Uint8Array {
  const fields = (all: readonly object[] = []) => all.map((field) => ({ name: undefined, docs: [], ...field, typeName: undefined }))
  const registry = types.types.map(({ id, type: { path = [], params = [], def } }) => {
    const [type, value] = Object.entries(def)[0]!
    const of =
      type === 'composite'
        ? fields(value.fields)
        : type === 'variant'
          ? (value.variants ?? []).map((variant: { fields?: object[] }) => ({ ...variant, fields: fields(variant.fields), docs: [] }))
          : type === 'primitive'
            ? { type: value }
            : type === 'sequence' || type === 'compact'
              ? value.type
              : value
    const strip = (field: object) => Object.fromEntries(Object.entries(field).filter(([key]) => key !== 'docs').concat([['docs', []]]))
    const stripped = Array.isArray(of) && type !== 'tuple' ? of.map((item) => strip({ ...item, ...(item.fields ? { fields: item.fields.map(strip) } : {}) })) : of
    return { id, path, params, def: { type, value: stripped }, docs: [] }
  })
  const functions = entrypoints.map(({ name, inputs, output }) => ({ name, inputs, output }))
  return Uint8Array.of(
    1,
    ...encode(REGISTRY, registry),
    ...encode(shapes.list(shapes.struct('FunctionMetadata', FUNCTION)), functions),
    ...compactToBytes(1n),
    ...encode(shapes.integer('u64'), 14114829174686691684n),
    6,
  )
}

const section = 0xd0

describe('a program describes itself', () => {
  test('with the entrypoints and shapes of its metadata, but no documentation', () => {
    const program = readProgram(blob([1, new Uint8Array(5)], [section, contents(metadata)], [6, new Uint8Array(200)]))
    const expected = defineProgram(metadata)
    expect(program.entrypoints.map(({ signature }) => signature)).toEqual(expected.entrypoints.map(({ signature }) => signature))
    expect(program.metadata.extension_fns).toEqual([['14114829174686691684', 6]])
    expect(program.hash).toMatch(/^0x[0-9a-f]{64}$/)
    expect(program.entrypoint('integers').docs).toEqual([])
    expect(expected.entrypoint('integers').docs).toEqual(['Takes an integer of each type.'])
    const args = { amounts: { free: 5n, nonce: 6 }, newtype: 7n, unit: undefined }
    expect(program.encode('structs', args)).toEqual(expected.encode('structs', args))
  })

  test('or says nothing of itself', () => {
    expect(() => readProgram(blob())).toThrow('the program does not describe itself')
  })

  const good = contents(metadata)
  const refused: [what: string, bytes: Uint8Array, message: string][] = [
    ['no blob', new TextEncoder().encode('no program at all'), 'it is no PolkaVM blob'],
    ['an empty file', new Uint8Array(), 'it is no PolkaVM blob'],
    ['a blob that was cut short', blob([section, good]).slice(0, -1), 'it was cut short'],
    ['a section without an end', blob([section, good]).fill(0xbf, 14, 15), 'goes on beyond the end'],
    ['two interfaces', blob([section, good], [section, good]), 'more than one interface'],
    ['an interface of another version', blob([section, Uint8Array.of(2, ...good.slice(1))]), 'has version 2'],
    ['an empty interface', blob([section, new Uint8Array()]), 'has version undefined'],
    ['an interface that is too large', blob([section, new Uint8Array(32769)]), 'has 32769 bytes'],
    ['an interface with a byte too much', blob([section, Uint8Array.of(...good, 0)]), 'bytes are left over'],
    ['an interface that ends early', blob([section, good.slice(0, -1)]), 'it ends early'],
  ]
  for (const [what, bytes, message] of refused) {
    test(`${what} is refused`, () => {
      expect(() => readProgram(bytes)).toThrow(MetadataError)
      expect(() => readProgram(bytes)).toThrow(message)
    })
  }

  test('bytes after the end of the sections are refused', () => {
    const bytes = Uint8Array.of(...blob(), 1)
    new DataView(bytes.buffer).setBigUint64(5, BigInt(bytes.length), true)
    expect(() => readProgram(bytes)).toThrow('1 bytes follow the end')
  })

  test('whatever a hostile blob holds, it is an error of this package', () => {
    const good = blob([section, contents(metadata)])
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 }), (changes) => {
        const bytes = good.slice()
        for (const [position, byte] of changes) bytes[position] = byte
        try {
          for (const { signature } of readProgram(bytes).entrypoints) expect(signature).not.toMatch(/[\p{Cc}]/u)
        } catch (error) {
          expect(error).toBeInstanceOf(PvqError)
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe('metadata that is none is refused, with the place', () => {
  const type = (id: number, def: object, more: object = {}) => ({ id, type: { def, ...more } })
  const unit = type(0, { tuple: [] })
  const entrypoint = { name: 'main', inputs: [], output: 0 }
  const refused: [value: unknown, message: string][] = [
    [null, 'it should be an object'],
    [[], 'it should be an object'],
    [{}, 'types should be an object'],
    [{ types: { types: [unit] } }, 'entrypoints should be an array'],
    [{ types: { types: [unit] }, entrypoints: [] }, 'entrypoints should be 1 to 256 entrypoints'],
    [{ types: { types: [unit] }, entrypoints: [{ ...entrypoint, output: 1 }] }, 'entrypoints[0].output should be an integer below 1'],
    [{ types: { types: [unit] }, entrypoints: [entrypoint, entrypoint] }, 'entrypoints[1] should be an entrypoint with a name of its own'],
    [{ types: { types: [unit] }, entrypoints: [{ ...entrypoint, name: 'a\u202eb' }] }, 'entrypoints[0].name should be a name'],
    [{ types: { types: [unit] }, entrypoints: [{ ...entrypoint, name: '__proto__' }] }, 'entrypoints[0].name should be a name'],
    [{ types: { types: [type(1, { tuple: [] })] }, entrypoints: [entrypoint] }, 'types.types[0].id'],
    [{ types: { types: [type(0, {})] }, entrypoints: [entrypoint] }, 'types.types[0].type.def should be one definition'],
    [{ types: { types: [type(0, { tuple: [9] })] }, entrypoints: [entrypoint] }, 'types.types[0].type.def.tuple[0]'],
    [{ types: { types: [type(0, { sequence: { type: -1 } })] }, entrypoints: [entrypoint] }, 'def.sequence.type'],
    [
      { types: { types: [unit, type(1, { composite: { fields: [{ name: 'a', type: 0 }, { name: 'b', type: 0 }, { name: 'a', type: 0 }] } })] }, entrypoints: [entrypoint] },
      'types.types[1].type.def.composite.fields[2] should be a field with a name of its own',
    ],
    [
      { types: { types: [unit, type(1, { composite: { fields: [{ name: 'a', type: 0 }, { type: 0 }] } })] }, entrypoints: [entrypoint] },
      'types.types[1].type.def.composite.fields[1] should be a field with a name, as the others',
    ],
    [
      { types: { types: [unit, type(1, { variant: { variants: [{ name: 'A', index: 0 }, { name: 'A', index: 1 }] } })] }, entrypoints: [entrypoint] },
      'types.types[1].type.def.variant.variants[1] should be a variant with a name and an index of its own',
    ],
    [
      { types: { types: [unit, type(1, { variant: { variants: [{ name: 'A', index: 3 }, { name: 'B', index: 3 }] } })] }, entrypoints: [entrypoint] },
      'types.types[1].type.def.variant.variants[1] should be a variant with a name and an index of its own',
    ],
    [
      { types: { types: [unit, type(1, { variant: { variants: [{ name: 'A', index: 0, fields: [{ name: 'a', type: 0 }, { name: 'a', type: 0 }] }] } })] }, entrypoints: [entrypoint] },
      'variants[0].fields[1] should be a field with a name of its own',
    ],
    [{ types: { types: [unit] }, entrypoints: [entrypoint], program: { name: 'a', version: '1', hash: '0x00', size: 1 } }, 'program.hash'],
  ]
  for (const [value, message] of refused) {
    test(message, () => {
      expect(() => defineProgram(value as ProgramMetadata)).toThrow(MetadataError)
      expect(() => defineProgram(value as ProgramMetadata)).toThrow(message)
    })
  }

  test('metadata of another blob', () => {
    const program = { name: 'a', version: '1', hash: `0x${'00'.repeat(32)}`, size: 14 }
    expect(() => defineProgram({ ...metadata, program }, blob())).toThrow('build both again')
    expect(defineProgram({ ...metadata, program }).hash).toBe(program.hash)
  })

  test('types that nest without end, or contain nothing but themselves, are no values', () => {
    const loop = [type(0, { composite: { fields: [{ type: 0 }] } }), type(1, { compact: { type: 1 } }), type(2, { compact: { type: 0 } })]
    const program = defineProgram({
      types: { types: loop },
      extension_fns: [],
      entrypoints: [{ name: 'main', inputs: [0, 1, 2].map((ty) => ({ name: `p${ty}`, ty })), output: 0 }],
    } as ProgramMetadata)
    for (const { shape } of program.entrypoint('main').inputs) expect(shape.kind).toBe('never')
  })

  test('ten thousand types in one another take little time', () => {
    const count = 10_000
    const types = Array.from({ length: count }, (_, id) => type(id, { sequence: { type: Math.min(id + 1, count - 1) } }))
    const program = defineProgram({
      types: { types },
      extension_fns: [],
      entrypoints: [{ name: 'main', inputs: [{ name: 'p', ty: 0 }], output: 0 }],
    } as ProgramMetadata)
    expect(() => program.encode('main', { p: [] })).not.toThrow()
  })
})
