import { damaged, ExtractError, LIMITS } from './extractedDocument.ts'

/*
 * A TIFF as a PDF with the same pictures. A PDF packs pictures in the ways of a TIFF (fax, LZW, Deflate, JPEG, runs), so what
 * reads PDF reads these pages too: nothing is decoded here, and no other library is needed.
 */

/** Tags that are read. */
const TAG = {
  width: 256,
  height: 257,
  bits: 258,
  packing: 259,
  colours: 262,
  bitOrder: 266,
  stripOffsets: 273,
  orientation: 274,
  samples: 277,
  stripRows: 278,
  stripLengths: 279,
  resolution: 282,
  planes: 284,
  faxOptions: 292,
  resolutionUnit: 296,
  predictor: 317,
  palette: 320,
  tileWidth: 322,
  tileHeight: 323,
  tileOffsets: 324,
  tileLengths: 325,
  jpegTables: 347,
} as const

/** Bytes of a value by its type: 1 byte, 2 text, 3 short, 4 long, 5 fraction, 7 any. */
const SIZES: Readonly<Record<number, number>> = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1 }
/** Values of one tag; a page of 100,000 strips has no other use than to take long. */
const MOST_VALUES = 100_000

/** A page of a TIFF: the values of its tags. */
type Page = (tag: number) => readonly number[]

/** A way of packing that no scanner of this century writes, or that a PDF lacks. */
const unknown = () => new ExtractError({ code: 'unknown-format', looksLike: 'image' })

/** The pages of a TIFF in order. Reduced copies of pages count as pages: few writers mark them. */
function pagesOf(bytes: Uint8Array): Page[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const isLittle = bytes[0] === 0x49
  const short = (at: number) => view.getUint16(at, isLittle)
  const long = (at: number) => view.getUint32(at, isLittle)
  const valueAt = (type: number, at: number) => {
    if (type === 3) return short(at)
    if (type === 4) return long(at)
    return type === 5 ? long(at) / (long(at + 4) || 1) : view.getUint8(at)
  }
  const pages: Page[] = []
  const seen = new Set<number>()
  for (let at = long(4); at !== 0; at = long(at + 2 + short(at) * 12)) {
    // A chain that leads back to itself.
    if (seen.has(at)) throw damaged()
    seen.add(at)
    const tags = new Map<number, readonly number[]>()
    for (let entry = at + 2; entry < at + 2 + short(at) * 12; entry += 12) {
      const [type, count] = [short(entry + 2), long(entry + 4)]
      const size = SIZES[type] ?? 0
      if (size === 0 || count > MOST_VALUES) continue
      const from = size * count > 4 ? long(entry + 8) : entry + 8
      tags.set(
        short(entry),
        Array.from({ length: count }, (_, index) => valueAt(type, from + index * size)),
      )
    }
    pages.push((tag) => tags.get(tag) ?? [])
    if (pages.length > LIMITS.pages)
      throw new ExtractError({ code: 'too-many-pages', pages: pages.length, limit: LIMITS.pages })
  }
  return pages
}

/** Longest side of a page, in inches, where the file states fewer dots an inch than a scan has. */
const LONGEST_SIDE = 17
const USUAL_DPI = 300

function dpiOf(page: Page): number {
  const stated = (page(TAG.resolution)[0] ?? 0) * (page(TAG.resolutionUnit)[0] === 3 ? 2.54 : 1)
  const longest = Math.max(...page(TAG.width), ...page(TAG.height))
  return Math.min(2400, Math.max(stated > 1 ? stated : USUAL_DPI, longest / LONGEST_SIDE))
}

