import { act, render, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { useElementWidth } from '#ui/useElementWidth.ts'

/** Reports a width, px, as the browser does. */
let report: (width: number) => void = () => {}

class Observer {
  constructor(onResize: ResizeObserverCallback) {
    report = (width) => onResize([{ contentRect: { width } } as ResizeObserverEntry], this)
  }
  observe() {}
  unobserve() {}
  disconnect() {}
}

function Measured() {
  const [ref, width] = useElementWidth(null)
  return <p ref={ref}>{width ?? 'not measured'}</p>
}

function renderIn(clientWidth: number) {
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(clientWidth)
  vi.stubGlobal('ResizeObserver', Observer)
  render(<Measured />)
}

afterEach(() => {
  report = () => {}
})

test('an element has its width with the first picture, and follows changes of whole px', () => {
  renderIn(320)
  expect(screen.getByText('320')).toBeVisible()
  act(() => report(320.4))
  expect(screen.getByText('320')).toBeVisible()
  act(() => report(400.6))
  expect(screen.getByText('401')).toBeVisible()
})

test('an element that is hidden is not measured, and keeps its last width', () => {
  renderIn(0)
  expect(screen.getByText('not measured')).toBeVisible()
  act(() => report(0))
  expect(screen.getByText('not measured')).toBeVisible()
  act(() => report(500))
  act(() => report(0))
  expect(screen.getByText('500')).toBeVisible()
})
