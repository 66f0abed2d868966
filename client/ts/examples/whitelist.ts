// The part of the chain that polkadot-api.ts uses: `papi` reads it as .papi/whitelist.ts, and generates no more.
import type { WhitelistEntry } from '@polkadot-api/descriptors'

export const whitelist: WhitelistEntry[] = ['api.PvqApi.query']
