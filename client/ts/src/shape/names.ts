import type { PortableRegistry, TypeDef, TypeId } from '../metadata/types.js'

/** A name that nests deeper helps no reader, and its length may grow exponentially. */
const MAX_NESTING = 16
/** The characters after which the rest of a name is left out. */
const MAX_LENGTH = 1024

/** Returns the name of a type as in Rust, such as `Vec<[u8; 32]>`. Types that are not defined are `?`. */
export function typeName({ types }: PortableRegistry, id: TypeId): string {
  let name = ''
  const list = (open: string, ids: readonly TypeId[], close: string, depth: number) => {
    name += open
    for (const [position, id] of ids.entries()) {
      if (position > 0) name += ', '
      if (name.length >= MAX_LENGTH) {
        name += '..'
        break
      }
      write(id, depth - 1)
    }
    name += close
  }
  const write = (id: TypeId, depth: number) => {
    const type = types[id]?.type
    if (!type || depth <= 0 || name.length >= MAX_LENGTH) {
      name += '?'
      return
    }
    const def: TypeDef = type.def
    if (def.primitive !== undefined) name += def.primitive === 'str' ? 'String' : def.primitive
    else if (def.sequence) list('Vec<', [def.sequence.type], '>', depth)
    else if (def.array) list('[', [def.array.type], `; ${def.array.len}]`, depth)
    else if (def.compact) list('Compact<', [def.compact.type], '>', depth)
    else if (def.tuple) list('(', def.tuple, def.tuple.length === 1 ? ',)' : ')', depth)
    else if (def.bitsequence) name += 'BitVec'
    else {
      name += (type.path?.at(-1) ?? '{unnamed}').slice(0, MAX_LENGTH)
      const parameters = (type.params ?? []).flatMap((parameter) => parameter.type ?? [])
      if (parameters.length) list('<', parameters, '>', depth)
    }
  }
  write(id, MAX_NESTING)
  return name
}
