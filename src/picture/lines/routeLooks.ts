import type { MapContent } from '#domain/mapContent.ts'
import { flowState } from '#picture/flowWidth.ts'
import { MAP_COLOURS, MAP_STROKES, type MapTheme, ROUTE_COLOURS } from '#picture/palette.ts'
import type { BranchLine } from './branchLines.ts'

/** How the lines of a route are drawn. */
export interface RouteLook {
  /** Width as a share of the scale. */
  share: number
  /** Solid; `hollow` for another unit; `dashed` without a figure or a text that ties it; `dim` outside the lens. */
  line: 'solid' | 'hollow' | 'dashed' | 'dim'
  /** Side branches: all, only those long enough at this zoom, or none until zoomed in. */
  sides: 'all' | 'long' | 'near' | 'none'
  /** Its hubs are shown at every zoom, or only close up. */
  hubs: 'all' | 'near' | 'none'
}

/** What the looks depend on. */
export type LooksInput = Pick<
  MapContent,
  'routes' | 'figures' | 'litRoutes' | 'lens' | 'focus' | 'selected'
> & {
  /** A map as narrow as a phone. */
  isSmall: boolean
}

/** The looks of all routes. */
export function routeLooks(input: LooksInput): ReadonlyMap<string, RouteLook> {
  return new Map(input.routes.map(({ id }) => [id, lookOf(id, input)]))
}

function lookOf(id: string, input: LooksInput): RouteLook {
  const { figures, litRoutes, lens, selected } = input
  const { width, hasNoFigure, isOtherUnit } = flowState(figures, id)
  const isLit = litRoutes.has(id)
  const isChosen = selected?.kind === 'route' && selected.id === id
  const isDashed = hasNoFigure || lens?.routes.get(id)?.tie === 'classification'
  const line = isDashed ? 'dashed' : isOtherUnit ? 'hollow' : 'solid'
  return {
    share: width,
    line: isLit ? line : 'dim',
    sides: sidesOf(isChosen, isLit, input),
    hubs: isChosen ? 'all' : isLit && selected?.kind !== 'route' ? 'near' : 'none',
  }
}

function sidesOf(isChosen: boolean, isLit: boolean, { lens, isSmall }: LooksInput): RouteLook['sides'] {
  if (isChosen) return 'all'
  if (!isLit) return 'none'
  return lens !== null || isSmall ? 'near' : 'long'
}

/** Px of each edge of a hollow line and of a dim one. */
const EDGE = { hollow: 1.7, dim: 0.9 } as const

/** Colours of a branch; `inset` is what its edges take from its width, px on each side. */
export function paintOf(
  { route, isMain }: BranchLine,
  { line }: RouteLook,
  theme: MapTheme,
  isHovered: boolean,
): { fill: string; edge: string; edgeWidth: number; inset: number } {
  const colours = MAP_COLOURS[theme]
  const { casing, routes } = MAP_STROKES[theme]
  const own = ROUTE_COLOURS[theme][route] ?? colours.ink2
  if (line === 'dim') {
    const edge = isHovered ? colours.ink2 : colours.dimOutline
    const edgeWidth = EDGE.dim * routes
    return isMain
      ? { fill: colours.dimFill, edge, edgeWidth, inset: edgeWidth }
      : { fill: edge, edge, edgeWidth: 0, inset: 0 }
  }
  if (line === 'hollow' && isMain) {
    const edgeWidth = EDGE.hollow * routes
    return { fill: colours.land, edge: isHovered ? colours.ink : own, edgeWidth, inset: edgeWidth }
  }
  if (isHovered) return { fill: own, edge: colours.ink2, edgeWidth: isMain ? casing / 2 : 0.8, inset: 0 }
  return { fill: own, edge: colours.land, edgeWidth: isMain ? casing / 2 : 0, inset: 0 }
}
