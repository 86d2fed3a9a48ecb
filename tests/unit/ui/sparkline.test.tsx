import { render } from '@testing-library/react'
import { expect, test } from 'vitest'
import { Sparkline, sparkPoints } from '#ui/Sparkline.tsx'

test('a series runs from left to right, zero at the bottom and its largest value at the top', () => {
  expect(sparkPoints([0, 5, 10])).toEqual([
    [2, 10],
    [12, 6],
    [22, 2],
  ])
})

test('a series of zeros lies at the bottom', () => {
  expect(sparkPoints([0, 0]).map(([, y]) => y)).toEqual([10, 10])
})

test('the line is hidden from screen readers, and needs at least two values', () => {
  const { container, rerender } = render(<Sparkline values={[1, 2, 3]} />)
  expect(container.querySelector('svg')).toHaveAttribute('aria-hidden', 'true')
  const [line, end] =
    container
      .querySelector('path')
      ?.getAttribute('d')
      ?.split(/(?<=.)(?=M)/) ?? []
  expect(line).toBe('M2 7.3L12 4.7L22 2')
  expect(end).toMatch(/^M21\.2 2a0\.8 0\.8 /)
  rerender(<Sparkline values={[1]} />)
  expect(container).toBeEmptyDOMElement()
})
