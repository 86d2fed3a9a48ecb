import { beforeAll, describe, expect, it } from 'vitest'
import { loadFigures } from '#content/loadedFigures.ts'
import { mapContent, NO_MEASURES } from '#content/mapContent.ts'
import { UI_LANGUAGES, type UiLanguage } from '#domain/language.ts'
import type { MapContent } from '#domain/mapContent.ts'
import { parseView } from '#domain/viewCodec.ts'
import { memoizeByArguments } from '#lib/memoize.ts'
import { boundsOf, fitMargin, MAX_FIT_ZOOM } from '#picture/frame.ts'
import { labelSize, labelSizes, labelTexts } from '#picture/labels/labelItems.ts'
import type { Box } from '#picture/labels/lineSpace.ts'
import { type PlacedItem, placeItems } from '#picture/labels/placeItems.ts'
import { routeLooks, type Strokes, strokesOf } from '#picture/lines.ts'
import { cameraForBox, START_BOUNDS, toPlane, worldSize } from '#picture/mercator.ts'
import { measureOf } from '#tests/support/builders.ts'
import { published } from '#tests/support/published.ts'
import { publishedWords } from '#tests/support/stills.ts'

/** Windows and the map in them, px: width, height and scale of the text. */
const MAPS: readonly (readonly [window: string, width: number, height: number, scale: number])[] = [
  ['1440 × 900', 784, 608, 1],
  ['1280 × 720', 664, 428, 1],
  ['1920 × 1080', 1133, 730, 1.2],
  ['2560 × 1440', 1598, 1012, 1.467],
  ['768 × 1024', 768, 368, 1],
  ['390 × 844', 390, 278, 1],
  ['320 × 640', 320, 240, 1],
]

const WIDE = ['1920 × 1080', 1133, 730, 1.2] as const

const { routes, regions } = published('routes')
const data = {
  ...NO_MEASURES,
  basemap: published('basemap'),
  routes,
  regions,
  figures: loadFigures(published('figures')),
  measures: published('measures').measures,
  events: published('timeline').events,
  claims: published('claims').claims,
  records: published('records').records,
}

const VIEWS = [
  '#/explore?v=2',
  '#/explore?measures=border-control&v=2',
  ...routes.filter(({ legs }) => legs.length > 0).map(({ id }) => `#/explore?selected=route:${id}&v=2`),
]
const contents = new Map(VIEWS.map((link) => [link, mapContent(data, parseView(link).view)]))

type Spoken = Awaited<ReturnType<typeof publishedWords>>
const spoken = new Map<UiLanguage, Spoken>()
beforeAll(async () => {
  for (const language of UI_LANGUAGES) spoken.set(language, await publishedWords(language))
})

interface Shown {
  labels: readonly PlacedItem[]
  strokes: Strokes
  cards: readonly Box[]
  holdsWith: (cards: readonly Box[]) => boolean
  project: (position: readonly number[]) => [number, number]
  width: number
  height: number
}

const NO_CARDS: readonly Box[] = []

/** The labels of a map as the live map places them, without a browser: once for all rules about them. */
function shown(
  content: MapContent,
  [, width, height, scale]: (typeof MAPS)[number],
  texts: Spoken,
  others = NO_CARDS,
): Shown {
  return placed(content, width, height, scale, texts, others)
}

const placed = memoizeByArguments(place)

