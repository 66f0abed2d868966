/**
 * Queries of Polkadot SDK chains by PVQ programs.
 *
 * @packageDocumentation
 */
export { formatAccount, parseAccount, type Account, type ParsedAccount } from './codec/account.js'
export { fromHex, toHex, type Hex } from './codec/bytes.js'
export type { At, ChainIdentity } from './chain/chain.js'
export type { CallOptions } from './chain/deadline.js'
export { decode, type DecodeOptions } from './codec/decode.js'
export { encode } from './codec/encode.js'
export { rangeOf } from './codec/integers.js'
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
export { httpProvider, type HttpOptions } from './providers/http.js'
export { wsProvider, type WsOptions, type WsProvider } from './providers/ws.js'
export type * from './pvq/answer.js'
export { compare, type Comparison } from './pvq/compare.js'
export type {
  ChainLimits,
  Extension,
  ExtensionFunction,
  Limits,
  PerSource,
  RegisteredProgram,
} from './pvq/overview.js'
export {
  createPvq,
  type Bound,
  type Input,
  type Pvq,
  type PvqOptions,
  type PvqProvider,
  type ReadOptions,
  type WatchOptions,
} from './pvq/pvq.js'
export type { QueryOptions, Source } from './pvq/request.js'
export type { FieldShape, IntegerType, Shape, ShapeKind, VariantShape } from './shape/shape.js'
