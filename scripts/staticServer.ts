import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile, realpath, stat } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { extname, join, resolve, sep } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { type Encoding, encodingFor, isOwnHost, namesTag, rangeOf } from './httpRules.ts'
import { NO_SITE, responseHeaders } from './responseHeaders.ts'

/** The type of a file by the ending of its name. */
export const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.gz': 'application/gzip',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.jsonld': 'application/ld+json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.woff2': 'font/woff2',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.xml': 'application/xml; charset=utf-8',
  '.zip': 'application/zip',
}

/** Formats that are already compressed. */
const NEVER_COMPRESSED = new Set(['.gz', '.ico', '.png', '.woff2', '.xlsx', '.zip'])

/** Files with a content hash in their name or folder. */
const HASHED = /[/\\](?:assets[/\\].*-[\w-]{6,}\.\w+|text-recognition[/\\][\da-f]{12}[/\\][^/\\]+)$/

interface Answer {
  body: Buffer
  headers: Record<string, string>
}

/**
 * Serves a folder of built files: compresses each once and keeps it in memory; hashed files are cached for ever, others
 * revalidated by ETag. `sites` may embed the app. Throws if the folder has no index.html.
 */
export function createStaticServer(root: string, sites = NO_SITE): Server {
  if (!existsSync(join(root, 'index.html'))) {
    throw new Error(`${root}: there is no index.html to serve. Run \`npm run build\` first.`)
  }
  const cache = new Map<string, Promise<Answer>>()
  return createServer((request, response) => {
    answer({ root, sites, cache }, request, response).catch((error: unknown) => {
      console.error(`${request.url ?? ''}: ${error instanceof Error ? error.message : String(error)}`)
      if (!response.headersSent) response.writeHead(500)
      response.end()
    })
  })
}

interface Site {
  root: string
  sites: string
  cache: Map<string, Promise<Answer>>
}

async function answer(
  { root, sites, cache }: Site,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    end(response, 405, 'Only GET and HEAD are answered here.', { Allow: 'GET, HEAD' })
    return
  }
  if (!isOwnHost(request.headers.host)) {
    end(response, 421, 'This server answers to localhost only.')
    return
  }
  const path = await pathOf(root, request.url ?? '/')
  if (path === null) {
    end(response, 404, 'There is no such file.')
    return
  }
  const range = request.headers.range
  // Parts are of the file as it is, so that they fit together whatever the browser accepts.
  const isWhole = range !== undefined || NEVER_COMPRESSED.has(extname(path))
  const encoding = isWhole ? 'identity' : encodingFor(request.headers['accept-encoding'])
  const key = `${encoding} ${path} ${(await stat(path)).mtimeMs}`
  const pending = cache.get(key) ?? prepare(path, encoding, sites)
  cache.set(key, pending)
  const { body, headers } = await pending
  const tag = headers.ETag ?? ''
  if (namesTag(request.headers['if-none-match'], tag)) {
    response.writeHead(304, headers).end()
    return
  }
  const isSame = (request.headers['if-range'] ?? tag) === tag
  const part = isSame && request.method === 'GET' ? rangeOf(range, body.length) : null
  if (part === 'unsatisfiable') {
    end(response, 416, 'The file ends before this range.', { 'Content-Range': `bytes */${body.length}` })
    return
  }
  const sent = part ? body.subarray(part.first, part.last + 1) : body
  response.writeHead(part ? 206 : 200, {
    ...headers,
    'Accept-Ranges': 'bytes',
    'Content-Length': String(sent.length),
    ...(part && { 'Content-Range': `bytes ${part.first}-${part.last}/${body.length}` }),
  })
  response.end(request.method === 'HEAD' ? undefined : sent)
}

/** The file for a URL, or null if the folder has none. */
async function pathOf(root: string, address: string): Promise<string | null> {
  let pathname: string
  try {
    pathname = decodeURIComponent(address.split(/[?#]/, 1)[0] ?? '/')
  } catch {
    return null
  }
  // Hidden files, such as the manifest of the build, are not part of the site.
  if (pathname.includes('\0') || /[/\\]\./.test(pathname)) return null
  const requested = resolve(root, `.${pathname}`, pathname.endsWith('/') ? 'index.html' : '.')
  try {
    // Resolves symbolic links, so that none leads out of the folder.
    const [real, base] = await Promise.all([realpath(requested), realpath(root)])
    return real.startsWith(base + sep) && (await stat(real)).isFile() ? real : null
  } catch {
    return null
  }
}

async function prepare(path: string, encoding: Encoding, sites: string): Promise<Answer> {
  const bytes = await readFile(path)
  const body = await compressed(bytes, encoding)
  const headers: Record<string, string> = {
    'Content-Type': TYPES[extname(path)] ?? 'application/octet-stream',
    'Cache-Control': HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
    ETag: `"${createHash('sha256').update(body).digest('base64url')}"`,
    ...responseHeaders(path, sites),
    Vary: 'Accept-Encoding',
  }
  if (encoding !== 'identity') headers['Content-Encoding'] = encoding
  return { body, headers }
}

async function compressed(bytes: Buffer, encoding: Encoding): Promise<Buffer> {
  if (encoding === 'gzip') return promisify(gzip)(bytes)
  if (encoding === 'identity') return bytes
  // Quality 9 of 11: the two highest save a few per cent more, but delay the first request of a large file by seconds.
  return promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } })
}

function end(
  response: ServerResponse,
  status: number,
  text: string,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', ...headers }).end(`${text}\n`)
}

/**
 * Starts a server on the first free port from `first` and returns the port; with `isFixed`, only `first` is tried.
 * Listens on the loopback address only.
 */
export async function listenOnFreePort(server: Server, first: number, isFixed = false): Promise<number> {
  const last = isFixed ? first : Math.min(first + 99, 65_535)
  for (let port = first; port <= last; port += 1) {
    if (await listens(server, port)) return port
  }
  throw new Error(
    isFixed
      ? `Port ${first} is in use. End the program that holds it, or choose another with --port.`
      : `All ports from ${first} to ${last} are in use. Choose another with --port.`,
  )
}

function listens(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException) => {
      server.off('listening', listening)
      if (error.code === 'EADDRINUSE') resolve(false)
      else reject(error)
    }
    const listening = () => {
      server.off('error', failed)
      resolve(true)
    }
    server.once('error', failed)
    server.once('listening', listening)
    server.listen(port, '127.0.0.1')
  })
}
