import { act, screen, within } from '@testing-library/react'
import { beforeAll, describe, expect, it } from 'vitest'
import { figurePeriod } from '#domain/figurePeriod.ts'
import { rowsOfSpans } from '#domain/incident.ts'
import { sumsByPlace, sumsOf } from '#domain/incidentTotals.ts'
import { setUi } from '#state/uiStore.ts'
import { useViewStore } from '#state/viewStore.ts'
import { published } from '#tests/support/published.ts'
import { renderApp } from '#tests/support/renderApp.tsx'

const columns = published('incidents')
const COVERAGE = { from: '2014-01', to: '2026-05' }
const runsOf = (...asked: { from: string; to: string }[]) =>
  rowsOfSpans(columns, figurePeriod(asked, COVERAGE).spans)
const count = (value: number | null) => (value ?? Number.NaN).toLocaleString('en-GB')

/** The app with the SVG map and its layers open. */
async function renderLayer(link: string, broken: Parameters<typeof renderApp>[0] = {}) {
  const app = await renderApp({ link, hasWebGl: false, ...broken })
  act(() => setUi({ mapMenu: 'layers' }))
  const legend = await screen.findByRole('dialog', { name: 'Layers and legend' })
  return { ...app, legend }
}

// Load the map code once, so that no test has to wait for it.
beforeAll(async () => {
  await import('#map/svg/SvgMap.tsx')
}, 120_000)

describe('the layer of the dead and missing', () => {
  it('is off by default, and gives count, period and publisher when switched on', async () => {
    const { user, legend } = await renderLayer('#/explore')
    const box = within(legend).getByRole('checkbox', { name: 'Dead and missing' })
    expect(box).not.toBeChecked()
    expect(legend).not.toHaveTextContent('minimum count')
    await user.click(box)
    const all = sumsOf(columns, runsOf())
    expect(await within(legend).findByText(/A minimum count/)).toHaveTextContent(
      'IOM Missing Migrants Project, CC BY 4.0',
    )
    expect(legend).toHaveTextContent(`Jan 2026 – May 2026: ${count(all.sum)} dead or missing`)
    expect(legend).toHaveTextContent(`in ${count(all.incidents)} incidents`)
    expect(useViewStore.getState().view.layers).toContain('deaths')
  })

  it('counts what is lit, and says what is elsewhere', async () => {
    const { legend } = await renderLayer('#/explore?selected=route:channel&years=2024&layers=deaths&v=2')
    const runs = runsOf({ from: '2024-01', to: '2024-12' })
    const lit = sumsOf(columns, runs, new Set(['channel']))
    const rest = (sumsOf(columns, runs).sum ?? 0) - (lit.sum ?? 0)
    expect(await within(legend).findByText(/A minimum count/)).toBeInTheDocument()
    expect(legend).toHaveTextContent(
      `: ${count(lit.sum)} dead or missing in ${count(lit.incidents)} incidents`,
    )
    expect(legend).toHaveTextContent(`${count(rest)} more elsewhere, in hollow circles`)
  })

  it('does not take a route that the publisher does not count for one without deaths', async () => {
    const route = 'circular-albania-greece'
    expect(columns.places).not.toContain(route)
    const { legend } = await renderLayer(`#/explore?selected=route:${route}&years=2024&layers=deaths&v=2`)
    expect(await within(legend).findByText(/number of dead and missing not stated/)).toBeInTheDocument()
    expect(legend).not.toHaveTextContent('in 0 incidents')
  })

  it('counts the covered part of a period, and says how far the incidents go', async () => {
    const { legend } = await renderLayer('#/explore?years=2026&layers=deaths&v=2')
    const part = sumsOf(columns, runsOf({ from: '2026-01', to: '2026-05' }))
    expect(await within(legend).findByText(/A minimum count/)).toBeInTheDocument()
    expect(legend).toHaveTextContent(`Jan 2026 – May 2026: ${count(part.sum)} dead or missing`)
    expect(legend).toHaveTextContent('Covered: Jan 2014 – May 2026')
  })

  it('says that a period is not covered, never that there were none', async () => {
    const { legend } = await renderLayer('#/explore?period=2026-06..2026-08&layers=deaths&v=2')
    expect(await within(legend).findByText(/The chosen period is not covered/)).toBeInTheDocument()
    expect(legend).not.toHaveTextContent('0 dead')
  })

  it('lists every place and the largest circles, and a circle opens its incident', async () => {
    const { user, legend } = await renderLayer('#/explore?years=2024&layers=deaths&v=2')
    await user.click(await within(legend).findByRole('button', { name: 'List of circles' }))
    const list = screen.getByRole('region', { name: /^Dead and missing, January 2024/ })
    const runs = runsOf({ from: '2024-01', to: '2024-12' })
    const rows = within(list).getAllByRole('row')
    const places = sumsByPlace(columns, runs)
    // One header, and one row at the foot for all places together.
    expect(rows).toHaveLength(places.length + 2)
    expect(within(list).getByRole('row', { name: /^Sahara crossing/ })).toHaveTextContent(
      count(places.find(({ place }) => place === 'sahara')?.sum ?? null),
    )
    expect(within(list).getByRole('row', { name: /^All places/ })).toHaveTextContent(
      count(sumsOf(columns, runs).sum),
    )
    await user.keyboard('{Escape}')
    expect(list).not.toBeInTheDocument()
  })

  it('reports a failed load beside its switch, and appears on retry', async () => {
    const { user, legend, repair } = await renderLayer('#/explore?layers=deaths', {
      broken: { incidents: 'missing' },
    })
    const alert = await within(legend).findByRole('alert')
    expect(alert).toHaveTextContent('incidents.json could not be read')
    repair()
    await user.click(within(alert).getByRole('button', { name: 'Try again' }))
    expect(await within(legend).findByText(/A minimum count/)).toBeInTheDocument()
    expect(alert).not.toBeInTheDocument()
  })
})
