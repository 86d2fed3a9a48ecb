import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  moveCamera,
  select,
  setFilters,
  startViewHistory,
  toggleLayer,
  useViewStore,
} from '#state/viewStore.ts'

let stop: () => void

beforeEach(() => {
  window.history.replaceState(null, '', '/#/explore')
  stop = startViewHistory()
})
afterEach(() => stop())

const view = () => useViewStore.getState().view

test('a choice is an entry of the history, and choosing the same again is none', () => {
  const before = window.history.length
  select({ kind: 'route', id: 'channel' })
  expect(window.history.length).toBe(before + 1)
  select({ kind: 'route', id: 'channel' })
  setFilters({ years: [] })
  expect(window.history.length).toBe(before + 1)
})

test('moving the map changes the address and adds no entry', () => {
  const before = window.history.length
  moveCamera({ longitude: 12, latitude: 35, zoom: 5 })
  expect(window.location.hash).toBe('#/explore?camera=12,35,5&v=1')
  expect(window.history.length).toBe(before)
})

test('layers switched back to the default leave the link as short as it was', () => {
  toggleLayer('routes')
  expect(view().layers).toEqual(['measures', 'regions'])
  toggleLayer('routes')
  expect(view().layers).toBeNull()
  expect(window.location.hash).toBe('#/explore')
})

test('an edited address is read, and what it loses is told and taken out of it', () => {
  window.location.hash = '#/explore?years=2025,soon'
  window.dispatchEvent(new HashChangeEvent('hashchange'))
  expect(view().filters.years).toEqual([2025])
  expect(useViewStore.getState().dropped).toEqual([{ key: 'years', text: 'soon', code: 'not-a-year' }])
  expect(window.location.hash).toBe('#/explore?years=2025&v=1')
})
