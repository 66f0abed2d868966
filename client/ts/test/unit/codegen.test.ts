import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { generate } from '../../src/codegen/index.js'
import { MetadataError, type ProgramMetadata } from '../../src/index.js'
import { metadata } from '../all-shapes.js'
import { builtPrograms } from '../programs.js'

const run = promisify(execFile)
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(import.meta.dirname, '../.generated-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Whether two types are the same, in the compiler's eyes. */
const EQUAL = `type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends (<T>() => T extends B ? 1 : 2) ? true : false
type Same<A, B> = Equal<A, B> extends true ? true : [A] extends [B] ? ([B] extends [A] ? 'assignable' : false) : false
`

/** Compiles files in the folder, strictly. Returns what the compiler says. */
async function compile(files: Record<string, string>): Promise<string> {
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
  const config = { extends: '../../tsconfig.json', compilerOptions: { noUnusedLocals: false }, include: [], files: Object.keys(files) }
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(config))
  return run(join(import.meta.dirname, '../../node_modules/.bin/tsc'), ['-p', join(folder, 'tsconfig.json')]).then(
    () => '',
    (error: { stdout: string }) => error.stdout,
  )
}

/** A module with metadata as a constant, as the builder writes it. */
const constant = (metadata: ProgramMetadata) => `export const metadata = ${JSON.stringify(metadata, undefined, 2)} as const\n`

describe('generated types and those inferred from the metadata', () => {
  test('are equal for every shape that guests can have', async () => {
    const recursive = new Set(['tuples', 'recursive'])
    const checks = metadata.entrypoints.flatMap(({ name }) =>
      ['args', 'result'].map((part) => {
        const expected = recursive.has(name) ? "'assignable'" : 'true'
        return `const ${name}_${part}: Same<Entrypoints['${name}']['${part}'], EntrypointsOf<typeof metadata>['${name}']['${part}']> extends true | ${expected} ? true : false = true\n`
      }),
    )
    const files = {
      'generated.ts': generate(metadata, { name: 'shapes', module: '../../src/index.js' }),
      'metadata.ts': constant(metadata),
      'check.ts': `import type { Entrypoints } from './generated.js'
import type { EntrypointsOf } from '../../src/index.js'
import type { metadata } from './metadata.js'
${EQUAL}${checks.join('')}`,
    }
    expect(await compile(files)).toBe('')
    // The check can fail.
    const other = files['check.ts'].replace("Entrypoints['compact']['args']", "Entrypoints['bytes']['args']")
    expect(await compile({ ...files, 'check.ts': other })).toContain('check.ts')
  })

  test('are equal for every example', async () => {
    const programs = await builtPrograms()
    const files: Record<string, string> = {}
    let checks = `import type { EntrypointsOf } from '../../src/index.js'\n${EQUAL}`
    for (const { name, metadata } of programs) {
      const id = name.replaceAll('-', '_')
      files[`${id}.generated.ts`] = generate(metadata, { module: '../../src/index.js' })
      files[`${id}.metadata.ts`] = constant(metadata)
      checks += `import type { Entrypoints as G_${id} } from './${id}.generated.js'\nimport type { metadata as m_${id} } from './${id}.metadata.js'\n`
      checks += `export const ${id}: Same<G_${id}, EntrypointsOf<typeof m_${id}>> = true\n`
    }
    expect(await compile({ ...files, 'examples.ts': checks })).toBe('')
  })
})

