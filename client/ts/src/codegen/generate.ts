import { toHex } from '../codec/bytes.js'
import { MetadataError } from '../errors.js'
import type { ProgramMetadata, TypeId } from '../metadata/types.js'
import { Program } from '../program.js'
import { shapesOf } from '../shape/resolve.js'
import type { Shape } from '../shape/shape.js'
import { comment, isIdentifier, key, literal, TypePrinter } from './print.js'
import { subset } from './subset.js'

/** Options of {@link generate}. */
export interface GenerateOptions {
  /** The name of the exported program. Default: that of the program in the metadata, or `program`. */
  readonly name?: string | undefined
  /** The blob, whose hash queries name. Default: the hash is that of the metadata. */
  readonly blob?: Uint8Array | undefined
  /** Whether the blob is a part of the code, and is sent with queries. Otherwise the chain has to have the program. Default: false. */
  readonly embed?: boolean | undefined
  /**
   * Whether the code has the hash of the program. Without it, the code is the same for each build of the program, and its
   * queries have to bring the blob: `program.withBlob(blob)`. Default: true.
   */
  readonly hash?: boolean | undefined
  /** The module to import this package from. Default: `pvq-client`. */
  readonly module?: string | undefined
}

/** Names that generated code uses itself, or that are not names of types. */
const TAKEN = ['Account', 'Array', 'Entrypoints', 'Hex', 'Uint8Array', 'any', 'bigint', 'boolean', 'defineProgram', 'metadata']
const KEYWORDS = new Set(
  `await break case catch class const continue debugger default delete do else enum export extends false finally for function if
  implements import in instanceof interface let new null package private protected public return static super switch this throw true
  try typeof var void while with yield never number object string symbol undefined unknown`.split(/\s+/),
)

/**
 * Returns TypeScript for a program: a type for each of its structs and enums, its entrypoints, both with their
 * documentation, and the program itself, for `query`, `read` and `bind`.
 *
 * @throws {@link MetadataError} where the metadata is none, or is that of another blob
 */
export function generate(metadata: ProgramMetadata, options: GenerateOptions = {}): string {
  const { blob, hash } = new Program(metadata, options.blob)
  const taken = new Set([...TAKEN, ...KEYWORDS])
  const name = unique(camelCase(options.name ?? metadata.program?.name ?? 'program'), taken)
  const { program, ...rest } = metadata
  const details = options.hash === false ? undefined : (program ?? (hash && { name, version: '', hash, size: blob?.length ?? 0 }))
  const shape = shapesOf(metadata.types)
  const entrypoints = metadata.entrypoints.map(({ name, inputs, output, docs }) => ({
    name,
    inputs: inputs.map(({ name, ty }) => ({ name, shape: shape(ty) })),
    output: shape(output),
    docs,
  }))
  const roots = entrypoints.flatMap(({ inputs, output }) => [...inputs.map(({ shape }) => shape), output])
  const names = declarations(metadata, shape, roots, taken)
  const printer = new TypePrinter(names)

  const types = [...names].map(([shape, name]) => {
    const docs = comment(shape.docs)
    const body = shape.kind === 'struct' ? printer.object(shape.fields, '', true) : printer.body(shape, '')
    return shape.kind === 'struct'
      ? `${docs}export interface ${name} ${body}\n`
      : `${docs}export type ${name} =${body.startsWith('\n') ? '' : ' '}${body}\n`
  })
  const calls = entrypoints.map(({ name, inputs, output, docs }) => {
    const args = printer.object(inputs, '    ')
    const result = printer.type(output, '    ')
    return `${comment(docs, '  ')}  readonly ${key(name)}: {\n    readonly args: ${args}\n    readonly result: ${result}\n  }\n`
  })
  if (options.embed && !blob) throw new MetadataError('there is no blob to be a part of the code')
  const imports = [...printer.imports].sort().map((name) => `, type ${name}`)
  return [
    `// Written by pvq-codegen${program ? ` from ${oneLine(program.name)} ${oneLine(program.version)}` : ''}. Do not edit.\n`,
    `import { defineProgram${imports.join('')} } from '${options.module ?? 'pvq-client'}'\n`,
    ...types.map((type) => `\n${type}`),
    `\n/** The entrypoints of \`${name}\`. */\nexport type Entrypoints = {\n${calls.join('')}}\n`,
    `\nconst metadata = ${printMetadata(subset({ ...rest, ...(details && { program: details }) }))} as const\n`,
    `\n${comment(program?.docs)}export const ${name} = defineProgram<Entrypoints>(metadata${options.embed && blob ? `, '${toHex(blob)}'` : ''})\n`,
    `export default ${name}\n`,
  ].join('')
}

