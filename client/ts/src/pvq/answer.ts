import type { Hex } from '../codec/bytes.js'

/** The kinds of a query's failure, as `PvqError` of `pvq-primitives` explains them. */
export const FAILURES = [
  'FailedToDecode',
  'InvalidPvqProgramFormat',
  'QueryExceedsWeightLimit',
  'Trap',
  'MemoryAccessError',
  'HostCallError',
  'Other',
  'MemoryLimitExceeded',
  'StackOverflow',
  'Timeout',
  'ResultTooLarge',
  'PermissionDenied',
  'CallDepthExceeded',
] as const

/** A kind of a query's failure. One that this release does not know is `Other`. */
export type FailureType = (typeof FAILURES)[number]

/** The reason why a query has no result. */
export interface QueryFailure {
  /** The kind of failure. */
  readonly type: FailureType
  /** A description of the failure, and of what can be done about it. */
  readonly message: string
}

/** A block. */
export interface BlockId {
  readonly hash: Hex
  readonly number: number
}

/** The resources that a query used. */
export interface Usage {
  /** Gas by part, and their sum. */
  readonly gas: { readonly load: bigint; readonly program: bigint; readonly host: bigint; readonly total: bigint }
  /** The total gas as picoseconds of reference time, and the bytes of proof that calls were charged for. */
  readonly weight: Weight
  /** Peak bytes of memory. */
  readonly peakMemory: number
  /** The calls to each extension, in the order of the first call. */
  readonly calls: readonly ExtensionUsage[]
}

/** A weight: picoseconds of reference time, and bytes of proof. */
export interface Weight {
  readonly refTime: bigint
  readonly proofSize: bigint
}

/** The calls of a query to one extension. */
export interface ExtensionUsage {
  /** The id that the program called. */
  readonly extension: bigint
  /** The number of calls, and of those that failed. */
  readonly calls: bigint
  readonly failed: bigint
  /** Bytes of the calls, and of their responses. */
  readonly bytesIn: bigint
  readonly bytesOut: bigint
  /** Gas charged, net of refunds. */
  readonly gas: bigint
}

/** A way in which an answer is obtained, in the order in which they are tried. */
export type Method = 'pvq_query' | 'PvqApi_query' | 'PvqApi_execute_query'

/** The engine of a node that ran a program. */
export interface EngineSelection {
  readonly engine: 'native' | 'runtime'
  readonly backend?: 'interpreter' | 'recompiler'
  /** The reason for the choice, for a person to read. */
  readonly reason: string
}

/** All that an answer says beside its value. */
export interface AnswerDetails {
  /** The block whose state was read. */
  readonly block: BlockId
  /**
   * Whether this process has verified the answer: a light client ran the query, over proofs of the block's state.
   * Otherwise it is what a node says.
   */
  readonly verified: boolean
  /** The way in which the answer was obtained. */
  readonly method: Method
  /** The usage of the query. `undefined` from a chain of PVQ 0.1, which does not tell it. */
  readonly usage: Usage | undefined
  /** The engine that ran the program, where the method is `pvq_query`. */
  readonly engine?: EngineSelection
  /** The time from the request to the answer, measured here. */
  readonly milliseconds: number
}

/** The answer to a query: its value or its failure, and the details. */
export type Answer<Value = unknown> =
  | ({ readonly success: true; readonly value: Value; readonly bytes: Uint8Array } & AnswerDetails)
  | ({ readonly success: false; readonly error: QueryFailure } & AnswerDetails)

/** Returns a kind of failure by its position or name. */
export function failureType(of: unknown): FailureType {
  return (typeof of === 'number' ? FAILURES[of] : FAILURES.find((type) => type === of)) ?? 'Other'
}
