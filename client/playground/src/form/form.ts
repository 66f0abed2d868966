import type { FieldShape, Shape } from 'pvq-client'
import { button, h, newId, put } from '../dom.ts'
import { own } from '../json.ts'
import { Field, INVALID, type Control, type FormContext, type Labelled } from './control.ts'
import { jsonControl, leafControl, refusal } from './leaf.ts'

/** The controls of one form, and the levels of its nesting. What is beyond is written as JSON. */
const [MAX_CONTROLS, MAX_LEVELS] = [300, 8]

/** A form for the arguments of an entrypoint. */
export interface ArgumentsForm {
  readonly element: HTMLElement
  /** Returns the arguments, or `undefined` after it has said at the fields what is wrong. */
  read(): Record<string, unknown> | undefined
  fill(args: Readonly<Record<string, unknown>>): void
}

/** Returns a form for the parameters of an entrypoint. */
export function argumentsForm(inputs: readonly FieldShape[]): ArgumentsForm {
  const context: FormContext = { left: MAX_CONTROLS }
  const controls = inputs.map(({ name, shape, docs }) => [name, controlOf({ label: name, shape, docs }, context, 0)] as const)
  return {
    element: h('div', { class: 'arguments' }, ...controls.map(([, { element }]) => element)),
    read() {
      const values = controls.map(([name, control]) => [name, control.read()] as const)
      return values.some(([, value]) => value === INVALID) ? undefined : Object.fromEntries(values)
    },
    fill(args) {
      for (const [name, control] of controls) if (Object.hasOwn(args, name)) control.fill(args[name])
    },
  }
}

function controlOf(labelled: Labelled, context: FormContext, level: number): Control {
  const leaf = leafControl(labelled)
  if (leaf) {
    context.left--
    return leaf
  }
  const needed = partsOf(labelled.shape)
  if (level >= MAX_LEVELS || needed > context.left) return jsonControl(labelled)
  context.left--
  const inner = (labelled: Labelled) => controlOf(labelled, context, level + 1)
  const { shape } = labelled
  switch (shape.kind) {
    case 'struct':
      return parts(labelled, shape.fields.map(({ name, shape, docs }) => [name, inner({ label: name, shape, docs })]))
    case 'tuple':
      return parts(labelled, shape.items.map((shape, at) => [at, inner({ label: String(at), shape })]))
    case 'list':
      return list(labelled, shape, inner)
    case 'enum':
      return choice(labelled, shape.variants.map(({ name, shape, docs }) => ({ name, shape, docs, type: name })), {
        make: (name, value, nothing) => (nothing ? { type: name } : { type: name, value }),
        find: (json) => [own(json, 'type'), own(json, 'value')],
      }, inner)
    case 'option':
      return choice(labelled, [{ name: 'None', shape: NOTHING }, { name: 'Some', shape: shape.some }], {
        make: (name, value) => (name === 'None' ? undefined : shape.wrapped ? { type: 'Some', value } : value),
        find: (json) => (json === null || json === undefined ? ['None', undefined] : ['Some', shape.wrapped ? own(json, 'value') : json]),
      }, inner)
    case 'result':
      return choice(labelled, [{ name: 'Ok', shape: shape.ok }, { name: 'Err', shape: shape.error }], {
        make: (name, value) => ({ success: name === 'Ok', value }),
        find: (json) => [own(json, 'success') === true ? 'Ok' : 'Err', own(json, 'value')],
      }, inner)
    default:
      return jsonControl(labelled)
  }
}

const NOTHING: Shape = { type: '()', kind: 'nothing' }

/** The controls that a shape has at once. */
function partsOf(shape: Shape): number {
  if (shape.kind === 'struct') return shape.fields.length
  if (shape.kind === 'tuple') return shape.items.length
  return shape.kind === 'list' ? (shape.length ?? 1) : 2
}

/** A legend, the type and the documentation of what has parts. */
function group({ label, shape, docs }: Labelled, ...children: (Node | false)[]): HTMLFieldSetElement {
  return h(
    'fieldset',
    { class: 'group' },
    h('legend', {}, h('span', { class: 'name' }, label), h('span', { class: 'type' }, shape.type)),
    docs?.length ? h('p', { class: 'hint' }, docs.join(' ')) : undefined,
    ...children,
  )
}

