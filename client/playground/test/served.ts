import { spawn } from 'node:child_process'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** The address of the page, `http://127.0.0.1:8080/`. */
    page: string
    /** The address of the node, `ws://127.0.0.1:9944`. */
    node: string
  }
}

const STARTING = 240_000

/** Serves the page beside a development node, as a developer does: by `scripts/playground.sh`. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const script = join(import.meta.dirname, '../../../scripts/playground.sh')
  const child = spawn(script, ['--port', '0', '--rpc-port', '0'], { stdio: ['ignore', 'pipe', 'pipe'] })
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  let printed = ''
  const told = new Promise<[page: string, node: string]>((resolve, reject) => {
    const read = (data: Buffer) => {
      printed += String(data)
      const found = /(http:\/\/127\.0\.0\.1:\d+\/)#node=(\S+)[\s\S]*Ctrl-C/.exec(printed)
      if (found) resolve([found[1]!, decodeURIComponent(found[2]!)])
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    void exited.then(() => reject(new Error(`scripts/playground.sh has ended: ${printed.slice(-2000)}`)))
    setTimeout(() => reject(new Error(`scripts/playground.sh takes too long: ${printed.slice(-2000)}`)), STARTING).unref()
  })
  const stop = async () => {
    child.kill('SIGTERM')
    await exited
  }
  try {
    const [page, node] = await told
    provide('page', page)
    provide('node', node)
    return stop
  } catch (error) {
    await stop()
    throw error
  }
}
