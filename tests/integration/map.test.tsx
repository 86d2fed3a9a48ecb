import { act, screen, within } from '@testing-library/react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Lens, LitPlace, LitPlaces } from '#domain/lens.ts'
import type { PointedSource } from '#map/mapProps.ts'
import { MAP_COLOURS } from '#picture/palette.ts'
import { measureOf, routeOf } from '#tests/support/builders.ts'
import { canvas, resetCanvas } from '#tests/support/canvasStub.ts'
import { figureOf } from '#tests/support/figures.ts'
import { keyOf, lineOf, MEASURES, ROUTES, renderMap } from '#tests/support/renderMap.tsx'
import { stubResizeObserver } from '#tests/support/stubResizeObserver.ts'

beforeEach(() => {
  resetCanvas()
  stubResizeObserver()
})

describe('labels', () => {
  it('name each place, and countries and regions with their measures where the layer of countries is on', () => {
    renderMap()
    for (const name of [
      'Route central',
      'Route eastern',
      'Route western',
      'Country LY, 1 measure',
      'Region north-africa',
    ]) {
      expect(screen.getByRole('button', { name })).toBeInTheDocument()
    }
  })

  it('select what they name', async () => {
    const { user, onSelect } = renderMap()
    await user.click(screen.getByRole('button', { name: /^Region north-africa/ }))
    expect(onSelect).toHaveBeenLastCalledWith({ kind: 'region', id: 'north-africa' }, false)
    expect(screen.getByRole('button', { name: /^Region/ })).toHaveAttribute('aria-pressed', 'true')
    await user.click(screen.getByRole('button', { name: 'Route central' }))
    expect(onSelect).toHaveBeenLastCalledWith({ kind: 'route', id: 'central' }, false)
    // The page around the map names it.
    expect(screen.queryByRole('button', { name: 'Route central' })).not.toBeInTheDocument()
  })

  it('are no tab stops: the arrow keys of the map go from one to the next, Enter opens it', async () => {
    const { user, onSelect } = renderMap()
    const map = document.querySelector<HTMLElement>('[data-map-canvas]')
    act(() => map?.focus())
    expect(map).toHaveAccessibleDescription(/^Arrow keys go from name to name/)
    await user.keyboard('{ArrowDown}')
    const first = document.activeElement
    expect(first?.closest('[data-label]')).not.toBeNull()
    expect(first).toHaveAttribute('tabindex', '-1')
    await user.keyboard('{Enter}')
    expect(onSelect.mock.lastCall?.[1]).toBe(true)
    await user.click(screen.getByRole('button', { name: 'Route eastern' }))
    expect(onSelect.mock.lastCall).toEqual([{ kind: 'route', id: 'eastern' }, false])
    await user.tab()
    expect(screen.getByRole('button', { name: 'Zoom in' })).toHaveFocus()
  })
})

describe('hovering', () => {
  /** A stub for the rest of the page, where something can be hovered. */
  function unlocated() {
    let places: ReturnType<PointedSource['get']> = null
    const listeners = new Set<() => void>()
    const source: PointedSource = {
      get: () => places,
      subscribe: (onChange) => {
        listeners.add(onChange)
        return () => listeners.delete(onChange)
      },
    }
    const point = (next: typeof places) => {
      places = next
      for (const notify of listeners) notify()
    }
    return { source, point }
  }

  it('elsewhere highlights lines, areas and names, and only while it lasts', () => {
    const { source, point } = unlocated()
    renderMap({ pointed: source })
    const isPointed = (key: string) =>
      document.querySelector(`[data-label="${key}"]`)?.getAttribute('data-pointed')
    point({ routes: ['central'], regions: [], countries: ['LY'] })
    const { ink2, land } = MAP_COLOURS.light
    expect(canvas.featureStates.get('countries/LY')).toMatchObject({ isHovered: true })
    expect([lineOf('central')?.edge, lineOf('eastern')?.edge]).toEqual([ink2, land])
    expect(['route:central', 'country:LY', 'route:eastern'].map(isPointed)).toEqual(['true', 'true', 'false'])
    point(null)
    expect(lineOf('central')?.edge).toBe(land)
    expect(isPointed('route:central')).toBe('false')
  })

  it('on the map is reported, as is leaving', async () => {
    const onHover = vi.fn()
    const { user } = renderMap({ on: { hover: onHover } })
    await user.hover(screen.getByRole('button', { name: /^Country LY/ }))
    expect(onHover).toHaveBeenLastCalledWith({ kind: 'country', id: 'LY' })
    await user.unhover(screen.getByRole('button', { name: /^Country LY/ }))
    expect(onHover).toHaveBeenLastCalledWith(null)
  })
})

