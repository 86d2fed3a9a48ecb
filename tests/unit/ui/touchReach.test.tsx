import { render, screen } from '@testing-library/react'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { reachFromMap, startTouchReach } from '#ui/touchReach.ts'

/** Two numbers of 24 px, 20 px apart, and a row that has its 44 px. */
const BOXES = {
  first: [100, 100, 140, 124],
  second: [160, 100, 200, 124],
  row: [100, 200, 300, 244],
} as const
const pressed: string[] = []

function boxOf(name: string): DOMRect {
  const [left, top, right, bottom] = BOXES[name as keyof typeof BOXES]
  return { left, top, right, bottom } as DOMRect
}

beforeAll(startTouchReach)

beforeEach(() => {
  pressed.length = 0
  render(
    <div data-testid="page">
      {Object.keys(BOXES).map((name) => (
        <button key={name} type="button" onClick={() => pressed.push(name)}>
          {name}
        </button>
      ))}
      <canvas data-testid="canvas" />
    </div>,
  )
  for (const button of screen.getAllByRole('button')) {
    button.getBoundingClientRect = () => boxOf(button.textContent ?? '')
  }
  document.elementFromPoint = (x, y) =>
    screen.getAllByRole('button').find((button) => {
      const { left, right, top, bottom } = button.getBoundingClientRect()
      return x >= left && x <= right && y >= top && y <= bottom
    }) ?? document.body
})

function tap(x: number, y: number, on = 'page', pointerType = 'touch'): void {
  const up = new MouseEvent('pointerup', { bubbles: true, clientX: x, clientY: y })
  Object.assign(up, { pointerType })
  screen.getByTestId(on).dispatchEvent(up)
  screen.getByTestId(on).click()
}

test('a tap beside a small control presses it, within 44 px', () => {
  tap(120, 92)
  expect(pressed).toEqual(['first'])
  tap(120, 86)
  expect(pressed).toEqual(['first'])
})

test('between two small controls the nearer one answers', () => {
  tap(158, 112)
  expect(pressed).toEqual(['second'])
})

test('a control of 44 px reaches no further', () => {
  tap(120, 196)
  expect(pressed).toEqual([])
})

test('a mouse has to meet the control', () => {
  tap(120, 92, 'page', 'mouse')
  expect(pressed).toEqual([])
})

test('a line of the map goes before the number beside it', () => {
  tap(120, 92, 'canvas')
  expect(pressed).toEqual([])
  reachFromMap()
  expect(pressed).toEqual(['first'])
})
