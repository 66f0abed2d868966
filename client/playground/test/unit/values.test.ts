import { defineProgram, encode, toHex } from 'pvq-client'
import { expect, test } from 'vitest'
import { metadata } from '../../../ts/test/all-shapes.ts'
import { fromJson, toJson } from '../../src/json.ts'
import { bytes, grouped, short, shown, time } from '../../src/text.ts'
import { ARGUMENTS } from '../arguments.ts'

const program = defineProgram(metadata)

test.each(program.entrypoints.map(({ name, inputs }) => [name, inputs] as const))('arguments of %s are the same after they were JSON', (name, inputs) => {
  const json = ARGUMENTS[name]!
  for (const { name, shape } of inputs) {
    const value = fromJson(shape, json[name])
    const again = fromJson(shape, JSON.parse(JSON.stringify(toJson(value))))
    expect(toHex(encode(shape, again))).toBe(toHex(encode(shape, value)))
  }
})

test('a text of others cannot steer what is shown', () => {
  expect(shown('a\u202eb\u0000c\u2028d\u200b')).toBe('a\\u{202e}b\\u{0}c\\u{2028}d\\u{200b}')
  expect(shown('<b>é😀</b>')).toBe('<b>é😀</b>')
  expect(shown('x'.repeat(5000))).toHaveLength(2001)
})

test('counts are easy to read', () => {
  expect(grouped(2n ** 128n - 1n)).toBe('340,282,366,920,938,463,463,374,607,431,768,211,455')
  expect(grouped(-1000)).toBe('-1,000')
  expect(grouped(999)).toBe('999')
  expect(bytes(1536)).toBe('1.5 KiB')
  expect(bytes(0n)).toBe('0 bytes')
  expect(bytes(5n * 1024n * 1024n)).toBe('5 MiB')
  expect(time(100_000_000_000n)).toBe('100 ms')
  expect(time(325_000_000n)).toBe('325 µs')
  expect(time(2_000_000_000_000n)).toBe('2 s')
  expect(short(`0x${'ab'.repeat(32)}`)).toBe('0xabababab…ababab')
})
