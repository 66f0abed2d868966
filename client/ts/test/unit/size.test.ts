import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { expect, test } from 'vitest'

/** Returns the kibibytes of a page's code that imports names, gzipped. */
async function size(names: string): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents: `import { ${names} } from './dist/index.js'; console.log(${names})`, resolveDir: join(import.meta.dirname, '../..') },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
  })
  return gzipSync(outputFiles[0]!.contents, { level: 9 }).length / 1024
}

test('a page loads 25 KiB without a connection, and 45 with a WebSocket', async () => {
  const [bare, http, ws] = [await size('createPvq, defineProgram'), await size('createPvq, defineProgram, httpProvider'), await size('createPvq, defineProgram, wsProvider')]
  console.log(`gzipped: ${bare.toFixed(1)} KiB, ${http.toFixed(1)} with HTTP, ${ws.toFixed(1)} with WebSocket`)
  expect(bare).toBeLessThan(25)
  expect(ws).toBeLessThan(45)
})

test('the light client and its worker are modules that a page can bundle', async () => {
  const folder = join(import.meta.dirname, '../..')
  for (const contents of ["export { lightProvider } from './dist/light/index.js'", "import './dist/light/worker.js'"]) {
    const options = { bundle: true, write: false, format: 'esm', platform: 'browser', target: 'es2022', outdir: 'out', splitting: true } as const
    const { errors, warnings } = await build({ stdin: { contents, resolveDir: folder }, ...options })
    expect([...errors, ...warnings]).toEqual([])
  }
})
