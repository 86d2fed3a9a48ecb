import { describe, expect, test, vi } from 'vitest'
import { setState } from '#map/MapLayers.tsx'

/** A map with one source that records the states it receives. */
function mapWith(source: object = {}) {
  const setFeatureState = vi.fn()
  return {
    map: { getSource: (id: string) => (id === 'routes' ? source : undefined), setFeatureState },
    setFeatureState,
  }
}

describe('setState', () => {
  test('sets a first or different state', () => {
    const { map, setFeatureState } = mapWith()
    setState(map, 'routes', 'channel', { dimmed: false })
    expect(setFeatureState).toHaveBeenCalledTimes(1)
    setState(map, 'routes', 'channel', { dimmed: true })
    expect(setFeatureState).toHaveBeenLastCalledWith({ source: 'routes', id: 'channel' }, { dimmed: true })
  })

  test('skips an equal state, since each call redraws the whole map', () => {
    const { map, setFeatureState } = mapWith()
    setState(map, 'routes', 'channel', { dimmed: true, hovered: false })
    setState(map, 'routes', 'channel', { dimmed: true })
    expect(setFeatureState).toHaveBeenCalledTimes(1)
  })

  test('sets the state again for a new source of the same name', () => {
    const first = mapWith()
    setState(first.map, 'routes', 'channel', { dimmed: true })
    const second = mapWith()
    setState(second.map, 'routes', 'channel', { dimmed: true })
    expect(second.setFeatureState).toHaveBeenCalledTimes(1)
  })

  test('ignores a missing source', () => {
    const { map, setFeatureState } = mapWith()
    setState(map, 'hubs', 'calais', { dimmed: true })
    expect(setFeatureState).not.toHaveBeenCalled()
  })
})
