import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, inject, test } from 'vitest'
import { PROGRAMS } from '../programs.js'

const run = promisify(execFile)
const examples = join(import.meta.dirname, '../../examples')
const [ws, http] = [`ws://${inject('node')}`, `http://${inject('node')}`]
const program = (name: string) => join(PROGRAMS!, `${name}.polkavm`)

/** Runs an example, and returns what it prints. */
async function example(file: string, ...args: string[]): Promise<string> {
  const command = file.endsWith('.sh') ? [] : [process.execPath]
  const [name, ...rest] = [...command, join(examples, file), ...args]
  const { stdout } = await run(name!, rest)
  return stdout
}

describe('an example', () => {
  test('asks from a script', async () => {
    const printed = await example('node.ts', ws, program('portfolio'))
    expect(printed).toMatch(/^all together: [1-9]\d+$/m)
    expect(printed).toMatch(/^with a thousand gas: QueryExceedsWeightLimit after \d+ gas, at block \d+$/m)
    expect(printed).toContain('twice at one block: the same')
    expect(printed).toContain('a wrong account: account: expected an account in SS58')
    expect(printed).toContain('bound functions throw: QueryExceedsWeightLimit')
  })

  test('asks a program by its hash', async () => {
    const printed = await example('by-hash.ts', http)
    expect(printed).toContain(inject('registered'))
    expect(printed).toContain('  total_supply(asset: u32) -> u128')
    expect(printed).toMatch(/total_supply\(1984\) is [1-9]\d+/)
    expect(printed).toContain('ExtensionFungibles: ')
  })

  test('asks a light client', async () => {
    const printed = await example('light.ts', ws, inject('chainSpec'), program('total-supply'))
    expect(printed).toMatch(/^[1-9]\d+n verified here\nthe node says the same$/m)
  })

  test('asks as the SDK of PVQ 0.1', async () => {
    expect(await example('pvq-0.1.mjs', ws, program('total-supply'))).toMatch(/^total_supply\(1984\) is [1-9]\d+$/m)
  })

  test('asks without a library', async () => {
    const { result } = JSON.parse(await example('curl.sh', http, program('total-supply')))
    expect(result.result).toMatch(/^0x[0-9a-f]{32}$/)
  })

  test("asks by polkadot-api's typed API", async () => {
    const folder = await mkdtemp(join(tmpdir(), 'pvq-papi-'))
    try {
      // As `papi add` leaves an application that has installed its descriptors.
      const modules = join(folder, 'node_modules')
      await writeFile(join(folder, 'package.json'), JSON.stringify({ type: 'module' }))
      for (const entry of await readdir(join(examples, 'node_modules'))) {
        if (entry !== '@polkadot-api') await link(join(examples, 'node_modules', entry), join(modules, entry))
      }
      for (const entry of await readdir(join(examples, 'node_modules/@polkadot-api'))) {
        if (entry !== 'descriptors') await link(join(examples, 'node_modules/@polkadot-api', entry), join(modules, '@polkadot-api', entry))
      }
      await symlink(join(folder, '.papi/descriptors'), join(modules, '@polkadot-api/descriptors'))
      for (const file of ['polkadot-api.ts', 'total-supply.ts']) await cp(join(examples, file), join(folder, file))
      const papi = join(examples, 'node_modules/.bin/papi')
      await run(papi, ['add', 'pvq', '-w', ws, '--skip-codegen'], { cwd: folder })
      await cp(join(examples, 'whitelist.ts'), join(folder, '.papi/whitelist.ts'))
      // Otherwise it installs all packages anew.
      const config = join(folder, '.papi/polkadot-api.json')
      await writeFile(config, JSON.stringify({ ...JSON.parse(await readFile(config, 'utf8')), options: { noDescriptorsPackage: true } }))
      await run(papi, ['generate'], { cwd: folder })

      const { stdout } = await run(process.execPath, ['polkadot-api.ts', ws, program('total-supply')], { cwd: folder })
      expect(stdout).toMatch(/^total_supply\(1984\) is [1-9]\d+\ngas: [1-9]\d+$/m)

      const types = { extends: join(examples, 'tsconfig.json'), compilerOptions: { types: ['node'], typeRoots: [join(examples, '../node_modules/@types')] }, include: ['*.ts'], exclude: [] }
      await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(types))
      const checked = await run(join(examples, '../node_modules/.bin/tsc'), ['-p', folder]).catch((error: { stdout: string }) => error)
      expect(checked.stdout).toBe('')
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })
})

async function link(target: string, path: string): Promise<void> {
  await mkdir(join(path, '..'), { recursive: true })
  await symlink(target, path)
}
