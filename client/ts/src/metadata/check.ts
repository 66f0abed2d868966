import { MetadataError } from '../errors.js'
import type { PortableRegistry, ProgramMetadata, TypeId } from './types.js'

/** Checks of a JSON value, which throw a {@link MetadataError} with its place. */
class Json {
  constructor(
    readonly value: unknown,
    readonly place: string,
  ) {}

  field(name: string): Json {
    if (typeof this.value !== 'object' || this.value === null || Array.isArray(this.value)) this.refuse('an object')
    const value = this.value as Record<string, unknown>
    return new Json(Object.hasOwn(value, name) ? value[name] : undefined, this.place ? `${this.place}.${name}` : name)
  }

  get there(): boolean {
    return this.value !== undefined && this.value !== null
  }

  list(optional = false): Json[] {
    if (optional && !this.there) return []
    if (!Array.isArray(this.value)) this.refuse('an array')
    return (this.value as unknown[]).map((item, position) => new Json(item, `${this.place}[${position}]`))
  }

  name(): string {
    const name = this.text()
    // So that nothing in it steers a terminal, a page, or an object.
    if (!/^(r#)?[\p{Alphabetic}\p{N}_]+$/u.test(name) || name === '__proto__') this.refuse('a name of letters, digits and _')
    return name
  }

  text(): string {
    return typeof this.value === 'string' ? this.value : this.refuse('text')
  }

  integer(below: number): number {
    const value = this.value as number
    return Number.isInteger(value) && value >= 0 && value < below ? value : this.refuse(`an integer below ${below}`)
  }

  refuse(expected: string): never {
    throw new MetadataError(`the metadata is not that of a program: ${this.place || 'it'} should be ${expected}`)
  }
}

/** Checks that a registry is one, and that all that it refers to is there. */
export function checkTypes(value: unknown, place: string): asserts value is PortableRegistry {
  const types = new Json(value, place).field('types').list()
  const id = (json: Json): TypeId => json.integer(types.length)
  const fields = (list: Json) => {
    const names = new Set<string>()
    for (const [position, field] of list.list(true).entries()) {
      id(field.field('type'))
      if (field.field('name').there) {
        // Otherwise the value of one would be that of another.
        if (names.has(field.field('name').name())) field.refuse('a field with a name of its own')
        names.add(field.field('name').name())
      }
      if (names.size !== 0 && names.size !== position + 1) field.refuse(`a field with${field.field('name').there ? 'out' : ''} a name, as the others`)
      if (field.field('typeName').there) field.field('typeName').text()
      docs(field)
    }
  }
  const definitions: Record<string, (def: Json) => void> = {
    composite: (def) => fields(def.field('fields')),
    variant: (def) => {
      const [names, indices] = [new Set<string>(), new Set<number>()]
      for (const variant of def.field('variants').list(true)) {
        const [name, index] = [variant.field('name').name(), variant.field('index').integer(256)]
        if (names.has(name) || indices.has(index)) variant.refuse('a variant with a name and an index of its own')
        names.add(name)
        indices.add(index)
        fields(variant.field('fields'))
        docs(variant)
      }
    },
    sequence: (def) => id(def.field('type')),
    array: (def) => (id(def.field('type')), def.field('len').integer(2 ** 32)),
    tuple: (def) => def.list().forEach(id),
    primitive: (def) => def.name(),
    compact: (def) => id(def.field('type')),
    bitsequence: (def) => (id(def.field('bit_store_type')), id(def.field('bit_order_type'))),
  }
  for (const [position, item] of types.entries()) {
    if (item.field('id').integer(types.length) !== position) item.field('id').refuse(`${position}, its position`)
    const type = item.field('type')
    for (const segment of type.field('path').list(true)) segment.name()
    for (const parameter of type.field('params').list(true)) {
      parameter.field('name').name()
      if (parameter.field('type').there) id(parameter.field('type'))
    }
    const def = type.field('def')
    const [kind, ...others] = Object.keys(definitions).filter((kind) => def.field(kind).there)
    if (kind === undefined || others.length) return def.refuse('one definition')
    definitions[kind]!(def.field(kind))
    docs(type)
  }
}

function docs(json: Json): void {
  for (const line of json.field('docs').list(true)) line.text()
}

/**
 * Checks that a value is the metadata of a program, from a file or from a program's blob: that all types are there, that
 * names are names, and that there are 1 to 256 entrypoints with different ones.
 */
export function checkMetadata(value: unknown): asserts value is ProgramMetadata {
  const json = new Json(value, '')
  checkTypes(json.field('types').value, 'types')
  const count = (value as ProgramMetadata).types.types.length
  const entrypoints = json.field('entrypoints').list()
  if (entrypoints.length === 0 || entrypoints.length > 256) json.field('entrypoints').refuse('1 to 256 entrypoints')
  const check = (json: Json): string => {
    const parameters = new Set<string>()
    for (const input of json.field('inputs').list()) {
      const name = input.field('name').name()
      if (parameters.has(name)) input.refuse('a parameter with a name of its own')
      parameters.add(name)
      input.field('ty').integer(count)
    }
    json.field('output').integer(count)
    docs(json)
    return json.field('name').name()
  }
  const names = new Set<string>()
  for (const entrypoint of entrypoints) {
    const name = check(entrypoint)
    if (names.has(name)) entrypoint.refuse('an entrypoint with a name of its own')
    names.add(name)
  }
  for (const call of json.field('extension_fns').list(true)) {
    const [id, index] = call.list()
    if (!id || !/^\d{1,20}$/.test(id.text())) call.refuse('an id in decimal, an index and a function')
    index?.integer(256)
  }
  const program = json.field('program')
  if (!program.there) return
  for (const name of ['name', 'version']) program.field(name).text()
  if (!/^0x[0-9a-f]{64}$/i.test(program.field('hash').text())) program.field('hash').refuse('0x and 64 hex digits')
  docs(program)
}
