import { beforeAll, describe, expect, test } from 'vitest'
import { stepMap } from '#content/stepMap.ts'
import type { UiLanguage } from '#domain/language.ts'
import { placeKey, readPlace, shapeOfSign } from '#domain/stepMap.ts'
import { hasMap } from '#features/briefing/stage/layouts.ts'
import { memoizeByArguments } from '#lib/memoize.ts'
import { isInRing, withinRing } from '#lib/shapes.ts'
import { mapSize } from '#papers/slides/slideItems.ts'
import { mainlandOf, positionAt, projectOn } from '#picture/frame.ts'
import { MAP_COLOURS } from '#picture/palette.ts'
import { labelMarks, type StepLabel } from '#picture/step/stepLabels.ts'
import type { StepPicture } from '#picture/step/stepPicture.ts'
import { published } from '#tests/support/published.ts'
import { OWN_TEMPLATE } from '#tests/support/slideTalks.ts'
import { STEP_DATA, stepPictures } from '#tests/support/stepMaps.ts'
import { publishedWords } from '#tests/support/stills.ts'
import type { Words } from '#words/words.ts'

type Draw = Awaited<ReturnType<typeof stepPictures>>
type Point = readonly [x: number, y: number]

const { briefings } = published('briefings')
const drawIn = new Map<UiLanguage, Draw>()
const wordsIn = new Map<UiLanguage, Words>()
beforeAll(async () => {
  for (const language of ['en', 'fr', 'nl'] as const) {
    // Several rules look at the same pictures.
    drawIn.set(language, memoizeByArguments(await stepPictures(language)))
    wordsIn.set(language, (await publishedWords(language)).words)
  }
})

/** Points of relative path data of straight lines, some 3 px apart. */
function pointsOf(d: string): readonly Point[] {
  const points: Point[] = []
  let [x, y] = [0, 0]
  for (const [, command, numbers = ''] of d.matchAll(/([Mlz])([^Mlz]*)/g)) {
    const values = [...numbers.matchAll(/-?(?:\d+\.?\d*|\.\d+)/g)].map(Number)
    for (let at = 0; at + 1 < values.length; at += 2) {
      const [dx = 0, dy = 0] = values.slice(at, at + 2)
      const [fromX, fromY] = [x, y]
      if (command === 'M') [x, y] = [dx, dy]
      else [x, y] = [x + dx, y + dy]
      const steps = command === 'M' ? 1 : Math.max(1, Math.ceil(Math.hypot(dx, dy) / 3))
      for (let step = 1; step <= steps; step += 1)
        points.push([fromX + ((x - fromX) * step) / steps, fromY + ((y - fromY) * step) / steps])
    }
  }
  return points
}

function isInside([x, y]: Point, { box }: StepLabel): boolean {
  return x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height
}

function isOver({ box: a }: StepLabel, { box: b }: StepLabel): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}

function alongLeader({ leader }: StepLabel): readonly Point[] {
  if (!leader) return []
  const [[fromX, fromY], [toX, toY]] = leader
  return Array.from({ length: 30 }, (_, step): Point => {
    const share = step / 29
    return [fromX + (toX - fromX) * share, fromY + (toY - fromY) * share]
  })
}

/** Whether two leaders cross: their points, some 4 px apart, meet. */
function areCrossing(one: readonly Point[], other: readonly Point[]): boolean {
  return one.some(([x, y]) => other.some(([toX, toY]) => (x - toX) ** 2 + (y - toY) ** 2 < 9))
}

/** Px from a point to a box; 0 inside it. */
function away([x, y]: Point, { box }: StepLabel): number {
  return Math.hypot(
    Math.max(0, box.x - x, x - box.x - box.width),
    Math.max(0, box.y - y, y - box.y - box.height),
  )
}

/** Points along the drawn outlines of the lines and heads of a picture, by route. */
const pointsByRoute = ({ lines }: StepPicture) =>
  lines.map(({ route, shapes }) => ({ route, points: shapes.flatMap(({ d }) => pointsOf(d)) }))

/** The route whose line is nearest to a label. */
function nearestRoute(lines: ReturnType<typeof pointsByRoute>, label: StepLabel): string | undefined {
  const distances = lines.map(({ route, points }) => ({
    route,
    px: Math.min(...points.map((point) => away(point, label))),
  }))
  return distances.toSorted((a, b) => a.px - b.px)[0]?.route
}

