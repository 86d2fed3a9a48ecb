import { act, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, test } from 'vitest'
import { loadFigures } from '#content/loadedFigures.ts'
import { cubeSum } from '#domain/figureCube.ts'
import { pointAtMonth, useHoverStore } from '#state/hoverStore.ts'
import { setPeriod, useViewStore } from '#state/viewStore.ts'
import { published } from '#tests/support/published.ts'
import { formattedTotal } from '#tests/support/publishedTotals.ts'
import { renderApp } from '#tests/support/renderApp.tsx'

const { detections, arrivals } = loadFigures(published('figures'))

const number = (value: number | null) => new Intl.NumberFormat('en-GB').format(value ?? Number.NaN)
const detected = (from: string, to: string, routes?: string[]) =>
  number(cubeSum(detections, [{ from, to }], routes ? { route: routes } : {}))

const findTimeline = () => screen.findByRole('region', { name: 'Timeline' })
const findMonths = async (row: string) =>
  within(await findTimeline()).findByRole('slider', { name: `Months: ${row}` })
const readerNow = () => useViewStore.getState().view.reader

afterEach(() => {
  pointAtMonth(null)
  window.localStorage.clear()
})

describe('the monthly bars', () => {
  test('have one tab stop; arrow keys move between them and announce value and unit', async () => {
    const { user } = await renderApp()
    const stop = await findMonths('All routes, detections a month')
    expect(stop).toHaveAttribute('aria-valuetext', `June 2026: ${detected('2026-06', '2026-06')} detections`)
    act(() => stop.focus())
    await user.keyboard('{ArrowLeft}')
    expect(stop).toHaveAttribute('aria-valuetext', `May 2026: ${detected('2026-05', '2026-05')} detections`)
    expect(useHoverStore.getState().month).toBe('2026-05')
    await user.keyboard('{PageDown}')
    expect(stop.getAttribute('aria-valuetext')).toMatch(/^May 2025/)
    await user.keyboard('{Home}')
    expect(stop.getAttribute('aria-valuetext')).toMatch(/^January 2023/)
    await user.keyboard('{ArrowLeft}{End}')
    expect(stop.getAttribute('aria-valuetext')).toMatch(/^June 2026/)
    await user.tab()
    expect(useHoverStore.getState().month).toBeNull()
  })

  test('open their cells, and the row name opens the cells of the period', async () => {
    const { user } = await renderApp({ link: '#/explore?period=2024&v=3' })
    const stop = await findMonths('All routes, detections a month')
    act(() => stop.focus())
    await user.keyboard('{ArrowLeft}{Enter}')
    const month = { from: '2024-11', to: '2024-11' }
    expect(readerNow()).toEqual({
      type: 'cells',
      query: { table: 'frontex-detections', count: 'detections', spans: [month], where: {} },
    })
    expect(window.location.hash).toContain('2024-11..2024-11')
    await user.click(within(await findTimeline()).getByRole('button', { name: 'Detections' }))
    expect(readerNow()).toMatchObject({ query: { spans: [{ from: '2024-01', to: '2024-12' }] } })
  })

  test('name the month of the highest bar, which opens its own cells', async () => {
    const { user } = await renderApp()
    await findMonths('All routes, detections a month')
    const most = detected('2023-09', '2023-09')
    const peak = within(await findTimeline()).getByRole('button', {
      name: `September 2023: ${most} detections: open the cells`,
    })
    expect(peak).toHaveTextContent(`Sept 2023: ${most}`)
    const own = { query: { spans: [{ from: '2023-09', to: '2023-09' }] } }
    await user.click(peak)
    expect(readerNow()).toMatchObject(own)
    act(() => useViewStore.setState(useViewStore.getInitialState()))
    act(() => peak.focus())
    await user.keyboard('{Enter}')
    expect(readerNow()).toMatchObject(own)
  })

  test('show a single route in its own unit, with its caveat', async () => {
    await renderApp({ link: '#/explore?period=2023&routes=central-mediterranean&v=3' })
    const stop = await findMonths('Central Mediterranean, detections a month')
    const december = detected('2023-12', '2023-12', ['central-mediterranean'])
    expect(stop).toHaveAttribute('aria-valuetext', `December 2023: ${december} detections`)
    const timeline = within(await findTimeline())
    expect(timeline.getByText('Central Med., by month')).toBeVisible()
    expect(timeline.getByRole('button', { name: 'Detections' }).title).toMatch(
      /^Frontex, to June 2026; not people/,
    )
  })

  test('count arrivals for the Channel and mark the incomplete last month', async () => {
    const { user } = await renderApp({ link: '#/explore?routes=channel&v=3' })
    const stop = await findMonths('English Channel, people arriving a month')
    act(() => stop.focus())
    await user.keyboard('{End}')
    const september = number(cubeSum(arrivals, [{ from: '2026-09', to: '2026-09' }]))
    expect(stop).toHaveAttribute(
      'aria-valuetext',
      `September 2026: ${september} people arrived, part of the month only`,
    )
    const timeline = await findTimeline()
    expect(within(timeline).getByText(/^Hatched: part of a month/)).toBeVisible()
    expect(within(timeline).getByRole('button', { name: 'People who arrived' }).title).toMatch(
      /^UK Home Office, to September 2026; not detections/,
    )
    expect(timeline.querySelector('[data-unit="arrivals"] [data-partial="2026-09"]')).not.toBeNull()
    await user.keyboard('{Enter}')
    expect(readerNow()).toMatchObject({ query: { table: 'uk-small-boats-monthly', count: 'arrivals' } })
  })

  test('sum several routes, never including the Channel', async () => {
    await renderApp({
      link: '#/explore?period=2025&routes=western-balkans,channel,eastern-mediterranean&v=3',
    })
    const stop = await findMonths('2 routes, detections a month')
    const december = detected('2025-12', '2025-12', ['western-balkans', 'eastern-mediterranean'])
    expect(stop).toHaveAttribute('aria-valuetext', `December 2025: ${december} detections`)
    expect(
      within(await findTimeline()).getByText(
        /Without English Channel: counted in a different unit, arrivals/,
      ),
    ).toBeVisible()
  })

  test('are absent, with a note, when no series covers the choice', async () => {
    await renderApp({ link: '#/explore?period=2008&v=3' })
    const timeline = await findTimeline()
    await findMonths('All routes, detections a month')
    expect(within(timeline).queryByRole('button', { name: 'Detections' })).toBeNull()
    expect(timeline.querySelector('[data-bars="inside"] path[d^="M"]:not(pattern path)')).toBeNull()
  })

  test('mark the month hovered elsewhere', async () => {
    await renderApp()
    await findMonths('All routes, detections a month')
    act(() => pointAtMonth('2024-03'))
    const timeline = await findTimeline()
    expect(timeline.querySelector('[data-month="2024-03"]')).not.toBeNull()
    act(() => pointAtMonth('2014-03'))
    expect(timeline.querySelector('[data-month]')).toBeNull()
  })
})

