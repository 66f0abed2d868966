import type { Answer, AnswerDetails, Entrypoint, Usage } from 'pvq-client'
import { copyButton, h, put, table, type Child } from '../dom.ts'
import { toJson } from '../json.ts'
import { formatLink, type Link } from '../link.ts'
import { bytes, grouped, milliseconds, short, time } from '../text.ts'
import { valueView } from '../values.ts'

/** The query of an answer, and what is known of its chain. */
export interface AnswerContext {
  readonly entrypoint: Entrypoint
  /** The query, for its link. */
  readonly link: Link
  /** The name of an extension, where the chain told it. */
  readonly extension: (id: bigint) => string | undefined
  /** The gas that the query was allowed, where it is known. */
  readonly gasLimit: bigint | undefined
  /** Whether the link works for others: the chain has the program, and its specification is not a file of the reader. */
  readonly problem: string | undefined
}

/** Shows an answer. */
export function showAnswer(element: Element, answer: Answer, context: AnswerContext): void {
  const { entrypoint } = context
  put(
    element,
    summary(answer),
    answer.success
      ? valueView(entrypoint.output, answer.value)
      : h('div', { class: 'failure', role: 'alert' }, h('strong', {}, answer.error.type), h('p', {}, answer.error.message)),
    answer.usage && gas(answer.usage, context),
    links(answer, context),
  )
}

/** Returns how an answer was obtained. */
export function badge(verified: boolean): HTMLElement {
  return verified
    ? h('span', { class: 'badge verified', title: 'A light client in this page computed it, over proofs of the state of the block.' }, '✓ verified here')
    : h('span', { class: 'badge said', title: 'The node could have answered anything. A light client verifies.' }, '⚠ as this node says')
}

function summary(answer: AnswerDetails): HTMLElement {
  const { engine } = answer
  return h(
    'div',
    { class: 'summary' },
    badge(answer.verified),
    h('span', { class: 'fact' }, `${milliseconds(answer.milliseconds)}`),
    h('span', { class: 'fact', title: answer.block.hash }, `block ${grouped(answer.block.number)} `, h('code', { class: 'code' }, short(answer.block.hash))),
    h('span', { class: 'fact', title: engine?.reason ?? '' }, answer.method, engine && `, ${engine.engine}`, engine?.backend && ` (${engine.backend})`),
  )
}

const PARTS = [
  ['load', 'loading the program'],
  ['program', 'its instructions'],
  ['host', 'calls of extensions'],
] as const

function gas(usage: Usage, { extension, gasLimit }: AnswerContext): HTMLElement {
  const { total } = usage.gas
  const share = (of: bigint, all: bigint) => (all > 0n ? (100 * Number(of)) / Number(all) : 0)
  const bar = h('div', { class: 'bar', 'aria-hidden': 'true' })
  for (const [part] of PARTS) {
    const piece = h('span', { class: part })
    piece.style.flexGrow = String(share(usage.gas[part], total))
    bar.append(piece)
  }
  const facts = [
    gasLimit !== undefined && gasLimit > 0n && `${percent(share(total, gasLimit))} of the ${grouped(gasLimit)} that it could use`,
    `${time(usage.weight.refTime)} of reference time`,
    `${bytes(usage.weight.proofSize)} of proof`,
    `${bytes(usage.peakMemory)} of memory at the peak`,
  ]
  return h(
    'div',
    { class: 'gas' },
    h('h3', {}, `${grouped(total)} gas`),
    bar,
    h('ul', { class: 'legend' }, ...PARTS.map(([part, name]) =>
      h('li', {}, h('span', { class: `swatch ${part}` }), `${name}: ${grouped(usage.gas[part])} (${percent(share(usage.gas[part], total))})`))),
    h('p', { class: 'hint' }, `${facts.filter(Boolean).join(', ')}.`),
    usage.calls.length > 0 &&
      table('Calls of extensions', ['extension', 'calls', 'failed', 'gas', 'bytes in', 'bytes out'], usage.calls.map((call) => [
        extension(call.extension) ?? `id ${call.extension}`,
        ...[call.calls, call.failed, call.gas, call.bytesIn, call.bytesOut].map((count): Child => h('span', { class: 'number' }, grouped(count))),
      ])),
  )
}

function percent(value: number): string {
  return value > 0 && value < 0.1 ? 'under 0.1 %' : `${Number(value.toFixed(1))} %`
}

function links(answer: Answer, { link, problem }: AnswerContext): HTMLElement {
  const fixed = formatLink({ ...link, at: answer.block.hash })
  const open = formatLink(link)
  const absolute = (fragment: string) => `${location.href.split('#')[0]}${fragment}`
  return h(
    'div',
    { class: 'links' },
    h('p', {}, h('a', { href: open, id: 'link' }, 'Link to this query'), fixed !== open && ' · ', fixed !== open && h('a', { href: fixed, id: 'link-at' }, `at this block`)),
    h('div', { class: 'buttons' },
      copyButton('Copy the link', () => absolute(open)),
      answer.success && copyButton('Copy as JSON', () => JSON.stringify(toJson(answer.value), undefined, 2))),
    problem !== undefined && h('p', { class: 'hint' }, problem),
  )
}