/** The country of a label's key. */
function countryOf(key: string) {
  return STEP_DATA.basemap?.countries.features.find(({ properties }) => `country:${properties.iso}` === key)
}

function isOnMap([x, y]: Point, { width, height }: StepPicture): boolean {
  return x > 0 && y > 0 && x < width && y < height
}

/** What is wrong with the labels of a picture. */
function faultsOf(picture: StepPicture): readonly string[] {
  const { labels, width, height } = picture
  const lines = pointsByRoute(picture)
  const outline = lines.flatMap(({ points }) => points)
  const leaders = new Map(labels.map((label) => [label, alongLeader(label)]))
  const leaderOf = (label: StepLabel) => leaders.get(label) ?? []
  return labels.flatMap((label) => {
    const { key, box } = label
    const isOff = box.x < 0 || box.y < 0 || box.x + box.width > width || box.y + box.height > height
    const others = labels.filter((other) => other !== label)
    const nearest = label.place?.kind === 'route' ? nearestRoute(lines, label) : label.place?.id
    return [
      ...(nearest === label.place?.id ? [] : [`${key} is beside the line of ${nearest}`]),
      ...(label.texts.some(({ size }) => size < 24) ? [`${key} is too small for the back row`] : []),
      ...(isOff ? [`${key} is cut`] : []),
      ...(outline.some((point) => isInside(point, label)) ? [`${key} covers a line`] : []),
      ...others.filter((other) => isOver(label, other)).map((other) => `${key} covers ${other.key}`),
      ...others
        .filter((other) => leaderOf(label).some((point) => isInside(point, other)))
        .map((other) => `the leader of ${key} crosses ${other.key}`),
      ...others
        .filter((other) => areCrossing(leaderOf(label), leaderOf(other)))
        .map((other) => `the leaders of ${key} and ${other.key} cross`),
    ]
  })
}

const SIZES = [
  { width: 752, height: 672 },
  { width: 1280, height: 672 },
] as const

