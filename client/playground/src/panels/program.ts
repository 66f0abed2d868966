import { defineProgram, readProgram, type Entrypoint, type Hex, type Program, type ProgramMetadata, type RegisteredProgram } from 'pvq-client'
import { button, byId, h, put } from '../dom.ts'
import { Field, textInput } from '../form/control.ts'
import { parseHash } from '../link.ts'
import { bytes, messageOf, short } from '../text.ts'
import type { Session } from '../session.ts'
import { sourcesOf } from './overview.ts'

/** A program that the reader chose, and from where. */
export interface Chosen {
  readonly program: Program
  /** The label, or the name of the file. */
  readonly name: string
  readonly entrypoint?: string | undefined
}

/** The programs that are listed, and those whose entrypoints are looked up without being asked for. */
const [MAX_LISTED, MAX_LOOKED_UP] = [200, 12]
/** The most bytes of a dropped file: more than a chain runs. */
const MAX_FILE = 4 * 1024 * 1024

/** The part of the page where a program is chosen. */
export interface ProgramPanel {
  /** Lists the programs that the chain has registered. */
  list(session: Session): void
  /** Loads a program by its hash. */
  load(hash: Hex, entrypoint?: string): Promise<void>
}

/** Sets up the part where a program is chosen. `session` returns the connection, `choose` gets the program. */
export function programPanel(session: () => Session | undefined, choose: (chosen: Chosen) => void): ProgramPanel {
  const error = byId('program-error')
  const refuse = (message: string) => {
    put(error, message)
    error.hidden = !message
  }

  const hash = new Field('A registered program, by its hash', textInput({ id: 'hash', class: 'code', placeholder: '0x…' }))
  byId('hash-field').append(hash.element)

  const load = async (of: Hex, entrypoint?: string) => {
    refuse('')
    const current = session()
    if (!current) return void hash.refuse('connect to a chain first')
    try {
      const program = await programOf(current, of)
      if (session() !== current) return
      choose({ program, name: labelOf(current, of), entrypoint })
    } catch (cause) {
      if (session() !== current) return
      hash.input.value = of
      hash.refuse(`${messageOf(cause)}. A program's own files can be dropped below`)
    }
  }
  byId('hash-form').addEventListener('submit', (event) => {
    event.preventDefault()
    const of = parseHash(hash.input.value)
    if (of) void load(of)
    else {
      hash.refuse('a hash is 0x and 64 hex digits')
      hash.input.focus()
    }
  })

  const open = async (files: readonly File[]) => {
    refuse('')
    try {
      choose(await readFiles(files))
    } catch (cause) {
      refuse(messageOf(cause))
    }
  }
  dropZone(open)

  return {
    list: (session) => put(byId('registered'), ...registeredViews(session, load)),
    load,
  }
}

/** Returns a registered program, which is looked up once. */
function programOf(session: Session, hash: Hex): Promise<Program> {
  const known = session.programs.get(hash)
  if (known) return known
  const program = session.pvq.program(hash, { signal: session.signal })
  session.programs.set(hash, program)
  program.catch(() => session.programs.delete(hash))
  return program
}

function labelOf(session: Session, hash: Hex): string {
  return session.registered.find((program) => program.hash === hash)?.label || short(hash)
}

function registeredViews(session: Session, load: (hash: Hex, entrypoint?: string) => Promise<void>): HTMLElement[] {
  const { registered } = session
  if (!registered.length) return [h('p', { class: 'quiet' }, 'The chain has registered no programs.')]
  const listed = registered.slice(0, MAX_LISTED)
  const pending: (() => Promise<void>)[] = []
  const views = listed.map((of, at) => {
    const entrypoints = h('div', { class: 'entrypoints' })
    const lookUp = async () => {
      put(entrypoints, h('p', { class: 'quiet' }, 'Loading…'))
      const content = await programOf(session, of.hash).then(
        ({ entrypoints }) => entrypoints.map(({ name, signature }) => button(signature, () => void load(of.hash, name), { class: 'entrypoint' })),
        (cause: unknown) => [h('p', { class: 'error' }, messageOf(cause))],
      )
      put(entrypoints, ...content)
    }
    if (at < MAX_LOOKED_UP) pending.push(lookUp)
    else put(entrypoints, button('Show its entrypoints', () => void lookUp()))
    return h('li', {}, describe(of), entrypoints)
  })
  void (async () => {
    for (const lookUp of pending) {
      if (session.signal.aborted) return
      await lookUp()
    }
  })()
  const more = registered.length - listed.length
  return [
    h('ul', { class: 'programs' }, ...views),
    ...(more ? [h('p', { class: 'hint' }, `${more} more are not listed: load them by their hash.`)] : []),
  ]
}

function describe({ hash, label, size, sources }: RegisteredProgram): HTMLElement {
  return h(
    'div',
    { class: 'program' },
    h('strong', {}, label || 'without a label'),
    h('code', { class: 'code', title: hash }, short(hash)),
    h('span', { class: 'quiet' }, size === undefined ? 'not uploaded yet' : bytes(size)),
    h('span', { class: 'quiet' }, `queries of: ${sourcesOf(sources)}`),
  )
}

/** Reads a program from its blob, from its metadata, or from both. */
async function readFiles(files: readonly File[]): Promise<Chosen> {
  const json = files.find(({ name }) => name.endsWith('.json'))
  const blob = files.find((file) => file !== json)
  if (files.length > 2 || (!json && !blob) || (files.length === 2 && !json)) {
    throw new Error('drop one program: its .polkavm, its .json, or both')
  }
  for (const { name, size } of files) if (size > MAX_FILE) throw new Error(`${name} has ${bytes(size)}, and may have ${bytes(MAX_FILE)}`)
  const code = blob && new Uint8Array(await blob.arrayBuffer())
  const name = (blob ?? json!).name
  if (!json) return { program: readProgram(code!), name }
  let metadata: ProgramMetadata
  try {
    metadata = JSON.parse(await json.text()) as ProgramMetadata
  } catch {
    throw new Error(`${json.name} is no JSON: drop the metadata that the builder wrote beside the program`)
  }
  return { program: defineProgram(metadata, code) as Program, name }
}

/** Takes files that are dropped anywhere on the page, or chosen. */
function dropZone(open: (files: readonly File[]) => Promise<void>): void {
  const [zone, input] = [byId('drop'), byId<HTMLInputElement>('files')]
  input.addEventListener('change', async () => {
    await open([...(input.files ?? [])])
    // So that the same file, built again, can be chosen again.
    input.value = ''
  })
  const mark = (over: boolean) => zone.classList.toggle('over', over)
  document.addEventListener('dragover', (event) => {
    event.preventDefault()
    mark(true)
  })
  document.addEventListener('dragleave', (event) => event.relatedTarget === null && mark(false))
  document.addEventListener('drop', (event) => {
    event.preventDefault()
    mark(false)
    const files = [...(event.dataTransfer?.files ?? [])]
    if (files.length) void open(files)
  })
}

/** Returns the entrypoint of a name, or the first one. */
export function entrypointOf({ program, entrypoint }: Chosen): Entrypoint | undefined {
  return program.entrypoints.find(({ name }) => name === entrypoint) ?? program.entrypoints[0]
}
