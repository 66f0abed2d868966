// Asks a light client, which verifies what it answers, and compares a node with it.
//
//   node light.ts ws://127.0.0.1:9944 chain-spec.json total-supply.polkavm
import { readFile } from 'node:fs/promises'
import { createPvq, wsProvider } from 'pvq-client'
import { compare, lightProvider } from 'pvq-client/light'
import { totalSupply } from './total-supply.ts'

const [url = 'ws://127.0.0.1:9944', spec = 'chain-spec.json', file = 'total-supply.polkavm'] = process.argv.slice(2)
const program = totalSupply.withBlob(await readFile(file))
const light = createPvq(lightProvider(await readFile(spec, 'utf8')))
const node = createPvq(wsProvider(url))

const answer = await light.query(program, 'total_supply', { asset: 1984 })
console.log(answer.success ? answer.value : answer.error, answer.verified ? 'verified here' : 'as this node says')

const { agree, differences } = await compare(node, light).query(program, 'total_supply', { asset: 1984 })
console.log(agree ? 'the node says the same' : `the node differs: ${differences.join(', ')}`)
light.destroy()
node.destroy()
