import type { SlideBox, SlideItem } from '#domain/slides.ts'
import type { StillCallout, StillKey, StillMap } from '#domain/stillMap.ts'
import { LEGEND_HEIGHT } from './slideFrame.ts'
import type { SlideColours, SlideWords } from './slideTalk.ts'
import { slideText, slideTextHeight, slideTextWidth } from './slideText.ts'

/** Points of names on the map, and of the legend. */
const NAME = 11
const KEY = 10
/** Inches around the words of a name. */
const PAD = 0.04

/** The map of a step as a picture, its names and its legend as shapes and words of their own. */
export function mapItems(
  map: StillMap,
  box: SlideBox,
  words: Pick<SlideWords, 'map' | 'legend'>,
  colours: SlideColours,
): readonly SlideItem[] {
  return [
    { kind: 'picture', name: words.map, box, svg: map.svg, alt: map.description },
    ...map.callouts.map((callout) => calloutText(callout, map, box, colours)),
    ...legendItems(map.legend, { ...box, y: box.y + box.h + 0.06, h: LEGEND_HEIGHT }, words, colours),
  ]
}

function calloutText(
  { name, value, x, y, anchor }: StillCallout,
  map: StillMap,
  box: SlideBox,
  colours: SlideColours,
): SlideItem {
  const lines = value === null ? [name] : [name, value]
  const w = Math.max(...lines.map((line) => slideTextWidth(line, NAME, true))) + 2 * PAD
  const h = slideTextHeight(lines, box.w, { size: NAME }) + 2 * PAD
  const at = { x: box.x + (x / map.width) * box.w, y: box.y + (y / map.height) * box.h }
  const left = anchor === 'start' ? at.x - PAD : at.x - w + PAD
  return slideText({
    name,
    box: {
      x: within(left, box.x, box.x + box.w - w),
      y: within(at.y - PAD, box.y, box.y + box.h - h),
      w,
      h,
    },
    paragraphs: [
      [{ text: name, bold: true }],
      ...(value === null ? [] : [[{ text: value, colour: colours.ink2 }]]),
    ],
    size: NAME,
    colour: colours.ink,
    align: anchor === 'start' ? 'left' : 'right',
    ground: { colour: colours.paper, transparency: 35 },
  })
}

function within(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most))
}

/** Inches of a key's sign, and between keys. */
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
    // What has no room is in the legend of the app; a legend never runs over the foot.
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
