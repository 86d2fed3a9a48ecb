import { act, screen, within } from '@testing-library/react'
import { createRef } from 'react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { MapHandle } from '#map/mapProps.ts'
import { MAP_COLOURS } from '#picture/palette.ts'
import { canvas, endMove, fire, resetCanvas } from '#tests/support/canvasStub.ts'
import { figureOf } from '#tests/support/figures.ts'
import { keyOf, lineOf, ROUTES, renderMap, widthOf } from '#tests/support/renderMap.tsx'
import { stubResizeObserver } from '#tests/support/stubResizeObserver.ts'

beforeEach(() => {
  resetCanvas()
  stubResizeObserver()
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
