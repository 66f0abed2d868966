/** A position in {@link PortableRegistry.types}. */
export type TypeId = number

/** The types of a program or of a chain's extensions, as `scale-info` writes them in JSON. */
export interface PortableRegistry {
  readonly types: readonly PortableType[]
}

/** A type and its position. */
export interface PortableType {
  readonly id: TypeId
  readonly type: {
    readonly path?: readonly string[]
    readonly params?: readonly TypeParameter[]
    readonly def: TypeDef
    readonly docs?: readonly string[]
  }
}

/** A generic parameter of a type. */
export interface TypeParameter {
  readonly name: string
  readonly type?: TypeId | null
}

/** The definition of a type. Exactly one of the fields is there. */
export interface TypeDef {
  readonly composite?: { readonly fields?: readonly Field[] }
  readonly variant?: { readonly variants?: readonly Variant[] }
  readonly sequence?: { readonly type: TypeId }
  readonly array?: { readonly len: number; readonly type: TypeId }
  readonly tuple?: readonly TypeId[]
  readonly primitive?: string
  readonly compact?: { readonly type: TypeId }
  readonly bitsequence?: { readonly bit_store_type: TypeId; readonly bit_order_type: TypeId }
}

/** A field of a struct or of a variant. */
export interface Field {
  readonly name?: string | null
  readonly type: TypeId
  readonly typeName?: string | null
  readonly docs?: readonly string[]
}

/** A variant of an enum. */
export interface Variant {
  readonly name: string
  readonly fields?: readonly Field[]
  readonly index: number
  readonly docs?: readonly string[]
}

/** A parameter of a function. */
export interface Parameter {
  readonly name: string
  readonly ty: TypeId
}

/** A function of an extension. */
export interface FunctionMetadata {
  readonly name: string
  readonly inputs: readonly Parameter[]
  readonly output: TypeId
}

/** An entrypoint of a program. Its position is its index. */
export interface EntrypointMetadata extends FunctionMetadata {
  readonly docs?: readonly string[]
}

/** A program's name, version and blob. */
export interface ProgramDetails {
  readonly name: string
  readonly version: string
  /** The blake2-256 hash of the blob, `0x` and 64 hex digits. */
  readonly hash: string
  readonly size: number
  readonly docs?: readonly string[]
}

/** The metadata of a program: the JSON beside its blob, of PVQ 0.1 or later. */
export interface ProgramMetadata {
  readonly version?: number
  readonly program?: ProgramDetails
  readonly types: PortableRegistry
  /** The functions of extensions that it calls. A program's blob leaves out their names and types. */
  readonly extension_fns: readonly (readonly [extension: string, index: number, function?: FunctionMetadata])[]
  readonly entrypoints: readonly EntrypointMetadata[]
}
