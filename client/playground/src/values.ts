import { toHex, type FieldShape, type Shape } from 'pvq-client'
import { h, plainTable, scrolling, type Child } from './dom.ts'
import { grouped, shown } from './text.ts'

/** The cells of a result that the page shows, and its levels. A result of strangers can have more than a page bears. */
const [MAX_CELLS, MAX_LEVELS] = [2000, 8]
/** The columns into which the fields of structs in a list are spread. */
const MAX_COLUMNS = 12
/** The characters of a text that is not broken into lines. */
const LINE = 20

/** Returns a value as text, or as a table. */
export function valueView(shape: Shape, value: unknown): HTMLElement {
  const budget = { left: MAX_CELLS }
  const part = (name: string, shape: Shape, value: unknown) => {
    const view = show(shape, value, budget, 0)
    return view instanceof HTMLTableElement ? scrolling(name, view) : view
  }
  // The parts of a struct have the whole width each.
  const parts = shape.kind === 'struct' && shape.fields.length > 0
    ? shape.fields.map((of) => h('div', { class: 'part' }, h('h3', {}, of.name), part(of.name, of.shape, field(value, of.name))))
    : [part('Result', shape, value)]
  const element = h('div', { class: 'value' }, ...parts)
  if (budget.left < 0) element.append(h('p', { class: 'hint' }, 'Not all of it is shown here. “Copy as JSON” has all.'))
  return element
}

function show(shape: Shape, value: unknown, budget: { left: number }, level: number): Child {
  if (budget.left-- < 0 || level > MAX_LEVELS) {
    budget.left = Math.min(budget.left, -1)
    return '…'
  }
  const inner = (shape: Shape, value: unknown) => show(shape, value, budget, level + 1)
  switch (shape.kind) {
    case 'integer':
      return h('span', { class: 'number', title: `${String(value)}, ${shape.type}` }, grouped(value as bigint))
    case 'boolean':
      return value === true ? 'true' : 'false'
    case 'text':
      return value === '' ? quiet('an empty text') : h('span', { class: 'text' }, String(value))
    case 'nothing':
      return quiet('nothing')
    case 'bytes':
      return bytesView(value as Uint8Array)
    case 'hex':
    case 'account':
      return code(String(value))
    case 'bits':
      return code((value as number[]).join(''))
    case 'list':
      return list(shape, value as readonly unknown[], budget, inner)
    case 'tuple':
      return plainTable([], shape.items.map((item, at) => [String(at), inner(item, (value as unknown[])[at])]))
    case 'struct': {
      const fields = value as Record<string, unknown>
      if (!shape.fields.length) return quiet('nothing')
      return plainTable([], shape.fields.map(({ name, shape }) => [name, inner(shape, fields[name])]))
    }
    case 'enum': {
      const { type, value: held } = value as { type: string; value?: unknown }
      const variant = shape.variants.find(({ name }) => name === type)
      if (!variant || variant.shape.kind === 'nothing') return h('strong', {}, type)
      return plainTable([], [[type, inner(variant.shape, held)]])
    }
    case 'option':
      if (value === undefined) return quiet('none')
      return inner(shape.some, shape.wrapped ? (value as { value: unknown }).value : value)
    case 'result': {
      const { success, value: held } = value as { success: boolean; value: unknown }
      return plainTable([], [[success ? 'Ok' : 'Err', inner(success ? shape.ok : shape.error, held)]])
    }
    case 'never':
      return ''
  }
}

function list(
  { item, unique }: Shape & { kind: 'list' },
  values: readonly unknown[],
  budget: { left: number },
  inner: (shape: Shape, value: unknown) => Child,
): Child {
  if (!values.length) return quiet('an empty list')
  const rows: Child[][] = []
  const map = unique === 'map' && item.kind === 'tuple' ? item.items : undefined
  // A struct's fields are columns, so that items can be compared.
  const columns = map ? undefined : columnsOf(item)
  for (const [at, value] of values.entries()) {
    if (budget.left < 0) break
    if (map) {
      const [key, held] = value as [unknown, unknown]
      rows.push([inner(map[0]!, key), inner(map[1]!, held)])
    } else if (columns) rows.push([String(at), ...columns.map(({ shape, path }) => inner(shape, path.reduce(field, value)))])
    else rows.push([String(at), inner(item, value)])
  }
  return plainTable(map ? ['key', 'value'] : columns ? ['', ...columns.map(({ name }) => name)] : [], rows)
}

interface Column {
  readonly name: string
  readonly shape: Shape
  /** The names of the fields that lead to it. */
  readonly path: readonly string[]
}

/** Returns the fields of a struct or a tuple as columns, those of structs in it as well; `undefined` for another shape. */
function columnsOf(shape: Shape): readonly Column[] | undefined {
  const fields = fieldsOf(shape)
  if (!fields?.length) return undefined
  const columns = fields.map(({ name, shape }): Column => ({ name, shape, path: [name] }))
  const spread = columns.flatMap((column) =>
    (column.shape.kind === 'struct' ? column.shape.fields : []).length
      ? fieldsOf(column.shape)!.map(({ name, shape }): Column => ({ name: `${column.name}.${name}`, shape, path: [...column.path, name] }))
      : column,
  )
  return spread.length <= MAX_COLUMNS ? spread : columns
}

function fieldsOf(shape: Shape): readonly FieldShape[] | undefined {
  if (shape.kind === 'struct') return shape.fields
  return shape.kind === 'tuple' ? shape.items.map((item, at) => ({ name: String(at), shape: item })) : undefined
}

function field(value: unknown, name: string): unknown {
  return (value as Record<string, unknown>)[name]
}

/** Bytes are hex, and in quotes where they are a text, as names of assets are. */
function bytesView(bytes: Uint8Array): Child {
  if (!bytes.length) return quiet('no bytes')
  const text = bytes.length <= 256 ? asText(bytes) : undefined
  if (text === undefined) return code(toHex(bytes))
  return h('span', { class: 'text', title: toHex(bytes) }, `“${text}”`)
}

function asText(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return shown(text) === text ? text : undefined
  } catch {
    return undefined
  }
}

function code(text: string): HTMLElement {
  return h('code', { class: text.length > LINE ? 'code long' : 'code' }, text)
}

function quiet(text: string): HTMLElement {
  return h('span', { class: 'quiet' }, text)
}
