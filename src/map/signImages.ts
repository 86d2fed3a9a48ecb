/** Names of the images that the symbol layers use. */
export const ARROW_IMAGES = ['arrowhead-slim', 'arrowhead', 'arrowhead-broad'] as const
export type ArrowImage = (typeof ARROW_IMAGES)[number]
export const CHEVRON_IMAGE = 'chevron'

/** Device pixels per CSS pixel in these images. */
export const SIGN_PIXEL_RATIO = 2

/** Side of the square images, device px. */
const SIZE = 64

/** Maps distance to alpha: 0.75 at the edge, falling by 1 per 8 px outwards. */
const RADIUS = 8
const CUTOFF = 0.25

interface SignImage {
  width: number
  height: number
  data: Uint8ClampedArray
}

type Point = readonly [x: number, y: number]

/** The head's length from tip to corners, in CSS pixels. */
export const ARROW_LENGTH = 12

/** Half the width of each head as a share of its length; thin lines get the slim one. */
const ARROW_SHAPES: Readonly<Record<ArrowImage, number>> = {
  'arrowhead-slim': 0.4,
  arrowhead: 0.57,
  'arrowhead-broad': 0.76,
}

/** Corners of a head around the end of its line, in device pixels; it points up. */
export function arrowCorners(image: ArrowImage): readonly Point[] {
  const length = ARROW_LENGTH * SIGN_PIXEL_RATIO
  const [tip, foot, half] = [-0.62 * length, 0.38 * length, ARROW_SHAPES[image] * length]
  return [
    [0, tip],
    [half, foot],
    [0, foot - 4],
    [-half, foot],
  ]
}

/** Stroke of the chevron around its centre, device px; it points right, along the line. */
export const CHEVRON_POINTS: readonly Point[] = [
  [-4, -6],
  [3, 0],
  [-4, 6],
]

/** Half the width of the chevron's stroke, device px. */
export const CHEVRON_REACH = 1.6

/** The images as signed distance fields, which a layer can colour and give a halo. */
export function signImages(): Readonly<Record<string, SignImage>> {
  const centred = ([x, y]: Point): Point => [x + SIZE / 2, y + SIZE / 2]
  const chevron = CHEVRON_POINTS.map(centred)
  const heads = ARROW_IMAGES.map((image) => {
    const corners = arrowCorners(image).map(centred)
    return [image, distanceField((x, y) => polygonDistance(x, y, corners))] as const
  })
  return {
    ...Object.fromEntries(heads),
    [CHEVRON_IMAGE]: distanceField((x, y) => pathDistance(x, y, chevron) - CHEVRON_REACH),
  }
}

/** Renders a shape from its signed distance, px; negative inside. */
function distanceField(distance: (x: number, y: number) => number): SignImage {
  const data = new Uint8ClampedArray(SIZE * SIZE * 4)
  for (let y = 0; y < SIZE; y += 1) {
    for (let x = 0; x < SIZE; x += 1) {
      data[(y * SIZE + x) * 4 + 3] = 255 - 255 * (distance(x + 0.5, y + 0.5) / RADIUS + CUTOFF)
    }
  }
  return { width: SIZE, height: SIZE, data }
}

function segmentDistance(x: number, y: number, [ax, ay]: Point, [bx, by]: Point): number {
  const dx = bx - ax
  const dy = by - ay
  const along = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)))
  return Math.hypot(x - ax - along * dx, y - ay - along * dy)
}

function pathDistance(x: number, y: number, path: readonly Point[]): number {
  return Math.min(...path.slice(1).map((to, index) => segmentDistance(x, y, path[index] ?? to, to)))
}

function polygonDistance(x: number, y: number, corners: readonly Point[]): number {
  let isInside = false
  for (const [index, a] of corners.entries()) {
    const b = corners[(index + 1) % corners.length] ?? a
    if (a[1] > y !== b[1] > y && x < ((b[0] - a[0]) * (y - a[1])) / (b[1] - a[1]) + a[0]) isInside = !isInside
  }
  const first = corners[0]
  const edge = pathDistance(x, y, first ? [...corners, first] : corners)
  return isInside ? -edge : edge
}
