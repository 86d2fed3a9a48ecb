import { isFurniture, titleOfLines } from '#domain/titleOfLines.ts'
import { unescapeXml } from '#lib/escapeXml.ts'
import { cleanLine } from './cleanLine.ts'
import { DroppedTexts, ExtractError, type ReadContent, statedDate } from './extractedDocument.ts'
import { fragmentLines } from './readHtml.ts'

type Parts = ReadonlyMap<string, Uint8Array>

/** The text of an element without relevant attributes; null if it is missing or empty. */
export function property(xml: string, name: string): string | null {
  const [, text = ''] = new RegExp(`<${name}(?:\\s[^>]{0,200})?>([^<]{0,1000})</${name}>`).exec(xml) ?? []
  return cleanLine(unescapeXml(text)) || null
}

/** A part as text, '' for one that is not there. */
export function textOf(parts: Parts, name: string): string {
  return new TextDecoder().decode(parts.get(name))
}

/** The parts of an Office file with its properties. */
export const PROPERTIES = /^docProps\/(?:core|app)\.xml$/

/** What the properties of an Office file state. */
export function officeFacts(parts: Parts) {
  const core = textOf(parts, 'docProps/core.xml')
  return {
    title: property(core, 'dc:title'),
    publisher: property(textOf(parts, 'docProps/app.xml'), 'Company'),
    fileDate: statedDate(property(core, 'dcterms:created') ?? property(core, 'dcterms:modified')),
  }
}

/** The content of a document that was converted to HTML; its title as stated, else its first heading, else its first line. */
export async function convertedContent(html: string, stated: string | null): Promise<ReadContent> {
  const { lines, marks } = await fragmentLines(html)
  if (lines.length === 0) throw new ExtractError({ code: 'empty' })
  const dropped = new DroppedTexts()
  for (const mark of marks) dropped.add('footnote-mark', mark, null)
  const title = stated ?? ''
  return {
    text: lines.join('\n'),
    pages: [],
    title: title === '' || isFurniture(title) ? (headingIn(html) ?? titleOfLines(lines)) : title,
    publisher: null,
    date: null,
    dropped: dropped.list(),
  }
}

/** The first heading of the first rank. */
function headingIn(html: string): string | null {
  const [, heading = ''] = /<h1\b[^>]*>(.{0,1000}?)<\/h1>/su.exec(html) ?? []
  return property(`<h1>${heading.replace(/<[^>]*>/g, '')}</h1>`, 'h1')
}