function place(
  content: MapContent,
  width: number,
  height: number,
  scale: number,
  { words, t }: Spoken,
  others: readonly Box[],
): Shown {
  const size = { width, height }
  const none = { top: 0, right: 0, bottom: 0, left: 0 }
  const bounds = boundsOf({ ...content, regions: [...content.regions, ...content.otherRegions] })
  const camera = bounds
    ? cameraForBox(bounds, size, fitMargin(size, none), MAX_FIT_ZOOM)
    : cameraForBox(START_BOUNDS, size, none, 9)
  if (!camera) throw new Error('no camera')
  const world = worldSize(camera.zoom)
  const project = (position: readonly number[]): [number, number] => {
    const [x, y] = toPlane(position)
    return [(x - camera.x) * world + width / 2, (y - camera.y) * world + height / 2]
  }
  const room = { isNarrow: width < 700 * scale, isPlain: false }
  const looks = routeLooks({ ...content, isSmall: width < 560 * scale })
  const strokes = strokesOf({ routes, looks, hovered: new Set(), theme: 'light', zoom: camera.zoom, project })
  // The key and the note, which a small map has not, then zoom and layers.
  const key = { left: 20 * scale, top: 16 * scale, right: 140 * scale, bottom: 120 * scale }
  const note = { left: width - 430 * scale, top: height - 24 * scale, right: width - 16, bottom: height - 8 }
  const tools =
    width < 560 * scale
      ? { left: width - 46, top: 12, right: width - 12, bottom: 78 }
      : { left: width - 78 * scale, top: 12, right: width - 12, bottom: 124 * scale }
  const cards = [...(width < 560 * scale ? [] : [key, note]), tools, ...others]
  const sizes = labelSizes(false, scale, width < 560 * scale)
  const { labels, holdsWith } = placeItems({
    content,
    words,
    t,
    room,
    sizeOf: (item, texts, form) => labelSize(item, texts, form, sizes),
    strokes,
    shift: [0, 0],
    project,
    zoom: camera.zoom,
    viewport: size,
    cards,
    textScale: scale,
    previous: new Map(),
  })
  return { labels, strokes, cards, holdsWith, project, ...size }
}

/** Px from a box to the ink of a line, sampled every px; 0 if the box covers it. */
function distanceTo({ centre: { points, halves } }: Strokes['strokes'][number], box: Box): number {
  let least = Number.POSITIVE_INFINITY
  for (const [index, [x, y]] of points.entries()) {
    const [fromX, fromY] = points[index - 1] ?? [x, y]
    const steps = Math.max(1, Math.ceil(Math.hypot(x - fromX, y - fromY)))
    for (let step = 0; step <= steps; step += 1) {
      const [atX, atY] = [fromX + ((x - fromX) * step) / steps, fromY + ((y - fromY) * step) / steps]
      const gap = Math.hypot(
        Math.max(0, box.left - atX, atX - box.right),
        Math.max(0, box.top - atY, atY - box.bottom),
      )
      least = Math.min(least, Math.max(0, gap - Math.max(halves[index] ?? 0, halves[index - 1] ?? 0)))
    }
  }
  return least
}

const overlaps = (a: Box, b: Box) =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

describe.each(MAPS)('in a window of %s', (...map) => {
  it.each(UI_LANGUAGES)(
    'no label lies on a line, or without a leader nearer to a foreign one, in %s',
    (language) => {
      const texts = spoken.get(language)
      if (!texts) throw new Error(language)
      for (const [link, content] of contents) {
        const { labels, strokes, cards, width, height } = shown(content, map, texts)
        for (const [index, { item, box, leader }] of labels.entries()) {
          const name = `${link}: ${item.key}`
          const to = (isOwn: boolean) =>
            Math.min(
              ...strokes.strokes
                .filter(({ route }) => (item.kind === 'route' && route === item.id) === isOwn)
                .map((stroke) => distanceTo(stroke, box)),
            )
          expect(to(false), `${name} lies on a line`).toBeGreaterThan(0)
          if (item.kind === 'route') {
            const own = to(true)
            expect(own, `${name} lies on its line`).toBeGreaterThan(0)
            expect(own, `${name} is too far`).toBeLessThanOrEqual(leader ? 110 : 13)
            if (!leader) expect(to(false) + 1, `${name} is nearer to another line`).toBeGreaterThan(own)
          }
          expect(box.left >= 0 && box.top >= 0 && box.right <= width && box.bottom <= height, name).toBe(true)
          for (const other of [...labels.slice(index + 1).map((label) => label.box), ...cards]) {
            expect(overlaps(box, other), `${name} covers something`).toBe(false)
          }
        }
      }
    },
  )
})

