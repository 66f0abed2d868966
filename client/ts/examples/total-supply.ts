// Written by pvq-codegen from total-supply 0.2.0. Do not edit.
import { defineProgram } from 'pvq-client'

/** The entrypoints of `totalSupply`. */
export type Entrypoints = {
  /** Returns the total supply of `asset`, in its smallest unit. */
  readonly total_supply: {
    readonly args: { asset: number }
    readonly result: bigint
  }
}

const metadata = {
  version: 1,
  types: {
    types: [
      { id: 0, type: { def: { tuple: [] } } },
      { id: 1, type: { def: { primitive: 'u32' } } },
      { id: 2, type: { def: { primitive: 'u128' } } },
    ],
  },
  extension_fns: [['14114829174686691684', 5]],
  entrypoints: [
    { name: 'total_supply', inputs: [{ name: 'asset', ty: 1 }], output: 2 },
  ],
} as const

/** The total supply of an asset */
export const totalSupply = defineProgram<Entrypoints>(metadata)
export default totalSupply
