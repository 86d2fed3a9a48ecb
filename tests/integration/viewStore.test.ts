import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  moveCamera,
  openDossier,
  select,
  setFilters,
  startViewHistory,
  toggleLayer,
  useViewStore,
} from '#state/viewStore.ts'

let stop: () => void

beforeEach(() => {
  useViewStore.setState(useViewStore.getInitialState(), true)
  // An entry of its own: one before which another file has gone back would be replaced.
  window.history.pushState(null, '', '/#/explore')
  stop = startViewHistory()
})
afterEach(() => stop())

const view = () => useViewStore.getState().view

test('a choice adds a history entry, repeating it does not', () => {
  const before = window.history.length
  select({ kind: 'route', id: 'channel' })
  expect(window.history.length).toBe(before + 1)
  select({ kind: 'route', id: 'channel' })
  setFilters({ years: [] })
  expect(window.history.length).toBe(before + 1)
})

test('moving the map changes the address without a history entry', () => {
  const before = window.history.length
  moveCamera({ longitude: 12, latitude: 35, zoom: 5 })
  expect(window.location.hash).toBe('#/explore?camera=12,35,5&v=3')
  expect(window.history.length).toBe(before)
})

test('a new selection drops the camera in the same entry, unless it comes with one', () => {
  const camera = { longitude: 12, latitude: 35, zoom: 5 }
  moveCamera(camera)
  const before = window.history.length
  select({ kind: 'route', id: 'channel' })
  expect(view().camera).toBeNull()
  expect(window.history.length).toBe(before + 1)
  moveCamera(camera)
  select(null)
  expect(view().camera).toEqual(camera)
  openDossier({ kind: 'region', id: 'libya' }, { ...camera, zoom: 6 })
  expect(view().camera?.zoom).toBe(6)
})

test('layers switched back to the default leave the link', () => {
  toggleLayer('routes')
  expect(view().layers).toEqual([])
  toggleLayer('routes')
  expect(view().layers).toBeNull()
  expect(window.location.hash).toBe('#/explore')
})

test('an edited address is read; invalid parts are reported and removed', () => {
  window.location.hash = '#/explore?years=2025,soon&v=3'
  window.dispatchEvent(new HashChangeEvent('hashchange'))
  expect(view().filters.years).toEqual([2025])
  expect(useViewStore.getState().dropped).toEqual([{ key: 'years', text: 'soon', code: 'not-a-year' }])
  expect(window.location.hash).toBe('#/explore?years=2025&v=3')
})
