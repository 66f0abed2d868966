import type { Shape } from 'pvq-client'
import { h, newId, put, type Attributes, type Child } from '../dom.ts'

/** A part of a form, which makes one value. */
export interface Control {
  readonly element: HTMLElement
  /** Returns the value, or {@link INVALID} after it has said at the field what is wrong. */
  read(): unknown
  /** Fills in a value of JSON, which may be of strangers. */
  fill(json: unknown): void
}

/** A value that is not of its type. */
export const INVALID = Symbol('invalid')

/** The state that the controls of one form share. */
export interface FormContext {
  /** The controls that may still be made. A type of strangers can have more than a page bears. */
  left: number
}

/** A field: a label, an input and what is said of it. */
export class Field<Input extends HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement> {
  readonly element: HTMLElement
  readonly input: Input
  readonly #error: HTMLElement
  readonly #hint: HTMLElement

  constructor(
    label: Child,
    input: Input,
    { type, docs, hint }: { type?: string; docs?: readonly string[] | undefined; hint?: string } = {},
  ) {
    this.input = input
    const id = input.id || newId()
    input.id = id
    this.#error = h('p', { class: 'error', id: `${id}-error`, hidden: true })
    this.#hint = h('p', { class: 'hint', id: `${id}-hint` }, [docs?.join(' ').trim(), hint].filter(Boolean).join(' '))
    input.setAttribute('aria-describedby', `${id}-error ${id}-hint`)
    this.element = h(
      'div',
      { class: 'field' },
      h('label', { for: id }, h('span', { class: 'name' }, label), type !== undefined && h('span', { class: 'type' }, type)),
      input,
      this.#error,
      this.#hint,
    )
    input.addEventListener('input', () => this.accept())
  }

  /** Says what is wrong with the input. */
  refuse(message: string): typeof INVALID {
    this.input.setAttribute('aria-invalid', 'true')
    put(this.#error, message.charAt(0).toUpperCase() + message.slice(1))
    this.#error.hidden = false
    return INVALID
  }

  /** Clears the message of the input. */
  accept(): void {
    this.input.removeAttribute('aria-invalid')
    this.#error.hidden = true
  }

  /** Says what is good to know of the input. */
  hint(text: string): void {
    put(this.#hint, text)
  }
}

/** Returns an input for text that is not prose. */
export function textInput(attributes: Attributes = {}): HTMLInputElement {
  return h('input', { type: 'text', autocomplete: 'off', spellcheck: 'false', ...attributes })
}

/** Returns the first input that was refused. */
export function firstInvalid(form: HTMLElement): HTMLElement | null {
  return form.querySelector('[aria-invalid="true"]')
}

/** The label of a value in a form, and what is known of it. */
export interface Labelled {
  readonly label: string
  readonly shape: Shape
  readonly docs?: readonly string[] | undefined
}
