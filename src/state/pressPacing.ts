import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import type { StateCreator } from 'zustand'

/** The page counts as slow after a task of this length, ms. */
const SLOW_MS = 200
/** It counts as quick again after so many presses in turn without a task of 50 ms, the least that browsers report. */
const QUICK_PRESSES = 8

/** The events that are a reader's press. */
const PRESSES = new Set(['click', 'keydown', 'input', 'change'])
const NEXT_PRESSES = ['pointerdown', 'keydown', 'click'] as const
/** Fields for text: their value must not be late. */
const TEXT_FIELDS =
  'input:not([type=radio], [type=checkbox], [type=range]), textarea, select, [contenteditable]'

/** Whether this page waits for a frame before it draws what a press changed. */
let isSlow = false
/** Presses since the last long task. */
let quickPresses = 0
let isNow = false
let waiting: (() => void)[] = []

/**
 * Where drawing a change takes long, lets the press itself be painted first: `data-waits` on the root styles it. Watches until
 * the returned function is called; browsers that do not report long tasks never wait.
 */
export function pacePresses(): () => void {
  if (!PerformanceObserver.supportedEntryTypes.includes('longtask')) return () => {}
  const observer = new PerformanceObserver((list) => {
    quickPresses = 0
    if (list.getEntries().some(({ duration }) => duration >= SLOW_MS)) isSlow = true
  })
  // The start tells how fast the device is before the first press.
  observer.observe({ type: 'longtask', buffered: true })
  for (const event of NEXT_PRESSES) window.addEventListener(event, drawWaiting, true)
  return () => {
    observer.disconnect()
    for (const event of NEXT_PRESSES) window.removeEventListener(event, drawWaiting, true)
    isSlow = false
    tell()
  }
}

/** Makes the subscribers of a store learn of a change by a press once the press is painted, on a slow page. */
export function pacedStore<State>(make: StateCreator<State>): StateCreator<State> {
  return (set, get, api) => {
    const { subscribe } = api
    api.subscribe = (listener) =>
      subscribe((state, before) => {
        if (isSlow && !isNow && isPress(window.event)) tellLater(() => listener(state, before))
        else {
          tell()
          listener(state, before)
        }
      })
    return make(set, get, api)
  }
}

/** Draws what waits before the next press, which must not start from what it replaces. */
function drawWaiting(): void {
  if (waiting.length > 0) flushSync(tell)
}

/** Draws a change at once, for code that then reads or focuses what it drew. */
export function drawNow(change: () => void): void {
  isNow = true
  try {
    tell()
    flushSync(change)
  } finally {
    isNow = false
  }
}

/** A press, not typing. `window.event` is the only way to learn of it this deep; it is set in every browser. */
function isPress(event: Event | undefined): boolean {
  if (!event || !PRESSES.has(event.type)) return false
  return !(event.target instanceof Element && event.target.matches(TEXT_FIELDS))
}

function tellLater(call: () => void): void {
  waiting.push(call)
  if (waiting.length > 1) return
  document.documentElement.dataset.waits = ''
  quickPresses += 1
  // One quick change proves nothing: the next may take long again and hold up its press.
  if (quickPresses > QUICK_PRESSES) isSlow = false
  afterPaint(tell)
}

/** Calls once the next frame is painted. Returns what calls it off. */
function afterPaint(call: () => void): () => void {
  const { port1, port2 } = new MessageChannel()
  port1.onmessage = () => {
    port1.close()
    call()
  }
  // The frame is painted after this callback; a message is handled after that.
  const frame = requestAnimationFrame(() => port2.postMessage(null))
  return () => {
    cancelAnimationFrame(frame)
    port1.close()
  }
}

/** Whether this page takes long to draw. */
export function isSlowPage(): boolean {
  return isSlow
}

/**
 * A typed value as far as what follows from it is drawn: on a slow page the letter is painted first. The function draws what
 * is behind at once.
 */
export function usePaced<Value>(value: Value): [Value, () => void] {
  const [drawn, setDrawn] = useState(value)
  useEffect(() => {
    return isSlow && drawn !== value ? afterPaint(() => setDrawn(() => value)) : undefined
  }, [value, drawn])
  return [isSlow ? drawn : value, () => drawNow(() => setDrawn(() => value))]
}

/** Tells what waits, in order. */
function tell(): void {
  if (waiting.length === 0) return
  const calls = waiting
  waiting = []
  delete document.documentElement.dataset.waits
  for (const call of calls) call()
}
