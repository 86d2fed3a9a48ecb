import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { vi } from 'vitest'
import { focusOf, NO_FOCUS } from '#domain/lens.ts'
import { type MapContent, placeMarks } from '#domain/mapContent.ts'
import type { Measure } from '#domain/measure.ts'
import type { Layer, Selection } from '#domain/view.ts'
import { createI18n } from '#i18n/i18n.ts'
import type { RouteLines } from '#map/MapLayers.tsx'
import type { MapCallbacks, MapProps } from '#map/mapProps.ts'
import { WebGlMap } from '#map/WebGlMap.tsx'
import type { Stroke } from '#picture/lines.ts'
import { buildWords } from '#words/buildWords.ts'
import { I18nProvider } from '#words/useTranslation.tsx'
import { legOf, measureOf, regionOf, routeOf } from './builders.ts'
import { canvas } from './canvasStub.ts'
import { englishI18n } from './english.ts'
import { SMALL_BASEMAP } from './smallBasemap.ts'

vi.mock('maplibre-gl', async () => {
  const { StubMap } = await import('./canvasStub.ts')
  return { Map: StubMap, setWorkerUrl() {}, prewarm() {} }
})
vi.mock('#map/glLines.ts', () => ({
  glLines: (lines: RouteLines) => {
    canvas.lines = lines
    return { id: 'routes', type: 'custom' }
  },
}))

/** The main line of a route as drawn. */
export function lineOf(route: string): Stroke | undefined {
  return canvas.lines?.at(3).strokes.find((stroke) => stroke.route === route)
}

/** Its full width, px. */
export function widthOf(route: string): number {
  return 2 * (lineOf(route)?.centre.halves.at(-1) ?? Number.NaN)
}

export const ROUTES = [
  routeOf({
    id: 'central',
    legs: [
      legOf('a', [
        [10, 30],
        [12, 36],
      ]),
    ],
    region: 'north-africa',
  }),
  routeOf({
    id: 'eastern',
    legs: [
      legOf('b', [
        [30, 35],
        [26, 38],
      ]),
    ],
  }),
  routeOf({
    id: 'western',
    legs: [
      legOf('c', [
        [-3, 35],
        [-2, 37],
      ]),
    ],
  }),
]
export const MEASURES = [
  measureOf({ id: 'one', routes: ['central'] }),
  measureOf({ id: 'two', routes: ['central'], status: 'planned' }),
  measureOf({ id: 'three', countries: ['LY'] }),
  measureOf({ id: 'four', scope: 'all-routes', status: 'gap' }),
  measureOf({ id: 'elsewhere', routes: ['eastern'] }),
]

interface Options extends Pick<Partial<MapProps>, 'pointed' | 'handle'> {
  shown?: readonly Measure[]
  content?: Partial<MapContent>
  on?: Partial<MapCallbacks>
}

interface FrameProps extends Pick<Options, 'pointed' | 'handle'> {
  content: Partial<MapContent>
  on: Omit<MapCallbacks, 'toggleLayer' | 'openMenu'>
}

/** The key on the map. */
export function keyOf(): HTMLElement {
  const key = document.querySelector<HTMLElement>('[data-map-card="key"]')
  if (!key) throw new Error('the map has no key')
  return key
}

const LAYERS: readonly Layer[] = ['routes', 'countries', 'regions']

/** Holds selection, layers and the open menu, like the stores. */
function Frame({ content, on, ...props }: FrameProps) {
  const [selected, setSelected] = useState<Selection | null>(null)
  const [layers, setLayers] = useState<readonly Layer[]>(LAYERS)
  const [isLayersOpen, openMenu] = useState(false)
  return (
    <WebGlMap
      content={{
        basemap: SMALL_BASEMAP,
        routes: ROUTES,
        regions: REGIONS,
        otherRegions: NO_REGIONS,
        litRoutes: ALL_LIT,
        figures: null,
        majorityOf: null,
        lens: null,
        marks: null,
        actors: NOBODY,
        selected,
        focus: focusOf({ selected, measures: MEASURES, events: [], routes: ROUTES }),
        tied: NO_FOCUS,
        layers,
        incidents: null,
        ...content,
      }}
      camera={{ at: null, padding: NO_PADDING }}
      look={{ theme: 'light', isLayersOpen }}
      words={WORDS}
      on={{
        ...on,
        select: (selection, isByKey) => {
          setSelected(selection)
          on.select(selection, isByKey)
        },
        toggleLayer: (layer) =>
          setLayers(layers.includes(layer) ? layers.filter((id) => id !== layer) : [...layers, layer]),
        openMenu,
      }}
      {...props}
    />
  )
}

/** Renders the map over three routes and five measures, with nothing drawn by the library. */
export function renderMap({ shown = MEASURES, content, on, ...props }: Options = {}) {
  const onSelect = vi.fn<(selection: Selection, isByKey?: boolean) => void>()
  const calls = { onCameraChange: vi.fn(), onReady: vi.fn(), onUnavailable: vi.fn() }
  const callbacks = {
    select: onSelect,
    moveCamera: calls.onCameraChange,
    ready: calls.onReady,
    unavailable: calls.onUnavailable,
    ...on,
  }
  const marks = placeMarks({
    measures: shown,
    drawn: {
      routes: new Set(ROUTES.map(({ id }) => id)),
      countries: new Set(['LY', 'ES']),
      regions: new Set(['north-africa']),
    },
  })
  const user = userEvent.setup()
  render(
    <I18nProvider i18n={createI18n()}>
      <Frame content={{ marks, ...content }} on={callbacks} {...props} />
    </I18nProvider>,
  )
  /** Opens the layers and returns them. */
  const openLayers = async () => {
    await user.click(screen.getByRole('button', { name: 'Layers' }))
    return screen.findByRole('dialog', { name: 'Layers and legend' })
  }
  return { user, onSelect, openLayers, ...calls }
}

const REGIONS = [regionOf({ id: 'north-africa' })]
const NO_REGIONS: MapContent['otherRegions'] = []
const ALL_LIT = new Set(ROUTES.map(({ id }) => id))
const NOBODY: readonly string[] = []
const NO_PADDING = { top: 0, right: 0, bottom: 0, left: 0 }
const WORDS: MapProps['words'] = {
  ...buildWords({
    language: 'en',
    t: englishI18n().getFixedT('en', 'common'),
    vocabulary: null,
    routes: [],
    regions: [],
    otherPlaces: [],
    today: '2026-01-01',
  }),
  categoryShort: (id) => (id === 'border-control' ? 'Border control' : id),
  route: (id) => `Route ${id}`,
  routeShort: (id) => id,
  region: (id) => `Region ${id}`,
  country: (code) => `Country ${code}`,
  figurePlace: (id) => `Place ${id}`,
  fileFault: (file) => ({
    title: `${file} could not be read`,
    lines: ['Why', 'What still works'],
    retryLabel: 'Try again',
  }),
  status: (status) => status,
  measureTitle: ({ id }) => `Title ${id}`,
  measureStatus: ({ status }) => status,
  overduePlan: ({ id }) => (id.startsWith('passed') ? 'planned (stated May 2024)' : null),
  period: () => 'not stated',
  months: ({ from, to }) => `${from}..${to}`,
  shortMonths: ({ from, to }) => `${from}..${to}`,
  spans: (spans) => spans.map(({ from, to }) => `${from} to ${to}`).join(', '),
  number: (value) => value.toLocaleString('en-GB'),
  percent: (share) => `${Math.round(share * 100)}%`,
  list: (items) => items.join(', '),
  change: String,
}
