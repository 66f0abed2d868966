/** The page: connects its parts. */
import { type ChainLimits, type Extension } from 'pvq-client'
import { byId, h, put } from './dom.ts'
import { toJson } from './json.ts'
import { parseLink, type Link, type Source } from './link.ts'
import { showAnswer } from './panels/answer.ts'
import { askPanel, type Query } from './panels/ask.ts'
import { chainForm } from './panels/chain.ts'
import { showExtensions, showLimits } from './panels/overview.ts'
import { programPanel, type Chosen } from './panels/program.ts'
import { greet, LIGHT_GAS, openSession, type Session } from './session.ts'
import { grouped, messageOf, milliseconds, short } from './text.ts'

let session: Session | undefined
/** The number of the last connection, by which an older one that comes late is told. */
let connections = 0
/** The part of a link that is not done yet. */
let wanted: Link = {}
let running: AbortController | undefined

const chain = chainForm((source) => void connect(source))
const programs = programPanel(() => session, choose)
const asking = askPanel((query) => void ask(query), () => running?.abort())

async function connect(source: Source): Promise<void> {
  const mine = ++connections
  session?.end()
  session = undefined
  // So that nothing that the last chain said is taken for what the next one says.
  for (const id of ['limits', 'registered', 'extensions']) put(byId(id))
  for (const id of ['link-notice', 'answer']) byId(id).hidden = true
  chain.status(source.kind === 'light' ? 'The light client connects to the chain…' : 'Connecting…', 'busy')
  const start = performance.now()
  let opened: Session | undefined
  try {
    opened = await openSession(source)
    if (mine !== connections) return opened.end()
    session = opened
    const { name, block } = await greet(opened)
    if (session !== opened) return
    chain.status(`Connected to ${name} in ${milliseconds(performance.now() - start)}, at block ${grouped(block.number)}`)
  } catch (error) {
    if (mine !== connections) return
    opened?.end()
    session = undefined
    return chain.status(messageOf(error), 'bad')
  }
  await overview(opened)
}

/** Shows what the chain has. Each part fails for itself: a chain of PVQ 0.1 tells no limits, and has extensions. */
async function overview(of: Session): Promise<void> {
  const { pvq, signal } = of
  const part = async <T>(id: string, load: Promise<T>, show: (element: Element, value: T) => void) => {
    const element = byId(id)
    put(element, h('p', { class: 'quiet' }, 'Loading…'))
    try {
      const value = await load
      if (session === of) show(element, value)
    } catch (error) {
      if (session === of) put(element, h('p', { class: 'error' }, messageOf(error)))
    }
  }
  const limits = pvq.limits({ signal })
  await Promise.all([
    part('limits', limits, (element, limits: ChainLimits) => {
      of.limits = limits
      showLimits(element, limits, of.light ? LIGHT_GAS : undefined)
    }),
    part('registered', pvq.programs({ signal }), (_, registered) => {
      of.registered = registered
      programs.list(of)
    }),
    part('extensions', Promise.all([pvq.extensions({ signal }), limits.catch(() => undefined)]), (element, [extensions, limits]: [Extension[], ChainLimits | undefined]) => {
      of.extensions = extensions
      showExtensions(element, extensions, limits?.refTimePerGas)
    }),
    wanted.program ? programs.load(wanted.program, wanted.entrypoint) : undefined,
  ])
}

/** Shows the form of a program. If it is the one of the link, the link's query is asked. */
function choose(chosen: Chosen): void {
  const link = wanted
  const linked = link.program !== undefined && chosen.program.hash === link.program
  if (!linked) {
    asking.show(chosen)
    return byId('ask').focus()
  }
  wanted = {}
  asking.show({ ...chosen, entrypoint: link.entrypoint ?? chosen.entrypoint }, link)
  asking.submit()
}

async function ask({ chosen, entrypoint, args, at, gasLimit }: Query): Promise<void> {
  const of = session
  const [section, body] = [byId('answer'), byId('answer-body')]
  section.hidden = false
  if (!of) return put(body, h('p', { class: 'error', role: 'alert' }, 'Connect to a chain first.'))
  running?.abort()
  const mine = (running = new AbortController())
  asking.busy(true)
  try {
    const signal = AbortSignal.any([mine.signal, of.signal])
    const { program } = chosen
    const { hash, blob } = program
    let answer = await of.pvq.query(program, entrypoint.name, args, { at, gasLimit, signal })
    if (mine !== running) return
    // With accounts as the chain writes them.
    if (answer.success) answer = { ...answer, value: program.decode(entrypoint.name, answer.bytes, { ss58Prefix: of.prefix }) }
    const link: Link = { source: of.source, ...(hash && { program: hash }), entrypoint: entrypoint.name, args: toJson(args) as Record<string, unknown>, at, ...(gasLimit !== undefined && { gasLimit }) }
    showAnswer(body, answer, {
      entrypoint,
      link,
      extension: (id) => of.extensions.find((extension) => extension.id === id || extension.legacyId === id)?.name,
      gasLimit: gasLimit ?? (of.light ? LIGHT_GAS : of.limits?.gas),
      problem: [
        blob && !of.registered.some((program) => program.hash === hash) && `The chain has not registered the program: who opens the link has to drop its file${hash ? `, whose hash is ${short(hash)}` : ''}.`,
        of.source.kind === 'light' && typeof of.source.spec !== 'string' && "The link does not hold the chain's specification: who opens it has to choose the file.",
      ].filter(Boolean).join(' ') || undefined,
    })
    section.focus()
  } catch (error) {
    if (mine !== running) return
    const text = mine.signal.aborted ? 'You stopped the query.' : of.signal.aborted ? 'The page left the chain: ask again.' : messageOf(error)
    put(body, h('p', { class: 'error', role: 'alert' }, text))
    section.focus()
  } finally {
    if (mine === running) {
      running = undefined
      asking.busy(false)
    }
  }
}

/** Fills in what the address holds. Nothing is sent before the reader presses the button. */
function open(): void {
  const { link, problems } = parseLink(location.hash)
  if (!Object.keys(link).length && !problems.length) return
  wanted = link
  chain.fill(link.source)
  const notice = byId('link-notice')
  const text = [
    ...problems,
    link.program && `A link brought you here. Connect, and its query is asked: ${link.entrypoint ?? 'the program'} of ${short(link.program)}.`,
  ].filter(Boolean).join(' ')
  put(notice, text)
  notice.hidden = !text
}

window.addEventListener('hashchange', () => {
  if (/^#(ask)?$/.test(location.hash)) return
  open()
  byId('connect').focus()
})
chain.fill(undefined)
open()
