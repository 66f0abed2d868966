import type { Hex } from './codec/bytes.js'
import type { Field, PortableType, ProgramMetadata, Variant } from './metadata/types.js'

/** The parameters and the result of each entrypoint, by its name. */
export type EntrypointTypes = { readonly [name: string]: { readonly args: object; readonly result: unknown } }

/** The types of a program whose metadata is not known to the compiler. */
export type AnyEntrypoints = { readonly [name: string]: { readonly args: any; readonly result: any } }

/**
 * The types of a program's entrypoints, inferred from its metadata `as const`, which the builder writes as `NAME.ts`.
 * TypeScript widens what is imported from JSON: of that, all types are `any`.
 */
export type EntrypointsOf<M extends ProgramMetadata> = string extends M['entrypoints'][number]['name']
  ? AnyEntrypoints
  : {
      readonly [E in M['entrypoints'][number] as E['name']]: {
        readonly args: { [I in E['inputs'][number] as I['name']]: ValueOf<M['types']['types'], I['ty']> }
        readonly result: ValueOf<M['types']['types'], E['output']>
      }
    }

type Types = readonly PortableType[]
type Def<T extends Types, Id extends number> = T[Id]['type']['def']
type Fields = readonly Field[]

/** The JavaScript type of the values of a type: the same as that of its shape, in types. */
export type ValueOf<T extends Types, Id extends number> =
  Def<T, Id> extends { primitive: infer P }
    ? Primitive<P>
    : Def<T, Id> extends { sequence: { type: infer Item extends number } }
      ? IsByte<T, Item> extends true
        ? Uint8Array
        : ValueOf<T, Item>[]
      : Def<T, Id> extends { array: { len: infer Length; type: infer Item extends number } }
        ? ArrayOf<T, Length, Item>
        : Def<T, Id> extends { tuple: infer Ids extends readonly number[] }
          ? Ids extends readonly []
            ? undefined
            : Ids extends readonly [infer Only extends number]
              ? ValueOf<T, Only>
              : TupleOf<T, Ids>
          : Def<T, Id> extends { compact: { type: infer Of extends number } }
            ? ValueOf<T, Of>
            : Def<T, Id> extends { bitsequence: object }
              ? (0 | 1)[]
              : Def<T, Id> extends { composite: infer Of }
                ? CompositeOf<T, T[Id]['type']['path'], FieldsOf<Of>>
                : Def<T, Id> extends { variant: { variants: infer All extends readonly Variant[] } }
                  ? VariantOf<T, T[Id]['type']['path'], T[Id]['type']['params'], All>
                  : never

type Primitive<Of> = Of extends 'bool'
  ? boolean
  : Of extends 'str'
    ? string
    : Of extends 'u8' | 'u16' | 'u32' | 'i8' | 'i16' | 'i32'
      ? number
      : Of extends `${'u' | 'i'}${number}`
        ? bigint
        : never

type FieldsOf<Of> = Of extends { fields: infer All extends Fields } ? All : readonly []

/** The type that is encoded within structs of a single field, tuples and arrays of one item. */
type Unwrap<T extends Types, Id extends number> =
  Def<T, Id> extends { composite: { fields: readonly [{ type: infer Only extends number }] } }
    ? Unwrap<T, Only>
    : Def<T, Id> extends { tuple: readonly [infer Only extends number] }
      ? Unwrap<T, Only>
      : Def<T, Id> extends { array: { len: 1; type: infer Only extends number } }
        ? Unwrap<T, Only>
        : Id

type IsByte<T extends Types, Id extends number> = Def<T, Unwrap<T, Id>> extends { primitive: 'u8' } ? true : false

type IsNothing<T extends Types, Id extends number> =
  Def<T, Unwrap<T, Id>> extends { tuple: readonly [] } | { array: { len: 0 } }
    ? true
    : Def<T, Unwrap<T, Id>> extends { array: { type: infer Item extends number } } | { compact: { type: infer Item extends number } }
      ? IsNothing<T, Item>
      : Def<T, Unwrap<T, Id>> extends { composite: infer Of }
        ? FieldsOf<Of> extends readonly []
          ? true
          : false
        : false

