import { createHash } from 'node:crypto'
import { deflateRawSync } from 'node:zlib'
import { Basemap } from '#domain/basemap.ts'
import {
  type FileParcel,
  NOTICES_FILE,
  PACKED_ID,
  PACKED_PAGE,
  PARCEL_PLACE,
  parcelHtml,
  placeOf,
  STYLES_ID,
  wholePage,
} from '#domain/fileParcel.ts'
import { packBasemap } from '#domain/packedBasemap.ts'
import { earlyParagraphs } from './earlyWords.ts'
import type { EditionLine } from './editions/editionLine.ts'

/** The parts of the one HTML file. */
export interface SingleParts {
  /** The built page, with its links to scripts, styles and the icons of an installed app. */
  page: string
  /** The app as one script, and all its styles with relative addresses of fonts. */
  app: string
  styles: string
  /** All other files, by the path by which app or styles load them. */
  assets: ReadonlyMap<string, Buffer>
  /** The small inline scripts. */
  scripts: { openStart: string; theme: string; startFrame: string; unpack: string }
  /** Of an edition; null where the app is none. */
  line: EditionLine | null
  /** The third-party notices. */
  notices: string
  parcel: FileParcel
}

/** A font of the styles. */
const FONT_FACE = /@font-face\s*\{[^}]*\}/g
const FONT_ADDRESS = /url\(["']?(?:\.\/)?([^)"']+\.woff2)["']?\)/
/**
 * Serif is for quotes, document titles and, in italics, the names of seas in exported pictures; in other scripts a system font
 * replaces it. The names of seas are Latin without the extension.
 */
const FONT_LEFT_OUT = /serif-4-(?:(?:cyrillic|greek|vietnamese)(?:-ext)?-|latin-ext-wght-italic)/

/**
 * The whole app as one HTML text that loads nothing. Its policy allows only the scripts and styles in it, by hash, and no
 * connection. Throws if the page lacks one of the places to edit.
 */
