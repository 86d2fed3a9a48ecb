import { unescapeXml } from '#lib/escapeXml.ts'
import { cleanLine } from './cleanLine.ts'
import { statedDate } from './extractedDocument.ts'

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
