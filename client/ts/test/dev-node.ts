import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { TestProject } from 'vitest/node'
import { readProgram } from '../src/index.js'
import { PROGRAMS } from './programs.js'

declare module 'vitest' {
  interface ProvidedContext {
    /** The address of the node's RPC, without its scheme: `127.0.0.1:9944`. */
    node: string
    /** The file with the chain's specification for light clients. */
    chainSpec: string
    /** The hash of total-supply, which is registered at the chain. */
    registered: `0x${string}`
  }
}

const run = promisify(execFile)
/** One of the examples that the genesis of the chain registers. */
const REGISTERED = 'total-supply'
/** Milliseconds in which the node has to start. It compiles the runtime, on a machine that may run much else. */
const STARTING = 240_000

function path(variable: string): string {
  const value = process.env[variable]
  if (!value) throw new Error(`set ${variable}, or run scripts/typescript.sh`)
  return value
}

/** Runs `pvq` with `--json`, and returns what it prints. */
export async function pvq(command: string, ...args: string[]): Promise<Record<string, unknown>> {
  const { stdout } = await run(path('PVQ_TOOL'), [command, '--json', ...args], { maxBuffer: 64 * 1024 * 1024 }).catch(
    (error: { stdout: string }) => error,
  )
  return JSON.parse(stdout)
}

/** Starts a development node with registered programs, for all tests. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'pvq-client-'))
  const node = path('PVQ_NODE')
  // The light client gets the same specification, so that both are of one chain. It takes some time to export.
  const raw = process.env['PVQ_DEV_CHAIN_SPEC'] ?? join(folder, 'raw.json')
  if (!process.env['PVQ_DEV_CHAIN_SPEC']) await run(join(import.meta.dirname, '../../../scripts/dev-chain-spec.sh'), [raw])
  const args = ['--dev', '--chain', raw, '--base-path', join(folder, 'data'), '--rpc-port', '0']
  const child = spawn(
    node,
    [...args, '--listen-addr', '/ip4/127.0.0.1/tcp/0/ws', '--no-mdns', '--no-prometheus', '--no-telemetry'],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  )
  const stop = async () => {
    await end(child)
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
  try {
    const log = join(folder, 'node.log')
    child.stderr!.pipe(createWriteStream(log))
    const rpc = await logged(child, log, /Running JSON-RPC server: addr=(127\.0\.0\.1:\d+)/)
    const peer = await peerAddress(rpc)
    const spec = JSON.parse(await readFile(raw, 'utf8'))
    const chainSpec = join(folder, 'light.json')
    await writeFile(chainSpec, JSON.stringify({ ...spec, bootNodes: [peer] }))
    const program = readProgram(new Uint8Array(await readFile(join(PROGRAMS!, `${REGISTERED}.polkavm`))))
    provide('node', rpc)
    provide('chainSpec', chainSpec)
    provide('registered', program.hash!)
    return stop
  } catch (error) {
    await stop()
    throw error
  }
}

/** Returns the address at which the node listens for peers. */
async function peerAddress(rpc: string): Promise<string> {
  const response = await fetch(`http://${rpc}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'system_localListenAddresses', params: [] }),
  })
  const { result } = (await response.json()) as { result: string[] }
  const address = result.find((address) => address.includes('/ws/p2p/'))
  if (!address) throw new Error(`the node does not listen for WebSockets of peers: ${result.join(', ')}`)
  return address
}

async function logged(process: ChildProcess, log: string, expected: RegExp): Promise<string> {
  const start = Date.now()
  for (;;) {
    const text = await readFile(log, 'utf8').catch(() => '')
    const found = expected.exec(text)?.[1]
    if (found) return found
    if (process.exitCode !== null || Date.now() - start > STARTING) throw new Error(`the node does not start: ${text.slice(-2000)}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

async function end(process: ChildProcess): Promise<void> {
  if (process.exitCode !== null) return
  const ended = new Promise((resolve) => process.once('exit', resolve))
  process.kill('SIGKILL')
  await ended
}
