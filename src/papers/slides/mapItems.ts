import { STATUS_LOOK } from '#domain/claim.ts'
import type { SlideBox, SlideGroup, SlideItem, SlideLabel, SlideShape, SlideSlot } from '#domain/slides.ts'
import { isOwnSign } from '#domain/stepMap.ts'
import { TRIANGLE } from '#lib/picture.ts'
import { OWN_FOOT } from '#picture/step/stepLabels.ts'
import type { SlideColours, SlideMap, SlideMapLabel, SlideWords } from './slideTalk.ts'

/** Px of a map per inch: the smallest letters, the counts of 20 px, are 12 pt. */
const PX_PER_INCH = 120
/** Points per px of the map. */
const POINTS = 72 / PX_PER_INCH

/** Size of a slot's map, px; never stretched. */
export function mapSize({ box }: Pick<SlideSlot, 'box'>): { width: number; height: number } {
  return { width: Math.round(box.w * PX_PER_INCH), height: Math.round(box.h * PX_PER_INCH) }
}

/** A step's map: land and lines as a picture, all words and signs as native shapes in one group above it. */
export function mapItems(
  map: SlideMap,
  slot: SlideSlot,
  words: Pick<SlideWords, 'map' | 'legend'>,
  colours: SlideColours,
): readonly SlideItem[] {
  const { svg, alt, labels, width } = map
  const picture: SlideItem = { kind: 'picture', name: words.map, slot, svg, alt }
  const { x, y, w } = slot.box
  const scale = w / width
  const place: Place = {
    at: (px, py) => ({ x: x + px * scale, y: y + py * scale }),
    size: (px) => px * scale,
  }
  const items = labels.flatMap((label) => labelItems(label, place, colours))
  const group: readonly SlideGroup[] = items.length > 0 ? [{ kind: 'group', name: words.legend, items }] : []
  return [picture, ...group]
}

/** From px of the map to inches of the slide. */
interface Place {
  at: (x: number, y: number) => { x: number; y: number }
  size: (px: number) => number
}

const ALIGNED = { start: 'left', end: 'right', center: 'center' } as const
/** Line height of a row, as the stage places it. */
const LEADING = 1.2

function labelItems(
  label: SlideMapLabel,
  place: Place,
  colours: SlideColours,
): readonly (SlideLabel | SlideShape)[] {
  const { name, box, align, rows, signs, leader } = label
  const height = rows.reduce((sum, { size }) => sum + size * LEADING, 0)
  const [first] = rows
  const words: readonly SlideLabel[] = first
    ? [
        {
          kind: 'label',
          name,
          box: { ...place.at(box.x, box.y), w: place.size(box.width), h: place.size(height) },
          paragraphs: rows.map(({ text, size, weight, fill, isSea }) => [
            {
              text,
              size: size * POINTS,
              bold: weight >= 560,
              colour: colours.label(fill),
              ...(isSea ? { isSea } : {}),
            },
          ]),
          size: first.size * POINTS,
          colour: colours.ink,
          align: ALIGNED[align],
          glow: first.isSea ? null : colours.land,
        },
      ]
    : []
  return [
    ...(leader ? leaderItems(leader, name, place, colours) : []),
    ...words,
    ...signs.flatMap((sign) => signItems(sign, name, place, colours)),
  ]
}

/** Width of a leader and radius of its dot, px of the map. */
const LEADER = { width: 1.5, dot: 3.5 } as const

/** The line between a label and its route, with a dot on the route. */
function leaderItems(
  [from, to]: NonNullable<SlideMapLabel['leader']>,
  name: string,
  { at, size }: Place,
  { ink }: SlideColours,
): readonly SlideShape[] {
  const [start, end] = [at(...from), at(...to)]
  const sign = { name, colour: ink, width: LEADER.width * POINTS, isDashed: false, inside: null }
  return [
    {
      ...sign,
      kind: 'line',
      box: {
        x: Math.min(start.x, end.x),
        y: Math.min(start.y, end.y),
        w: Math.abs(end.x - start.x),
        h: Math.abs(end.y - start.y),
      },
      isRising: (end.x - start.x) * (end.y - start.y) < 0,
    },
    { ...sign, kind: 'disc', box: discBox(end, size(LEADER.dot)) },
  ]
}

/** Radius of a disc with its count beside it, the outline of one that is not filled, and the count's size, px of the map. */
const COUNTED = 9
const OUTLINE = 2.5
const COUNT = 20

/**
 * A disc, filled, outlined or dashed by status, with the number of its line, or a count beside it. The reader's own is a
 * triangle, or has one at the foot of its number.
 */
function signItems(
  { line, status, count, evidence, x, y, radius }: SlideMapLabel['signs'][number],
  name: string,
  { at, size }: Place,
  { ink, ink2, paper, land }: SlideColours,
): readonly (SlideLabel | SlideShape)[] {
  // An event has no status: it happened.
  const look = STATUS_LOOK[status ?? 'done']
  const isFilled = look === 'filled'
  const isNumbered = line !== null
  const middle = isNumbered ? at(x, y) : at(x - radius + COUNTED, y)
  const isOwn = isOwnSign({ evidence })
  const isTriangle = isOwn && !isNumbered
  const disc: SlideShape = {
    name,
    kind: isTriangle ? 'triangle' : 'disc',
    box: isTriangle
      ? triangleBox(middle, size(COUNTED))
      : discBox(middle, size(isNumbered ? radius : COUNTED)),
    colour: ink,
    width: OUTLINE * POINTS,
    isDashed: look === 'dashed',
    inside: isFilled ? null : paper,
    ...(isNumbered ? { text: { words: String(line), colour: isFilled ? paper : ink } } : {}),
  }
  if (isOwn && isNumbered) {
    const foot = triangleBox(at(x + radius, y + radius - OWN_FOOT), size(OWN_FOOT))
    return [disc, { kind: 'triangle', name, box: foot, colour: ink, width: 0, isDashed: false, inside: null }]
  }
  if (isNumbered || count < 2) return [disc]
  const left = at(x - radius + 2 * COUNTED + 5, y)
  return [
    disc,
    {
      kind: 'label',
      name: `${name} (${count})`,
      box: { x: left.x, y: left.y - size(COUNT) * 0.6, w: size(COUNT) * 1.2, h: size(COUNT) * LEADING },
      paragraphs: [[{ text: String(count) }]],
      size: COUNT * POINTS,
      colour: ink2,
      align: 'left',
      glow: land,
    },
  ]
}

function discBox({ x, y }: { x: number; y: number }, radius: number): SlideBox {
  return { x: x - radius, y: y - radius, w: 2 * radius, h: 2 * radius }
}

/** The box of the triangle that weighs as much as a disc of that radius. */
function triangleBox({ x, y }: { x: number; y: number }, radius: number): SlideBox {
  const { half, up, down } = TRIANGLE
  return { x: x - half * radius, y: y - up * radius, w: 2 * half * radius, h: (up + down) * radius }
}
