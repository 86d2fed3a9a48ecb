import { isFurniture, titleOfLines } from '#domain/titleOfLines.ts'
import { unescapeXml } from '#lib/escapeXml.ts'
import { cleanLine } from './cleanLine.ts'
import { DroppedTexts, ExtractError, type ReadContent, statedDate } from './extractedDocument.ts'
import { fragmentLines } from './readHtml.ts'

/** The parts of a presentation that hold the words of slides and notes, or say which they are. */
export const SLIDE_PARTS =
  /^ppt\/(?:(?:_rels\/)?presentation\.xml(?:\.rels)?|slides\/(?:_rels\/)?slide\d+\.xml(?:\.rels)?|notesSlides\/notesSlide\d+\.xml)$/

/** A slide: the paths of its part, of its notes and of its charts. */
interface SlideParts {
  /** From 1, as the program counts them. */
  readonly number: number
  readonly path: string
  readonly notes: string | null
  readonly charts: readonly string[]
}

/** The slides of a presentation in their order; `textOf` gives the text of a part, '' for one that is not there. */
export function slidesOf(textOf: (path: string) => string): SlideParts[] {
  const relations = relationsIn(textOf('ppt/_rels/presentation.xml.rels'), 'ppt/')
  const list = textOf('ppt/presentation.xml').matchAll(/<p:sldId\s[^>]{0,300}?r:id="([^"]{1,40})"/g)
  return [...list].flatMap(([, id], at) => {
    const path = relations.find((one) => one.id === id)?.target
    if (path === undefined || textOf(path) === '') return []
    const own = relationsIn(textOf(path.replace(/([^/]+)$/, '_rels/$1.rels')), 'ppt/slides/')
    const notes = own.find(({ type }) => type === 'notesSlide')?.target ?? null
    const charts = own.filter(({ type }) => type === 'chart').map(({ target }) => target)
    return [{ number: at + 1, path, notes, charts }]
  })
}

/** Relationships of a part: the last part of the type, and the path in the package. */
function relationsIn(xml: string, folder: string): readonly { id: string; type: string; target: string }[] {
  return [...xml.matchAll(/<Relationship\s([^>]{1,2000})>/g)].flatMap(([, attributes = '']) => {
    const value = (name: string) => new RegExp(`(?<!\\w)${name}="([^"]*)"`).exec(attributes)?.[1] ?? ''
    if (value('TargetMode') === 'External') return []
    const target = unescapeXml(value('Target'))
    const path = target.startsWith('/')
      ? target.slice(1)
      : new URL(target, `http://x/${folder}`).pathname.slice(1)
    return [{ id: value('Id'), type: value('Type').replace(/^.*\//, ''), target: path }]
  })
}

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
