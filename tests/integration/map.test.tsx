import { screen, within } from '@testing-library/react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Lens, LitPlace, LitPlaces } from '#domain/lens.ts'
import type { PointedSource } from '#map/mapProps.ts'
import { MAP_COLOURS } from '#picture/palette.ts'
import { measureOf } from '#tests/support/builders.ts'
import { canvas, resetCanvas } from '#tests/support/canvasStub.ts'
import { lineOf, MEASURES, renderMap, stripOf } from '#tests/support/renderMap.tsx'
import { stubResizeObserver } from '#tests/support/stubResizeObserver.ts'

beforeEach(() => {
  resetCanvas()
  vi.stubGlobal('matchMedia', () => ({ matches: false }))
  stubResizeObserver()
})

describe('labels', () => {
  it('name each place and its number of measures', () => {
    renderMap()
    for (const name of [
      'Route central, 2 measures',
      'Route eastern, 1 measure',
      'Route western, no measure tied to it',
      'Country LY, 1 measure',
      'Region north-africa',
    ]) {
      expect(screen.getByRole('button', { name })).toBeInTheDocument()
    }
  })

  it('distinguish places without any measure from places without a match', () => {
    renderMap({ shown: [] })
    const western = screen.getByRole('button', { name: 'Route western, no measure tied to it' })
    const eastern = screen.getByRole('button', { name: 'Route eastern, none in this selection' })
    expect(western).toHaveAttribute('title', 'no measure tied to it')
    expect(eastern).toHaveAttribute('title', 'none in this selection')
    expect(eastern.closest('[data-label]')).toHaveTextContent(/^Route eastern$/)
  })

  it('leave out measure counts until they have loaded', () => {
    renderMap({ content: { marks: null } })
    expect(screen.getByRole('button', { name: 'Route western' })).not.toHaveTextContent('measure')
  })

  it('select what they name', async () => {
    const { user, onSelect } = renderMap()
    await user.click(screen.getByRole('button', { name: /^Route central/ }))
    expect(onSelect).toHaveBeenLastCalledWith({ kind: 'route', id: 'central' })
    expect(screen.getByRole('button', { name: /^Route central/ })).toHaveAttribute('aria-pressed', 'true')
    await user.click(screen.getByRole('button', { name: /^Region north-africa/ }))
    expect(onSelect).toHaveBeenLastCalledWith({ kind: 'region', id: 'north-africa' })
  })

  it('show the numbers of a few measures, each a button for its measure', async () => {
    const { user, onSelect } = renderMap({ isNumbered: true })
    expect(stripOf()).toHaveTextContent('number in the list')
    await user.click(screen.getByRole('button', { name: 'Measure 2: Title two' }))
    expect(onSelect).toHaveBeenLastCalledWith({ kind: 'measure', id: 'two' })
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

it('a plan whose time has passed says so at its number', async () => {
  const shown = [measureOf({ id: 'passed-placed', routes: ['central'], status: 'planned' })]
  renderMap({ shown, isNumbered: true })
  expect(
    screen.getByRole('button', { name: 'Measure 1: Title passed-placed, planned (stated May 2024)' }),
  ).toBeInTheDocument()
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
    expect(lineOf('western')?.fill).toBe(MAP_COLOURS.light.dimFill)
    const central = screen.getByRole('button', { name: 'Route central, 2 measures, our classification' })
    expect(central.closest('[data-label]')).toHaveTextContent('our classification')
    expect(screen.getByRole('button', { name: 'Route eastern, 1 measure' })).toBeInTheDocument()
  })

  it('highlights exactly the countries and regions that it names', () => {
    renderMap({ content: LIT })
    expect(canvas.featureStates.get('countries/LY')).toEqual({ isLit: true })
    expect(canvas.featureStates.get('countries/ES')).toEqual({ isLit: false })
    expect(canvas.featureStates.get('regions/north-africa')).toMatchObject({ isLit: true, isDimmed: false })
  })

  it('has a key to its signs below the map and with the layers', async () => {
    const { openLayers } = renderMap({ content: LIT })
    const signs = ['a text names both', 'our classification', 'country of the region', 'not tied']
    for (const words of signs) expect(within(stripOf()).getByText(words)).toBeInTheDocument()
    expect(stripOf()).not.toHaveTextContent('done')
    const layers = await openLayers()
    for (const words of signs) expect(within(layers).getAllByText(words)).not.toHaveLength(0)
  })

  it('explains only the signs on the map', () => {
    const routes = new Map([['eastern', BY_TEXT]])
    const subject: Lens['subject'] = { kind: 'categories', ids: ['border-control'] }
    const countries: LitPlaces = new Map()
    const lens: Lens = { ...LENS, subject, routes, countries, measures: MEASURES }
    renderMap({ content: { ...LIT, lens } })
    expect(stripOf()).toHaveTextContent('tied to the route')
    expect(stripOf()).not.toHaveTextContent('our classification')
    expect(stripOf()).not.toHaveTextContent('tied to the country')
  })

  it('of a route names the colour of the route, its places and the other routes', () => {
    const subject: Lens['subject'] = { kind: 'route', id: 'central' }
    const routes = new Map([['central', { tie: 'chosen' as const, measures: [] }]])
    renderMap({ content: { lens: { ...LENS, subject, routes } } })
    for (const words of ['this route', 'a measure names it', 'other routes'])
      expect(within(stripOf()).getByText(words)).toBeInTheDocument()
    // The route of this test has no hubs.
    expect(stripOf()).not.toHaveTextContent('place on it')
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
    for (const sign of ['done', 'planned', 'gap']) expect(within(layers).getByText(sign)).toBeInTheDocument()
    const box = (name: string) => within(layers).getByRole('checkbox', { name })
    await user.click(box('Measures that name a route'))
    expect(screen.getByRole('button', { name: 'Route central' })).toBeInTheDocument()
    await user.click(box('Routes'))
    expect(screen.queryByRole('button', { name: /^Route central/ })).not.toBeInTheDocument()
    expect(box('Who acts')).not.toBeChecked()
  })

  it('count the measures on each, and on none', async () => {
    const { openLayers } = renderMap()
    const layers = await openLayers()
    const rowOf = (name: string) => within(layers).getByRole('checkbox', { name }).closest('li')
    expect(rowOf('Measures that name a route')).toHaveTextContent('3')
    expect(rowOf('Measures in countries')).toHaveTextContent('1 more')
    expect(layers).toHaveTextContent('In no layer: 1 measure for all routes.')
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

  it('have the note on lines and boundaries beside their button', () => {
    renderMap()
    expect(
      screen.getByText('Routes are schematic. Boundaries and names do not imply endorsement.'),
    ).toBeVisible()
  })
})
