import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, test } from 'vitest'
import { useUiStore } from '#state/uiStore.ts'
import { openCells, openDetails } from '#tests/support/openDetails.tsx'
import { formattedTotal } from '#tests/support/publishedTotals.ts'
import { renderApp } from '#tests/support/renderApp.tsx'
import { stubResizeObserver } from '#tests/support/stubResizeObserver.ts'

beforeEach(() => {
  useUiStore.setState(useUiStore.getInitialState(), true)
  stubResizeObserver()
})

const rowsOf = (table: HTMLElement) =>
  within(table)
    .getAllByRole('row')
    .map((row) => [...row.children].map(({ textContent }) => textContent ?? ''))

describe('publishers side by side in a dossier', () => {
  async function openDossier(route: string, name: string, parameters = '') {
    await openDetails(`selected=route:${route}${parameters}`)
    return screen.findByRole('table', { name: `Publishers side by side: ${name}` })
  }

  test('show detections and landings of the last year of both; each number opens its cells', async () => {
    const table = await openDossier('central-mediterranean', 'Central Mediterranean')
    const [head, frontex, italy, unhcr] = rowsOf(table)
    expect(head?.[1]).toBe('2024')
    expect(frontex?.[0]).toMatch(/^Frontex Detections.*Data as of 4 August 2026\.$/)
    expect(frontex?.[1]).toBe(formattedTotal('central-mediterranean', 2024))
    expect(italy?.[0]).toMatch(
      /^Italian Ministry of the Interior People who landed in Italy.*31 August 2025\.$/,
    )
    expect(unhcr?.[1]).toBe('not covered; the table covers January 2026 to August 2026')
    expect(screen.getByText(/the ministry counts people once they have landed.*never added/)).toBeVisible()
    await userEvent.click(within(table).getByRole('button', { name: /^Italian Ministry .*2024: / }))
    expect(openCells()).toEqual({
      table: 'italy-landings',
      count: 'landings',
      spans: [{ from: '2024-01', to: '2024-12' }],
      where: {},
    })
  })

  test('name what the chosen time lacks', async () => {
    const table = await openDossier('central-mediterranean', 'Central Mediterranean', '&years=2025')
    expect(rowsOf(table)[0]?.[1]).toBe('Jan–Aug 2025')
    expect(screen.getByText(/Requested months that not all of these tables cover are left out/)).toBeVisible()
  })

  test('give a running total its own time, and unknown preventions no number', async () => {
    const table = await openDossier('eastern-mediterranean', 'Eastern Mediterranean')
    expect(rowsOf(table).at(-1)).toEqual([
      expect.stringMatching(/^UNHCR People who arrived, Cyprus/),
      expect.stringMatching(/^893 1 January 2026 to 16 August 2026; not published|^8931 January 2026/),
    ])
    document.body.innerHTML = ''
    const channel = await openDossier('channel', 'English Channel', '&years=2023')
    expect(rowsOf(channel).at(-1)?.[1]).toBe('not stated')
  })

  test('set Spain’s stated balances beside Frontex, each with its own time', async () => {
    const table = await openDossier('western-african', 'Western African')
    const [head, frontex, spain] = rowsOf(table)
    expect(head?.[1]).toBe('2025')
    expect(frontex?.[1]).toBe(formattedTotal('western-african', 2025))
    expect(spain?.[0]).toMatch(/^Spanish Ministry of the Interior People who arrived, Canary Islands, by sea/)
    expect(spain?.[1]).toMatch(/^13,491 ?1 January 2025 to 15 October 2025; not published/)
    await userEvent.click(within(table).getByRole('button', { name: /^Spanish Ministry .*: 13,491$/ }))
    expect(openCells()?.where).toEqual({ area: ['canaries'], period: ['2025-01-01/2025-10-15'] })
  })

  test('are absent where no other publisher counts', async () => {
    await openDetails('selected=route:eastern-land-border')
    await screen.findByRole('heading', { level: 2, name: /Eastern land/ })
    expect(screen.queryByText('Publishers side by side')).toBeNull()
  })
})

test('Compare sets the publishers of each stretch side by side in both periods', async () => {
  await renderApp({ link: '#/compare?v=2' })
  const table = await screen.findByRole('table', {
    name: 'Publishers side by side: Central Mediterranean',
  })
  const [head, frontex] = rowsOf(table)
  expect(head?.slice(1)).toEqual(['2024', 'Jan–Aug 2025'])
  expect(frontex?.[1]).toBe(formattedTotal('central-mediterranean', 2024))
  const channel = await screen.findByRole('table', { name: /^Publishers side by side: .*Channel/ })
  expect(rowsOf(channel)[1]?.slice(1)).toEqual([
    formattedTotal('channel', 2024),
    formattedTotal('channel', 2025),
  ])
})
