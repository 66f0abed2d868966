import type { ProgramMetadata } from '../src/index.js'

/** Metadata with every shape that a guest's types can have, as the builder writes it. */
export const metadata = {
  version: 1,
  types: {
    types: [
      { id: 0, type: { def: { tuple: [] } } },
      { id: 1, type: { def: { primitive: 'bool' } } },
      { id: 2, type: { def: { primitive: 'str' } } },
      { id: 3, type: { def: { primitive: 'u8' } } },
      { id: 4, type: { def: { primitive: 'u16' } } },
      { id: 5, type: { def: { primitive: 'u32' } } },
      { id: 6, type: { def: { primitive: 'u64' } } },
      { id: 7, type: { def: { primitive: 'u128' } } },
      { id: 8, type: { def: { primitive: 'i8' } } },
      { id: 9, type: { def: { primitive: 'i16' } } },
      { id: 10, type: { def: { primitive: 'i32' } } },
      { id: 11, type: { def: { primitive: 'i64' } } },
      { id: 12, type: { def: { primitive: 'i128' } } },
      { id: 13, type: { def: { compact: { type: 3 } } } },
      { id: 14, type: { def: { compact: { type: 5 } } } },
      { id: 15, type: { def: { compact: { type: 7 } } } },
      { id: 16, type: { def: { sequence: { type: 3 } } } },
      { id: 17, type: { def: { array: { len: 4, type: 3 } } } },
      { id: 18, type: { def: { array: { len: 32, type: 3 } } } },
      {
        id: 19,
        type: {
          path: ['sp_core', 'crypto', 'AccountId32'],
          def: { composite: { fields: [{ type: 18, typeName: '[u8; 32]' }] } },
          docs: ['An account of 32 bytes.'],
        },
      },
      { id: 20, type: { def: { sequence: { type: 4 } } } },
      { id: 21, type: { def: { sequence: { type: 20 } } } },
      { id: 22, type: { def: { array: { len: 3, type: 5 } } } },
      { id: 23, type: { def: { tuple: [3, 16] } } },
      {
        id: 24,
        type: {
          path: ['guest', 'Amounts'],
          def: {
            composite: {
              fields: [
                { name: 'free', type: 15, typeName: 'u128', docs: ['What can be spent.'] },
                { name: 'nothing', type: 0 },
                { name: 'nonce', type: 14, typeName: 'u32' },
              ],
            },
          },
          docs: ['A struct with compact fields.'],
        },
      },
      {
        id: 25,
        type: {
          path: ['guest', 'Fixed'],
          def: {
            variant: {
              variants: [
                { name: 'Unit', index: 7, docs: ['Nothing but its name.'] },
                { name: 'Named', fields: [{ name: 'small', type: 3 }, { name: 'many', type: 20 }], index: 2 },
                { name: 'Last', fields: [{ type: 26 }, { type: 17 }], index: 255 },
                { name: 'One', fields: [{ type: 6 }], index: 0 },
              ],
            },
          },
        },
      },
      {
        id: 26,
        type: {
          path: ['Option'],
          params: [{ name: 'T', type: 1 }],
          def: { variant: { variants: [{ name: 'None', index: 0 }, { name: 'Some', fields: [{ type: 1 }], index: 1 }] } },
        },
      },
      {
        id: 27,
        type: {
          path: ['Option'],
          params: [{ name: 'T', type: 26 }],
          def: { variant: { variants: [{ name: 'None', index: 0 }, { name: 'Some', fields: [{ type: 26 }], index: 1 }] } },
        },
      },
      {
        id: 28,
        type: {
          path: ['Option'],
          params: [{ name: 'T', type: 0 }],
          def: { variant: { variants: [{ name: 'None', index: 0 }, { name: 'Some', fields: [{ type: 0 }], index: 1 }] } },
        },
      },
      {
        id: 29,
        type: {
          path: ['Result'],
          params: [{ name: 'T', type: 23 }, { name: 'E', type: 25 }],
          def: {
            variant: { variants: [{ name: 'Ok', fields: [{ type: 23 }], index: 0 }, { name: 'Err', fields: [{ type: 25 }], index: 1 }] },
          },
        },
      },
      {
        id: 30,
        type: {
          path: ['BTreeMap'],
          params: [{ name: 'K', type: 5 }, { name: 'V', type: 16 }],
          def: { composite: { fields: [{ type: 31 }] } },
        },
      },
      { id: 31, type: { def: { sequence: { type: 32 } } } },
      { id: 32, type: { def: { tuple: [5, 16] } } },
      {
        id: 33,
        type: { path: ['BTreeSet'], params: [{ name: 'T', type: 34 }], def: { composite: { fields: [{ type: 35 }] } } },
      },
      { id: 34, type: { def: { tuple: [1, 11] } } },
      { id: 35, type: { def: { sequence: { type: 34 } } } },
      {
        id: 36,
        type: { path: ['guest', 'List'], def: { composite: { fields: [{ type: 3 }, { type: 37 }] } }, docs: ['A type that contains itself.'] },
      },
      {
        id: 37,
        type: {
          path: ['Option'],
          params: [{ name: 'T', type: 36 }],
          def: { variant: { variants: [{ name: 'None', index: 0 }, { name: 'Some', fields: [{ type: 36 }], index: 1 }] } },
        },
      },
      { id: 38, type: { path: ['guest', 'Newtype'], def: { composite: { fields: [{ name: 'inner', type: 6 }] } } } },
      { id: 39, type: { path: ['guest', 'Unit'], def: { composite: {} } } },
      { id: 40, type: { def: { array: { len: 1, type: 5 } } } },
      { id: 41, type: { path: ['bitvec', 'order', 'Lsb0'], def: { variant: {} } } },
      { id: 42, type: { path: ['bitvec', 'order', 'Msb0'], def: { variant: {} } } },
      { id: 43, type: { def: { bitsequence: { bit_store_type: 3, bit_order_type: 41 } } } },
      { id: 44, type: { def: { bitsequence: { bit_store_type: 4, bit_order_type: 42 } } } },
      { id: 45, type: { path: ['primitive_types', 'U256'], def: { composite: { fields: [{ type: 46 }] } } } },
      { id: 46, type: { def: { array: { len: 4, type: 6 } } } },
      { id: 47, type: { path: ['primitive_types', 'H256'], def: { composite: { fields: [{ type: 18 }] } } } },
      { id: 48, type: { def: { tuple: [3, 3] } } },
      { id: 49, type: { def: { sequence: { type: 19 } } } },
      { id: 50, type: { def: { tuple: [2, 0, 36, 17] } } },
      { id: 51, type: { def: { primitive: 'char' } } },
      {
        id: 52,
        type: {
          path: ['guest', 'Tree'],
          def: {
            composite: { fields: [{ name: 'account', type: 19 }, { name: 'children', type: 53 }] },
          },
        },
      },
      { id: 53, type: { def: { sequence: { type: 52 } } } },
    ],
  },
  extension_fns: [],
  entrypoints: [
    {
      name: 'integers',
      inputs: [
        { name: 'a', ty: 3 },
        { name: 'b', ty: 4 },
        { name: 'c', ty: 5 },
        { name: 'd', ty: 6 },
        { name: 'e', ty: 7 },
        { name: 'f', ty: 8 },
        { name: 'g', ty: 9 },
        { name: 'h', ty: 10 },
        { name: 'i', ty: 11 },
        { name: 'j', ty: 12 },
        { name: 'k', ty: 45 },
      ],
      output: 7,
      docs: ['Takes an integer of each type.'],
    },
    { name: 'compact', inputs: [{ name: 'small', ty: 13 }, { name: 'middle', ty: 14 }, { name: 'large', ty: 15 }], output: 24 },
    { name: 'bytes', inputs: [{ name: 'data', ty: 16 }, { name: 'four', ty: 17 }, { name: 'hash', ty: 47 }], output: 16 },
    { name: 'accounts', inputs: [{ name: 'one', ty: 19 }, { name: 'many', ty: 49 }], output: 49 },
    { name: 'lists', inputs: [{ name: 'rows', ty: 21 }, { name: 'three', ty: 22 }, { name: 'one', ty: 40 }], output: 21 },
    { name: 'structs', inputs: [{ name: 'amounts', ty: 24 }, { name: 'newtype', ty: 38 }, { name: 'unit', ty: 39 }], output: 24 },
    { name: 'enums', inputs: [{ name: 'fixed', ty: 25 }], output: 25 },
    { name: 'options', inputs: [{ name: 'one', ty: 26 }, { name: 'two', ty: 27 }, { name: 'flag', ty: 28 }], output: 27 },
    { name: 'results', inputs: [{ name: 'result', ty: 29 }], output: 29 },
    { name: 'maps', inputs: [{ name: 'map', ty: 30 }, { name: 'set', ty: 33 }], output: 30 },
    { name: 'bits', inputs: [{ name: 'least', ty: 43 }, { name: 'most', ty: 44 }], output: 43 },
    { name: 'tuples', inputs: [{ name: 'pair', ty: 48 }, { name: 'mixed', ty: 50 }], output: 50 },
    { name: 'recursive', inputs: [{ name: 'list', ty: 36 }, { name: 'tree', ty: 52 }], output: 52 },
    { name: 'nothing', inputs: [], output: 0 },
  ],
} as const satisfies ProgramMetadata
