import { denormalizeLookup, getLookupCodecBuilder } from '@polkadot-api/metadata-builders'
import type { V14Lookup } from '@polkadot-api/substrate-bindings'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AnswerError, decode, defineProgram, encode, formatAccount, fromHex, PvqError, toHex, ValueError } from '../../src/index.js'
import { compactToBytes } from '../../src/codec/integers.js'
import type { PortableRegistry } from '../../src/metadata/types.js'
import { shapesOf } from '../../src/shape/resolve.js'
import { shapes } from '../../src/shape/shape.js'
import { metadata } from '../all-shapes.js'
import { valuesOf } from '../values.js'

const shape = shapesOf(metadata.types)
const alice = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY'
const char = 51

/** The types whose values have another form in polkadot-api: see the README. */
const differ = new Set<number>([
  27, // an option in an option, where polkadot-api cannot tell `None` from `Some(None)`
  44, // bits in elements of two bytes, which polkadot-api reads as bytes
  45, // U256, four integers in polkadot-api
  48, // two bytes, hex in polkadot-api if the types have no documentation
])

describe('values of every type', () => {
  for (const { id } of metadata.types.types) {
    if (id === char || id === 41 || id === 42) continue
    test(`${shape(id).type} survives encoding`, () => {
      fc.assert(
        fc.property(valuesOf(shape(id)), (value) => {
          expect(decode(shape(id), encode(shape(id), value))).toEqual(value)
        }),
      )
    })

    test(`${shape(id).type} decodes from its own encoding alone`, () => {
      const bytes = valuesOf(shape(id)).map((value) => encode(shape(id), value))
      fc.assert(
        fc.property(bytes, fc.nat(), fc.nat(255), fc.constantFrom('cut', 'add', 'change'), (encoded, at, byte, how) => {
          const position = at % (encoded.length || 1)
          const hostile =
            how === 'cut' ? encoded.slice(0, position) : how === 'add' ? Uint8Array.of(...encoded, byte) : encoded.map((old, at) => (at === position ? byte : old))
          let value: unknown
          try {
            value = decode(shape(id), hostile)
          } catch (error) {
            expect(error).toBeInstanceOf(AnswerError)
            return
          }
          // Bits beyond the length of a bit sequence are not looked at.
          if (shape(id).kind === 'bits') return
          expect(toHex(encode(shape(id), value))).toBe(toHex(hostile))
        }),
      )
    })
  }
})

describe('polkadot-api', () => {
  const codec = getLookupCodecBuilder(denormalizeLookup(toLookup(metadata.types)))
  for (const { id } of metadata.types.types) {
    if (id === char || id === 41 || id === 42 || differ.has(id) || shape(id).type.includes('BTreeSet')) continue
    test(`encodes ${shape(id).type} the same, and decodes the same value`, () => {
      fc.assert(
        fc.property(valuesOf(shape(id)), (value) => {
          const encoded = encode(shape(id), value)
          expect(toHex(codec(id).enc(value))).toBe(toHex(encoded))
          expect(codec(id).dec(encoded)).toEqual(value)
        }),
      )
    })
  }
})

