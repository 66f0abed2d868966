import { createPvq, wsProvider, type BlockId, type Hex, type Program, type Pvq, type RegisteredProgram, type ChainLimits, type Extension } from 'pvq-client'
import type { Source } from './link.ts'

/** A light client takes its time to connect, and to compute. */
const [NODE_TIMEOUT, LIGHT_TIMEOUT] = [20_000, 60_000]
/** The time in which a node has to answer for the first time. */
const FIRST_ANSWER = 8_000
/** The most bytes of a specification: more than any chain has. */
const MAX_SPEC = 64 * 1024 * 1024
/** The gas that a light client allows where the reader does not say. */
export const LIGHT_GAS = 8_000_000n

/** A connection to a chain, and what is known of the chain. */
export interface Session {
  readonly source: Source
  readonly pvq: Pvq
  readonly light: boolean
  /** Is aborted when the session ends, because the reader connects elsewhere. */
  readonly signal: AbortSignal
  /** The programs that were loaded, by hash. */
  readonly programs: Map<Hex, Promise<Program>>
  /** The prefix of the chain's accounts, once it is known. */
  prefix: number | undefined
  registered: readonly RegisteredProgram[]
  limits: ChainLimits | undefined
  extensions: readonly Extension[]
  end(): void
}

/** Asks for the chain's name and its best block, by which it is known that the chain can be reached. */
export async function greet(session: Session): Promise<{ name: string; block: BlockId }> {
  const { pvq, light, signal } = session
  const options = { signal, ...(!light && { timeout: FIRST_ANSWER }) }
  const [{ name, ss58Prefix }, block] = await Promise.all([pvq.chain(options), pvq.block(options)])
  session.prefix = ss58Prefix
  return { name, block }
}

/** Returns a connection to a chain. Nothing is sent yet. */
export async function openSession(source: Source): Promise<Session> {
  const controller = new AbortController()
  const pvq =
    source.kind === 'node'
      ? createPvq(wsProvider(source.url), { timeout: NODE_TIMEOUT })
      : createPvq(await light(source.spec), { timeout: LIGHT_TIMEOUT })
  return {
    source,
    pvq,
    light: source.kind === 'light',
    signal: controller.signal,
    programs: new Map(),
    prefix: undefined,
    registered: [],
    limits: undefined,
    extensions: [],
    end() {
      controller.abort()
      pvq.destroy()
    },
  }
}

async function light(spec: string | File) {
  const text = typeof spec === 'string' ? await download(spec) : await content(spec)
  const { lightProvider } = await import('pvq-client/light')
  return lightProvider(text, { worker: () => new Worker(workerUrl(), { type: 'module' }) })
}

async function download(name: string): Promise<string> {
  const response = await fetch(new URL(name, document.baseURI), { redirect: 'error', credentials: 'omit' })
  if (!response.ok) throw new Error(`there is no ${name} beside this page: choose a file, or ask a node`)
  return content(await response.blob())
}

async function content(blob: Blob): Promise<string> {
  if (blob.size > MAX_SPEC) throw new Error(`the specification has ${blob.size} bytes, and may have ${MAX_SPEC}`)
  const text = await blob.text()
  try {
    JSON.parse(text)
  } catch {
    throw new Error('the specification is no JSON: export it with export-chain-spec --raw')
  }
  return text
}

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL: (url: string) => string }): { createScriptURL(url: string): string }
}

/** The page's policy allows no other script, from wherever. */
let policy: ReturnType<TrustedTypes['createPolicy']> | undefined

function workerUrl(): string {
  const url = new URL('worker.js', import.meta.url).href
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes }
  policy ??= trustedTypes?.createPolicy('pvq-worker', { createScriptURL: () => url })
  return policy?.createScriptURL(url) ?? url
}
