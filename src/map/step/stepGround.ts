import { NO_LOOK, type PictureShape } from '#lib/picture.ts'
import { LIT_COUNTRY_LAYERS, OUTLINE_LAYERS } from '#map/layers/ground.ts'
import type { Pixel } from '#map/lines/strokes.ts'
import type { PlaneCamera } from '#map/mercator.ts'
import { MAP_COLOURS } from '#map/palette.ts'
import { groundShapes } from '#map/still/groundShapes.ts'
import type { StepPictureInput } from './stepInput.ts'

/** Land, borders and coasts; drawn from `beyond` px left of and above the map. */
export interface StepGroundShapes {
  shapes: readonly PictureShape[]
  beyond: Pixel
}

/** Tolerance of coasts, px. */
const TOLERANCE = 0.5

/** Draws the ground of a step; a spotlight washes out what is not lit. */
export function stepGround(camera: PlaneCamera, { map, ground, look }: StepPictureInput): StepGroundShapes {
  const { width, height, theme, beyond = 0, tolerance = TOLERANCE } = look
  // A continent beyond the edges takes longest to draw, and no step is near it.
  const share = camera.zoom < NEAR_ZOOM ? Math.min(beyond, LITTLE) : beyond
  const [across, down] = [Math.round(width * share), Math.round(height * share)]
  // Beside a route the names say which countries act; alone, their land does.
  const isLand = map.hasSpotlight || map.lit.routes.length === 0
  const shapes = groundShapes({
    basemap: ground.basemap,
    frame: { camera, width: width + 2 * across, height: height + 2 * down, tolerance, steps: 10 },
    theme,
    lit: isLand ? map.lit.countries : [],
    actors: [],
    chosen: [],
  })
  if (!map.hasSpotlight) return { beyond: [across, down], shapes }
  // Lit countries are drawn last: the wash lies over all before them.
  const last = shapes.length - LIT_COUNTRY_LAYERS[theme].length - OUTLINE_LAYERS[theme].length
  const wash = {
    ...NO_LOOK,
    d: `M0,0H${width + 2 * across}V${height + 2 * down}H0Z`,
    fill: MAP_COLOURS[theme].paper,
    opacity: WASH,
  }
  // In the light they look as always; only the rest changes.
  const { land, coast } = MAP_COLOURS[theme]
  const inLight = shapes
    .slice(last)
    .map((shape) => (shape.fill === null ? shape : { ...shape, fill: land, stroke: coast }))
  return { beyond: [across, down], shapes: [...shapes.slice(0, last), wash, ...inLight] }
}

/** Zoom below which little ground is drawn beyond the edges, and that share of the size. */
const NEAR_ZOOM = 3.6
const LITTLE = 0.06

/** Strength of the wash that a spotlight lays over what is not lit. */
const WASH = 0.55
