import { act, screen, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { measureYears } from '#domain/measure.ts'
import { routeRegionsOf } from '#domain/route.ts'
import { NO_FILTERS } from '#domain/view.ts'
import { boardRows, offBoard } from '#state/selectors/board.ts'
import { setFilters, useViewStore } from '#state/viewStore.ts'
import { openDetails, requestedFiles } from '#tests/support/openDetails.tsx'
import { published } from '#tests/support/published.ts'

const { measures } = published('measures')
const { routes } = published('routes')
const { claims } = published('claims')
const { events } = published('timeline')
const { categories, drivers } = published('vocabulary')

const view = () => useViewStore.getState().view
const rows = boardRows(
  measures,
  categories.map((term) => term.id),
  NO_FILTERS,
  routeRegionsOf(routes),
)

/** A row of the board with text measures in the column "planned". */
const plannedRow = rows.find((row) => row.cells.planned.some((measure) => measure.title === null))
if (!plannedRow) throw new Error('these tests need a plan from a text')
const plannedLabel = categories.find((term) => term.id === plannedRow.category)?.shortLabel.en ?? ''

describe('the overview', () => {
  test('the finding in the measures matches the board and follows the finding in the figures', async () => {
    await openDetails()
    const planned = rows.filter((row) => row.cells.planned.length > 0)
    const finding = `${planned.length} kinds of measure were planned for 2025.`
    const heading = screen.getByRole('heading', { level: 3, name: new RegExp(finding) })
    expect(heading).toHaveTextContent('something done is recorded since')
    expect(screen.getByRole('heading', { level: 2 })).not.toHaveTextContent(finding)
  })

  test('the board separates what a link ties to an earlier record from the same kind without a link', async () => {
    const user = await openDetails()
    const mixed = rows.find(({ linked, cells }) => linked.length > 0 && linked.length < cells.since.length)
    const label = categories.find(({ id }) => id === mixed?.category)?.shortLabel.en ?? ''
    const cell = screen.getByRole('button', {
      name: new RegExp(`^${label}, recorded since: .*, ${mixed?.linked.length} linked$`),
    })
    await user.click(cell)
    for (const title of ['Linked: came of an earlier record', 'Same kind, not linked']) {
      expect(screen.getByRole('heading', { name: title })).toBeVisible()
    }
    expect(screen.getByText(/^Records were read up to 27 November 2026; .* 24 June 2026\.$/)).toBeVisible()
  })

  test('the board has a row per category and "not stated" in every empty cell', async () => {
    await openDetails()
    const board = screen.getByRole('table')
    expect(within(board).getAllByRole('row')).toHaveLength(categories.length + 1)
    const empty = rows.flatMap((row) => Object.values(row.cells)).filter((cell) => cell.length === 0)
    expect(within(board).getAllByText('not stated')).toHaveLength(empty.length)
  })

  test('a cell lists its measures with sentences, and a sentence opens the Reader at its span', async () => {
    const user = await openDetails()
    const cell = screen.getByRole('button', { name: new RegExp(`^${plannedLabel}, planned for\\s2025: `) })
    expect(cell).toHaveAccessibleName(
      `${plannedLabel}, planned for\u00a02025: ${plannedRow.cells.planned.length} measure${plannedRow.cells.planned.length === 1 ? '' : 's'}`,
    )
    await user.click(cell)
    expect(cell).toHaveAttribute('aria-expanded', 'true')
    const cited = plannedRow.cells.planned.flatMap((measure) => measure.evidence)
    const citation = cited.find((item) => item.type === 'citation')?.citation
    const quote = screen.getAllByText((_, element) => element?.tagName === 'Q').map((q) => q.textContent)
    expect(quote).toContain(citation?.exact)
    await user.click(screen.getByRole('button', { name: new RegExp(citation?.exact.slice(0, 40) ?? '-') }))
    expect(view().reader).toEqual({
      type: 'document',
      documentId: citation?.documentId,
      span: { start: citation?.start, end: citation?.end },
    })
  })

  test('a cell with plans also lists what was recorded since', async () => {
    const user = await openDetails()
    const row = rows.find(({ category }) => category === 'border-control')
    await user.click(screen.getByRole('button', { name: /^Border control, planned for\s2025: / }))
    const listed = screen
      .getAllByRole('heading', { level: 4 })
      .map((heading) => heading.closest('td')?.querySelectorAll(':scope > ul > li').length)
    const own = (row?.cells.planned.length ?? 0) + (row?.cells.since.length ?? 0)
    expect(listed).toEqual([own, own])
    expect(own).toBeGreaterThan(row?.cells.planned.length ?? 0)
  })

  test('measures in no column open below the board', async () => {
    const user = await openDetails()
    const outside = offBoard(measures, NO_FILTERS, routeRegionsOf(routes))
    const button = screen.getByRole('button', { name: `${outside.length} stand in no column` })
    await user.click(button)
    expect(button).toHaveAttribute('aria-expanded', 'true')
    const first = outside.find(({ title }) => title !== null)
    expect(screen.getByRole('button', { name: first?.title?.en ?? '-' })).toBeVisible()
  })

  test('arrow keys choose a tab', async () => {
    const user = await openDetails()
    screen.getByRole('tab', { name: 'Overview' }).focus()
    await user.keyboard('{ArrowRight}')
    expect(screen.getByRole('tab', { name: 'Places', selected: true })).toHaveFocus()
    await user.keyboard('{End}')
    expect(screen.getByRole('tab', { name: 'Charts', selected: true })).toHaveFocus()
    await user.keyboard('{ArrowRight}')
    expect(screen.getByRole('tab', { name: 'Overview', selected: true })).toHaveFocus()
  })

  test('the year filter narrows the list but not the board', async () => {
    const user = await openDetails()
    const before = screen.getByRole('table').textContent
    act(() => setFilters({ years: [2023] }))
    expect(screen.getByRole('table').textContent).toBe(before)
    await user.click(screen.getByRole('tab', { name: 'List' }))
    const shown = measures.filter((measure) => (measure.period ?? measure.statedOn)?.start.startsWith('2023'))
    expect(screen.getByText(`${shown.length} measures`)).toBeVisible()
  })

  test('the table of places has a column per route, even without measures', async () => {
    const user = await openDetails()
    await user.click(screen.getByRole('tab', { name: 'Places' }))
    const heads = screen.getAllByRole('columnheader').map((head) => head.textContent)
    expect(heads).toEqual([
      'Kind of measure',
      ...routes.map((route) => route.shortNames.en),
      'Country or region',
      'For all routes',
      'No place named',
      'All places',
    ])
    expect(screen.getByText(/^A measure that names two routes is in both columns\./)).toBeVisible()
  })

  test('list and table contain every measure and event', async () => {
    const user = await openDetails()
    await user.click(screen.getByRole('tab', { name: 'List' }))
    const lists = screen.getAllByRole('list').filter((list) => list.tagName === 'OL')
    expect(lists.map((list) => list.children.length)).toEqual([measures.length, events.length])
    await user.click(screen.getByRole('button', { name: 'Show table' }))
    const table = screen.getByRole('table')
    expect(within(table).getAllByRole('row')).toHaveLength(measures.length + events.length + 1)

    const titles = () =>
      within(table)
        .getAllByRole('rowheader')
        .map((cell) => cell.textContent ?? '')
    await user.click(within(table).getByRole('button', { name: 'Title' }))
    expect(within(table).getByRole('columnheader', { name: 'Title' })).toHaveAttribute(
      'aria-sort',
      'ascending',
    )
    expect(titles()).toEqual(titles().toSorted((a, b) => a.localeCompare(b)))
    await user.click(within(table).getByRole('button', { name: 'Title' }))
    expect(titles()).toEqual(titles().toSorted((a, b) => b.localeCompare(a)))
  })

  test('an empty result has a button to remove each filter', async () => {
    const user = await openDetails('years=2023&status=gap')
    await user.click(screen.getByRole('tab', { name: 'Places' }))
    expect(screen.getByText('No measure matches. Remove:')).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Status Gap' }))
    expect(view().filters).toMatchObject({ status: [], years: [2023] })
    expect(screen.getByRole('table')).toBeVisible()
  })

  test('charts show their numbers as a table, and a number opens its measures', async () => {
    const user = await openDetails()
    await user.click(screen.getByRole('tab', { name: 'Charts' }))
    await user.click(await screen.findByRole('button', { name: 'Show table: Measures by year and status' }))
    const table = screen.getByRole('table', { name: 'Measures by year and status' })
    await user.click(within(table).getByRole('button', { name: /^2024, Done: / }))
    expect(view().filters).toMatchObject({ years: [2024], status: ['done'] })
    expect(screen.getByRole('heading', { name: 'In date order' })).toBeVisible()
  })

  test('sentences and records load with the first list of measures, whose cards then name their publishers', async () => {
    const texts = ['claims.json', 'documents.json', 'records.json']
    const user = await openDetails()
    expect(requestedFiles()).toContain('overview.json')
    expect(requestedFiles()).not.toEqual(expect.arrayContaining([expect.stringMatching(texts.join('|'))]))
    await user.click(screen.getByRole('tab', { name: 'List' }))
    const quote = measures.flatMap(({ title, evidence: [first] }) =>
      title === null && first.type === 'citation' ? [first.citation.exact] : [],
    )[0]
    expect(await screen.findAllByText(quote ?? '-')).not.toEqual([])
    expect(await screen.findAllByText(/Frontex/)).not.toEqual([])
    expect(
      requestedFiles()
        .filter((name) => texts.includes(name))
        .sort(),
    ).toEqual(texts)
  })

  test('a card without its text says nothing about the publisher', async () => {
    const user = await openDetails('', new Set(['documents.json', 'records.json']))
    await user.click(screen.getByRole('tab', { name: 'List' }))
    expect(screen.getByRole('heading', { name: 'In date order' })).toBeVisible()
    expect(document.body).not.toHaveTextContent('publisher not stated')
  })

  test('a driver opens its dossier and back, and focus follows', async () => {
    const user = await openDetails()
    const driver = claims.find((claim) => claim.kind === 'driver')
    const label = drivers.find((term) => term.id === driver?.category)?.label.en ?? ''
    await user.click(screen.getByRole('button', { name: new RegExp(`^${label}`) }))
    expect(view().selected).toEqual({ kind: 'driver', id: driver?.category })
    expect(await screen.findByRole('heading', { level: 2, name: label })).toHaveFocus()
    await user.click(screen.getByRole('button', { name: 'Back to overview' }))
    expect(view().selected).toBeNull()
    expect(screen.getByRole('heading', { level: 2 })).toHaveFocus()
  })

  test('a list numbers its measures only when the map does', async () => {
    const user = await openDetails('measures=border-control')
    await user.click(screen.getByRole('tab', { name: /^List/ }))
    const badges = () => document.querySelectorAll('ol [data-look]')
    expect(badges()).toHaveLength(0)
    act(() => setFilters({ ...NO_FILTERS, measures: ['border-control'], status: ['planned'], years: [2025] }))
    const planned = measures.filter(
      (measure) =>
        measure.status === 'planned' &&
        measure.categories.includes('border-control') &&
        measureYears(measure).includes(2025),
    )
    expect([...badges()].map((badge) => badge.textContent)).toEqual(
      planned.map((_, index) => String(index + 1)),
    )
    // Each names its status for those who do not see the sign.
    expect(screen.getAllByText('Planned', { selector: 'li *' })).toHaveLength(planned.length)
  })
})
