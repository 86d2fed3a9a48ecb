import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer, get, type IncomingHttpHeaders, type OutgoingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isSiteList, NO_SITE, responseHeadersFor } from '#scripts/responseHeaders.ts'
import { createStaticServer, listenOnFreePort } from '#scripts/staticServer.ts'

const SCRIPT = 'export const words = "a word and a word and a word"\n'.repeat(20)
const parent = mkdtempSync(join(tmpdir(), 'served-'))
const root = join(parent, 'dist')
let server: Server
let port: number

beforeAll(async () => {
  mkdirSync(join(root, 'assets'), { recursive: true })
  writeFileSync(join(parent, 'secret.txt'), 'not for everyone')
  symlinkSync(join(parent, 'secret.txt'), join(root, 'link.txt'))
  writeFileSync(join(root, 'index.html'), '<!doctype html><title>page</title>')
  writeFileSync(join(root, 'throughline.html'), '<!doctype html><title>one file</title>')
  writeFileSync(join(root, 'assets/index-8pz4ntEu.js'), SCRIPT)
  writeFileSync(join(root, 'assets/worker-CZtFQQIV.mjs'), SCRIPT)
  writeFileSync(join(root, 'assets/claims-C6xV0gTz.json'), '{}')
  writeFileSync(join(root, 'assets/inter-D2bJ5OIk.woff2'), 'font')
  server = createStaticServer(root)
  port = await listenOnFreePort(server, 20_000 + (process.pid % 20_000))
})

afterAll(() => {
  server.close()
  server.closeAllConnections()
  rmSync(parent, { recursive: true })
})

interface Reply {
  status: number | undefined
  headers: IncomingHttpHeaders
  body: Buffer
}

/** Requests the path as given; fetch would resolve `..` first. */
function ask(path: string, headers: OutgoingHttpHeaders = {}, method = 'GET'): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port, path, headers, method }
    get(options, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () => {
        resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) })
      })
    }).on('error', reject)
  })
}

