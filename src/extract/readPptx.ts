import type { PageSpan } from '#domain/project.ts'
import { isFurniture } from '#domain/titleOfLines.ts'
import { escapeXml } from '#lib/escapeXml.ts'
import { DroppedTexts, ExtractError, type ReadContent } from './extractedDocument.ts'
import { SLIDE_PARTS, slidesOf } from './officeSlides.ts'
import { officeFacts, PROPERTIES, textOf } from './packageFacts.ts'
import { fragmentLines } from './readHtml.ts'
import { walkXml } from './walkXml.ts'
import { unpackParts } from './zipEntries.ts'

/** Reads a presentation: a page for each slide, with its words, its tables and its notes. */
export async function readPptx(bytes: Uint8Array<ArrayBuffer>): Promise<ReadContent> {
  const parts = await unpackParts(bytes, (name) => SLIDE_PARTS.test(name) || PROPERTIES.test(name))
  const dropped = new DroppedTexts()
  const pages: PageSpan[] = []
  let text = ''
  let first: string | null = null
  for (const { number, path, notes } of slidesOf((name) => textOf(parts, name))) {
    const html = [path, ...(notes === null || !parts.has(notes) ? [] : [notes])].map((part) =>
      htmlOf(parts, part),
    )
    const { lines, marks } = await fragmentLines(html.join(''))
    for (const mark of marks) dropped.add('footnote-mark', mark, number)
    first ??= lines[0] ?? null
    const start = text.length
    text += lines.map((line) => `${line}\n`).join('')
    pages.push({ number, start, end: text.length })
  }
  text = text.trimEnd()
  if (text === '') throw new ExtractError({ code: 'empty' })
  const { title, ...facts } = officeFacts(parts)
  return {
    text,
    pages: pages.map(({ number, start, end }) => ({
      number,
      start: Math.min(start, text.length),
      end: Math.min(end, text.length),
    })),
    title: title === null || isFurniture(title) ? first : title,
    date: null,
    dropped: dropped.list(),
    ...facts,
  }
}

const ELEMENTS: Readonly<Record<string, string>> = {
  'a:p': 'p',
  'a:tbl': 'table',
  'a:tr': 'tr',
  'a:tc': 'td',
  'a:br': 'br',
}

/** The number, date, foot and head that a layout repeats on each slide or page of notes. */
const REPEATED = new Set(['sldNum', 'dt', 'ftr', 'hdr'])

function htmlOf(parts: ReadonlyMap<string, Uint8Array>, part: string): string {
  const out: string[] = []
  let isText = false
  let isRepeated = false
  let isRaised = false
  walkXml(parts, part, {
    open: (name, attribute) => {
      const element = ELEMENTS[name]
      if (name === 'p:ph') isRepeated = REPEATED.has(attribute('type'))
      // What older programs show in place of what they do not know.
      if (name === 'mc:Fallback' || (isRepeated && name === 'p:txBody')) return false
      if (element) out.push(`<${element}>`)
      if (name === 'a:r') isRaised = false
      if (name === 'a:rPr') isRaised = Number(attribute('baseline')) > 0
      if (name === 'a:t') isText = true
      return true
    },
    close: (name) => {
      const element = ELEMENTS[name]
      if (element && element !== 'br') out.push(`</${element}>`)
      if (name === 'a:t') isText = false
      if (name === 'p:sp') isRepeated = false
    },
    text: (text) => {
      if (isText) out.push(isRaised ? `<sup>${escapeXml(text)}</sup>` : escapeXml(text))
    },
  })
  return out.join('')
}
