/**
 * Queries of Polkadot SDK chains by PVQ programs.
 *
 * @packageDocumentation
 */
export { formatAccount, parseAccount, type ParsedAccount } from './codec/account.js'
export { fromHex, toHex, type Hex } from './codec/bytes.js'
export { decode, type DecodeOptions } from './codec/decode.js'
export { encode } from './codec/encode.js'
export {
  AbortedError,
  AnswerError,
  ConnectionError,
  MetadataError,
  NodeError,
  PvqError,
  QueryError,
  TimeoutError,
  UnsupportedError,
  ValueError,
  type PvqErrorKind,
} from './errors.js'
export type { AnyEntrypoints, EntrypointsOf, EntrypointTypes, ValueOf } from './infer.js'
export type * from './metadata/types.js'
export { defineProgram, Program, readProgram, type Entrypoint, type EntrypointName } from './program.js'
export type { FieldShape, IntegerType, Shape, ShapeKind, VariantShape } from './shape/shape.js'
