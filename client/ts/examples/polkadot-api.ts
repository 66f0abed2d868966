// Asks by the typed API of polkadot-api, whose descriptors `papi add pvq -w URL` writes from the chain's metadata. The program's
// arguments and result are encoded by this package.
//
//   node polkadot-api.ts ws://127.0.0.1:9944 total-supply.polkavm
import { readFile } from 'node:fs/promises'
import { pvq } from '@polkadot-api/descriptors'
import { createClient, Enum } from 'polkadot-api'
import { getWsProvider } from 'polkadot-api/ws'
import { totalSupply } from './total-supply.ts'

const [url = 'ws://127.0.0.1:9944', file = 'total-supply.polkavm'] = process.argv.slice(2)
const client = createClient(getWsProvider(url))
const api = client.getTypedApi(pvq)

const request = {
  program: Enum('Code', new Uint8Array(await readFile(file))),
  args: totalSupply.encode('total_supply', { asset: 1984 }),
  gas_limit: 500_000n,
  proof_size_limit: undefined,
}
const { result, usage } = await api.apis.PvqApi.query(request)
if (result.success) console.log(`total_supply(1984) is ${totalSupply.decode('total_supply', result.value)}`)
else console.log(`the query failed: ${result.value.message}`)
console.log(`gas: ${usage.gas.load + usage.gas.program + usage.gas.host}`)
client.destroy()
