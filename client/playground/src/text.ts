/** The most characters of one foreign text that the page shows. */
const LONGEST = 2000

/**
 * Returns a text of others as the page shows it: what steers a display, such as the direction of text, is written as an
 * escape, and what is too long is cut.
 */
export function shown(text: string): string {
  const cut = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
  return cut.replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu, (character) => `\\u{${character.codePointAt(0)!.toString(16)}}`)
}

/** Returns the beginning and the end of a hash. */
export function short(hash: string): string {
  return hash.length > 20 ? `${hash.slice(0, 10)}…${hash.slice(-6)}` : hash
}

/** Returns a count with its digits in groups. */
export function grouped(count: bigint | number): string {
  return String(count).replace(/\B(?=(\d{3})+(?!\d))/g, ',')
}

const POWERS = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB', 'EiB']

/** Returns a number of bytes in the unit in which it has few digits. */
export function bytes(count: bigint | number): string {
  let [value, power] = [Number(count), 0]
  while (value >= 1024 && power < POWERS.length - 1) [value, power] = [value / 1024, power + 1]
  return `${digits(value)} ${POWERS[power]}`
}

/** Returns picoseconds in the unit in which they have few digits. */
export function time(picoseconds: bigint): string {
  const value = Number(picoseconds)
  if (value >= 1e12) return `${digits(value / 1e12)} s`
  if (value >= 1e9) return `${digits(value / 1e9)} ms`
  return `${digits(value / 1e6)} µs`
}

function digits(value: number): string {
  return value >= 100 || Number.isInteger(value) ? grouped(Math.round(value)) : String(Number(value.toPrecision(3)))
}

/** Returns milliseconds of a clock. */
export function milliseconds(value: number): string {
  return value < 1000 ? `${Math.max(1, Math.round(value))} ms` : `${(value / 1000).toFixed(1)} s`
}

/** Returns the description of an error. */
export function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  return shown(message.charAt(0).toUpperCase() + message.slice(1))
}
