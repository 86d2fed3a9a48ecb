import { useSyncExternalStore } from 'react'
import type { RouteLines } from '#map/lines/RouteLines.ts'
import { polyline } from '#picture/linePaths.ts'
import { outlinesOf } from '#picture/lines/outlines.ts'
import { HUB, type Stroke } from '#picture/lines/strokes.ts'
import { MAP_COLOURS } from '#picture/palette.ts'
import { useDrawing } from './drawing.ts'

/** Width of the invisible lines that take the pointer, px. */
const HIT_WIDTH = 22

/** The lines and hubs of the routes as SVG: counterpart of glLines. */
export function SvgLines({ lines }: { lines: RouteLines }) {
  const { zoom } = useDrawing()
  useSyncExternalStore(lines.subscribe, () => lines.version)
  const { strokes, hubs } = lines.at(zoom)
  const { ink, paper } = MAP_COLOURS[lines.theme]
  return (
    <>
      <g data-layer="routes">
        {strokes.map((stroke) => (
          <path key={keyOf(stroke)} data-route={stroke.route} {...lookOf(stroke)} />
        ))}
      </g>
      <g
        data-layer="route-hit"
        fill="none"
        stroke="transparent"
        strokeWidth={HIT_WIDTH}
        pointerEvents="stroke"
      >
        {strokes.map((stroke) => (
          <path
            key={keyOf(stroke)}
            data-thing="route"
            data-id={stroke.route}
            d={polyline(stroke.centre.points)}
          />
        ))}
      </g>
      <g data-layer="hubs" fill={paper} stroke={ink} strokeWidth={HUB.stroke} pointerEvents="all">
        {hubs.map(({ route, hub, at: [x, y] }) => (
          <circle
            key={`${route}/${hub}`}
            data-thing="route"
            data-id={route}
            cx={x}
            cy={y}
            r={HUB.radius + HUB.stroke / 2}
          />
        ))}
      </g>
    </>
  )
}

function keyOf({ route, branch }: Stroke): string {
  return `${route}/${branch}`
}

/** The edge is a stroke under the fill, so that ribbon and head have one outline. */
function lookOf(stroke: Stroke): object {
  const d = outlinesOf(stroke)
    .map((outline) => `${polyline(outline)}Z`)
    .join('')
  const edge = { stroke: stroke.edge, strokeWidth: 2 * stroke.edgeWidth, paintOrder: 'stroke' }
  return { d, fill: stroke.fill, ...(stroke.edgeWidth > 0 ? edge : null) }
}
