import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { CountBars, StatusBars } from '#charts/CountBars.tsx'
import { FlowSankey } from '#charts/FlowSankey.tsx'
import { nameLines } from '#picture/charts/barDrawing.ts'
import { renderInWords } from '#tests/support/renderInWords.tsx'

const words = {
  title: 'Measures by year',
  unit: 'measures',
  source: 'Counted from sentences.',
  showTable: 'Show table',
  hideTable: 'Hide table',
  label: 'Year',
}
const statuses = { done: 'Done', planned: 'Planned', gap: 'Gap' }

const said = vi.fn()

beforeEach(() => {
  said.mockReset()
  vi.spyOn(console, 'warn').mockImplementation(said)
  vi.spyOn(console, 'error').mockImplementation(said)
})

afterEach(() => {
  expect(said).not.toHaveBeenCalled()
})

describe('bars by status', () => {
  const bars = [
    { key: '2024', label: '2024', done: 3, planned: 0, gap: 2 },
    { key: '', label: 'no date', done: 1, planned: 1, gap: 0 },
  ]

  test('have title, unit, source and an equivalent table', async () => {
    const onChoose = vi.fn()
    const user = userEvent.setup()
    renderInWords(<StatusBars bars={bars} words={{ ...words, statuses }} onChoose={onChoose} />)
    expect(screen.getByText('Measures by year')).toBeVisible()
    expect(screen.getByText('measures')).toBeVisible()
    expect(screen.getByText('Counted from sentences.')).toBeVisible()

    await user.click(screen.getByRole('button', { name: 'Show table: Measures by year' }))
    const table = screen.getByRole('table', { name: 'Measures by year' })
    const rows = within(table).getAllByRole('row')
    expect(rows.map((row) => [...row.children].map((cell) => cell.textContent))).toEqual([
      ['Year', 'Done', 'Planned', 'Gap'],
      ['2024', '3', '0', '2'],
      ['no date', '1', '1', '0'],
    ])
    await user.click(within(table).getByRole('button', { name: '2024, Gap: 2' }))
    expect(onChoose).toHaveBeenCalledExactlyOnceWith('2024', 'gap')
  })

  test('draw every part in the look of its status', () => {
    const { container } = renderInWords(
      <StatusBars bars={bars} words={{ ...words, statuses }} onChoose={vi.fn()} />,
    )
    const parts = [...container.querySelectorAll('.recharts-bar-rectangle')].filter(
      ({ childElementCount }) => childElementCount > 0,
    )
    const looks = parts.map((part) =>
      [...part.querySelectorAll('path')].map((path) => path.getAttribute('fill')),
    )
    expect(looks.filter(([fill]) => fill === 'var(--bar)')).toHaveLength(2)
    expect(looks.filter((fills) => fills.join() === 'var(--paper)')).toHaveLength(1)
    // A ground, its strokes and a dashed outline.
    expect(looks.filter((fills) => fills.join() === 'var(--paper),none,none')).toHaveLength(1)
    expect(container.querySelectorAll('.recharts-bar-rectangle path[stroke-dasharray]')).toHaveLength(1)
  })
})

describe('bars by name', () => {
  test('have a table with full names and clickable numbers', async () => {
    const onChoose = vi.fn()
    const user = userEvent.setup()
    renderInWords(
      <CountBars
        bars={[
          { key: 'a', label: 'A name that is far too long for the drawing', count: 2 },
          { key: 'b', label: 'None', count: 0 },
        ]}
        words={{ ...words, count: 'Claims' }}
        onChoose={onChoose}
      />,
    )
    await user.click(screen.getByRole('button', { name: /^Show table/ }))
    expect(
      screen.getByRole('rowheader', { name: 'A name that is far too long for the drawing' }),
    ).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'A name that is far too long for the drawing: 2' }))
    expect(onChoose).toHaveBeenCalledExactlyOnceWith('a')
  })
})

test('a long name wraps between words, and is truncated only after two lines', () => {
  expect(nameLines('Central Mediterranean')).toEqual(['Central Mediterranean'])
  expect(nameLines('drowning and harsh conditions')).toEqual(['drowning and harsh', 'conditions'])
  const long = nameLines('Northern route from the Horn of Africa to places far beyond it')
  expect(long).toEqual(['Northern route from the', 'Horn of Africa to places f…'])
  expect(nameLines('x'.repeat(60)).map(({ length }) => length)).toEqual([27, 27])
})

describe('flows', () => {
  const flows = (onChoose: (source: number | null, target: number | null) => void) => (
    <FlowSankey
      sources={[
        {
          key: 'SY',
          name: 'Syria',
          text: '30',
          values: [
            { value: 10, text: '10' },
            { value: 20, text: '20' },
          ],
        },
        { key: 'others', name: 'All others', text: '5', values: [null, { value: 5, text: '5' }] },
      ]}
      targets={[
        { key: 'a', name: 'First route', text: '10', colour: '#111' },
        { key: 'b', name: 'Second route', text: '25', colour: '#222' },
      ]}
      words={{ ...words, label: 'Nationality', total: 'Total', none: '–' }}
      onChoose={onChoose}
    />
  )

  test('have a band per number in the colour of its target, as wide as what it counts; a band opens it', async () => {
    const onChoose = vi.fn()
    const { container } = renderInWords(flows(onChoose))
    const bands = [...container.querySelectorAll('path[fill-opacity]')]
    expect(bands.map((band) => band.getAttribute('fill'))).toEqual(['#111', '#222', '#222'])
    const widths = bands.map((band) => {
      const [, top, bottom] = /^M[\d.]+,([\d.]+).*,([\d.]+)Z$/.exec(band.getAttribute('d') ?? '') ?? []
      return Number(bottom) - Number(top)
    })
    expect((widths[1] ?? 0) / (widths[0] ?? 1)).toBeCloseTo(2)
    expect((widths[0] ?? 0) / (widths[2] ?? 1)).toBeCloseTo(2)
    expect(container.querySelector('svg')).toHaveTextContent('Syria')
    const last = bands[2]
    if (!last) throw new Error('no band')
    await userEvent.click(last)
    expect(onChoose).toHaveBeenCalledExactlyOnceWith(1, 1)
  })

  test('have a table of the same numbers, a dash where nothing is listed', async () => {
    const onChoose = vi.fn()
    const user = userEvent.setup()
    renderInWords(flows(onChoose))
    await user.click(screen.getByRole('button', { name: 'Show table: Measures by year' }))
    const rows = within(screen.getByRole('table', { name: 'Measures by year' })).getAllByRole('row')
    expect(rows.map((row) => [...row.children].map((cell) => cell.textContent))).toEqual([
      ['Nationality', 'First route', 'Second route', 'Total'],
      ['Syria', '10', '20', '30'],
      ['All others', '–', '5', '5'],
      ['Total', '10', '25', ''],
    ])
    await user.click(screen.getByRole('button', { name: 'Total, Second route: 25' }))
    expect(onChoose).toHaveBeenLastCalledWith(null, 1)
  })
})