describe('the table of months', () => {
  const openTable = async (user: Awaited<ReturnType<typeof renderApp>>['user']) => {
    const timeline = await findTimeline()
    await findMonths('All routes, detections a month')
    await user.click(within(timeline).getByRole('button', { name: 'Show by status' }))
    await user.click(within(timeline).getByRole('button', { name: 'Show table' }))
    await user.click(within(timeline).getByRole('button', { name: 'Months' }))
    return within(timeline).getByRole('table', { name: 'All routes, detections a month' })
  }

  test('lists the months of the period and their sum, each opening its cells', async () => {
    const { user } = await renderApp({ link: '#/explore?period=2024&v=3' })
    const table = await openTable(user)
    const rows = within(table).getAllByRole('row')
    expect(rows).toHaveLength(1 + 12 + 1)
    expect(rows.at(-1)).toHaveTextContent(`Total${formattedTotal('all', 2024)}`)
    await user.click(within(table).getByRole('button', { name: /^March 2024: .* open the cells$/ }))
    expect(readerNow()).toMatchObject({ query: { spans: [{ from: '2024-03', to: '2024-03' }] } })
  })

  test('lists the covered months of the axis without a period', async () => {
    const { user } = await renderApp()
    const rows = within(await openTable(user)).getAllByRole('row')
    expect(rows).toHaveLength(1 + 42 + 1)
  })
})

