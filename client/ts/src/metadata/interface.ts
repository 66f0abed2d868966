import { decode } from '../codec/decode.js'
import { MetadataError } from '../errors.js'
import { shapes, type Shape } from '../shape/shape.js'
import { checkMetadata } from './check.js'
import { interfaceSection } from './section.js'
import type { Field, FunctionMetadata, PortableRegistry, ProgramMetadata, TypeDef, TypeParameter, Variant } from './types.js'

const { text, integer, compact, list, tuple, option, struct, variants, nothing } = shapes

const id = compact('u32')
const docs = list(text)
const fields = list(struct('Field', { name: option(text), type: id, typeName: option(text), docs }))
const integers = ['u8', 'u16', 'u32', 'u64', 'u128', 'u256', 'i8', 'i16', 'i32', 'i64', 'i128', 'i256']
const primitives = ['bool', 'char', 'str', ...integers]

/** The SCALE encoding of `scale_info::PortableRegistry`. */
export const REGISTRY: Shape = list(
  struct('PortableType', {
    id,
    path: list(text),
    params: list(struct('TypeParameter', { name: text, type: option(id) })),
    def: variants('TypeDef', {
      composite: fields,
      variant: list(struct('Variant', { name: text, fields, index: integer('u8'), docs })),
      sequence: id,
      array: struct('TypeDefArray', { len: integer('u32'), type: id }),
      tuple: list(id),
      primitive: variants('TypeDefPrimitive', Object.fromEntries(primitives.map((name) => [name, nothing]))),
      compact: id,
      bitsequence: struct('TypeDefBitSequence', { bit_store_type: id, bit_order_type: id }),
    }),
    docs,
  }),
)

/** The SCALE encoding of a function of an extension, and of an entrypoint. */
export const FUNCTION = {
  name: text,
  inputs: list(struct('ParameterMetadata', { name: text, ty: id })),
  output: id,
} satisfies Record<string, Shape>

const INTERFACE = tuple(
  REGISTRY,
  list(struct('FunctionMetadata', FUNCTION)),
  list(tuple(integer('u64'), integer('u8'))),
)

/** A value of {@link REGISTRY}. */
export type DecodedRegistry = readonly {
  readonly id: number
  readonly path: readonly string[]
  readonly params: readonly TypeParameter[]
  readonly def: DecodedDef
  readonly docs: readonly string[]
}[]

type DecodedDef =
  | { readonly type: 'composite'; readonly value: readonly Field[] }
  | { readonly type: 'variant'; readonly value: readonly Variant[] }
  | { readonly type: 'sequence' | 'compact'; readonly value: number }
  | { readonly type: 'array'; readonly value: { readonly len: number; readonly type: number } }
  | { readonly type: 'tuple'; readonly value: readonly number[] }
  | { readonly type: 'primitive'; readonly value: { readonly type: string } }
  | { readonly type: 'bitsequence'; readonly value: { readonly bit_store_type: number; readonly bit_order_type: number } }

/** Returns a registry in the form that it has in JSON. */
export function toRegistry(decoded: DecodedRegistry): PortableRegistry {
  return {
    types: decoded.map(({ id, path, params, def, docs }) => ({ id, type: { path, params, def: toDef(def), docs } })),
  }
}

function toDef(def: DecodedDef): TypeDef {
  switch (def.type) {
    case 'composite':
      return { composite: { fields: def.value } }
    case 'variant':
      return { variant: { variants: def.value } }
    case 'sequence':
      return { sequence: { type: def.value } }
    case 'compact':
      return { compact: { type: def.value } }
    case 'primitive':
      return { primitive: def.value.type }
    case 'array':
      return { array: def.value }
    case 'tuple':
      return { tuple: def.value }
    case 'bitsequence':
      return { bitsequence: def.value }
  }
}

/**
 * Reads what a program says of itself from its blob: entrypoints, types and called functions, without documentation.
 * `undefined` for a program that says nothing, such as one of PVQ 0.1.
 *
 * Whether the program does what it says is another question: a result that is of another type is an error when it comes.
 *
 * @throws {@link MetadataError} where it is no blob, or its interface cannot be read
 */
export function readInterface(blob: Uint8Array): ProgramMetadata | undefined {
  const section = interfaceSection(blob)
  if (!section) return undefined
  if (section[0] !== 1) throw new MetadataError(`the interface has version ${section[0]}, and this release reads 1`)
  let decoded: [DecodedRegistry, FunctionMetadata[], [bigint, number][]]
  try {
    decoded = decode(INTERFACE, section.subarray(1)) as typeof decoded
  } catch (cause) {
    throw new MetadataError(`the interface of the program does not decode: ${(cause as Error).message}`, { cause })
  }
  const [types, entrypoints, calls] = decoded
  const metadata: ProgramMetadata = {
    types: toRegistry(types),
    extension_fns: calls.map(([extension, index]) => [String(extension), index]),
    entrypoints,
  }
  checkMetadata(metadata)
  return metadata
}
