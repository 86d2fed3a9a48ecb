import { createHash } from 'node:crypto'
import { inflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { PACKED_PAGE, PACKED_PLACE } from '#domain/fileParcel.ts'
import { packSingle, type SingleParts } from '#scripts/packSingle.ts'

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <link rel="icon" type="image/png" href="data:image/png;base64,iVBORw0KGgo=" />
    <link rel="apple-touch-icon" href="/icon-192.png" />
    <link rel="manifest" href="/manifest.webmanifest" />
    <script src="/theme.js"></script>
    <script defer blocking="render" src="/startFrame.js"></script>
    <script type="module" crossorigin src="./assets/index.js"></script>
    <link rel="stylesheet" crossorigin href="./assets/style.css">
  </head>
  <body>
    <div id="root"><noscript>no script</noscript></div>
    <script nomodule src="./tooOld.js"></script>
  </body>
</html>
`
const FONT = Buffer.from('a font')
const DATA = Buffer.from('{"é":"$&"}')
const PARTS: SingleParts = {
  page: PAGE,
  app: 'const app = `</script>$&`',
  styles:
    "@font-face{font-family:'A';src:url(./a-latin-wght.woff2) format('woff2')}" +
    "@font-face{font-family:'A';src:url(./source-serif-4-cyrillic-ext-wght.woff2) format('woff2')}body{color:red}",
  assets: new Map([
    ['assets/a-latin-wght.woff2', FONT],
    ['assets/source-serif-4-cyrillic-ext-wght.woff2', FONT],
    ['assets/data.json', DATA],
    ['assets/worker.mjs', Buffer.from('worker')],
  ]),
  scripts: {
    openStart: 'const start = 1',
    theme: 'const theme = 1',
    startFrame: 'const startFrame = 1',
    unpack: 'const unpack = 1',
  },
  line: null,
  notices: 'MIT License </script> of a package',
  parcel: {
    version: '0123456789ab',
    date: '2026-11-25',
    address: null,
    start: null,
    citations: ['https://example.org/'],
    evidence: [],
    filters: null,
    caveats: [],
    briefing: null,
  },
}

const html = packSingle(PARTS)
const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? ''

function fingerprint(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
}

/** The files that scripts/single/unpack.js unpacks. */
function unpacked(text: string): Map<string, Buffer> {
  const packed = /id="throughline-packed">([^<]*)</.exec(text)?.[1] ?? ''
  const all = inflateRawSync(Buffer.from(packed, 'base64'))
  const files = new Map<string, Buffer>()
  let end = 4 + all.readUInt32BE(0)
  const list: [string, number][] = JSON.parse(all.subarray(4, end).toString('utf8'))
  for (const [name, size] of list) {
    files.set(name, all.subarray(end, end + size))
    end += size
  }
  expect(end).toBe(all.length)
  return files
}

describe('the one HTML file', () => {
  it('unpacks every file unchanged', () => {
    const files = unpacked(html)
    expect([...files.keys()]).toEqual([
      'app.js',
      'fonts.css',
      PACKED_PAGE,
      'assets/data.json',
      'assets/worker.mjs',
    ])
    expect(files.get('app.js')?.toString()).toBe(PARTS.app)
    expect(files.get('assets/data.json')?.equals(DATA)).toBe(true)
  })

  it('places the picture of the map after its markup, because inline scripts are not deferred', () => {
    expect(html.indexOf(PARTS.scripts.startFrame)).toBeGreaterThan(html.indexOf('no script'))
    expect(html).not.toContain('startFrame.js"')
  })

  it('can be rebuilt from the page that it packs', () => {
    const page = unpacked(html).get(PACKED_PAGE)?.toString() ?? ''
    const packed = /id="throughline-packed">([^<]*)</.exec(html)?.[1] ?? ''
    expect(page.replace(PACKED_PLACE, () => packed)).toBe(html)
    expect(page.split(PACKED_PLACE)).toHaveLength(2)
  })

  it('contains the fonts, without the serif for other scripts', () => {
    const fonts = unpacked(html).get('fonts.css')?.toString() ?? ''
    expect(fonts).toContain(`url(data:font/woff2;base64,${FONT.toString('base64')})`)
    expect(fonts.match(/@font-face/g)).toHaveLength(1)
    expect(() => packSingle({ ...PARTS, assets: new Map() })).toThrow(/a-latin-wght\.woff2/)
  })

  it('allows only its own scripts and styles, and no host', () => {
    const scripts = [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, text]) => text ?? '')
    expect(scripts).toHaveLength(4)
    const allowed = new Map(
      policy.split('; ').map((part) => [part.split(' ')[0] ?? '', part.split(' ').slice(1)]),
    )
    const files = unpacked(html)
    const app = files.get('app.js')?.toString() ?? ''
    const fonts = files.get('fonts.css')?.toString() ?? ''
    const style = /<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? ''
    expect(style).toBe('body{color:red}')
    expect(new Set(allowed.get('script-src'))).toEqual(new Set([...scripts, app].map(fingerprint)))
    expect(new Set(allowed.get('style-src'))).toEqual(new Set([style, fonts].map(fingerprint)))
    expect(allowed.get('default-src')).toEqual(["'none'"])
    expect(allowed.get('connect-src')).toEqual(['blob:'])
    expect(policy).not.toMatch(/unsafe|https?:|\*|'self'|strict-dynamic/)
  })

  it('of an edition says so above the app, and in every file that is made from it', () => {
    const line = { script: ';const line = 1', styles: '.line{color:blue}' }
    const file = packSingle({ ...PARTS, line })
    const opened = `const start = 1${line.script}`
    expect(file).toContain(`<script>${opened}</script>`)
    expect(file).toContain(fingerprint(opened))
    expect(file).toContain(`<style>body{color:red}${line.styles}</style>`)
    expect(file).toContain(fingerprint(`body{color:red}${line.styles}`))
    expect(unpacked(file).get(PACKED_PAGE)?.toString()).toContain(opened)
  })

  it('loads nothing from the network', () => {
    const addresses = [...html.matchAll(/\s(?:src|href)="([^"]*)"/g)].map(([, address]) => address)
    expect(addresses.length).toBeGreaterThan(0)
    for (const address of addresses) expect(address).toMatch(/^(?:data:|#)/)
    expect(html).not.toMatch(/@import|url\((?!data:)/)
  })

  it('contains the third-party notices as inert text', () => {
    const notices = /<script type="text\/plain" id="throughline-notices">([\s\S]*?)<\/script>/.exec(html)?.[1]
    expect(notices).toContain('MIT License')
    expect(notices).toContain('of a package')
  })

  it('states its encoding within the first 1024 bytes', () => {
    expect(html.indexOf('charset="utf-8"')).toBeLessThan(1024)
    expect(html.indexOf('Content-Security-Policy')).toBeLessThan(html.indexOf('<script'))
  })

  it('fails when the page lacks an expected place', () => {
    expect(() => packSingle({ ...PARTS, page: PAGE.replace('/theme.js', '/other.js') })).toThrow(/theme/)
  })
})