describe('the labels on the maps of all published steps', () => {
  for (const { id, language, steps } of briefings) {
    const mapped = steps.filter((step) => hasMap(step, () => null))
    test.each(mapped.map((step) => [step.id, step] as const))(`${id}: %s covers nothing`, (_, step) => {
      const draw = drawIn.get(language)
      const isCompared = step.view.startsWith('#/compare')
      const pictures = isCompared
        ? (['before', 'after'] as const).map((side) => draw?.(step, { width: 400, height: 400 }, side))
        : SIZES.map((size) => draw?.(step, size))
      for (const picture of pictures) {
        expect(picture && faultsOf(picture)).toEqual([])
        expect(picture?.leftOut).toEqual([])
      }
    })
  }

  test.each(['en', 'fr', 'nl'] as const)(
    'all seven routes keep change and number beside their names, on the stage as on a slide, %s',
    (language) => {
      const step = briefings
        .find(({ id }) => id === `routes-2024-2025-${language}`)
        ?.steps.find(({ id }) => id === 'opening')
      const draw = drawIn.get(language)
      if (!step || !draw) throw new Error('the talk has no opening map')
      const { map } = OWN_TEMPLATE.frames['number-map'].slots
      for (const size of [{}, map ? mapSize(map) : {}]) {
        const callouts = draw(step, size).labels.filter(({ kind }) => kind === 'callout')
        expect(callouts).toHaveLength(7)
        // A larger number among them would seem to weigh more.
        const sizes = callouts.flatMap(({ rows }) => rows.map((row) => row.size))
        expect(new Set(sizes), JSON.stringify(size)).toEqual(new Set([24]))
        for (const { key, rows } of callouts) {
          const said = rows.map(({ text }) => text).join(' ')
          expect(said, key).toMatch(/%/)
          expect(said, key).toMatch(/\d\d[.,\u202f]\d\d\d/)
          // In two rows rather than in short: "Oostelijke / Middellandse Zee", not "Oost. Midd. Zee".
          if (!('width' in size)) expect(said, key).not.toMatch(/\p{L}\. /u)
        }
      }
    },
  )

  test.each(['en', 'fr', 'nl'] as const)(
    'a country that the frame cuts has its name on itself, %s',
    (language) => {
      const talk = briefings.find(({ id }) => id === `calais-group-${language}`)
      for (const id of ['recorded-2024', 'plan-2025']) {
        const step = talk?.steps.find((one) => one.id === id)
        const picture = step && drawIn.get(language)?.(step)
        const label = picture?.labels.find(({ key }) => key === 'country:DEU' || key === 'country:DE')
        const country = STEP_DATA.basemap?.countries.features.find(
          ({ properties }) => `country:${properties.iso}` === label?.key,
        )
        if (!picture || !label || !country) throw new Error(`${id} has no Germany`)
        const ring = mainlandOf(country).map(projectOn(picture.camera, picture))
        const { x, y, width } = label.box
        const ends = [x, x + width].filter((end) => isInRing([end, y + 14], ring))
        expect(ends, id).toHaveLength(2)
      }
    },
  )

  test.each([40, 39.5])('the country of arrival has its name where the frame ends at %s° north', (north) => {
    const frame = { west: -0.1, south: 14.95, east: 36.98, north }
    const { map } = OWN_TEMPLATE.frames['number-map'].slots
    const step = briefings[0]?.steps[0]
    if (!step || !map) throw new Error('no step or map')
    const view = '#/explore?period=2025&selected=route:central-mediterranean&v=3'
    const callouts = ['hub:lampedusa', 'hub:pozzallo'].map((at) => ({ at, number: null }))
    const own = { ...step, view, text: [], look: { frame, callouts } }
    const picture = drawIn.get('en')?.(own, mapSize(map))
    expect(picture?.labels.map(({ key }) => key)).toContain('country:IT')
    expect(picture && faultsOf(picture)).toEqual([])
  })

  test('a picture says which numbers its labels lack', () => {
    const step = briefings
      .find(({ id }) => id === 'routes-2024-2025-en')
      ?.steps.find(({ id }) => id === 'opening')
    const draw = drawIn.get('en')
    if (!step || !draw) throw new Error('the talk has no opening map')
    const numbersOf = (texts: readonly string[]): readonly string[] =>
      texts.join(' ').match(/\d+,\d{3}/g) ?? []
    const all = new Set(numbersOf(draw(step).labels.flatMap(({ rows }) => rows.map(({ text }) => text))))
    for (const width of [480, 560, 640, 720, 900]) {
      const { labels, leftOut, shortened } = draw(step, { width, height: width * 0.6 })
      const onMap = labels.flatMap(({ rows }) => rows.map(({ text }) => text))
      expect(new Set(numbersOf([...onMap, ...leftOut, ...shortened])), `${width} px`).toEqual(all)
      const besides = numbersOf(shortened).filter((number) => !numbersOf(onMap).includes(number))
      expect(besides, `${width} px`).toHaveLength(shortened.length)
    }
  })

  test('a frame says what it cuts off, as the callouts of the whole map do', () => {
    const step = briefings
      .find(({ id }) => id === 'routes-2024-2025-en')
      ?.steps.find(({ id }) => id === 'opening')
    const draw = drawIn.get('en')
    if (!step || !draw) throw new Error('the talk has no opening map')
    expect(draw(step).cutOff).toEqual([])
    const frame = { west: 8, south: 28, east: 30, north: 40 }
    const { labels, leftOut, cutOff } = draw({ ...step, look: { ...step.look, frame } })
    const shown = labels.filter(({ kind }) => kind === 'callout').map(({ name }) => name)
    expect(shown).toContain('Central Mediterranean')
    expect(shown.length + cutOff.length).toBe(7)
    expect(cutOff.map(({ brief }) => brief)).toEqual(
      expect.arrayContaining(['Channel\u00a0+13%', 'Western African\u00a0−62%']),
    )
    expect(leftOut).toEqual(cutOff.map(({ text }) => text))
  })

  test('signs with a count are explained, numbered ones by their lines', () => {
    const draw = drawIn.get('en')
    if (!draw) throw new Error('no words')
    const pictureOf = (id: string) => {
      const step = briefings
        .find((briefing) => briefing.id === 'calais-group-en')
        ?.steps.find((found) => found.id === id)
      if (!step) throw new Error(`no step ${id}`)
      return draw(step)
    }
    const { note, labels } = pictureOf('plan-2025')
    expect(note[0]).toBe('Measures: ○\u00a0planned.')
    expect(pictureOf('recorded-2025').note.join(' ')).not.toContain('Measures')
    // A country with room for its name has it beside its signs.
    const france = labels.find(({ key }) => key === 'country:FR')
    expect(france?.rows.map(({ text }) => text)).toEqual(['France'])
    expect(france?.signs).toHaveLength(1)
  })

  test.each(['light', 'dark'] as const)(
    'a spotlight leaves the coasts of what it washes out, %s',
    (theme) => {
      const step = briefings
        .find(({ id }) => id === 'calais-group-en')
        ?.steps.find(({ id }) => id === 'recorded-2025')
      const draw = drawIn.get('en')
      if (!step?.look?.hasSpotlight || !draw) throw new Error('the step has no spotlight')
      const { coast, paper } = MAP_COLOURS[theme]
      const shapes = draw(step, { theme }).ground.shapes
      const wash = shapes.findIndex(({ fill, opacity }) => fill === paper && (opacity ?? 1) < 1)
      expect(wash).toBeGreaterThan(0)
      expect(shapes.slice(wash).some(({ fill, stroke }) => fill === null && stroke === coast)).toBe(true)
    },
  )

  test('a view as it was seen has its legend, and of two routes the measures alone', () => {
    const [step] = briefings.flatMap(({ steps }) => steps)
    const draw = drawIn.get('en')
    if (!step || !draw) throw new Error('no step')
    const view = '#/explore?measures=finance-supply&layers=routes,actors,countries&v=3'
    const look = { layout: 'map', signs: 'view' } as const
    const { note, labels } = draw({ ...step, view, evidence: [], number: null, chart: null, text: [], look })
    expect(note.slice(0, 3)).toEqual([
      'Measures: ●\u00a0done and ○\u00a0planned.',
      'Shaded: a country where one applies.',
      'Outlined: a country that acts.',
    ])
    const routes = labels.filter(({ kind }) => kind === 'callout')
    expect(routes.length).toBeGreaterThan(1)
    for (const { rows } of routes) expect(rows.map(({ text }) => text).join(' ')).not.toMatch(/\d/)
  })

  test.each([
    ['on stage', {}],
    ['in a handout', { width: 760, height: 420 }],
    ['low', { width: 640, height: 350 }],
  ])('measures %s stand with the name of their route or in their country, or are said', (_, size) => {
    const [step] = briefings.flatMap(({ steps }) => steps)
    if (!step) throw new Error('no step')
    for (const [language, draw] of drawIn) {
      for (const layers of ['routes', 'routes,countries,regions']) {
        const routes = 'central-mediterranean,western-balkans'
        const view = `#/explore?period=2025&routes=${routes}&layers=${layers}&v=3`
        const seen = { ...step, view, evidence: [], number: null, chart: null, text: [] }
        const asked = { ...seen, look: { layout: 'map-text', signs: 'view' } as const }
        const map = stepMap(asked, STEP_DATA)
        const picture = draw(asked, size)
        const where = `${language} ${layers}`
        const note = picture.note.join(' ')
        for (const key of new Set(map.signs.map(({ place }) => placeKey(place)))) {
          const own = map.signs.filter(({ place }) => placeKey(place) === key)
          const count = own.reduce((sum, sign) => sum + sign.count, 0)
          const label = picture.labels.find((one) => one.key === key)
          const { signs = [], rows = [] } = label ?? {}
          const words = rows.map(({ text }) => text).join(' ')
          const isSaid = signs.length > 0 || new RegExp(`\\b${count} \\p{L}+$`, 'u').test(words)
          // Outside the frame nothing is on the map.
          const country = countryOf(key)
          const ring = country ? mainlandOf(country).map(projectOn(picture.camera, picture)) : []
          const isOut = country !== undefined && ring.every((at) => !isOnMap(at, picture))
          const { kind, id } = readPlace(key) ?? { kind: 'country', id: '' }
          const isListed = note.includes(wordsIn.get(language)?.[kind](id) ?? 'none')
          const isLeftOut = picture.leftOut.some((text) => new RegExp(`\\b${count} \\p{L}+$`, 'u').test(text))
          const isElsewhere = label === undefined && (isListed || isOut || isLeftOut)
          expect(isSaid || isElsewhere, `${where} ${key}`).toBe(true)
          // The width of its line stays a number.
          if (kind === 'route' && label) expect(words, `${where} ${key}`).toMatch(/\d{2}.\d{3}/)
          if (!country) continue
          for (const { x, y } of signs) expect(isInRing([x, y], ring), `${where} ${key}`).toBe(true)
        }
        expect(picture.labels.filter(({ kind }) => kind === 'sign')).toEqual([])
        // On the stage all have room; what a lower map has none for stands under it.
        if (!('height' in size)) expect(picture.leftOut, where).toEqual([])
        expect(
          faultsOf(picture).filter((fault) => !fault.includes('is beside')),
          where,
        ).toEqual([])
      }
    }
  })

  test('a region that is one lit route has no second name', () => {
    const [step] = briefings.flatMap(({ steps }) => steps)
    const draw = drawIn.get('en')
    if (!step || !draw) throw new Error('no step')
    const view = '#/explore?period=2025&routes=western-balkans&layers=routes,countries&v=3'
    const look = { layout: 'map-text', signs: 'view' } as const
    const asked = { ...step, view, evidence: [], number: null, chart: null, text: [], look }
    const map = stepMap(asked, STEP_DATA)
    expect(map.lit.regions).not.toContain('western-balkans-region')
    expect(map.signs.map(({ place }) => placeKey(place))).not.toContain('region:western-balkans-region')
    expect(draw(asked).leftOut).toEqual([])
  })

  test.each(SIZES)(
    'a label that was moved is at its place of the earth at $width px, and others give way',
    (size) => {
      const step = briefings
        .find(({ id }) => id === 'routes-2024-2025-en')
        ?.steps.find(({ id }) => id === 'opening')
      const draw = drawIn.get('en')
      if (!step || !draw) throw new Error('the talk has no opening map')
      // Over the label of the Central Mediterranean, south of Libya.
      const at = 'route:western-balkans'
      const picture = draw({ ...step, look: { ...step.look, spots: [{ at, lon: 17, lat: 28 }] } }, size)
      const moved = picture.labels.find(({ key }) => key === at)
      const [x, y] = projectOn(picture.camera, picture)([17, 28])
      expect(moved && moved.box.x + moved.box.width / 2).toBeCloseTo(x, 0)
      expect(moved && moved.box.y + moved.box.height / 2).toBeCloseTo(y, 0)
      expect(moved?.leader).not.toBeNull()
      expect(picture.labels.filter((other) => moved && other !== moved && isOver(moved, other))).toEqual([])
    },
  )

  test.each(SIZES)(
    'of labels moved onto each other the last stays at $width px, and the other gives way',
    (size) => {
      const step = briefings
        .find(({ id }) => id === 'routes-2024-2025-en')
        ?.steps.find(({ id }) => id === 'opening')
      const draw = drawIn.get('en')
      if (!step || !draw) throw new Error('the talk has no opening map')
      const spots = ['western-balkans', 'central-mediterranean'].map((id) => ({
        at: `route:${id}`,
        lon: 17,
        lat: 28,
      }))
      const over = { ...step, look: { ...step.look, spots } }
      const [before, picture] = [draw(step, size), draw(over, size)]
      const labelOf = ({ labels }: StepPicture) => labels.find(({ key }) => key === spots[1]?.at)
      const [x, y] = projectOn(picture.camera, picture)([17, 28])
      const last = labelOf(picture)
      expect(last && last.box.x + last.box.width / 2).toBeCloseTo(x, 0)
      expect(last && last.box.y + last.box.height / 2).toBeCloseTo(y, 0)
      expect(last?.rows.length).toBe(labelOf(before)?.rows.length)
      expect(picture.leftOut).toEqual([])
      expect(faultsOf(picture).filter((fault) => !fault.startsWith(last?.key ?? ''))).toEqual([])
    },
  )

  test('a callout at a hub has its name, and its route keeps its own', () => {
    const step = briefings.flatMap(({ steps }) => steps).find(({ id }) => id === 'opening')
    const draw = drawIn.get('en')
    if (!step || !draw) throw new Error('the talk has no opening map')
    const hub = STEP_DATA.routes.flatMap(({ hubs }) => hubs).find(({ id }) => id.includes('dover'))
    const callouts = [
      { at: 'route:channel', number: null },
      { at: `hub:${hub?.id}`, number: null },
    ]
    const view = '#/explore?routes=channel&v=1'
    for (const size of SIZES) {
      const picture = draw({ ...step, view, evidence: [], number: null, look: { callouts } } as never, size)
      expect(picture.leftOut, String(size.width)).toEqual([])
      expect(picture.labels.map(({ key }) => key)).toEqual(
        expect.arrayContaining(callouts.map(({ at }) => at)),
      )
    }
  })

  test('two compared maps have their labels at the same places, numbers on one and changes on the other', () => {
    const step = briefings.flatMap(({ steps }) => steps).find(({ view }) => view.startsWith('#/compare'))
    const draw = drawIn.get('en')
    if (!step || !draw) throw new Error('no step compares')
    const [before, after] = (['before', 'after'] as const).map((side) =>
      draw(step, { width: 400, height: 400 }, side),
    )
    const places = (picture: StepPicture | undefined) => picture?.labels.map(({ key, box }) => [key, box])
    expect(places(before)).toEqual(places(after))
    expect(before?.labels.map(({ value }) => value)).toContain('36,816')
    expect(after?.labels.map(({ value }) => value)).toContain('▲ +13%')
    expect(after?.labels.every(({ value }) => value?.endsWith('%'))).toBe(true)
  })
})