export function packSingle(parts: SingleParts): string {
  const rules = parts.styles.match(FONT_FACE) ?? []
  const fonts = rules.filter((rule) => !FONT_LEFT_OUT.test(rule)).map((rule) => withFont(rule, parts.assets))
  const styles = `${parts.styles.replace(FONT_FACE, '')}${parts.line?.styles ?? ''}`
  const { theme, startFrame, unpack } = parts.scripts
  const openStart = `${parts.scripts.openStart}${parts.line?.script ?? ''}`
  const policy = policyOf([openStart, theme, startFrame, unpack, parts.app], [styles, fonts.join('\n')])
  const head = [
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    PARCEL_PLACE,
    `<script>${openStart}</script>`,
  ].join('\n')
  const edits: readonly (readonly [RegExp, string])[] = [
    // Browsers look for the encoding in the first 1024 bytes only.
    [/<meta charset="utf-8" ?\/?>/, `<meta charset="utf-8" />\n${head}`],
    [/ *<link rel="apple-touch-icon"[^>]*>\n/, ''],
    [/ *<link rel="manifest"[^>]*>\n/, ''],
    [/<script src="[^"]*theme\.js"><\/script>/, `<script>${theme}</script>`],
    [/ *<script type="module"[^>]*><\/script>\n/, ''],
    // The file says itself that a browser is too old.
    [/ *<script nomodule[^>]*><\/script>\n/, ''],
    [/<link rel="stylesheet"[^>]*>/, placeOf(STYLES_ID)],
    [/<noscript>/, `${UNOPENED_NOTICE}\n<noscript>`],
    // Inline scripts cannot be deferred, so this one moves after the picture that it changes.
    [/ *<script [^>]*startFrame\.js"><\/script>\n/, ''],
    [
      /<\/body>/,
      `<script>${startFrame}</script>\n` + `${placeOf(PACKED_ID)}\n` + `<script>${unpack}</script>\n</body>`,
    ],
  ]
  const page = edits.reduce((before, [place, text]) => {
    if (!place.test(before)) throw new Error(`The built page has no ${place}. Correct scripts/packSingle.ts.`)
    return before.replace(place, () => text)
  }, parts.page)
  const packed = pack([
    ['app.js', Buffer.from(parts.app)],
    ['fonts.css', Buffer.from(fonts.join('\n'))],
    // The page as it was before any script changed it, so that the file can export copies of itself with another briefing.
    [PACKED_PAGE, Buffer.from(page)],
    [NOTICES_FILE, Buffer.from(parts.notices)],
    ...[...parts.assets]
      .filter(([name]) => !name.endsWith('.woff2'))
      .map(([name, bytes]) => [name, name.endsWith('.json') ? compactJson(name, bytes) : bytes] as const),
  ])
  const held: Readonly<Record<string, string>> = {
    [STYLES_ID]: `<style id="${STYLES_ID}">${styles}</style>`,
    [PACKED_ID]: packed,
  }
  return wholePage(page, (id) => held[id] ?? placeOf(id)).replace(PARCEL_PLACE, () =>
    parcelHtml(parts.parcel),
  )
}

/** Published data without spaces and with the base map packed further, as src/state/datasets.ts reads it. */
function compactJson(name: string, bytes: Buffer): Buffer {
  const value: unknown = JSON.parse(bytes.toString())
  return Buffer.from(
    JSON.stringify(name.startsWith('assets/basemap-') ? packBasemap(Basemap.parse(value)) : value),
  )
}

/** Shown if the browser cannot unpack the file; in all languages, because no code runs. */
const UNOPENED_NOTICE = `<div id="throughline-unopened" class="shell-noscript" hidden>${earlyParagraphs('unopened')}</div>`

/** A font rule with its font inlined. */
function withFont(rule: string, assets: SingleParts['assets']): string {
  return rule.replace(FONT_ADDRESS, (_, path: string) => {
    const name = path.slice(path.lastIndexOf('/') + 1)
    const bytes = [...assets].find(([file]) => file.endsWith(`/${name}`))?.[1]
    if (bytes === undefined) throw new Error(`${path}: the styles name this font, and it was not built.`)
    return `url(data:font/woff2;base64,${bytes.toString('base64')})`
  })
}

/** Files as the element of one deflated text, names and sizes first, see scripts/single/unpack.js. */
function pack(files: readonly (readonly [name: string, bytes: Buffer])[]): string {
  const list = Buffer.from(JSON.stringify(files.map(([name, { length }]) => [name, length])))
  const length = Buffer.alloc(4)
  length.writeUInt32BE(list.length)
  const packed = deflateRawSync(Buffer.concat([length, list, ...files.map(([, bytes]) => bytes)]), {
    level: 9,
    // Shorter blocks, each with codes of its own, fit files of many kinds better.
    memLevel: 6,
  })
  const opening = `<script type="application/octet-stream" id="${PACKED_ID}" data-bytes="${packed.length}">`
  return `${opening}${printable(packed)}</script>`
}

/** The printable characters of ASCII that mean nothing in HTML: 91, so that two of them hold 13 bits (base64 holds 12). */
const DIGITS = Uint8Array.from(
  Array.from({ length: 94 }, (_, at) => 33 + at).filter((code) => !'&<>'.includes(String.fromCharCode(code))),
)

/** Bytes as printable text: each 13 bits, the lowest first, are two digits to the base 91, the lower first. */
function printable(bytes: Buffer): string {
  const text = Buffer.alloc(2 * Math.ceil((8 * bytes.length) / 13))
  let [value, bits, at] = [0, 0, 0]
  const write = () => {
    const digits = value & 8191
    text[at++] = DIGITS[digits % 91] ?? 0
    text[at++] = DIGITS[Math.floor(digits / 91)] ?? 0
  }
  for (const byte of bytes) {
    value |= byte << bits
    bits += 8
    if (bits < 13) continue
    write()
    value >>>= 13
    bits -= 13
  }
  if (bits > 0) write()
  return text.toString('latin1')
}

/**
 * The policy: what is in the file, and no host. MapLibre starts its worker from a blob or, in a file without origin, from
 * a `data:` address.
 */
function policyOf(scripts: readonly string[], styles: readonly string[]): string {
  return [
    "default-src 'none'",
    `script-src ${scripts.map(fingerprint).join(' ')}`,
    `style-src ${styles.map(fingerprint).join(' ')}`,
    'img-src data: blob:',
    'font-src data:',
    'connect-src blob:',
    'worker-src blob: data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
}

function fingerprint(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
}
