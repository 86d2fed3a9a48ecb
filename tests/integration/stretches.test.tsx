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

describe('who says so on a route', () => {
  /** The publishers of a route, each with what it says; they wait for their tables. */
  async function publishersOf(route: string, parameters = '') {
    await openDetails(`selected=route:${route}${parameters}&v=3`)
    const section = await screen.findByRole('region', { name: 'Who says so' })
    await within(section).findAllByText(/^Quote it for/)
    return [...section.querySelectorAll('dl > div')].map((row) => row.textContent ?? '')
  }

  test('names each publisher’s number of the period, what it counts and what to quote it for', async () => {
    const [frontex, italy] = await publishersOf('central-mediterranean', '&period=2024')
    expect(frontex).toMatch(
      new RegExp(
        `^Frontex${formattedTotal('central-mediterranean', 2024)} Detections.*, 2024Quote it for movement along the route.*Data as of 4 August 2026\\.$`,
      ),
    )
    expect(italy).toMatch(
      /^Italian Ministry of the Interior[\d,]+ People who landed in Italy, 2024Quote it for arrivals in Italy\. /,
    )
    expect(screen.getByText(/the ministry counts people once they have landed.*never added/)).toBeVisible()
    await userEvent.click(screen.getByRole('button', { name: /^Italian Ministry .*2024: / }))
    expect(openCells()).toEqual({
      table: 'italy-landings',
      count: 'landings',
      spans: [{ from: '2024-01', to: '2024-12' }],
      where: {},
    })
  })

  test('gives its newest number for months that a table does not cover, and another to quote instead', async () => {
    const [, italy, unhcr] = await publishersOf('central-mediterranean')
    expect(italy).toMatch(
      /None for Jan–Jun 2026; newest: [\d,]+ People who landed in Italy, Jan–Aug 2025Quote it/,
    )
    expect(unhcr).toMatch(
      /^UNHCR[\d,]+ .*Jan–Jun 2026Quote it for arrivals in Italy in months for which the ministry’s table has no number/,
    )
  })

  test('gives a running total its own time, and unknown preventions no number', async () => {
    const rows = await publishersOf('eastern-mediterranean')
    expect(rows[3]).toMatch(/^UNHCRfor 1 January 2026 to 16 August 2026: 893not published separately/)
    document.body.innerHTML = ''
    expect((await publishersOf('channel', '&period=2023'))[1]).toMatch(/^UK Home Officenot stated/)
  })

  test('has the route’s own series alone where no other publisher counts', async () => {
    const rows = await publishersOf('eastern-land-border')
    // Its nationalities and the incidents have a row each.
    expect(rows.map((row) => /^(Frontex|IOM)/.exec(row)?.[0])).toEqual(['Frontex', 'Frontex', 'IOM'])
  })
})

test('Compare sets the publishers of each stretch side by side in both periods', async () => {
  await renderApp({ link: '#/compare?period=2025&v=3' })
  const table = await screen.findByRole('table', {
    name: 'Publishers side by side: Central Mediterranean',
  })
  const [head, frontex, italy] = rowsOf(table)
  expect(head?.slice(1)).toEqual(['2024', '2025'])
  expect(frontex?.slice(1)).toEqual([
    formattedTotal('central-mediterranean', 2024),
    formattedTotal('central-mediterranean', 2025),
  ])
  // The ministry's table ends in August 2025: the same months of both years, which the row names.
  expect(italy?.slice(1)).toEqual([
    expect.stringMatching(/^for Jan–Aug 2024: [\d,]+$/),
    expect.stringMatching(/^for Jan–Aug 2025: [\d,]+$/),
  ])
  const channel = await screen.findByRole('table', { name: /^Publishers side by side: .*Channel/ })
  expect(rowsOf(channel)[1]?.slice(1)).toEqual([
    formattedTotal('channel', 2024),
    formattedTotal('channel', 2025),
  ])
})
