import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { deployFiles } from '#scripts/deployFiles.ts'
import { NO_SITE, responseHeaders } from '#scripts/responseHeaders.ts'

const NGINX = ['/usr/sbin/nginx', '/usr/local/sbin/nginx', '/usr/bin/nginx'].find((path) => existsSync(path))
const SITE = 'https://intranet.example'

test('the settings of hosts are those of the one list of headers', () => {
  for (const [name, text] of deployFiles({ root: '/srv/throughline', sites: NO_SITE })) {
    expect(readFileSync(`deploy/${name}`, 'utf8'), `npx tsx scripts/write-deploy.ts writes ${name}`).toBe(
      text,
    )
  }
})

test('every host gets every header', () => {
  for (const [name, text] of deployFiles({ root: '/srv', sites: SITE })) {
    for (const [header, value] of Object.entries(responseHeaders('index.html', SITE))) {
      expect(text, name).toContain(header)
      expect(text, name).toContain(value)
    }
    expect(text, name).toContain(`frame-ancestors ${SITE}`)
    expect(text, name).toContain('immutable')
  }
})

const FILES: Readonly<Record<string, string>> = {
  'index.html': '<!doctype html><title>page</title>',
  'throughline.html': '<!doctype html><title>one file</title>',
  'sw.js': 'self',
  'manifest.webmanifest': '{}',
  'robots.txt': 'User-agent: *',
  'assets/code-12345678.js': 'export {}',
  'data/records.csv': '\uFEFFid\r\n1\r\n',
  'data/dataset.jsonld': '{}',
  '.vite/manifest.json': '{}',
}

/** A free port of this machine. */
function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

/** Serves the files by nginx with our settings, and returns the address. */
async function serveByNginx(nginx: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'nginx-'))
  const root = join(folder, 'dist')
  for (const [path, text] of Object.entries(FILES)) {
    mkdirSync(join(root, path, '..'), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  const port = await freePort()
  const own = deployFiles({ root, sites: SITE })
    .get('nginx.conf')
    ?.replace('listen 8080', `listen 127.0.0.1:${port}`)
  const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (kind) => `${kind}_temp_path ${folder}/${kind};`,
  )
  writeFileSync(
    join(folder, 'nginx.conf'),
    `user root;\ndaemon off;\npid ${folder}/pid;\nerror_log stderr;\nevents {}\nhttp {\naccess_log off;\n${paths.join('\n')}\n${own}}\n`,
  )
  const child = spawn(nginx, ['-p', folder, '-c', join(folder, 'nginx.conf')], { stdio: 'pipe' })
  let said = ''
  child.stderr.on('data', (data: Buffer) => {
    said += data.toString()
  })
  onTestFinished(async () => {
    const ended = new Promise((resolve) => child.once('exit', resolve))
    if (child.exitCode === null) {
      child.kill('SIGQUIT')
      await ended
    }
    rmSync(folder, { recursive: true })
  })
  const address = `http://127.0.0.1:${port}/`
  await expect
    .poll(async () => (child.exitCode === null ? (await fetch(address).catch(() => null))?.status : said))
    .toBe(200)
  return address
}

describe.skipIf(NGINX === undefined)('nginx with these settings', () => {
  test('sends headers, types, parts and 404, and lets the named site embed', async () => {
    const address = await serveByNginx(NGINX ?? '')
    for (const path of Object.keys(FILES).filter((name) => !name.startsWith('.'))) {
      const { status, headers } = await fetch(address + path)
      expect(status, path).toBe(200)
      for (const [name, value] of Object.entries(responseHeaders(path, SITE))) {
        expect(headers.get(name), `${path}: ${name}`).toBe(value)
      }
      const isHashed = path.startsWith('assets/')
      expect(headers.get('cache-control'), path).toMatch(isHashed ? /immutable/ : /^no-cache$/)
    }
    const typeOf = async (path: string) => (await fetch(address + path)).headers.get('content-type')
    expect(await typeOf('data/records.csv')).toBe('text/csv; charset=utf-8')
    expect(await typeOf('data/dataset.jsonld')).toBe('application/ld+json; charset=utf-8')
    expect(await typeOf('manifest.webmanifest')).toBe('application/manifest+json; charset=utf-8')
    expect(await typeOf('assets/code-12345678.js')).toBe('text/javascript; charset=utf-8')

    const part = await fetch(`${address}data/records.csv`, { headers: { Range: 'bytes=3-4' } })
    expect([part.status, await part.text()]).toEqual([206, 'id'])
    expect((await fetch(`${address}data/none.csv`)).status).toBe(404)
    expect((await fetch(`${address}.vite/manifest.json`)).status).toBe(404)
    const packed = await fetch(address, { headers: { 'Accept-Encoding': 'gzip' } })
    expect(packed.headers.get('content-security-policy')).toContain(`frame-ancestors ${SITE}`)
  })
})

if (NGINX === undefined)
  process.stdout.write(
    'There is no nginx: its settings are not tried. `apt-get install nginx-light` installs it.\n',
  )

test('--check names a file that differs', () => {
  const folder = mkdtempSync(join(tmpdir(), 'deploy-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const run = (...args: readonly string[]) =>
    spawnSync(process.execPath, ['--import', 'tsx', 'scripts/write-deploy.ts', '--out', folder, ...args], {
      encoding: 'utf8',
    })
  expect(run().status).toBe(0)
  expect(run('--check').status).toBe(0)
  writeFileSync(join(folder, 'Caddyfile'), ':80 {}\n')
  const { status, stderr } = run('--check')
  expect(status).toBe(1)
  expect(stderr).toMatch(/Caddyfile differs.*write-deploy/)
})
