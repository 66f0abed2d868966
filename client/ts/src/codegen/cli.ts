#!/usr/bin/env node
import { readFile, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { MetadataError, PvqError } from '../errors.js'
import { checkMetadata } from '../metadata/check.js'
import { readInterface } from '../metadata/interface.js'
import type { ProgramMetadata } from '../metadata/types.js'
import { generate } from './generate.js'

const USAGE = `Generates TypeScript for a program.

Usage: pvq-codegen PROGRAM [OPTIONS]

PROGRAM is a blob, NAME.polkavm, or its metadata, NAME.json. The documentation of a blob is in the JSON beside it.

Options:
  -o, --output FILE  where the code goes; standard output by default
  --name NAME        the name of the exported program; by default that of the program
  --embed            makes the blob a part of the code; by default queries name its hash, which the chain has to have
  --no-hash          leaves out the hash, so that the code is the same for each build; queries have to bring the blob
  --module MODULE    where pvq-client is imported from
  --check            writes nothing, and fails where FILE is not what would be written
  -h, --help         prints this
`

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      output: { type: 'string', short: 'o' },
      name: { type: 'string' },
      embed: { type: 'boolean' },
      'no-hash': { type: 'boolean' },
      module: { type: 'string' },
      check: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  })
  if (values.help) return print(USAGE)
  const [input, ...others] = positionals
  if (!input || others.length) return fail('name one program', 2)
  if (values.check && !values.output) return fail('--check needs --output FILE', 2)

  const stem = input.replace(/\.(polkavm|json)$/, '')
  const isBlob = input.endsWith('.polkavm')
  const blob = isBlob || values.embed ? new Uint8Array(await readFile(isBlob ? input : `${stem}.polkavm`)) : undefined
  const metadata = await read(isBlob ? undefined : input, `${stem}.json`, blob)
  const name = values.name ?? metadata.program?.name ?? basename(stem)
  const code = generate(metadata, { name, module: values.module, blob, embed: values.embed, hash: !values['no-hash'] })
  if (!values.output) return print(code)
  if (!values.check) return writeFile(values.output, code).then(() => 0)
  const current = await readFile(values.output, 'utf8').catch(() => undefined)
  return current === code ? 0 : fail(`${values.output} is not what ${input} says: run pvq-codegen again`, 1)
}

/** Returns the metadata of a program: its JSON if there is one, which has documentation, otherwise what the blob says. */
async function read(json: string | undefined, beside: string, blob: Uint8Array | undefined): Promise<ProgramMetadata> {
  const text = json === undefined ? await readFile(beside, 'utf8').catch(() => undefined) : await readFile(json, 'utf8')
  if (text !== undefined) {
    const metadata: unknown = JSON.parse(text)
    checkMetadata(metadata)
    return metadata
  }
  const metadata = blob && readInterface(blob)
  if (metadata) return metadata
  throw new MetadataError(`the program does not describe itself, and there is no ${beside}`)
}

function print(text: string): number {
  process.stdout.write(text)
  return 0
}

function fail(message: string, code: number): number {
  process.stderr.write(`pvq-codegen: ${message}\n`)
  return code
}

main().then(
  (code) => (process.exitCode = code),
  (error: Error) => (process.exitCode = fail(error.message, error instanceof PvqError || !error.message.includes('Unknown option') ? 1 : 2)),
)
