import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { indexCorpus } from '#content/corpus.ts'
import { shownClaims, shownRecords } from '#content/tableSelection.ts'
import { NO_FILTERS } from '#domain/view.ts'
import { parseView } from '#domain/viewCodec.ts'
import { parseCsv } from '#tests/support/parseCsv.ts'
import { published } from '#tests/support/published.ts'
import { renderApp } from '#tests/support/renderApp.tsx'
import { bytesOf } from '#tests/support/savedFiles.ts'

const { measures } = published('measures')
const { events } = published('timeline')
const { claims } = published('claims')
const { records } = published('records')
const { documents } = published('documents')
const { routes, regions } = published('routes')
const vocabulary = published('vocabulary')
const corpus = indexCorpus({ measures, events, claims, records, documents, routes, regions, vocabulary })

const kind = (name: string) =>
  within(screen.getByRole('group', { name: 'What the table lists' })).getByRole('button', {
    name: new RegExp(`^${name}`),
  })
/** The first use waits for the code of the table. */
const table = (name: string) => screen.findByRole('region', { name: `Table of ${name}` })
const rowsOf = (region: HTMLElement) => within(region).getAllByRole('row').slice(1)
const titles = (region: HTMLElement) =>
  within(region)
    .getAllByRole('rowheader')
    .map((cell) => cell.textContent)
const link = () => window.location.hash

/** A category with few rows, dated and undated: fast, and representative. */
const FEW = measures.filter(({ categories }) => categories.includes('returns-asylum'))
const FEW_LINK = '#/table?measures=returns-asylum&v=3'

/** The file that the page saves, once it does. */
function catchDownload() {
  const files: { name: string; text: Promise<string> }[] = []
  const texts: Blob[] = []
  vi.stubGlobal(
    'URL',
    class extends URL {
      static override createObjectURL = (blob: Blob) => {
        texts.push(blob)
        return 'blob:table'
      }
      static override revokeObjectURL = () => {}
    },
  )
  const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
    this: HTMLAnchorElement,
  ) {
    const blob = texts.at(-1)
    if (blob) files.push({ name: this.download, text: textOf(blob) })
  })
  onTestFinished(() => click.mockRestore())
  return files
}

/** Keeps the byte-order mark, which `Blob.text()` would strip. */
async function textOf(blob: Blob): Promise<string> {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await bytesOf(blob))
}

