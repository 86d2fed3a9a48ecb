import { isFurniture, titleOfLines } from '#domain/titleOfLines.ts'
import { unescapeXml } from '#lib/escapeXml.ts'
import { cleanLine } from './cleanLine.ts'
import {
  DroppedTexts,
  ExtractError,
  LIMITS,
  loaded,
  type ReadContent,
  statedDate,
} from './extractedDocument.ts'
import { fragmentLines } from './readHtml.ts'
import { unpack, zipEntries } from './zipEntries.ts'

/** The parts of a Word file that hold text or say where it is. Pictures and fonts are not unpacked. */
const PARTS =
  /^(?:\[Content_Types\]\.xml|_rels\/.*|word\/(?:_rels\/)?[^/]+\.(?:xml|rels)|docProps\/(?:core|app)\.xml)$/

/** Reads a Word file: its text by way of HTML, title and the file's own date from its properties. */
export async function readDocx(bytes: Uint8Array<ArrayBuffer>): Promise<ReadContent> {
  const { default: JSZip } = await loaded(import('jszip'))
  // Mammoth unpacks whatever it is given. It gets a copy of the parts that were unpacked within the limit.
  const copy = new JSZip()
  let left = LIMITS.unpackedBytes
  const texts = new Map<string, string>()
  for (const entry of zipEntries(bytes)) {
    if (!PARTS.test(entry.name)) continue
    const part = await unpack(entry, left)
    left -= part.length
    copy.file(entry.name, part)
    if (entry.name.startsWith('docProps/')) texts.set(entry.name, new TextDecoder().decode(part))
  }
  const html = await htmlOf(await copy.generateAsync({ type: 'arraybuffer', compression: 'STORE' }))
  const { lines, marks } = await fragmentLines(html)
  if (lines.length === 0) throw new ExtractError({ code: 'empty' })
  const dropped = new DroppedTexts()
  for (const mark of marks) dropped.add('footnote-mark', mark, null)
  const core = texts.get('docProps/core.xml') ?? ''
  const title = property(core, 'dc:title') ?? ''
  return {
    text: lines.join('\n'),
    pages: [],
    title: title === '' || isFurniture(title) ? (headingIn(html) ?? titleOfLines(lines)) : title,
    publisher: property(texts.get('docProps/app.xml') ?? '', 'Company'),
    date: null,
    fileDate: statedDate(property(core, 'dcterms:created') ?? property(core, 'dcterms:modified')),
    dropped: dropped.list(),
  }
}

/** The first heading of the first rank. */
function headingIn(html: string): string | null {
  const [, heading = ''] = /<h1\b[^>]*>(.{0,1000}?)<\/h1>/su.exec(html) ?? []
  return property(`<h1>${heading.replace(/<[^>]*>/g, '')}</h1>`, 'h1')
}

async function htmlOf(parts: ArrayBuffer): Promise<string> {
  const { default: mammoth } = await loaded(import('mammoth'))
  // Its build for browsers takes `arrayBuffer`, that for Node `buffer`.
  const input = { arrayBuffer: parts, buffer: new Uint8Array(parts) as Buffer }
  try {
    const { value } = await mammoth.convertToHtml(input, {
      convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
      externalFileAccess: false,
    })
    return value
  } catch {
    throw new ExtractError({ code: 'damaged', page: null })
  }
}

/** The text of an element without relevant attributes; null if it is missing or empty. */
function property(xml: string, name: string): string | null {
  const [, text = ''] = new RegExp(`<${name}(?:\\s[^>]{0,200})?>([^<]{0,1000})</${name}>`).exec(xml) ?? []
  return cleanLine(unescapeXml(text)) || null
}
