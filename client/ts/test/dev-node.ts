import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { TestProject } from 'vitest/node'
import { PROGRAMS } from './programs.js'

declare module 'vitest' {
  interface ProvidedContext {
    /** The address of the node's RPC, without its scheme: `127.0.0.1:9944`. */
    node: string
    /** The file with the chain's specification for light clients. */
    chainSpec: string
    /** The hash of the program that is registered at the chain. */
    registered: `0x${string}`
  }
}

const run = promisify(execFile)
/** The key of the node's identity, and its peer id. */
const NODE_KEY = '0000000000000000000000000000000000000000000000000000000000000001'
const PEER_ID = '12D3KooWEyoppNCUx8Yx66oV9fJnriXwCcXwDDUj2kj6vnc6iDEp'
/** The example that is registered at the chain. */
const REGISTERED = 'total-supply'
const STARTING = 60_000

function path(variable: string): string {
  const value = process.env[variable]
  if (!value) throw new Error(`set ${variable}, or run scripts/typescript.sh`)
  return value
}

/** Runs `pvq` with `--json`, and returns what it prints. */
export async function pvq(...args: string[]): Promise<Record<string, unknown>> {
  const { stdout } = await run(path('PVQ_TOOL'), [...args, '--json'], { maxBuffer: 64 * 1024 * 1024 }).catch(
    (error: { stdout: string }) => error,
  )
  return JSON.parse(stdout)
}

/** Starts a development node with a registered program, for all tests. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'pvq-client-'))
  const node = path('PVQ_NODE')
  // From the specification that the light client gets, so that both are of the same chain.
  const raw = join(folder, 'raw.json')
  await run(node, ['export-chain-spec', '--chain', 'dev', '--raw', '--output', raw])
  const args = ['--dev', '--chain', raw, '--base-path', join(folder, 'data'), '--rpc-port', '0', '--node-key', NODE_KEY]
  const process = spawn(
    node,
    [...args, '--listen-addr', '/ip4/127.0.0.1/tcp/0/ws', '--no-mdns', '--no-prometheus', '--no-telemetry'],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  )
  const stop = async () => {
    await end(process)
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
  try {
    const log = join(folder, 'node.log')
    process.stderr!.pipe(createWriteStream(log))
    const rpc = await logged(process, log, /Running JSON-RPC server: addr=(127\.0\.0\.1:\d+)/)
    const p2p = await p2pPort(rpc)
    const spec = JSON.parse(await readFile(raw, 'utf8'))
    const chainSpec = join(folder, 'light.json')
    await writeFile(chainSpec, JSON.stringify({ ...spec, bootNodes: [`/ip4/127.0.0.1/tcp/${p2p}/ws/p2p/${PEER_ID}`] }))
    const program = join(PROGRAMS!, `${REGISTERED}.polkavm`)
    const { program: registered } = await pvq('register', '--url', `ws://${rpc}`, '--program', program, '--upload', '--sudo', '//Alice')
    provide('node', rpc)
    provide('chainSpec', chainSpec)
    provide('registered', registered as `0x${string}`)
    return stop
  } catch (error) {
    await stop()
    throw error
  }
}

/** Returns the port at which the node listens for peers. */
async function p2pPort(rpc: string): Promise<string> {
  const response = await fetch(`http://${rpc}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'system_localListenAddresses', params: [] }),
  })
  const { result } = (await response.json()) as { result: string[] }
  const port = result.map((address) => /^\/ip4\/127\.0\.0\.1\/tcp\/(\d+)\/ws/.exec(address)?.[1]).find(Boolean)
  if (!port) throw new Error(`the node does not listen for WebSockets of peers: ${result.join(', ')}`)
  return port
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
