/**
 * Serves the page on this machine alone, for development.
 *
 *   node serve.ts [--port PORT] [--chain-spec FILE]
 *
 * The specification is served beside the page as `chain-spec.json`, for its light client.
 */
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { parseArgs } from 'node:util'

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
}
/** The page's own policy is in its HTML. This one is about the page in other pages, which HTML cannot say. */
const HEADERS = {
  'content-security-policy': "frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-cache',
}

const { values } = parseArgs({ options: { port: { type: 'string', default: '8080' }, 'chain-spec': { type: 'string' } } })
const folder = join(import.meta.dirname, 'dist')

function fileOf(path: string): string | undefined {
  const name = path === '/' ? 'index.html' : path.slice(1)
  if (name === 'chain-spec.json') return values['chain-spec']
  return /^[\w-]+(\.[\w-]+)+$/.test(name) ? join(folder, name) : undefined
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const file = fileOf(new URL(request.url ?? '/', 'http://localhost').pathname)
  const found = file === undefined ? undefined : await stat(file).catch(() => undefined)
  if (!file || !found?.isFile() || (request.method !== 'GET' && request.method !== 'HEAD')) {
    response.writeHead(404, { ...HEADERS, 'content-type': 'text/plain' }).end('not found\n')
    return
  }
  const type = TYPES[extname(file)] ?? 'application/octet-stream'
  response.writeHead(200, { ...HEADERS, 'content-type': type, 'content-length': found.size })
  if (request.method === 'HEAD') response.end()
  else createReadStream(file).pipe(response)
}

const server = createServer((request, response) => {
  answer(request, response).catch(() => response.destroy())
})
server.listen(Number(values.port), '127.0.0.1', () => {
  console.log(`Serving http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
})
