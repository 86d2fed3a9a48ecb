import { titleOfLines } from '#domain/titleOfLines.ts'
import { cleanLine } from './cleanLine.ts'
import { DroppedTexts, ExtractError, loaded, type ReadContent } from './extractedDocument.ts'
import { htmlLines } from './htmlLines.ts'
import { headingOf, pageMeta } from './pageMeta.ts'

/** Maximum elements and nesting for which an article is sought: Readability's time grows with the third power of the nesting. */
const MOST_ELEMENTS = 20_000
const DEEPEST = 100
/** Maximum nesting of a page that is read at all; browsers stop at 512. Beyond it the parser slows down. */
const DEEPEST_PARSED = 3000
/** Letters from which a line is prose rather than a link or label. */
const PROSE = 80

/** Reads a saved web page: its article by Readability, or else the whole body. Scripts never run; nothing is requested. */
export async function readHtml(html: string): Promise<ReadContent> {
  const document = await parseHtml(html)
  const meta = pageMeta(document)
  const heading = headingOf(document, meta)
  const whole = htmlLines(document.documentElement)
  const menus = [...document.querySelectorAll('nav, dialog')].map((one) => cleanLine(one.textContent ?? ''))
  const article = await articleOf(document)
  const found = article !== null && proseIn(article.lines) * 3 >= proseIn(whole.lines) ? article : whole
  const body = withTables(found.lines, whole.lines)
  const lines = heading !== null && !body.includes(heading) ? [heading, ...body] : body
  if (lines.length === 0) throw new ExtractError({ code: 'empty' })
  const dropped = new DroppedTexts()
  for (const mark of found.marks) dropped.add('footnote-mark', mark, null)
  const kept = new Set(lines)
  for (const menu of menus) if (menu !== '') dropped.add('outside-article', menu, null)
  for (const line of whole.lines) if (!kept.has(line)) dropped.add('outside-article', line, null)
  const title = meta.title ?? titleOfLines(lines)
  return {
    text: lines.join('\n'),
    pages: [],
    ...meta,
    title,
    site: siteOf(document, html),
    dropped: dropped.list(),
  }
}

/** The host that a page names as its address, or that the browser noted when it saved the page. */
function siteOf(document: Document, html: string): string | null {
  const stated = document.querySelector('link[rel="canonical"][href], meta[property="og:url"][content]')
  const saved = /<!-- saved from url=\(\d+\)(\S{1,2000}) -->/.exec(html)?.[1]
  return hostOf(stated?.getAttribute('href') ?? stated?.getAttribute('content') ?? saved ?? '')
}

/** The host of an address without "www."; null for none. */
export function hostOf(address: string): string | null {
  return URL.canParse(address) ? new URL(address).hostname.replace(/^www\./, '') || null : null
}

/** The lines of HTML that holds no page around its text, such as a converted file. */
export async function fragmentLines(html: string): Promise<{ lines: string[]; marks: string[] }> {
  return htmlLines((await parseHtml(html)).documentElement)
}

/** A document of any HTML. The parser, unlike a browser's, adds no missing `html` and `body`. */
async function parseHtml(html: string): Promise<Document> {
  if (nesting(html) > DEEPEST_PARSED) throw new ExtractError({ code: 'too-nested', limit: DEEPEST_PARSED })
  const { parseHTML } = await loaded(import('linkedom'))
  const { document } = parseHTML(html)
  if (document.documentElement?.localName === 'html') return document
  const inner = html.replace(/<\/?html(?:\s[^>]{0,1000})?>|<!doctype[^>]{0,1000}>/gi, '')
  const body = /<body[\s>]/i.test(inner) ? inner : `<body>${inner}</body>`
  return parseHTML(`<!doctype html><html>${body}</html>`).document
}

/** Maximum number of elements open at once, counting only those that pages do close. */
function nesting(html: string): number {
  let [open, most] = [0, 0]
  for (const [, close] of html.matchAll(
    /<(\/?)(?:[abiu]|article|blockquote|center|div|em|font|form|main|ol|section|span|strong|table|ul)[\s>]/gi,
  )) {
    open = Math.max(0, open + (close === '' ? 1 : -1))
    most = Math.max(most, open)
  }
  return most
}

/** The article's lines with the tables within and directly behind it, which Readability often leaves out. */
function withTables(article: readonly string[], whole: readonly string[]): readonly string[] {
  const kept = new Set(article)
  const first = whole.indexOf(article[0] ?? '')
  let end = whole.lastIndexOf(article.at(-1) ?? '') + 1
  const known = new Set(whole)
  if (first === -1 || end <= first || !article.every((line) => known.has(line))) return article
  while (whole[end]?.includes('\t')) end += 1
  return whole.slice(first, end).filter((line) => kept.has(line) || line.includes('\t'))
}

async function articleOf(document: Document): Promise<{ lines: string[]; marks: string[] } | null> {
  if (isTooLarge(document.documentElement)) return null
  const { Readability } = await loaded(import('@mozilla/readability'))
  try {
    const article = new Readability<Node>(document, {
      disableJSONLD: true,
      serializer: (element) => element,
    }).parse()
    return article?.content ? htmlLines(article.content) : null
  } catch {
    // Readability cannot handle this tree: the page is read whole.
    return null
  }
}

function isTooLarge(root: Node): boolean {
  let [count, depth] = [0, 0]
  let node: Node | null = root
  while (node !== null) {
    if (node.nodeType === 1) count += 1
    if (count > MOST_ELEMENTS || depth > DEEPEST) return true
    if (node.firstChild !== null) {
      node = node.firstChild
      depth += 1
      continue
    }
    while (node !== root && node !== null && node.nextSibling === null) {
      node = node.parentNode
      depth -= 1
    }
    if (node === root) return false
    node = node?.nextSibling ?? null
  }
  return false
}

function proseIn(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + (line.length >= PROSE ? line.length : 0), 0)
}
