import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { act, screen, waitFor } from '@testing-library/react'
import { type Document, Packer } from 'docx'
import { layoutDocument } from 'docx/layout'
import { unzipSync } from 'fflate'
import { afterAll, expect, test, vi } from 'vitest'
import { isSaid, layoutOfStep, tiesOfWords } from '#domain/briefing.ts'
import { readCellQuery, rowsOfQuery, sumOfRows } from '#domain/cellQuery.ts'
import { loadTable } from '#domain/figureTable.ts'
import { UI_LANGUAGES } from '#domain/language.ts'
import { readReader } from '#domain/readerLink.ts'
import { messagesOf } from '#scripts/messageFiles.ts'
import { setUi } from '#state/uiStore.ts'
import { officeFaults } from '#tests/support/officeFaults.ts'
import { published } from '#tests/support/published.ts'
import { renderApp } from '#tests/support/renderApp.tsx'
import { bytesOf, stubSaving } from '#tests/support/savedFiles.ts'

const folder = mkdtempSync(join(tmpdir(), 'notes-'))
afterAll(() => rmSync(folder, { recursive: true }))

const { documents } = published('documents')
const { briefings } = published('briefings')
const { records } = published('records')

/** Replaces what jsdom lacks. Returns the saved files, and the documents before they are packed. */
function stubDrawing(): { files: readonly Blob[]; packed: () => Document | undefined } {
  vi.stubGlobal('Path2D', class {})
  Object.defineProperty(document, 'fonts', { value: { load: async () => [] }, configurable: true })
  const pack = vi.spyOn(Packer, 'toArrayBuffer')
  const context = new Proxy({}, { get: () => () => {}, set: () => true })
  return { files: stubSaving('wordprocessing', context), packed: () => pack.mock.lastCall?.[0] }
}

const textOf = (xml: string) =>
  xml
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll('&amp;', '&')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', '’')

/** Expects a note that quotes stored sentences and whose text has no ids. Returns its path, quotations and length in letters. */
function expectNote(
  name: string,
  bytes: Uint8Array,
): { path: string; quotes: readonly string[]; letters: number } {
  // KEEP_NOTES=FOLDER keeps the files, to look at in an office program.
  const kept = process.env.KEEP_NOTES
  if (kept) writeFileSync(join(kept, `${name}.docx`), bytes)
  const path = join(folder, `${name}.docx`)
  writeFileSync(path, bytes)

  const files = unzipSync(bytes)
  const part = (file: string) => new TextDecoder().decode(files[file])
  const [body, notes] = [part('word/document.xml'), part('word/footnotes.xml')]

  const quotes = [body, notes].flatMap((xml) =>
    [...xml.matchAll(/<w:rStyle w:val="QuoteChar"\/>.*?<w:t[^>]*>(.*?)<\/w:t>/gs)].map(([, text = '']) =>
      textOf(text),
    ),
  )
  const footnotes = notes.match(/<w:footnote w:id="[1-9]\d*">/g)?.length ?? 0
  const exact = quotes.map((quote) => quote.replace(/^(?:“|«\u00a0|‘)/, '').replace(/(?:”|\u00a0»|’)$/, ''))
  for (const quote of exact) {
    expect(
      documents.some(({ text, sentences }) =>
        sentences.some(({ start, end }) => text.slice(start, end) === quote),
      ),
      quote,
    ).toBe(true)
  }
  expect(footnotes, name).toBeGreaterThan(0)
  expect(body.match(/<w:footnoteReference /g)?.length ?? 0, name).toBe(footnotes)

  const shown = `${textOf(body)} ${textOf(notes)} ${[...body.matchAll(/descr="([^"]*)"/g)].map(([, text]) => text).join(' ')}`
  expect(shown, name).not.toMatch(/cells:|record:|frontex-detections|uk-small-boats|:\d+-\d+\b/)
  for (const { id } of documents) expect(shown).not.toContain(id)

  for (const [run] of body.matchAll(/<w:r>(?:(?!<\/w:r>).)*<w:t[ >].*?<\/w:r>/gs)) {
    if (/\p{L}/u.test(textOf(run))) expect(run, name).toContain('<w:lang ')
  }
  for (const [, attributes = ''] of body.matchAll(/<wp:docPr ([^>]*)>/g))
    expect(attributes).toMatch(/descr="[^"]{20,}/)
  const outline = [...body.matchAll(/<w:pStyle w:val="(Title|Heading\d)"/g)].map(([, style]) => style)
  expect(outline[0]).toBe('Title')
  expect(new Set(outline.slice(1)), name).toEqual(new Set(['Heading1']))
  expect(body.match(/<w:tblHeader\/>/g)?.length ?? 0, name).toBeGreaterThan(0)

  return { path, quotes: exact, letters: shown.length }
}

/** Expects three pages at most, laid out as Word does. */
function expectPages(document: Document | undefined): void {
  if (!document) throw new Error('no document was packed')
  expect(layoutDocument(document, { guess: true }).pages.length).toBeLessThan(4)
}

const TABLES = new Map(published('figures').tables.map((table) => [table.id, loadTable(table)]))

/** The sum of the cells that a step names, as an English reader sees it. */
function sumIn(cells: string): string {
  const query = readCellQuery(cells)
  const table = TABLES.get(query?.table ?? '')
  const column = table?.counts.find(({ name }) => name === query?.count)
  if (!query || !table || !column) throw new Error(`${cells} names nothing`)
  return sumOfRows(column, rowsOfQuery(table, query)).value?.toLocaleString('en-GB') ?? '-'
}

