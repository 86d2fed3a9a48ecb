import { act, screen, within } from '@testing-library/react'
import { createRef } from 'react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Lens, LitPlace, LitPlaces } from '#domain/lens.ts'
import type { MapHandle, PointedSource } from '#map/mapProps.ts'
import { MAP_COLOURS } from '#picture/palette.ts'
import { measureOf, routeOf } from '#tests/support/builders.ts'
import { canvas, endMove, fire, resetCanvas } from '#tests/support/canvasStub.ts'
import { figureOf } from '#tests/support/figures.ts'
import { keyOf, lineOf, MEASURES, ROUTES, renderMap, widthOf } from '#tests/support/renderMap.tsx'
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

describe('figures', () => {
  const FIGURES = new Map([
    ['central', figureOf({ value: 66_551, monthlyMean: 5545.9 })],
    ['eastern', figureOf({ unit: 'arrivals', value: 41_472, monthlyMean: 6000 })],
  ])
  const withPeriod = (period: Parameters<typeof figureOf>[0]) => new Map([['central', figureOf(period)]])
  const wordsAt = (name: RegExp) => screen.getByRole('button', { name }).getAttribute('aria-label')

  it('appear under the names with their unit, and open their cells', async () => {
    const onOpenCells = vi.fn()
    const { user } = renderMap({ content: { figures: FIGURES }, on: { openCells: onOpenCells } })
    expect(screen.getByText('41,472 people')).toBeInTheDocument()
    await user.click(screen.getByRole('button', { name: /^66,551 detections: .+ Route central$/ }))
    expect(onOpenCells).toHaveBeenCalledExactlyOnceWith(FIGURES.get('central')?.cells)
  })

  it.each([
    [
      'for a cut period',
      { isPartial: true, period: { isCut: true } },
      '12,000 detections, 2025-01 to 2025-12',
    ],
    ['for an incomplete month', { isPartial: true }, '12,000 detections (part of the period)'],
    ['for the whole period', {}, '12,000 detections'],
    ['for one detection', { value: 1 }, '1 detection'],
  ])('have a text %s', (_, part, text) => {
    renderMap({ content: { figures: withPeriod(part) }, on: { openCells: vi.fn() } })
    expect(wordsAt(/show the cells/)).toBe(`${text}: show the cells behind the number, Route central`)
  })

  it('are "not stated", never 0, when unpublished, and open nothing', () => {
    renderMap({
      content: { figures: withPeriod({ value: null, monthlyMean: null }) },
      on: { openCells: vi.fn() },
    })
    const label = document.querySelector('[data-label="route:central"]')
    expect(label).toHaveTextContent('number not stated')
    expect(label).not.toHaveTextContent('0')
    expect(screen.queryByRole('button', { name: /show the cells/ })).not.toBeInTheDocument()
  })

  it('are not shown for a dimmed route', () => {
    renderMap({ content: { figures: FIGURES, litRoutes: new Set(['eastern']) } })
    expect(screen.queryByText('66,551')).not.toBeInTheDocument()
    expect(screen.getByText('41,472 people')).toBeInTheDocument()
  })

  it('set the line widths: another unit hollow, uncounted dashed', () => {
    renderMap({ content: { figures: FIGURES } })
    expect(widthOf('central')).toBeCloseTo(9.614, 2)
    expect(lineOf('central')?.bodies).toHaveLength(1)
    expect(widthOf('eastern')).toBeCloseTo(10)
    expect(lineOf('eastern')?.fill).toBe(MAP_COLOURS.light.land)
    expect(lineOf('western')?.bodies.length).toBeGreaterThan(1)
  })

  it('of another period are painted before React renders, and only where they change', () => {
    const handle = createRef<MapHandle>()
    renderMap({ content: { figures: FIGURES }, handle })
    const next = new Map([...FIGURES, ['central', figureOf({ monthlyMean: 1500 })] as const])
    handle.current?.paint({ figures: next })
    expect(widthOf('central')).toBeCloseTo(5)
    expect(canvas.redraws).toBe(1)
    handle.current?.paint({ figures: next })
    expect(canvas.redraws).toBe(1)
  })

  it('have a scale on the map and with the layers, another unit apart', async () => {
    const { openLayers } = renderMap({ content: { figures: FIGURES } })
    const widths = (key: HTMLElement) =>
      within(key)
        .getAllByText(/^[136],000$/)
        .map((row) => [row.textContent, row.querySelector('svg')?.getAttribute('data-width')])
    // At the stub's zoom 3, 6,000 a month are 10 px.
    const [least, middle, most] = [
      ['1,000', '4.1'],
      ['3,000', '7.1'],
      ['6,000', '10.0'],
    ]
    const key = keyOf()
    expect(key).toHaveTextContent('Width: detections a month')
    expect(widths(key)).toEqual([least, middle])
    expect(within(key).getByText('arrivals').querySelectorAll('path')).toHaveLength(2)
    const layers = await openLayers()
    expect(layers).toHaveTextContent('width: detections a month, 2025-01 to 2025-12')
    expect(widths(layers)).toEqual([least, middle, most])
    expect(layers).toHaveTextContent('hollow: people who arrived, not detections')
    expect(layers).not.toHaveTextContent('number not stated')
  })

  it('that are missing leave equal line widths and no scale', async () => {
    const { openLayers } = renderMap({ content: { figures: null } })
    expect(widthOf('central')).toBe(widthOf('western'))
    expect(keyOf()).not.toHaveTextContent('a month')
    expect(await openLayers()).not.toHaveTextContent('a month')
  })
})

