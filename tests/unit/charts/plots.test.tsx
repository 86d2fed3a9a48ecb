import { fireEvent, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { markAt } from '#charts/PlotOverlay.tsx'
import { SeriesPlot } from '#charts/SeriesPlot.tsx'
import { SmallMultiples } from '#charts/SmallMultiples.tsx'
import type { Month } from '#domain/period.ts'
import { type PlotSeries, roundScale } from '#picture/charts/plotModel.ts'
import { renderInWords } from '#tests/support/renderInWords.tsx'

const words = {
  title: 'Detections a month',
  unit: 'detections a month',
  source: 'Frontex.',
  caveat: 'Not persons.',
  showTable: 'Show table',
  hideTable: 'Hide table',
  save: 'Save as CSV',
  column: 'Month',
  notStated: 'not stated',
  partial: 'part of the month',
  uncovered: 'no data yet',
  keys: 'Enter opens the cells.',
  number: (value: number) => value.toLocaleString('en'),
  axisNumber: (value: number) => `${value / 1000}k`,
}
const columns = ['January', 'February', 'March', 'April'].map((name, index) => ({
  key: String(index),
  label: name.charAt(0),
  name,
}))
const months = (year: number): Month[] => ['01', '02', '03', '04'].map((month) => `${year}-${month}`)
const now: PlotSeries = {
  id: '2025',
  name: '2025',
  colour: 'red',
  look: 'solid',
  values: [1200, null, 0, null],
  states: ['whole', 'whole', 'partial', 'uncovered'],
  months: months(2025),
}
const before: PlotSeries = {
  id: '2024',
  name: '2024',
  colour: 'black',
  look: 'dashed',
  values: [900, 800, 700, 600],
  states: ['whole', 'whole', 'whole', 'whole'],
  months: months(2024),
}

const consoleCall = vi.fn()
beforeEach(() => {
  consoleCall.mockReset()
  vi.spyOn(console, 'warn').mockImplementation(consoleCall)
  vi.spyOn(console, 'error').mockImplementation(consoleCall)
})
afterEach(() => expect(consoleCall).not.toHaveBeenCalled())

const RUN_WORDS = { working: '', cancel: '', cancelled: '', done: (name: string) => name, progress: () => '' }

function drawn(part: Partial<Parameters<typeof SeriesPlot>[0]> = {}) {
  const onOpen = vi.fn()
  const onPoint = vi.fn()
  const onSave = vi.fn(() => () => Promise.resolve('a.csv'))
  const result = renderInWords(
    <SeriesPlot
      form="bars"
      height={144}
      columns={columns}
      series={[now, before]}
      words={words}
      onOpen={onOpen}
      onPoint={onPoint}
      picture={{
        numbers: [{ label: 'CSV', name: 'Save as CSV', job: onSave }],
        name: (format) => format,
        run: RUN_WORDS,
        job: () => () => Promise.resolve(''),
      }}
      {...part}
    />,
  )
  return { ...result, onOpen, onPoint, onSave, user: userEvent.setup() }
}

describe('a year against the year before', () => {
  test('shows unit, source and caveat, and a table that marks partial and missing numbers', async () => {
    const { user, onOpen, onSave } = drawn()
    for (const text of [words.unit, words.source, words.caveat]) expect(screen.getByText(text)).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Show table: Detections a month' }))
    const table = screen.getByRole('table', { name: words.title })
    expect(
      within(table)
        .getAllByRole('row')
        .map((row) => [...row.children].map(({ textContent }) => textContent)),
    ).toEqual([
      ['Month', '2025', '2024'],
      ['January', '1,200', '900'],
      ['February', 'not stated', '800'],
      ['March', '0 (part of the month)', '700'],
      ['April', 'no data yet', '600'],
    ])
    await user.click(within(table).getByRole('button', { name: 'March, 2025: 0 (part of the month)' }))
    expect(onOpen).toHaveBeenCalledExactlyOnceWith('2025', '2')
    await user.click(screen.getByRole('button', { name: 'Save as CSV: Detections a month' }))
    expect(onSave).toHaveBeenCalledOnce()
    expect(await screen.findByText('a.csv')).toBeVisible()
  })

  test('has keyboard controls: arrows move between marks and point at the month, Enter opens its cells', async () => {
    const { user, onOpen, onPoint } = drawn()
    const plot = screen.getByRole('slider', { name: words.title })
    plot.focus()
    expect(plot).toHaveAttribute('aria-valuetext', 'January, 2025: 1,200')
    await user.keyboard('{ArrowRight}{ArrowDown}')
    expect(plot).toHaveAttribute('aria-valuetext', 'February, 2024: 800')
    expect(onPoint).toHaveBeenLastCalledWith('2024-02')
    await user.keyboard('{Enter}')
    expect(onOpen).toHaveBeenCalledExactlyOnceWith('2024', '1')
    await user.keyboard('{ArrowUp}{Enter}{End}{Enter}')
    // A value that is not stated or not covered has no cells.
    expect(onOpen).toHaveBeenCalledOnce()
    await user.tab()
    expect(onPoint).toHaveBeenLastCalledWith(null)
  })

  test('a click opens the bar of the month, or the line under the pointer', () => {
    const { onOpen } = drawn()
    const plot = screen.getByRole('slider', { name: words.title })
    plot.getBoundingClientRect = () => new DOMRect(0, 0, 400, 100)
    fireEvent.click(plot, { clientX: 50, clientY: 90 })
    expect(onOpen).toHaveBeenLastCalledWith('2025', '0')
    // The scale ends at 1,500, so 700 is 53 px from the top.
    fireEvent.click(plot, { clientX: 250, clientY: 53 })
    expect(onOpen).toHaveBeenLastCalledWith('2024', '2')
  })

  test('highlights the month hovered elsewhere, in either of the two years', () => {
    let notify = () => {}
    let month: Month | null = null
    const { container } = drawn({
      pointed: {
        get: () => month,
        subscribe: (onChange) => {
          notify = onChange
          return () => {}
        },
      },
    })
    const marked = () => [...container.querySelectorAll<HTMLElement>('span[class*="column"]')]
    expect(marked()).toHaveLength(0)
    month = '2024-03'
    notify()
    return vi.waitFor(() => expect(marked()[0]?.style.left).toContain('* 2'))
  })

  test('hatches a partial month, and draws another unit than detections hollow', () => {
    const { container, rerender, onOpen } = drawn({ series: [{ ...now, values: [1200, 5, 7, null] }] })
    const fills = () =>
      [...container.querySelectorAll('.recharts-bar-rectangle')].map((bar) =>
        [...bar.querySelectorAll('path')].map((path) => path.getAttribute('fill')),
      )
    const hatched = ['var(--paper)', 'none', 'none']
    expect(fills().slice(0, 3)).toEqual([['red'], ['red'], hatched])
    rerender(
      <SeriesPlot
        form="bars"
        height={144}
        columns={columns}
        series={[{ ...now, look: 'hollow', values: [1200, 5, 7, null] }]}
        words={words}
        onOpen={onOpen}
      />,
    )
    expect(fills().slice(0, 3)).toEqual([['var(--paper)'], ['var(--paper)'], hatched])
  })
})

describe('lines', () => {
  test('have an open dot at partial values only', () => {
    const { container } = renderInWords(
      <SeriesPlot
        form="lines"
        height={144}
        columns={columns}
        series={[{ ...now, values: [1200, 5, 700, null] }, before]}
        words={words}
        onOpen={vi.fn()}
      />,
    )
    const dots = [...container.querySelectorAll('.recharts-surface circle')]
    expect(dots.map((dot) => [dot.getAttribute('fill'), dot.getAttribute('stroke')])).toEqual([
      ['var(--paper)', 'red'],
    ])
  })
})

describe('small multiples', () => {
  const small = { ...before, id: 'small', name: 'small', values: [9, 8, 7, 6] }
  const tops = (isOneScale: boolean) => {
    const { container, unmount } = renderInWords(
      <SmallMultiples
        columns={columns}
        series={[before, small]}
        words={words}
        isOneScale={isOneScale}
        controls={null}
        onOpen={vi.fn()}
      />,
    )
    const found = [...container.querySelectorAll('li')].map(
      (plot) => plot.querySelectorAll('p')[1]?.textContent,
    )
    unmount()
    return found
  }

  test('have one scale, to compare sizes, or their own, to compare shapes', () => {
    const [one, other] = tops(true)
    expect(other).toBe(one)
    expect(Number(one?.replace(',', ''))).toBeGreaterThanOrEqual(900)
    expect(tops(false)).toEqual([one, expect.stringMatching(/^\d\d?$/)])
  })
})

describe('roundScale', () => {
  test('starts at 0, ends at or above the largest value, and has round steps', () => {
    expect(roundScale(7100)).toEqual({ max: 7500, ticks: [0, 2500, 5000, 7500] })
    expect(roundScale(0)).toEqual({ max: 1, ticks: [0, 1] })
    for (const largest of [1, 2, 3, 9, 10, 11, 99, 101, 12_345, 885_386]) {
      const { max, ticks } = roundScale(largest)
      expect(max).toBeGreaterThanOrEqual(largest)
      expect(ticks[0]).toBe(0)
      expect(ticks.at(-1)).toBe(max)
      expect(ticks.length).toBeLessThanOrEqual(5)
      expect(ticks.every(Number.isInteger)).toBe(true)
    }
  })
})

describe('figures of the reader’s own', () => {
  const own: PlotSeries = {
    id: 'own',
    name: 'Yours',
    colour: 'black',
    look: 'points',
    values: [2000, null, null, null],
    states: ['whole', 'whole', 'whole', 'whole'],
    months: [null, null, null, null],
  }
  const apart: PlotSeries = { ...own, id: 'apart', name: 'Yours, kept apart', look: 'open-points' }
  // Each sign has a halo below it.
  const signs = (element: Element) =>
    element.querySelectorAll('svg.recharts-surface path[fill="var(--paper)"]:not([stroke]) + path')
  const rings = (element: Element) =>
    [...signs(element)].filter((path) => path.getAttribute('stroke-width') === '1.4')

  test('are triangles over bars and lines, hollow where they stand apart, and set the scale', () => {
    const bars = drawn({ series: [now, before, own] })
    expect(signs(bars.container)).toHaveLength(1)
    expect(rings(bars.container)).toHaveLength(0)
    expect(bars.container).toHaveTextContent('2k')
    bars.rerender(
      <SeriesPlot
        form="lines"
        height={144}
        columns={columns}
        series={[now, apart]}
        words={words}
        onOpen={() => {}}
      />,
    )
    expect(signs(bars.container)).toHaveLength(1)
    expect(rings(bars.container)).toHaveLength(1)
    expect(within(bars.container).getByRole('list')).toHaveTextContent('Yours, kept apart')
  })

  test('are reached by keys and in the table, and over a bar where they are drawn', async () => {
    const { user, onOpen } = drawn({ series: [now, before, own] })
    screen.getByRole('slider').focus()
    await user.keyboard('{ArrowUp}{Enter}')
    expect(onOpen).toHaveBeenLastCalledWith('own', '0')
    await user.click(screen.getByRole('button', { name: /Show table/ }))
    await user.click(screen.getByRole('button', { name: 'January, Yours: 2,000' }))
    expect(onOpen).toHaveBeenCalledTimes(2)
    const at = { series: [now, before, own], kind: 'bars' as const, max: 2000, column: 0, share: 0.5 }
    expect(markAt({ ...at, value: 1960 })).toBe(2)
    expect(markAt({ ...at, value: 910 })).toBe(1)
    expect(markAt({ ...at, value: 400 })).toBe(0)
  })
})

describe('markAt', () => {
  const series = [now, before]
  test('is the nearest line, or the mark under the pointer', () => {
    const at = { series, max: 1500, column: 0, share: 0.5 }
    expect(markAt({ ...at, kind: 'lines', value: 1100 })).toBe(0)
    expect(markAt({ ...at, kind: 'lines', value: 1000 })).toBe(1)
    expect(markAt({ ...at, kind: 'lines', column: 3, value: 1500 })).toBe(1)
    expect(markAt({ ...at, kind: 'beside', share: 0.2, value: 0 })).toBe(0)
    expect(markAt({ ...at, kind: 'beside', share: 0.9, value: 0 })).toBe(1)
  })
})
