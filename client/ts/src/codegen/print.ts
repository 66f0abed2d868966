import { isBig, type FieldShape, type Shape, type VariantShape } from '../shape/shape.js'

/** Returns a name as the key of an object. */
export function key(name: string): string {
  return isIdentifier(name) ? name : quote(name)
}

/** Returns text in single quotes. */
export function quote(text: string): string {
  return `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`
}

/** Whether a name can stand for itself as a key. */
export function isIdentifier(name: string): boolean {
  return /^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u.test(name)
}

/** Returns documentation as a comment, each line after `indent`; nothing where there is none. */
export function comment(docs: readonly string[] | undefined, indent = ''): string {
  // Nothing in it ends the comment, or is not shown.
  const lines = (docs ?? []).map((line) => line.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ').replaceAll('*/', '*\\/').trim())
  while (lines[0] === '') lines.shift()
  while (lines.at(-1) === '') lines.pop()
  if (!lines.length) return ''
  if (lines.length === 1) return `${indent}/** ${lines[0]} */\n`
  return `${indent}/**\n${lines.map((line) => `${indent} *${line ? ` ${line}` : ''}\n`).join('')}${indent} */\n`
}

/** Prints the types of shapes. `names` are those that have a declaration. */
export class TypePrinter {
  /** The names that the printed types need to be imported. */
  readonly imports = new Set<'Account' | 'Hex'>()

  constructor(readonly names: ReadonlyMap<Shape, string>) {}

  /** Returns the type of a shape, by its name if it has one. */
  type(shape: Shape, indent: string): string {
    return this.names.get(shape) ?? this.body(shape, indent)
  }

  /** Returns the type of a shape, spelled out. */
  body(shape: Shape, indent: string): string {
    switch (shape.kind) {
      case 'nothing':
        return 'undefined'
      case 'boolean':
        return 'boolean'
      case 'text':
        return 'string'
      case 'integer':
        return isBig(shape.of) ? 'bigint' : 'number'
      case 'bytes':
        return 'Uint8Array'
      case 'hex':
        this.imports.add('Hex')
        return 'Hex'
      case 'account':
        this.imports.add('Account')
        return 'Account'
      case 'bits':
        return '(0 | 1)[]'
      case 'list': {
        const item = this.type(shape.item, indent)
        const union = !this.names.has(shape.item) && ['option', 'result', 'enum'].includes(shape.item.kind)
        return union ? `(${item})[]` : `${item}[]`
      }
      case 'tuple':
        return `[${shape.items.map((item) => this.type(item, indent)).join(', ')}]`
      case 'struct':
        return this.object(shape.fields, indent)
      case 'enum':
        return shape.variants.map((variant) => `\n${comment(variant.docs, `${indent}  `)}${indent}  | ${this.#variant(variant, `${indent}    `)}`).join('')
      case 'option': {
        const some = this.type(shape.some, indent)
        return shape.wrapped ? `{ type: 'Some'; value: ${some} } | undefined` : `${some} | undefined`
      }
      case 'result':
        return `{ success: true; value: ${this.type(shape.ok, indent)} } | { success: false; value: ${this.type(shape.error, indent)} }`
      case 'never':
        return 'never'
    }
  }

  #variant({ name, shape }: VariantShape, indent: string): string {
    if (shape.kind === 'nothing') return `{ type: ${quote(name)}; value?: undefined }`
    return `{ type: ${quote(name)}; value: ${this.type(shape, indent)} }`
  }

  /** Returns the type of an object, in one line where it is short and has no documentation, unless it is to have several. */
  object(fields: readonly FieldShape[], indent: string, several = false): string {
    if (!fields.length) return '{}'
    const inner = `${indent}  `
    const printed = fields.map(({ name, shape, docs }) => ({ docs, text: `${key(name)}: ${this.type(shape, inner)}` }))
    const line = `{ ${printed.map(({ text }) => text).join('; ')} }`
    if (!several && !line.includes('\n') && line.length <= 80 && !fields.some(({ docs }) => docs?.length)) return line
    return `{\n${printed.map(({ docs, text }) => `${comment(docs, inner)}${inner}${text}\n`).join('')}${indent}}`
  }
}

/** Returns a value of JSON as TypeScript, in one line. */
export function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`
  if (typeof value === 'string') return quote(value)
  if (typeof value !== 'object' || value === null) return String(value)
  const entries = Object.entries(value).filter(([, value]) => value !== undefined)
  return entries.length ? `{ ${entries.map(([name, value]) => `${key(name)}: ${literal(value)}`).join(', ')} }` : '{}'
}