/** Expects the numbers of a briefing's steps in words and in the table, as summed from the published cells. */
function expectNumbers({ steps }: (typeof briefings)[number], bytes: Uint8Array): void {
  const body = new TextDecoder().decode(unzipSync(bytes)['word/document.xml'])
  const rows = (body.match(/<w:tr[ >].*?<\/w:tr>/gs) ?? []).map((row) =>
    [...row.matchAll(/<w:tc>.*?<\/w:tc>/gs)].map(([cell]) => textOf(cell)),
  )
  const numbers = steps.flatMap(({ number, isBackup }) =>
    number?.against && !isBackup ? [{ now: sumIn(number.cells), before: sumIn(number.against), number }] : [],
  )
  expect(numbers.length).toBeGreaterThan(5)
  for (const { now, before, number } of numbers) {
    expect(textOf(body)).toMatch(new RegExp(`${now} [^:]+${before} `))
    if (!number.cells.startsWith('frontex') || !number.cells.includes('2025')) continue
    expect(rows.map((cells) => cells.slice(1, 3))).toContainEqual([before, now])
  }
}

const VIEWS = {
  channel: '#/explore?years=2024&routes=channel&v=2',
  compare: '#/compare?compare=2024,2025',
  text: '#/explore?selected=document:belgium-calais-group-2024',
}

/** The sentences that a briefing cites. */
function citedBy({ steps }: (typeof briefings)[number]): readonly string[] {
  return steps.flatMap(({ evidence }) =>
    evidence.flatMap((id) => {
      const target = readReader(id)
      if (target?.type !== 'document' || !target.span) return []
      const text = documents.find((one) => one.id === target.documentId)?.text ?? ''
      return [text.slice(target.span.start, target.span.end)]
    }),
  )
}

/** Titles, in the language of a briefing, of the records to which lines beside its maps are tied. */
function recordsBehind({ steps, language }: (typeof briefings)[number]): readonly string[] {
  const beside = steps.filter((step) => layoutOfStep(step) === 'map-text' && isSaid(step))
  const ties = beside.flatMap((step) => tiesOfWords(step).flatMap((ids) => ids ?? []))
  return records.flatMap(({ id, title }) => (ties.includes(`record:${id}`) ? (title[language] ?? []) : []))
}

/** Letters of each talk's note in French, the longest: to lay a note out takes longer than all else. */
const lettersInFrench = new Map<string, number>()
const LANGUAGES = UI_LANGUAGES.toSorted((a, b) => Number(b === 'fr') - Number(a === 'fr'))
/** Each talk has its note in French and in one other language. */
const NOTED = briefings.filter(
  ({ id, language }) => language === 'fr' || ['calais-group-nl', 'routes-2024-2025-en'].includes(id),
)

test.each(LANGUAGES)(
  'notes of the briefings, and in French of three views, are valid, in %s',
  async (language) => {
    const { files, packed } = stubDrawing()
    const validated: Promise<void>[] = []
    const written = async (link: string, name: string) => {
      const { common } = messagesOf(language)
      const landmark = { role: 'navigation' as const, name: String(common?.mainNavigation) }
      const { user, unmount } = await renderApp({ link: `${link}&lang=${language}`, landmark })
      const before = files.length
      if (!link.startsWith('#/briefing')) act(() => setUi({ overlay: 'export' }))
      else await user.click(await screen.findByRole('button', { name: String(common?.export) }))
      const button = await screen.findByRole('button', { name: /\(Word\)/ })
      await waitFor(() => expect(button).toBeEnabled())
      await user.click(button)
      await waitFor(() => expect(files).toHaveLength(before + 1))
      // Files share their worker's stores.
      act(() => setUi({ overlay: null }))
      unmount()
      const bytes = await bytesOf(files.at(-1))
      const { path, quotes, letters } = expectNote(`${name}-${language}`, bytes)
      const subject = name.replace(`-${language}`, '')
      // Another process validates meanwhile. In other languages the same parts have other words.
      if (language === 'fr') validated.push(expect(officeFaults(path), name).resolves.toEqual([]))
      const isTalk = link.startsWith('#/briefing')
      if (language === 'fr' && isTalk) lettersInFrench.set(subject, letters)
      // A view is laid out where it says more than a talk.
      const longest = isTalk ? (lettersInFrench.get(subject) ?? 0) : Math.min(...lettersInFrench.values())
      if (letters >= longest) expectPages(packed())
      return { bytes, quotes }
    }
    for (const briefing of NOTED.filter((one) => one.language === language)) {
      const { quotes, bytes } = await written(`#/briefing?step=${briefing.id}`, briefing.id)
      if (briefing.id === 'routes-2024-2025-en') expectNumbers(briefing, bytes)
      for (const quote of quotes) expect(citedBy(briefing)).toContain(quote)
      // Who asks "says who?" at a number finds more than a publisher.
      const footnotes = textOf(new TextDecoder().decode(unzipSync(bytes)['word/footnotes.xml']))
      for (const title of recordsBehind(briefing)) expect(footnotes).toContain(`, ${title}.`)
    }
    if (language === 'fr') for (const [name, link] of Object.entries(VIEWS)) await written(link, name)
    await Promise.all(validated)
  },
)