describe('a value that is not of its type is refused before it is sent', () => {
  const program = defineProgram(metadata)
  const refused: [entrypoint: string, args: unknown, message: string][] = [
    ['lists', { rows: [], three: [1, 2], one: 1 }, 'three: expected an array of 3, given an array of 2'],
    ['lists', { rows: [[1], [2, 65536]], three: [1, 2, 3], one: 1 }, 'rows[1][1]: expected u16, a number from 0 to 65535, given 65536 (it is out of range)'],
    ['lists', { rows: [[-1]], three: [1, 2, 3], one: 1 }, 'rows[0][0]: expected u16, a number from 0 to 65535, given -1 (it is out of range)'],
    ['lists', { rows: [[0.5]], three: [1, 2, 3], one: 1 }, 'rows[0][0]: expected u16, a number from 0 to 65535, given 0.5 (it is no integer)'],
    ['lists', { rows: [[NaN]], three: [1, 2, 3], one: 1 }, 'rows[0][0]: expected u16, a number from 0 to 65535, given NaN (it is no integer)'],
    ['lists', { rows: [['1']], three: [1, 2, 3], one: 1 }, 'rows[0][0]: expected u16, a number from 0 to 65535, given "1"'],
    ['lists', { rows: [[1n]], three: [1, 2, 3], one: 1 }, 'rows[0][0]: expected u16, a number from 0 to 65535, given 1n (write 1 for 1n)'],
    ['lists', { rows: [], three: [1, 2, 2 ** 33], one: 1 }, 'three[2]: expected u32, a number from 0 to 4294967295, given 8589934592 (it is out of range)'],
    ['lists', { rows: [], three: [1, 2, 3] }, 'one: expected u32, a number from 0 to 4294967295, given undefined'],
    ['lists', { rows: {}, three: [1, 2, 3], one: 1 }, 'rows: expected an array, given an object with no fields'],
    ['lists', { rows: [], three: [1, 2, 3], one: 1, two: 2 }, 'two: expected no such parameter: lists(rows: Vec<Vec<u16>>, three: [u32; 3], one: [u32; 1]) -> Vec<Vec<u16>>, given 2'],
    ['lists', [[], [1, 2, 3], 1], 'the arguments: expected an object'],
    ['structs', { amounts: { free: 1, nonce: 1 }, newtype: 1n }, 'amounts.free: expected u128, a bigint from 0 to 340282366920938463463374607431768211455, given 1 (a number is exact to 53 bits only: write 1n for 1)'],
    ['structs', { amounts: { free: 1n, nonce: 1, note: 1 }, newtype: 1n }, 'amounts.note: expected no such field, given 1 (the fields are free, nonce)'],
    ['structs', { amounts: null, newtype: 1n }, 'amounts: expected an object: Amounts, given null'],
    ['structs', { amounts: Object.create({ free: 1n, nonce: 1 }), newtype: 1n }, 'amounts.free: expected u128'],
    ['bytes', { data: '0x00', four: '0x00000000', hash: `0x${'00'.repeat(32)}` }, 'data: expected a Uint8Array, given "0x00" (fromHex and TextEncoder make one of text)'],
    ['bytes', { data: new Uint8Array(), four: '0x0000', hash: `0x${'00'.repeat(32)}` }, 'four: expected 0x and 8 hex digits, given "0x0000" (it has 2 bytes)'],
    ['bytes', { data: new Uint8Array(), four: '0x000', hash: `0x${'00'.repeat(32)}` }, 'four: expected 0x and 8 hex digits, given "0x000"'],
    ['bytes', { data: new Uint8Array(), four: new Uint8Array(4), hash: `0x${'00'.repeat(32)}` }, 'four: expected 0x and 8 hex digits, given a Uint8Array of 4 bytes (toHex makes it of bytes)'],
    ['accounts', { one: alice.replace('G', 'H'), many: [] }, 'one: expected an account in SS58, or 0x and 64 hex digits'],
    ['accounts', { one: alice, many: [alice, '0x00'] }, 'many[1]: expected an account in SS58, or 0x and 64 hex digits, given "0x00" (an account in hex is 0x and 64 hex digits)'],
    ['accounts', { one: '', many: [] }, 'one: expected an account'],
    ['enums', { fixed: 'Unit' }, 'fixed: expected { type, value }, with the type Unit, Named, Last, One, given "Unit"'],
    ['enums', { fixed: { type: 'Other' } }, 'fixed.type: expected one of Unit, Named, Last, One, given "Other"'],
    ['enums', { fixed: { type: 'One' } }, 'fixed.value: expected u64'],
    ['enums', { fixed: { type: 'Unit', value: 1 } }, 'fixed.value: expected undefined, given 1'],
    ['enums', { fixed: { type: 'Named', value: { small: 256, many: [] } } }, 'fixed.value.small: expected u8, a number from 0 to 255, given 256 (it is out of range)'],
    ['options', { one: undefined, two: true, flag: false }, "two: expected undefined, or { type: 'Some', value }, given true"],
    ['results', { result: { success: 'yes', value: 1 } }, 'result: expected { success: true, value } or { success: false, value }'],
    ['results', { result: { success: true, value: [1] } }, 'result.value: expected an array of 2: (u8, Vec<u8>), given an array of 1'],
    ['maps', { map: [[1, new Uint8Array()], [1, Uint8Array.of(1)]], set: [] }, 'map[1]: expected a key that was not there before, given an array of 2'],
    ['maps', { map: [], set: [[true, 1n], [true, 1n]] }, 'set[1]: expected an item that was not there before'],
    ['bits', { least: [0, 2], most: [] }, 'least: expected an array of 0 and 1, given an array of 2'],
    ['tuples', { pair: [1, 2], mixed: ['\ud800', undefined, [1, undefined], '0x00000000'] }, 'mixed[0]: expected a string'],
    ['recursive', { list: deep(200), tree: { account: alice, children: [] } }, 'it nests deeper than 128 levels'],
  ]
  for (const [entrypoint, args, message] of refused) {
    test(message.slice(0, 100), () => {
      const error = thrown(() => program.encode(entrypoint as 'lists', args as never))
      expect(error).toBeInstanceOf(ValueError)
      expect(error.kind).toBe('value')
      expect(error.message).toContain(message)
    })
  }

  test('an entrypoint that is not there', () => {
    const error = thrown(() => program.encode('list' as 'lists', {} as never))
    expect(error.message).toContain('lists(rows: Vec<Vec<u16>>, three: [u32; 3], one: [u32; 1]) -> Vec<Vec<u16>>')
  })

  test('a type that SCALE does not encode', () => {
    expect(() => encode(shape(char), 'c')).toThrow('SCALE does not encode characters')
  })
})

