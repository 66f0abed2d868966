import { asHash } from '../chain/chain.js'
import { fromHex, toHex, type Hex } from '../codec/bytes.js'
import { AnswerError, printable } from '../errors.js'
import { failureType, type BlockId, type EngineSelection, type QueryFailure, type Usage } from './answer.js'
import type { Source } from './request.js'

/** The parameter of `pvq_query`. */
export interface QueryParameter {
  source: Source
  args: Uint8Array
  at: Hex | undefined
  engine: string | undefined
  gasLimit: bigint | undefined
  proofSizeLimit: bigint | undefined
}

/** An answer to a query, before its result is decoded. */
export interface Outcome {
  result: Uint8Array | QueryFailure
  block: BlockId
  usage: Usage | undefined
  engine?: EngineSelection
}

/** Returns the parameter of `pvq_query` in JSON. */
export function toParameter({ source, args, at, engine, gasLimit, proofSizeLimit }: QueryParameter): object {
  const limits = {
    ...(gasLimit !== undefined && { gas: clamp(gasLimit) }),
    ...(proofSizeLimit !== undefined && { proofSize: clamp(proofSizeLimit) }),
  }
  return {
    ...('blob' in source ? { program: toHex(source.blob) } : { hash: source.hash }),
    args: toHex(args),
    ...(at !== undefined && { at }),
    ...(engine !== undefined && { engine }),
    ...(Object.keys(limits).length && { limits }),
  }
}

/** A limit only lowers those of the chain, all of which JSON's numbers hold exactly. */
function clamp(limit: bigint): number {
  return Number(limit < BigInt(Number.MAX_SAFE_INTEGER) ? limit : Number.MAX_SAFE_INTEGER)
}

/** Reads the answer of `pvq_query`, of which nothing is believed to be there. */
export function fromAnswer(value: unknown, at: Hex | undefined): Outcome {
  const answer = new Fields(value, 'pvq_query')
  const block = answer.fields('at')
  const hash = asHash(block.get('hash'), 'pvq_query: at.hash')
  if (at !== undefined && at !== hash) throw new AnswerError('it is about another block than the one that was named', 'pvq_query: at')
  const [result, error] = [answer.get('result'), answer.get('error')]
  if ((result === undefined) === (error === undefined)) {
    throw new AnswerError('it has both a result and an error, or neither', 'pvq_query')
  }
  return {
    result: result === undefined ? failure(answer.fields('error')) : answer.bytes('result'),
    block: { hash, number: Number(block.integer('number')) },
    usage: usage(answer.fields('metrics')),
    engine: engine(answer.fields('engine')),
  }
}

function failure(error: Fields): QueryFailure {
  return { type: failureType(error.get('kind')), message: printable(error.text('message')) }
}

function engine(selection: Fields): EngineSelection {
  const engine = selection.one('engine', ['native', 'runtime'])
  const reason = printable(selection.text('reason'))
  const backend = selection.get('backend')
  return backend === undefined || backend === null
    ? { engine, reason }
    : { engine, reason, backend: selection.one('backend', ['interpreter', 'recompiler']) }
}

function usage(metrics: Fields): Usage {
  const [gas, weight] = [metrics.fields('gas'), metrics.fields('weight')]
  const [load, program, host] = [gas.integer('load'), gas.integer('program'), gas.integer('host')]
  return {
    gas: { load, program, host, total: load + program + host },
    weight: { refTime: weight.integer('refTime'), proofSize: weight.integer('proofSize') },
    peakMemory: Number(metrics.integer('peakMemory')),
    calls: metrics.list('calls').map((call) => ({
      extension: call.id('extension'),
      calls: call.integer('calls'),
      failed: call.integer('failed'),
      bytesIn: call.integer('bytesIn'),
      bytesOut: call.integer('bytesOut'),
      gas: call.integer('gas'),
    })),
  }
}

/** The fields of an object in JSON. Each method throws an {@link AnswerError} where one is not what it should be. */
class Fields {
  readonly #value: Record<string, unknown>

  constructor(
    value: unknown,
    readonly place: string,
  ) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new AnswerError('it is no object', place)
    this.#value = value as Record<string, unknown>
  }

  get(name: string): unknown {
    return Object.hasOwn(this.#value, name) ? this.#value[name] : undefined
  }

  fields(name: string): Fields {
    return new Fields(this.get(name), `${this.place}: ${name}`)
  }

  list(name: string): Fields[] {
    const value = this.get(name)
    if (!Array.isArray(value)) throw this.#refuse(name, 'array')
    return value.map((item, position) => new Fields(item, `${this.place}: ${name}[${position}]`))
  }

  integer(name: string): bigint {
    const value = this.get(name)
    if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) throw this.#refuse(name, 'number')
    return BigInt(value)
  }

  id(name: string): bigint {
    const text = this.text(name)
    if (!/^\d{1,20}$/.test(text)) throw this.#refuse(name, 'id in decimal')
    return BigInt(text)
  }

  text(name: string): string {
    const value = this.get(name)
    if (typeof value !== 'string') throw this.#refuse(name, 'text')
    return value
  }

  one<Name extends string>(name: string, names: readonly Name[]): Name {
    const found = names.find((known) => known === this.get(name))
    if (found === undefined) throw this.#refuse(name, names.join(' or '))
    return found
  }

  bytes(name: string): Uint8Array {
    const bytes = fromHex(this.get(name))
    if (!bytes) throw this.#refuse(name, 'hex')
    return bytes
  }

  #refuse(name: string, expected: string): AnswerError {
    return new AnswerError(`${name} is no ${expected}`, this.place)
  }
}
