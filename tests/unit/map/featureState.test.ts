import type { Map as MapInstance } from 'maplibre-gl'
import { describe, expect, test, vi } from 'vitest'
import { setState } from '#map/featureState.ts'

/** A map that has one source and remembers the states that it was given. */
function mapWith(known: Record<string, unknown> | undefined) {
  const setFeatureState = vi.fn()
  const map = {
    getSource: (source: string) => (source === 'routes' ? {} : undefined),
    getFeatureState: () => known,
    setFeatureState,
  }
  return { map: map as unknown as MapInstance, setFeatureState }
}

describe('the state of a feature', () => {
  test('is set when it differs from the one that the feature has', () => {
    const { map, setFeatureState } = mapWith({ dimmed: false })
    setState(map, 'routes', 'channel', { dimmed: true })
    expect(setFeatureState).toHaveBeenCalledWith({ source: 'routes', id: 'channel' }, { dimmed: true })
  })

  test('is set when the feature has none yet', () => {
    const { map, setFeatureState } = mapWith(undefined)
    setState(map, 'routes', 'channel', { dimmed: false })
    expect(setFeatureState).toHaveBeenCalledTimes(1)
  })

  test('is left alone when nothing changes, since each change draws the whole map', () => {
    const { map, setFeatureState } = mapWith({ dimmed: true, hovered: false })
    setState(map, 'routes', 'channel', { dimmed: true })
    expect(setFeatureState).not.toHaveBeenCalled()
  })

  test('asks nothing of a source that is not there', () => {
    const { map, setFeatureState } = mapWith(undefined)
    setState(map, 'hubs', 'calais', { dimmed: true })
    expect(setFeatureState).not.toHaveBeenCalled()
  })
})
