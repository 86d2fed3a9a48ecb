import type { TFunction } from 'i18next'
import type { PictureText } from '#domain/picture.ts'
import { textWidth } from '#domain/textWidth.ts'
import { figureWords } from '#map/figureWords.ts'
import { type LabelItem, labelItems } from '#map/labels/labelItems.ts'
import { nameLines } from '#map/labels/nameLines.ts'
import { type PlacedItem, placeItems } from '#map/labels/placeItems.ts'
import type { Box } from '#map/labels/placeLabels.ts'
import { placeNames } from '#map/labels/placeNames.ts'
import { HUB_ZOOM } from '#map/layers/hubs.ts'
import { MAP_COLOURS, type MapColours, ROUTE_COLOURS } from '#map/palette.ts'
import type { Project } from '#map/svg/lineStrokes.ts'
import type { StillInput } from './stillInput.ts'

/** One line of a label. */
interface Line {
  text: string
  size: number
  weight: number
  fill: string
  spacing: number
}

/** A label with its place, in px of the map. */
export interface StillLabel {
  placed: PlacedItem
  lines: readonly Line[]
  name: string
  value: string | null
  colour: string
}

/** Height of a line as a share of its letters. */
const LINE = 1.3
/** Below this width the units are in short and long names take two lines, px; below the second, the short names. */
const NARROW = 700
const COMPACT = 560

interface LabelsInput extends StillInput {
  t: TFunction<['map']>
  project: Project
  zoom: number
  width: number
  height: number
  cards: readonly Box[]
}

/** The names with their numbers where they have room, and the keys of the names of countries and seas that have. */
export function stillLabels(input: LabelsInput): { labels: readonly StillLabel[]; texts: PictureText[] } {
  const { basemap, routes, layers, words, project, zoom, width, height } = input
  const colours = MAP_COLOURS[input.theme]
  const items = labelItems({ ...input, hasHubs: zoom >= HUB_ZOOM })
  const drawn = new Map(items.map((item) => [item.key, linesOf(item, input, colours)]))
  const names = placeNames(basemap, words)
  const placed = placeItems({
    items,
    sizeOf: ({ key }) => sizeOf(drawn.get(key)?.lines ?? []),
    routes: layers.includes('routes') ? routes : [],
    names,
    project: (position) => [...project([...position])],
    zoom,
    viewport: { width, height },
    cards: input.cards,
    isCompact: width < COMPACT,
    previous: new Map(),
  })
  const labels = placed.labels.flatMap((label): StillLabel[] => {
    const own = drawn.get(label.item.key)
    return own && !label.isHidden ? [{ placed: label, ...own }] : []
  })
  const texts = names.flatMap((name) => {
    if (!placed.names.has(name.key)) return []
    return nameTexts(name, project([...name.position]), colours)
  })
  return { labels, texts }
}

function linesOf(item: LabelItem, input: LabelsInput, colours: MapColours): Omit<StillLabel, 'placed'> {
  const { words, figures, litRoutes, lens, theme, t, width, selected } = input
  const isRoute = item.kind === 'route'
  const isDimmed = isRoute
    ? !litRoutes.has(item.id)
    : lens !== null && item.kind !== 'hub' && !isLit(item, lens)
  const isChosen = selected?.kind === item.kind && selected.id === item.id
  const ink = isDimmed ? colours.dimOutline : colours.ink
  const name = nameOf(item, input)
  const figure = isRoute && !isDimmed ? figures?.get(item.id) : undefined
  const value = figure ? figureWords(figure, t, words, width < NARROW) : null
  const look = lookOf(item.kind, isDimmed, ink, colours)
  const lines: Line[] = nameLines(
    item.kind === 'region' ? name.toLocaleUpperCase(words.language) : name,
    isRoute && width < NARROW,
  ).map((text) => ({
    ...look,
    text,
    weight: isChosen ? 700 : look.weight,
  }))
  if (value !== null) lines.push({ text: value, size: 12, weight: 400, fill: colours.ink2, spacing: 0 })
  const colour = isRoute ? (ROUTE_COLOURS[theme][item.id] ?? colours.ink2) : colours.ink2
  return { lines, name, value, colour: isDimmed ? colours.dimOutline : colour }
}

function lookOf(
  kind: LabelItem['kind'],
  isDimmed: boolean,
  ink: string,
  colours: MapColours,
): Omit<Line, 'text'> {
  switch (kind) {
    case 'route':
      return { size: 13, weight: isDimmed ? 400 : 600, fill: ink, spacing: 0 }
    case 'hub':
      return { size: 12, weight: 500, fill: ink, spacing: 0 }
    case 'country':
      return { size: 11, weight: 600, fill: isDimmed ? ink : colours.ink2, spacing: 0.045 }
    case 'region':
      return { size: 11, weight: 600, fill: isDimmed ? ink : colours.ink2, spacing: 0.08 }
  }
}

function isLit({ kind, id }: LabelItem, lens: NonNullable<StillInput['lens']>): boolean {
  return (kind === 'region' ? lens.regions : lens.countries).has(id)
}

function nameOf({ kind, id, name }: LabelItem, { words, width }: LabelsInput): string {
  switch (kind) {
    case 'route':
      return width < COMPACT ? words.routeShort(id) : words.route(id)
    case 'country':
      return words.country(id)
    case 'region':
      return words.region(id)
    case 'hub':
      return name ?? id
  }
}

function sizeOf(lines: readonly Line[]): { width: number; height: number } {
  return {
    width: Math.ceil(
      Math.max(0, ...lines.map(({ text, size, weight, spacing }) => textWidth(text, size, weight, spacing))),
    ),
    height: Math.ceil(lines.reduce((sum, { size }) => sum + size * LINE, 0)),
  }
}

/** The lines of a label as texts of the picture. */
export function labelTexts({ placed, lines }: StillLabel, halo: string): PictureText[] {
  const { box, align } = placed
  const anchor = align === 'center' ? 'middle' : align
  const x = align === 'center' ? (box.left + box.right) / 2 : align === 'end' ? box.right : box.left
  let y = box.top
  return lines.map(({ text, size, weight, fill, spacing }) => {
    y += size * LINE
    return {
      text,
      x,
      // Letters stand on the line; a quarter of their size reaches below it, with what is free between lines.
      y: y - size * 0.33,
      anchor,
      size,
      weight,
      isSerif: false,
      isItalic: false,
      spacing,
      fill,
      halo: { colour: halo, width: 3 },
    }
  })
}

/** How many letters a line of a name of the ground has at most, as the styles of the live map break it. */
const NAME_LINE = { country: 13, sea: 18 } as const

function nameTexts(
  { kind, name, rank }: ReturnType<typeof placeNames>[number],
  [x, y]: readonly [number, number],
  colours: MapColours,
): PictureText[] {
  const isSea = kind === 'sea'
  const size = isSea ? (rank === 1 ? 15 : 13) : 11
  const lines = name.length > NAME_LINE[kind] ? nameLines(name, true, NAME_LINE[kind]) : [name]
  const top = y - ((lines.length - 1) * size * 1.2) / 2 + size * 0.35
  return lines.map((text, index) => ({
    text,
    x,
    y: top + index * size * 1.2,
    anchor: 'middle',
    size,
    weight: 400,
    isSerif: isSea,
    isItalic: isSea,
    spacing: isSea ? 0.02 : 0.045,
    fill: isSea ? colours.seaName : colours.countryName,
    halo: isSea ? { colour: colours.sea, width: 2.4 } : { colour: colours.land, width: 3 },
  }))
}
