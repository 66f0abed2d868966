import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { checkMetadata } from '../src/metadata/check.js'
import type { ProgramMetadata } from '../src/index.js'

/** A program of the repository's examples. */
export interface BuiltProgram {
  readonly name: string
  readonly blob: Uint8Array
  readonly metadata: ProgramMetadata
}

/** The folder with the built examples, which `scripts/typescript.sh` names. */
export const PROGRAMS = process.env['PVQ_PROGRAMS']

/** Returns the examples with metadata, as their builder wrote them. */
export async function builtPrograms(): Promise<BuiltProgram[]> {
  if (!PROGRAMS) throw new Error('set PVQ_PROGRAMS to the folder that write-programs wrote, or run scripts/typescript.sh')
  const files = (await readdir(PROGRAMS)).filter((file) => file.endsWith('.json')).sort()
  return Promise.all(
    files.map(async (file) => {
      const name = file.replace(/\.json$/, '')
      const metadata: unknown = JSON.parse(await readFile(join(PROGRAMS, file), 'utf8'))
      checkMetadata(metadata)
      return { name, metadata, blob: new Uint8Array(await readFile(join(PROGRAMS, `${name}.polkavm`))) }
    }),
  )
}
