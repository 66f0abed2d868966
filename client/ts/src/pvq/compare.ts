import { sameBytes } from '../codec/bytes.js'
import type { EntrypointTypes } from '../infer.js'
import type { EntrypointName, Program } from '../program.js'
import type { Answer } from './answer.js'
import { LIGHT_GAS, type Pvq } from './pvq.js'
import type { QueryOptions } from './request.js'

/** Two answers to the same query at the same block. */
export interface Comparison<Value = unknown> {
  /** Whether they are the same: value or failure, and gas where both tell it. */
  readonly agree: boolean
  /** The differences, for a person to read. */
  readonly differences: readonly string[]
  /** The answers, in the order of the sources. */
  readonly answers: readonly [Answer<Value>, Answer<Value>]
}

/**
 * Returns queries that ask two sources at the same block, and say whether they agree: such as a node, which may say anything,
 * and a light client, which verifies.
 *
 * By default the block is the last one that is final for the source that verifies, or else for the first one, and a query may
 * use what a light client allows if one of them is one.
 */
export function compare(first: Pvq, second: Pvq) {
  const judge = !first.verified && second.verified ? second : first
  return {
    /** As `query` of each source. Throws where one of them does not answer. */
    async query<E extends EntrypointTypes, N extends EntrypointName<E>>(
      program: Program<E>,
      entrypoint: N,
      args: E[N]['args'],
      options: QueryOptions = {},
    ): Promise<Comparison<E[N]['result']>> {
      const { hash: at } = await judge.block({ at: options.at ?? 'finalized', signal: options.signal, timeout: options.timeout })
      const gasLimit = options.gasLimit ?? (first.verified || second.verified ? LIGHT_GAS : undefined)
      const ask = (pvq: Pvq) => pvq.query(program, entrypoint, args, { ...options, at, gasLimit })
      const answers = await Promise.all([ask(first), ask(second)])
      const differences = differ(...answers)
      return { agree: differences.length === 0, differences, answers }
    },
  }
}

function differ(left: Answer, right: Answer): string[] {
  const differences: string[] = []
  const outcome = (answer: Answer) => (answer.success ? 'a result' : answer.error.type)
  if (left.success && right.success) {
    if (!sameBytes(left.bytes, right.bytes)) differences.push('the results differ')
  } else if (outcome(left) !== outcome(right)) {
    differences.push(`one has ${outcome(left)}, the other ${outcome(right)}`)
  }
  const [gas, other] = [left.usage?.gas.total, right.usage?.gas.total]
  if (gas !== undefined && other !== undefined && gas !== other) differences.push(`one used ${gas} gas, the other ${other}`)
  if (left.block.hash !== right.block.hash) differences.push('they are about different blocks')
  return differences
}
