import type { Candidate } from './placeLabels.ts'

type Pixel = readonly [x: number, y: number]

interface Size {
  width: number
  height: number
}

/** A place for a label relative to one of its anchors, so that it can follow the map while it moves. */
export interface AnchoredCandidate extends Candidate {
  anchor: number
}

/** Distance between a line and a label beside it, in px. */
const BESIDE = 12

/**
 * Places for the name of a line: at its label point (the first anchor), then beside the points of the line, the
 * nearer to the label point the better.
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
      { anchor, x: point[0] + BESIDE, y: middle, align: 'start', cost: far },
      { anchor, x: point[0] - BESIDE - size.width, y: middle, align: 'end', cost: far },
      { anchor, x: point[0] + BESIDE, y: point[1] + 4, align: 'start', cost: far + 3 },
      { anchor, x: point[0] - BESIDE - size.width, y: point[1] + 4, align: 'end', cost: far + 3 },
      { anchor, x: point[0] + BESIDE, y: point[1] - size.height - 4, align: 'start', cost: far + 3 },
      {
        anchor,
        x: point[0] - BESIDE - size.width,
        y: point[1] - size.height - 4,
        align: 'end',
        cost: far + 3,
      },
    )
  }
  return candidates
}

/** Places around a point: beside it, over and under it, and further out. `gap` is the free space in px. */
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

/** Places on a point: over it, then `rings` times a step of so many px to every side. */
export function onPoint(
  anchors: readonly Pixel[],
  size: Size,
  step: number,
  rings: number,
): readonly AnchoredCandidate[] {
  const at = anchors[0]
  if (!at) return []
  const x = at[0] - size.width / 2
  const y = at[1] - size.height / 2
  const candidates: AnchoredCandidate[] = [{ anchor: 0, x, y, align: 'center', cost: 0 }]
  for (let ring = 1; ring <= rings; ring += 1) {
    for (const [dx, dy] of [
      [0, 1],
      [0, -1],
      [1, 0],
      [-1, 0],
      [1, 1],
      [-1, 1],
      [1, -1],
      [-1, -1],
    ] as const) {
      candidates.push({
        anchor: 0,
        x: x + dx * step * ring * 1.4,
        y: y + dy * step * ring,
        align: 'center',
        cost: 4 * ring,
      })
    }
  }
  return candidates
}
