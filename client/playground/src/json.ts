import { fromHex, toHex, type Shape } from 'pvq-client'

/** Returns a value as JSON has it: large integers are decimal strings, bytes are hex, nothing is `null`. */
export function toJson(value: unknown): unknown {
  if (value === undefined) return null
  if (typeof value === 'bigint') return String(value)
  if (value instanceof Uint8Array) return toHex(value)
  if (Array.isArray(value)) return value.map(toJson)
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, toJson(inner)]))
  }
  return value
}

/**
 * Returns the value of a shape that JSON stands for. What is not of the shape stays as it is, for `encode` to say what is wrong
 * with it.
 */
export function fromJson(shape: Shape, json: unknown, depth = 128): unknown {
  const inner = (shape: Shape, json: unknown) => (depth > 0 ? fromJson(shape, json, depth - 1) : json)
  switch (shape.kind) {
    case 'integer':
      if (Number(shape.of.slice(1)) <= 32) return json
      return (typeof json === 'string' && /^-?\d+$/.test(json)) || Number.isSafeInteger(json) ? BigInt(json as string) : json
    case 'bytes':
      return fromHex(json) ?? json
    case 'nothing':
      return json ?? undefined
    case 'list':
      return Array.isArray(json) ? json.map((item) => inner(shape.item, item)) : json
    case 'tuple':
      return Array.isArray(json) ? json.map((item, at) => (shape.items[at] ? inner(shape.items[at], item) : item)) : json
    case 'struct':
      return mapped(json, (name, value) => {
        const field = shape.fields.find((field) => field.name === name)
        return field ? inner(field.shape, value) : value
      })
    case 'enum': {
      const variant = shape.variants.find(({ name }) => name === own(json, 'type'))
      return mapped(json, (name, value) => (name === 'value' && variant ? inner(variant.shape, value) : value))
    }
    case 'option':
      if (json === null || json === undefined) return undefined
      if (!shape.wrapped) return inner(shape.some, json)
      return mapped(json, (name, value) => (name === 'value' ? inner(shape.some, value) : value))
    case 'result':
      return mapped(json, (name, value) => (name === 'value' ? inner(own(json, 'success') === true ? shape.ok : shape.error, value) : value))
    default:
      return json
  }
}

/** Returns a field of an object of JSON. */
export function own(json: unknown, name: string): unknown {
  return typeof json === 'object' && json !== null && Object.hasOwn(json, name) ? (json as Record<string, unknown>)[name] : undefined
}

function mapped(json: unknown, map: (name: string, value: unknown) => unknown): unknown {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return json
  return Object.fromEntries(Object.entries(json).map(([name, value]) => [name, map(name, value)]))
}
