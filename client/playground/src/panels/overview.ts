import type { ChainLimits, Extension, ExtensionFunction, PerSource, Weight } from 'pvq-client'
import { h, put, table } from '../dom.ts'
import { bytes, grouped, time } from '../text.ts'

/** The functions that the page shows. Metadata of strangers can have more than a page bears. */
const MAX_FUNCTIONS = 500

/** Shows what a query may use. */
export function showLimits(element: Element, limits: ChainLimits, light: bigint | undefined): void {
  const { limits: most, blockLimits: inBlock, refTimePerGas, policies, gas, weightLimits } = limits
  const sizes = [
    ['memory', 'memory'],
    ['stack', 'stackSize'],
    ['program', 'programSize'],
    ['arguments', 'argsSize'],
    ['result', 'resultSize'],
  ] as const
  put(
    element,
    h('p', {}, 'A query of this page may use ', h('strong', {}, `${grouped(gas)} gas`), `, which are ${time(gas * refTimePerGas)} of computation, and ${bytes(weightLimits.runtimeApi.proofSize)} of proof.`),
    light !== undefined && h('p', {}, `A light client computes slowly: it allows ${grouped(light)} gas, unless you set another limit.`),
    table('Limits', ['', 'off chain', 'in a block'], [
      ['time', time(most.weight.refTime), time(inBlock.weight.refTime)],
      ['proof', bytes(most.weight.proofSize), bytes(inBlock.weight.proofSize)],
      ...sizes.map(([name, key]) => [name, bytes(most[key]), bytes(inBlock[key])]),
    ]),
    table('Sources', ['source', 'programs', 'time'], SOURCES.map(([name, source]) => [
      name,
      policies[source] === 'Open' ? 'all' : 'registered ones',
      time(weightLimits[source].refTime),
    ])),
    limits.installed.length > 0 &&
      table('Programs as extensions', ['extension', 'program'], limits.installed.map(({ extension, program }) => [String(extension), h('code', { class: 'code' }, program)])),
  )
}

const SOURCES: readonly (readonly [name: string, source: keyof PerSource<unknown>])[] = [
  ['off chain', 'runtimeApi'],
  ['extrinsics', 'extrinsic'],
  ['XCM', 'xcm'],
  ['the runtime', 'runtime'],
]

/** Returns the names of the sources for which a value is true. */
export function sourcesOf(sources: PerSource<boolean>): string {
  const names = SOURCES.filter(([, source]) => sources[source]).map(([name]) => name)
  return names.length === SOURCES.length ? 'all' : names.join(', ') || 'none'
}

/** Shows what programs can call, with documentation and weights. */
export function showExtensions(element: Element, extensions: readonly Extension[], refTimePerGas: bigint | undefined): void {
  let left = MAX_FUNCTIONS
  put(
    element,
    extensions.length === 0 && h('p', { class: 'quiet' }, 'There are none.'),
    ...extensions.map((extension) => {
      const functions = extension.functions.slice(0, left)
      left -= functions.length
      return h(
        'details',
        {},
        h('summary', {}, h('span', { class: 'name' }, extension.name), h('span', { class: 'quiet' }, ` ${extension.functions.length} ${extension.functions.length === 1 ? 'function' : 'functions'}`)),
        h('p', {}, prose(extension.docs)),
        h('p', { class: 'hint' }, `id ${extension.id}`, extension.sources && `; may be called by queries of: ${sourcesOf(extension.sources)}`),
        ...functions.map((of) => functionView(of, refTimePerGas)),
        functions.length < extension.functions.length && h('p', { class: 'hint' }, 'Not all functions are shown.'),
      )
    }),
  )
}

function functionView(of: ExtensionFunction, refTimePerGas: bigint | undefined): HTMLElement {
  const list = of.inputs.map(({ name, shape }) => `${name}: ${shape.type}`).join(', ')
  const weight = (weight: Weight | undefined) => {
    if (!weight) return undefined
    const gas = refTimePerGas ? `${grouped(weight.refTime / refTimePerGas)} gas` : time(weight.refTime)
    return `${gas}, ${bytes(weight.proofSize)} of proof`
  }
  const [call, item] = [weight(of.weight), weight(of.weightPerItem)]
  const free = !of.weightPerItem || (of.weightPerItem.refTime === 0n && of.weightPerItem.proofSize === 0n)
  return h(
    'div',
    { class: 'function' },
    h('code', { class: 'signature' }, `${of.name}(${list}) -> ${of.output.type}`),
    of.docs.length > 0 && h('p', {}, prose(of.docs)),
    call !== undefined && h('p', { class: 'hint' }, `A call: ${call}`, !free && `; each item more: ${item}`, '.'),
  )
}

/** Returns documentation as one text, without what is markup in Rust. */
export function prose(docs: readonly string[]): string {
  const text = docs.map((line) => line.trim()).join(' ')
  return text.replace(/\[([^\][]*)\](\([^()]*\))?/g, '$1').replaceAll('`', '').trim()
}
