// Asks a node from a script, by a program whose types were generated: `pvq-codegen portfolio.json --no-hash -o portfolio.ts`.
//
//   node node.ts ws://127.0.0.1:9944 portfolio.polkavm
import { readFile } from 'node:fs/promises'
import { createPvq, QueryError, wsProvider } from 'pvq-client'
import { portfolio } from './portfolio.ts'

const [url = 'ws://127.0.0.1:9944', file = 'portfolio.polkavm'] = process.argv.slice(2)
const account = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY'
const usd = 1984

const pvq = createPvq(wsProvider(url))
// Of a program that the chain has registered, the generated code has the hash, and the blob is not needed.
const program = portfolio.withBlob(await readFile(file))
const wallet = pvq.bind(program)

// Typed by the program, with its documentation on hover. Throws where there is no result.
const { holdings, total } = await wallet.portfolio({ account, quote: usd })
const text = new TextDecoder()
for (const { asset, balance, proceeds } of holdings) {
  const worth = proceeds.type === 'Paid' ? `${proceeds.value.amount}` : `nothing: ${proceeds.type}`
  console.log(`${text.decode(asset.symbol) || asset.asset_id}: ${balance}, worth ${worth}`)
}
console.log(`all together: ${total}`)

// The failure of a query is a value here; gas, weight and block come with it.
const answer = await pvq.query(program, 'portfolio', { account, quote: usd }, { at: 'finalized', gasLimit: 1_000n })
if (answer.success) throw new Error('a thousand gas is not enough')
console.log(`with a thousand gas: ${answer.error.type} after ${answer.usage?.gas.total} gas, at block ${answer.block.number}`)

// Many queries of one block.
const block = pvq.at('best')
const [alice, again] = await Promise.all([block.read(program, 'portfolio', { account, quote: usd }), block.read(program, 'portfolio', { account, quote: usd })])
console.log(`twice at one block: ${alice.total === again.total ? 'the same' : 'not the same'}`)

try {
  await wallet.portfolio({ account: account.replace('5', '6'), quote: usd })
} catch (error) {
  console.log(`a wrong account: ${(error as Error).message}`)
}
try {
  await wallet.portfolio({ account, quote: usd }, { gasLimit: 1_000n })
} catch (error) {
  if (!(error instanceof QueryError)) throw error
  console.log(`bound functions throw: ${error.failure.type}`)
}
pvq.destroy()