/** A struct, or a tuple, whose parts have numbers. */
function parts(labelled: Labelled, controls: readonly (readonly [name: string | number, control: Control])[]): Control {
  const tuple = labelled.shape.kind === 'tuple'
  return {
    element: group(labelled, ...controls.map(([, { element }]) => element)),
    read() {
      const values = controls.map(([name, control]) => [name, control.read()] as const)
      if (values.some(([, value]) => value === INVALID)) return INVALID
      return tuple ? values.map(([, value]) => value) : Object.fromEntries(values)
    },
    fill(json) {
      for (const [name, control] of controls) {
        const value = Array.isArray(json) ? json[Number(name)] : own(json, String(name))
        if (value !== undefined) control.fill(value)
      }
    },
  }
}

/** The items that are filled in as fields. More are easier to read as JSON. */
const MAX_ITEMS = 50

function list(labelled: Labelled, shape: Shape & { kind: 'list' }, inner: (labelled: Labelled) => Control): Control {
  const items: { control: Control; row: HTMLElement }[] = []
  let made = 0
  let json: Control | undefined
  const rows = h('div', { class: 'items' })
  const id = newId()
  const error = h('p', { class: 'error', id, hidden: true })
  const fixed = shape.length !== undefined
  const add = () => {
    const label = `${labelled.label}[${made++}]`
    const control = inner({ label, shape: shape.item })
    const item = { control, row: h('div', { class: 'item' }, control.element) }
    if (!fixed) {
      const remove = () => {
        items.splice(items.indexOf(item), 1)
        item.row.remove()
        adder.focus()
      }
      item.row.append(button('Remove', remove, { 'aria-label': `Remove ${label}` }))
    }
    items.push(item)
    rows.append(item.row)
    return item
  }
  const adder = button('Add an item', () => {
    add().control.element.querySelector<HTMLElement>('input, select, textarea, button')?.focus()
  }, { 'aria-describedby': id, 'aria-label': `Add an item to ${labelled.label}` })
  const writeJson = () => {
    json = jsonControl(labelled)
    put(element, json.element)
    return json
  }
  const pen = button('Write as JSON', () => writeJson().element.querySelector('textarea')?.focus(), {
    'aria-label': `Write ${labelled.label} as JSON`,
  })
  for (let count = 0; count < (shape.length ?? 0); count++) add()
  const element = h('div', {}, group(labelled, rows, h('div', { class: 'buttons' }, !fixed && adder, pen), error))
  return {
    element,
    read() {
      if (json) return json.read()
      const values = items.map(({ control }) => control.read())
      error.hidden = true
      adder.removeAttribute('aria-invalid')
      if (values.includes(INVALID)) return INVALID
      const wrong = refusal(shape, values)
      if (!wrong) return values
      adder.setAttribute('aria-invalid', 'true')
      put(error, wrong)
      error.hidden = false
      return INVALID
    },
    fill(value) {
      if (json || !Array.isArray(value) || value.length > MAX_ITEMS) return (json ?? writeJson()).fill(value)
      if (!fixed) {
        items.length = made = 0
        put(rows)
      }
      value.forEach((inner, at) => (items[at] ?? (fixed ? undefined : add()))?.control.fill(inner))
    },
  }
}

interface Option {
  readonly name: string
  readonly shape: Shape
  readonly docs?: readonly string[] | undefined
}

/** One of several: variants, an option or a result. The value's control is made when it is chosen. */
function choice(
  labelled: Labelled,
  options: readonly Option[],
  { make, find }: {
    make: (name: string, value: unknown, nothing: boolean) => unknown
    find: (json: unknown) => [name: unknown, value: unknown]
  },
  inner: (labelled: Labelled) => Control,
): Control {
  const select = h('select', {}, ...options.map(({ name }) => h('option', { value: name }, name)))
  const field = new Field(labelled.label, select, { type: labelled.shape.type, docs: labelled.docs })
  const box = h('div', { class: 'chosen' })
  let current: { option: Option; control: Control }
  const choose = (option: Option) => {
    select.value = option.name
    const control = inner({ label: option.name, shape: option.shape, docs: option.docs })
    current = { option, control }
    put(box, control.element)
  }
  select.addEventListener('change', () => choose(options[select.selectedIndex] ?? options[0]!))
  // What holds nothing first: a type that contains itself ends there.
  choose(options.find(({ shape }) => shape.kind === 'nothing') ?? options[0]!)
  return {
    element: h('div', { class: 'choice-of' }, field.element, box),
    read() {
      const value = current.control.read()
      return value === INVALID ? INVALID : make(current.option.name, value, current.option.shape.kind === 'nothing')
    },
    fill(json) {
      const [name, value] = find(json)
      const option = options.find((option) => option.name === name)
      if (!option) return
      choose(option)
      if (value !== undefined) current.control.fill(value)
    },
  }
}
