import { act, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { create } from 'zustand'
import { placeToPoint } from '#content/pointable.ts'
import { pointAt, useHoverStore } from '#state/hoverStore.ts'
import { drawNow, pacedStore, pacePresses, usePaced } from '#state/pressPacing.ts'
import { usePointing } from '#state/usePointing.ts'

// @vitest-environment jsdom

let report: (durations: readonly number[]) => void = () => {}
let stop = () => {}

class Reported {
  static supportedEntryTypes = ['longtask']
  constructor(tell: (list: { getEntries: () => readonly { duration: number }[] }) => void) {
    report = (durations) => tell({ getEntries: () => durations.map((duration) => ({ duration })) })
  }
  observe() {}
  disconnect() {}
}

beforeEach(() => {
  vi.stubGlobal('PerformanceObserver', Reported)
  stop = pacePresses()
})

afterEach(() => {
  stop()
  vi.unstubAllGlobals()
  document.body.replaceChildren()
})

function counted() {
  const store = create<{ count: number }>()(pacedStore(() => ({ count: 0 })))
  const told: number[] = []
  store.subscribe(({ count }) => told.push(count))
  return { told, add: () => store.setState(({ count }) => ({ count: count + 1 })), store }
}

function pressed(tag: 'button' | 'input', act: () => void): void {
  const element = document.createElement(tag)
  element.addEventListener('click', act)
  document.body.append(element)
  element.click()
}

test('a slow page learns of a press in the frame after it; the store has it at once', async () => {
  const { told, add, store } = counted()
  report([240])
  pressed('button', add)
  expect(store.getState().count).toBe(1)
  expect(told).toEqual([])
  expect(document.documentElement.hasAttribute('data-waits')).toBe(true)
  await vi.waitFor(() => expect(told).toEqual([1]))
  expect(document.documentElement.hasAttribute('data-waits')).toBe(false)
})

test('a quick page learns of it at once', () => {
  const { told, add } = counted()
  report([120])
  pressed('button', add)
  expect(told).toEqual([1])
})

test('typing is never late', () => {
  const { told, add } = counted()
  report([240])
  pressed('input', add)
  expect(told).toEqual([1])
})

test('a change without a press comes after what waits, in order', () => {
  const { told, add } = counted()
  report([240])
  pressed('button', add)
  add()
  expect(told).toEqual([1, 2])
})

test('what must be drawn now waits for nothing', () => {
  const { told, add } = counted()
  report([240])
  pressed('button', () => drawNow(add))
  expect(told).toEqual([1])
})

test('a page is quick again after several presses without a long task, not after one', () => {
  const { told, add } = counted()
  report([240])
  for (let press = 1; press <= 8; press += 1) {
    pressed('button', add)
    expect(told).toHaveLength(press - 1)
  }
  report([60])
  pressed('button', add)
  expect(told).toHaveLength(8)
  for (let press = 1; press <= 9; press += 1) pressed('button', add)
  expect(told).toHaveLength(18)
})

test('the next press finds drawn what the last one changed', () => {
  const { told, add } = counted()
  report([240])
  pressed('button', add)
  expect(told).toEqual([])
  pressed('button', () => expect(told).toEqual([1]))
  expect(told).toEqual([1])
})

test('what follows from a typed word is drawn after the letter on a slow page, or at once on demand', async () => {
  report([240])
  const { result, rerender } = renderHook(({ word }) => usePaced(word), { initialProps: { word: 'i' } })
  rerender({ word: 'ir' })
  expect(result.current[0]).toBe('i')
  await vi.waitFor(() => expect(result.current[0]).toBe('ir'))
  rerender({ word: 'ira' })
  act(() => result.current[1]())
  expect(result.current[0]).toBe('ira')
})

test('a quick page draws it with the letter', () => {
  const { result, rerender } = renderHook(({ word }) => usePaced(word), { initialProps: { word: 'i' } })
  rerender({ word: 'ir' })
  expect(result.current[0]).toBe('ir')
})

describe('a pointer that comes to something', () => {
  beforeEach(() => {
    vi.useFakeTimers()
    pointAt(null)
  })
  afterEach(() => vi.useRealTimers())
  const channel = placeToPoint('route', 'channel')
  const come = () => renderHook(() => usePointing(channel)).result.current.onPointerEnter()

  test('highlights it at once on a quick page', () => {
    come()
    expect(useHoverStore.getState().pointed).toEqual(channel)
  })

  test('highlights it on a slow page once it rests there, unless a press or its leaving comes first', () => {
    report([240])
    come()
    expect(useHoverStore.getState().pointed).toBeNull()
    vi.advanceTimersByTime(200)
    expect(useHoverStore.getState().pointed).toEqual(channel)
    pointAt(null)
    come()
    window.dispatchEvent(new Event('pointerdown'))
    vi.advanceTimersByTime(200)
    expect(useHoverStore.getState().pointed).toBeNull()
  })
})
