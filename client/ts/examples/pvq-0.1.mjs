// Asks in the way of the SDK of PVQ 0.1, on @polkadot/api: the types of the program's JSON are a registry of their own, and
// `PvqApi_execute_query` is called with the blob. A chain of PVQ 0.1 and one of today answer alike.
//
//   node pvq-0.1.mjs ws://127.0.0.1:9944 total-supply.polkavm
import { readFile } from 'node:fs/promises'
import { ApiPromise, WsProvider } from '@polkadot/api'
import { PortableRegistry, TypeRegistry } from '@polkadot/types'
import { u8aConcat, u8aToHex } from '@polkadot/util'

const [url = 'ws://127.0.0.1:9944', file = 'total-supply.polkavm'] = process.argv.slice(2)
const blob = await readFile(file)
const { types, entrypoints } = JSON.parse(await readFile(file.replace(/polkavm$/, 'json'), 'utf8'))

const registry = new TypeRegistry()
registry.setLookup(new PortableRegistry(registry, types, true))
const type = (id) => registry.createLookupType(id)

const index = entrypoints.findIndex(({ name }) => name === 'total_supply')
const { inputs, output } = entrypoints[index]
const args = u8aConcat(Uint8Array.of(index), ...inputs.map(({ ty }, position) => registry.createType(type(ty), [1984][position]).toU8a()))

const api = await ApiPromise.create({ provider: new WsProvider(url), noInitWarn: true })
const result = await api.call.pvqApi.executeQuery(u8aToHex(blob), u8aToHex(args), null)
if (result.isErr) throw new Error(`the query failed: ${result.asErr.type}`)
console.log(`total_supply(1984) is ${registry.createType(type(output), result.asOk.toU8a(true))}`)
await api.disconnect()
