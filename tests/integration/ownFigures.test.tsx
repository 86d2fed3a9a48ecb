import { cleanup, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { showOwn } from '#state/desk/showOwn.ts'
import { OWN_TABLE, ownFigureOf, ownFiguresAlone } from '#tests/support/ownFigureOf.ts'
import { group } from '#tests/support/rail.ts'
import { renderApp } from '#tests/support/renderApp.tsx'

const YEAR = ownFigureOf(9, '2024-01', '2024-12', {
  value: 67000,
  isRounded: true,
  cells: ['2024-01', '2024-12', 'central-mediterranean', '67 000', ''],
})
const MONTHS = (['2025-01', '2025-02', '2025-03'] as const).map((month, index) =>
  ownFigureOf(10 + index, month, month, { value: [3500, 3300, null][index] ?? null, publisher: 'Ministry' }),
)
const APART = ownFigureOf(20, '2025-01', '2025-09', { place: 'channel', isApart: true, term: 'attempts' })
const SYRIANS = ownFigureOf(21, '2025-01', '2025-06', { nationality: 'SY', value: 812 })
const FIGURES = ownFiguresAlone([YEAR, ...MONTHS, APART, SYRIANS])

/** The details of a route with the reader's own figures. */
async function openRoute(parameters: string) {
  showOwn(FIGURES)
  const app = await renderApp({ link: `#/explore?selected=route:${parameters}&v=3` })
  const details = screen.getByRole('region', { name: 'Details' })
  await screen.findByRole('region', { name: 'Your figures' })
  return { ...app, details }
}

/** The detections of the stated figures, as the route lists them. */
const listed = () =>
  within(screen.getByRole('region', { name: 'Your figures' })).getByRole('table', {
    name: 'detections · your table “Stated figures”',
  })

/** The chart whose title matches. */
async function chartOf(title: RegExp): Promise<HTMLElement> {
  const chart = (await screen.findByText(title, { selector: 'figcaption span' })).closest('figure')
  if (!chart) throw new Error(`no chart ${title}`)
  return chart
}

/** A figure of ten for each of the first days of a month. */
const days = (month: string, count: number, row: number) =>
  Array.from({ length: count }, (_, index) => {
    const day = `${month}-${String(index + 1).padStart(2, '0')}`
    return ownFigureOf(row + index, day, day, { value: 10 })
  })

beforeEach(() => showOwn(null))
afterEach(() => {
  showOwn(null)
  window.localStorage.clear()
})

describe('figures of one’s own in Explore', () => {
  test('a link to a row opens it as it is in the file', async () => {
    showOwn(FIGURES)
    await renderApp({ link: `#/explore?reader=${OWN_TABLE.id}:9&v=2` })
    const reader = await screen.findByRole('dialog', { name: 'Reader' })
    expect(within(reader).getByRole('heading', { name: 'Stated figures' })).toBeVisible()
    expect(reader).toHaveTextContent('From your Desk, on this device only')
    expect(reader).toHaveTextContent('67,000 detections')
    expect(reader).toHaveTextContent('A rounded number.')
    const row = within(reader).getByRole('table', { name: 'Row 9 as it is in the file' })
    expect(within(row).getByRole('row', { name: 'detections 67 000' })).toBeVisible()
    expect(within(row).getByRole('row', { name: 'remark empty' })).toBeVisible()
    expect(reader).toHaveTextContent('stated.csv')
    expect(screen.queryByRole('alert')).toBeNull()
  })

  test('on another device the notice says that it belongs to someone’s Desk', async () => {
    await renderApp({ link: `#/explore?reader=${OWN_TABLE.id}:9&v=2` })
    expect(await screen.findByRole('alert')).toHaveTextContent('belongs to someone’s Desk')
    expect(screen.queryByRole('dialog', { name: 'Reader' })).toBeNull()
  })

  test('a route lists them beside the published numbers of the same months, and one click opens the row', async () => {
    const { user } = await openRoute('central-mediterranean')
    const list = listed()
    const year = within(list).getByRole('row', { name: /^2024/ })
    expect(year).toHaveTextContent('Invented agency · rounded')
    expect(within(year).getByRole('img', { name: 'yours' })).toBeInTheDocument()
    expect(
      within(year).getByRole('button', { name: '2024, published by Frontex: 66,855' }),
    ).toBeInTheDocument()
    expect(within(list).getByRole('row', { name: /^Mar 2025/ })).toHaveTextContent('not stated')
    expect(
      screen.getByText(/Ministry: 6,800 in total, Jan–Feb 2025\. One of them is not stated/),
    ).toBeVisible()
    await user.click(
      within(year).getByRole('button', {
        name: '2024, yours: 67,000 detections. Invented agency, rounded. Opens row 9 of your table',
      }),
    )
    expect(await screen.findByRole('table', { name: 'Row 9 as it is in the file' })).toBeVisible()
    expect(window.location.hash).toContain(`reader=${OWN_TABLE.id}:9`)
  })

  test('a chosen time shows those that lie within it and counts the others', async () => {
    await openRoute('central-mediterranean&period=2024')
    expect(within(listed()).getAllByRole('row')).toHaveLength(2)
    expect(screen.getByText(/3 more cover other months/)).toBeVisible()
  })

  test('one that counts something else stands apart, with a hollow sign and no published number', async () => {
    await openRoute('channel')
    const list = screen.getByRole('table', { name: 'attempts · your table “Stated figures”' })
    expect(within(list).queryByRole('columnheader', { name: 'Published' })).toBeNull()
    const sign = within(list).getByRole('img', { name: 'yours, kept apart' })
    expect(sign.querySelector('path')).toHaveAttribute('fill', 'none')
    expect(sign.querySelector('path')).toHaveAttribute(
      'd',
      expect.stringMatching(/^M[^LHZ]+L[^LHZ]+H[^LHZ]+Z$/),
    )
    expect(screen.getByText(/they are shown apart and are never added/)).toBeVisible()
  })

  test('nationalities have a list of their own, in no published share', async () => {
    await openRoute('central-mediterranean')
    const list = await screen.findByRole('region', { name: 'Your figures by nationality' })
    expect(within(list).getByRole('row', { name: /^Syria/ })).toHaveTextContent('812')
    expect(list).toHaveTextContent('They are in no published number or share.')
    const first = screen.getByRole('region', { name: 'Your figures' })
    expect(first).not.toHaveTextContent('812')
  })

  test('the switch of layers appears for figures alone, and hides theirs or the published ones', async () => {
    const { user, details } = await openRoute('central-mediterranean')
    const layer = await group('Layer')
    expect(layer).toHaveTextContent('6 figures')
    expect(layer).not.toHaveTextContent('text')
    await user.click(within(layer).getByRole('button', { name: 'Published' }))
    expect(within(details).queryByRole('region', { name: 'Your figures' })).toBeNull()
    await user.click(within(layer).getByRole('button', { name: 'Yours' }))
    const mine = await within(details).findByRole('region', { name: 'Your figures' })
    expect(within(details).queryByText('detected crossings,')).toBeNull()
    expect(within(mine).queryByRole('columnheader', { name: 'Published' })).toBeNull()
    await user.click(within(mine).getByRole('button', { name: 'Show both' }))
    expect(await within(details).findByText('detected crossings,')).toBeVisible()
  })

  test('the chart by month draws them as triangles, with legend, table, keys and source', async () => {
    const { user } = await openRoute('central-mediterranean&period=2025')
    const chart = await chartOf(/detections a month/)
    expect(within(chart).getByText('Yours: Ministry')).toBeVisible()
    expect(chart).toHaveTextContent('Yours, on this device only: “Stated figures”, rows 10–12.')
    await user.click(within(chart).getByRole('button', { name: /^Show table/ }))
    const number = within(chart).getByRole('button', { name: 'January, Yours: Ministry: 3,500' })
    await user.click(number)
    expect(await screen.findByRole('table', { name: 'Row 10 as it is in the file' })).toBeVisible()
  })

  test('a chart adds the published series up from January beside figures that begin there', async () => {
    const { user } = await openRoute('central-mediterranean&period=2024')
    const chart = await chartOf(/2024, cumulative from January/)
    expect(within(chart).getByText('Published: Frontex')).toBeVisible()
    expect(within(chart).getByText('Yours: Invented agency')).toBeVisible()
    const slider = within(chart).getByRole('slider')
    slider.focus()
    await user.keyboard('{End}')
    expect(slider).toHaveAttribute('aria-valuetext', 'December 2024, Published: Frontex: 66,855')
    await user.keyboard('{ArrowDown}{Enter}')
    expect(await screen.findByRole('table', { name: 'Row 9 as it is in the file' })).toBeVisible()
  })

  test('a unit that nobody publishes for the route has an axis of its own', async () => {
    const boats = [12, 15].map((value, index) =>
      ownFigureOf(30 + index, `2025-0${index + 1}`, `2025-0${index + 1}`, {
        value,
        unit: null,
        term: 'boats sunk',
      }),
    )
    showOwn(ownFiguresAlone(boats))
    await renderApp({ link: '#/explore?selected=route:central-mediterranean&v=2' })
    const chart = await chartOf(/boats sunk/)
    expect(chart).toHaveTextContent('An axis of its own')
    expect(within(chart).queryByText(/Frontex/)).toBeNull()
    const months = await chartOf(/detections a month/)
    expect(within(months).queryByText(/Yours/)).toBeNull()
  })

  test('days that cover a month are drawn as that month, quarters in steps of theirs; the rest says why not', async () => {
    const quarters = [4, 7].map((first, index) =>
      ownFigureOf(90 + index, `2025-0${first}`, `2025-0${first + 2}`, { value: 900 + index }),
    )
    const figures = [...days('2025-02', 28, 2), ...days('2025-03', 30, 40), ...quarters]
    showOwn(ownFiguresAlone([...figures, ownFigureOf(99, '2025-10-27', '2025-11-02')]))
    const { user } = await renderApp({
      link: '#/explore?selected=route:central-mediterranean&period=2025&v=3',
    })
    expect(
      await screen.findByText(
        /Listed, not drawn: 1 over parts of several months; 30 of months whose days are not all stated\./,
      ),
    ).toBeVisible()
    const months = await chartOf(/detections a month/)
    expect(months).toHaveTextContent('Yours, on this device only: “Stated figures”, rows 2–29.')
    const steps = await chartOf(/Central Mediterranean: detections$/)
    expect(steps).toHaveTextContent('Each triangle is the total for 3 months.')
    await user.click(within(steps).getByRole('button', { name: /^Show table/ }))
    expect(
      within(steps).getByRole('button', { name: 'Jul–Sept 2025, Yours: Invented agency: 901' }),
    ).toBeVisible()
    await user.click(within(months).getByRole('button', { name: /^Show table/ }))
    await user.click(within(months).getByRole('button', { name: 'February, Yours: Invented agency: 280' }))
    const reader = await screen.findByRole('dialog', { name: 'Reader' })
    expect(reader).toHaveTextContent('28 rows of your table')
    expect(reader).toHaveTextContent('280')
  })

  test('Compare has those of exactly the months compared beside the published ones', async () => {
    showOwn(
      ownFiguresAlone([
        YEAR,
        ownFigureOf(31, '2025-01', '2025-12', { value: 66000 }),
        ownFigureOf(32, '2025-01', '2025-08', { value: 41900 }),
        APART,
      ]),
    )
    const { user } = await renderApp({ link: '#/compare?compare=2024-01..2024-12,2025-01..2025-12&v=2' })
    const table = await screen.findByRole('table', { name: 'Your figures for the same months' })
    const rows = within(table).getAllByRole('row')
    expect(rows).toHaveLength(2)
    expect(rows[1]).toHaveTextContent(/67,000.*published: 66,855.*66,000.*published: 66,551.*−1,000/)
    await user.click(within(table).getByRole('button', { name: /^2025, yours: 66,000 detections/ }))
    expect(await screen.findByRole('table', { name: 'Row 31 as it is in the file' })).toBeVisible()
  })

  test('Compare has days that cover the months compared, and nothing for a month with a day left out', async () => {
    showOwn(ownFiguresAlone([...days('2024-02', 28, 2), ...days('2025-02', 28, 40)]))
    await renderApp({ link: '#/compare?compare=2024-02..2024-02,2025-02..2025-02&v=2' })
    const table = await screen.findByRole('table', { name: 'Your figures for the same months' })
    const [, row] = within(table).getAllByRole('row')
    expect(row).toHaveTextContent(/not stated.*280 in 28 rows.*–/)
  })

  test('those of all routes together stand in the overview, on no line; the tables are named under Sources', async () => {
    showOwn(ownFiguresAlone([YEAR, ownFigureOf(33, '2024-01', '2024-12', { place: 'total', value: 239000 })]))
    const overview = await renderApp()
    const total = await screen.findByRole('region', { name: 'Your figures for all routes together' })
    expect(within(total).getByRole('row', { name: /^2024/ })).toHaveTextContent(/239,000.*240,101/)
    overview.unmount()
    const { user } = await renderApp({ link: '#/explore?layer=yours&v=2' })
    await user.click(
      within(await screen.findByRole('list', { name: 'Your figures by route' })).getByRole('button', {
        name: 'Central Mediterranean',
      }),
    )
    expect(await screen.findByRole('region', { name: 'Your figures' })).not.toHaveTextContent('239,000')
    cleanup()
    await renderApp({ link: '#/sources' })
    const tables = await screen.findByRole('region', { name: 'Your tables' })
    expect(tables).toHaveTextContent('stated.csv')
    expect(tables).toHaveTextContent('2 figures in use')
  })
})