describe('generated code', () => {
  test('has the documentation of types, fields, variants and entrypoints', () => {
    const code = generate(metadata)
    for (const text of [
      '/** A struct with compact fields. */\nexport interface Amounts {\n  /** What can be spent. */\n  free: bigint\n',
      "  /** Nothing but its name. */\n  | { type: 'Unit'; value?: undefined }\n",
      '  /** Takes an integer of each type. */\n  readonly integers: {\n',
      'export type List = [number, List | undefined]\n',
      'export interface Tree {\n  account: Account\n  children: Tree[]\n}\n',
    ]) {
      expect(code).toContain(text)
    }
  })

  test('is a program that encodes as its metadata does', async () => {
    await compile({ 'run.ts': generate(metadata, { module: '../../src/index.js' }) })
    const { program } = await import(join(folder, 'run.ts'))
    expect(program.encode('compact', { small: 1, middle: 2, large: 3n })).toEqual(Uint8Array.of(1, 4, 8, 12))
  })

  test('does what hostile metadata says in comments and names alone', async () => {
    const hostile: ProgramMetadata = {
      types: {
        types: [
          { id: 0, type: { def: { tuple: [] } } },
          { id: 1, type: { path: ['a', 'string'], def: { composite: { fields: [{ name: '½', type: 2 }, { name: 'constructor', type: 2 }] } }, docs: ['*/ throw 1 /*', '', '\u202e'] } },
          { id: 2, type: { path: ['b', 'string'], def: { composite: { fields: [{ name: 'x', type: 3 }, { name: 'y', type: 3 }] } } } },
          { id: 3, type: { def: { primitive: 'u8' } } },
          { id: 4, type: { path: ['Entrypoints'], def: { composite: { fields: [{ type: 5 }] } } } },
          { id: 5, type: { def: { sequence: { type: 4 } } } },
        ],
      },
      extension_fns: [],
      entrypoints: [{ name: 'class', inputs: [{ name: 'new', ty: 1 }, { name: 'self', ty: 4 }], output: 0, docs: ['*/ throw 2 /*'] }],
      program: { name: "'; throw 3; '", version: '\n throw 4', hash: `0x${'00'.repeat(32)}`, size: 1, docs: ['*/ throw 5 /*'] },
    }
    const code = generate(hostile, { module: '../../src/index.js' })
    expect(code).toContain('export interface String {')
    expect(code).toContain('export type Entrypoints2 = Entrypoints2[]')
    expect(await compile({ 'hostile.ts': code })).toBe('')
    await expect(import(join(folder, 'hostile.ts'))).resolves.toBeDefined()
  })

  test('without the hash is the same for each build of the program', () => {
    const build = (byte: string) => ({ ...metadata, program: { name: 'a', version: '1', hash: `0x${byte.repeat(32)}`, size: 1 } })
    expect(generate(build('00'), { hash: false })).toBe(generate(build('01'), { hash: false }))
    expect(generate(build('00'))).not.toBe(generate(build('01')))
  })

  test('is refused for metadata of another blob', () => {
    const program = { name: 'a', version: '1', hash: `0x${'00'.repeat(32)}`, size: 14 }
    const blob = new TextEncoder().encode('PVM\0\x02\x0e\0\0\0\0\0\0\0\0')
    expect(() => generate({ ...metadata, program }, { blob })).toThrow(MetadataError)
    expect(() => generate(metadata, { embed: true })).toThrow('there is no blob')
    expect(generate(metadata, { blob, embed: true })).toContain("defineProgram<Entrypoints>(metadata, '0x50564d00020e0000000000000000')")
  })
})

describe('pvq-codegen', () => {
  const cli = (...args: string[]) =>
    run(process.execPath, [join(import.meta.dirname, '../../dist/codegen/cli.js'), ...args]).then(
      ({ stdout }) => ({ code: 0, stdout, stderr: '' }),
      (error: { code: number; stdout: string; stderr: string }) => error,
    )

  test('writes the code of a file with metadata, and checks it', async () => {
    const [input, output] = [join(folder, 'all-shapes.json'), join(folder, 'all-shapes.ts')]
    await writeFile(input, JSON.stringify(metadata))
    expect(await cli(input, '-o', output)).toMatchObject({ code: 0 })
    const code = await readFile(output, 'utf8')
    expect(code).toBe(generate(metadata, { name: 'all-shapes' }))
    expect(code).toContain('export const allShapes')
    expect(await cli(input, '-o', output, '--check')).toMatchObject({ code: 0 })
    await writeFile(output, `${code}\n`)
    expect(await cli(input, '-o', output, '--check')).toMatchObject({ code: 1, stderr: expect.stringContaining('run pvq-codegen again') })
    expect((await cli(input, '--name', 'other')).stdout).toContain('export const other')
  })

  test('fails with a message where it cannot', async () => {
    await writeFile(join(folder, 'none.json'), '{}')
    await writeFile(join(folder, 'text.json'), 'text')
    await writeFile(join(folder, 'text.polkavm'), 'text')
    for (const [args, code, message] of [
      [[], 2, 'name one program'],
      [['a', 'b'], 2, 'name one program'],
      [['a', '--other'], 2, 'Unknown option'],
      [['a', '--check'], 2, '--check needs --output'],
      [[join(folder, 'missing.json')], 1, 'no such file'],
      [[join(folder, 'none.json')], 1, 'types should be an object'],
      [[join(folder, 'text.json')], 1, 'JSON'],
    ] as const) {
      const result = await cli(...args)
      expect(result).toMatchObject({ code, stdout: '' })
      expect(result.stderr).toContain(message)
    }
    await rm(join(folder, 'text.json'))
    expect((await cli(join(folder, 'text.polkavm'))).stderr).toContain('it is no PolkaVM blob')
  })
})
