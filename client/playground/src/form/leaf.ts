import { encode, fromHex, parseAccount, rangeOf, toHex, ValueError, type Shape } from 'pvq-client'
import { afterPress, h } from '../dom.ts'
import { fromJson } from '../json.ts'
import { grouped, messageOf, shown } from '../text.ts'
import { Field, INVALID, textInput, type Control, type Labelled } from './control.ts'

/** A value, or the reason why a text is none. */
type Parsed = { readonly value: unknown; readonly hint?: string } | { readonly reason: string }

/** Returns a control of a text, which is checked when the reader leaves the field, and when it is read. */
export function textControl({ label, shape, docs }: Labelled, parse: (text: string) => Parsed, hint: string, input = textInput()): Control {
  const field = new Field(label, input, { type: shape.type, docs, hint })
  const base = [docs?.join(' ').trim(), hint].filter(Boolean).join(' ')
  const read = () => {
    const parsed = parse(input.value)
    if ('reason' in parsed) return field.refuse(parsed.reason)
    const wrong = refusal(shape, parsed.value)
    if (wrong) return field.refuse(wrong)
    field.accept()
    field.hint(parsed.hint ?? base)
    return parsed.value
  }
  input.addEventListener('change', () => input.value && afterPress(read))
  return {
    element: field.element,
    read,
    fill: (json) => {
      const bits = shape.kind === 'bits' && Array.isArray(json)
      input.value = bits ? json.join('') : typeof json === 'object' ? (json === null ? '' : JSON.stringify(json)) : String(json)
      if (input.value) read()
    },
  }
}

/** Returns the reason why a value is not of a shape, by the encoder that the query takes. */
export function refusal(shape: Shape, value: unknown): string | undefined {
  try {
    encode(shape, value)
    return undefined
  } catch (error) {
    if (!(error instanceof ValueError)) return messageOf(error)
    return `${error.place ? `${error.place}: ` : ''}expected ${error.expected}`
  }
}

/** Returns the control of a shape that has no parts, `undefined` for others. */
export function leafControl(labelled: Labelled): Control | undefined {
  const { shape } = labelled
  switch (shape.kind) {
    case 'integer':
      return integer(labelled)
    case 'account':
      return textControl(labelled, account, 'SS58 of any network, or 0x and 64 hex digits.', textInput({ class: 'code' }))
    case 'hex': {
      const { length } = shape
      const example = `0x and ${2 * length} hex digits`
      return textControl(labelled, (text) => hex(text, example, length), `${example}.`, textInput({ class: 'code' }))
    }
    case 'bytes':
      return textControl(labelled, (text) => hex(text, '0x and hex digits'), '0x and hex digits.', textInput({ class: 'code' }))
    case 'text':
      return textControl(labelled, (value) => ({ value }), '')
    case 'bits':
      return textControl(
        labelled,
        (text) => (/^[01\s]*$/.test(text) ? { value: [...text.replace(/\s/g, '')].map(Number) } : { reason: 'digits 0 and 1 alone' }),
        'Digits 0 and 1.',
      )
    case 'boolean':
      return checkbox(labelled)
    case 'nothing':
      return { element: h('span', { hidden: true }), read: () => undefined, fill: () => {} }
    case 'never':
      return { element: h('p', { class: 'error' }, `${labelled.label}: ${shape.why}, so that nothing can be given.`), read: () => INVALID, fill: () => {} }
    default:
      return undefined
  }
}

/** Returns a control of any shape, whose value is written as JSON. */
export function jsonControl(labelled: Labelled): Control {
  const input = h('textarea', { rows: '3', spellcheck: 'false', class: 'code' })
  const field = new Field(labelled.label, input, {
    type: labelled.shape.type,
    docs: labelled.docs,
    hint: 'JSON: large integers as decimal strings, bytes as hex, {"type", "value"} for variants.',
  })
  const read = () => {
    let json: unknown
    try {
      json = JSON.parse(input.value)
    } catch {
      return field.refuse('this is no JSON')
    }
    const value = fromJson(labelled.shape, json)
    const wrong = refusal(labelled.shape, value)
    if (wrong) return field.refuse(wrong)
    field.accept()
    return value
  }
  return { element: field.element, read, fill: (json) => (input.value = JSON.stringify(json, undefined, 1)) }
}

function integer(labelled: Labelled): Control {
  const { shape } = labelled
  if (shape.kind !== 'integer') throw new Error('it is no integer')
  const bits = Number(shape.of.slice(1))
  const signed = shape.of.startsWith('i')
  const [least, greatest] = rangeOf(shape.of)
  const range = bits > 64 ? `from ${signed ? `-2^${bits - 1}` : 0} to 2^${signed ? bits - 1 : bits} - 1` : `from ${grouped(least)} to ${grouped(greatest)}`
  const parse = (text: string): Parsed => {
    const plain = text.trim().replace(/(?<=\d)[\s,_](?=\d)/g, '')
    if (!/^[-+]?\d{1,100}$/.test(plain)) return { reason: `a whole number in decimal, ${range}` }
    const value = BigInt(plain.replace('+', ''))
    if (value < least || value > greatest) return { reason: `out of range: ${shape.of} is ${range}` }
    return { value: bits > 32 ? value : Number(value), ...(plain.length > 6 && { hint: `${grouped(value)}` }) }
  }
  return textControl(labelled, parse, '', textInput({ inputmode: signed ? 'text' : 'numeric', class: 'code' }))
}

function account(text: string): Parsed {
  const trimmed = text.trim()
  if (!trimmed) return { reason: 'an account in SS58, or 0x and 64 hex digits' }
  const parsed = parseAccount(trimmed)
  if ('reason' in parsed) return { reason: parsed.reason }
  const of = parsed.prefix === undefined ? 'Given in hex.' : `An address with the prefix ${parsed.prefix}: ${toHex(parsed.bytes)}`
  return { value: trimmed, hint: of }
}

function hex(text: string, example: string, length?: number): Parsed {
  const trimmed = text.trim()
  const bytes = fromHex(trimmed)
  if (!bytes) return { reason: example }
  if (length === undefined) return { value: bytes }
  return bytes.length === length ? { value: trimmed } : { reason: `${example}: these are ${bytes.length} bytes` }
}

function checkbox({ label, shape, docs }: Labelled): Control {
  const input = h('input', { type: 'checkbox' })
  const element = h(
    'div',
    { class: 'field' },
    h('label', { class: 'check' }, input, h('span', { class: 'name' }, label), h('span', { class: 'type' }, shape.type)),
    h('p', { class: 'hint' }, shown(docs?.join(' ') ?? '')),
  )
  return { element, read: () => input.checked, fill: (json) => (input.checked = json === true) }
}
