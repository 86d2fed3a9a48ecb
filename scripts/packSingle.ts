import { createHash } from 'node:crypto'
import { deflateRawSync } from 'node:zlib'
import {
  type CarriedParcel,
  NOTICES_ID,
  PACKED_PAGE,
  PACKED_PLACE,
  parcelHtml,
} from '#domain/carriedParcel.ts'

/** What the one HTML file is made of. */
export interface SingleParts {
  /** The built page, with its links to scripts, styles and icons. */
  page: string
  /** The app as one script, and all its styles with relative addresses of fonts. */
  app: string
  styles: string
  /** Every other file that the app or the styles name, by its path as they name it. */
  assets: ReadonlyMap<string, Buffer>
  /** The small scripts that stand inline, by the place where they stand. */
  scripts: { openStart: string; theme: string; startFrame: string; unpack: string }
  /** The picture of the tab, as SVG. */
  icon: string
  /** Licences of all that the file contains. */
  notices: string
  parcel: CarriedParcel
}

/** A rule of the styles that brings a font. */
const FONT_FACE = /@font-face\s*\{[^}]*\}/g
const FONT_ADDRESS = /url\(["']?(?:\.\/)?([^)"']+\.woff2)["']?\)/
/** In serif are quotes, titles of documents and names of seas; where one is in these scripts, a font of the system stands in. */
const FONT_LEFT_OUT = /serif-4-(?:cyrillic|greek|vietnamese)(?:-ext)?-/

/**
 * The whole app as one HTML text that asks for nothing. Its policy allows exactly the scripts and styles in it, by their
 * fingerprints, and no connection at all.
 */
export function packSingle(parts: SingleParts): string {
  const rules = parts.styles.match(FONT_FACE) ?? []
  const fonts = rules.filter((rule) => !FONT_LEFT_OUT.test(rule)).map((rule) => withFont(rule, parts.assets))
  const styles = parts.styles.replace(FONT_FACE, '')
  const { openStart, theme, startFrame, unpack } = parts.scripts
  const policy = policyOf([openStart, theme, startFrame, unpack, parts.app], [styles, fonts.join('\n')])
  const head = [
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    parcelHtml(parts.parcel),
    `<script>${openStart}</script>`,
  ].join('\n')
  const edits: readonly (readonly [RegExp, string])[] = [
    // Browsers look for the encoding in the first 1024 bytes alone.
    [/<meta charset="utf-8" ?\/?>/, `<meta charset="utf-8" />\n${head}`],
    [
      /[^\n]*<link rel="icon"[^>]*>/,
      `<link rel="icon" type="image/svg+xml" href="${dataAddress(parts.icon)}">`,
    ],
    [/[^\n]*<link rel="apple-touch-icon"[^>]*>\n/, ''],
    [/[^\n]*<link rel="manifest"[^>]*>\n/, ''],
    [/<script src="[^"]*theme\.js"><\/script>/, `<script>${theme}</script>`],
    [/[^\n]*<script type="module"[^>]*><\/script>\n/, ''],
    [/<link rel="stylesheet"[^>]*>/, `<style>${styles}</style>`],
    [/<noscript>/, `${UNOPENED}\n<noscript>`],
    [/<script src="[^"]*startFrame\.js"><\/script>/, `<script>${startFrame}</script>`],
    [
      /<\/body>/,
      `<script type="text/plain" id="${NOTICES_ID}">${parts.notices.replaceAll('</script', '<\\/script')}</script>\n` +
        `<script type="application/octet-stream;base64" id="throughline-packed">${PACKED_PLACE}</script>\n` +
        `<script>${unpack}</script>\n</body>`,
    ],
  ]
  const page = edits.reduce((before, [place, text]) => {
    if (!place.test(before)) throw new Error(`The built page has no ${place}. Mend scripts/packSingle.ts.`)
    return before.replace(place, () => text)
  }, parts.page)
  const packed = pack([
    ['app.js', Buffer.from(parts.app)],
    ['fonts.css', Buffer.from(fonts.join('\n'))],
    // The file can hand out copies of itself, with another briefing inside: the page as it stood before it ran.
    [PACKED_PAGE, Buffer.from(page)],
    ...[...parts.assets].filter(([name]) => !name.endsWith('.woff2')),
  ])
  return page.replace(PACKED_PLACE, () => packed)
}

/** What stands in the place of the map where the browser cannot unpack the file; in every language, because nothing runs. */
const UNOPENED =
  '<div id="throughline-unopened" class="shell-noscript" hidden>' +
  '<p>This file could not be unpacked. It needs a browser of 2023 or newer, and the whole file.</p>' +
  '<p lang="fr">Ce fichier n’a pas pu être décompressé. Il demande un navigateur de 2023 ou plus récent, et le fichier entier.</p>' +
  '<p lang="nl">Dit bestand kon niet worden uitgepakt. Het vraagt een browser van 2023 of nieuwer, en het hele bestand.</p>' +
  '</div>'

/** A rule with its font inside. */
function withFont(rule: string, assets: SingleParts['assets']): string {
  return rule.replace(FONT_ADDRESS, (_, path: string) => {
    const name = path.slice(path.lastIndexOf('/') + 1)
    const bytes = [...assets].find(([file]) => file.endsWith(`/${name}`))?.[1]
    if (bytes === undefined) throw new Error(`${path}: the styles name this font, and it was not built.`)
    return `url(data:font/woff2;base64,${bytes.toString('base64')})`
  })
}

/** Files as one deflated text in base64: their names and sizes come first, see scripts/single/unpack.js. */
function pack(files: readonly (readonly [name: string, bytes: Buffer])[]): string {
  const list = Buffer.from(JSON.stringify(files.map(([name, { length }]) => [name, length])))
  const length = Buffer.alloc(4)
  length.writeUInt32BE(list.length)
  return deflateRawSync(Buffer.concat([length, list, ...files.map(([, bytes]) => bytes)]), {
    level: 9,
  }).toString('base64')
}

/**
 * Allows what is in the file, and no host. The worker of the map has no address of its own: MapLibre reads it from a blob and, because
 * a file is of no origin, starts it from a `data:` address; served by a host it starts the blob itself.
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

function dataAddress(svg: string): string {
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`
}
