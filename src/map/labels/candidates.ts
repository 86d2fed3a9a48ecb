import type { Candidate } from './placeLabels.ts'

type Pixel = readonly [x: number, y: number]

interface Size {
  width: number
  height: number
}

/** A candidate relative to an anchor, so that the label can follow the map while it moves. */
export interface AnchoredCandidate extends Candidate {
  anchor: number
}

/** Gap between a line and a label beside it, px. */
const LINE_GAP = 12

/**
 * Candidates for the name of a line: at its label point (the first anchor), then beside the points of the line, at a cost
 * that grows with the distance from the label point.
 */
export function besideLine(anchors: readonly Pixel[], size: Size): readonly AnchoredCandidate[] {
  const home = anchors[0]
  if (!home) return []
  const candidates: AnchoredCandidate[] = [
    { anchor: 0, x: home[0], y: home[1] - 10, align: 'start', cost: 0 },
    { anchor: 0, x: home[0] - size.width, y: home[1] - 10, align: 'end', cost: 1 },
    { anchor: 0, x: home[0] - size.width / 2, y: home[1] - size.height / 2, align: 'center', cost: 4 },
  ]
  for (const [anchor, point] of anchors.entries()) {
    if (anchor === 0) continue
    const far = 12 + Math.hypot(point[0] - home[0], point[1] - home[1]) * 0.12
    const middle = point[1] - size.height / 2
    candidates.push(
      { anchor, x: point[0] + LINE_GAP, y: middle, align: 'start', cost: far },
      { anchor, x: point[0] - LINE_GAP - size.width, y: middle, align: 'end', cost: far },
      { anchor, x: point[0] + LINE_GAP, y: point[1] + 4, align: 'start', cost: far + 3 },
      { anchor, x: point[0] - LINE_GAP - size.width, y: point[1] + 4, align: 'end', cost: far + 3 },
      { anchor, x: point[0] + LINE_GAP, y: point[1] - size.height - 4, align: 'start', cost: far + 3 },
      {
        anchor,
        x: point[0] - LINE_GAP - size.width,
        y: point[1] - size.height - 4,
        align: 'end',
        cost: far + 3,
      },
    )
  }
  candidates.push(...awayFromLine(anchors, size))
  return candidates
}

/** Distances from the line, px, for a name without room beside it; a leader line then joins the two. */
const LEADER_GAPS = [36, 72] as const

/** Candidates further out from both ends and the middle of the line, in eight directions. */
function awayFromLine(anchors: readonly Pixel[], { width, height }: Size): readonly AnchoredCandidate[] {
  const points = [1, Math.ceil(anchors.length / 2), anchors.length - 1]
  return [...new Set(points)].flatMap((anchor) => {
    const point = anchors[anchor]
    if (!point) return []
    const [x, y] = point
    return LEADER_GAPS.flatMap((gap) =>
      [-1, 0, 1].flatMap((down) => {
        const top = down === 0 ? y - height / 2 : down === 1 ? y + gap : y - gap - height
        const cost = 190 + gap
        return [
          { anchor, x: x + gap, y: top, align: 'start' as const, cost },
          { anchor, x: x - gap - width, y: top, align: 'end' as const, cost },
          ...(down === 0 ? [] : [{ anchor, x: x - width / 2, y: top, align: 'start' as const, cost }]),
        ]
      }),
    )
  })
}

/** Candidates around a point, `gap` px away. */
export function aroundPoint(
  anchors: readonly Pixel[],
  size: Size,
  gap: number,
): readonly AnchoredCandidate[] {
  const at = anchors[0]
  if (!at) return []
  const [x, y] = at
  const { width, height } = size
  const middle = y - height / 2
  return [
    { anchor: 0, x: x + gap, y: middle, align: 'start', cost: 0 },
    { anchor: 0, x: x - gap - width, y: middle, align: 'end', cost: 2 },
    { anchor: 0, x: x - width / 2, y: y + gap, align: 'center', cost: 3 },
    { anchor: 0, x: x - width / 2, y: y - gap - height, align: 'center', cost: 3 },
    { anchor: 0, x: x + gap, y: y + gap, align: 'start', cost: 6 },
    { anchor: 0, x: x - gap - width, y: y + gap, align: 'end', cost: 6 },
    { anchor: 0, x: x + gap, y: y - gap - height, align: 'start', cost: 6 },
    { anchor: 0, x: x - gap - width, y: y - gap - height, align: 'end', cost: 6 },
  ]
}

/** Candidates on a point, then up to `steps` steps of `[across, down]` px to every side. */
export function onPoint(
  anchors: readonly Pixel[],
  size: Size,
  [across, down]: Pixel,
  steps: number,
): readonly AnchoredCandidate[] {
  const at = anchors[0]
  if (!at) return []
  const x = at[0] - size.width / 2
  const y = at[1] - size.height / 2
  const candidates: AnchoredCandidate[] = []
  for (let column = -steps; column <= steps; column += 1) {
    for (let row = -steps; row <= steps; row += 1) {
      const cost = Math.hypot(column, row) * 3
      candidates.push({ anchor: 0, x: x + column * across, y: y + row * down, align: 'center', cost })
    }
  }
  return candidates
}

/** Adds, for each candidate that crosses the edge of the map, a copy pulled inside. */
export function withPulledInside(
  candidates: readonly AnchoredCandidate[],
  anchors: readonly Pixel[],
  size: Size,
  viewport: Size,
): readonly AnchoredCandidate[] {
  const pulled = candidates.map((candidate) => {
    const x = clamp(candidate.x, EDGE, viewport.width - size.width - EDGE)
    const y = clamp(candidate.y, EDGE, viewport.height - size.height - EDGE)
    const shift = Math.hypot(x - candidate.x, y - candidate.y)
    // A copy is useless if it did not move, or if its anchor is off the map, so that the label would point at nothing.
    const [left = -1, top = -1] = anchors[candidate.anchor] ?? []
    const isOutside = left < 0 || top < 0 || left > viewport.width || top > viewport.height
    const isUseless = shift === 0 || isOutside
    return { ...candidate, x, y, cost: isUseless ? Number.POSITIVE_INFINITY : candidate.cost + shift * 0.5 }
  })
  return [...candidates, ...pulled]
}

/** Margin at the edge of the map, px. */
const EDGE = 6

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), Math.max(least, most))
}
