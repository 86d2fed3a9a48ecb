import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { deployFiles } from '#scripts/deployFiles.ts'
import { NO_SITE, responseHeaders } from '#scripts/responseHeaders.ts'
import { NGINX, NO_NGINX, serveByNginx } from '#tests/support/serveByNginx.ts'

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

/** Serves the files by nginx with our settings, and returns the address. */
async function serveFiles(nginx: string): Promise<string> {
  const root = mkdtempSync(join(tmpdir(), 'dist-'))
  for (const [path, text] of Object.entries(FILES)) {
    mkdirSync(join(root, path, '..'), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  const { address, stop } = await serveByNginx(nginx, root, SITE)
  onTestFinished(async () => {
    await stop()
    rmSync(root, { recursive: true })
  })
  return address
}

describe.skipIf(NGINX === null)('nginx with these settings', () => {
  test('sends headers, types, parts and 404, and lets the named site embed', async () => {
    const address = await serveFiles(NGINX ?? '')
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

if (NGINX === null) process.stdout.write(`${NO_NGINX}\n`)

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