describe('a lens', () => {
  const BY_TEXT = { tie: 'text', measures: [] } as const
  const LENS: Lens = {
    subject: { kind: 'region', id: 'north-africa' },
    measures: [],
    routes: new Map<string, LitPlace>([
      ['central', { tie: 'classification', measures: [] }],
      ['eastern', BY_TEXT],
    ]),
    countries: new Map([['LY', BY_TEXT]]),
    regions: new Map([['north-africa', { tie: 'chosen', measures: [] }]]),
    allRoutes: [],
    unplaced: [],
  }
  const LIT = { lens: LENS, litRoutes: new Set(LENS.routes.keys()) }

  it('dashes what only our classification ties, and says so in the name', () => {
    renderMap({ content: LIT })
    expect(lineOf('central')?.bodies.length).toBeGreaterThan(1)
    expect(lineOf('eastern')?.bodies).toHaveLength(1)
    expect(lineOf('western')?.fill).toBe(MAP_COLOURS.light.dim)
    const central = screen.getByRole('button', { name: 'Route central, our classification' })
    expect(central.closest('[data-label]')).toHaveTextContent('our classification')
    expect(screen.getByRole('button', { name: 'Route eastern' })).toBeInTheDocument()
    expect(screen.queryByRole('button', { name: /^Route western/ })).not.toBeInTheDocument()
  })

  it('highlights exactly the countries and regions that it names', () => {
    renderMap({ content: LIT })
    expect(canvas.featureStates.get('countries/LY')).toEqual({ isLit: true })
    expect(canvas.featureStates.get('countries/ES')).toEqual({ isLit: false })
    expect(canvas.featureStates.get('regions/north-africa')).toMatchObject({ isLit: true, isDimmed: false })
  })

  it('of measures says how many are at a route, and what they are, in place of its number', () => {
    const of = (routes: readonly string[], status: 'done' | 'planned', count: number) =>
      Array.from({ length: count }, (_, index) =>
        measureOf({ id: `${routes.join()}${index}`, routes: [...routes], status }),
      )
    const shown = [...of(['central'], 'done', 2), ...of(['central', 'eastern'], 'planned', 1)]
    const lens: Lens = { ...LENS, subject: { kind: 'choice' }, measures: shown }
    const figures = new Map([['eastern', figureOf({ value: 12_000 })]])
    renderMap({ shown, content: { ...LIT, lens, figures } })
    expect(screen.getByRole('button', { name: /^Route central, 3 measures/ })).toHaveTextContent('3 measures')
    expect(screen.getByRole('button', { name: 'Route eastern, 1 open plan' })).toHaveTextContent(
      '1 open plan',
    )
    expect(screen.queryByText('12,000')).not.toBeInTheDocument()
  })

  it('has a key to its tints and signs on the map and with the layers', async () => {
    const { openLayers } = renderMap({ content: LIT })
    const signs = ['our classification', 'country of the region']
    for (const words of signs) expect(within(keyOf()).getByText(words)).toBeInTheDocument()
    const layers = await openLayers()
    for (const words of signs) expect(within(layers).getAllByText(words)).not.toHaveLength(0)
  })

  it('explains only what is on the map', () => {
    const routes = new Map([['eastern', BY_TEXT]])
    const subject: Lens['subject'] = { kind: 'categories', ids: ['border-control'] }
    const countries: LitPlaces = new Map()
    const lens: Lens = { ...LENS, subject, routes, countries, regions: new Map(), measures: MEASURES }
    renderMap({ content: { ...LIT, lens } })
    expect(keyOf()).toHaveTextContent(/^$/)
  })

  it('of measures names the tint of the countries where they apply', () => {
    const lens: Lens = { ...LENS, subject: { kind: 'choice' }, measures: MEASURES }
    renderMap({ content: { ...LIT, lens } })
    expect(keyOf()).toHaveTextContent('a country where a shown measure applies')
  })
})

describe('the layers', () => {
  it('close by a press on the map, and not by one inside', async () => {
    const { user, openLayers } = renderMap()
    const layers = await openLayers()
    await user.click(within(layers).getByRole('heading', { name: 'Layers and legend' }))
    expect(layers).toBeInTheDocument()
    await user.pointer({ keys: '[MouseLeft]', target: screen.getByTestId('map') })
    expect(layers).not.toBeInTheDocument()
    await user.click(screen.getByRole('button', { name: 'Layers' }))
    const again = await screen.findByRole('dialog', { name: 'Layers and legend' })
    await user.click(screen.getByRole('button', { name: 'Layers' }))
    expect(again).not.toBeInTheDocument()
  })

  it('are made when opened, switch what the map shows, and say what the signs mean', async () => {
    const { user, openLayers } = renderMap()
    expect(screen.queryByRole('checkbox')).not.toBeInTheDocument()
    const layers = await openLayers()
    const box = (name: string) => within(layers).getByRole('checkbox', { name })
    await user.click(box('Measures in countries'))
    expect(screen.queryByRole('button', { name: /^Country LY/ })).not.toBeInTheDocument()
    await user.click(box('Routes'))
    expect(screen.queryByRole('button', { name: /^Route central/ })).not.toBeInTheDocument()
    expect(screen.queryByRole('checkbox', { name: /^Measures that/ })).not.toBeInTheDocument()
    expect(box('Who acts')).not.toBeChecked()
  })

  it('count the measures in countries', async () => {
    const { openLayers } = renderMap()
    const layers = await openLayers()
    const row = within(layers).getByRole('checkbox', { name: 'Measures in countries' }).closest('li')
    expect(row).toHaveTextContent('1 measure')
  })

  it('close by Escape without further effect, and return the focus', async () => {
    const { user, openLayers } = renderMap()
    const layers = await openLayers()
    expect(layers).toHaveFocus()
    const heard = vi.fn((event: KeyboardEvent) => event.defaultPrevented)
    window.addEventListener('keydown', heard)
    await user.tab()
    await user.keyboard('{Escape}')
    window.removeEventListener('keydown', heard)
    expect(layers).not.toBeInTheDocument()
    expect(screen.getByRole('button', { name: 'Layers' })).toHaveFocus()
    expect(heard).not.toHaveBeenLastCalledWith(expect.objectContaining({ key: 'Escape' }))
  })
})

it('the map has the note on lines and boundaries', () => {
  renderMap()
  const note = 'Routes are schematic. Boundaries and names imply no endorsement.'
  expect(screen.getByText(note)).toBeVisible()
})

it('the note names a route that has a number but no line, and why', () => {
  const routes = [...ROUTES, routeOf({ id: 'circular', legs: [] })]
  const figures = new Map([['circular', figureOf()]])
  renderMap({ content: { routes, figures } })
  expect(screen.getByText('No line for circular: no page at hand describes the way.')).toBeVisible()
})
