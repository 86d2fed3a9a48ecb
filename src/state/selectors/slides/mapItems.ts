import type { SlideBox, SlideGroup, SlideItem, SlideLabel, SlideShape, SlideSlot } from '#domain/slides.ts'
import type { StillCallout, StillKey, StillLook, StillMap } from '#domain/stillMap.ts'
import { PX_PER_INCH, slideTextHeight, slideTextWidth } from './slideLayout.ts'
import type { SlideColours, SlideWords } from './slideTalk.ts'

/** Font sizes, points: names of routes, their values, and other places. */
const ROUTE = 14
const VALUE = 16
const PLACE = 12
/** Padding of a label, inches: the glow around its letters. */
const PAD = 0.04

/** Names and values, values alone, or nothing. */
type Labels = 'all' | 'values' | 'none'

interface MapLook {
  colours: SlideColours
  labels: Labels
}

/** A step's map: land and lines as a picture, all words and signs as native shapes in one group above it. */
export function mapItems(
  map: StillMap,
  slot: SlideSlot,
  words: Pick<SlideWords, 'map' | 'legend'>,
  { colours, labels }: MapLook,
): readonly SlideItem[] {
  const picture: SlideItem = { kind: 'picture', name: words.map, slot, svg: map.svg, alt: map.description }
  if (labels === 'none') return [picture]
  const items = [
    ...map.callouts.flatMap((callout) => calloutItems(callout, map, slot.box, words, { colours, labels })),
    ...(labels === 'all' ? legendItems(map.legend, slot.box, words, colours) : []),
  ]
  const group: readonly SlideGroup[] = items.length > 0 ? [{ kind: 'group', name: words.legend, items }] : []
  return [picture, ...group]
}

/** The caption of a map: what its widths mean, and its caveats about lines and boundaries. */
export function captionOf({ legend }: StillMap, caveats: readonly string[]): string {
  const widths = legend.find(({ line }) => line === null)?.label
  return [...(widths ? [`${widths}.`] : []), ...caveats.slice(-1)].join(' ')
}

type Named = Pick<StillCallout, 'kind' | 'name' | 'value'>

/** Size of labels on a slide, px of its still map, so that the map places them as large as they will be. */
export function slideLabelSize(labels: Labels): NonNullable<StillLook['labelSize']> {
  return (label) => {
    const { w, h } = labelBox(label, labels)
    return { width: Math.ceil(w * PX_PER_INCH), height: Math.ceil(h * PX_PER_INCH) }
  }
}

/** Lines of a label with their sizes (points), and its size in inches. */
function labelBox({ kind, name, value }: Named, labels: Labels) {
  const isRoute = kind === 'route'
  const lines = [
    ...(labels === 'all' || value === null ? [{ text: name, size: isRoute ? ROUTE : PLACE }] : []),
    ...(value === null ? [] : [{ text: value, size: isRoute ? VALUE : PLACE }]),
  ]
  const width = Math.max(...lines.map(({ text, size }) => slideTextWidth(text, size, isRoute)))
  const height = lines.reduce((sum, { text, size }) => sum + slideTextHeight([text], width + 1, { size }), 0)
  return { lines, w: width + 2 * PAD, h: height + 2 * PAD }
}

const ALIGNED = { start: 'left', end: 'right', center: 'center' } as const

function calloutItems(
  callout: StillCallout,
  map: StillMap,
  box: SlideBox,
  words: Pick<SlideWords, 'legend'>,
  { colours, labels }: MapLook,
): readonly (SlideLabel | SlideShape)[] {
  const { kind, name, align } = callout
  const isRoute = kind === 'route'
  const { lines } = labelBox(callout, labels)
  const scale = box.w / map.width
  const label: SlideLabel = {
    kind: 'label',
    name,
    box: {
      x: box.x + callout.x * scale + PAD,
      y: box.y + callout.y * scale,
      w: callout.width * scale - 2 * PAD,
      h: callout.height * scale,
    },
    paragraphs: lines.map(({ text, size }) => [{ text, size, bold: isRoute }]),
    size: PLACE,
    colour: isRoute ? colours.ink : colours.ink2,
    align: ALIGNED[align],
    glow: colours.land,
  }
  const leader = callout.leader?.map(({ x, y }) => ({ x: box.x + x * scale, y: box.y + y * scale }))
  return [...leaderItems(leader, `${words.legend}: ${name}`, colours), label]
}

