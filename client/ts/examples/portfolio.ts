// Written by pvq-codegen from portfolio 0.2.0. Do not edit.
import { defineProgram, type Account } from 'pvq-client'

/** What an account holds. */
export interface Portfolio {
  /** The assets it holds something of, in the order in which the chain lists them. */
  holdings: Holding[]
  /**
   * The sum of the proceeds. One sale changes the pools of the next, so that selling all
   * holdings may bring another amount.
   */
  total: bigint
}

/** What an account holds of one asset. */
export interface Holding {
  asset: AssetInfo
  balance: bigint
  proceeds: Proceeds
}

/** The name, symbol and decimals of an asset, encoded as PVQ 0.1 published it. */
export interface AssetInfo {
  /** The asset. */
  asset_id: number
  /** Its name, UTF-8 by convention; empty if it has none. */
  name: Uint8Array
  /** Its ticker symbol, UTF-8 by convention; empty if it has none. */
  symbol: Uint8Array
  /** The decimals that it is shown with: `10^decimals` of the smallest unit are one. */
  decimals: number
}

/**
 * The proceeds of selling the whole balance of an asset, now and without other sales.
 *
 * It is what the pools pay. A swap can still fail because of an account: where the balance is
 * frozen or has to stay, or where the receiver would have less than the quote asset's minimum.
 */
export type Proceeds =
  /** The most that a route brings, after fees. The quote asset itself is its own amount. */
  | { type: 'Paid'; value: {
      /** The amount of the quote asset. */
      amount: bigint
      /** The asset in between, on a route of two pools. */
      through: number | undefined
    } }
  /** No route of one or two pools leads to the quote asset. */
  | { type: 'NoPool'; value?: undefined }
  /**
   * There are routes, but none pays: a pool on each is empty or frozen, would be left with
   * less than an asset's minimum, or has nothing to give for so little.
   */
  | { type: 'PoolCannotPay'; value?: undefined }

/** The entrypoints of `portfolio`. */
export type Entrypoints = {
  /** Returns what `account` holds, and what selling it for the asset `quote` would bring. */
  readonly portfolio: {
    readonly args: { account: Account; quote: number }
    readonly result: Portfolio
  }
}

const metadata = {
  version: 1,
  types: {
    types: [
      { id: 0, type: { def: { tuple: [] } } },
      { id: 1, type: { path: ['sp_core', 'crypto', 'AccountId32'], def: { composite: { fields: [{ type: 4 }] } } } },
      { id: 2, type: { def: { primitive: 'u32' } } },
      { id: 3, type: { path: ['portfolio', 'portfolio', 'Portfolio'], def: { composite: { fields: [{ name: 'holdings', type: 5 }, { name: 'total', type: 6 }] } } } },
      { id: 4, type: { def: { array: { len: 32, type: 7 } } } },
      { id: 5, type: { def: { sequence: { type: 8 } } } },
      { id: 6, type: { def: { primitive: 'u128' } } },
      { id: 7, type: { def: { primitive: 'u8' } } },
      { id: 8, type: { path: ['portfolio', 'portfolio', 'Holding'], def: { composite: { fields: [{ name: 'asset', type: 9 }, { name: 'balance', type: 6 }, { name: 'proceeds', type: 10 }] } } } },
      { id: 9, type: { path: ['pvq_extension_swap', 'types', 'AssetInfo'], params: [{ name: 'AssetId', type: 2 }], def: { composite: { fields: [{ name: 'asset_id', type: 2 }, { name: 'name', type: 11 }, { name: 'symbol', type: 11 }, { name: 'decimals', type: 7 }] } } } },
      { id: 10, type: { path: ['portfolio', 'portfolio', 'Proceeds'], def: { variant: { variants: [{ name: 'Paid', fields: [{ name: 'amount', type: 6 }, { name: 'through', type: 12 }], index: 0 }, { name: 'NoPool', index: 1 }, { name: 'PoolCannotPay', index: 2 }] } } } },
      { id: 11, type: { def: { sequence: { type: 7 } } } },
      { id: 12, type: { path: ['Option'], params: [{ name: 'T', type: 2 }], def: { variant: { variants: [{ name: 'None', index: 0 }, { name: 'Some', fields: [{ type: 2 }], index: 1 }] } } } },
    ],
  },
  extension_fns: [['5527615149789691380', 1], ['14114829174686691684', 6], ['16415232455312527938', 0], ['16415232455312527938', 1]],
  entrypoints: [
    { name: 'portfolio', inputs: [{ name: 'account', ty: 1 }, { name: 'quote', ty: 2 }], output: 3 },
  ],
} as const

/** All that an account holds, and what selling it would bring */
export const portfolio = defineProgram<Entrypoints>(metadata)
export default portfolio
