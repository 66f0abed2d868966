import type { At, Entrypoint } from 'pvq-client'
import { button, byId, h, put } from '../dom.ts'
import { Field, firstInvalid, textInput } from '../form/control.ts'
import { argumentsForm, type ArgumentsForm } from '../form/form.ts'
import { parseAt, parseGas } from '../link.ts'
import { short } from '../text.ts'
import { prose } from './overview.ts'
import { entrypointOf, type Chosen } from './program.ts'

/** A query, as the reader wrote it. */
export interface Query {
  readonly chosen: Chosen
  readonly entrypoint: Entrypoint
  readonly args: Record<string, unknown>
  readonly at: At
  readonly gasLimit: bigint | undefined
}

/** The values that a form begins with. */
export interface Filling {
  readonly args?: Readonly<Record<string, unknown>> | undefined
  readonly at?: At | undefined
  readonly gasLimit?: bigint | undefined
}

/** The part of the page where a query is written. */
export interface AskPanel {
  /** Shows the form of a program. */
  show(chosen: Chosen, filling?: Filling): void
  /** Says whether a query is running. */
  busy(running: boolean): void
  /** Asks, as if the reader had pressed the button. */
  submit(): void
}

/** Sets up the part where a query is written. `ask` gets it, `stop` ends one that runs. */
export function askPanel(ask: (query: Query) => void, stop: () => void): AskPanel {
  let form: HTMLFormElement | undefined
  let asker: HTMLButtonElement | undefined
  let stopper: HTMLButtonElement | undefined

  const at = new Field('Block', textInput({ id: 'at', class: 'code', value: 'best' }), { hint: 'best, finalized, or the hash of a block.' })
  const gas = new Field('Gas limit', textInput({ id: 'gas', class: 'code', inputmode: 'numeric', placeholder: 'what the chain allows' }))

  const submit = (chosen: Chosen, entrypoint: Entrypoint, fields: ArgumentsForm) => {
    const args = fields.read()
    const block = parseAt(at.input.value.trim()) ?? at.refuse('best, finalized, or 0x and 64 hex digits')
    const limit = gas.input.value.trim() ? (parseGas(gas.input.value) ?? gas.refuse('a whole number of gas')) : undefined
    const invalid = firstInvalid(form!)
    if (args && !invalid) return ask({ chosen, entrypoint, args, at: block as At, gasLimit: limit as bigint | undefined })
    invalid?.closest('details')?.setAttribute('open', '')
    invalid?.focus()
  }

  const show = (chosen: Chosen, filling: Filling = {}) => {
    const entrypoint = entrypointOf(chosen)
    if (!entrypoint) return put(byId('form'), h('p', { class: 'error' }, 'The program has no entrypoints.'))
    const fields = argumentsForm(entrypoint.inputs)
    at.input.value = filling.at ?? 'best'
    gas.input.value = filling.gasLimit === undefined ? '' : String(filling.gasLimit)
    for (const field of [at, gas]) field.accept()
    asker = h('button', { type: 'submit', class: 'primary' }, 'Ask')
    stopper = button('Stop', stop, { hidden: true })
    form = h(
      'form',
      { novalidate: true },
      header(chosen, entrypoint, (name) => {
        show({ ...chosen, entrypoint: name })
        byId('entrypoint').focus()
      }),
      fields.element,
      h('details', {}, h('summary', {}, 'Options'), at.element, gas.element),
      h('div', { class: 'buttons' }, asker, stopper, h('p', { id: 'ask-status', role: 'status' })),
    )
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      submit(chosen, entrypoint, fields)
    })
    put(byId('form'), form)
    if (filling.args) fields.fill(filling.args)
  }

  return {
    show,
    busy(running) {
      const status = document.getElementById('ask-status')
      if (!asker || !stopper || !status) return
      asker.disabled = running
      stopper.hidden = !running
      put(status, running ? 'Asking…' : '')
    },
    submit: () => form?.requestSubmit(),
  }
}

function header({ program, name }: Chosen, entrypoint: Entrypoint, choose: (name: string) => void): HTMLElement {
  const select = h('select', { id: 'entrypoint' }, ...program.entrypoints.map((of) => h('option', { value: of.name, selected: of === entrypoint }, of.name)))
  select.addEventListener('change', () => choose(select.value))
  const { metadata, hash, blob } = program
  const details = metadata.program
  return h(
    'div',
    {},
    h('p', { class: 'program' },
      h('strong', {}, details ? `${details.name} ${details.version}` : name),
      hash && h('code', { class: 'code', title: hash }, short(hash)),
      h('span', { class: 'quiet' }, blob ? 'from a file, sent with the query' : 'registered, named by its hash')),
    details?.docs?.length ? h('p', { class: 'hint' }, prose(details.docs)) : undefined,
    program.entrypoints.length > 1 && new Field('Entrypoint', select).element,
    h('code', { class: 'signature' }, entrypoint.signature),
    entrypoint.docs.length > 0 && h('p', {}, prose(entrypoint.docs)),
  )
}
