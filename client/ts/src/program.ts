import { Blake2256 } from '@polkadot-api/substrate-bindings'
import { fromHex, sameBytes, toHex, Writer, type Hex } from './codec/bytes.js'
import { decode, type DecodeOptions } from './codec/decode.js'
import { encodeTo } from './codec/encode.js'
import { MetadataError, ValueError } from './errors.js'
import type { AnyEntrypoints, EntrypointsOf, EntrypointTypes } from './infer.js'
import { checkMetadata } from './metadata/check.js'
import { readInterface } from './metadata/interface.js'
import type { ProgramMetadata } from './metadata/types.js'
import { shapesOf } from './shape/resolve.js'
import type { FieldShape, Shape } from './shape/shape.js'

/** An entrypoint of a program. */
export interface Entrypoint {
  readonly name: string
  /** The byte that the arguments begin with. */
  readonly index: number
  readonly inputs: readonly FieldShape[]
  readonly output: Shape
  readonly docs: readonly string[]
  /** The entrypoint as Rust declares it: `sum_balance(asset: u32, accounts: Vec<AccountId32>) -> u128`. */
  readonly signature: string
}

/** The name of an entrypoint. */
export type EntrypointName<E extends EntrypointTypes> = keyof E & string

/**
 * A program: what it can be asked, and where its blob is. Queries send the blob if it is there, and otherwise name the hash
 * of a program that the chain has registered.
 */
export class Program<E extends EntrypointTypes = AnyEntrypoints> {
  /** The types of the entrypoints. It exists for the compiler alone. */
  declare readonly types?: E
  readonly metadata: ProgramMetadata
  /** The blake2-256 hash of the blob. `undefined` for metadata of PVQ 0.1 without a blob. */
  readonly hash: Hex | undefined
  readonly blob: Uint8Array | undefined
  readonly entrypoints: readonly Entrypoint[]

  /** Metadata is checked as that of strangers. Use {@link defineProgram} or {@link readProgram}. */
  constructor(metadata: ProgramMetadata, blob?: Uint8Array, hash?: Hex) {
    checkMetadata(metadata)
    const declared = (hash ?? metadata.program?.hash)?.toLowerCase() as Hex | undefined
    const actual = blob && toHex(Blake2256(blob))
    if (declared && actual && declared !== actual) {
      throw new MetadataError(`the metadata is that of the program ${declared}, and the blob's hash is ${actual}: build both again`)
    }
    this.metadata = metadata
    this.blob = blob
    this.hash = actual ?? declared
    const shape = shapesOf(metadata.types)
    this.entrypoints = metadata.entrypoints.map(({ name, inputs, output, docs = [] }, index) => {
      const parameters = inputs.map(({ name, ty }) => ({ name, shape: shape(ty) }))
      const list = parameters.map(({ name, shape }) => `${name}: ${shape.type}`).join(', ')
      const result = shape(output)
      return { name, index, inputs: parameters, output: result, docs, signature: `${name}(${list}) -> ${result.type}` }
    })
  }

  /** Returns an entrypoint by its name. */
  entrypoint(name: EntrypointName<E>): Entrypoint {
    const found = this.entrypoints.find((entrypoint) => entrypoint.name === name)
    if (found) return found
    const all = this.entrypoints.map(({ signature }) => signature).join(', ')
    throw new ValueError('the entrypoint', `one of ${all}`, name)
  }

  /**
   * Returns encoded arguments: the index of the entrypoint, then its parameters in order.
   *
   * @throws {@link ValueError} where an argument is not of its parameter's type
   */
  encode<N extends EntrypointName<E>>(name: N, args: E[N]['args']): Uint8Array {
    const { index, inputs, signature } = this.entrypoint(name)
    const given = (args ?? {}) as Record<string, unknown>
    if (typeof given !== 'object' || Array.isArray(given)) throw new ValueError('the arguments', `an object: ${signature}`, args)
    for (const key of Object.keys(given)) {
      if (!inputs.some((input) => input.name === key)) throw new ValueError(key, `no such parameter: ${signature}`, given[key])
    }
    const out = new Writer()
    out.byte(index)
    for (const input of inputs) {
      encodeTo(out, input.shape, Object.hasOwn(given, input.name) ? given[input.name] : undefined, input.name)
    }
    return out.since(0)
  }

  /**
   * Returns the result of an entrypoint.
   *
   * @throws {@link AnswerError} where the bytes are not exactly a value of the type that it returns
   */
  decode<N extends EntrypointName<E>>(name: N, bytes: Uint8Array, options?: DecodeOptions): E[N]['result'] {
    return decode(this.entrypoint(name).output, bytes, { place: 'the result', ...options })
  }

  /** Returns the same program with its blob, which queries send from then on. */
  withBlob(blob: Uint8Array): Program<E> {
    return this.blob && sameBytes(this.blob, blob) ? this : new Program<E>(this.metadata, blob)
  }
}

/**
 * Returns a program by its metadata: the JSON beside its blob, or the constant in the `.ts` beside it, from which the types
 * are inferred. With the blob, queries send it; otherwise they name its hash.
 *
 * @throws {@link MetadataError} where the metadata is none, or is that of another blob
 */
export function defineProgram<const M extends ProgramMetadata>(metadata: M, blob?: Uint8Array | Hex): Program<EntrypointsOf<M>>
/** As above, with types that were generated. */
export function defineProgram<E extends EntrypointTypes>(metadata: ProgramMetadata, blob?: Uint8Array | Hex): Program<E>
export function defineProgram(metadata: ProgramMetadata, blob?: Uint8Array | Hex): Program {
  const bytes = typeof blob === 'string' ? fromHex(blob) : blob
  if (blob !== undefined && !bytes) throw new ValueError('the blob', 'bytes, or 0x and hex digits', blob)
  return new Program(metadata, bytes)
}

/**
 * Returns a program by what its blob says of itself.
 *
 * @throws {@link MetadataError} where it is no blob, or says nothing of itself, as programs of PVQ 0.1
 */
export function readProgram(blob: Uint8Array): Program {
  const metadata = readInterface(blob)
  if (metadata) return new Program(metadata, blob)
  throw new MetadataError('the program does not describe itself: call defineProgram with the JSON beside its blob')
}
