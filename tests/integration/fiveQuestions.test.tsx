import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { routeRegionsOf } from '#domain/route.ts'
import { NO_FILTERS } from '#domain/view.ts'
import { boardRows } from '#state/selectors/board.ts'
import { routeMeasures } from '#state/selectors/dossiers.ts'
import type { Corpus } from '#state/useCorpus.ts'
import { useViewStore } from '#state/viewStore.ts'
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

test('1 click: what was planned for 2025 on borders and recorded since; 2: who says so', async () => {
  const { press, clicks } = await openExplore()
  await press(/^Border control, planned for\s2025: /)
  expect(clicks()).toBe(1)
  const opened = screen.getAllByRole('heading', { level: 4 }).map(({ textContent }) => textContent)
  expect(opened.filter((text) => text?.startsWith('Border control'))).toEqual([
    expect.stringMatching(/planned for\s2025$/),
    expect.stringMatching(/recorded since$/),
  ])
  const { planned } =
    boardRows(measures, ['border-control'], NO_FILTERS, routeRegionsOf(routes))[0]?.cells ?? {}
  const citation = planned
    ?.flatMap(({ evidence }) => evidence)
    .flatMap((item) => (item.type === 'citation' ? [item.citation] : []))[0]
  await press(new RegExp(citation?.exact.slice(0, 40) ?? '-'))
  expect(clicks()).toBe(2)
  expect(useViewStore.getState().view.reader).toEqual({
    type: 'document',
    documentId: citation?.documentId,
    span: { start: citation?.start, end: citation?.end },
  })
})

test('1 click: which measures touch the Central Mediterranean, its countries included', async () => {
  const { press, clicks } = await openExplore()
  await press(/^Open the \d+ measures of Central Mediterranean$/)
  expect(clicks()).toBe(1)
  expect(await screen.findByRole('tab', { name: /^Measures/, selected: true })).toBeVisible()
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
  await press(/^Regions of origin/)
  await press('About Middle East')
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
  const doubt = await screen.findByText(/^One source says flows rose in 2024/)
  expect(doubt).toBeVisible()
  await press('See both')
  expect(clicks()).toBe(1)
  expect(await screen.findByRole('region', { name: 'Text against series' })).toBeVisible()
})