/** Diameter of the dot at the end of a leader, inches: 3.5 px of the stage. */
const DOT = 0.07

/** The line between a label and its route, with a dot on the route. */
function leaderItems(
  ends: readonly { x: number; y: number }[] | undefined,
  name: string,
  { ink }: SlideColours,
): readonly SlideShape[] {
  const [from, to] = ends ?? []
  if (!from || !to) return []
  const [left, top] = [Math.min(from.x, to.x), Math.min(from.y, to.y)]
  const sign = { name, colour: ink, width: 1.1, isDashed: false, isHollow: false }
  return [
    {
      ...sign,
      kind: 'line',
      box: { x: left, y: top, w: Math.abs(to.x - from.x), h: Math.abs(to.y - from.y) },
      isRising: (to.x - from.x) * (to.y - from.y) < 0,
    },
    { ...sign, kind: 'disc', box: { x: to.x - DOT / 2, y: to.y - DOT / 2, w: DOT, h: DOT } },
  ]
}

/** Font size of the legend, points; width of a key's sign, gap, and height of a row, inches. */
const KEY = 12
const SIGN = { w: 0.32, gap: 0.08 } as const
const ROW = 0.25
/** Diameter of a disc, and height of a hollow line that is no sample, inches. */
const DISC = 0.16
const HOLLOW = 0.1
/** Share of the map's height that the legend takes at most. */
const SHARE = 0.34

/** The legend on the lower left of the map; what its caption says is left out. */
function legendItems(
  keys: readonly StillKey[],
  box: SlideBox,
  words: Pick<SlideWords, 'legend'>,
  colours: SlideColours,
): readonly (SlideLabel | SlideShape)[] {
  const signed = keys.filter(({ line, width }) => line !== null && width === null)
  const shown = signed.slice(0, Math.floor((box.h * SHARE) / ROW))
  const x = box.x + 0.12
  const top = box.y + box.h - 0.08 - shown.length * ROW
  return shown.flatMap((key, index) => {
    const y = top + index * ROW
    return [
      keySign(key, { x, y: y + ROW / 2 }, words),
      {
        kind: 'label' as const,
        name: key.label,
        box: { x: x + SIGN.w + SIGN.gap, y, w: slideTextWidth(key.label, KEY), h: ROW },
        paragraphs: [[{ text: key.label }]],
        size: KEY,
        colour: colours.ink2,
        align: 'left' as const,
        glow: colours.land,
      },
    ]
  })
}

/** The sign of a key around the middle of its left edge. */
function keySign(
  { label, colour, line }: StillKey,
  { x, y }: { x: number; y: number },
  words: Pick<SlideWords, 'legend'>,
): SlideShape {
  const sign = {
    name: `${words.legend}: ${label}`,
    colour: colour as `#${string}`,
    width: 2.5,
    isDashed: false,
    isHollow: false,
  }
  switch (line) {
    case 'disc':
      return { ...sign, kind: 'disc', box: { x: x + (SIGN.w - DISC) / 2, y: y - DISC / 2, w: DISC, h: DISC } }
    case 'hollow':
      return {
        ...sign,
        kind: 'area',
        box: { x, y: y - HOLLOW / 2, w: SIGN.w, h: HOLLOW },
        width: 1.25,
        isHollow: true,
      }
    default:
      return { ...sign, kind: 'line', box: { x, y, w: SIGN.w, h: 0 }, isDashed: line === 'dashed' }
  }
}
