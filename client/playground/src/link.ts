import { fromHex, type At, type Hex } from 'pvq-client'

/** A place of which the page asks. */
export type Source =
  | { readonly kind: 'node'; readonly url: string }
  /** The name of a specification that is served beside the page, or one of the reader's files. */
  | { readonly kind: 'light'; readonly spec: string | File }

/** A query and its source, as a link holds them. All of it is text of strangers until a reader presses a button. */
export interface Link {
  readonly source?: Source
  readonly program?: Hex
  readonly entrypoint?: string
  /** The arguments by name, as JSON. */
  readonly args?: Readonly<Record<string, unknown>>
  readonly at?: At
  readonly gasLimit?: bigint
}

/** The most characters of a link. */
const LONGEST = 64 * 1024
/** The most levels of its arguments: more than those of any value that is encoded. */
const DEEPEST = 260

/** Returns the address of a node, or the reason why the text is none. */
export function parseUrl(text: string, secure = globalThis.location?.protocol === 'https:'): { url: string } | { reason: string } {
  const trimmed = text.trim()
  const url = URL.canParse(trimmed) ? new URL(trimmed) : undefined
  if (!url || (url.protocol !== 'ws:' && url.protocol !== 'wss:') || !url.hostname) {
    return { reason: 'an address begins with ws:// or wss://, such as wss://node.example' }
  }
  if (url.username || url.password) return { reason: 'an address has no user and no password' }
  if (url.hash) return { reason: 'an address has no #' }
  if (secure && url.protocol === 'ws:' && !/^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname)) {
    return { reason: 'browsers allow only wss:// from a page that came by https' }
  }
  return { url: trimmed }
}

/** Returns the name of a specification beside the page, or the reason why the text is none. */
export function parseSpecName(text: string): { name: string } | { reason: string } {
  const name = text.trim()
  if (/^[\w-]+(\.[\w-]+)*\.json$/.test(name)) return { name }
  return { reason: 'the name of a file beside this page, such as chain-spec.json' }
}

/** Returns a hash of 32 bytes in lower case, `undefined` for another text. */
export function parseHash(text: string): Hex | undefined {
  const trimmed = text.trim().toLowerCase()
  return fromHex(trimmed)?.length === 32 ? (trimmed as Hex) : undefined
}

/** Returns the block that a text names, `undefined` if it names none. */
export function parseAt(text: string): At | undefined {
  return text === 'best' || text === 'finalized' ? text : parseHash(text)
}

/** Reads the part of an address after `#`. What is not valid is left out and named in `problems`. */
export function parseLink(fragment: string): { link: Link; problems: string[] } {
  const link: { -readonly [Name in keyof Link]: Link[Name] } = {}
  const problems: string[] = []
  if (fragment.length > LONGEST) return { link, problems: ['The link is too long.'] }
  const fields = new URLSearchParams(fragment.replace(/^#/, ''))
  const read = <T>(name: string, parse: (text: string) => T | undefined, use: (value: T) => void) => {
    const text = fields.get(name)
    if (text === null) return
    const value = parse(text)
    if (value === undefined) problems.push(`The link's ${name} is not valid, and is left out.`)
    else use(value)
  }
  read('node', (text) => ok(parseUrl(text), 'url'), (url) => (link.source = { kind: 'node', url }))
  read('light', (text) => ok(parseSpecName(text), 'name'), (spec) => (link.source = { kind: 'light', spec }))
  read('program', parseHash, (program) => (link.program = program))
  read('entrypoint', (text) => (/^\w{1,256}$/.test(text) ? text : undefined), (entrypoint) => (link.entrypoint = entrypoint))
  read('args', parseObject, (args) => (link.args = args))
  read('at', parseAt, (at) => (link.at = at))
  read('gas', parseGas, (gas) => (link.gasLimit = gas))
  return { link, problems }
}

/** Returns the part of an address after `#` that {@link parseLink} reads. A reader's own file has no place in it. */
export function formatLink({ source, program, entrypoint, args, at, gasLimit }: Link): `#${string}` {
  const fields = new URLSearchParams()
  if (source?.kind === 'node') fields.set('node', source.url)
  if (source?.kind === 'light' && typeof source.spec === 'string') fields.set('light', source.spec)
  if (program) fields.set('program', program)
  if (entrypoint) fields.set('entrypoint', entrypoint)
  if (args && Object.keys(args).length) fields.set('args', JSON.stringify(args))
  if (at && at !== 'best') fields.set('at', at)
  if (gasLimit !== undefined) fields.set('gas', String(gasLimit))
  return `#${fields}`
}

/** Returns a limit of gas, `undefined` for another text. */
export function parseGas(text: string): bigint | undefined {
  const plain = text.replace(/[\s,_]/g, '')
  return /^\d{1,19}$/.test(plain) ? BigInt(plain) : undefined
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    const object = typeof value === 'object' && value !== null && !Array.isArray(value)
    return object && nestsWithin(value, DEEPEST) ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}

/** Whether a value of JSON has at most a number of levels. What nests deeper than a stack cannot be written again. */
function nestsWithin(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true
  return levels > 0 && Object.values(value).every((inner) => nestsWithin(inner, levels - 1))
}

function ok<Name extends string>(parsed: { [N in Name]: string } | { reason: string }, name: Name): string | undefined {
  return name in parsed ? (parsed as { [N in Name]: string })[name] : undefined
}
