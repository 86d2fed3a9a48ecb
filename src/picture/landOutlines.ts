import type { Basemap } from '#domain/basemap.ts'
import type { Position } from '#domain/route.ts'

/**
 * Outlines of all land as closed rings. A border between two countries cancels out: both share its points, in opposite
 * directions.
 */
export function landOutlines(basemap: Basemap): readonly (readonly Position[])[] {
  const steps = new Map<string, Map<string, Position>>()
  const starts = new Map<string, Position>()
  for (const ring of ringsOf(basemap)) {
    for (const [index, to] of ring.entries()) {
      const from = ring[index - 1]
      if (!from) continue
      const [a, b] = [keyOf(from), keyOf(to)]
      if (a === b) continue
      if (steps.get(b)?.delete(a)) continue
      starts.set(a, from)
      const onward = steps.get(a) ?? new Map<string, Position>()
      onward.set(b, to)
      steps.set(a, onward)
    }
  }
  return chained(steps, starts)
}

function chained(
  steps: ReadonlyMap<string, Map<string, Position>>,
  starts: ReadonlyMap<string, Position>,
): readonly (readonly Position[])[] {
  const rings: Position[][] = []
  for (const [start, onward] of steps) {
    while (onward.size > 0) {
      const first = starts.get(start)
      if (!first) break
      const ring: Position[] = [first]
      let at = start
      for (let next = popNext(steps.get(at)); next; next = popNext(steps.get(at))) {
        ring.push(next)
        at = keyOf(next)
        if (at === start) break
      }
      rings.push(ring)
    }
  }
  return rings
}

function popNext(onward: Map<string, Position> | undefined): Position | undefined {
  for (const [key, position] of onward ?? []) {
    onward?.delete(key)
    return position
  }
  return undefined
}

function ringsOf(basemap: Basemap): readonly (readonly Position[])[] {
  return basemap.countries.features.flatMap(({ geometry }) =>
    geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat(),
  )
}

function keyOf([longitude, latitude]: Position): string {
  return `${longitude} ${latitude}`
}
