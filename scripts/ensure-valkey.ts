import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The path of a Valkey or Redis server, for the test of the queue; null if there is none. */
export function findQueueServer(): string | null {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin']
  const paths = ['valkey-server', 'redis-server'].flatMap((name) =>
    folders.map((folder) => join(folder, name)),
  )
  return paths.find((path) => existsSync(path)) ?? null
}

/** Installs Debian's server as root if there is none. Never fails: the test of the queue says what is missing. */
function ensureValkey(): void {
  if (findQueueServer() === null && existsSync('/etc/debian_version') && process.getuid?.() === 0) {
    console.log('queue server: none found, installing Debian’s valkey-server with apt-get')
    run('apt-get', ['update', '-q'])
    for (const name of ['valkey-server', 'redis-server']) {
      // Older releases have Redis only.
      if (findQueueServer() === null) run('apt-get', ['install', '-q', '-y', '--no-install-recommends', name])
    }
  }
  console.log(`queue server: ${findQueueServer() ?? 'none. Install valkey-server or redis-server.'}`)
}

function run(command: string, args: readonly string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'], env })
}

// Tests import this module; run only as the entry point.
if (process.argv[1] === fileURLToPath(import.meta.url)) ensureValkey()