type ArrayOf<T extends Types, Length, Item extends number> = Length extends 0
  ? undefined
  : IsNothing<T, Item> extends true
    ? undefined
    : Length extends 1
      ? ValueOf<T, Item>
      : IsByte<T, Item> extends true
        ? Hex
        : ValueOf<T, Item>[]

type CompositeOf<T extends Types, Path, All extends Fields> = All extends readonly []
  ? undefined
  : Path extends readonly [...string[], 'AccountId32']
    ? string
    : Path extends readonly ['primitive_types', 'U256']
      ? bigint
      : All extends readonly [{ type: infer Only extends number }]
        ? ValueOf<T, Only>
        : FieldsValue<T, All>

type FieldsValue<T extends Types, All extends Fields> = All extends readonly { name: string }[]
  ? { [F in All[number] as IsNothing<T, F['type']> extends true ? never : F['name'] & string]: ValueOf<T, F['type']> }
  : TupleOf<T, KeptIds<T, All>>

type KeptIds<T extends Types, All extends Fields> = All extends readonly [infer First extends Field, ...infer Rest extends Fields]
  ? IsNothing<T, First['type']> extends true
    ? KeptIds<T, Rest>
    : readonly [First['type'], ...KeptIds<T, Rest>]
  : readonly []

/** Tuples are spelled out, because their items are then resolved when needed: a type may contain itself. */
type TupleOf<T extends Types, Ids extends readonly number[]> = Ids extends readonly []
  ? []
  : Ids extends readonly [infer A extends number]
    ? [ValueOf<T, A>]
    : Ids extends readonly [infer A extends number, infer B extends number]
      ? [ValueOf<T, A>, ValueOf<T, B>]
      : Ids extends readonly [infer A extends number, infer B extends number, infer C extends number]
        ? [ValueOf<T, A>, ValueOf<T, B>, ValueOf<T, C>]
        : Ids extends readonly [infer A extends number, infer B extends number, infer C extends number, ...infer Rest extends readonly number[]]
          ? [ValueOf<T, A>, ValueOf<T, B>, ValueOf<T, C>, ...TupleOf<T, Rest>]
          : never

type VariantOf<T extends Types, Path, Params, All extends readonly Variant[]> = Path extends readonly ['Option']
  ? Params extends readonly [{ type: infer Some extends number }]
    ? IsNothing<T, Some> extends true
      ? boolean
      : IsOption<T, Unwrap<T, Some>> extends true
        ? { type: 'Some'; value: ValueOf<T, Some> } | undefined
        : ValueOf<T, Some> | undefined
    : never
  : Path extends readonly ['Result']
    ? Params extends readonly [{ type: infer Ok extends number }, { type: infer Failed extends number }]
      ? { success: true; value: ValueOf<T, Ok> } | { success: false; value: ValueOf<T, Failed> }
      : never
    : EnumOf<T, All[number]>

type IsOption<T extends Types, Id extends number> = T[Id]['type'] extends {
  path: readonly ['Option']
  params: readonly [{ type: infer Some extends number }]
}
  ? IsNothing<T, Some> extends true
    ? false
    : true
  : false

type EnumOf<T extends Types, V extends Variant> = V extends Variant
  ? V['fields'] extends Fields
    ? V['fields'] extends readonly []
      ? { type: V['name']; value?: undefined }
      : V['fields'] extends readonly [{ type: infer Only extends number; name?: never }]
        ? IsNothing<T, Only> extends true
          ? { type: V['name']; value?: undefined }
          : { type: V['name']; value: ValueOf<T, Only> }
        : { type: V['name']; value: FieldsValue<T, V['fields']> }
    : { type: V['name']; value?: undefined }
  : never