const countries = published('basemap').countries.features.map((country) => withinRing(mainlandOf(country)))

/** Points along a name, a quarter of its width apart, that lie on land. */
function onLand(picture: StepPicture, { box }: StepLabel): readonly Point[] {
  return [0, 0.25, 0.5, 0.75, 1]
    .map((share): Point => [box.x + share * box.width, box.y + 14])
    .filter((point) => {
      const [longitude = 0, latitude = 0] = positionAt(picture.camera, picture, point)
      return countries.some((isWithin) => isWithin([longitude, latitude]))
    })
}

test.each(['en', 'fr', 'nl'] as const)('names of seas lie over the sea (%s)', (language) => {
  const draw = drawIn.get(language)
  const steps = briefings.filter((briefing) => briefing.language === language).flatMap((one) => one.steps)
  const mapped = steps.filter((step) => hasMap(step, () => null) && !step.view.startsWith('#/compare'))
  const found = mapped.flatMap((step) =>
    SIZES.flatMap((size) => {
      const picture = draw?.(step, size)
      const seas = picture?.labels.filter(({ kind, key }) => kind === 'sea' || key === 'route:channel') ?? []
      return seas.map((label) => ({ at: step.id, name: label.name, land: picture && onLand(picture, label) }))
    }),
  )
  expect(found.map(({ name }) => name)).toContain(
    { en: 'Black Sea', fr: 'Mer Noire', nl: 'Zwarte Zee' }[language],
  )
  expect(found.filter(({ land }) => !land || land.length > 1)).toEqual([])
})

