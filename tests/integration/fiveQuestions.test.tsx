import { type BoundFunctions, type queries, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { Corpus } from '#content/corpus.ts'
import { routeMeasures } from '#content/dossiers.ts'
import { countOf, dimensionOf, type FigureTableId } from '#domain/figureTable.ts'
import { planStateOf } from '#domain/measure.ts'
import type { MonthSpan } from '#domain/period.ts'
import { planUnits } from '#domain/planList.ts'
import { OUTCOMES, type PlanState } from '#domain/planState.ts'
import { routeRegionsOf } from '#domain/route.ts'
import { NO_FILTERS } from '#domain/view.ts'
import { isCountryCode } from '#domain/vocabulary.ts'
import MESSAGES from '#i18n/messages/en/common.json'
import { published } from '#tests/support/published.ts'
import { tableOf } from '#tests/support/publishedFigures.ts'
import { findState, group, countOf as measuresIn } from '#tests/support/rail.ts'
import { renderApp } from '#tests/support/renderApp.tsx'

const { measures } = published('measures')
const { routes } = published('routes')
const { claims } = published('claims')

const panel = () => within(screen.getByRole('region', { name: 'Details' }))

/** The start of Explore, and presses that count themselves: anywhere, or in the panel. */
async function openExplore() {
  const { user } = await renderApp()
  let clicks = 0
  const press = async (name: string | RegExp, role = 'button') => {
    clicks += 1
    await user.click(await screen.findByRole(role, { name }))
  }
  const pressInPanel = async (name: string | RegExp) => {
    clicks += 1
    await user.click(await panel().findByRole('button', { name }))
  }
  return { press, pressInPanel, clicks: () => clicks }
}

/** Expects the line under the bar to say that the numbers are of the newest half-year. */
function expectNewestMonths() {
  const periods = within(screen.getByRole('group', { name: 'Numbers for' }))
  expect(periods.getByRole('button', { pressed: true })).toHaveTextContent(/^Jan–Jun 2026$/)
}

/** Expects the heading of the page to name a route and the months that are compared. */
function expectHalfYearOf(route: string) {
  const head = screen.getByRole('heading', { level: 1 })
  expect(head).toHaveTextContent(`${route}, January to June 2026 against a year before`)
}

/** Detections in a table by the keys of a dimension, in some months, on one route where one is given. */
function detectionsBy(id: FigureTableId, dimension: string, { from, to }: MonthSpan, route?: string) {
  const table = tableOf(id)
  const { values } = countOf(table, 'detections', 'detections')
  const keyOf = (name: string, row: number) => {
    const { keys, codes } = dimensionOf(table, name)
    return keys[codes[row] ?? -1] ?? ''
  }
  const sums = new Map<string, number>()
  for (const [row, value] of values.entries()) {
    const [key, month] = [keyOf(dimension, row), keyOf('month', row)]
    if (month < from || month > to || (route && keyOf('route', row) !== route)) continue
    sums.set(key, (sums.get(key) ?? 0) + Math.max(value, 0))
  }
  return sums
}

/** Expects a card with this title that says the outcome; two measures can have one title. */
function expectCard(details: BoundFunctions<typeof queries>, title: string, outcome: string) {
  const cards = details.getAllByRole('button', { name: title }).map((button) => button.closest('li'))
  const word = new RegExp(outcome, 'i')
  expect(cards.filter((card) => word.test(card?.textContent ?? ''))).not.toEqual([])
}

test('3 clicks: what was planned with third countries, and what came of it', async () => {
  const { press, clicks } = await openExplore()
  await press(/^Planned, \d+ measures?$/, 'radio')
  await press(/^Kind /)
  await press(/^Partner countries, \d+ measures?/, 'checkbox')
  expect(clicks()).toBe(3)
  const plans = planUnits(
    measures,
    { ...NO_FILTERS, measures: ['partner-countries'] },
    routeRegionsOf(routes),
  )
  expect(plans.length).toBeGreaterThan(1)
  const details = panel()
  expect(await details.findByRole('heading', { name: /^\d+ planned measures$/ })).toBeVisible()
  for (const { plan, state } of plans) {
    if (plan.title) expectCard(details, plan.title.en, MESSAGES.common.choice.outcome[state])
  }
})

test('1 click: which plans are open', async () => {
  const { press, clicks } = await openExplore()
  await press(/^still open, \d+ measures$/, 'radio')
  expect(clicks()).toBe(1)
  const isOpen = (state: PlanState) => OUTCOMES[state].open
  const open = planUnits(measures, NO_FILTERS, routeRegionsOf(routes)).filter(({ state }) => isOpen(state))
  const details = panel()
  expect(await details.findByRole('heading', { name: /^\d+ planned measures, still open$/ })).toBeVisible()
  expect(open.length).toBeGreaterThan(20)
  for (const { plan, state } of open) {
    if (plan.title) expectCard(details, plan.title.en, MESSAGES.common.choice.outcome[state])
  }
})

test('2 clicks: which measures touch the Central Mediterranean, its countries included', async () => {
  const { press, pressInPanel, clicks } = await openExplore()
  await pressInPanel('Central Med.')
  await press(/^\d+ more names? /)
  expect(clicks()).toBe(2)
  const route = routes.find(({ id }) => id === 'central-mediterranean')
  if (!route) throw new Error('the route is missing')
  const { naming, inCountries } = routeMeasures(route, { measures, routes } as unknown as Corpus, NO_FILTERS)
  expect(naming.shown.length).toBeGreaterThan(0)
  expect(inCountries.shown.length).toBeGreaterThan(0)
  const titles = [...naming.shown, ...inCountries.shown].flatMap(({ title }) => (title ? [title.en] : []))
  for (const title of titles) expect(panel().getByRole('button', { name: title })).toBeVisible()
})

test('1 click: what drives departures from the Middle East', async () => {
  const { pressInPanel, clicks } = await openExplore()
  await pressInPanel(/Middle East$/)
  expect(clicks()).toBe(1)
  const driver = claims.find(({ kind, regions }) => kind === 'driver' && regions.includes('middle-east'))
  expect(
    await screen.findByText(
      (_, element) => element?.tagName === 'Q' && element.textContent === driver?.citation.exact,
    ),
  ).toBeVisible()
})

test('0 clicks: which routes rose this half-year', async () => {
  const { clicks } = await openExplore()
  const title = await panel().findByRole('heading', { level: 2, name: /^Detected crossings / })
  expect(clicks()).toBe(0)
  expectNewestMonths()
  expect(panel().getByText('January to June 2026, against a year before')).toBeVisible()
  const before = detectionsBy('frontex-detections', 'route', { from: '2025-01', to: '2025-06' })
  const after = detectionsBy('frontex-detections', 'route', { from: '2026-01', to: '2026-06' })
  const rose = routes.filter(({ id }) => (after.get(id) ?? 0) > (before.get(id) ?? 0))
  // The heading names those that the map draws, the rows all of them.
  expect(rose.filter(({ legs }) => legs.length > 0).map(({ id }) => id)).toEqual(['western-mediterranean'])
  expect(title).toHaveTextContent(/ On the Western Mediterranean and between Albania and Greece they rose\.$/)
  const changes = within(panel().getByRole('region', { name: 'Detected crossings by route' }))
  const rows = changes.getAllByRole('button', { name: / in Jan–Jun 2025, .* in Jan–Jun 2026, [+×]/ })
  const names = rows.map((row) => row.getAttribute('aria-label')?.split(':')[0])
  expect(names.toSorted()).toEqual(rose.map(({ names: { en } }) => en).toSorted())
})

test('2 clicks: what was planned with Iraq and is still open', async () => {
  const { press, clicks } = await openExplore()
  await press(/^still open, \d+ measures$/, 'radio')
  await press(/^Country or region /)
  const iraq = within(await group('Countries')).getByRole('checkbox', { name: /^Iraq, / })
  expect(clicks()).toBe(2)
  const named = measures.filter(({ countries }) => countries.includes('IQ'))
  const open = named.filter((measure) => {
    const state = planStateOf(measure)
    return state !== null && OUTCOMES[state].open
  })
  expect(named.length).toBeGreaterThan(0)
  expect(measuresIn(iraq)).toBe(open.length)
  // Of every year, not of the months of the numbers.
  expect(await findState()).toHaveTextContent(/, all years$/)
  const years = within(await group('Year'))
  expect(years.getByRole('textbox', { name: 'First year' })).toHaveValue('2023')
  expect(years.getByRole('textbox', { name: 'Last year' })).toHaveValue('2028')
  // The answer is that none is; another click says what there is instead.
  expect(open).toEqual([])
  await press(/^Iraq, no measure$/, 'checkbox')
  expect(await panel().findByRole('heading', { name: 'No planned measure still open' })).toBeVisible()
  const all = `Done, planned or lacking, ${named.length} measures`
  expect(await panel().findByRole('button', { name: all })).toBeVisible()
  const said = `Iraq: no plan. No source at hand reports one. Done: ${named.length}.`
  expect(panel().getByText(said)).toBeVisible()
})

test('the same by search: the result says it, and its page begins with what is open', async () => {
  const { user } = await renderApp()
  await user.keyboard('/')
  await user.type(await screen.findByRole('combobox'), 'Iraq')
  const [first] = await screen.findAllByRole('option')
  expect(first).toHaveTextContent(/^Iraq4 measures · no plan still open$/)
  await user.keyboard('{Enter}')
  expect(await panel().findByText(/^Iraq: no plan\./)).toBeVisible()
})

test('2 clicks: which nationality fell most on the Eastern Mediterranean', async () => {
  const { pressInPanel, clicks } = await openExplore()
  await pressInPanel('Eastern Med.')
  await pressInPanel('Nationalities')
  expect(clicks()).toBe(2)
  expectHalfYearOf('Eastern Mediterranean')
  // The publisher's table ends before the series does.
  expect(
    await panel().findByText(
      'Older data: nationalities (January to April 2025) and deaths (January to April 2026)',
    ),
  ).toBeVisible()
  const at = (year: number) =>
    detectionsBy(
      'frontex-nationalities',
      'nationality',
      { from: `${year}-01`, to: `${year}-04` },
      'eastern-mediterranean',
    )
  const [before, after] = [at(2024), at(2025)]
  const changeOf = (key: string) => (after.get(key) ?? 0) - (before.get(key) ?? 0)
  const [fell] = [...before.keys()].filter(isCountryCode).sort((a, b) => changeOf(a) - changeOf(b))
  expect(fell).toBe('SY')
  const part = await panel().findByRole('region', { name: /^Far fewer from Syria/ })
  expect(part).toHaveTextContent('January to April 2025')
  expect(
    within(part).getByRole('button', { name: /^Syria: 615 detections, 5,955 a year before/ }),
  ).toBeVisible()
})

test('2 clicks: deaths in the Channel by month', async () => {
  const { pressInPanel, clicks } = await openExplore()
  await pressInPanel('Channel*')
  await pressInPanel('Deaths')
  expect(clicks()).toBe(2)
  expectHalfYearOf('English Channel')
  expect(await panel().findByText('Older data: deaths (January to April 2026)')).toBeVisible()
  const part = within(await panel().findByRole('region', { name: /^\d+ dead or missing/ }))
  expect(part.getByText('January to April 2026')).toBeVisible()
  const months = within(part.getByRole('group', { name: 'Dead and missing a month' })).getAllByRole('button')
  const said = months.map((bar) => /^(\w+ 2026): (\d+) /.exec(bar.getAttribute('aria-label') ?? ''))
  expect(said.map((match) => match?.[1])).toEqual([
    'January 2026',
    'February 2026',
    'March 2026',
    'April 2026',
  ])
  const sum = said.reduce((total, match) => total + Number(match?.[2]), 0)
  expect(part.getByRole('button', { name: new RegExp(`^${sum} dead or missing`) })).toBeVisible()
})

test('2 clicks: which of two publishers to quote for the Central Mediterranean, and why', async () => {
  const { pressInPanel, clicks } = await openExplore()
  await pressInPanel('Central Med.')
  await pressInPanel('Who says so')
  expect(clicks()).toBe(2)
  expectHalfYearOf('Central Mediterranean')
  const part = within(await panel().findByRole('region', { name: 'Who says so' }))
  const saidOf = async (publisher: string) =>
    (await part.findAllByText(publisher, { selector: 'dt' }))[0]?.nextElementSibling
  const frontex = await saidOf('Frontex')
  expect(frontex).toHaveTextContent(/^[\d,]+ .*, Jan–Jun 2026/)
  expect(frontex).toHaveTextContent('Quote it for movement along the route')
  const ministry = await saidOf('Italian Ministry of the Interior')
  expect(ministry).toHaveTextContent(
    /^None for Jan–Jun 2026; newest: [\d,]+ People who landed in Italy, Jan–Aug 2025/,
  )
  expect(ministry).toHaveTextContent(
    'Quote it for arrivals in Italy. It counts people there, not along the route.',
  )
})

test('1 click: did flows rise in 2024, as one text says', async () => {
  const { press, clicks } = await openExplore()
  const doubt = await screen.findByText(
    /^The website welcomebelgium.icu says flows rose in 2024; Frontex’s series fell by 37%\./,
  )
  expect(doubt).toBeVisible()
  // What an official publisher first stated comes before the texts of others.
  const said = [...(doubt.closest('section')?.querySelectorAll('p') ?? [])]
  expect(said.map(({ textContent }) => textContent?.split(' says')[0])).toEqual([
    'Frontex',
    'The website welcomebelgium.icu',
  ])
  await press('See both: The website welcomebelgium.icu')
  expect(clicks()).toBe(1)
  expect(await screen.findByRole('region', { name: 'Statements in texts and the series' })).toHaveTextContent(
    /2023.*2024|2024.*2023/,
  )
})