describe('an answer that is not of its type is an error with its place', () => {
  const cases: [what: string, id: number, bytes: string, message: string][] = [
    ['a missing byte', 5, '0x000000', 'it ends early: 1 bytes are missing at byte 3'],
    ['a byte too much', 5, '0x0000000000', '1 of 5 bytes are left over'],
    ['neither true nor false', 1, '0x02', '2 is neither true nor false'],
    ['no UTF-8', 2, '0x08c328', 'text is not UTF-8'],
    ['an unknown variant', 25, '0x03', 'there is no variant 3'],
    ['a long form of a compact integer', 14, '0x0100', 'not in its shortest form'],
    ['a compact integer that is too large', 13, toHex(compactToBytes(256n)), '256 is out of range'],
    ['a length of four billion', 21, toHex(compactToBytes(0xffff_ffffn)), 'it ends early'],
    ['a length beyond u32', 16, toHex(compactToBytes(1n << 33n)), 'is no u32'],
    ['a field that is missing', 52, toHex(new Uint8Array(32)), 'children: it ends early'],
    ['an item of a list', 21, '0x0404', '[0]'],
    ['no option', 26, '0x02', '2 is neither None nor Some'],
    ['a key of a map twice', 30, '0x080100000004ff0100000000', '[1]: a key is there twice (BTreeMap<u32, Vec<u8>>)'],
    ['an item of a set twice', 33, '0x08010500000000000000010500000000000000', '[1]: an item is there twice'],
  ]
  for (const [what, id, bytes, message] of cases) {
    test(what, () => {
      const error = thrown(() => decode(shape(id), fromHex(bytes)!))
      expect(error).toBeInstanceOf(AnswerError)
      expect(error.message).toContain(message)
    })
  }

  test('four billion values of no bytes take no memory', () => {
    const hollow = shapes.list(shapes.struct('Hollow', {}))
    expect(() => decode(hollow, compactToBytes(0xffff_ffffn))).toThrow('more than 1000000 values')
  })

  test('maps and sets within themselves take no more time than their bytes', () => {
    const nested = (collection: 'BTreeMap' | 'BTreeSet') => {
      const def = (items: number) => ({ composite: { fields: [{ type: items }] } })
      return shapesOf({ types: [
        { id: 0, type: { path: [collection], def: def(1) } },
        { id: 1, type: { def: { sequence: { type: collection === 'BTreeSet' ? 0 : 2 } } } },
        { id: 2, type: { def: { tuple: [0, 3] } } },
        { id: 3, type: { def: { tuple: [] } } },
      ] })(0)
    }
    for (const [collection, levels] of [['BTreeSet', 120], ['BTreeMap', 60]] as const) {
      const bytes = new Uint8Array(levels).fill(4)
      bytes[levels - 1] = 0
      const value = decode(nested(collection), bytes)
      expect(toHex(encode(nested(collection), value))).toBe(toHex(bytes))
      expect(() => decode(nested(collection), new Uint8Array(1000).fill(4))).toThrow('nests deeper than 128 levels')
    }
  })

  test('a type that nests without end ends', () => {
    const bytes = new Uint8Array(1000).fill(1)
    expect(() => decode(shape(36), bytes)).toThrow('nests deeper than 128 levels')
  })
})

