/**
 * Changes a chain's specification, and prints it.
 *
 *   node chain-spec.ts programs plain.json total-supply.polkavm ...   adds programs to the genesis
 *   node chain-spec.ts boot-node raw.json http://127.0.0.1:9944       makes a running node the boot node, for light clients
 */
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'

interface Spec {
  bootNodes: string[]
  genesis: { runtimeGenesis: { patch: { pvq?: { programs?: object[] } } } }
}

async function addPrograms(spec: Spec, files: readonly string[]): Promise<Spec> {
  const sources = { runtimeApi: true, extrinsic: true, xcm: true, runtime: true }
  const { patch } = spec.genesis.runtimeGenesis
  const programs = [...(patch.pvq?.programs ?? [])]
  // A genesis that has programs keeps them, and gets no others.
  if (programs.length === 0) {
    for (const file of files) {
      programs.push({ code: `0x${(await readFile(file)).toString('hex')}`, label: basename(file, '.polkavm'), sources })
    }
  }
  patch.pvq = { ...patch.pvq, programs }
  return spec
}

async function setBootNode(spec: Spec, node: string): Promise<Spec> {
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'system_localListenAddresses', params: [] })
  const response = await fetch(node, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
  const { result } = (await response.json()) as { result: string[] }
  const peer = result.find((address) => address.includes('/ws/p2p/'))
  if (!peer) throw new Error('the node does not listen for WebSockets of peers: start it with --listen-addr /ip4/127.0.0.1/tcp/30334/ws')
  return { ...spec, bootNodes: [peer] }
}

const [command, file, ...rest] = process.argv.slice(2)
if (!file || !rest.length) throw new Error('usage: node chain-spec.ts programs FILE PROGRAM..., node chain-spec.ts boot-node FILE NODE')
const spec = JSON.parse(await readFile(file, 'utf8')) as Spec
const changed = command === 'programs' ? await addPrograms(spec, rest) : await setBootNode(spec, rest[0]!)
process.stdout.write(JSON.stringify(changed))
