import type { SlideBox, SlideItem } from '#domain/slides.ts'
import type { StillCallout, StillKey, StillMap } from '#domain/stillMap.ts'
import { LEGEND_HEIGHT, slideText, slideTextHeight, slideTextWidth } from './slideLayout.ts'
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
  /** Routes, whose labels are more prominent. */
  routeIds: ReadonlySet<string>
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
  const { colours } = look
  const taken: SlideBox[] = []
  return [
    { kind: 'picture', name: words.map, box, svg: map.svg, alt: map.description },
    ...map.callouts.flatMap((callout) => calloutItems(callout, map, box, words, { ...look, taken })),
    ...legendItems(map.legend, { ...box, y: box.y + box.h + 0.06, h: LEGEND_HEIGHT }, words, colours),
  ]
}

function calloutItems(
  { id, name, value: counted, x, y, anchor, colour }: StillCallout,
  map: StillMap,
  box: SlideBox,
  words: Pick<SlideWords, 'legend'>,
  { colours, routeIds, isSmall, taken }: NameLook & { taken: SlideBox[] },
): readonly SlideItem[] {
  // A place on a route has the route's id but the colour of places.
  const isRoute = routeIds.has(id) && colour.toLowerCase() !== colours.ink2
  const size = isSmall ? SMALL : isRoute ? ROUTE : PLACE
  const value = isSmall ? null : counted
  const width = Math.max(
    slideTextWidth(name, size, isRoute),
    value === null ? 0 : slideTextWidth(value, size),
  )
  const w = width + 2 * PAD
  const h = slideTextHeight(value === null ? [name] : [name, value], box.w, { size }) + 2 * PAD
  const at = { x: box.x + (x / map.width) * box.w, y: box.y + (y / map.height) * box.h }
  const left = anchor === 'start' ? at.x - PAD : at.x - w + PAD
  const place = placeBeside(
    {
      x: within(left, box.x + BAR, box.x + box.w - w - BAR),
      y: within(at.y - PAD, box.y, box.y + box.h - h),
      w,
      h,
    },
    taken,
    box,
  )
  taken.push(place)
  const text = slideText({
    name,
    box: place,
    paragraphs: [
      [{ text: name, bold: isRoute, ...(isRoute ? {} : { colour: colours.ink2 }) }],
      ...(value === null ? [] : [[{ text: value, colour: colours.ink2 }]]),
    ],
    size,
    colour: colours.ink,
    align: anchor === 'start' ? 'left' : 'right',
    anchor: 'middle',
    ground: { colour: colours.land, transparency: 40 },
  })
  if (!isRoute) return [text]
  // A bar in the route's colour, on the side of the line: the label may be some way off.
  const bar: SlideItem = {
    kind: 'area',
    name: `${words.legend}: ${name}`,
    box: { ...place, x: anchor === 'start' ? place.x - BAR : place.x + w, w: BAR },
    colour,
    width: 0,
    isDashed: false,
    isHollow: false,
  }
  return [text, bar]
}

/** The box, moved down until it overlaps no label: letters are larger here than in the map's own layout. */
function placeBeside(place: SlideBox, taken: readonly SlideBox[], { y, h }: SlideBox): SlideBox {
  let free = place
  for (let tries = 0; tries < taken.length; tries += 1) {
    const other = taken.find(
      (box) =>
        box.x < free.x + free.w &&
        free.x < box.x + box.w &&
        box.y < free.y + free.h &&
        free.y < box.y + box.h,
    )
    if (!other) return free
    free = { ...free, y: other.y + other.h }
    // Do not move it into the legend below the map.
    if (free.y + free.h > y + h) return place
  }
  return free
}

function within(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most))
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
  for (const { label, colour, line } of keys) {
    const own = slideTextWidth(label, KEY) + 0.04
    const w = SIGN.w + SIGN.gap + own
    if (x > box.x && x + w > box.x + box.w - 0.2) [x, y] = [box.x, y + ROW]
    // Keys that do not fit are left to the app's legend, so that the legend never covers the footer.
    if (y + ROW > box.y + box.h + 0.01) break
    const middle = y + ROW / 2
    const isArea = line === 'area' || line === 'hollow'
    items.push({
      kind: isArea ? 'area' : 'line',
      name: `${words.legend}: ${label}`,
      box: isArea ? { x, y: middle - 0.05, w: SIGN.w, h: 0.1 } : { x, y: middle, w: SIGN.w, h: 0 },
      colour,
      width: line === 'hollow' ? 1.25 : 2.5,
      isDashed: line === 'dashed',
      isHollow: line === 'hollow',
    })
    items.push(
      slideText({
        name: label,
        box: { x: x + SIGN.w + SIGN.gap, y, w: own, h: ROW },
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
