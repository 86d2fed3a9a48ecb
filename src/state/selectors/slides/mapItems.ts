import type { SlideBox, SlideItem } from '#domain/slides.ts'
import type { StillCallout, StillKey, StillLook, StillMap } from '#domain/stillMap.ts'
import { LEGEND_HEIGHT, PX_PER_INCH, slideText, slideTextHeight, slideTextWidth } from './slideLayout.ts'
import type { SlideColours, SlideWords } from './slideTalk.ts'

/** Font sizes, points: route names, other places, both on a small map, and the legend. */
const ROUTE = 11
const PLACE = 9.5
const SMALL = 9
const KEY = 10
/** Padding of a label, and width of its bar, inches. */
const PAD = 0.04
const BAR = 0.05

/** Style of map labels. */
interface NameLook {
  colours: SlideColours
  /** A small map beside a table has names only: the table has the numbers. */
  isSmall: boolean
}

/** A step's map as a picture, with labels and legend as native text and shapes. */
export function mapItems(
  map: StillMap,
  box: SlideBox,
  words: Pick<SlideWords, 'map' | 'legend'>,
  look: NameLook,
): readonly SlideItem[] {
  const legend = { ...box, y: box.y + box.h + 0.06, h: LEGEND_HEIGHT }
  return [
    { kind: 'picture', name: words.map, box, svg: map.svg, alt: map.description },
    ...map.callouts.flatMap((callout) => calloutItems(callout, map, box, words, look)),
    ...legendItems(map.legend, legend, words, look.colours),
  ]
}

type Named = Pick<StillCallout, 'kind' | 'name' | 'value'>

/** Size of labels on a slide, px of its still map, so that the map places them as large as they will be. */
export function slideLabelSize(isSmall: boolean): NonNullable<StillLook['labelSize']> {
  return (label) => {
    const { w, h } = labelBox(label, isSmall)
    return { width: Math.ceil(w * PX_PER_INCH), height: Math.ceil(h * PX_PER_INCH) }
  }
}

/** Second line, font size (points) and size (inches) of a label; that of a route has a bar in the route's colour. */
function labelBox({ kind, name, value }: Named, isSmall: boolean) {
  const isRoute = kind === 'route'
  const size = isSmall ? SMALL : isRoute ? ROUTE : PLACE
  const below = isSmall ? null : value
  const width = Math.max(
    slideTextWidth(name, size, isRoute),
    below === null ? 0 : slideTextWidth(below, size),
  )
  const lines = below === null ? [name] : [name, below]
  return {
    below,
    size,
    w: width + 2 * PAD + (isRoute ? BAR : 0),
    h: slideTextHeight(lines, width + 1, { size }) + 2 * PAD,
  }
}

const ALIGNED = { start: 'left', end: 'right', center: 'center' } as const

function calloutItems(
  callout: StillCallout,
  map: StillMap,
  box: SlideBox,
  words: Pick<SlideWords, 'legend'>,
  { colours, isSmall }: NameLook,
): readonly SlideItem[] {
  const { kind, name, align, colour } = callout
  const isRoute = kind === 'route'
  const { below, size } = labelBox(callout, isSmall)
  const scale = box.w / map.width
  const placed = {
    x: box.x + callout.x * scale,
    y: box.y + callout.y * scale,
    w: callout.width * scale,
    h: callout.height * scale,
  }
  const isAtEnd = align === 'end'
  const bar = isRoute ? BAR : 0
  const text = slideText({
    name,
    box: { ...placed, x: placed.x + (isAtEnd ? 0 : bar), w: placed.w - bar },
    paragraphs: [
      [{ text: name, bold: isRoute, ...(isRoute ? {} : { colour: colours.ink2 }) }],
      ...(below === null ? [] : [[{ text: below, colour: colours.ink2 }]]),
    ],
    size,
    colour: colours.ink,
    align: ALIGNED[align],
    anchor: 'middle',
    ground: { colour: colours.land, transparency: 40 },
  })
  if (!isRoute) return [text]
  const leader = callout.leader?.map(({ x, y }) => ({ x: box.x + x * scale, y: box.y + y * scale }))
  // A bar in the route's colour, on the side of the line: the label may be some way off.
  const side: SlideItem = {
    kind: 'area',
    name: `${words.legend}: ${name}`,
    box: { ...placed, x: isAtEnd ? placed.x + placed.w - BAR : placed.x, w: BAR },
    colour,
    width: 0,
    isDashed: false,
    isHollow: false,
  }
  return [...leaderItems(leader, side.name, colours), text, side]
}

/** The line between a label and its route. */
function leaderItems(
  ends: readonly { x: number; y: number }[] | undefined,
  name: string,
  { ink2 }: SlideColours,
): readonly SlideItem[] {
  const [from, to] = ends ?? []
  if (!from || !to) return []
  const [left, top] = [Math.min(from.x, to.x), Math.min(from.y, to.y)]
  return [
    {
      kind: 'line',
      name,
      box: { x: left, y: top, w: Math.abs(to.x - from.x), h: Math.abs(to.y - from.y) },
      colour: ink2,
      width: 0.75,
      isDashed: false,
      isHollow: false,
      isRising: (to.x - from.x) * (to.y - from.y) < 0,
    },
  ]
}

/** Width of a key's sign and gap between keys, inches. */
const SIGN = { w: 0.32, gap: 0.08 } as const
const ROW = 0.23

function legendItems(
  keys: readonly StillKey[],
  box: SlideBox,
  words: Pick<SlideWords, 'legend'>,
  colours: SlideColours,
): readonly SlideItem[] {
  const items: SlideItem[] = []
  let [x, y] = [box.x, box.y]
  for (const key of keys) {
    const { label, line } = key
    const own = slideTextWidth(label, KEY) + 0.04
    const sign = line === null ? 0 : SIGN.w + SIGN.gap
    const w = sign + own
    if (x > box.x && x + w > box.x + box.w - 0.2) [x, y] = [box.x, y + ROW]
    // Keys that do not fit are left to the app's legend, so that the legend never covers the footer.
    if (y + ROW > box.y + box.h + 0.01) break
    if (line !== null) items.push(keySign(key, { x, y: y + ROW / 2 }, words))
    items.push(
      slideText({
        name: label,
        box: { x: x + sign, y, w: own, h: ROW },
        runs: [{ text: label }],
        size: KEY,
        colour: colours.ink2,
        anchor: 'middle',
      }),
    )
    x += w + 0.2
  }
  return items
}

/** Diameter of a disc, and height of a hollow line that is no sample, inches. */
const DISC = 0.16
const HOLLOW = 0.1

/** The sign of a key around the middle of its left edge. */
function keySign(
  { label, colour, line, width }: StillKey,
  { x, y }: { x: number; y: number },
  words: Pick<SlideWords, 'legend'>,
): SlideItem {
  const sign = { name: `${words.legend}: ${label}`, colour, width: 2.5, isDashed: false, isHollow: false }
  const drawn = width === null ? null : width / PX_PER_INCH
  switch (line) {
    case 'disc':
      return { ...sign, kind: 'disc', box: { x: x + (SIGN.w - DISC) / 2, y: y - DISC / 2, w: DISC, h: DISC } }
    case 'hollow': {
      const h = drawn ?? HOLLOW
      return { ...sign, kind: 'area', box: { x, y: y - h / 2, w: SIGN.w, h }, width: 1.25, isHollow: true }
    }
    default:
      return {
        ...sign,
        kind: 'line',
        box: { x, y, w: SIGN.w, h: 0 },
        width: drawn === null ? sign.width : drawn * 72,
        isDashed: line === 'dashed',
      }
  }
}
