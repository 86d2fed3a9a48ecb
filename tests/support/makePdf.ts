/** A text on a page; `y` is its baseline from the top, points. The font is Courier, every letter 0.6 sizes wide. */
export interface PrintedText {
  text: string
  x: number
  y: number
  size?: number
  bold?: boolean
  /** Degrees counter-clockwise. */
  angle?: number
}

export interface PrintedPage {
  texts?: readonly PrintedText[]
  /** Whether a grey picture covers the page, as in a scan. */
  picture?: boolean
  rotate?: number
}

export interface PdfSettings {
  info?: Readonly<Record<string, string>>
  encrypted?: boolean
}

const WIDTH = 595
const HEIGHT = 842
/** Signs of Windows-1252 outside Latin-1, by their byte. */
const WINDOWS = new Map(
  [...'€‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ'].map((sign, index) => [
    sign,
    0x80 + index + (index > 0 ? 1 : 0),
  ]),
)

const bytesOf = (text: string) =>
  Uint8Array.from(
    [...text],
    (sign) => WINDOWS.get(sign) ?? (sign.charCodeAt(0) < 256 ? sign.charCodeAt(0) : 0x3f),
  )

/** A PDF of A4 pages, written by hand and uncompressed. */
export function makePdf(
  pages: readonly PrintedPage[],
  { info = {}, encrypted = false }: PdfSettings = {},
): Uint8Array<ArrayBuffer> {
  const objects: string[] = []
  const add = (body: string) => objects.push(body)
  add('<< /Type /Catalog /Pages 2 0 R >>')
  const first = 6
  const kids = pages.map((_, index) => `${first + index * 2} 0 R`).join(' ')
  add(`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`)
  for (const name of ['Courier', 'Courier-Bold']) {
    add(`<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`)
  }
  add(
    stream(
      '<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8',
      '\u0080',
    ),
  )
  for (const [index, page] of pages.entries()) {
    const resources = '/Resources << /Font << /F1 3 0 R /F2 4 0 R >> /XObject << /Im 5 0 R >> >>'
    const turn = page.rotate === undefined ? '' : ` /Rotate ${page.rotate}`
    add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${WIDTH} ${HEIGHT}] ${resources} /Contents ${first + index * 2 + 1} 0 R${turn} >>`,
    )
    add(stream('<<', contentOf(page)))
  }
  const infoNumber = objects.length + 1
  add(
    `<< ${Object.entries(info)
      .map(([name, value]) => `/${name} (${escaped(value)})`)
      .join(' ')} >>`,
  )
  let trailer = `/Size ${objects.length + 1} /Root 1 0 R /Info ${infoNumber} 0 R`
  if (encrypted) {
    // Keys that no password fits: the file asks for one.
    const key = `<${'a5'.repeat(32)}>`
    add(`<< /Filter /Standard /V 1 /R 2 /O ${key} /U ${key} /P -44 >>`)
    trailer = `/Size ${objects.length + 1} /Root 1 0 R /Encrypt ${objects.length} 0 R /ID [<00> <00>]`
  }
  let file = '%PDF-1.4\n'
  const offsets = objects.map((body, index) => {
    const at = file.length
    file += `${index + 1} 0 obj\n${body}\nendobj\n`
    return at
  })
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< ${trailer} >>\nstartxref\n${file.length}\n%%EOF\n`
  return bytesOf(file)
}

function stream(head: string, content: string): string {
  return `${head} /Length ${content.length} >>\nstream\n${content}\nendstream`
}

function contentOf({ texts = [], picture = false }: PrintedPage): string {
  const printed = texts.map(({ text, x, y, size = 10, bold = false, angle = 0 }) => {
    const turn = (angle * Math.PI) / 180
    const [cos, sin] = [Math.cos(turn).toFixed(4), Math.sin(turn).toFixed(4)]
    return `BT /F${bold ? 2 : 1} ${size} Tf ${cos} ${sin} ${-sin} ${cos} ${x} ${HEIGHT - y} Tm (${escaped(text)}) Tj ET`
  })
  return [...(picture ? [`q ${WIDTH} 0 0 ${HEIGHT} 0 0 cm /Im Do Q`] : []), ...printed].join('\n')
}

function escaped(text: string): string {
  return text.replace(/[\\()]/g, '\\$&')
}

/** Breaks a text into lines of at most `letters`, long words with a hyphen after at least three letters. */
export function brokenLines(text: string, letters: number, hyphenate: boolean): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    const room = letters - line.length - (line === '' ? 0 : 1)
    if (word.length <= room) {
      line += `${line === '' ? '' : ' '}${word}`
      continue
    }
    // As a typesetter does: within a word of plain letters, three letters at least on either side.
    const cut = Math.min(room - 1, word.replace(/[.,;:]$/, '').length - 3)
    if (hyphenate && cut >= 3 && /^\p{Ll}{6,}[.,;:]?$/u.test(word)) {
      lines.push(`${line} ${word.slice(0, cut)}-`)
      line = word.slice(cut)
    } else {
      lines.push(line)
      line = word
    }
  }
  return [...lines, line]
}

export interface ColumnSettings {
  x: number
  /** The first baseline. */
  y: number
  /** Letters in a line. */
  letters: number
  size?: number
  hyphenate?: boolean
  /** Distance of baselines. */
  leading?: number
  /** Additional distance between paragraphs. */
  gap?: number
}

/** Paragraphs set below each other. */
export function setColumn(
  paragraphs: readonly string[],
  { x, y, letters, size = 10, hyphenate = true, leading = size * 1.2, gap = size * 0.8 }: ColumnSettings,
): PrintedText[] {
  const texts: PrintedText[] = []
  let at = y
  for (const paragraph of paragraphs) {
    for (const text of brokenLines(paragraph, letters, hyphenate)) {
      texts.push({ text, x, y: at, size })
      at += leading
    }
    at += gap
  }
  return texts
}

/** Divides set lines between two columns of the same height, the second `shift` to the right. */
export function inTwoColumns(texts: readonly PrintedText[], rows: number, shift: number): PrintedText[] {
  const start = texts[0]?.y ?? 0
  const from = texts[rows]?.y ?? 0
  return texts.map((text, index) =>
    index < rows ? text : { ...text, x: text.x + shift, y: text.y - from + start },
  )
}