/** A piece of a page: its bytes, and its place in px from the top left. */
interface Piece {
  readonly bytes: Uint8Array
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

function piecesOf(bytes: Uint8Array, page: Page): Piece[] {
  const [width = 0] = page(TAG.width)
  const [height = 0] = page(TAG.height)
  const [tileWidth = width] = page(TAG.tileWidth)
  const isTiled = page(TAG.tileOffsets).length > 0
  const rows = (isTiled ? page(TAG.tileHeight)[0] : page(TAG.stripRows)[0]) ?? height
  if (!(width > 0 && height > 0 && tileWidth > 0 && rows > 0)) throw damaged()
  const lengths = page(isTiled ? TAG.tileLengths : TAG.stripLengths)
  const across = Math.ceil(width / tileWidth)
  const isReversed = page(TAG.bitOrder)[0] === 2
  return page(isTiled ? TAG.tileOffsets : TAG.stripOffsets).map((at, index) => {
    const y = Math.floor(index / across) * rows
    const piece = bytes.subarray(at, at + (lengths[index] ?? bytes.length))
    return {
      bytes: isReversed ? piece.map(mirrored) : piece,
      x: (index % across) * tileWidth,
      y,
      width: tileWidth,
      // The last strip has the rows that are left; a tile is always whole.
      height: isTiled ? rows : Math.min(rows, height - y),
    }
  })
}

/** A byte with its bits from last to first. */
function mirrored(byte: number): number {
  let bits = 0
  for (let at = 0; at < 8; at += 1) bits |= ((byte >> at) & 1) << (7 - at)
  return bits
}

/** How a PDF names the colours of a page. */
function coloursOf(page: Page): string {
  const [kind = 0] = page(TAG.colours)
  const [samples = 1] = page(TAG.samples)
  const bits = page(TAG.bits)[0] ?? 1
  const isPlain = page(TAG.planes)[0] !== 2 || samples === 1
  if (!isPlain || ![1, 2, 4, 8].includes(bits)) throw unknown()
  if (samples === 1 && kind <= 1) return '/DeviceGray'
  if (samples === 1 && kind === 3) {
    const palette = page(TAG.palette)
    const size = palette.length / 3
    const hex = Array.from({ length: size * 3 }, (_, at) =>
      ((palette[(at % 3) * size + Math.floor(at / 3)] ?? 0) >> 8).toString(16).padStart(2, '0'),
    )
    return `[/Indexed /DeviceRGB ${size - 1} <${hex.join('')}>]`
  }
  const isJpeg = page(TAG.packing)[0] === 7
  if (samples === 3 && (kind === 2 || (kind === 6 && isJpeg))) return '/DeviceRGB'
  if (samples === 4 && kind === 5) return '/DeviceCMYK'
  throw unknown()
}

/** The filter of a PDF that unpacks a piece, with its settings. */
function filterOf(page: Page, { width, height }: Piece): string {
  const [packing = 1] = page(TAG.packing)
  const [kind = 0] = page(TAG.colours)
  const [samples = 1] = page(TAG.samples)
  const settings = `/Columns ${width} /Colors ${samples} /BitsPerComponent ${page(TAG.bits)[0] ?? 1}`
  const predicted = page(TAG.predictor)[0] === 2 ? `/DecodeParms << /Predictor 2 ${settings} >>` : ''
  // In pictures where nought is white, fax already tells black from white.
  const inverted = kind === 0 && ![2, 3, 4].includes(packing) ? '/Decode [1 0]' : ''
  const fax = (k: number, more = '') =>
    `/Filter /CCITTFaxDecode /DecodeParms << /K ${k} /Columns ${width} /Rows ${height} /BlackIs1 ${kind === 1} ${more} >>`
  const [options = 0] = page(TAG.faxOptions)
  switch (packing) {
    case 1:
      return inverted
    case 2:
      return fax(0, '/EncodedByteAlign true /EndOfBlock false')
    case 3:
      return fax(
        options & 1 ? 1 : 0,
        `/EndOfLine true /EndOfBlock false /EncodedByteAlign ${(options & 4) > 0}`,
      )
    case 4:
      return fax(-1, '/EndOfBlock false')
    case 5:
      return `/Filter /LZWDecode ${predicted} ${inverted}`
    case 7:
      return `/Filter /DCTDecode /DecodeParms << /ColorTransform ${kind === 6 ? 1 : 0} >> ${inverted}`
    case 8:
    case 32946:
      return `/Filter /FlateDecode ${predicted} ${inverted}`
    case 32773:
      return `/Filter /RunLengthDecode ${inverted}`
    default:
      throw unknown()
  }
}

/** A JPEG of a TIFF with the tables that its page keeps apart, between its start and the rest. */
function withTables(page: Page, bytes: Uint8Array): Uint8Array {
  const tables = page(TAG.jpegTables).slice(2, -2)
  if (page(TAG.packing)[0] !== 7 || tables.length === 0) return bytes
  return Uint8Array.from([...bytes.subarray(0, 2), ...tables, ...bytes.subarray(2)])
}

/** Quarter turns by the tag of orientation; a mirrored page is read as it lies. */
const TURNS: Readonly<Record<number, number>> = { 3: 180, 6: 90, 8: 270 }

/** A TIFF as a PDF, a page for each of its pages. Throws a fault where it is torn, or packed in a way that is not read. */
export function tiffPdf(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  try {
    return writePdf(pagesOf(bytes), bytes)
  } catch (error) {
    // An offset that leads out of the file.
    throw error instanceof RangeError ? damaged() : error
  }
}

function writePdf(pages: readonly Page[], bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  if (pages.length === 0) throw damaged()
  const parts: Uint8Array[] = []
  const offsets: number[] = []
  let length = 0
  const write = (part: string | Uint8Array) => {
    const added = typeof part === 'string' ? new TextEncoder().encode(part) : part
    parts.push(added)
    length += added.length
  }
  const object = (number: number, dictionary: string, stream?: Uint8Array) => {
    offsets[number] = length
    write(`${number} 0 obj\n<< ${dictionary}${stream ? ` /Length ${stream.length}` : ''} >>\n`)
    for (const part of stream ? ['stream\n', stream, '\nendstream\n'] : []) write(part)
    write('endobj\n')
  }
  write('%PDF-1.7\n')
  let next = 3
  const kids = pages.map((page) => {
    const number = next
    next += 2
    const points = 72 / dpiOf(page)
    const [width = 0] = page(TAG.width)
    const [height = 0] = page(TAG.height)
    const drawn: string[] = []
    const images = piecesOf(bytes, page).map((piece) => {
      const image = next
      next += 1
      const [wide, high] = [piece.width * points, piece.height * points]
      const left = piece.x * points
      const bottom = (height - piece.y - piece.height) * points
      drawn.push(`q ${wide} 0 0 ${high} ${left} ${bottom} cm /I${image} Do Q`)
      const size = `/Width ${piece.width} /Height ${piece.height} /BitsPerComponent ${page(TAG.bits)[0] ?? 1}`
      const look = `/ColorSpace ${coloursOf(page)} ${filterOf(page, piece)}`
      object(image, `/Type /XObject /Subtype /Image ${size} ${look}`, withTables(page, piece.bytes))
      return `/I${image} ${image} 0 R`
    })
    object(number + 1, '', new TextEncoder().encode(drawn.join('\n')))
    const turn = TURNS[page(TAG.orientation)[0] ?? 1] ?? 0
    const box = `/MediaBox [0 0 ${width * points} ${height * points}] /Rotate ${turn}`
    const content = `/Contents ${number + 1} 0 R /Resources << /XObject << ${images.join(' ')} >> >>`
    object(number, `/Type /Page /Parent 2 0 R ${box} ${content}`)
    return `${number} 0 R`
  })
  object(1, '/Type /Catalog /Pages 2 0 R')
  object(2, `/Type /Pages /Count ${kids.length} /Kids [${kids.join(' ')}]`)
  const start = length
  const rows = Array.from(offsets, (at = 0, number) =>
    number === 0 ? '0000000000 65535 f \n' : `${String(at).padStart(10, '0')} 00000 n \n`,
  )
  write(`xref\n0 ${rows.length}\n${rows.join('')}trailer\n<< /Size ${rows.length} /Root 1 0 R >>\n`)
  write(`startxref\n${start}\n%%EOF\n`)
  const pdf = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    pdf.set(part, at)
    at += part.length
  }
  return pdf
}
