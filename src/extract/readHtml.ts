import { isBody, isFurniture, titleOfLines } from '#domain/titleOfLines.ts'
import { cleanLine } from './cleanLine.ts'
import { DroppedTexts, ExtractError, loaded, type ReadContent, statedDate } from './extractedDocument.ts'
import { htmlLines, isHidden } from './htmlLines.ts'

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

interface StatedMeta {
  title: string | null
  publisher: string | null
  date: string | null
}

const TITLES = ['og:title', 'citation_title', 'dc.title', 'dcterms.title', 'twitter:title']
const PUBLISHERS = ['og:site_name', 'citation_publisher', 'dc.publisher', 'dcterms.publisher', 'publisher']
/** Meta names of an author, which may be a body. */
const AUTHORS = ['dcterms.creator', 'dc.creator', 'author']
/** Meta names of the site, which serve as publisher where nothing else states one. */
const SITES = ['application-name', 'apple-mobile-web-app-title']
const DATES = [
  'article:published_time',
  'citation_publication_date',
  'citation_date',
  'dc.date',
  'dc.date.issued',
  'dcterms.issued',
  'dcterms.available',
  'dcterms.date',
  'date',
]
/** Maximum length of a title that is read, code units. */
const LONGEST_TITLE = 500
/** Maximum length of a page's structured data that is read, code units. */
const LONGEST_JSON = 1_000_000
/** Parts of a title: a name of a site, sections and the title itself. */
const SEPARATOR = /\s+(?:[|–—·•»›-]|::)\s+|(?<=\S):\s+/u

/** Title, publisher and date that a page states, in meta elements, structured data, title, `time` and headings. */
function pageMeta(document: Document): StatedMeta {
  const stated = statedValues(document)
  const linked = linkedData(document)
  const values = (names: readonly string[]) => names.map((name) => cleanLine(stated.get(name) ?? ''))
  const title = cleanLine((document.querySelector('title')?.textContent ?? '').slice(0, LONGEST_TITLE))
  const headings = headingsOf(document)
  const publisher =
    [
      ...values(PUBLISHERS),
      linked.publisher,
      microdata(document, 'publisher'),
      ...values(AUTHORS).filter(isBody),
      ...values(SITES),
    ].find(Boolean) ?? siteIn(title, headings)
  const whole = [...values(TITLES), linked.title, microdata(document, 'headline')].map((one) =>
    withoutSite(one ?? '', publisher, headings),
  )
  const [heading] = headings.filter(({ rank }) => rank === 1)
  const candidates = [
    ...whole,
    heading?.text,
    withoutSite(title, publisher, headings),
    ...headings.map(({ text }) => text),
  ]
  const dates = [...DATES.map((name) => stated.get(name)), linked.date, ...timesOf(document)]
  return {
    title: candidates.find((one) => one && !isFurniture(one) && !isSame(one, publisher)) ?? null,
    publisher: publisher || null,
    date: dates.map(statedDate).find((date) => date !== null) ?? null,
  }
}

function isSame(text: string, other: string | null | undefined): boolean {
  return other !== null && other !== undefined && text.toLowerCase() === other.toLowerCase()
}

/** A stated title without the name of the site and of its sections. */
function withoutSite(title: string, publisher: string | null, headings: readonly Heading[]): string {
  if (headings.some(({ text }) => isSame(title, text))) return title
  const parts = title.split(SEPARATOR)
  if (parts.length === 1) return title
  const isHeading = (part: string) => headings.some(({ text }) => isSame(part, text)) && !isFurniture(part)
  const isRest = (part: string | undefined) =>
    part !== undefined && (isSame(part, publisher) || isFurniture(part))
  const [inHeading] = parts.filter((part) => isHeading(part) && !isSame(part, publisher))
  if (inHeading !== undefined) return inHeading
  // From both ends, so that a separator within the title stays.
  let [start, end] = [0, parts.length]
  while (start < end - 1 && isRest(parts[start])) start += 1
  while (end > start + 1 && isRest(parts[end - 1])) end -= 1
  if (end - start === parts.length)
    return publisher === null && / [|»] /.test(title) ? (parts[0] ?? '') : title
  const from = start === 0 ? 0 : title.indexOf(parts[start] ?? '')
  return title.slice(from, title.lastIndexOf(parts[end - 1] ?? '') + (parts[end - 1] ?? '').length)
}

/** The site that a page's title names behind one of its headings, or a body that it ends with; null without such a title. */
function siteIn(title: string, headings: readonly Heading[]): string | null {
  const found = headings.find(({ text }) => title.startsWith(text) && title.length > text.length)
  const rest = found && title.slice(found.text.length).split(SEPARATOR)
  const last = title.split(SEPARATOR).slice(1).at(-1) ?? ''
  const site =
    rest && rest.length > 1 && rest[0]?.trim() === '' ? rest.at(-1) : isBody(last) ? last : undefined
  return site && !isFurniture(site) ? site : null
}

