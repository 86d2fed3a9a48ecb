import { DroppedTexts } from './droppedTexts.ts'
import { ExtractError, loaded, type ReadContent } from './extractedDocument.ts'
import { htmlLines } from './htmlLines.ts'
import { headingOf, pageMeta } from './pageMeta.ts'

/** Elements up to which a page's article is sought; longer pages are read whole. */
const MOST_ELEMENTS = 30_000
/** Letters from which a line is prose rather than a link or label. */
const PROSE = 80

/**
 * Reads a saved web page: its article as Readability finds it, or the whole body where it finds none or only a small
 * part. Scripts never run and nothing is requested: the parser only builds a tree.
 */
export async function readHtml(html: string): Promise<ReadContent> {
  const document = await parseHtml(html)
  const meta = pageMeta(document)
  const heading = headingOf(document)
  const whole = htmlLines(document)
  const article = await articleOf(document)
  const found = article !== null && proseIn(article.lines) * 3 >= proseIn(whole.lines) ? article : whole
  const lines = heading !== null && !found.lines.includes(heading) ? [heading, ...found.lines] : found.lines
  if (lines.length === 0) throw new ExtractError({ code: 'empty' })
  const dropped = new DroppedTexts()
  for (const mark of found.marks) dropped.add('footnote-mark', mark, null)
  const kept = new Set(lines)
  for (const line of whole.lines) if (!kept.has(line)) dropped.add('outside-article', line, null)
  return { text: lines.join('\n'), pages: [], ...meta, dropped: dropped.list() }
}

/** The lines of HTML that holds no page around its text, such as a converted file. */
export async function fragmentLines(html: string): Promise<{ lines: string[]; marks: string[] }> {
  return htmlLines(await parseHtml(html))
}

/** A document of any HTML. The parser, unlike a browser's, adds no missing `html` and `body`. */
async function parseHtml(html: string): Promise<Document> {
  const { parseHTML } = await loaded(import('linkedom'))
  const { document } = parseHTML(html)
  if (document.documentElement?.localName === 'html') return document
  const inner = html.replace(/<\/?html(?:\s[^>]{0,1000})?>|<!doctype[^>]{0,1000}>/gi, '')
  const body = /<body[\s>]/i.test(inner) ? inner : `<body>${inner}</body>`
  return parseHTML(`<!doctype html><html>${body}</html>`).document
}

async function articleOf(document: Document): Promise<{ lines: string[]; marks: string[] } | null> {
  const { Readability } = await loaded(import('@mozilla/readability'))
  try {
    const article = new Readability<Node>(document, {
      maxElemsToParse: MOST_ELEMENTS,
      disableJSONLD: true,
      serializer: (element) => element,
    }).parse()
    return article?.content ? htmlLines(article.content) : null
  } catch {
    // Too many elements, or a tree it cannot take: the page is read whole.
    return null
  }
}

function proseIn(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + (line.length >= PROSE ? line.length : 0), 0)
}
