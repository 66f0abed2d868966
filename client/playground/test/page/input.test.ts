import { defineProgram, toHex, type Program, type ProgramMetadata } from 'pvq-client'
import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { metadata as allShapes } from '../../../ts/test/all-shapes.ts'
import { fromJson } from '../../src/json.ts'
import { ARGUMENTS } from '../arguments.ts'
import { drop, example, expectText, file, launch, openConnected, picture } from '../browser.ts'

let browser: Browser
beforeAll(async () => void (browser = await launch()))
afterAll(() => browser.close())

const ask = (page: Page) => page.getByRole('button', { name: 'Ask', exact: true }).click()

describe('a program that is dropped', () => {
  test('has a form, is sent with the query, and its link says what it needs', async () => {
    const { blob, hash } = await example('sum-balance-percent')
    const { page, sent, errors } = await openConnected(browser)
    await drop(page, [{ name: 'sum-balance-percent.polkavm', content: blob }])
    await expectText(page.locator('#form'), 'from a file, sent with the query')
    await page.getByLabel(/asset/).first().fill('1984')
    await page.getByRole('button', { name: /Add an item/ }).first().click()
    await page.keyboard.type('5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY')
    await ask(page)
    await page.locator('#answer .summary').waitFor()
    expect(sent.some((message) => message.includes('pvq_query') && message.includes(toHex(blob).slice(2)))).toBe(true)
    await expectText(page.locator('#answer .links'), 'The chain has not registered the program')
    const link = (await page.locator('#link').getAttribute('href'))!
    const first = await page.locator('.value').textContent()
    expect(errors).toEqual([])

    const other = await openConnected(browser, link)
    await expectText(other.page.locator('#hash-form .error'), "A program's own files can be dropped below")
    expect(link).toContain(hash)
    await drop(other.page, [{ name: 'any.polkavm', content: blob }])
    await other.page.locator('.value').waitFor()
    expect(await other.page.locator('.value').textContent()).toBe(first)
  })

  test('has its documentation with its metadata, by the button as well', async () => {
    const { page } = await openConnected(browser)
    const metadata = JSON.parse(await readFile(file('portfolio.json'), 'utf8')) as ProgramMetadata
    await page.setInputFiles('#files', [file('portfolio.polkavm'), file('portfolio.json')])
    await expectText(page.locator('#form'), `${metadata.program!.name} ${metadata.program!.version}`)
    const docs = metadata.entrypoints[0]!.docs!.join(' ').trim().replaceAll('`', '').slice(0, 40)
    await expectText(page.locator('#form'), docs.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    await picture(page, 'dropped')
  })

  test('is refused with a reason where it is none', async () => {
    const cases = [
      ['no program', [{ name: 'a.polkavm', content: 'MZ' }], /[Nn]o .*program|blob/],
      ['one that says nothing of itself', [{ name: 'legacy.polkavm', content: await readFile(file('legacy-total-supply.polkavm')) }], /does not describe itself/],
      ['no JSON', [{ name: 'a.json', content: '{' }], /A\.json is no JSON/],
      ['metadata that is none', [{ name: 'b.json', content: '{"entrypoints":1}' }], /metadata/],
      ['two programs', [{ name: 'a.polkavm', content: '1' }, { name: 'b.polkavm', content: '2' }], /Drop one program/],
      ['a file that is too large', [{ name: 'a.polkavm', content: new Uint8Array(5 * 1024 * 1024) }], /may have 4 MiB/],
    ] as const
    const { page, errors } = await openConnected(browser)
    for (const [name, files, expected] of cases) {
      await drop(page, [...files])
      await expect.poll(() => page.textContent('#program-error'), { message: name }).toMatch(expected)
      expect(await page.locator('#form form').count()).toBe(0)
    }
    expect(errors).toEqual([])
  })
})

describe('input that is wrong', () => {
  test('is explained at its field, which gets the focus, and nothing is sent', async () => {
    const { page, sent } = await openConnected(browser)
    await page.getByRole('button', { name: /^portfolio\(/ }).click()
    const account = page.getByLabel('account').first()
    const quote = page.getByLabel('quote')
    const messageAt = (field: typeof quote) => field.evaluate((input) => document.getElementById(input.getAttribute('aria-describedby')!.split(' ')[0]!)!.textContent)

    await account.fill('5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQX')
    await quote.fill('4294967296')
    await ask(page)
    expect(await messageAt(account)).toMatch(/checksum is wrong/)
    expect(await messageAt(quote)).toBe('Out of range: u32 is from 0 to 4,294,967,295')
    expect(await account.evaluate((input) => document.activeElement === input)).toBe(true)
    expect(await account.getAttribute('aria-invalid')).toBe('true')
    await picture(page, 'wrong-input')

    await account.fill('0x00')
    await quote.fill('1.5')
    await ask(page)
    expect(await messageAt(account)).toMatch(/0x and 64 hex digits/)
    expect(await messageAt(quote)).toMatch(/whole number in decimal/)
    expect(sent.filter((message) => message.includes('pvq_query'))).toEqual([])

    await account.fill('5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY')
    await quote.fill('1 984')
    await ask(page)
    await page.locator('.value').waitFor()
    expect(await account.getAttribute('aria-invalid')).toBeNull()
    expect(sent.filter((message) => message.includes('pvq_query'))).toHaveLength(1)
  })

  test('of a chain, a hash and the options is explained at its field', async () => {
    const { page, errors } = await openConnected(browser)
    await page.getByRole('button', { name: /^list_pools\(/ }).click()
    await page.locator('#form summary').click()
    for (const [field, text, button, expected] of [
      ['#hash', '0x1234', '#hash-form button', /64 hex digits/],
      ['#hash', `0x${'00'.repeat(32)}`, '#hash-form button', /does not have the program/],
      ['#at', 'latest', '#form button.primary', /Best, finalized, or 0x/],
      ['#gas', 'much', '#form button.primary', /A whole number of gas/],
      ['#url', 'http://node.example', '#connect', /begins with ws:/],
      ['#url', 'ws://u:p@node.example', '#connect', /no user and no password/],
    ] as const) {
      await page.fill(field, text)
      await page.click(button)
      await expectText(page.locator(`${field}-error`), expected)
      expect(await page.getAttribute(field, 'aria-invalid')).toBe('true')
    }
    expect(errors).toEqual([])
  })

  test('two keys that are the same are explained at their map', async () => {
    const { page } = await openConnected(browser)
    await askShapes(page, 'maps', { map: [[1, '0x01'], [1, '0x']], set: [] })
    await expectText(page.locator('.group > .error:not([hidden])'), /that was not there before/)
  })
})

/** Drops the program with all shapes on a page with a link to its query. Its blob is that of another program. */
async function askShapes(page: Page, entrypoint: string, args: object): Promise<void> {
  const { blob, hash } = await example('prices')
  await page.evaluate((fragment) => (location.hash = fragment), `${new URLSearchParams({ program: hash, entrypoint, args: JSON.stringify(args) })}`)
  await page.locator('#link-notice:not([hidden])').waitFor()
  await drop(page, [{ name: 'shapes.polkavm', content: blob }, { name: 'shapes.json', content: JSON.stringify(allShapes) }])
  await expectText(page.locator('#form .signature'), `${entrypoint}(`)
}

describe('each shape of arguments', () => {
  const program: Program = defineProgram(allShapes) as Program
  const names = program.entrypoints.map(({ name }) => name)

  test('is filled in by a link, and sent as the client encodes it', async () => {
    const { page, sent, errors } = await openConnected(browser)
    const queries = () => sent.filter((message) => message.includes('pvq_query')).map((message) => JSON.parse(message).params[0].args as string)
    for (const [at, name] of names.entries()) {
      await askShapes(page, name, ARGUMENTS[name]!)
      const { inputs } = program.entrypoint(name)
      const args = Object.fromEntries(inputs.map(({ name: input, shape }) => [input, fromJson(shape, ARGUMENTS[name]![input])]))
      await expect.poll(() => queries()[at], { timeout: 60_000, message: name }).toBe(toHex(program.encode(name, args)))
      await picture(page, `shape-${name}`)
    }
    expect(errors).toEqual([])
  })

  test('is as large as a page bears, whatever a program says', async () => {
    const fields = Array.from({ length: 5000 }, (_, at) => ({ name: `f${at}`, type: 1 }))
    const metadata = {
      types: { types: [
        { id: 0, type: { path: ['guest', 'Wide'], def: { composite: { fields } } } },
        { id: 1, type: { def: { array: { len: 1000, type: 2 } } } },
        { id: 2, type: { def: { primitive: 'u32' } } },
      ] },
      extension_fns: [],
      entrypoints: [{ name: 'wide', inputs: [{ name: 'a', ty: 0 }, { name: 'b', ty: 1 }], output: 0 }],
    }
    const { page } = await openConnected(browser)
    const { blob } = await example('total-supply')
    await drop(page, [{ name: 'wide.polkavm', content: blob }, { name: 'wide.json', content: JSON.stringify(metadata) }])
    await page.locator('#form form').waitFor()
    expect(await page.locator('#form input, #form textarea').count()).toBeLessThan(10)
  })
})
