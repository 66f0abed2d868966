/** An integer type. */
export type IntegerType =
  | 'u8'
  | 'u16'
  | 'u32'
  | 'u64'
  | 'u128'
  | 'u256'
  | 'i8'
  | 'i16'
  | 'i32'
  | 'i64'
  | 'i128'
  | 'i256'

/**
 * The shape of the values of a type: what JavaScript value stands for it, and how it is encoded.
 *
 * A shape of a type that contains itself contains itself. `type` is the type's name as in Rust, for errors and forms.
 */
export type Shape = { readonly type: string; readonly docs?: readonly string[] } & ShapeKind

/** The kinds of shapes, with the JavaScript values that each stands for. */
export type ShapeKind =
  /** `boolean` */
  | { readonly kind: 'boolean' }
  /** `string` */
  | { readonly kind: 'text' }
  /** `number` up to 32 bits, `bigint` above */
  | { readonly kind: 'integer'; readonly of: IntegerType; readonly compact: boolean }
  /** `undefined` */
  | { readonly kind: 'nothing' }
  /** `Uint8Array` */
  | { readonly kind: 'bytes' }
  /** `0x` and hex digits, of exactly `length` bytes */
  | { readonly kind: 'hex'; readonly length: number }
  /** An address in SS58, or `0x` and 64 hex digits */
  | { readonly kind: 'account' }
  /** An array of 0 and 1 */
  | { readonly kind: 'bits'; readonly storeBits: number; readonly leastFirst: boolean }
  /** An array, of `length` items if that is given. No two have the same key in a `set` or a `map` */
  | { readonly kind: 'list'; readonly item: Shape; readonly length?: number; readonly unique?: 'set' | 'map' }
  /** An array with one item for each shape */
  | { readonly kind: 'tuple'; readonly items: readonly Shape[] }
  /** An object */
  | { readonly kind: 'struct'; readonly fields: readonly FieldShape[] }
  /** `{ type, value }` with the name of a variant; without `value` where it has none */
  | { readonly kind: 'enum'; readonly variants: readonly VariantShape[] }
  /** `undefined` for `None`. If `wrapped`, which it is where the value may be `undefined`, `Some` is `{ type: 'Some', value }` */
  | { readonly kind: 'option'; readonly some: Shape; readonly wrapped: boolean }
  /** `{ success: true, value }` or `{ success: false, value }` */
  | { readonly kind: 'result'; readonly ok: Shape; readonly error: Shape }
  /** A type that has no values, or none that are encoded. `why` says so */
  | { readonly kind: 'never'; readonly why: string }

/** A field of a struct. */
export interface FieldShape {
  readonly name: string
  readonly shape: Shape
  readonly docs?: readonly string[]
}

/** A variant of an enum. */
export interface VariantShape {
  readonly name: string
  readonly index: number
  readonly shape: Shape
  readonly docs?: readonly string[]
}

/** The number of bits of an integer type. */
export function bitsOf(type: IntegerType): number {
  return Number(type.slice(1))
}

/** Whether values of an integer type are `bigint`. */
export function isBig(type: IntegerType): boolean {
  return bitsOf(type) > 32
}

/** The deepest nesting of values that are encoded or decoded, as in `pvq-client` for Rust. */
export const MAX_DEPTH = 128

/** Shapes by hand, for types that are known in advance. */
export const shapes = {
  nothing: { type: '()', kind: 'nothing' },
  boolean: { type: 'bool', kind: 'boolean' },
  text: { type: 'String', kind: 'text' },
  bytes: { type: 'Vec<u8>', kind: 'bytes' },
  hash: { type: 'H256', kind: 'hex', length: 32 },
  integer: (of: IntegerType): Shape => ({ type: of, kind: 'integer', of, compact: false }),
  compact: (of: IntegerType): Shape => ({ type: `Compact<${of}>`, kind: 'integer', of, compact: true }),
  list: (item: Shape, length?: number): Shape =>
    length === undefined
      ? { type: `Vec<${item.type}>`, kind: 'list', item }
      : { type: `[${item.type}; ${length}]`, kind: 'list', item, length },
  tuple: (...items: Shape[]): Shape => ({ type: `(${items.map((item) => item.type).join(', ')})`, kind: 'tuple', items }),
  option: (some: Shape): Shape => ({ type: `Option<${some.type}>`, kind: 'option', some, wrapped: false }),
  result: (ok: Shape, error: Shape): Shape => ({ type: `Result<${ok.type}, ${error.type}>`, kind: 'result', ok, error }),
  struct: (type: string, fields: Record<string, Shape>): Shape => ({
    type,
    kind: 'struct',
    fields: Object.entries(fields).map(([name, shape]) => ({ name, shape })),
  }),
  variants: (type: string, variants: Record<string, Shape>): Shape => ({
    type,
    kind: 'enum',
    variants: Object.entries(variants).map(([name, shape], index) => ({ name, index, shape })),
  }),
} as const satisfies Record<string, Shape | ((...args: never[]) => Shape)>
