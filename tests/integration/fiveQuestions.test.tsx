import { type BoundFunctions, type queries, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { Corpus } from '#content/corpus.ts'
import { routeMeasures } from '#content/dossiers.ts'
import { planUnits } from '#domain/planList.ts'
import { OUTCOMES, type PlanState } from '#domain/planState.ts'
import { routeRegionsOf } from '#domain/route.ts'
import { NO_FILTERS } from '#domain/view.ts'
import WORDS from '#i18n/messages/en/common.json'
import { published } from '#tests/support/published.ts'
import { renderApp } from '#tests/support/renderApp.tsx'

const { measures } = published('measures')
const { routes } = published('routes')
const { claims } = published('claims')

/** The start of Explore with the SVG map, and a press that counts itself. */
async function openExplore() {
  const { user } = await renderApp({ hasWebGl: false })
  let clicks = 0
  const press = async (name: string | RegExp, role = 'button') => {
    clicks += 1
    await user.click(await screen.findByRole(role, { name }))
  }
  return { press, clicks: () => clicks }
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
  const details = within(screen.getByRole('region', { name: 'Details' }))
  expect(await details.findByRole('heading', { name: /^\d+ planned measures$/ })).toBeVisible()
  for (const { plan, state } of plans) {
    if (plan.title) expectCard(details, plan.title.en, WORDS.choice.outcome[state])
  }
})

test('1 click: which plans are open', async () => {
  const { press, clicks } = await openExplore()
  await press(/^open among them, \d+ measures$/, 'radio')
  expect(clicks()).toBe(1)
  const isOpen = (state: PlanState) => OUTCOMES[state].open
  const open = planUnits(measures, NO_FILTERS, routeRegionsOf(routes)).filter(({ state }) => isOpen(state))
  const details = within(screen.getByRole('region', { name: 'Details' }))
  expect(await details.findByRole('heading', { name: /^\d+ planned measures, still open$/ })).toBeVisible()
  expect(open.length).toBeGreaterThan(20)
  for (const { plan, state } of open) {
    if (plan.title) expectCard(details, plan.title.en, WORDS.choice.outcome[state])
  }
})

test('2 clicks: which measures touch the Central Mediterranean, its countries included', async () => {
  const { press, clicks } = await openExplore()
  await press(/^Open the \d+ measures of Central Mediterranean$/)
  await press(/^\d+ more names? /)
  expect(clicks()).toBe(2)
  const route = routes.find(({ id }) => id === 'central-mediterranean')
  if (!route) throw new Error('the route is missing')
  const { naming, inCountries } = routeMeasures(route, { measures, routes } as unknown as Corpus, NO_FILTERS)
  expect(naming.shown.length).toBeGreaterThan(0)
  expect(inCountries.shown.length).toBeGreaterThan(0)
  const titles = [...naming.shown, ...inCountries.shown].flatMap(({ title }) => (title ? [title.en] : []))
  for (const title of titles) expect(screen.getByRole('button', { name: title })).toBeVisible()
})

test('2 clicks: what drives departures from the Middle East', async () => {
  const { press, clicks } = await openExplore()
  await press('Places', 'tab')
  await press(/^Middle East/)
  expect(clicks()).toBe(2)
  const driver = claims.find(({ kind, regions }) => kind === 'driver' && regions.includes('middle-east'))
  expect(await screen.findByText(/^Drivers tied to it/)).toBeVisible()
  expect(
    screen.getByText(
      (_, element) => element?.tagName === 'Q' && element.textContent === driver?.citation.exact,
    ),
  ).toBeVisible()
})

test('1 click: did flows rise in 2024, as one text says', async () => {
  const { press, clicks } = await openExplore()
  const doubt = await screen.findByText(/ says flows rose in 2024; /)
  expect(doubt).toBeVisible()
  await press('See both')
  expect(clicks()).toBe(1)
  expect(await screen.findByRole('region', { name: 'Statements in texts and the series' })).toBeVisible()
})
