import { screen, waitFor, within } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { useUiStore } from '#state/uiStore.ts'
import { openCells, openDetails } from '#tests/support/openDetails.tsx'
import { parseCsv } from '#tests/support/parseCsv.ts'
import { published } from '#tests/support/published.ts'
import { totalOf } from '#tests/support/publishedTotals.ts'
import { stubResizeObserver } from '#tests/support/stubResizeObserver.ts'
import * as files from '#ui/download.ts'

/** Text and name of the files saved so far. */
const saved = vi.fn<typeof files.download>()

beforeEach(() => {
  saved.mockReset()
  vi.spyOn(files, 'download').mockImplementation(saved)
  useUiStore.setState(useUiStore.getInitialState(), true)
  stubResizeObserver()
})

/** Opens one of the charts of the overview. */
async function openChart(name: string, parameters = '') {
  const user = await openDetails(parameters)
  await user.click(screen.getByRole('tab', { name: 'Charts' }))
  const button = await screen.findByRole('button', { name })
  if (button.getAttribute('aria-expanded') === 'false') await user.click(button)
  return user
}

/** Shows the numbers of a plot and returns the rows' text. */
async function tableOf(user: UserEvent, title: string) {
  await user.click(await screen.findByRole('button', { name: `Show table: ${title}` }))
  const table = screen.getByRole('table', { name: title })
  const rows = within(table)
    .getAllByRole('row')
    .map((row) => [...row.children].map(({ textContent }) => textContent))
  return { table, rows }
}

/** Saves the numbers of a plot and parses the file into records by column name. */
async function fileOf(user: UserEvent, title: string) {
  await user.click(await screen.findByRole('button', { name: `Save as CSV: ${title}` }))
  await waitFor(() => expect(saved).toHaveBeenCalledOnce())
  const [text, name] = saved.mock.calls[0] ?? []
  const [header = [], ...lines] = parseCsv(String(text))
  return {
    name: String(name),
    lines: lines.map((line) => Object.fromEntries(header.map((column, index) => [column, line[index]]))),
  }
}

describe('a year against the year before', () => {
  const TITLE = 'All Frontex routes: detections a month'

  test('has both in its table, each number with its cells, and says what is not covered', async () => {
    const user = await openChart('Year against year', 'years=2026')
    const { table, rows } = await tableOf(user, TITLE)
    expect(rows[0]).toEqual(['Month', '2026', '2025'])
    expect(rows[7]?.slice(0, 2)).toEqual(['July', 'no data yet'])
    await user.click(within(table).getByRole('button', { name: /^January, 2025: / }))
    expect(openCells()?.spans).toEqual([{ from: '2025-01', to: '2025-01' }])
    await user.click(within(table).getByRole('button', { name: /^January, 2026: / }))
    expect(openCells()?.spans).toEqual([{ from: '2026-01', to: '2026-01' }])
    expect(screen.getByText(/Data to June 2026\./)).toBeVisible()
  })

  test('has a CSV file of both, with a month without data left empty', async () => {
    const user = await openChart('Year against year', 'years=2026')
    const { name, lines } = await fileOf(user, TITLE)
    expect(name).toMatch(/^throughline-months-total-/)
    expect(lines.map(({ period }) => period)).toEqual(
      ['2025', '2026'].flatMap((year) =>
        Array.from({ length: 12 }, (_, month) => `${year}-${String(month + 1).padStart(2, '0')}`),
      ),
    )
    const of2025 = lines.filter(({ period }) => period?.startsWith('2025'))
    expect(of2025.reduce((sum, { value }) => sum + Number(value), 0)).toBe(totalOf('all', 2025))
    expect(lines.at(-1)).toMatchObject({ period: '2026-12', value: '', coverage: 'uncovered', link: '' })
    expect(of2025[0]).toMatchObject({
      unit: 'detections',
      coverage: 'whole',
      publisher: 'Frontex',
      id: 'frontex-detections:detections:2025-01..2025-01',
      data_version: published('manifest').data,
    })
  })

  test('of the Channel has its own unit, and marks the incomplete month', async () => {
    const user = await openChart('Year against year', 'years=2026')
    const { rows } = await tableOf(user, 'English Channel: arrivals a month')
    expect(rows[9]?.[1]).toMatch(/^[\d,]+ \(part of the month\)$/)
    expect(screen.getByText(/Incomplete, hatched or with an open dot: September 2026\./)).toBeVisible()
    const { lines } = await fileOf(user, 'English Channel: arrivals a month')
    expect(lines.find(({ period }) => period === '2026-09')).toMatchObject({
      unit: 'arrivals',
      coverage: 'partial',
    })
  })
})

describe('nationalities', () => {
  test('are the top ten countries, the others and the unknown, each with its own cells', async () => {
    const user = await openChart('Nationalities', 'years=2015')
    const { table, rows } = await tableOf(user, 'Nationalities detected')
    const names = rows.slice(1).map(([name]) => name)
    expect(names).toHaveLength(12)
    expect(names[0]).toBe('Syria')
    expect(names.slice(0, 10).join()).not.toMatch(/known/)
    expect(names.slice(10)).toEqual([expect.stringMatching(/^\d+ others$/), 'unknown or not specified'])
    await user.click(within(table).getByRole('button', { name: /^unknown or not specified: / }))
    expect(openCells()?.where.nationality?.every((code) => code.length === 3)).toBe(true)
    await user.click(within(table).getByRole('button', { name: /^Syria: / }))
    expect(openCells()).toMatchObject({
      table: 'frontex-nationalities',
      spans: [{ from: '2015-01', to: '2015-12' }],
      where: { nationality: ['SY'] },
    })
  })

  test('say where the coverage ends for a partly covered period', async () => {
    await openChart('Nationalities', 'years=2025')
    expect(
      await screen.findByText(/The table ends in April 2025, before the end of the period\./),
    ).toBeVisible()
  })

  test('say "none" for a route that the table does not cover', async () => {
    await openChart('Nationalities', 'routes=channel&years=2024')
    expect(await screen.findByText(/Nationalities detected: no figures/)).toBeVisible()
  })
})

