import { act, screen, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { copyOfBriefing } from '#domain/draftBriefing.ts'
import { countsByState, planUnits } from '#domain/planList.ts'
import { PLAN_STATES } from '#domain/planState.ts'
import { routeRegionsOf } from '#domain/route.ts'
import { DEFAULT_VIEW, NO_FILTERS } from '#domain/view.ts'
import { own } from '#state/ownBriefings.ts'
import { showStep } from '#state/viewStore.ts'
import { published } from '#tests/support/published.ts'
import { formattedTotal } from '#tests/support/publishedTotals.ts'
import { renderApp } from '#tests/support/renderApp.tsx'

const landmark = { role: 'main', name: 'Stage' } as const

describe('the chart of a step', () => {
  test('ranks the routes of two periods by their change, and opens the cells of both', async () => {
    const { user } = await renderApp({ link: '#/stage?step=routes-2024-2025-en:side-by-side', landmark })
    const rows = await screen.findAllByRole('button', { name: /: [\d,]+ against [\d,]+, [−+]/ })
    const [after, before] = [formattedTotal('western-african', 2025), formattedTotal('western-african', 2024)]
    expect(rows[0]).toHaveAccessibleName(`Western African: ${after} against ${before}, −28,960, −62%`)
    expect(rows.at(-2)).toHaveAccessibleName(/^Western Med\.: .*, \+1,922, \+11%$/)
    // Arrivals are of another unit, and below the rest.
    expect(rows.at(-1)).toHaveAccessibleName(/^Channel: .*, \+4,656, \+13%$/)
    // Albania–Greece has no line on the map, yet is among Frontex's routes.
    expect(rows.filter((row) => row.textContent?.includes('Albania–Greece'))).toHaveLength(1)
    expect(rows).toHaveLength(8)
    if (rows[0]) await user.click(rows[0])
    const reader = await screen.findByRole('dialog', { name: 'Reader' })
    expect((await within(reader).findAllByText(after))[0]).toBeVisible()
    expect(within(reader).getAllByText(before)[0]).toBeVisible()
  })

  test('has one column per month that opens the cells of both years, and a table of the same numbers', async () => {
    const { user } = await renderApp({ link: '#/stage?step=calais-group-en:arrivals', landmark })
    const table = await screen.findByRole('table', { name: 'People who arrived, by month' })
    expect(within(table).getAllByRole('row')).toHaveLength(13)
    expect(within(table).getAllByRole('row')[1]).toHaveTextContent('Jan1,0981,335')
    await user.click(screen.getByRole('button', { name: /^Jan: 1,098 in 2025 and 1,335 in 2024/ }))
    const reader = await screen.findByRole('dialog', { name: 'Reader' })
    expect((await within(reader).findAllByText('1,098'))[0]).toBeVisible()
    expect(within(reader).getAllByText('1,335')[0]).toBeVisible()
  })

  test('is shown on the briefing page too', async () => {
    await renderApp({ link: '#/briefing?step=routes-2024-2025-en' })
    expect(await screen.findByRole('table', { name: 'Detections by route' })).toBeVisible()
    expect(await screen.findByRole('table', { name: 'Detections a month' })).toBeInTheDocument()
  })
})

describe('the timeline of a step', () => {
  test('shows what its view lists where its evidence dates nothing, and counts the rest once, last', async () => {
    const calais = published('briefings').briefings.find(({ id }) => id === 'calais-group-en')
    const step = calais?.steps.find(({ id }) => id === 'supply-chain')
    if (!calais || !step) throw new Error('no such step')
    await renderApp({ link: '#/briefing' })
    const view = '#/explore?measures=finance-supply&years=2025&v=1'
    const evidence = ['cells:frontex-detections:detections:2025-01..2025-06']
    own.put({ ...copyOfBriefing(calais, 'talk', 'A talk'), steps: [{ ...step, view, evidence }] })
    act(() => showStep({ briefing: 'own-talk', step: step.id }, DEFAULT_VIEW))
    const isRest = (text: string) => /^\d+ more dated measures? (?:and|or) events?$/.test(text)
    await screen.findAllByText(isRest)
    const rows = within(screen.getByRole('main', { name: 'Stage' })).getAllByRole('listitem')
    const said = rows.slice(0, -step.text.length || undefined).map(({ textContent }) => textContent ?? '')
    const [rest = ''] = said.slice(-1)
    expect(said.filter(isRest)).toEqual([rest])
    expect(said.length - 1 + Number.parseInt(rest, 10)).toBe(14)
    expect(said.length).toBeGreaterThan(5)
  })
})

describe('the plans of a step', () => {
  test('are counted by what came of them, and each is named or counted among the rest', async () => {
    await renderApp({ link: '#/stage?step=calais-group-en:plans-2025', landmark })
    const stage = await screen.findByRole('main')
    await within(stage).findByText('Under way')
    const states = within(stage)
      .getAllByRole('listitem')
      .filter((item) => item.querySelector('svg'))
    const units = planUnits(
      published('measures').measures,
      { ...NO_FILTERS, years: [2025] },
      routeRegionsOf(published('routes').routes),
    )
    const counts = countsByState(units)
    expect(states.map((item) => item.querySelector('strong')?.textContent)).toEqual(
      PLAN_STATES.filter((state) => counts[state] > 0).map((state) => String(counts[state])),
    )
    for (const state of states) {
      const named = within(state).getAllByRole('button').length
      const rest = /and\s(\d+)\smore/.exec(state.textContent ?? '')?.[1] ?? 0
      expect(named + Number(rest)).toBe(Number(state.querySelector('strong')?.textContent))
    }
  })
})
