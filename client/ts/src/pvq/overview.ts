import { METADATA, QUERY_METADATA, type DecodedFunction, type DecodedMetadata } from '../chain/wire.js'
import type { Chain } from '../chain/chain.js'
import type { Hex } from '../codec/bytes.js'
import { decode } from '../codec/decode.js'
import { AnswerError, printable, UnsupportedError } from '../errors.js'
import { toRegistry } from '../metadata/interface.js'
import { checkTypes } from '../metadata/check.js'
import { shapesOf } from '../shape/resolve.js'
import type { FieldShape, Shape } from '../shape/shape.js'
import type { BlockId, Weight } from './answer.js'

/** A value for each source of queries. */
export interface PerSource<Value> {
  /** Anyone, off chain, as this package asks. */
  readonly runtimeApi: Value
  readonly extrinsic: Value
  readonly xcm: Value
  readonly runtime: Value
}

/** The limits of one query, sizes in bytes. */
export interface Limits {
  readonly weight: Weight
  readonly memory: number
  readonly stackSize: number
  readonly programSize: number
  readonly argsSize: number
  readonly resultSize: number
}

/** The parameters by which a chain runs queries: `ChainParameters` of `pvq-primitives`. */
export interface ChainLimits {
  readonly block: BlockId
  /** The limits that no query exceeds. */
  readonly limits: Limits
  /** The limits that no query in a block exceeds. */
  readonly blockLimits: Limits
  /** The programs that each source may run. */
  readonly policies: PerSource<'Open' | 'RegisteredOnly'>
  /** The weight limit of each source, for programs without limits of their own. */
  readonly weightLimits: PerSource<Weight>
  /** Picoseconds of reference time of one gas. */
  readonly refTimePerGas: bigint
  /** The gas that a query of this package may use, if its program has no limits of its own. */
  readonly gas: bigint
  /** The programs that are installed as extensions, by id. */
  readonly installed: readonly { readonly extension: bigint; readonly program: Hex }[]
}

/** A program that governance has registered. */
export interface RegisteredProgram {
  readonly hash: Hex
  /** Bytes of its blob; `undefined` where that is not uploaded yet. */
  readonly size: number | undefined
  /** Its own limits, if it has any. */
  readonly limits: Limits | undefined
  /** The sources whose queries may run it. */
  readonly sources: PerSource<boolean>
  /** The label that governance gave it. */
  readonly label: string
}

/** An extension: functions that programs call. */
export interface Extension {
  readonly name: string
  readonly id: bigint
  /** The id that programs of PVQ 0.1 use. On a chain of PVQ 0.1 the same as `id`, because it does not tell them apart. */
  readonly legacyId: bigint
  readonly docs: readonly string[]
  /** The sources whose queries may call it. `undefined` on a chain of PVQ 0.1. */
  readonly sources: PerSource<boolean> | undefined
  readonly functions: readonly ExtensionFunction[]
}

/** A function of an extension. */
export interface ExtensionFunction {
  readonly name: string
  readonly inputs: readonly FieldShape[]
  readonly output: Shape
  readonly docs: readonly string[]
  /** The weight of a call. `undefined` on a chain of PVQ 0.1, as is `weightPerItem`. */
  readonly weight: Weight | undefined
  /** The weight that one unit of each variable part adds. */
  readonly weightPerItem: Weight | undefined
}

const PAGE = 256

/** Returns the limits of a chain. */
export async function limits(chain: Chain, block: BlockId, signal: AbortSignal): Promise<ChainLimits> {
  await current(chain, block, signal)
  type Parameters = {
    limits: Limits
    blockLimits: Limits
    policies: PerSource<{ type: 'Open' | 'RegisteredOnly' }>
    gas: { refTimePerGas: bigint }
    weightLimits: PerSource<Weight>
    installed: [extension: bigint, program: Hex][]
  }
  const { limits, blockLimits, policies, gas, weightLimits, installed } = await chain.call<Parameters>('chain', [], block.hash, signal)
  const refTimePerGas = gas.refTimePerGas > 0n ? gas.refTimePerGas : 1n
  const { runtimeApi, extrinsic, xcm, runtime } = policies
  const own = weightLimits.runtimeApi.refTime
  const greatest = limits.weight.refTime
  return {
    block,
    limits,
    blockLimits,
    policies: { runtimeApi: runtimeApi.type, extrinsic: extrinsic.type, xcm: xcm.type, runtime: runtime.type },
    weightLimits,
    refTimePerGas,
    gas: (own < greatest ? own : greatest) / refTimePerGas,
    installed: installed.map(([extension, program]) => ({ extension, program })),
  }
}

