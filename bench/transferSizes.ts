import { readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'

/** Formats that a host sends as they are. */
const SENT_AS_IS = new Set(['.woff2', '.png', '.ico'])

const KINDS: Readonly<Record<string, string>> = {
  '.html': 'page',
  '.js': 'scripts',
  '.mjs': 'worker',
  '.css': 'styles',
  '.json': 'data',
  '.woff2': 'fonts',
}

/**
 * How many bytes a host sends for these addresses, brotli where that helps, summed by kind and with a total.
 * The addresses are those of a server over `root`; what does not stand there (a blob of the page) is left out.
 */
export function transferSizes(
  root: string,
  origin: string,
  addresses: readonly string[],
): Record<string, number> {
  const sizes: Record<string, number> = {}
  let total = 0
  for (const address of new Set(addresses.map((text) => text.split('#', 1)[0] ?? text))) {
    if (!address.startsWith(origin)) continue
    const path = new URL(address).pathname
    const file = join(root, path.endsWith('/') ? `${path}index.html` : path)
    const bytes = readFileSync(file)
    const size = SENT_AS_IS.has(extname(file)) ? bytes.length : brotliCompressSync(bytes).length
    const kind = KINDS[extname(file)] ?? 'other'
    sizes[kind] = (sizes[kind] ?? 0) + size
    total += size
  }
  return { ...sizes, total }
}
