import { STATUS_LOOK } from '#domain/claim.ts'
import type { StepSign } from '#domain/stepMap.ts'
import { discPath, NO_LOOK, type PictureShape, type PictureText, trianglePath } from '#lib/picture.ts'
import type { Box } from '#picture/labels/lineSpace.ts'
import type { Candidate, Leader } from '#picture/labels/placeLabels.ts'
import { polyline, round } from '#picture/linePaths.ts'
import type { MapColours } from '#picture/palette.ts'
import {
  type LabelBlock,
  LEADING,
  pitchOf,
  radiusOf,
  SIGN,
  type StepRow,
  signsOfForm,
  signsWidth,
} from './stepBlocks.ts'

/** A numbered disc of a label; `line` null has the count beside it. */
export interface LabelSign extends Pick<StepSign, 'line' | 'status' | 'count' | 'evidence' | 'shape'> {
  /** Middle and radius, px of the map. */
  x: number
  y: number
  radius: number
}

/** A placed label, px of the map: divide by its size for shares. */
export interface StepLabel extends Omit<LabelBlock, 'forms' | 'signs' | 'wordsFrom'> {
  box: { x: number; y: number; width: number; height: number }
  align: Candidate['align']
  rows: readonly StepRow[]
  texts: readonly PictureText[]
  signs: readonly LabelSign[]
  leader: Leader | null
}

/** Width of the halo around letters, px. */
const HALO = 5

/** Where a block was placed, px of the map. */
interface Spot {
  form: number
  box: Box
  align: Candidate['align']
  leader: Leader | null
}

/** A placed block with its letters and signs. */
export function placedLabel(
  block: LabelBlock,
  { form, box, align, leader }: Spot,
  colours: MapColours,
): StepLabel {
  const { forms, wordsFrom: _, ...rest } = block
  const rows = forms[form] ?? []
  const x = align === 'center' ? (box.left + box.right) / 2 : align === 'end' ? box.right : box.left
  let y = box.top
  const texts = rows.map(({ text, size, weight, fill, spacing, isSea }): PictureText => {
    y += size * LEADING
    return {
      text,
      x,
      // The baseline; below it lie the descenders and half of the leading.
      y: y - size * 0.29,
      anchor: align === 'center' ? 'middle' : align,
      size,
      weight,
      isSerif: isSea,
      isItalic: isSea,
      spacing,
      fill,
      halo: { colour: isSea ? colours.sea : colours.land, width: isSea ? 3 : HALO },
    }
  })
  return {
    ...rest,
    box: {
      x: round(box.left),
      y: round(box.top),
      width: round(box.right - box.left),
      height: round(box.bottom - box.top),
    },
    align,
    rows,
    texts,
    signs: placedSigns(signsOfForm(block, form), { x, y, align, hasRows: rows.length > 0 }),
    leader,
  }
}

function placedSigns(
  signs: readonly StepSign[],
  { x, y, align, hasRows }: { x: number; y: number; align: Candidate['align']; hasRows: boolean },
): readonly LabelSign[] {
  const width = signsWidth(signs)
  const start = align === 'center' ? x - width / 2 : align === 'end' ? x - width : x
  const middle = y + (hasRows ? SIGN.above : 0) + Math.max(0, ...signs.map(radiusOf))
  let left = start
  return signs.map((sign) => {
    const { line, status, count, evidence, shape } = sign
    const radius = radiusOf(sign)
    const at = { line, status, count, evidence, shape, x: left + radius, y: middle, radius }
    left += pitchOf(sign)
    return at
  })
}

/** Width of a leader, and radius of its dot on the line, px. */
const LEADER = { width: 1.5, dot: 3.5 } as const
/** The triangle at the foot of a number, px. */
export const FOOT = 5
/** Stroke of a sign that is not filled, px. */
const SIGN_STROKE = 2.5

/** The leader of a label and its signs, as shapes and letters. */
export function labelMarks(
  { leader, signs }: Pick<StepLabel, 'leader' | 'signs'>,
  colours: MapColours,
): { shapes: readonly PictureShape[]; texts: readonly PictureText[] } {
  const marks = signs.map((sign) => signMarks(sign, colours))
  return {
    shapes: [...(leader ? leaderShapes(leader, colours) : []), ...marks.flatMap(({ shapes }) => shapes)],
    texts: marks.flatMap(({ texts }) => texts),
  }
}

function leaderShapes(
  [from, to]: NonNullable<StepLabel['leader']>,
  { ink, land }: MapColours,
): PictureShape[] {
  const d = polyline([from, to])
  const dot = discPath(to[0], to[1], LEADER.dot)
  return [
    { ...NO_LOOK, d, stroke: ink, strokeWidth: LEADER.width },
    { ...NO_LOOK, d: dot, fill: ink, stroke: land, strokeWidth: LEADER.width },
  ]
}

/**
 * A disc in the look of its status with its line's number inside or a count beside it. A triangle with a
 * number is a disc with a triangle at its foot.
 */
function signMarks(
  { line, status, count, shape, x, y, radius }: LabelSign,
  { ink, ink2, paper, land }: MapColours,
): { shapes: PictureShape[]; texts: PictureText[] } {
  const isNumbered = line !== null
  const r = isNumbered ? radius : SIGN.counted
  const at = isNumbered ? x : x - radius + SIGN.counted
  // An event has no status: it happened.
  const look = STATUS_LOOK[status ?? 'done']
  const isFilled = look === 'filled'
  const isTriangle = shape === 'triangle'
  const outline = isTriangle && !isNumbered ? trianglePath : discPath
  const d = outline(at, y, r - (isFilled ? 0 : SIGN_STROKE / 2))
  const halo = { ...NO_LOOK, d: outline(at, y, r + 2), fill: land }
  const foot = { ...NO_LOOK, d: trianglePath(at + r, y + r - FOOT, FOOT), fill: ink, stroke: land }
  const disc = isFilled
    ? { ...NO_LOOK, d, fill: ink }
    : {
        ...NO_LOOK,
        d,
        fill: paper,
        stroke: ink,
        strokeWidth: SIGN_STROKE,
        dash: look === 'dashed' ? [4.5, 3.2] : null,
      }
  const letters = {
    isSerif: false,
    isItalic: false,
    spacing: 0,
    halo: null,
    y: y + SIGN.size * 0.36,
    size: SIGN.size,
    weight: 700,
  }
  const texts: PictureText[] = isNumbered
    ? [{ ...letters, text: String(line), x: at, anchor: 'middle', fill: isFilled ? paper : ink }]
    : count > 1
      ? [
          {
            ...letters,
            text: String(count),
            x: at + r + 5,
            anchor: 'start',
            weight: 500,
            fill: ink2,
            halo: { colour: land, width: HALO },
          },
        ]
      : []
  return { shapes: [halo, disc, ...(isTriangle && isNumbered ? [{ ...foot, strokeWidth: 1.5 }] : [])], texts }
}
