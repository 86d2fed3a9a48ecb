import type { Route } from '#domain/route.ts'
import type { LabelItem } from './labelItems.ts'

/** Sampling distance along the lines, in px. */
const STEP = 7

/** The dots of the hubs in view, each as heavy as a stretch of a line. */
export function hubPoints(
  routes: readonly Route[],
  items: readonly LabelItem[],
  project: (position: readonly number[]) => [number, number],
): readonly (readonly [number, number])[] {
  if (!items.some((item) => item.kind === 'hub')) return []
  const dots = routes.flatMap((route) => route.hubs.map((hub) => project(hub.point)))
  return dots.flatMap((dot) => [dot, dot, dot])
}

/** Points along all lines in sight, `STEP` px apart. */
export function linePoints(
  routes: readonly Route[],
  project: (position: readonly number[]) => [number, number],
  viewport: { width: number; height: number },
): readonly (readonly [number, number])[] {
  const points: (readonly [number, number])[] = []
  for (const leg of routes.flatMap((route) => route.legs)) {
    const line = leg.geometry.coordinates.map(project)
    for (const [index, to] of line.entries()) {
      const from = line[index - 1] ?? to
      const steps = Math.max(1, Math.ceil(Math.hypot(to[0] - from[0], to[1] - from[1]) / STEP))
      if (steps > 400) continue
      for (let step = 0; step < steps; step += 1) {
        const x = from[0] + ((to[0] - from[0]) * step) / steps
        const y = from[1] + ((to[1] - from[1]) * step) / steps
        if (x > 0 && y > 0 && x < viewport.width && y < viewport.height) points.push([x, y])
      }
    }
  }
  return points
}
