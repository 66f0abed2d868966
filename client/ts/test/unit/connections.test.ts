import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { WebSocketServer, type WebSocket as Socket } from 'ws'
import { createPvq, defineProgram, httpProvider, PvqError, wsProvider, type Pvq } from '../../src/index.js'
import { metadata } from '../all-shapes.js'
import { answer, queryAnswer, type Methods } from '../fake-node.js'

const program = defineProgram({ ...metadata, program: { name: 'all', version: '1.0.0', hash: `0x${'ab'.repeat(32)}`, size: 5 } } as const)
const good: Methods = { pvq_query: () => queryAnswer(new Uint8Array()) }
const cleanup: (() => unknown)[] = []

afterEach(async () => {
  for (const clean of cleanup.splice(0).reverse()) await clean()
})

async function http(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  cleanup.push(() => (server.closeAllConnections(), new Promise((resolve) => server.close(resolve))))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function ws(onConnection: (socket: Socket, count: number) => void): Promise<string> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  await new Promise((resolve) => server.once('listening', resolve))
  let count = 0
  server.on('connection', (socket) => onConnection(socket, ++count))
  cleanup.push(() => {
    for (const client of server.clients) client.terminate()
    return new Promise((resolve) => server.close(resolve))
  })
  return `ws://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** Serves a fake node on a socket. */
function serve(socket: Socket, methods: Methods): void {
  socket.on('message', (data) => socket.send(JSON.stringify(answer(methods, JSON.parse(String(data))))))
}

/** Milliseconds for what is not to come, and for what is, however slow the machine is. */
const [SHORT, PATIENT] = [1_500, 60_000]

function client(url: string, timeout = PATIENT): Pvq {
  const connecting = { timeout: timeout / 3 }
  const pvq = createPvq(url.startsWith('ws') ? wsProvider(url, connecting) : httpProvider(url, { maxResponse: 1_000_000 }), { timeout })
  cleanup.push(() => pvq.destroy())
  return pvq
}

/** Returns the error of a query, which has to come before what is patient would end. */
async function failure(pvq: Pvq): Promise<PvqError> {
  const start = performance.now()
  const error = await pvq.query(program, 'nothing', {}).then(
    () => new Error('it succeeded'),
    (error: unknown) => error as Error,
  )
  expect(error).toBeInstanceOf(PvqError)
  expect(performance.now() - start).toBeLessThan(PATIENT)
  return error as PvqError
}

describe('by WebSocket', () => {
  test('a query is answered', async () => {
    const url = await ws((socket) => serve(socket, good))
    expect(await client(url).query(program, 'nothing', {})).toMatchObject({ success: true, value: undefined })
  })

  test('a server that closes the connection is asked again', async () => {
    const url = await ws((socket, count) => (count === 1 ? socket.once('message', () => socket.close()) : serve(socket, good)))
    expect(await client(url).query(program, 'nothing', {})).toMatchObject({ success: true })
  })

  const servers: [what: string, kind: string, message: string, onConnection: (socket: Socket) => void][] = [
    ['says nothing', 'timeout', 'no answer within 1500 ms', () => {}],
    ['closes at once', 'timeout', 'no answer within 1500 ms', (socket) => socket.close()],
    ['closes at each request', 'timeout', 'no answer within 1500 ms', (socket) => socket.on('message', () => socket.terminate())],
    ['sends text', 'answer', 'no JSON-RPC message', (socket) => socket.on('message', () => socket.send('Bad Gateway'))],
    ['sends half of a message', 'answer', 'no JSON-RPC message', (socket) => socket.on('message', () => socket.send('{"jsonrpc":"2.0","id'))],
    ['sends null', 'answer', 'no JSON-RPC message', (socket) => socket.on('message', () => socket.send('null'))],
    ['sends what steers the client', 'answer', 'no JSON-RPC message', (socket) => socket.on('message', () => socket.send('{"method":"chainHead_v1_followEvent"}'))],
    ['sends bytes', 'answer', 'no JSON-RPC', (socket) => socket.on('message', () => socket.send(new Uint8Array(1000)))],
    ['answers another request', 'timeout', 'no answer', (socket) => socket.on('message', () => socket.send('{"jsonrpc":"2.0","id":"other","result":1}'))],
    ['sends 100 MiB', 'answer', 'no JSON-RPC', (socket) => socket.on('message', () => socket.send(JSON.stringify({ jsonrpc: '2.0', id: 'other', result: 'x'.repeat(100 * 1024 * 1024) })))],
    ['answers letter by letter', 'answer', 'no JSON-RPC', (socket) => socket.on('message', () => [...'{}'].forEach((letter) => socket.send(letter)))],
  ]
  for (const [what, kind, message, onConnection] of servers) {
    test(`a server that ${what} is a typed error in time`, async () => {
      const error = await failure(client(await ws(onConnection), kind === 'timeout' ? SHORT : PATIENT))
      expect(error.kind).toBe(kind)
      expect(error.message).toContain(message)
    })
  }

  test('an address where nobody listens is an error that says so', async () => {
    const error = await failure(client('ws://127.0.0.1:9', SHORT))
    expect(error.message).toContain('check the address')
  })

  test('garbage from a server leaves the client usable', async () => {
    let garbage = true
    const url = await ws((socket) =>
      socket.on('message', (data) => {
        socket.send(garbage ? '<html>' : JSON.stringify(answer(good, JSON.parse(String(data)))))
        garbage = false
      }),
    )
    const pvq = client(url)
    expect((await failure(pvq)).kind).toBe('answer')
    expect(await pvq.query(program, 'nothing', {})).toMatchObject({ success: true })
  })
})

describe('by HTTP', () => {
  const body = async (request: AsyncIterable<Buffer>) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    return JSON.parse(Buffer.concat(chunks).toString())
  }

  test('a query is answered', async () => {
    const url = await http(async (request, response) => response.end(JSON.stringify(answer(good, await body(request)))))
    expect(await client(url).query(program, 'nothing', {})).toMatchObject({ success: true, method: 'pvq_query' })
  })

  const servers: [what: string, kind: string, message: string, listener: RequestListener][] = [
    ['says nothing', 'timeout', 'no answer within 1500 ms', () => {}],
    ['closes at once', 'connection', 'cannot be asked', (_, response) => response.destroy()],
    ['closes within the answer', 'connection', 'cannot be asked', (_, response) => (response.write('{"json'), setTimeout(() => response.destroy(), 50))],
    ['sends a page', 'answer', 'no JSON-RPC message', (_, response) => response.end('<html>')],
    ['sends a list', 'answer', 'no JSON-RPC message', (_, response) => response.end('[1]')],
    ['refuses', 'connection', 'the server answers 502 Bad Gateway', (_, response) => response.writeHead(502).end('Bad Gateway')],
    [
      'sends without end',
      'connection',
      'more than 1000000 bytes',
      (_, response) => {
        const chunk = Buffer.alloc(64 * 1024, ' ')
        const more = () => {
          while (!response.destroyed && response.write(chunk));
        }
        response.on('drain', more)
        more()
      },
    ],
  ]
  for (const [what, kind, message, listener] of servers) {
    test(`a server that ${what} is a typed error in time`, async () => {
      const error = await failure(client(await http(listener), kind === 'timeout' ? SHORT : PATIENT))
      expect(error.kind).toBe(kind)
      expect(error.message).toContain(message)
    })
  }

  test('an address where nobody listens is an error that says so', async () => {
    const error = await failure(client('http://127.0.0.1:9'))
    expect(error).toMatchObject({ kind: 'connection' })
    expect(error.message).toContain('http://127.0.0.1:9 cannot be asked')
  })
})
