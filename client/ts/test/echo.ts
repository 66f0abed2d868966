import { fromHex, type Parameter, type PortableRegistry, type ProgramMetadata } from '../src/index.js'

/**
 * A program that returns its arguments, so that its entrypoints can have any types:
 *
 *   a1 = a1 - 1; a1 = a1 << 32; a0 = a0 + 1; a0 = a0 | a1; return
 *
 * The first byte of the arguments is the index of the entrypoint. The result is a pointer and, above it, a length.
 */
export const echo = fromHex('0x50564d0000310000000000000001040000a0000506010003707671061300000e9588ff978820957701d487073200491200')!

/** Returns metadata of the program that returns its arguments: the tuple of the parameters of each entrypoint, or the only one. */
export function echoing(registry: PortableRegistry, entrypoints: readonly { readonly name: string; readonly inputs: readonly Parameter[] }[]): ProgramMetadata {
  const types = [...registry.types]
  const returning = entrypoints.map(({ name, inputs }) => {
    const output = inputs.length === 1 ? inputs[0]!.ty : types.push({ id: types.length, type: { def: { tuple: inputs.map(({ ty }) => ty) } } }) - 1
    return { name, inputs, output }
  })
  return { version: 1, types: { types }, extension_fns: [], entrypoints: returning }
}