describe('the years of the axis', () => {
  const openLanes = async (user: Awaited<ReturnType<typeof renderApp>>['user']) =>
    user.click(within(await findTimeline()).getByRole('button', { name: 'Show by status' }))
  const findBrush = async () => within(await findTimeline()).findByRole('group', { name: 'Period' })

  test('start in 2023; a menu offers all, and single years', async () => {
    const { user } = await renderApp()
    await findMonths('All routes, detections a month')
    const brush = await findBrush()
    await openLanes(user)
    const menu = within(await findTimeline()).getByRole('combobox', { name: 'Years of the axis' })
    expect(menu).toHaveDisplayValue('Since 2023')
    expect(brush).toHaveAttribute('data-from', '2023-01')
    await user.selectOptions(menu, 'Since 2009')
    expect(brush).toHaveAttribute('data-from', '2009-01')
    expect(window.location.hash).not.toMatch(/period|years/)
    await user.selectOptions(menu, '2024')
    expect(brush).toHaveAttribute('data-from', '2024-01')
    expect(brush).toHaveAttribute('data-to', '2024-12')
    await user.selectOptions(menu, 'Since 2023')
    expect(brush).toHaveAttribute('data-from', '2023-01')
  })

  test('hold some marks only; buttons count those before and after, and show them', async () => {
    const { user } = await renderApp()
    await findMonths('All routes, detections a month')
    const timeline = await findTimeline()
    await openLanes(user)
    const menu = within(timeline).getByRole('combobox', { name: 'Years of the axis' })
    await user.selectOptions(menu, '2024')
    const startsOf = [...published('measures').measures, ...published('timeline').events].flatMap((thing) => {
      const date = ('period' in thing ? thing.period : thing.date) ?? thing.statedOn
      return date ? [Number(date.start.slice(0, 4))] : []
    })
    const count = (isCounted: (year: number) => boolean) => startsOf.filter(isCounted).length
    expect(
      within(timeline).getByRole('button', { name: `Earlier ${count((year) => year < 2024)}` }),
    ).toBeVisible()
    await user.click(within(timeline).getByRole('button', { name: `Later ${count((year) => year > 2024)}` }))
    expect(menu).toHaveDisplayValue('Since 2023')
    expect(within(timeline).queryByRole('button', { name: /^Later/ })).toBeNull()
  })

  test('follow the period, whether set by a link or step by step', async () => {
    const { user } = await renderApp({ link: '#/explore?period=2015-03..2015-08&v=3' })
    await findMonths('All routes, detections a month')
    const brush = await findBrush()
    expect(brush).toHaveAttribute('data-from', '2015-01')
    act(() => setPeriod(null))
    expect(brush).toHaveAttribute('data-from', '2023-01')
    const from = within(brush).getByRole('slider', { name: 'From' })
    act(() => from.focus())
    await user.keyboard('{Home}{ArrowLeft}')
    expect(window.location.hash).toContain('period=2022-12..2026-06')
    expect(brush).toHaveAttribute('data-from', '2022-01')
  })
})

test('names a figures file that failed, keeps the lanes, and shows the bars after a retry', async () => {
  const { user, repair } = await renderApp({ broken: { figures: 'torn' } })
  const timeline = await findTimeline()
  await waitFor(() => expect(within(timeline).getByRole('alert')).toHaveTextContent('figures.json'))
  expect(await within(timeline).findByRole('slider', { name: 'Measures' })).toBeInTheDocument()
  expect(within(timeline).queryByRole('slider', { name: /^Months/ })).toBeNull()
  repair()
  await user.click(within(timeline).getByRole('button', { name: 'Try again' }))
  await findMonths('All routes, detections a month')
})
