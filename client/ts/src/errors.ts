import type { QueryFailure, Usage } from './pvq/answer.js'

/** The kinds of {@link PvqError}, by which callers tell errors apart. */
export type PvqErrorKind =
  | 'aborted'
  | 'answer'
  | 'connection'
  | 'metadata'
  | 'node'
  | 'query'
  | 'timeout'
  | 'unsupported'
  | 'value'

/** An error of this package. Its message says what to do. */
export class PvqError extends Error {
  /** The kind of the error. */
  readonly kind: PvqErrorKind

  constructor(kind: PvqErrorKind, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'PvqError'
    this.kind = kind
  }
}

/** A value that is not of the type that a program takes. Nothing was sent. */
export class ValueError extends PvqError {
  /** The place of the value, such as `transfers[3].amount`. */
  readonly place: string
  /** The expected type and its range. */
  readonly expected: string
  /** The value that was given. */
  readonly given: unknown

  constructor(place: string, expected: string, given: unknown, note?: string) {
    super('value', `${place || 'the value'}: expected ${expected}, given ${display(given)}${note ? ` (${note})` : ''}`)
    this.name = 'ValueError'
    this.place = place
    this.expected = expected
    this.given = given
  }
}

/** Metadata, or the interface in a program's blob, that cannot be used. */
export class MetadataError extends PvqError {
  constructor(message: string, options?: ErrorOptions) {
    super('metadata', message, options)
    this.name = 'MetadataError'
  }
}

/** Bytes or a message of a server that are not what they have to be. Ask another node. */
export class AnswerError extends PvqError {
  /** The place of the problem in the answer, such as `holdings[0].balance`. May be empty. */
  readonly place: string

  constructor(message: string, place = '', options?: ErrorOptions) {
    super('answer', place ? `${place}: ${message}` : message, options)
    this.name = 'AnswerError'
    this.place = place
  }
}

/** The failure of a query: the program was refused, or failed. Thrown by `read` alone. */
export class QueryError extends PvqError {
  /** The failure. */
  readonly failure: QueryFailure
  /** The usage of the query. `undefined` from a chain of PVQ 0.1. */
  readonly usage: Usage | undefined

  constructor(failure: QueryFailure, usage?: Usage) {
    super('query', `the query failed: ${failure.message}`)
    this.name = 'QueryError'
    this.failure = failure
    this.usage = usage
  }
}

/** A JSON-RPC error: the server did not run the request to its end. */
export class NodeError extends PvqError {
  /** The code of the JSON-RPC error, listed in the README of `pvq-rpc`. */
  readonly code: number
  /** The data of the JSON-RPC error. */
  readonly data: unknown

  constructor(method: string, code: number, message: string, data?: unknown) {
    const detail = typeof data === 'string' && data !== message ? `: ${printable(data)}` : ''
    super('node', `${method}: ${printable(message)}${detail} (code ${code})${advice(code, message)}`)
    this.name = 'NodeError'
    this.code = code
    this.data = data
  }
}

/** A server that cannot be reached, or that closed the connection. */
export class ConnectionError extends PvqError {
  constructor(message: string, options?: ErrorOptions) {
    super('connection', message, options)
    this.name = 'ConnectionError'
  }
}

/** A request that took longer than its time limit. */
export class TimeoutError extends PvqError {
  /** The time limit, in milliseconds. */
  readonly milliseconds: number

  constructor(what: string, milliseconds: number, why: string) {
    super('timeout', `${what}: no answer within ${milliseconds} ms. ${why}`)
    this.name = 'TimeoutError'
    this.milliseconds = milliseconds
  }
}

/** Something that the chain, or the way in which it is asked, cannot do. */
export class UnsupportedError extends PvqError {
  constructor(message: string) {
    super('unsupported', message)
    this.name = 'UnsupportedError'
  }
}

/** A request that its `AbortSignal` ended. Its `cause` is the signal's reason, its `name` that of `DOMException`. */
export class AbortedError extends PvqError {
  constructor(signal: AbortSignal) {
    super('aborted', 'the caller aborted the request', { cause: signal.reason })
    this.name = 'AbortError'
  }
}

/** Returns the advice for a code of `pvq-rpc`, or of a light client. */
function advice(code: number, message: string): string {
  if (message.startsWith('Error trying to access the storage')) return '. No peer sent the proofs, such as where they are busy: try again later'
  switch (code) {
    case -32060:
      return '. Ask at a block whose state the node keeps'
    // smoldot's, where its peers have no answer.
    case -32800:
      return '. The block is unknown, or no peer keeps its state any more: ask at a later one'
    case -32061:
      return '. Ask at a later block'
    case -32062:
      return '. Try again later'
    case -32063:
      return '. Have the query do less, or raise its time limit'
    case -32064:
      return '. Send a smaller program, or shorter arguments'
    default:
      return ''
  }
}

/** Returns a text of others without characters that steer a terminal or the direction of text, in at most 500 characters. */
export function printable(text: string): string {
  const shown = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, ' ')
  return shown.length > 500 ? `${shown.slice(0, 497)}...` : shown
}

/** Returns a value as an error shows it, in at most 60 characters. */
function display(value: unknown): string {
  const text = describe(value)
  return printable(text.length > 60 ? `${text.slice(0, 57)}...` : text)
}

function describe(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value.slice(0, 80))
    case 'bigint':
      return `${value}n`
    case 'function':
    case 'symbol':
      return `a ${typeof value}`
    case 'object':
      if (value === null) return 'null'
      if (value instanceof Uint8Array) return `a Uint8Array of ${value.length} bytes`
      if (Array.isArray(value)) return `an array of ${value.length}`
      return `an object with ${Object.keys(value).slice(0, 4).map(String).join(', ') || 'no fields'}`
    default:
      return String(value)
  }
}
