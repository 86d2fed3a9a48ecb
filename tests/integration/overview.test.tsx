import { act, screen, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { measureYears } from '#domain/measure.ts'
import { planUnits } from '#domain/planList.ts'
import { routeRegionsOf } from '#domain/route.ts'
import { NO_FILTERS } from '#domain/view.ts'
import { setFilters, useViewStore } from '#state/viewStore.ts'
import { openDetails, requestedFiles } from '#tests/support/openDetails.tsx'
import { published } from '#tests/support/published.ts'

const { measures } = published('measures')
const { routes } = published('routes')
const { claims } = published('claims')
const { events } = published('timeline')
const { drivers } = published('vocabulary')

const view = () => useViewStore.getState().view
describe('the overview', () => {
  test('says in a sentence what came of the plans, under the filters, with a link to all of them', async () => {
    await openDetails('years=2025&actors=FR')
    const units = planUnits(
      measures,
      { ...NO_FILTERS, years: [2025], actors: ['FR'] },
      routeRegionsOf(routes),
    )
    expect(units.length).toBeGreaterThan(0)
    expect(
      screen.getByRole('heading', { level: 3, name: new RegExp(`^Of ${units.length} plans for 2025, `) }),
    ).toBeVisible()
    const link = screen.getByRole('link', { name: 'All plans and what came of them' })
    expect(link).toHaveAttribute('href', expect.stringMatching(/^#\/plans\?years=2025&actors=FR&/))
  })

  test('lists a few plans with what came of each, and many only in the sentence', async () => {
    const user = await openDetails('years=2025&actors=FR')
    const [unit] = planUnits(
      measures,
      { ...NO_FILTERS, years: [2025], actors: ['FR'] },
      routeRegionsOf(routes),
    )
    const name = new RegExp(`^${unit?.plan.title?.en}`)
    act(() => setFilters(NO_FILTERS))
    expect(screen.queryByRole('button', { name })).toBeNull()
    act(() => setFilters({ years: [2025], actors: ['FR'] }))
    await user.click(screen.getByRole('button', { name }))
    expect(view().selected).toEqual({ kind: 'measure', id: unit?.plan.id })
  })

  test('says so where no plan passes the filters', async () => {
    await openDetails('years=2025&status=done&measures=root-causes')
    expect(screen.getByRole('heading', { level: 3, name: 'No plan with these filters.' })).toBeVisible()
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

  test('the year filter narrows the list', async () => {
    const user = await openDetails('years=2023')
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
    await user.click(screen.getByRole('button', { name: 'Status Said to be lacking' }))
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
