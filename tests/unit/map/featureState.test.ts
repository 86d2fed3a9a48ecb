import { describe, expect, test, vi } from 'vitest'
import { setState } from '#map/featureState.ts'

/** A map that has one source and remembers the states that it was given. */
function mapWith(source: object = {}) {
  const setFeatureState = vi.fn()
  return {
    map: { getSource: (id: string) => (id === 'routes' ? source : undefined), setFeatureState },
    setFeatureState,
  }
}

describe('the state of a feature', () => {
  test('is set when the feature has none yet, and when it differs from the one that it has', () => {
    const { map, setFeatureState } = mapWith()
    setState(map, 'routes', 'channel', { dimmed: false })
    expect(setFeatureState).toHaveBeenCalledTimes(1)
    setState(map, 'routes', 'channel', { dimmed: true })
    expect(setFeatureState).toHaveBeenLastCalledWith({ source: 'routes', id: 'channel' }, { dimmed: true })
  })

  test('is left alone when nothing changes, since each change draws the whole map', () => {
    const { map, setFeatureState } = mapWith()
    setState(map, 'routes', 'channel', { dimmed: true, hovered: false })
    setState(map, 'routes', 'channel', { dimmed: true })
    expect(setFeatureState).toHaveBeenCalledTimes(1)
  })

  test('is set again when the source is another of the same name', () => {
    const first = mapWith()
    setState(first.map, 'routes', 'channel', { dimmed: true })
    const second = mapWith()
    setState(second.map, 'routes', 'channel', { dimmed: true })
    expect(second.setFeatureState).toHaveBeenCalledTimes(1)
  })

  test('asks nothing of a source that is not there', () => {
    const { map, setFeatureState } = mapWith()
    setState(map, 'hubs', 'calais', { dimmed: true })
    expect(setFeatureState).not.toHaveBeenCalled()
  })
})
