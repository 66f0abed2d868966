import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { chromium, type Browser, type BrowserContextOptions, type Locator, type Page } from 'playwright-core'
import { readProgram, type Hex, type Program } from 'pvq-client'
import { expect, inject, vi } from 'vitest'

export const home = inject('page')
export const node = inject('node')

/** The hash of a link to the node. */
export const toNode = `#node=${encodeURIComponent(node)}`
export const toLight = '#light=chain-spec.json'

const SCREENSHOTS = process.env['PVQ_SCREENSHOTS']

/** Starts the system's Chromium. Root gets no sandbox. */
export function launch(): Promise<Browser> {
  const executablePath = process.env['PVQ_CHROMIUM'] ?? '/usr/bin/chromium'
  return chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] })
}

/** A page, with what went wrong in it and what it asked for. */
export interface Opened {
  readonly page: Page
  readonly errors: string[]
  readonly requests: string[]
  readonly sockets: string[]
  /** The messages that the page sent over WebSockets. */
  readonly sent: string[]
}

/** Opens the page at a fragment, in a context of its own. */
export async function open(browser: Browser, fragment = '', options: BrowserContextOptions = {}): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })
  const page = await context.newPage()
  page.setDefaultTimeout(60_000)
  const opened: Opened = { page, errors: [], requests: [], sockets: [], sent: [] }
  page.on('pageerror', (error) => opened.errors.push(error.message))
  page.on('console', (message) => message.type() === 'error' && opened.errors.push(message.text()))
  page.on('request', (request) => opened.requests.push(request.url()))
  page.on('websocket', (socket) => {
    opened.sockets.push(socket.url())
    socket.on('framesent', ({ payload }) => opened.sent.push(String(payload)))
  })
  await page.goto(home + fragment)
  return opened
}

/** Presses Connect, and waits until the chain's programs are there. */
export async function connect(page: Page): Promise<void> {
  await page.click('#connect')
  await expectText(page.locator('#chain-status'), /^Connected to PVQ Development in/)
  await page.waitForSelector('.entrypoint')
}

/** Opens the page, connected to the node. */
export async function openConnected(browser: Browser, fragment = toNode, options: BrowserContextOptions = {}): Promise<Opened> {
  const opened = await open(browser, fragment, options)
  await connect(opened.page)
  return opened
}

/** Waits until an element's text matches. */
export async function expectText(locator: Locator, expected: RegExp | string, timeout = 60_000): Promise<void> {
  // Not by `expect.poll`, which does not know the test where several run together.
  await vi.waitFor(async () => expect(await locator.textContent({ timeout })).toMatch(expected), { timeout, interval: 50 })
}

/** Keeps a picture for a person to look at, if `PVQ_SCREENSHOTS` names a folder. */
export async function picture(page: Page, name: string): Promise<void> {
  if (SCREENSHOTS) await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`), fullPage: true })
}

/** Returns the path of an example's file. */
export function file(name: string): string {
  return join(process.env['PVQ_PROGRAMS'] ?? '', name)
}

/** Returns an example, and its hash. */
export async function example(name: string): Promise<{ blob: Uint8Array; program: Program; hash: Hex }> {
  const blob = new Uint8Array(await readFile(file(`${name}.polkavm`)))
  const program = readProgram(blob)
  return { blob, program, hash: program.hash! }
}

/** Returns the bytes of what a page asked its server for, each file once and gzipped. */
export async function gzipped(requests: readonly string[]): Promise<number> {
  const files = [...new Set(requests)].filter((url) => url.startsWith(home) && !url.endsWith('.json'))
  const sizes = files.map(async (url) => gzipSync(new Uint8Array(await (await fetch(url)).arrayBuffer()), { level: 9 }).length)
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
}

/** Drops files on the page, as a person does from a folder. */
export async function drop(page: Page, files: { name: string; content: Uint8Array | string }[]): Promise<void> {
  const contents = files.map(({ name, content }) => ({ name, base64: Buffer.from(content).toString('base64') }))
  const transfer = await page.evaluateHandle((contents) => {
    const transfer = new DataTransfer()
    for (const { name, base64 } of contents) {
      transfer.items.add(new File([Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))], name))
    }
    return transfer
  }, contents)
  await page.dispatchEvent('#drop', 'drop', { dataTransfer: transfer })
}