/** The meta elements with content, by their name in lower case. */
function statedValues(document: Document): Map<string, string> {
  const values = new Map<string, string>()
  for (const element of document.querySelectorAll('meta[content]')) {
    const name = (element.getAttribute('property') ?? element.getAttribute('name') ?? '').toLowerCase()
    if (!values.has(name)) values.set(name, element.getAttribute('content') ?? '')
  }
  return values
}

function timesOf(document: Document): (string | null)[] {
  const times = document.querySelectorAll(
    'article time[datetime], main time[datetime], header time[datetime]',
  )
  return [...times].map((time) => time.getAttribute('datetime'))
}

interface Heading {
  readonly text: string
  readonly rank: number
}

/** What surrounds an article: headings in it are not the article's. */
const AROUND =
  'nav, aside, footer, dialog, [role="dialog"], [role="alertdialog"], [role="navigation"], [role="search"], [aria-modal="true"]'
const NOTICE = /cookie|consent|gdpr|newsletter|breadcrumb|sidebar|related|share/i

/** The headings of a page's article, those within `main` and `article` first. */
function headingsOf(document: Document): readonly Heading[] {
  const found = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].flatMap((element) => {
    const text = cleanLine(element.textContent ?? '')
    if (text === '' || text.length > LONGEST_TITLE || isAround(element)) return []
    // A logo: a heading that leads to the start of the site.
    const link = element.querySelector('a[href]') ?? element.closest('a[href]')
    if (link && /^(?:https?:\/\/[^/]+)?\/?(?:index\.\w+)?$/.test(link.getAttribute('href') ?? '')) return []
    return [
      {
        text,
        rank: Number(element.localName[1]),
        isInside: element.closest('main, article, [role="main"]') !== null,
      },
    ]
  })
  return found.toSorted((a, b) => Number(b.isInside) - Number(a.isInside))
}

function isAround(element: Element): boolean {
  if (element.closest(AROUND) !== null) return true
  let place: Element | null = element
  while (place !== null && place.localName !== 'body') {
    if (isHidden(place)) return true
    if (NOTICE.test(`${place.getAttribute('id') ?? ''} ${place.getAttribute('class') ?? ''}`)) return true
    place = place.parentElement
  }
  return false
}

/** The heading of the article: its title, or the one of the first rank that is not the name of the site. */
function headingOf(document: Document, { title, publisher }: StatedMeta): string | null {
  const headings = headingsOf(document).filter(({ text }) => !isFurniture(text) && !isSame(text, publisher))
  const stated = headings.find(({ text }) => isSame(text, title))
  const [first, ...more] = headings.filter(({ rank }) => rank === 1)
  return stated?.text ?? (more.length === 0 ? (first?.text ?? null) : null)
}

/** What an element of microdata states, as its content, name or text. */
function microdata(document: Document, name: string): string | null {
  const element = document.querySelector(`[itemprop~="${name}"]`)
  const named = element?.querySelector('[itemprop~="name"]') ?? element
  const text = cleanLine(named?.getAttribute('content') ?? named?.textContent ?? '')
  return text.length <= LONGEST_TITLE ? text || null : null
}

/** What the first article of the page's JSON-LD states. */
function linkedData(document: Document): StatedMeta {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    const graph = parsed(script.textContent ?? '')
    const article = graph.find((item) => /Article|Report|WebPage|Release/.test(String(item['@type'])))
    if (article === undefined) continue
    const { headline, datePublished } = article
    const id = isRecord(article.publisher) ? article.publisher['@id'] : undefined
    const publisher = graph.find((item) => id !== undefined && item['@id'] === id) ?? article.publisher
    return {
      title: textOf(headline),
      publisher: textOf(publisher) ?? (isRecord(publisher) ? textOf(publisher.name) : null),
      date: textOf(datePublished),
    }
  }
  return { title: null, publisher: null, date: null }
}

/** The objects of a JSON-LD script: itself, its list or its graph; none if it is not JSON. */
function parsed(text: string): Record<string, unknown>[] {
  if (text.length > LONGEST_JSON) return []
  try {
    const value: unknown = JSON.parse(text)
    const graph = isRecord(value) && Array.isArray(value['@graph']) ? value['@graph'] : value
    return (Array.isArray(graph) ? graph : [graph]).filter(isRecord)
  } catch {
    return []
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? cleanLine(value) || null : null
}
