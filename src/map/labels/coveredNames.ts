import { setState } from '#map/featureState.ts'
import { isNameShown } from '#map/layers/names.ts'
import type { MapView } from '#map/mapView.ts'
import { type Box, overlap } from './placeLabels.ts'

/** A name that the map draws itself, with the source that it stands in. */
export interface NameOnMap {
  source: string
  key: string
  name: string
  rank: number
  position: readonly number[]
  /** Size of its letters in px, and their mean width as a share of it. */
  size: number
  letter: number
  /** From how many letters on the name is set on two lines. */
  lineLimit: number
}

interface NameBox {
  id: string
  box: Box
}

/** The rough boxes of the names that are shown at this zoom. */
export function nameBoxes(
  names: readonly NameOnMap[],
  zoom: number,
  project: (position: readonly number[]) => readonly [number, number],
): readonly NameBox[] {
  return names
    .filter(({ rank }) => isNameShown(rank, zoom))
    .map(({ source, key, name, size, letter, lineLimit, position }) => {
      const [x, y] = project(position)
      const lines = name.length > lineLimit && name.includes(' ') ? 2 : 1
      const width = (name.length / lines) * size * letter
      const height = lines * size * 1.2
      return {
        id: `${source}/${key}`,
        box: { left: x - width / 2, top: y - height / 2, right: x + width / 2, bottom: y + height / 2 },
      }
    })
}

/** The names that a label covers. */
export function coveredNames(names: readonly NameBox[], labels: readonly Box[]): ReadonlySet<string> {
  return new Set(
    names.filter(({ box }) => labels.some((label) => overlap(box, label) > 0)).map(({ id }) => id),
  )
}

/** Takes covered names out of sight, and brings the others back. */
export function showCoveredNames(
  map: MapView,
  names: readonly NameOnMap[],
  covered: ReadonlySet<string>,
): void {
  for (const { source, key } of names) {
    setState(map, source, key, { isCovered: covered.has(`${source}/${key}`) })
  }
}