test('deaths are given as a minimum by route and cause, and a bar opens its cells', async () => {
  const user = await openChart('Dead and missing by route and cause', 'years=2024')
  const { table, rows } = await tableOf(user, 'Dead and missing by cause')
  expect(rows[1]).toEqual(['drowning', expect.stringMatching(/^2,772/)])
  await user.click(within(table).getByRole('button', { name: /^drowning and violence: / }))
  expect(openCells()?.where).toEqual({ cause: ['drowning+violence'] })
  expect(screen.getAllByText(/A minimum: many deaths are never reported\./)).toHaveLength(2)
})

test('sea and land are separate series that open their own cells', async () => {
  const user = await openChart('Land and sea', 'years=2024')
  const { table, rows } = await tableOf(user, 'Detections at sea and on land')
  expect(rows[0]).toEqual(['Month', 'at sea', 'on land'])
  await user.click(within(table).getByRole('button', { name: /^March 2024, on land: / }))
  expect(openCells()).toMatchObject({
    where: { border: ['land'] },
    spans: [{ from: '2024-03', to: '2024-03' }],
  })
})

test('arrivals and preventions are separate plots with their own units', async () => {
  const user = await openChart('Channel: arrivals and preventions', 'years=2025')
  expect(await screen.findByText(/^people who arrived a week, /)).toBeVisible()
  const { lines } = await fileOf(user, 'Prevented from leaving France')
  expect(new Set(lines.map(({ column, unit }) => `${column} ${unit}`))).toEqual(
    new Set(['prevented persons']),
  )
  expect(lines.find(({ value }) => value !== '')?.id).toMatch(/:prevented:/)
})

test('preventions start in the first week with data', async () => {
  const user = await openChart('Channel: arrivals and preventions', 'years=2024')
  const { table } = await tableOf(user, 'Prevented from leaving France')
  const week = (ending: string) =>
    within(table).getByRole('row', { name: new RegExp(`week ending ${ending}`) })
  expect(week('28 April 2024')).toHaveTextContent('no data')
  expect(within(week('5 May 2024')).getByRole('button')).toBeVisible()
})

test('the charts follow the route and time filters', async () => {
  const user = await openChart('Monthly by route', 'routes=western-balkans&years=2024')
  const { rows } = await tableOf(user, 'Detections by route')
  expect(rows[0]).toEqual(['Month', 'Western Balkans'])
  expect(rows.at(-1)?.[0]).toBe('December 2024')
  expect(screen.queryByRole('slider', { name: 'Arrivals across the Channel' })).toBeNull()
})

test('the small multiples show the routes in view', async () => {
  await openChart('Route by route', 'routes=western-balkans')
  expect(
    await screen.findByRole('slider', { name: 'Each route in its own chart, Western Balkans' }),
  ).toBeVisible()
  expect(screen.getAllByRole('slider', { name: /^Each route in its own chart/ })).toHaveLength(1)
})

describe('flows', () => {
  test('go from nationality to route, with a table whose numbers open their cells', async () => {
    const user = await openChart('Nationality to route', 'years=2024')
    const { table, rows } = await tableOf(user, 'From nationality to route')
    expect(rows[0]?.[0]).toBe('Nationality')
    expect(rows.at(-1)?.[0]).toBe('Total')
    expect(rows.map(([name]) => name)).toEqual(expect.arrayContaining(['Syria', 'All others']))
    await user.click(within(table).getByRole('button', { name: /^Syria, Eastern Mediterranean: / }))
    expect(openCells()).toEqual({
      table: 'frontex-nationalities',
      count: 'detections',
      spans: [{ from: '2024-01', to: '2024-12' }],
      where: { nationality: ['SY'], route: ['eastern-mediterranean'] },
    })
  })

  test('go from origin to country of arrival, whatever the time filter, and save as CSV', async () => {
    const user = await openChart('Origin to country of arrival', 'years=2019')
    const { table, rows } = await tableOf(user, 'From declared origin to country of arrival')
    expect(rows[0]).toEqual(['Declared origin', 'Italy', 'Greece', 'Spain', 'Cyprus', 'Total'])
    const bangladesh = rows.find(([name]) => name === 'Bangladesh')
    expect(bangladesh?.slice(1, 5)).toEqual(['4,249', '3,608', '–', '–'])
    await user.click(within(table).getByRole('button', { name: 'Bangladesh, Italy: 4,249' }))
    expect(openCells()?.where).toEqual({ nationality: ['BD'], country: ['IT'] })
    const { lines } = await fileOf(user, 'From declared origin to country of arrival')
    expect(lines.find(({ series }) => series === 'Bangladesh → Italy')).toMatchObject({
      nationality: 'BGD',
      country: 'ITA',
      counted: 'sea_arrivals',
      counted_name: 'arrivals by sea',
    })
    // What a country counts, and to which day, is in every row.
    const { tables } = published('comparisons')
    const periods = tables
      .find(({ id }) => id === 'unhcr-origins')
      ?.dimensions.find(({ name }) => name === 'period')
    for (const { period, unit } of lines) {
      expect(periods?.keys).toContain(period)
      expect(unit).toBe('persons')
    }
    const countedIn = (code: string) =>
      new Set(lines.flatMap(({ country, counted }) => (country === code ? [counted] : [])))
    expect([...countedIn('CYP')]).toEqual(['all_arrivals'])
  })
})
