import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, it, vi } from 'vitest'
import {
  NOTICES_FILE,
  PACKED_ID,
  PACKED_PAGE,
  PARCEL_ID,
  parcelHtml,
  STYLES_ID,
  wholePage,
  withParcel,
} from '#domain/fileParcel.ts'
import { packBasemap } from '#domain/packedBasemap.ts'
import { packSingle, type SingleParts } from '#scripts/packSingle.ts'
import { published } from '#tests/support/published.ts'

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
    "@font-face{font-family:'A';src:url(./source-serif-4-cyrillic-ext-wght.woff2) format('woff2')}" +
    "@font-face{font-family:'A';src:url(./source-serif-4-latin-ext-wght-italic.woff2) format('woff2')}body{color:red}",
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

/** The elements by id as a browser serialises them, which is as they are written. */
const elementsOf = (text: string) =>
  new Map(
    [...text.matchAll(/<(script|style)[^>]* id="([^"]+)"[^>]*>[\s\S]*?<\/\1>/g)].map(([whole, , id]) => [
      id,
      whole,
    ]),
  )

/** The texts that scripts/single/unpack.js unpacks, by name, and what it starts; with `isFaulty` it must show its notice. */
async function unpacked(text: string, isFaulty = false) {
  const [, bytes, content] =
    /data-bytes="(\d+)">([^<]*)<\/script>$/.exec(elementsOf(text).get(PACKED_ID) ?? '') ?? []
  const notice = { hidden: true }
  const started: { tag: string; textContent: string }[] = []
  const window: { throughlineBytes?: (name: string) => Uint8Array | undefined } = {}
  const document = {
    getElementById: (id: string) =>
      id === PACKED_ID ? { textContent: content, dataset: { bytes } } : notice,
    createElement: (tag: string) => ({ tag }),
    head: { append: (element: (typeof started)[number]) => started.push(element) },
  }
  new Function('document', 'window', readFileSync('scripts/single/unpack.js', 'utf8'))(document, window)
  await vi.waitFor(() =>
    expect(isFaulty ? !notice.hidden : started.length === 2 || !notice.hidden).toBe(true),
  )
  expect(notice.hidden).toBe(!isFaulty)
  const file = (name: string) => {
    const found = window.throughlineBytes?.(name)
    return found && Buffer.from(found).toString()
  }
  return { file, started }
}

