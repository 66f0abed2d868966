import { execFileSync } from 'node:child_process'

/** Builds the package before its tests, some of which are of what is published. */
export default function setup(): void {
  execFileSync('npx', ['tsc', '-p', 'tsconfig.build.json'], { stdio: 'inherit' })
}
