import { fromHex, parseAccount, toHex, type Shape } from '../src/index.js'

/**
 * Returns a value as `pvq --json` writes it: integers of 64 bits and more are decimal strings, bytes are hex, maps are
 * objects, and a variant without fields is its name.
 */
export function toPvqJson(shape: Shape, value: unknown): unknown {
  // A value here that is a struct or an array of that one value there.
  if (shape.type === 'Newtype') return { inner: toPvqJson({ ...shape, type: 'u64' }, value) }
  if (shape.type.endsWith('; 1]')) return [toPvqJson({ ...shape, type: shape.type.slice(1, -4) }, value)]
  switch (shape.kind) {
    case 'nothing':
      return null
    case 'boolean':
      // An option of nothing.
      return shape.type.startsWith('Option<') ? (value ? { Some: null } : null) : value
    case 'integer':
      return typeof value === 'bigint' ? String(value) : value
    case 'bytes':
      return toHex(value as Uint8Array)
    case 'account': {
      const parsed = parseAccount(value as string)
      return 'bytes' in parsed ? toHex(parsed.bytes) : parsed
    }
    case 'bits':
      return (value as number[]).join('')
    case 'list': {
      const items = (value as unknown[]).map((item) => toPvqJson(shape.item, item))
      const key = shape.unique === 'map' && shape.item.kind === 'tuple' ? shape.item.items[0]!.kind : undefined
      return key === 'integer' || key === 'text' ? Object.fromEntries(items as [string, unknown][]) : items
    }
    case 'tuple':
      return (value as unknown[]).map((item, position) => toPvqJson(shape.items[position]!, item))
    case 'struct': {
      const fields = value as Record<string, unknown>
      const named = shape.fields.map((field) => [field.name, toPvqJson(field.shape, fields[field.name])])
      // A field of nothing is left out here.
      return { ...Object.fromEntries(named), ...(shape.type === 'Amounts' && { nothing: null }) }
    }
    case 'enum': {
      const { type, value: inner } = value as { type: string; value: unknown }
      const variant = shape.variants.find(({ name }) => name === type)!
      return variant.shape.kind === 'nothing' ? type : { [type]: toPvqJson(variant.shape, inner) }
    }
    case 'option':
      if (value === undefined) return null
      return shape.wrapped ? { Some: toPvqJson(shape.some, (value as { value: unknown }).value) } : toPvqJson(shape.some, value)
    case 'result': {
      const { success, value: inner } = value as { success: boolean; value: unknown }
      return { [success ? 'Ok' : 'Err']: toPvqJson(success ? shape.ok : shape.error, inner) }
    }
    case 'hex':
      return toHex(fromHex(value)!)
    default:
      return value
  }
}
