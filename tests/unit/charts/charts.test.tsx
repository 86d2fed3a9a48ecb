import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { CountBars, nameLines } from '#charts/CountBars.tsx'
import { StatusBars } from '#charts/StatusBars.tsx'

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
    render(<StatusBars bars={bars} words={{ ...words, statuses }} onChoose={onChoose} />)
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
    const { container } = render(<StatusBars bars={bars} words={{ ...words, statuses }} onChoose={vi.fn()} />)
    const chart = container.querySelector('.recharts-surface')
    const fills = [...(chart?.querySelectorAll('.recharts-bar-rectangle rect') ?? [])].map((part) =>
      part.getAttribute('fill'),
    )
    expect(fills.filter((fill) => fill === 'var(--bar)')).toHaveLength(2)
    expect(fills.filter((fill) => fill === 'var(--paper)')).toHaveLength(1)
    const hatches = fills.filter((fill) => fill?.startsWith('url(#'))
    expect(hatches).toHaveLength(1)
    const patternId = hatches[0]?.slice('url(#'.length, -1) ?? ''
    expect(container.querySelector(`pattern[id="${patternId}"]`)).not.toBeNull()
  })
})

describe('bars by name', () => {
  test('have a table with full names and clickable numbers', async () => {
    const onChoose = vi.fn()
    const user = userEvent.setup()
    render(
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