describe('the static server', () => {
  test('never sends an encoding that the request refuses', async () => {
    const reply = await ask('/assets/index-8pz4ntEu.js', { 'Accept-Encoding': 'br;q=0, gzip;q=0.5' })
    expect(reply.headers['content-encoding']).toBe('gzip')
  })

  test('answers 304 when one tag of a list is the file’s', async () => {
    const { headers } = await ask('/')
    const reply = await ask('/', { 'If-None-Match': `"other", W/${headers.etag}` })
    expect(reply.status).toBe(304)
  })

  test('sends the part that is asked for, uncompressed, and 416 beyond the end', async () => {
    const path = '/assets/index-8pz4ntEu.js'
    const part = await ask(path, { Range: 'bytes=7-11', 'Accept-Encoding': 'br' })
    expect([part.status, part.body.toString(), part.headers['content-range']]).toEqual([
      206,
      SCRIPT.slice(7, 12),
      `bytes 7-11/${SCRIPT.length}`,
    ])
    expect((await ask(path, { Range: 'bytes=99999-' })).status).toBe(416)
    expect((await ask(path, { Range: 'bytes=0-1', 'If-Range': '"old"' })).body.toString()).toBe(SCRIPT)
  })

  test('answers to this machine only, and serves no hidden file', async () => {
    expect((await ask('/', { Host: 'example.org' })).status).toBe(421)
    expect((await ask('/', { Host: `localhost:${port}` })).status).toBe(200)
    mkdirSync(join(root, '.vite'), { recursive: true })
    writeFileSync(join(root, '.vite/manifest.json'), '{}')
    expect((await ask('/.vite/manifest.json')).status).toBe(404)
    expect((await ask('/%2evite/manifest.json')).status).toBe(404)
  })

  test.each([
    ['/', 'text/html; charset=utf-8', 'no-cache'],
    ['/index.html?from=mail', 'text/html; charset=utf-8', 'no-cache'],
    ['/assets/index-8pz4ntEu.js', 'text/javascript; charset=utf-8', 'public, max-age=31536000, immutable'],
    ['/assets/worker-CZtFQQIV.mjs', 'text/javascript; charset=utf-8', 'public, max-age=31536000, immutable'],
    [
      '/assets/claims-C6xV0gTz.json',
      'application/json; charset=utf-8',
      'public, max-age=31536000, immutable',
    ],
    ['/assets/inter-D2bJ5OIk.woff2', 'font/woff2', 'public, max-age=31536000, immutable'],
  ])('serves %s with its type and cache lifetime', async (path, type, cache) => {
    const reply = await ask(path)
    expect(reply.status).toBe(200)
    expect(reply.headers['content-type']).toBe(type)
    expect(reply.headers['cache-control']).toBe(cache)
    expect(reply.headers['x-content-type-options']).toBe('nosniff')
  })

  test.each(['/', '/assets/index-8pz4ntEu.js', '/assets/inter-D2bJ5OIk.woff2'])(
    'sends every listed header with %s',
    async (path) => {
      const { headers } = await ask(path)
      for (const [name, value] of responseHeadersFor(NO_SITE))
        expect(headers[name.toLowerCase()], name).toBe(value)
    },
  )

  test('sends the single HTML file with its own policy, and forbids framing it', async () => {
    const { headers } = await ask('/throughline.html')
    expect(headers['content-security-policy']).toBe("frame-ancestors 'none'")
    expect(headers['referrer-policy']).toBe('no-referrer')
  })

  test('names the sites that may embed the app, and no other', async () => {
    const framed = createStaticServer(root, "'self' https://intranet.example")
    const port = await listenOnFreePort(framed, 46_000)
    try {
      const reply = await fetch(`http://localhost:${port}/`)
      expect(reply.headers.get('content-security-policy')).toMatch(
        /; frame-ancestors 'self' https:\/\/intranet\.example$/,
      )
    } finally {
      framed.close()
    }
  })

  test.each([
    ["'self'", true],
    ['https://intranet.example', true],
    ['https://a.example:8443 http://*.b.example', true],
    ['*', false],
    ['', false],
    ['intranet.example', false],
    ["https://a.example; script-src 'unsafe-inline'", false],
    ['https://a.example\r\nX: 1', false],
  ])('of the sites %j, accepted: %s', (sites, isAccepted) => {
    expect(isSiteList(sites)).toBe(isAccepted)
  })

  test('the README lists the headers as sent', () => {
    const readme = readFileSync('README.md', 'utf8')
    for (const [name, value] of responseHeadersFor(NO_SITE)) expect(readme).toContain(`\n${name}: ${value}\n`)
  })

  test('compresses by Accept-Encoding without loss', async () => {
    const brotli = await ask('/assets/index-8pz4ntEu.js', { 'accept-encoding': 'gzip, deflate, br' })
    expect(brotli.headers['content-encoding']).toBe('br')
    expect(brotli.body.length).toBeLessThan(SCRIPT.length / 4)
    expect(brotliDecompressSync(brotli.body).toString()).toBe(SCRIPT)
    const gzip = await ask('/assets/index-8pz4ntEu.js', { 'accept-encoding': 'gzip' })
    expect(gunzipSync(gzip.body).toString()).toBe(SCRIPT)
    const plain = await ask('/assets/index-8pz4ntEu.js')
    expect(plain.headers['content-encoding']).toBeUndefined()
    expect(plain.body.toString()).toBe(SCRIPT)
    const font = await ask('/assets/inter-D2bJ5OIk.woff2', { 'accept-encoding': 'br' })
    expect(font.headers['content-encoding']).toBeUndefined()
  })

  test('answers 304 until the file changes', async () => {
    const first = await ask('/')
    const again = await ask('/', { 'if-none-match': String(first.headers.etag) })
    expect(again.status).toBe(304)
    expect(again.body.length).toBe(0)
    writeFileSync(join(root, 'index.html'), '<!doctype html><title>another page</title>')
    const changed = await ask('/', { 'if-none-match': String(first.headers.etag) })
    expect(changed.status).toBe(200)
    expect(changed.body.toString()).toContain('another page')
  })

  test.each([
    '/missing.js',
    '/assets',
    '/assets/',
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/link.txt',
    '/%00',
    '/%E0%A4%A',
  ])('answers %s with 404', async (path) => {
    const reply = await ask(path)
    expect(reply.status).toBe(404)
    expect(reply.body.toString()).not.toContain('not for everyone')
  })

  test('answers HEAD with headers only, and rejects other methods', async () => {
    const head = await ask('/assets/claims-C6xV0gTz.json', {}, 'HEAD')
    expect([head.status, head.headers['content-length'], head.body.length]).toEqual([200, '2', 0])
    expect((await ask('/', {}, 'POST')).status).toBe(405)
  })

  test('rejects a folder without index.html and names the build command', () => {
    expect(() => createStaticServer(parent)).toThrow(/no index\.html to serve.*npm run build/)
  })
})

describe('listenOnFreePort', () => {
  test('takes the next free port, but never changes a fixed one', async () => {
    const second = createServer()
    const next = await listenOnFreePort(second, port)
    expect(next).toBeGreaterThan(port)
    expect((second.address() as AddressInfo).port).toBe(next)
    second.close()
    await expect(listenOnFreePort(createServer(), port, true)).rejects.toThrow(
      new RegExp(`Port ${port} is in use.*--port`),
    )
  })
})
