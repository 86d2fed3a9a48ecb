import { act, screen, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { measureYears, planStateOf } from '#domain/measure.ts'
import { planUnits } from '#domain/planList.ts'
import { OUTCOMES } from '#domain/planState.ts'
import { routeRegionsOf } from '#domain/route.ts'
import { NO_FILTERS } from '#domain/view.ts'
import { createQueryClient } from '#state/datasets.ts'
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
    const user = await openDetails('years=2025&actors=FR')
    await user.click(screen.getByRole('tab', { name: 'Overview' }))
    const units = planUnits(
      measures,
      { ...NO_FILTERS, years: [2025], actors: ['FR'] },
      routeRegionsOf(routes),
    )
    expect(units.length).toBeGreaterThan(0)
    const part = screen.getByRole('heading', { name: 'What came of the plans' }).closest('section')
    expect(part).toHaveTextContent(new RegExp(`Of ${units.length} plans for 2025, `))
    const link = screen.getByRole('link', { name: 'See Plans' })
    expect(link).toHaveAttribute('href', expect.stringMatching(/^#\/plans\?years=2025&actors=FR&/))
  })

  test('without filters adds the plans up to the counts of the rail, has tabs by key, a column per route, and drivers that lead back', async () => {
    const user = await openDetails()
    await user.click(screen.getByRole('tab', { name: 'Overview' }))
    const part = screen.getByRole('heading', { name: 'What came of the plans' }).closest('section')
    const [all = 0, carriedOut = 0, partly = 0, nothing = 0, rest = 0, planned = 0, open = 0] =
      part?.textContent?.match(/\d+/g)?.map(Number) ?? []
    expect(carriedOut + partly + nothing + rest).toBe(all)
    const states = measures.flatMap((measure) => planStateOf(measure) ?? [])
    expect(planned).toBe(states.length)
    expect(open).toBe(states.filter((state) => OUTCOMES[state].open).length)

    screen.getByRole('tab', { name: 'Overview' }).focus()
    await user.keyboard('{ArrowRight}')
    expect(screen.getByRole('tab', { name: 'Places', selected: true })).toHaveFocus()
    await user.keyboard('{End}')
    expect(screen.getByRole('tab', { name: 'Charts', selected: true })).toHaveFocus()
    await user.keyboard('{ArrowRight}')
    expect(screen.getByRole('tab', { name: 'Overview', selected: true })).toHaveFocus()

    // A driver opens its dossier and back, and the focus follows.
    const driver = claims.find((claim) => claim.kind === 'driver')
    const label = drivers.find((term) => term.id === driver?.category)?.label.en ?? ''
    await user.click(screen.getByRole('button', { name: new RegExp(`^${label}`) }))
    expect(view().selected).toEqual({ kind: 'driver', id: driver?.category })
    expect(await screen.findByRole('heading', { level: 2, name: label })).toHaveFocus()
    await user.click(screen.getByRole('button', { name: 'Back to overview' }))
    expect(view().selected).toBeNull()
    expect(screen.getByRole('heading', { level: 2 })).toHaveFocus()

    // Routes have a column even without measures.
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

  test('says so where no plan passes the filters', async () => {
    const user = await openDetails('years=2025&status=done&measures=root-causes')
    await user.click(screen.getByRole('tab', { name: 'Overview' }))
    expect(screen.getByText(/^No plan with these filters\./)).toBeVisible()
  })

  test('the year filter narrows the list', async () => {
    const user = await openDetails('years=2023')
    await user.click(screen.getByRole('tab', { name: 'Measures' }))
    const shown = measures.filter((measure) => (measure.period ?? measure.statedOn)?.start.startsWith('2023'))
    expect(screen.getByText(`${shown.length} measures`)).toBeVisible()
  })

  test('list and table contain every measure and event', async () => {
    const user = await openDetails()
    await user.click(screen.getByRole('tab', { name: 'Measures' }))
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
    const found = measures.filter(
      (measure) => measure.status === 'done' && measureYears(measure).includes(2024),
    )
    expect(screen.getByRole('heading', { level: 2, name: `${found.length} measures` })).toBeVisible()
  })

  test('sentences and records load with the first list of measures, whose cards then name their publishers', async () => {
    const texts = ['claims.json', 'documents.json', 'records.json']
    const user = await openDetails('', new Set(), createQueryClient())
    expect(requestedFiles()).toContain('overview.json')
    expect(requestedFiles()).not.toEqual(expect.arrayContaining([expect.stringMatching(texts.join('|'))]))
    await user.click(screen.getByRole('tab', { name: 'Measures' }))
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
    await user.click(screen.getByRole('tab', { name: 'Measures' }))
    expect(screen.getByRole('heading', { level: 2, name: `${measures.length} measures` })).toBeVisible()
    expect(document.body).not.toHaveTextContent('publisher not stated')
  })

  test('filters other than a time show the measures, under what they ask for, until another tab is chosen', async () => {
    const user = await openDetails('years=2025&v=3')
    expect(screen.getByRole('tab', { name: 'Overview', selected: true })).toBeVisible()
    act(() => setFilters({ years: [], measures: ['partner-countries', 'prevention-communication'] }))
    expect(screen.getByRole('tab', { name: 'Measures', selected: true })).toBeVisible()
    act(() => setFilters({ outcome: ['open'] }))
    const open = measures.filter((measure) => {
      const state = planStateOf(measure)
      const isOfKind = ({ categories }: typeof measure) =>
        categories.includes('partner-countries') || categories.includes('prevention-communication')
      return state !== null && OUTCOMES[state].open && isOfKind(measure)
    })
    expect(
      screen.getByRole('heading', { level: 2, name: `${open.length} planned measures, still open` }),
    ).toBeVisible()
    expect(screen.getByText('Partner countries or Prevention')).toBeVisible()
    await user.click(screen.getByRole('tab', { name: 'Places' }))
    act(() => setFilters({ outcome: [] }))
    expect(screen.getByRole('tab', { name: 'Places', selected: true })).toBeVisible()
  })

  test('the list begins with the newest, ends with what has no date, and narrows to what names no route', async () => {
    const user = await openDetails()
    await user.click(screen.getByRole('tab', { name: 'Measures' }))
    const titles = () =>
      [...(document.querySelector('ol')?.children ?? [])].map(
        (item) =>
          within(item as HTMLElement)
            .getAllByRole('button')[0]
            ?.textContent?.trim() ?? '',
      )
    const dated = measures
      .flatMap(({ title, period, statedOn }) =>
        title && (period ?? statedOn) ? [{ title, period, statedOn }] : [],
      )
      .map(({ title, period, statedOn }) => ({ title: title.en, start: (period ?? statedOn)?.start ?? '' }))
      .toSorted((a, b) => (a.start < b.start ? -1 : 1))
    expect(titles()[0]).toBe(dated.at(-1)?.title)
    const undated = measures.filter(({ period, statedOn }) => !period && !statedOn)
    expect(undated.length).toBeGreaterThan(0)
    for (const item of [...(document.querySelector('ol')?.children ?? [])].slice(-undated.length))
      expect(item).toHaveTextContent('date not stated')
    await user.click(screen.getByRole('button', { name: 'Oldest first' }))
    expect(titles()[0]).toBe(dated[0]?.title)
    const routeless = measures.filter((measure) => measure.routes.length === 0)
    const button = screen.getByRole('button', { name: `${routeless.length} name no route` })
    await user.click(button)
    expect(button).toHaveAttribute('aria-pressed', 'true')
    expect(titles()).toHaveLength(routeless.length)
    await user.click(button)
    expect(titles()).toHaveLength(measures.length)
  })

  test('a card says status, dates, what came of it, routes and publishers, which open the evidence', async () => {
    const user = await openDetails('status=planned&v=3')
    const plan = measures.find(
      ({ status, title, outcome, routes: own, evidence: [first] }) =>
        status === 'planned' &&
        title &&
        outcome?.state === 'nothing-found' &&
        own.length > 0 &&
        first.type === 'record',
    )
    const title = await screen.findByRole('button', { name: plan?.title?.en ?? '-' })
    const card = within(title.closest('li') as HTMLElement)
    expect(card.getByText(/^Planned · stated .*· nothing found/)).toBeVisible()
    const route = routes.find(({ id }) => id === plan?.routes[0])
    expect(card.getByText(route?.names.en ?? '-')).toBeVisible()
    const [, publishers] = card.getAllByRole('button')
    await user.click(publishers ?? document.body)
    expect(view().reader).not.toBeNull()
    expect(view().selected).toBeNull()
    await user.click(title)
    expect(view().selected).toEqual({ kind: 'measure', id: plan?.id })
  })
})
