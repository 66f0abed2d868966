const alice = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY'
const bob = '5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty'

/** Arguments for each entrypoint of the program with all shapes, as a link has them. */
export const ARGUMENTS: Record<string, Record<string, unknown>> = {
  integers: {
    a: 255,
    b: 0,
    c: 4294967295,
    d: '18446744073709551615',
    e: '340282366920938463463374607431768211455',
    f: -128,
    g: 32767,
    h: -2147483648,
    i: '-9223372036854775808',
    j: '170141183460469231731687303715884105727',
    k: `${2n ** 256n - 1n}`,
  },
  compact: { small: 63, middle: 1073741824, large: '18446744073709551616' },
  bytes: { data: '0x00ff', four: '0x01020304', hash: `0x${'5a'.repeat(32)}` },
  accounts: { one: alice, many: [bob, `0x${'11'.repeat(32)}`] },
  lists: { rows: [[1, 2], [], [65535]], three: [7, 8, 9], one: 5 },
  structs: { amounts: { free: '1000000000000', nonce: 7 }, newtype: '12', unit: null },
  enums: { fixed: { type: 'Last', value: [null, '0xdeadbeef'] } },
  options: { one: true, two: { type: 'Some', value: null }, flag: true },
  results: { result: { success: false, value: { type: 'Named', value: { small: 1, many: [2, 3] } } } },
  maps: { map: [[1, '0x01'], [2, '0x']], set: [[true, '-5'], [false, '5']] },
  bits: { least: [1, 0, 1], most: [0, 1, 1, 0, 1, 0, 1, 0, 1] },
  tuples: { pair: [1, 2], mixed: ['text <b>', null, [9, null], '0x00000001'] },
  recursive: {
    list: [1, [2, [3, null]]],
    tree: { account: alice, children: [{ account: bob, children: [] }] },
  },
  nothing: {},
}
