import { act, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { measureYears } from '#domain/measure.ts'
import { type Route, routeRegionsOf } from '#domain/route.ts'
import { NO_FILTERS } from '#domain/view.ts'
import { boardRows, offBoard } from '#state/selectors/board.ts'
import { routeMeasures } from '#state/selectors/dossiers.ts'
import type { Corpus } from '#state/useCorpus.ts'
import { select, setFilters, useViewStore } from '#state/viewStore.ts'
import { published } from '#tests/support/published.ts'
import { renderDetails } from '#tests/support/renderDetails.tsx'

const { measures } = published('measures')
const { routes } = published('routes')
const { claims } = published('claims')
const { records } = published('records')
const { documents } = published('documents')
const { events } = published('timeline')
const { categories, drivers } = published('vocabulary')

/** The parts of the corpus that the measures of a route need. */
const corpusOf = () => ({ measures, routes }) as unknown as Corpus

const consoleSpy = vi.fn()
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

let stop = () => {}

async function open(parameters?: string, broken?: ReadonlySet<string>) {
  vi.spyOn(console, 'warn').mockImplementation(consoleSpy)
  vi.spyOn(console, 'error').mockImplementation(consoleSpy)
  stop = (await renderDetails(parameters, broken)).stop
  return userEvent.setup()
}

afterEach(() => {
  stop()
  expect(consoleSpy.mock.calls).toEqual([])
  consoleSpy.mockReset()
})

describe('the places of one measure category', () => {
  const own = measures.filter(({ categories }) => categories.includes('border-control'))
  const row = (name: RegExp) => screen.getByRole('button', { name })

  test('are counted and listed with their number of measures', async () => {
    const user = await open('measures=border-control')
    expect(screen.getByRole('tab', { name: 'Where', selected: true })).toBeVisible()
    const countries = [...new Set(own.flatMap((measure) => measure.countries))]
    expect(screen.getByRole('heading', { name: `In ${countries.length} countries` })).toBeVisible()
    const greek = own.filter((measure) => measure.countries.includes('GR')).length
    await user.click(row(new RegExp(`^Greece: ${greek} measures?$`)))
    expect(view().selected).toEqual({ kind: 'country', id: 'GR' })
    expect(row(/Back to overview/)).toBeVisible()
    expect(await screen.findByRole('heading', { name: new RegExp(`^${greek} measures? appl`) })).toBeVisible()
  })

  test('measures for all routes and without a place open as lists with evidence', async () => {
    const user = await open('measures=border-control')
    for (const [scope, words] of [
      ['all-routes', 'For all routes'],
      ['unplaced', 'No place named'],
    ] as const) {
      const count = own.filter((measure) => measure.scope === scope).length
      const head = row(new RegExp(`^${words}`))
      expect(head).toHaveAttribute('aria-expanded', 'false')
      await user.click(head)
      const list = document.getElementById(head.getAttribute('aria-controls') ?? '')
      const items = list?.querySelectorAll(':scope > li') ?? []
      expect(items).toHaveLength(count)
      // The title opens the dossier, the words open the Reader.
      for (const item of items) expect(item.querySelectorAll('button')).toHaveLength(2)
    }
  })

  test('leave out an empty list, and are hidden without a filter', async () => {
    await open('measures=partner-countries')
    expect(screen.getByRole('heading', { name: 'Not on the map' })).toBeVisible()
    expect(screen.queryByRole('button', { name: /^No place named/ })).toBeNull()
    act(() => setFilters({ measures: [] }))
    expect(screen.queryByRole('heading', { name: 'Not on the map' })).not.toBeInTheDocument()
  })
})

describe('a plan', () => {
  const plan = measures.find(({ status, followedBy }) => status === 'planned' && followedBy.length > 0)
  const later = measures.find(({ id }) => id === plan?.followedBy[0])

  test('shows what came of it, which leads back to it', async () => {
    const user = await open(`selected=measure:${plan?.id}`)
    const heading = await screen.findByRole('heading', { name: 'What came of it' })
    const section = within(heading.closest('section') ?? document.body)
    await user.click(section.getByRole('button', { name: later?.title?.en ?? '' }))
    expect(view().selected).toEqual({ kind: 'measure', id: later?.id })
    expect(await screen.findByRole('heading', { name: 'Came of' })).toBeVisible()
    await user.click(screen.getByRole('button', { name: plan?.title?.en ?? '' }))
    expect(view().selected).toEqual({ kind: 'measure', id: plan?.id })
  })
})

describe('the overview', () => {
  test('the finding in the measures matches the board and follows the finding in the figures', async () => {
    await open()
    const planned = rows.filter((row) => row.cells.planned.length > 0)
    const finding = `${planned.length} kinds of measure were planned for 2025.`
    const heading = screen.getByRole('heading', { level: 3, name: new RegExp(finding) })
    expect(heading).toHaveTextContent('something done is recorded since')
    expect(screen.getByRole('heading', { level: 2 })).not.toHaveTextContent(finding)
  })

  test('the board separates what a link ties to an earlier record from the same kind without a link', async () => {
    const user = await open()
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
    await open()
    const board = screen.getByRole('table')
    expect(within(board).getAllByRole('row')).toHaveLength(categories.length + 1)
    const empty = rows.flatMap((row) => Object.values(row.cells)).filter((cell) => cell.length === 0)
    expect(within(board).getAllByText('not stated')).toHaveLength(empty.length)
  })

  test('a cell lists its measures with sentences, and a sentence opens the Reader at its span', async () => {
    const user = await open()
    const cell = screen.getByRole('button', { name: new RegExp(`^${plannedLabel}, planned for 2025: `) })
    expect(cell).toHaveAccessibleName(
      `${plannedLabel}, planned for 2025: ${plannedRow.cells.planned.length} measure${plannedRow.cells.planned.length === 1 ? '' : 's'}`,
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
    const user = await open()
    const row = rows.find(({ category }) => category === 'border-control')
    await user.click(screen.getByRole('button', { name: /^Border control, planned for 2025: / }))
    const listed = screen
      .getAllByRole('heading', { level: 4 })
      .map((heading) => heading.closest('td')?.querySelectorAll(':scope > ul > li').length)
    const own = (row?.cells.planned.length ?? 0) + (row?.cells.since.length ?? 0)
    expect(listed).toEqual([own, own])
    expect(own).toBeGreaterThan(row?.cells.planned.length ?? 0)
  })

  test('measures in no column open below the board', async () => {
    const user = await open()
    const outside = offBoard(measures, NO_FILTERS, routeRegionsOf(routes))
    const button = screen.getByRole('button', { name: `${outside.length} stand in no column` })
    await user.click(button)
    expect(button).toHaveAttribute('aria-expanded', 'true')
    const first = outside.find(({ title }) => title !== null)
    expect(screen.getByRole('button', { name: first?.title?.en ?? '-' })).toBeVisible()
  })

  test('arrow keys choose a tab', async () => {
    const user = await open()
    screen.getByRole('tab', { name: 'Overview' }).focus()
    await user.keyboard('{ArrowRight}')
    expect(screen.getByRole('tab', { name: 'Places', selected: true })).toHaveFocus()
    await user.keyboard('{End}')
    expect(screen.getByRole('tab', { name: 'Charts', selected: true })).toHaveFocus()
    await user.keyboard('{ArrowRight}')
    expect(screen.getByRole('tab', { name: 'Overview', selected: true })).toHaveFocus()
  })

  test('the year filter narrows the list but not the board', async () => {
    const user = await open()
    const before = screen.getByRole('table').textContent
    act(() => setFilters({ years: [2023] }))
    expect(screen.getByRole('table').textContent).toBe(before)
    await user.click(screen.getByRole('tab', { name: 'List' }))
    const shown = measures.filter((measure) => (measure.period ?? measure.statedOn)?.start.startsWith('2023'))
    expect(screen.getByText(`${shown.length} measures`)).toBeVisible()
  })

  test('the table of places has a column per route, even without measures', async () => {
    const user = await open()
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
    const user = await open()
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
    const user = await open('years=2023&status=gap')
    await user.click(screen.getByRole('tab', { name: 'Places' }))
    expect(screen.getByText('No measure matches. Remove:')).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Status Gap' }))
    expect(view().filters).toMatchObject({ status: [], years: [2023] })
    expect(screen.getByRole('table')).toBeVisible()
  })

  test('charts show their numbers as a table, and a number opens its measures', async () => {
    const user = await open()
    await user.click(screen.getByRole('tab', { name: 'Charts' }))
    await user.click(await screen.findByRole('button', { name: 'Show table: Measures by year and status' }))
    const table = screen.getByRole('table', { name: 'Measures by year and status' })
    await user.click(within(table).getByRole('button', { name: /^2024, Done: / }))
    expect(view().filters).toMatchObject({ years: [2024], status: ['done'] })
    expect(screen.getByRole('heading', { name: 'In date order' })).toBeVisible()
  })

  test('a driver opens its dossier and back, and focus follows', async () => {
    const user = await open()
    const driver = claims.find((claim) => claim.kind === 'driver')
    const label = drivers.find((term) => term.id === driver?.category)?.label.en ?? ''
    await user.click(screen.getByRole('button', { name: new RegExp(`^${label}`) }))
    expect(view().selected).toEqual({ kind: 'driver', id: driver?.category })
    expect(screen.getByRole('heading', { level: 2, name: label })).toHaveFocus()
    await user.click(screen.getByRole('button', { name: 'Back to overview' }))
    expect(view().selected).toBeNull()
    expect(screen.getByRole('heading', { level: 2 })).toHaveFocus()
  })
})

describe('one measure category', () => {
  const [category] = categories
  const own = measures.filter((measure) => measure.categories.includes(category?.id ?? ''))

  test('has a head with its definition, counts by status and the way back, and its list', async () => {
    const user = await open(`measures=${category?.id}`)
    expect(screen.getByRole('heading', { level: 2 })).toHaveTextContent(category?.label.en ?? '-')
    expect(screen.getByText(category?.definition?.en ?? '-')).toBeVisible()
    for (const status of ['done', 'planned', 'gap']) {
      const count = own.filter((measure) => measure.status === status).length
      const head = within(screen.getByRole('heading', { level: 2 }).closest('header') as HTMLElement)
      expect(head.getByText(`${count} ${status}`)).toBeVisible()
    }
    await user.click(screen.getByRole('tab', { name: new RegExp(`^List ?${own.length}$`) }))
    expect(screen.getByText(`${own.length} measures`)).toBeVisible()
  })

  test('can still show the board, and the way back clears it', async () => {
    const user = await open(`measures=${category?.id}`)
    await user.click(screen.getByRole('tab', { name: 'Board' }))
    expect(within(screen.getByRole('table')).getAllByRole('row')).toHaveLength(2)
    await user.click(screen.getByRole('button', { name: 'Back to overview' }))
    expect(view().filters.measures).toEqual([])
  })

  test('the board names the year and status filters to remove when nothing matches', async () => {
    const user = await open('years=2019&status=gap')
    await user.click(screen.getByRole('tab', { name: 'Overview' }))
    expect(screen.getByText('No measure matches. Remove:')).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Year 2019' }))
    expect(view().filters.years).toEqual([])
  })
})

describe('numbers and plans', () => {
  test('a list numbers its measures only when the map does', async () => {
    const user = await open('measures=border-control')
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

  test('an undated event from a text says "no date" in its title', async () => {
    const event = events.find(({ title, date }) => title === null && date === null)
    await open(`selected=event:${event?.id}`)
    expect(screen.getByRole('heading', { level: 2 })).toHaveTextContent(/, no date$/)
  })

  test('a plan shows the date it was stated', async () => {
    const plan = measures.find(
      ({ status, period, statedOn, actors }) =>
        status === 'planned' &&
        period?.precision === 'year' &&
        statedOn?.start === '2024-12-10' &&
        actors.length > 0,
    )
    await open(`selected=measure:${plan?.id}`)
    expect(screen.getByText('Planned (stated 10 December 2024)')).toBeVisible()
  })
})

describe('dossiers', () => {
  const tied = routes.find((route) => measures.some((measure) => measure.routes.includes(route.id)))
  const untied = routes.find((route) => !measures.some((measure) => measure.routes.includes(route.id)))

  test('a route lists its own measures with numbers, general ones apart and without', async () => {
    const user = await open(`selected=route:${tied?.id}`)
    expect(screen.getByRole('heading', { level: 2, name: tied?.names.en ?? '' })).toBeVisible()
    const own = measures.filter((measure) => measure.routes.includes(tied?.id ?? ''))
    await user.click(screen.getByRole('tab', { name: /^Measures/ }))
    expect(
      screen.getByRole('heading', { name: new RegExp(`^${own.length} names? this route`) }),
    ).toBeVisible()
    const groups = tied && routeMeasures(tied, corpusOf(), NO_FILTERS)
    const general = groups?.forAll.shown ?? []
    const button = screen.getByRole('button', {
      name: new RegExp(`^${general.length} holds? for all routes`),
    })
    await user.click(button)
    const list = document.getElementById(button.getAttribute('aria-controls') ?? '')
    expect(list?.querySelectorAll(':scope > ul > li')).toHaveLength(general.length)
    expect(list?.querySelector('[data-look]')).toBeNull()
  })

  test('a route lists measures that name only its countries apart, and its tab counts all groups', async () => {
    const user = await open('selected=route:central-mediterranean')
    const route = routes.find(({ id }) => id === 'central-mediterranean')
    const { naming, inCountries, forAll } = routeMeasures(route as Route, corpusOf(), NO_FILTERS)
    const all = naming.shown.length + inCountries.shown.length + forAll.shown.length
    await user.click(screen.getByRole('tab', { name: new RegExp(`^Measures ?${all}$`) }))
    const heading = screen.getByRole('heading', {
      name: new RegExp(`^${inCountries.shown.length} more names? .*Libya.* or `),
    })
    const section = heading.closest('section') as HTMLElement
    expect(section.querySelectorAll(':scope > ul > li')).toHaveLength(inCountries.shown.length)
    for (const { routes: named, countries } of inCountries.shown) {
      expect(named).toEqual([])
      expect(
        countries.some((code) => [...(route?.departure ?? []), ...(route?.transit ?? [])].includes(code)),
      ).toBe(true)
    }
  })

  test('keeps the tab from one route to the next', async () => {
    const user = await open('selected=route:central-mediterranean')
    await user.click(screen.getByRole('tab', { name: 'About' }))
    act(() => select({ kind: 'route', id: 'channel' }))
    expect(screen.getByRole('tab', { name: 'About', selected: true })).toBeVisible()
    expect(screen.getByText('Official name')).toBeVisible()
  })

  test.runIf(untied)('a route without measures says so', async () => {
    const user = await open(`selected=route:${untied?.id}`)
    await user.click(screen.getByRole('tab', { name: /^Measures/ }))
    expect(screen.getByText('no measure tied to it')).toBeVisible()
  })

  test('filters narrow a dossier, which counts what they exclude', async () => {
    const user = await open(`selected=route:${tied?.id}&years=2019`)
    await user.click(screen.getByRole('tab', { name: /^Measures/ }))
    const own = measures.filter((measure) => measure.routes.includes(tied?.id ?? ''))
    expect(
      screen.getByText(new RegExp(`^${own.length} more (is|are) left out by the filters\\.`)),
    ).toBeVisible()
  })

  test('a measure from a text shows every sentence, the basis of its date, and missing facts', async () => {
    const measure = measures.find(
      (item) =>
        item.period &&
        item.evidence.some(
          (evidence) =>
            evidence.type === 'citation' &&
            claims.find((claim) => claim.id === evidence.claimId)?.yearBasis === 'paragraph',
        ),
    )
    await open(`selected=measure:${measure?.id}`)
    expect(screen.getByText(/\d{4}, from “.*\d{4}” in the same paragraph/)).toBeVisible()
    const quotes = [...document.querySelectorAll('q')].map((quote) => quote.textContent)
    const exact = measure?.evidence.map((item) => (item.type === 'citation' ? item.citation.exact : ''))
    expect(quotes.toSorted()).toEqual([...new Set(exact)].toSorted())
    for (const quote of document.querySelectorAll('q')) expect(quote).toHaveAttribute('lang', 'en')
    expect(screen.getAllByText('not stated').length).toBeGreaterThan(0)
  })

  test('a measure from a record shows its publisher, kind of publisher and an external link', async () => {
    const measure = measures.find((item) => item.evidence[0].type === 'record')
    await open(`selected=measure:${measure?.id}`)
    const evidence = screen.getByRole('heading', { name: 'Evidence' }).closest('section')
    expect(evidence).toHaveTextContent(/official|press|other body/)
    const link = within(evidence ?? document.body).getByRole('link')
    expect(link).toHaveAttribute('target', '_blank')
    expect(link).toHaveAttribute('rel', 'noreferrer')
    expect(link).toHaveAccessibleName(/\(another site\)$/)
  })

  test('a region lists routes tied by a text apart from those classified by us', async () => {
    const record = records.find(
      ({ regions, routes }) => regions.includes('north-africa') && routes.length > 0,
    )
    const user = await open('selected=region:north-africa')
    const list = (name: RegExp) => {
      const head = screen.getByRole('heading', { level: 4, name })
      const rows = head.parentElement?.querySelectorAll('h4 ~ ul') ?? []
      return [...rows].find((row) => head.compareDocumentPosition(row) & Node.DOCUMENT_POSITION_FOLLOWING)
    }
    const byText = list(/^Tied by a text/)
    expect(byText).toHaveTextContent(routes.find(({ id }) => id === record?.routes[0])?.names.en ?? 'none')
    expect(byText).not.toHaveTextContent('Our list')
    const byUs = list(/^Our classification/)
    expect(byUs).toHaveTextContent(
      /Central Mediterranean.*Our list of routes puts the route under this region/,
    )
    // The record that ties it opens in the Reader.
    if (!(byText instanceof HTMLElement)) throw new Error('no list of ties by text')
    await user.click(within(byText).getByRole('button', { name: record?.title.en ?? '' }))
    expect(view().reader).toEqual({ type: 'record', recordId: record?.id })
  })

  test('a line of a route says where a title was not read on its page', async () => {
    const route = routes.find(({ id }) => id === 'western-african')
    const user = await open('selected=route:western-african')
    await user.click(screen.getByRole('tab', { name: 'About' }))
    const flagged = route?.pages.filter(({ caution }) => caution === 'title') ?? []
    expect(flagged.length).toBeGreaterThan(0)
    for (const { title } of flagged) {
      const [line] = screen.getAllByText(new RegExp(`^${title}, `))
      expect(line).toHaveTextContent('(title not read on the page)')
    }
  })

  test('a place within a country says so, and its country lists it', async () => {
    const user = await open('selected=region:kurdistan-region&regions=kurdistan-region')
    expect(screen.getByText('Place within Iraq')).toBeVisible()
    expect(screen.queryByText('Region of origin')).toBeNull()
    const naming = records.filter(({ regions }) => regions.includes('kurdistan-region'))
    expect(naming).toHaveLength(2)
    await user.click(screen.getByRole('tab', { name: /^Measures/ }))
    expect(screen.getByRole('heading', { name: '2 measures name this place' })).toBeVisible()
    await user.click(screen.getByRole('tab', { name: 'About' }))
    await user.click(screen.getByRole('button', { name: 'Iraq' }))
    await user.click(screen.getByRole('button', { name: 'Kurdistan Region of Iraq' }))
    expect(view().selected).toEqual({ kind: 'region', id: 'kurdistan-region' })
    expect(view().filters.regions).toEqual(['kurdistan-region'])
  })

  test('a route lists its regions of origin in the same way', async () => {
    const user = await open('selected=route:eastern-mediterranean')
    await user.click(screen.getByRole('tab', { name: 'About' }))
    const section = screen.getByRole('heading', { name: /regions of origin$/ }).closest('section')
    expect(section).toHaveTextContent(/Tied by a text.*North Africa.*Our classification.*Middle East/)
  })

  test('a measure counts the places it highlights, or explains why there are none', async () => {
    const nowhere = measures.find(({ scope }) => scope === 'unplaced')
    await open(`selected=measure:${nowhere?.id}`)
    expect(screen.getByText('No text places it, so it lights nothing on the map.')).toBeVisible()
    const somewhere = measures.find((item) => item.routes.length === 1 && item.countries.length === 2)
    act(() => select({ kind: 'measure', id: somewhere?.id ?? '' }))
    expect(screen.getByText(/^Lit on the map: 1 route and 2 countries/)).toBeVisible()
  })

  test('a country separates measures it takes part in from measures that apply in it', async () => {
    const code = measures.flatMap((measure) => measure.countries).find((id) => id === 'FR') ?? 'FR'
    await open(`selected=country:${code}`)
    const acts = measures.filter((measure) => measure.actors.includes(code)).length
    const applies = measures.filter((measure) => measure.countries.includes(code)).length
    expect(screen.getByRole('heading', { name: new RegExp(`^France acts in ${acts} measure`) })).toBeVisible()
    expect(
      screen.getByRole('heading', { name: new RegExp(`^${applies} measures? appl(y|ies) in France`) }),
    ).toBeVisible()
  })

  test('a document shows used sentences, lost lists, and dropped lines with reasons', async () => {
    const document = documents[0]
    const user = await open(`selected=document:${document?.id}`)
    const dropped = document?.lines.filter((line) => line.role === 'dropped') ?? []
    const section = screen
      .getByRole('heading', { name: `${dropped.length} lines dropped` })
      .closest('section')
    expect(within(section ?? window.document.body).getAllByRole('listitem')).toHaveLength(dropped.length)
    expect(screen.getByText('3, missing from the source')).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Open in the Reader' }))
    expect(view().reader).toEqual({ type: 'document', documentId: document?.id, span: null })
  })

  test.each(['route', 'region', 'measure', 'event', 'driver', 'actor', 'country', 'document'])(
    'an unknown id shows "Not found": %s',
    async (kind) => {
      await open(`selected=${kind}:no-such-thing`)
      expect(screen.getByRole('heading', { level: 2, name: 'Not found' })).toBeVisible()
      expect(screen.getByText(/Nothing with the id “no-such-thing” is published/)).toBeVisible()
    },
  )

  test('a selection made elsewhere keeps its focus', async () => {
    await open()
    act(() => select({ kind: 'route', id: tied?.id ?? '' }))
    expect(screen.getByRole('heading', { level: 2, name: tied?.names.en ?? '' })).not.toHaveFocus()
  })
})

describe('evidence', () => {
  test('copies a citation with quote, title, publisher and place, and confirms it', async () => {
    const driver = claims.find((claim) => claim.kind === 'driver')
    const user = await open(`selected=driver:${driver?.category}`)
    const button = screen.getAllByRole('button', { name: 'Copy citation' })[0]
    if (!button) throw new Error('no citation to copy')
    await user.click(button)
    expect(screen.getByText('Copied')).toBeVisible()
    const text = await navigator.clipboard.readText()
    expect(text).toContain(`“${driver?.citation.exact}”`)
    expect(text).toContain(documents[0]?.title)
    expect(text).toContain(documents[0]?.publisher)
    expect(text).toMatch(/characters [\d,]+–[\d,]+$/)
  })

  test('shows the text to copy by hand if the clipboard is blocked', async () => {
    const driver = claims.find((claim) => claim.kind === 'driver')
    const user = await open(`selected=driver:${driver?.category}`)
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('denied'))
    await user.click(screen.getAllByRole('button', { name: 'Copy citation' })[0] ?? document.body)
    expect(await screen.findByRole('textbox')).toHaveDisplayValue(/^“/)
  })
})

describe('a broken file', () => {
  test('breaks only the parts that need it, shows the error, and recovers on retry', async () => {
    const broken = new Set(['claims.json'])
    const user = await open('', broken)
    expect(screen.getByText('claims.json could not be read.')).toBeVisible()
    expect(screen.getByText(/status: 500/)).toBeVisible()
    expect(screen.getByRole('table')).toBeVisible()
    broken.clear()
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    expect(await screen.findByRole('heading', { name: 'Drivers named' })).toBeVisible()
  })

  test('a measure shows its quotes even without the documents', async () => {
    const measure = measures.find((item) => item.evidence[0].type === 'citation')
    const first = measure?.evidence[0]
    await open(`selected=measure:${measure?.id}`, new Set(['documents.json', 'claims.json']))
    expect(document.querySelector('q')).toHaveTextContent(
      first?.type === 'citation' ? first.citation.exact : '-',
    )
  })
})
