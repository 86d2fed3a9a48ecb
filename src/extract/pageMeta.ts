import { cleanLine } from './cleanLine.ts'
import { statedDate } from './statedDate.ts'

export interface StatedMeta {
  title: string | null
  publisher: string | null
  date: string | null
}

const TITLES = ['og:title', 'citation_title', 'dc.title', 'dcterms.title', 'twitter:title']
const PUBLISHERS = ['og:site_name', 'citation_publisher', 'dc.publisher', 'dcterms.publisher']
const DATES = [
  'article:published_time',
  'citation_publication_date',
  'citation_date',
  'dc.date',
  'dc.date.issued',
  'dcterms.issued',
  'dcterms.date',
  'date',
]
/** Code units of a title that are read. */
const LONGEST_TITLE = 500
/** Structured data of one page that is read, code units. */
const LONGEST_JSON = 1_000_000

/** Title, publisher and date that a page states, in meta elements, structured data (JSON-LD), `time` and headings. */
export function pageMeta(document: Document): StatedMeta {
  const stated = statedValues(document)
  const first = (names: readonly string[]) =>
    names.map((name) => cleanLine(stated.get(name) ?? '')).find((value) => value !== '') ?? null
  const linked = linkedData(document)
  const publisher = first(PUBLISHERS) ?? linked.publisher
  const dates = [...DATES.map((name) => stated.get(name)), linked.date, ...timesOf(document)]
  return {
    title: first(TITLES) ?? linked.title ?? headingOf(document) ?? titleOf(document, publisher),
    publisher,
    date: dates.map(statedDate).find((date) => date !== null) ?? null,
  }
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

/** The page's heading, if there is one of the first rank. */
export function headingOf(document: Document): string | null {
  const headings = [...document.querySelectorAll('h1')].map((heading) => cleanLine(heading.textContent ?? ''))
  const filled = headings.filter((heading) => heading !== '')
  return filled.length === 1 ? (filled[0] ?? null) : null
}

/** The title without the name of the site behind it. */
function titleOf(document: Document, publisher: string | null): string | null {
  const title = cleanLine((document.querySelector('title')?.textContent ?? '').slice(0, LONGEST_TITLE))
  const [, start = '', end = ''] = /^(.+\S)\s+[|–—·-]\s+(.+)$/u.exec(title) ?? []
  const isSite = end === publisher || (publisher === null && title.includes(' | '))
  return (isSite ? start : title) || null
}

/** What the first article of the page's JSON-LD states. */
function linkedData(document: Document): StatedMeta {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    const article = parsed(script.textContent ?? '').find((item) =>
      /Article|Report|WebPage|Release/.test(String(item['@type'])),
    )
    if (article === undefined) continue
    const { publisher, headline, datePublished } = article
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