/** Returns the shapes that get a declaration, with their names: structs, enums, and what contains itself. */
function declarations(
  metadata: ProgramMetadata,
  shape: (id: TypeId) => Shape,
  roots: readonly Shape[],
  taken: Set<string>,
): ReadonlyMap<Shape, string> {
  const paths = new Map<Shape, readonly string[]>()
  for (const { id, type } of metadata.types.types) if (type.path?.length) paths.set(shape(id), type.path)
  const names = new Map<Shape, string>()
  const seen = new Set<Shape>()
  const within = new Set<Shape>()
  const pending: { shape: Shape; done?: boolean }[] = roots.toReversed().map((shape) => ({ shape }))
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { shape, done } = next
    if (done) {
      within.delete(shape)
      continue
    }
    const path = paths.get(shape)
    const named = shape.kind === 'struct' || shape.kind === 'enum' || (shape.kind === 'tuple' && path !== undefined)
    if (path && !names.has(shape) && (named || within.has(shape))) names.set(shape, unique(pascalCase(path.at(-1)!), taken))
    if (seen.has(shape)) continue
    seen.add(shape)
    within.add(shape)
    pending.push({ shape, done: true }, ...children(shape).toReversed().map((shape) => ({ shape })))
  }
  return names
}

function children(shape: Shape): readonly Shape[] {
  switch (shape.kind) {
    case 'list':
      return [shape.item]
    case 'tuple':
      return shape.items
    case 'struct':
      return shape.fields.map(({ shape }) => shape)
    case 'enum':
      return shape.variants.map(({ shape }) => shape)
    case 'option':
      return [shape.some]
    case 'result':
      return [shape.ok, shape.error]
    default:
      return []
  }
}

/** Returns metadata as TypeScript, with a line for each type and each entrypoint. */
function printMetadata({ version, program, types, extension_fns, entrypoints }: ProgramMetadata): string {
  const lines = (all: readonly unknown[], indent: string) => all.map((item) => `${indent}  ${literal(item)},\n`).join('')
  return [
    `{\n  version: ${version},\n`,
    program ? `  program: ${literal(program)},\n` : '',
    `  types: {\n    types: [\n${lines(types.types, '    ')}    ],\n  },\n`,
    `  extension_fns: ${literal(extension_fns)},\n`,
    `  entrypoints: [\n${lines(entrypoints, '  ')}  ],\n}`,
  ].join('')
}

/** Returns a name that is not taken, and takes it. */
function unique(name: string, taken: Set<string>): string {
  let free = name
  for (let count = 2; taken.has(free); count++) free = `${name}${count}`
  taken.add(free)
  return free
}

function pascalCase(name: string): string {
  const camel = camelCase(name)
  return camel.charAt(0).toUpperCase() + camel.slice(1)
}

/** Returns a name as an identifier: `sum-balance` is `sumBalance`. */
function camelCase(name: string): string {
  const words = name.split(/[^\p{ID_Continue}]+|_/u).filter(Boolean)
  const joined = words.map((word, position) => (position === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1))).join('')
  return isIdentifier(joined) ? joined : `_${joined}`
}

function oneLine(text: string): string {
  return text.replace(/[^\p{L}\p{N}._+-]/gu, '_')
}
