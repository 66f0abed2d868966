// Asks a registered program of which only the hash is known. It describes itself.
//
//   node by-hash.ts http://127.0.0.1:9944
import { createPvq, httpProvider } from 'pvq-client'

const [url = 'http://127.0.0.1:9944'] = process.argv.slice(2)
const pvq = createPvq(httpProvider(url))
for (const { hash, size, label } of await pvq.programs()) {
  const program = await pvq.program(hash)
  console.log(`${hash} ${label}, ${size} bytes`)
  for (const { signature } of program.entrypoints) console.log(`  ${signature}`)
  if (program.entrypoints.some(({ name }) => name === 'total_supply')) {
    console.log(`  total_supply(1984) is ${await pvq.read(program, 'total_supply', { asset: 1984 })}`)
  }
}
const { gas, policies } = await pvq.limits()
console.log(`a query may use ${gas} gas, and the policy is ${policies.runtimeApi}`)
for (const { name, functions } of await pvq.extensions()) console.log(`${name}: ${functions.map(({ name }) => name).join(', ')}`)
pvq.destroy()
