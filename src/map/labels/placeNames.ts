import type { Basemap } from '#domain/basemap.ts'
import type { Position } from '#domain/route.ts'
import type { Words } from '#words/words.ts'
import { type Box, overlap } from './placeLabels.ts'

/** The name of a country or sea in the reader's language; rank 1 is the most important. */
export interface PlaceName {
  key: string
  kind: 'country' | 'sea'
  name: string
  rank: number
  position: Position
}

/** The names of countries and seas by rank; later ones give way to earlier ones. */
export function placeNames(basemap: Basemap, words: Pick<Words, 'country' | 'localized'>) {
  const countries = basemap.countries.features.flatMap(({ properties: { iso, label, rank } }): PlaceName[] =>
    iso && label
      ? [{ key: `country:${iso}`, kind: 'country', name: words.country(iso), rank, position: label }]
      : [],
  )
  const seas = basemap.seas.map(
    ({ id, names, point, rank }): PlaceName => ({
      key: `sea:${id}`,
      kind: 'sea',
      name: words.localized(names),
      rank,
      position: point,
    }),
  )
  return [...seas, ...countries].sort((a, b) => a.rank - b.rank)
}

/** Zooms from which names of each rank are shown; rank 1 always is. */
const SECOND_RANK_ZOOM = 3.6
const THIRD_RANK_ZOOM = 4.6
const ALL_NAMES_ZOOM = 5.4

/** Whether names of this rank are shown at a zoom. */
export function isNameShown(rank: number, zoom: number): boolean {
  if (zoom < SECOND_RANK_ZOOM) return rank <= 1
  if (zoom < THIRD_RANK_ZOOM) return rank <= 2
  return zoom < ALL_NAMES_ZOOM ? rank <= 3 : true
}

/**
 * Typesetting of each kind of name, as in its CSS: font size in px, mean letter width as a share of it, number of letters
 * from which it wraps, and free space around it in px.
 */
const SETTING = {
  country: { size: 11, letter: 0.6, lineLimit: 13, space: 6 },
  sea: { size: 14, letter: 0.52, lineLimit: 18, space: 4 },
} as const
const LINE_HEIGHT = 1.2

interface NameBox {
  key: string
  box: Box
  /** Free space to other names, px. */
  space: number
}

/** Estimated boxes of the names shown at this zoom. */
export function nameBoxes(
  names: readonly PlaceName[],
  zoom: number,
  project: (position: readonly number[]) => readonly [number, number],
  textScale = 1,
): readonly NameBox[] {
  return names
    .filter(({ rank }) => isNameShown(rank, zoom))
    .map(({ key, kind, name, position }) => {
      const { letter, lineLimit, space } = SETTING[kind]
      const size = SETTING[kind].size * textScale
      const [x, y] = project(position)
      const lines = name.length > lineLimit && name.includes(' ') ? 2 : 1
      const width = (name.length / lines) * size * letter
      const height = lines * size * LINE_HEIGHT
      return {
        key,
        box: { left: x - width / 2, top: y - height / 2, right: x + width / 2, bottom: y + height / 2 },
        space,
      }
    })
}

/** Keys of the names that no label, card or earlier name covers. */
export function namesWithRoom(names: readonly NameBox[], taken: readonly Box[]): ReadonlySet<string> {
  const shown = new Set<string>()
  const boxes = [...taken]
  for (const { key, box, space } of names) {
    if (boxes.some((other) => overlap(box, other) > 0)) continue
    shown.add(key)
    boxes.push({
      left: box.left - space,
      top: box.top - space,
      right: box.right + space,
      bottom: box.bottom + space,
    })
  }
  return shown
}