it.each(UI_LANGUAGES)('every route is named at the start, with its number, in %s', (language) => {
  const content = contents.get(VIEWS[0] ?? '')
  const texts = spoken.get(language)
  if (!content || !texts) throw new Error('no content')
  const forms = (map: (typeof MAPS)[number]) =>
    shown(content, map, texts)
      .labels.filter(({ item }) => item.kind === 'route')
      .map(({ form }) => form)
  for (const map of MAPS) {
    expect(forms(map).length, map[0]).toBe(7)
    if (map[1] >= 350) expect(forms(map), map[0]).not.toContain('short')
  }
})

it.each([
  ['en', '2 measures, 1 yours', '2 measures, 1 the user’s own'],
  ['fr', '2 mesures, 1 à vous', '2 mesures, dont 1 de source personnelle'],
  ['nl', '2 maatregelen, 1 van u', '2 maatregelen, 1 eigen'],
] as const)('says on paper whose own measures are shown, in %s', (language, onScreen, onPaper) => {
  const [content, texts] = [contents.get(VIEWS[0] ?? ''), spoken.get(language)]
  if (!content || !texts) throw new Error('no content')
  const citation = { documentId: 'own-1', start: 0, end: 1, exact: 'a', prefix: '', suffix: '' }
  const ownCitation = { type: 'citation', claimId: 'own-1', citation } as const
  const measures = [measureOf({ id: 'published' }), measureOf({ id: 'own', evidence: [ownCitation] })]
  const item = { key: 'country:IT', kind: 'country', id: 'IT', point: null, measures } as const
  const said = (isPrinted: boolean) =>
    labelTexts(item, {
      ...texts,
      content: { ...content, layers: ['countries'] },
      room: { isNarrow: false, isPlain: false, isPrinted },
    }).measures
  expect([said(false), said(true)]).toEqual([onScreen, onPaper])
})

it.each([...MAPS, ['1280 × 720, a route', 600, 428, 1] as const])(
  'no name of a country is nearer to another that is named, in a window of %s',
  (...map) => {
    const texts = spoken.get('en')
    if (!texts) throw new Error('no words')
    let named = 0
    for (const [link, content] of contents) {
      const { labels, project } = shown(content, map, texts)
      const countries = labels.filter(({ item }) => item.kind === 'country')
      for (const { item, box } of countries) {
        named += 1
        const middle = [(box.left + box.right) / 2, (box.top + box.bottom) / 2] as const
        const gaps = countries.map(({ item: other }) => {
          const points = [other.point ?? [], ...(other.within ?? [])].map(project)
          return {
            key: other.key,
            px: Math.min(...points.map(([x, y]) => Math.hypot(x - middle[0], y - middle[1]))),
          }
        })
        const nearest = gaps.toSorted((a, b) => a.px - b.px)[0]
        const px = gaps.find(({ key }) => key === item.key)?.px ?? 0
        if (px > 30) expect(nearest?.key, `${link}: ${item.key}, ${px} px`).toBe(item.key)
      }
    }
    expect(named).toBeGreaterThan(0)
  },
)

it('has the hubs of a chosen route only', () => {
  const texts = spoken.get('en')
  if (!texts) throw new Error('no words')
  for (const [link, content] of contents) {
    const chosen = content.selected?.kind === 'route' ? content.selected.id : null
    const hubs = shown(content, WIDE, texts).strokes.hubs
    expect(new Set(hubs.map(({ route }) => route)), link).toEqual(new Set(chosen ? [chosen] : []))
  }
})

it('holds until a card takes or leaves room that matters to a label', () => {
  const [content, texts] = [contents.get(VIEWS[0] ?? ''), spoken.get('en')]
  if (!content || !texts) throw new Error('no content')
  const { labels, cards, holdsWith } = shown(content, WIDE, texts)
  const [label] = labels
  if (!label) throw new Error('no label')
  expect(holdsWith([...cards, { left: -90, top: -90, right: -50, bottom: -50 }])).toBe(true)
  expect(holdsWith([...cards, label.box])).toBe(false)
  expect(shown(content, WIDE, texts, [label.box]).holdsWith(cards)).toBe(false)
})
