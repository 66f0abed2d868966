import { describe, expect, test } from 'vitest'
import { formatLink, parseAt, parseGas, parseLink, parseSpecName, parseUrl, type Link } from '../../src/link.ts'

const hash = `0x${'ab'.repeat(32)}` as const

describe('a link', () => {
  const links: Link[] = [
    {},
    { source: { kind: 'node', url: 'wss://node.example:443/path?x=1' } },
    { source: { kind: 'light', spec: 'chain-spec.json' } },
    {
      source: { kind: 'node', url: 'ws://127.0.0.1:9944' },
      program: hash,
      entrypoint: 'sum_balance',
      args: { asset: 1984, accounts: ['a&b=c#d', '\u202e', null], large: '340282366920938463463374607431768211455' },
      at: hash,
      gasLimit: 9_223_372_036_854_775_807n,
    },
    { program: hash, at: 'finalized' },
  ]
  test('is read as it was written', () => {
    for (const link of links) expect(parseLink(formatLink(link))).toEqual({ link, problems: [] })
  })

  test('does not hold a file of the reader', () => {
    expect(formatLink({ source: { kind: 'light', spec: new File([], 'secret.json') }, program: hash })).toBe(`#program=${hash}`)
  })

  test.each([
    ['node', 'javascript:alert(1)'],
    ['node', 'http://node.example'],
    ['node', 'ws://user:password@node.example'],
    ['node', 'ws://'],
    ['node', ''],
    ['light', '../secret.json'],
    ['light', 'https://evil.example/spec.json'],
    ['light', '//evil.example/spec.json'],
    ['light', 'spec.txt'],
    ['program', '0x00'],
    ['program', `${hash}00`],
    ['entrypoint', '<img src=x>'],
    ['entrypoint', ''],
    ['args', '[1]'],
    ['args', 'null'],
    ['args', '{'],
    ['args', `{"a":${'['.repeat(300)}${']'.repeat(300)}}`],
    ['args', `{"a":${'{"a":'.repeat(3_000)}1${'}'.repeat(3_000)}}`],
    ['at', 'latest'],
    ['gas', '-1'],
    ['gas', '1e9'],
    ['gas', '99999999999999999999'],
  ])('whose %s is %j loses it, and the reader is told', (name, value) => {
    const { link, problems } = parseLink(`#program=${hash}&${new URLSearchParams({ [name]: value })}`.replace(name === 'program' ? `program=${hash}&` : '', ''))
    expect(link).toEqual(name === 'program' ? {} : { program: hash })
    expect(problems).toEqual([`The link's ${name} is not valid, and is left out.`])
  })

  test('that is too long is no link', () => {
    expect(parseLink(`#args=${'1'.repeat(70_000)}`)).toEqual({ link: {}, problems: ['The link is too long.'] })
  })

  test('with names of objects in its arguments holds them as names', () => {
    const { link } = parseLink(`#args=${encodeURIComponent('{"__proto__":{"polluted":true},"constructor":1}')}`)
    expect(Object.hasOwn(link.args!, '__proto__')).toBe(true)
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })
})

test('an address of a node is one that a browser may open', () => {
  expect(parseUrl('ws://node.example', true)).toHaveProperty('reason')
  expect(parseUrl('ws://127.evil.example', true)).toHaveProperty('reason')
  for (const local of ['ws://localhost:9944', 'ws://127.0.0.1:9944', 'ws://[::1]:9944']) expect(parseUrl(local, true)).toEqual({ url: local })
  expect(parseUrl(' wss://node.example ', true)).toEqual({ url: 'wss://node.example' })
  expect(parseUrl('ws://node.example', false)).toEqual({ url: 'ws://node.example' })
})

test('parts of the form are read as strictly', () => {
  expect(parseSpecName('a-b.c.json')).toEqual({ name: 'a-b.c.json' })
  expect(parseSpecName('.json')).toHaveProperty('reason')
  expect(parseAt('best')).toBe('best')
  expect(parseAt(hash.toUpperCase().replace('0X', '0x'))).toBe(hash)
  expect(parseGas('1,000 000_0')).toBe(10_000_000n)
})
