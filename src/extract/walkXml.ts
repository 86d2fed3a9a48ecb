import { unescapeXml } from '#lib/escapeXml.ts'
import { ExtractError } from './extractedDocument.ts'

/** The elements whose content is a document's, and what they become. */
export interface XmlHandlers {
  /** An element begins; false leaves it out with all that is in it. */
  open: (name: string, attribute: (name: string) => string) => boolean
  close: (name: string) => void
  text: (text: string) => void
}

const WORDS = new TextDecoder()

/**
 * Walks through a part of a package, element by element, in linear time and without a tree. Names keep their usual prefix. A
 * part with a document type is refused: entities are never expanded, and nothing outside the file is read.
 */
export function walkXml(
  parts: ReadonlyMap<string, Uint8Array>,
  part: string,
  { open, close, text }: XmlHandlers,
): void {
  const bytes = parts.get(part)
  if (!bytes) throw new ExtractError({ code: 'part-damaged', part })
  const xml = WORDS.decode(bytes)
  const torn = () => new ExtractError({ code: 'part-damaged', part })
  /** Elements that are open inside one that is left out, itself included. */
  let skipped = 0
  let depth = 0
  let at = 0
  while (at < xml.length) {
    const start = xml.indexOf('<', at)
    const words = xml.slice(at, start < 0 ? undefined : start)
    if (skipped === 0 && words !== '') text(unescapeXml(words))
    if (start < 0) break
    const special = SPECIAL.find(([opening]) => xml.startsWith(opening, start))
    if (special) {
      const [opening, closing] = special
      if (opening === '<!DOCTYPE') throw new ExtractError({ code: 'unsafe-part', part })
      const end = xml.indexOf(closing, start + opening.length)
      if (end < 0) throw torn()
      if (opening === '<![CDATA[' && skipped === 0) text(xml.slice(start + opening.length, end))
      at = end + closing.length
      continue
    }
    const end = tagEnd(xml, start + 1)
    if (end < 0) throw torn()
    const tag = xml.slice(start + 1, end)
    at = end + 1
    if (tag.startsWith('/')) {
      depth -= 1
      if (skipped > 0) skipped -= 1
      else close(tag.slice(1).trim())
      continue
    }
    const isWhole = tag.endsWith('/')
    const name = /^[^\s/]*/.exec(tag)?.[0] ?? ''
    const isLeftOut =
      skipped > 0 || !open(name, attributesOf(tag.slice(name.length, isWhole ? -1 : undefined)))
    if (isWhole && !isLeftOut) close(name)
    if (isWhole) continue
    depth += 1
    if (isLeftOut) skipped += 1
  }
  if (depth !== 0) throw torn()
}

const SPECIAL = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
  ['<!DOCTYPE', '>'],
] as const

/** Where a tag ends; a `>` within an attribute's quotes does not end it. */
function tagEnd(xml: string, from: number): number {
  const marks = /[>"']/g
  marks.lastIndex = from
  for (let match = marks.exec(xml); match; match = marks.exec(xml)) {
    const [mark] = match
    if (mark === '>') return match.index
    const quote = xml.indexOf(mark, match.index + 1)
    if (quote < 0) return -1
    marks.lastIndex = quote + 1
  }
  return -1
}

/** The attributes of a tag by name, '' for one that it does not have; read when one is asked for. */
function attributesOf(tag: string): (name: string) => string {
  let found: Map<string, string> | null = null
  return (name) => {
    found ??= new Map(
      [...allOf(/\s*([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/y, tag)].map(([, key = '', double, single]) => [
        key,
        unescapeXml(double ?? single ?? ''),
      ]),
    )
    return found.get(name) ?? ''
  }
}

function* allOf(pattern: RegExp, text: string): Generator<RegExpExecArray> {
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) yield match
}