describe('the table', () => {
  test('lists what passes the filters of each kind, with counts; a claim in its own language and by its own sentence', async () => {
    const asked = '#/table?years=2025&measures=border-control,coordination&v=3'
    const { user } = await renderApp({ link: asked })
    const { filters } = parseView(asked).view
    const region = await table('measures')
    const state = screen.getAllByRole('status').find((element) => /measure/.test(element.textContent ?? ''))
    const count = rowsOf(region).length
    expect(state).toHaveTextContent(`${count} measures`)
    expect(count).toBeLessThan(measures.length)
    const listed = { Measures: count, Events: 0, Records: 0, Claims: 0 }
    for (const name of ['Events', 'Records', 'Claims'] as const) {
      await user.click(kind(name))
      listed[name] = rowsOf(await table(name.toLowerCase())).length
    }
    expect(listed.Records).toBe(shownRecords(corpus, filters).length)
    expect(listed.Claims).toBe(shownClaims(corpus, filters).length)
    expect(listed.Claims).toBeLessThan(shownClaims(corpus, NO_FILTERS).length)
    expect(listed.Events).toBeGreaterThan(0)
    expect(listed.Events).toBeLessThan(events.length)
    for (const [name, rows] of Object.entries(listed)) expect(kind(name)).toHaveTextContent(`${name} ${rows}`)
    expect(screen.getByText(/The filters apply to each claim by its own sentence/)).toBeVisible()
    const quote = (await table('claims')).querySelector('q') as HTMLElement
    expect(quote).toHaveAttribute('lang', 'en')
    await user.click(quote)
    expect(link()).toMatch(/reader=belgium-calais-group-2024:\d+-\d+/)
  })

  test('toggles by the T key, and back by its button, keeping filters, selection and kind', async () => {
    const { user } = await renderApp({
      link: '#/explore?years=2025&measures=returns-asylum&selected=route:channel&v=3',
    })
    await screen.findByRole('button', { name: 'Remove 2025' })
    await user.keyboard('t')
    await table('measures')
    expect(link()).toBe('#/table?years=2025&measures=returns-asylum&selected=route:channel&v=3')
    await user.click(kind('Records'))
    await user.click(screen.getByRole('button', { name: 'Map' }))
    expect(link()).toBe('#/explore?years=2025&measures=returns-asylum&selected=route:channel&v=3')
    await user.click(screen.getByRole('button', { name: 'View' }))
    await user.click(await screen.findByRole('button', { name: /^Table instead of map/ }))
    expect(await table('records')).toBeVisible()
  })

  test('opens by link in place of map and timeline; its rows select, sort by a column, are found, and open their evidence', async () => {
    const { user } = await renderApp({ link: FEW_LINK })
    const region = await table('measures')
    expect(region).toBeVisible()
    expect(screen.queryByTestId('map')).toBeNull()
    expect(screen.queryByRole('region', { name: 'Timeline' })).toBeNull()
    expect(screen.getByRole('link', { name: 'Explore' })).toHaveAttribute('aria-current', 'page')
    const row = rowsOf(region)[0] as HTMLElement
    const [title] = within(row).getAllByRole('button') as [HTMLElement]
    await user.click(title)
    expect(link()).toMatch(/^#\/table\?measures=returns-asylum&selected=measure:/)
    expect(title).toHaveAttribute('aria-current', 'true')
    expect(within(region).getAllByRole('button', { current: true })).toEqual([title])

    // In order, then in reverse; rows without a date are last in both.
    const head = within(region).getByRole('columnheader', { name: 'Title' })
    await user.click(within(head).getByRole('button'))
    expect(head).toHaveAttribute('aria-sort', 'ascending')
    const up = titles(region)
    expect(up).toEqual(up.toSorted(new Intl.Collator('en', { numeric: true }).compare))
    await user.click(within(head).getByRole('button'))
    expect(head).toHaveAttribute('aria-sort', 'descending')
    expect(titles(region)).not.toEqual(up)
    expect(titles(region).toSorted()).toEqual(up.toSorted())
    const undated = FEW.filter(({ period }) => period === null).length
    const when = within(within(region).getByRole('columnheader', { name: 'When' })).getByRole('button')
    for (const _ of ['up', 'down']) {
      await user.click(when)
      const last = rowsOf(region)
        .slice(-undated)
        .map((row) => within(row).getAllByRole('cell')[2]?.textContent?.trim())
      expect(new Set(last)).toEqual(new Set(['not stated']))
    }

    // The search ignores accents, and announces the count.
    await user.click(screen.getByRole('searchbox', { name: 'Find in table' }))
    await user.paste('polànd')
    const found = await waitFor(() => {
      const rows = rowsOf(region)
      expect(rows.length).toBeLessThan(FEW.length)
      return rows
    })
    for (const row of found) expect(row).toHaveTextContent(/Poland/)
    expect(screen.getByText(new RegExp(`^${found.length} rows? of ${FEW.length}\\.$`))).toBeVisible()
    await user.click(within(found[0] as HTMLElement).getAllByRole('button')[1] as HTMLElement)
    expect(link()).toMatch(/&reader=/)
  })

  test('says when it is empty and offers to clear the search', async () => {
    const { user } = await renderApp({ link: '#/table?years=2026&status=gap&v=3' })
    expect(await screen.findByText('Nothing of this kind matches the filters.')).toBeVisible()
    const main = screen.getByRole('main')
    await user.click(within(main).getAllByRole('button', { name: 'Clear all filters' }).at(-1) as HTMLElement)
    expect(rowsOf(await table('measures'))).toHaveLength(measures.length)
  })
})

describe('the file', () => {
  test('holds the rows shown, in order, with evidence, links and data version', async () => {
    const files = catchDownload()
    const { user } = await renderApp({ link: '#/table?years=2025&measures=border-control&v=3' })
    const region = await table('measures')
    await user.click(within(within(region).getByRole('columnheader', { name: 'Title' })).getByRole('button'))
    const save = screen.getByRole('button', { name: 'Save as CSV' })
    await waitFor(() => expect(save).toBeEnabled())
    await user.click(save)
    await waitFor(() => expect(files).toHaveLength(1))
    const { data } = published('manifest')
    expect(files[0]?.name).toBe(
      `throughline-measures-years-2025-measures-border-control-sort-title-${data}.csv`,
    )
    const [header = [], ...rows] = parseCsv((await files[0]?.text) ?? '')
    const column = (name: string) => rows.map((row) => row[header.indexOf(name)])
    expect(column('title')).toEqual(titles(region))
    expect(new Set(column('data_version'))).toEqual(new Set([data]))
    // The terms of a quoted document are its own.
    for (const terms of column('licence'))
      expect(terms).toMatch(/^(Facts in our own words;|supplied by the owner)/)
    expect(column('credit').every((names) => /^Throughline;./.test(names ?? ''))).toBe(true)
    const known = new Map(measures.map((measure) => [measure.id, measure]))
    for (const [index, id] of column('id').entries()) {
      const measure = known.get(id ?? '')
      const ids = measure?.evidence.map((item) =>
        item.type === 'citation' ? item.claimId : item.type === 'record' ? item.recordId : '',
      )
      expect(column('evidence_ids')[index]?.split(';')).toEqual([...new Set(ids)])
      expect(column('link')[index]).toMatch(new RegExp(`#/explore\\?selected=measure:${id}&v=3$`))
      expect(column('view')[index]).toMatch(/#\/table\?years=2025&measures=border-control&sort=title&v=3$/)
      expect(column('pages')[index]).toMatch(/^https?:/)
    }
  })

  test('and the link have kind, search and order, which its companion names', async () => {
    const files = catchDownload()
    const { user } = await renderApp({ link: '#/table?tab=records&q=frontex&sort=-title&v=3' })
    const region = await table('records')
    const shown = titles(region)
    expect(shown.length).toBeGreaterThan(1)
    expect(screen.getByRole('searchbox', { name: 'Find in table' })).toHaveValue('frontex')
    expect(within(region).getByRole('columnheader', { name: 'Title' })).toHaveAttribute(
      'aria-sort',
      'descending',
    )
    const save = screen.getByRole('button', { name: 'Save as CSV' })
    await waitFor(() => expect(save).toBeEnabled())
    await user.click(save)
    await waitFor(() => expect(files).toHaveLength(1))
    const { data } = published('manifest')
    expect(files[0]?.name).toBe(`throughline-records-tab-records-q-frontex-sort-title-${data}.csv`)
    const [header = [], ...rows] = parseCsv((await files[0]?.text) ?? '')
    expect(rows.map((row) => row[header.indexOf('title')])).toEqual(shown)
    await user.click(screen.getByRole('button', { name: 'About the file' }))
    await waitFor(() => expect(files).toHaveLength(2))
    const about = await files[1]?.text
    expect(about).toContain('search in the table: “frontex”; sorted by title, from the last')
    // Its terms are those of its facts, and of no table of figures.
    expect(about).toMatch(/Credit and licence:\n- Facts in our own words; [^\n]*\n\n/)
    await user.clear(screen.getByRole('searchbox', { name: 'Find in table' }))
    await user.click(screen.getByRole('button', { name: /^Events/ }))
    expect(window.location.hash).toBe('#/table?tab=events&sort=-title&v=3')
  })

  test('is the same file from the Export dialog', async () => {
    const files = catchDownload()
    const { user } = await renderApp({ link: FEW_LINK })
    await table('measures')
    const save = screen.getByRole('button', { name: 'Save as CSV' })
    await waitFor(() => expect(save).toBeEnabled())
    await user.click(save)
    await user.click(screen.getByRole('button', { name: 'Export' }))
    const dialog = await screen.findByRole('dialog', { name: 'Export' })
    const exported = await within(dialog).findByRole('button', { name: 'Table as CSV' })
    await waitFor(() => expect(exported).toBeEnabled())
    await user.click(exported)
    await waitFor(() => expect(files).toHaveLength(2))
    expect(files[1]?.name).toBe(files[0]?.name)
    const [own, other] = await Promise.all(files.map(({ text }) => text))
    expect(other).toBe(own)
    const [header = [], ...rows] = parseCsv(own ?? '')
    const places = rows.map((row) => row[header.indexOf('quotes')])
    const quotes = rows.map((row) => row[header.indexOf('quote_texts')])
    expect(quotes.filter((text, index) => (text === '') !== (places[index] === ''))).toEqual([])
    expect(rows.every((row) => row[header.indexOf('publishers')] !== '')).toBe(true)
  })

  test('is not saved without the data version, with a message', async () => {
    const files = catchDownload()
    const { user } = await renderApp({ link: FEW_LINK, broken: { manifest: 'torn' } })
    await table('measures')
    const save = screen.getByRole('button', { name: 'Save as CSV' })
    await waitFor(() => expect(save).toBeEnabled())
    await user.click(save)
    expect(await screen.findByText(/manifest\.json could not be read\..*Nothing was exported/)).toBeVisible()
    expect(files).toEqual([])
  })

  test('cannot be saved without the claims file, while the table still works', async () => {
    await renderApp({ link: FEW_LINK, broken: { claims: 'missing' } })
    const region = await table('measures')
    expect(await screen.findAllByText('claims.json could not be read.')).not.toEqual([])
    expect(rowsOf(region)).toHaveLength(FEW.length)
    expect(screen.getByRole('button', { name: 'Save as CSV' })).toBeDisabled()
  })
})
