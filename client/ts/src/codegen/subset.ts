import type { Field, PortableType, ProgramMetadata, TypeDef, TypeId } from '../metadata/types.js'

/**
 * Returns metadata without documentation and without types that no entrypoint needs, as a program's blob has it: all that a
 * client needs.
 */
export function subset(metadata: ProgramMetadata): ProgramMetadata {
  const { types } = metadata.types
  const kept: TypeId[] = []
  const ids = new Map<TypeId, TypeId>()
  const keep = (id: TypeId): TypeId => {
    const existing = ids.get(id)
    if (existing !== undefined) return existing
    ids.set(id, kept.length)
    return kept.push(id) - 1
  }
  // Clients of PVQ 0.1 take the first type for nothing.
  if (types[0]?.type.def.tuple?.length === 0) keep(0)

  const fields = (all: readonly Field[] = []): Field[] =>
    all.map(({ name, type }) => ({ ...(name ? { name } : {}), type: keep(type) }))
  const definition = ({ composite, variant, sequence, array, tuple, primitive, compact, bitsequence }: TypeDef): TypeDef => {
    if (composite) return { composite: composite.fields?.length ? { fields: fields(composite.fields) } : {} }
    if (variant) {
      const variants = variant.variants?.map(({ name, index, fields: of }) => ({ name, ...(of?.length ? { fields: fields(of) } : {}), index }))
      return { variant: variants?.length ? { variants } : {} }
    }
    if (sequence) return { sequence: { type: keep(sequence.type) } }
    if (array) return { array: { len: array.len, type: keep(array.type) } }
    if (tuple) return { tuple: tuple.map(keep) }
    if (compact) return { compact: { type: keep(compact.type) } }
    if (bitsequence) return { bitsequence: { bit_store_type: keep(bitsequence.bit_store_type), bit_order_type: keep(bitsequence.bit_order_type) } }
    return { primitive: primitive! }
  }

  const entrypoints = metadata.entrypoints.map(({ name, inputs, output }) => ({
    name,
    inputs: inputs.map(({ name, ty }) => ({ name, ty: keep(ty) })),
    output: keep(output),
  }))
  const result: PortableType[] = []
  for (let id = 0; id < kept.length; id++) {
    const { path, params, def } = types[kept[id]!]!.type
    result.push({
      id,
      type: {
        ...(path?.length ? { path } : {}),
        ...(params?.length ? { params: params.map(({ name, type }) => ({ name, type: type == null ? null : keep(type) })) } : {}),
        def: definition(def),
      },
    })
  }
  const { program } = metadata
  return {
    version: 1,
    ...(program && { program: { name: program.name, version: program.version, hash: program.hash, size: program.size } }),
    types: { types: result },
    extension_fns: metadata.extension_fns.map(([extension, index]) => [extension, index] as const),
    entrypoints,
  }
}