test.each(['en', 'fr', 'nl'] as const)('names of regions lie on their countries (%s)', (language) => {
  const step = briefings
    .find(({ id }) => id === `routes-2024-2025-${language}`)
    ?.steps.find(({ id }) => id === 'claim')
  const picture = step && drawIn.get(language)?.(step, { width: 400, height: 496 })
  if (!picture) throw new Error('no such step')
  const named = picture.labels.filter(({ kind }) => kind === 'region')
  expect(named.map(({ place }) => place?.id)).toEqual(['north-africa', 'middle-east'])
  for (const { place, box } of named) {
    const own = STEP_DATA.regions.find(({ id }) => id === place?.id)?.countries ?? []
    const rings = published('basemap')
      .countries.features.filter(({ properties: { iso } }) => iso !== null && own.includes(iso))
      .map((country) => mainlandOf(country).map((at) => projectOn(picture.camera, picture)(at)))
    const middle = [box.x + box.width / 2, box.y + box.height / 2] as const
    expect(rings.some((ring) => isInRing(middle, ring))).toBe(true)
  }
})

test('a sign of one’s own is a triangle, or has one at the foot of its number', () => {
  const sign = { line: null, status: 'done', count: 2, evidence: [], x: 20, y: 20, radius: 16 } as const
  const marksOf = (of: readonly string[], line: number | null = null) =>
    labelMarks({ leader: null, signs: [{ ...sign, line, shape: shapeOfSign(of) }] }, MAP_COLOURS.light).shapes
  const [own, published, both] = [['own-a:0-9'], ['b:0-9'], ['own-a:0-9', 'b:0-9']].map((ids) => marksOf(ids))
  expect(own?.map(({ d }) => /L.*H.*Z$/.test(d))).toEqual([true, true])
  expect(published?.map(({ d }) => /L.*H.*Z$/.test(d))).toEqual([false, false])
  expect(both).toEqual(published)
  expect(marksOf(['own-a:0-9'], 3).map(({ d }) => /L.*H.*Z$/.test(d))).toEqual([false, false, true])
})
