// Starts the chains of scripts/xcm-demo.sh in this process, from the presets of one runtime, with channels between them:
//
//   node chains.mjs WASM PRESET...
//
// Prints a line of JSON for each chain once it can be asked, and runs until it is killed. A chain makes a block for
// each transaction and for each message.
import {
  allHandlers,
  BuildBlockMode,
  connectParachains,
  emptyTaskHandler,
  GenesisProvider,
  ResponseError,
  runTask,
  setup,
} from '@acala-network/chopsticks-core'
import { TypeRegistry } from '@polkadot/types'
import { hexToU8a, u8aConcat, u8aToHex } from '@polkadot/util'
import { xxhashAsU8a } from '@polkadot/util-crypto'
import { readFileSync } from 'node:fs'
import { WebSocketServer } from 'ws'

const CODE = '0x3a636f6465'
const [path, ...presets] = process.argv.slice(2)
const wasm = `0x${readFileSync(path).toString('hex')}`
const registry = new TypeRegistry()

// Returns the key of a storage item that is no map.
const keyOf = (pallet, item) => u8aToHex(u8aConcat(xxhashAsU8a(pallet, 128), xxhashAsU8a(item, 128)))

// Calls a function of the runtime on an empty state, and returns what it returned and stored.
async function call(method, args) {
  const empty = { ...emptyTaskHandler, getStorage: async () => undefined, getNextKey: async () => undefined }
  const options = { mockSignatureHost: false, allowUnresolvedImports: true, runtimeLogLevel: 0 }
  const outcome = await runTask({ wasm, calls: [[method, [u8aToHex(args.toU8a())]]], ...options }, empty)
  if ('Error' in outcome) throw new Error(`${method} failed: ${outcome.Error}`)
  return outcome.Call
}

// Decodes what a function of the runtime returned.
const decode = (type, { result }) => registry.createType(type, hexToU8a(result))

// Parses and writes JSON whose numbers are too large for those of JavaScript: here they are strings with this prefix.
const NUMBER = '\uE000'
const parse = (text) =>
  JSON.parse(text.replace(/"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g, (it) => (it[0] === '"' ? it : `"${NUMBER}${it}"`)))
const write = (value) => JSON.stringify(value).replace(new RegExp(`"${NUMBER}([^"]*)"`, 'g'), '$1')

// Merges a patch over a value, as RFC 7396 says.
function merge(value, patch) {
  if (patch === null || typeof patch !== 'object' || Array.isArray(patch)) return patch
  const merged = value !== null && typeof value === 'object' && !Array.isArray(value) ? { ...value } : {}
  for (const [key, part] of Object.entries(patch)) {
    if (part === null) delete merged[key]
    else merged[key] = merge(merged[key], part)
  }
  return merged
}

// Returns a preset of the runtime, or its default genesis, over which presets are patches.
async function presetOf(name) {
  const id = registry.createType('Option<Text>', name)
  const found = decode('Option<Bytes>', await call('GenesisBuilder_get_preset', id))
  if (found.isNone) throw new Error(`the runtime has no preset ${name}`)
  return parse(found.unwrap().toUtf8())
}

// Returns the state of the first block of a preset, as a chain specification has it.
async function genesis(preset) {
  const config = write(merge(await presetOf(null), await presetOf(preset)))
  const built = await call('GenesisBuilder_build_state', registry.createType('Text', config))
  const result = decode('Result<Null, Text>', built)
  if (result.isErr) throw new Error(`the runtime refuses its preset ${preset}: ${result.asErr}`)
  // Without a time, each part of the first block asks the clock, which may be in the next slot by then.
  const now = [keyOf('Timestamp', 'Now'), u8aToHex(registry.createType('u64', Date.now()).toU8a())]
  // The provider finds the next key by the order in which they are here.
  const top = Object.fromEntries([[CODE, wasm], now, ...built.storageDiff].filter(([, value]) => value).sort())
  return { id: preset, name: preset, properties: {}, genesis: { raw: { top } } }
}

// Serves the RPC of a chain on a port that is free, and returns the port.
async function serve(chain) {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 })
  server.on('connection', (socket) => {
    const cancel = new Map()
    const send = (message) => socket.readyState === socket.OPEN && socket.send(JSON.stringify(message))
    const subscriptions = {
      subscribe(method, subscription, onCancel = () => {}) {
        cancel.set(subscription, onCancel)
        return (result) => {
          if (cancel.has(subscription)) send({ jsonrpc: '2.0', method, params: { result, subscription } })
        }
      },
      unsubscribe(subscription) {
        cancel.get(subscription)?.(subscription)
        cancel.delete(subscription)
      },
    }
    const answer = async ({ id, method, params = [] }) => {
      try {
        const handler = allHandlers[method]
        if (!handler) throw new ResponseError(-32601, 'Method not found')
        return { jsonrpc: '2.0', id, result: (await handler({ chain }, params, subscriptions)) ?? null }
      } catch (error) {
        const { code = -32603, message = String(error) } = error
        return { jsonrpc: '2.0', id, error: { code, message } }
      }
    }
    socket.on('close', () => [...cancel.keys()].forEach(subscriptions.unsubscribe))
    socket.on('message', async (text) => {
      const request = JSON.parse(text)
      send(Array.isArray(request) ? await Promise.all(request.map(answer)) : await answer(request))
    })
  })
  await new Promise((listening) => server.once('listening', listening))
  return server.address().port
}

const chains = []
for (const preset of presets) {
  const options = { buildBlockMode: BuildBlockMode.Batch, processQueuedMessages: true }
  const chain = await setup({ ...options, genesis: new GenesisProvider(await genesis(preset)) })
  if (chain.head.number < 1) throw new Error(`${preset} made no first block: see the log above`)
  chains.push(chain)
}
await connectParachains(chains)
// A channel is open from the block in which the chain learns of it.
for (const chain of chains) {
  await chain.newBlock()
  await chain.upcomingBlocks()
}
for (const [index, chain] of chains.entries()) {
  console.log(JSON.stringify({ preset: presets[index], port: await serve(chain), block: chain.head.number }))
}