describe('the drawing', () => {
  it('paints another lens before React renders, and only where it changes', () => {
    const handle = createRef<MapHandle>()
    renderMap({ handle })
    const places = new Map([['central', { tie: 'text' as const, measures: [] }]])
    const lens = {
      subject: { kind: 'choice' as const },
      measures: [],
      routes: places,
      countries: new Map(),
      regions: new Map(),
      allRoutes: [],
      unplaced: [],
    }
    const { dim } = MAP_COLOURS.light
    const dimmed = () => ['central', 'western'].filter((id) => lineOf(id)?.fill === dim)
    handle.current?.paint({ lens })
    expect(dimmed()).toEqual(['western'])
    expect(canvas.redraws).toBe(1)
    handle.current?.paint({ lens })
    expect(canvas.redraws).toBe(1)
    handle.current?.paint({ lens: null })
    expect(dimmed()).toEqual([])
    expect(canvas.redraws).toBe(2)
  })

  it('dims the lines of other routes', () => {
    renderMap({ content: { litRoutes: new Set(['central']) } })
    const { dim } = MAP_COLOURS.light
    expect(ROUTES.filter(({ id }) => lineOf(id)?.fill === dim).map(({ id }) => id)).toEqual([
      'eastern',
      'western',
    ])
  })

  it('moves the camera to the selection', async () => {
    const { user } = renderMap()
    await user.click(screen.getByRole('button', { name: /^Route central/ }))
    expect(canvas.eased.at(-1)).toMatchObject({
      bounds: [
        [10, 30],
        [12, 36],
      ],
    })
  })

  it('writes only camera moves by the reader to the link', () => {
    const { onCameraChange } = renderMap()
    const viewState = { longitude: 1.234, latitude: 5.678, zoom: 3.21 }
    act(() => endMove(viewState))
    expect(onCameraChange).not.toHaveBeenCalled()
    act(() => endMove(viewState, { originalEvent: new Event('mouseup') }))
    expect(onCameraChange).toHaveBeenCalledWith({ longitude: 1.23, latitude: 5.68, zoom: 3.2 })
  })

  it('ends a movement of the reader before it moves the map itself, and writes no camera for it', async () => {
    const { user, onCameraChange } = renderMap()
    const ended = vi.fn(() => {
      endMove({ longitude: 1, latitude: 5, zoom: 3 }, { originalEvent: new Event('wheel') })
    })
    canvas.swing = ended
    await user.click(screen.getByRole('button', { name: /^Route central/ }))
    expect(ended).toHaveBeenCalled()
    expect(canvas.eased.at(-1)).toHaveProperty('bounds')
    expect(onCameraChange).not.toHaveBeenCalled()
  })

  it('sets only what changes in a layer, because each call draws the whole map', async () => {
    const { user, openLayers } = renderMap()
    expect([...canvas.layers].slice(0, 2)).toEqual(['sea', 'graticule'])
    await user.click(screen.getByRole('button', { name: /^Route central/ }))
    expect(canvas.styled.filter(([layer]) => layer !== 'chosen-country')).toEqual([])
    canvas.styled = []
    await openLayers()
    await user.click(screen.getByRole('checkbox', { name: /^Regions/ }))
    expect(canvas.styled).toEqual([
      ['region-marks', 'visibility', 'none'],
      ['region-rings', 'visibility', 'none'],
    ])
  })

  it('says when it is ready, and when it cannot be drawn', () => {
    const { onReady } = renderMap()
    expect(canvas.element.style.opacity).toBe('0.01')
    act(() => fire('idle'))
    // Everything has loaded; the map is ready only after its first full render.
    expect(canvas.element.style.opacity).toBe('')
    expect(canvas.pixelRatio).toBe(window.devicePixelRatio)
    expect(onReady).not.toHaveBeenCalled()
    act(() => fire('idle'))
    expect(onReady).toHaveBeenCalledTimes(1)
  })

  it('puts the lines back in their place when the style is loaded again without them', () => {
    renderMap()
    act(() => fire('idle'))
    const order = [...canvas.layers]
    expect(order.indexOf('routes')).toBeGreaterThan(0)
    expect(order.at(-1)).not.toBe('routes')
    canvas.layers.delete('routes')
    act(() => fire('style.load'))
    expect([...canvas.layers]).toEqual(order)
  })

  it('adds and sets nothing while the context is lost, and what changed once the style is there again', async () => {
    const { user, openLayers } = renderMap()
    await openLayers()
    const order = [...canvas.layers]
    // As the library does it: the style goes with the context, and comes back as it was.
    fire('webglcontextlost')
    canvas.layers.clear()
    canvas.styled = []
    await user.click(screen.getByRole('checkbox', { name: /^Regions/ }))
    expect([...canvas.layers]).toEqual([])
    expect(canvas.styled).toEqual([])
    canvas.layers = new Set(order)
    act(() => fire('style.load'))
    expect([...canvas.layers]).toEqual(order)
    expect(canvas.styled).toContainEqual(['region-marks', 'visibility', 'none'])
  })

  it('says when there is no WebGL', () => {
    canvas.hasWebGl = false
    const { onUnavailable } = renderMap()
    expect(onUnavailable).toHaveBeenCalledTimes(1)
  })

  it('waits for a lost context to come back before it gives up', () => {
    vi.useFakeTimers()
    const { onUnavailable } = renderMap()
    fire('webglcontextlost')
    fire('webglcontextrestored')
    vi.advanceTimersByTime(60_000)
    expect(onUnavailable).not.toHaveBeenCalled()
    fire('webglcontextlost')
    vi.advanceTimersByTime(60_000)
    expect(onUnavailable).toHaveBeenCalledTimes(1)
    vi.useRealTimers()
  })
})
