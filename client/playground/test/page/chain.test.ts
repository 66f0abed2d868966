import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connect, example, expectText, gzipped, home, launch, node, open, openConnected, picture, toLight, toNode } from '../browser.ts'

let browser: Browser
beforeAll(async () => void (browser = await launch()))
afterAll(() => browser.close())

// Together, because one of them waits for a node that is not there.
describe.concurrent('over WebSocket, the page', () => {
  test('shows what the chain allows and has', async () => {
    const { page, errors, requests, sockets } = await openConnected(browser)
    await expectText(page.locator('#limits'), /A query of this page may use [\d,]+ gas, which are 100 ms of computation, and 16 MiB of proof/)
    await expectText(page.locator('#limits table >> nth=0'), /memory4 MiB4 MiB/)

    for (const name of ['total-supply', 'sum-balance', 'portfolio', 'swap-info', 'checksum']) {
      await page.getByText(name, { exact: true }).first().waitFor()
    }
    await expectText(page.locator('#registered'), 'total_supply(asset: u32) -> u128')
    await expectText(page.locator('#registered'), 'list_pools() -> Vec<Pool>')

    const fungibles = page.locator('details', { hasText: /^ExtensionFungibles / })
    await fungibles.locator('summary').click()
    await expectText(fungibles, /total_supply\(asset: u32\) -> u128/)
    await expectText(fungibles, /A call: [\d,]+ gas, [\d.]+ KiB of proof/)
    expect(await fungibles.locator('.function p:not(.hint)').count(), 'documentation').toBeGreaterThan(0)
    await picture(page, 'chain')

    expect(errors).toEqual([])
    expect(sockets).toEqual([`${node}/`])
    expect(requests.filter((url) => !url.startsWith(home)), 'requests to others').toEqual([])
  })

  test('asks a program of which only the hash is known, and its link asks the same', async () => {
    const { hash } = await example('total-supply')
    const { page, errors } = await openConnected(browser)
    await page.fill('#hash', hash)
    await page.press('#hash', 'Enter')
    await page.getByLabel('asset').fill('1984')
    await page.getByRole('button', { name: 'Ask', exact: true }).click()
    const value = page.locator('.value .number')
    await value.waitFor()
    const supply = await value.textContent()
    expect(supply).toMatch(/^[1-9][\d,]+$/)
    await expectText(page.locator('#answer .summary'), /as this node says\d+ ms|as this node says[\d.]+ s/)
    await expectText(page.locator('#answer .gas'), /[\d,]+ gas.*loading the program.*its instructions.*calls of extensions/)
    await expectText(page.locator('#answer .gas'), /ExtensionFungibles10/)
    expect(await page.locator('#answer .badge.verified').count()).toBe(0)
    const link = (await page.locator('#link').getAttribute('href'))!
    const atBlock = (await page.locator('#link-at').getAttribute('href'))!
    expect(atBlock).toContain('at=0x')
    expect(errors).toEqual([])

    for (const fragment of [link, atBlock]) {
      const other = await open(browser, fragment)
      await expectText(other.page.locator('#link-notice'), 'A link brought you here')
      expect(other.sockets, 'sent before the reader has pressed the button').toEqual([])
      await connect(other.page)
      await other.page.locator('.value .number').waitFor()
      expect(await other.page.locator('.value .number').textContent()).toBe(supply)
      expect(await other.page.getByLabel('asset').inputValue()).toBe('1984')
      expect(other.errors).toEqual([])
    }
  })

  test('shows structs in lists as a table, with accounts in SS58', async () => {
    const { page } = await openConnected(browser)
    await page.getByRole('button', { name: /^portfolio\(/ }).click()
    await page.getByLabel('account', { exact: false }).first().fill('5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY')
    await page.getByLabel('quote').fill('1984')
    await page.getByLabel('quote').press('Enter')
    await page.locator('.value table').first().waitFor()
    expect(await page.locator('.value thead th').count()).toBeGreaterThan(1)
    expect(await page.locator('.gas table tbody tr').count(), 'calls by extension').toBeGreaterThan(0)
    await picture(page, 'portfolio')
  })

  test('shows the failure of a query, and what it used', async () => {
    const { page } = await openConnected(browser)
    await page.getByRole('button', { name: /^checksum\(/ }).click()
    await page.getByLabel('seed').fill('1')
    await page.getByLabel('rounds').fill('4000000000')
    await page.locator('#form summary').click()
    await page.fill('#gas', '100,000')
    await page.getByRole('button', { name: 'Ask', exact: true }).click()
    await expectText(page.locator('.failure strong'), 'QueryExceedsWeightLimit')
    await expectText(page.locator('.gas'), /of the 100,000 that it could use/)
    expect(await page.locator('#link').getAttribute('href')).toContain('gas=100000')
    await picture(page, 'failure')
  })

  test('says that nobody is at an address', async () => {
    const { page } = await open(browser, '#node=ws%3A%2F%2F127.0.0.1%3A9')
    await page.click('#connect')
    await expectText(page.locator('#chain-status[data-kind="bad"]'), /no answer within 8000 ms\. .*check the address, and that the node runs/)
  })

  test('goes to another chain with nothing that the first has said', async () => {
    const { page, errors } = await openConnected(browser)
    await page.fill('#url', 'ws://127.0.0.1:9')
    await page.click('#connect')
    expect(await page.locator('#limits, #registered, #extensions').allTextContents(), 'what the first said').toEqual(['', '', ''])
    await page.fill('#url', node)
    await connect(page)
    await expectText(page.locator('#chain-status[data-kind="good"]'), 'Connected to')
    expect(errors.filter((error) => !error.includes('127.0.0.1:9/'))).toEqual([])
  })
})

describe('by a light client, the page', () => {
  test('verifies what it answers, which is what the node says', async () => {
    const { hash } = await example('total-supply')
    const query = `&program=${hash}&entrypoint=total_supply&args=${encodeURIComponent('{"asset":1984}')}`
    const [light, said] = [await open(browser, toLight + query), await open(browser, toNode + query)]
    const page = await gzipped(light.requests)
    for (const { page } of [light, said]) {
      await page.click('#connect')
      await page.locator('.value .number').waitFor({ timeout: 100_000 })
    }
    await expectText(light.page.locator('#answer .badge'), '✓ verified here')
    await expectText(said.page.locator('#answer .badge'), '⚠ as this node says')
    expect(await light.page.locator('.value .number').textContent()).toBe(await said.page.locator('.value .number').textContent())
    await expectText(light.page.locator('#answer .summary'), 'PvqApi_query')
    await expectText(light.page.locator('#limits'), 'A light client computes slowly: it allows 8,000,000 gas')
    await light.page.waitForSelector('.entrypoint')
    expect(light.errors).toEqual([])
    expect(light.requests.filter((url) => !url.startsWith(home)), 'requests to others').toEqual([])
    // All of it was loaded by now. The light client is no part of what a page loads that asks a node.
    const client = (await gzipped(light.requests)) - page
    console.log(`gzipped: ${Math.round(page / 1024)} KiB for the page, ${Math.round(client / 1024)} more for its light client`)
    expect(page).toBeGreaterThan(0)
    expect(page).toBeLessThan(45 * 1024)
    expect(client).toBeLessThan(2.5 * 1024 * 1024)
    expect(await gzipped(said.requests)).toBe(page)
    await picture(light.page, 'light-client')
  })

  test('says what is wrong with a specification', async () => {
    const { page } = await open(browser, '#light=other.json')
    await page.click('#connect')
    await expectText(page.locator('#chain-status'), 'There is no other.json beside this page')
    await page.setInputFiles('#spec-file', { name: 'spec.json', mimeType: 'application/json', buffer: Buffer.from('{') })
    await page.click('#connect')
    await expectText(page.locator('#chain-status'), 'The specification is no JSON')
    await page.setInputFiles('#spec-file', { name: 'spec.json', mimeType: 'application/json', buffer: Buffer.from('{}') })
    await page.click('#connect')
    await expectText(page.locator('#chain-status'), /light client cannot run/)
  })
})