describe('the one HTML file', () => {
  it('unpacks every file, and starts the app', async () => {
    const { file, started } = await unpacked(html)
    expect(file('app.js')).toBe(PARTS.app)
    expect(file('assets/data.json')).toBe(String(DATA))
    expect(file('assets/worker.mjs')).toBe('worker')
    expect(file(NOTICES_FILE)).toBe(PARTS.notices)
    expect(file('assets/a-latin-wght.woff2')).toBeUndefined()
    expect(started).toEqual([
      { tag: 'style', textContent: file('fonts.css') },
      { tag: 'script', type: 'module', textContent: PARTS.app },
    ])
  })

  it('unpacks files of any length, also where a tool has broken the long line', async () => {
    for (let length = 0; length < 14; length += 1) {
      const app = createHash('sha512').update(String(length)).digest('base64').slice(length)
      const file = packSingle({ ...PARTS, app })
      expect((await unpacked(file)).file('app.js')).toBe(app)
      const broken = file.replace(
        /(data-bytes="\d+">)([^<]*)/,
        (_, start: string, packed: string) => `${start}\n${packed.replaceAll(/.{76}/g, '$&\r\n')}\n`,
      )
      expect((await unpacked(broken)).file('app.js')).toBe(app)
    }
  })

  it('says so where its end is missing', async () => {
    await unpacked(html.replace(/(data-bytes="\d+">[^<]*)[^<]{40}/, '$1'), true)
  })

  it('is packed in printable characters without meaning in HTML, two for 13 bits', () => {
    const [, bytes = '', packed = ''] = /data-bytes="(\d+)">([\s\S]*?)<\/script>/.exec(html) ?? []
    expect(packed).toMatch(/^[!-~]+$/)
    expect(packed).not.toMatch(/[&<>]/)
    expect(packed).toHaveLength(Math.ceil((Number(bytes) * 8) / 13) * 2)
  })

  it('has data without spaces, and the base map packed as at the start', async () => {
    const basemap = published('basemap')
    const file = packSingle({
      ...PARTS,
      assets: new Map([
        ...PARTS.assets,
        ['assets/list.json', Buffer.from('[\n  1,\n  "a b"\n]\n')],
        ['assets/basemap-1a2b.json', Buffer.from(JSON.stringify(basemap))],
      ]),
    })
    const { file: packed } = await unpacked(file)
    expect(packed('assets/list.json')).toBe('[1,"a b"]')
    expect(JSON.parse(packed('assets/basemap-1a2b.json') ?? '')).toEqual(packBasemap(basemap))
  })

  it('places the picture of the map after its markup, because inline scripts are not deferred', () => {
    expect(html.indexOf(PARTS.scripts.startFrame)).toBeGreaterThan(html.indexOf('no script'))
    expect(html).not.toContain('startFrame.js"')
  })

  it('is rebuilt from the page that it packs and what the open file still holds, with the parcel of the copy', async () => {
    const page = (await unpacked(html)).file(PACKED_PAGE) ?? ''
    const held = elementsOf(html)
    const asked: string[] = []
    const rebuilt = wholePage(page, (id) => {
      asked.push(id)
      return held.get(id) ?? ''
    })
    expect(asked).toEqual([PARCEL_ID, STYLES_ID, PACKED_ID])
    const parcel = { ...PARTS.parcel, date: '2026-12-01', caveats: [`(${STYLES_ID}) $&`] }
    expect(withParcel(rebuilt, PARTS.parcel)).toBe(html)
    expect(withParcel(rebuilt, parcel)).toBe(html.replace(parcelHtml(PARTS.parcel), () => parcelHtml(parcel)))
    // A copy of a copy: the parcel that it was opened with is replaced as well.
    const copy = withParcel(rebuilt, parcel) ?? ''
    const again = wholePage(page, (id) => elementsOf(copy).get(id) ?? '')
    expect(withParcel(again, PARTS.parcel)).toBe(html)
    expect(page).not.toContain('color:red')
  })

  it('contains the fonts, without the serif for other scripts', async () => {
    const fonts = (await unpacked(html)).file('fonts.css') ?? ''
    expect(fonts).toContain(`url(data:font/woff2;base64,${FONT.toString('base64')})`)
    expect(fonts.match(/@font-face/g)).toHaveLength(1)
    expect(() => packSingle({ ...PARTS, assets: new Map() })).toThrow(/a-latin-wght\.woff2/)
    const seas = published('basemap').seas.flatMap(({ names }) => Object.values(names))
    expect(seas.filter((name) => !/^[\0-\xff’]+$/.test(name ?? ''))).toEqual([])
  })

  it('allows only its own scripts and styles, and no host', async () => {
    const scripts = [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, text]) => text ?? '')
    expect(scripts).toHaveLength(4)
    const allowed = new Map(
      policy.split('; ').map((part) => [part.split(' ')[0] ?? '', part.split(' ').slice(1)]),
    )
    const { file } = await unpacked(html)
    const app = file('app.js') ?? ''
    const fonts = file('fonts.css') ?? ''
    const style = /<style[^>]*>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? ''
    expect(style).toBe('body{color:red}')
    expect(new Set(allowed.get('script-src'))).toEqual(new Set([...scripts, app].map(fingerprint)))
    expect(new Set(allowed.get('style-src'))).toEqual(new Set([style, fonts].map(fingerprint)))
    expect(allowed.get('default-src')).toEqual(["'none'"])
    expect(allowed.get('connect-src')).toEqual(['blob:'])
    expect(policy).not.toMatch(/unsafe|https?:|\*|'self'|strict-dynamic/)
  })

  it('of an edition says so above the app, and in every file that is made from it', async () => {
    const line = { script: ';const line = 1', styles: '.line{color:blue}' }
    const file = packSingle({ ...PARTS, line })
    const opened = `const start = 1${line.script}`
    expect(file).toContain(`<script>${opened}</script>`)
    expect(file).toContain(fingerprint(opened))
    expect(file).toContain(`>body{color:red}${line.styles}</style>`)
    expect(file).toContain(fingerprint(`body{color:red}${line.styles}`))
    expect((await unpacked(file)).file(PACKED_PAGE)).toContain(opened)
  })

  it('loads nothing from the network', () => {
    const addresses = [...html.matchAll(/\s(?:src|href)="([^"]*)"/g)].map(([, address]) => address)
    expect(addresses.length).toBeGreaterThan(0)
    for (const address of addresses) expect(address).toMatch(/^(?:data:|#)/)
    expect(html).not.toMatch(/@import|url\((?!data:)/)
  })

  it('states its encoding within the first 1024 bytes', () => {
    expect(html.indexOf('charset="utf-8"')).toBeLessThan(1024)
    expect(html.indexOf('Content-Security-Policy')).toBeLessThan(html.indexOf('<script'))
  })

  it('fails when the page lacks an expected place', () => {
    expect(() => packSingle({ ...PARTS, page: PAGE.replace('/theme.js', '/other.js') })).toThrow(/theme/)
  })
})
