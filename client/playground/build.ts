/** Builds the page into `dist`: files that any server of static files serves. */
import { build } from 'esbuild'
import { cp, rm } from 'node:fs/promises'
import { join } from 'node:path'

const here = import.meta.dirname
const out = join(here, 'dist')

await rm(out, { recursive: true, force: true })
await build({
  absWorkingDir: here,
  entryPoints: { main: 'src/main.ts', worker: 'pvq-client/light/worker' },
  outdir: out,
  bundle: true,
  // The light client is a chunk of its own, which the page loads when it is chosen.
  splitting: true,
  format: 'esm',
  target: 'es2023',
  minify: true,
  legalComments: 'external',
  logLevel: 'warning',
})
for (const file of ['index.html', 'style.css', 'icon.svg']) await cp(join(here, 'src', file), join(out, file))
