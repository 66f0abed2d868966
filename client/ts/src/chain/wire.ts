import { FUNCTION, REGISTRY, type DecodedRegistry } from '../metadata/interface.js'
import { shapes, type Shape } from '../shape/shape.js'

const { boolean, bytes, compact, hash, integer, list, option, result, struct, text, tuple, variants } = shapes

const [u8, u16, u32, u64, i64] = [integer('u8'), integer('u16'), integer('u32'), integer('u64'), integer('i64')]

const WEIGHT = struct('Weight', { refTime: compact('u64'), proofSize: compact('u64') })

const perSource = (of: Shape) => struct(`PerSource<${of.type}>`, { runtimeApi: of, extrinsic: of, xcm: of, runtime: of })

const LIMITS = struct('Limits', {
  weight: WEIGHT,
  memory: u32,
  stackSize: u32,
  programSize: u32,
  argsSize: u32,
  resultSize: u32,
})

/**
 * The encodings of `PvqApi`, which are versioned and ours, so that no metadata of the chain is fetched: parameters and results
 * by the name of the function. Those of `pvq-primitives`, whose tests pin them.
 */
export const API = {
  execute_query: { args: [bytes, bytes, option(i64)], result: result(bytes, u8) },
  query: {
    args: [variants('Program', { Code: bytes, Registered: hash }), bytes, option(i64), option(u64)],
    result: struct('QueryOutcome', {
      result: result(bytes, struct('QueryFailure', { error: u8, message: text })),
      usage: struct('QueryUsage', {
        gas: struct('GasUsage', { load: i64, program: i64, host: i64 }),
        weight: WEIGHT,
        peakMemory: u32,
        calls: list(
          struct('ExtensionUsage', { extension: u64, calls: u64, failed: u64, bytesIn: u64, bytesOut: u64, gas: i64 }),
        ),
      }),
    }),
  },
  chain: {
    args: [],
    result: struct('ChainParameters', {
      limits: LIMITS,
      blockLimits: LIMITS,
      policies: perSource(variants('Policy', { Open: shapes.nothing, RegisteredOnly: shapes.nothing })),
      rules: list(tuple(u64, struct('ExtensionRule', { sources: perSource(boolean), installed: boolean }))),
      gas: struct('GasSchedule', {
        refTimePerGas: u64,
        loadBase: u64,
        loadPerByte: u64,
        compilePerInstruction: u64,
        memoryPerByte: u64,
        callBase: u64,
        perByte: u64,
        instructions: struct('InstructionCosts', { version: u8, small: list(u16, 28), medium: list(u16, 28), large: list(u16, 28) }),
      }),
      weightLimits: perSource(WEIGHT),
      interpreterMemory: u32,
      installed: list(tuple(u64, hash)),
    }),
  },
  programs: {
    args: [option(hash), u32],
    result: list(
      struct('RegisteredProgram', {
        hash,
        size: option(u32),
        limits: option(LIMITS),
        sources: perSource(boolean),
        label: bytes,
      }),
    ),
  },
  program_code: { args: [hash], result: option(bytes) },
  metadata: { args: [], result: bytes },
  metadata_at_version: { args: [u32], result: option(bytes) },
} as const satisfies Record<string, { args: readonly Shape[]; result: Shape }>

/** A function of `PvqApi`. */
export type ApiFunction = keyof typeof API

/** The metadata of PVQ 0.1: extensions by id. */
export const METADATA = struct('Metadata', {
  types: REGISTRY,
  extensions: list(tuple(text, struct('ExtensionMetadata', { name: text, functions: list(struct('FunctionMetadata', FUNCTION)) }))),
})

/** The first version of the metadata with documentation, weights and rules. */
export const QUERY_METADATA = struct('QueryMetadata', {
  types: REGISTRY,
  extensions: list(
    struct('ExtensionDetails', {
      name: text,
      id: u64,
      legacyId: u64,
      docs: list(text),
      sources: perSource(boolean),
      functions: list(struct('FunctionDetails', { ...FUNCTION, docs: list(text), weight: WEIGHT, weightPerItem: WEIGHT })),
    }),
  ),
})

/** A value of {@link METADATA}. */
export interface DecodedMetadata {
  types: DecodedRegistry
  extensions: [id: string, extension: { name: string; functions: DecodedFunction[] }][]
}

/** A value of {@link FUNCTION}. */
export interface DecodedFunction {
  name: string
  inputs: { name: string; ty: number }[]
  output: number
}