/** Returns all registered programs, in the order of their hashes. */
export async function programs(chain: Chain, block: BlockId, signal: AbortSignal): Promise<RegisteredProgram[]> {
  await current(chain, block, signal)
  const all: RegisteredProgram[] = []
  for (;;) {
    type Page = (Omit<RegisteredProgram, 'label'> & { label: Uint8Array })[]
    const page = await chain.call<Page>('programs', [all.at(-1)?.hash, PAGE], block.hash, signal)
    if (page.length === 0) return all
    for (const { label, ...program } of page) {
      // Otherwise a node that repeats pages would keep this loop going for ever.
      if (all.length && all.at(-1)!.hash >= program.hash) throw new AnswerError('the programs are not in the order of their hashes')
      all.push({ ...program, label: printable(new TextDecoder().decode(label)) })
    }
  }
}

/** Returns the blob of a registered program. The caller compares the hash. */
export async function programCode(chain: Chain, hash: Hex, block: BlockId, signal: AbortSignal): Promise<Uint8Array> {
  await current(chain, block, signal)
  const code = await chain.call<Uint8Array | undefined>('program_code', [hash], block.hash, signal)
  if (code) return code
  throw new UnsupportedError(`the chain does not have the program ${hash}: have governance register it, and upload it`)
}

/** Returns the extensions of a chain. */
export async function extensions(chain: Chain, block: BlockId, signal: AbortSignal): Promise<Extension[]> {
  if ((await chain.version(block.hash, signal)) < 2) return legacyExtensions(chain, block, signal)
  const bytes = await chain.call<Uint8Array | undefined>('metadata_at_version', [1], block.hash, signal)
  if (!bytes) throw new UnsupportedError('the chain has no metadata of a version that this release reads: update it')
  const metadata = decode(QUERY_METADATA, bytes, { place: 'the metadata' }) as {
    types: DecodedMetadata['types']
    extensions: (Omit<Extension, 'functions'> & {
      functions: (DecodedFunction & { docs: string[]; weight: Weight; weightPerItem: Weight })[]
    })[]
  }
  const describe = describer(metadata.types)
  return metadata.extensions.map((extension) => ({
    ...extension,
    name: printable(extension.name),
    functions: extension.functions.map((of) => ({ ...describe(of), docs: of.docs, weight: of.weight, weightPerItem: of.weightPerItem })),
  }))
}

async function legacyExtensions(chain: Chain, block: BlockId, signal: AbortSignal): Promise<Extension[]> {
  const bytes = await chain.call<Uint8Array>('metadata', [], block.hash, signal)
  const metadata = decode(METADATA, bytes, { place: 'the metadata' }) as DecodedMetadata
  const describe = describer(metadata.types)
  return metadata.extensions.map(([id, { name, functions }]) => {
    if (!/^\d{1,20}$/.test(id)) throw new AnswerError('the id of an extension is no number', 'the metadata')
    return {
      name: printable(name),
      id: BigInt(id),
      legacyId: BigInt(id),
      docs: [],
      sources: undefined,
      functions: functions.map((of) => ({ ...describe(of), docs: [], weight: undefined, weightPerItem: undefined })),
    }
  })
}

/** Returns what describes functions by the types of a chain, which are checked. */
function describer(decoded: DecodedMetadata['types']): (of: DecodedFunction) => Pick<ExtensionFunction, 'name' | 'inputs' | 'output'> {
  const registry = toRegistry(decoded)
  checkTypes(registry, 'the types of the chain')
  const shape = shapesOf(registry)
  return ({ name, inputs, output }) => ({
    name: printable(name),
    inputs: inputs.map(({ name, ty }) => ({ name: printable(name), shape: shape(ty) })),
    output: shape(output),
  })
}

async function current(chain: Chain, block: BlockId, signal: AbortSignal): Promise<void> {
  if ((await chain.version(block.hash, signal)) >= 2) return
  throw new UnsupportedError('a chain of PVQ 0.1 has no registered programs and tells no limits')
}