describe('accounts', () => {
  test('are read with any prefix and in hex', () => {
    const hex = '0xd43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d'
    for (const account of [alice, hex, '15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5']) {
      expect(toHex(encode(shape(19), account))).toBe(hex)
    }
  })

  test('are written with the prefix of the network', () => {
    const bytes = encode(shape(19), alice)
    expect(decode(shape(19), bytes)).toBe(alice)
    expect(decode(shape(19), bytes, { ss58Prefix: 0 })).toBe('15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5')
    expect(formatAccount(bytes, 0)).toBe('15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5')
  })
})

function deep(levels: number): unknown {
  let list: unknown = [1, undefined]
  for (let level = 0; level < levels; level++) list = [1, list]
  return list
}

function thrown(run: () => unknown): PvqError & { place?: string } {
  try {
    run()
  } catch (error) {
    return error as PvqError
  }
  throw new Error('nothing was thrown')
}

/** Returns types in the form in which polkadot-api has them. */
function toLookup({ types }: PortableRegistry): V14Lookup {
  const fields = (all: readonly { name?: string | null; type: number; typeName?: string | null; docs?: readonly string[] }[] = []) =>
    all.map(({ name, type, typeName, docs = [] }) => ({ name: name ?? undefined, type, typeName: typeName ?? undefined, docs: [...docs] }))
  return types.map(({ id, type: { path = [], params = [], def } }) => ({
    id,
    path: [...path],
    params: params.map(({ name, type }) => ({ name, type: type ?? undefined })),
    docs: [],
    def: (def.composite
      ? { tag: 'composite', value: fields(def.composite.fields) }
      : def.variant
        ? { tag: 'variant', value: (def.variant.variants ?? []).map((v) => ({ ...v, fields: fields(v.fields), docs: [] })) }
        : def.primitive !== undefined
          ? { tag: 'primitive', value: { tag: def.primitive, value: undefined } }
          : def.array
            ? { tag: 'array', value: def.array }
            : def.tuple
              ? { tag: 'tuple', value: [...def.tuple] }
              : def.sequence
                ? { tag: 'sequence', value: def.sequence.type }
                : def.compact
                  ? { tag: 'compact', value: def.compact.type }
                  : {
                      tag: 'bitSequence',
                      value: { bitStoreType: def.bitsequence!.bit_store_type, bitOrderType: def.bitsequence!.bit_order_type },
                    }) as V14Lookup[number]['def'],
  }))
}
