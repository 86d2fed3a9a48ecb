import type { Basemap } from '#domain/basemap.ts'
import type { Position } from '#domain/route.ts'
import { memoizeByArguments } from '#lib/memoizeByArguments.ts'
import { textWidth } from '#lib/textWidth.ts'
import type { Words } from '#words/words.ts'
import { nameLines } from './labelTexts.ts'
import { type Box, gapBetween } from './lineSpace.ts'

/** The name of a country or sea in the reader's language; rank 1 is the most important. */
export interface PlaceName {
  key: string
  kind: 'country' | 'sea'
  name: string
  rank: number
  position: Position
}

/** The names of countries and seas by rank; later ones give way to earlier ones. */
export const placeNames = memoizeByArguments(
  (basemap: Basemap, words: Pick<Words, 'country' | 'localized'>): readonly PlaceName[] => {
    const countries = basemap.countries.features.flatMap(
      ({ properties: { iso, label, rank } }): PlaceName[] =>
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
  },
)

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

/** Numbers of names: none of seas at the start, nor of countries on a small map; all close up and on a chosen route. */
export function mostNames(
  zoom: number,
  { isChosen, isSmall }: { isChosen: boolean; isSmall: boolean },
): Readonly<Record<PlaceName['kind'], number>> {
  const all = Number.POSITIVE_INFINITY
  if (isChosen || zoom >= 5) return { country: all, sea: all }
  return zoom >= 4 ? { country: all, sea: 4 } : { country: isSmall ? 0 : all, sea: 0 }
}

/** How names are set: their size, px, the px around them, up and down from their points that are tried, and which are shown. */
export interface NameForm {
  sizeOf: (name: PlaceName) => { width: number; height: number }
  space: Readonly<Record<PlaceName['kind'], number>>
  moves: readonly number[]
  isShown: (name: PlaceName, zoom: number) => boolean
}

/** Typesetting of each kind of name on a page, as in its CSS: font size, px, letter spacing, letters per line. */
const SETTING = {
  country: { size: 12, spacing: 0.03, lineLimit: 13 },
  sea: { size: 13, spacing: 0.02, lineLimit: 18 },
} as const
const LINE_HEIGHT = 1.2

/** Names on a page whose text has this scale. */
export function pageNames(textScale: number): NameForm {
  return {
    sizeOf({ kind, name, rank }) {
      const { spacing, lineLimit } = SETTING[kind]
      const size = (kind === 'sea' && rank === 1 ? 15 : SETTING[kind].size) * textScale
      const lines = nameLines(name, name.length > lineLimit, lineLimit)
      const width = Math.max(...lines.map((line) => textWidth(line, size, 400, spacing)))
      return { width, height: lines.length * size * LINE_HEIGHT }
    },
    space: { country: 6, sea: 4 },
    moves: [0, -22, 22].map((px) => px * textScale),
    isShown: ({ rank }, zoom) => isNameShown(rank, zoom),
  }
}

/** A name with room, at this offset from its point, px. */
export interface ShownName {
  name: PlaceName
  down: number
  box: Box
}

interface NamesInput {
  names: readonly PlaceName[]
  zoom: number
  project: (position: Position) => readonly [number, number]
  form: NameForm
  /** Number of names of each kind. */
  most: Readonly<Record<PlaceName['kind'], number>>
  viewport: { width: number; height: number }
  /** Whether a name may be in this box. */
  isFree: (box: Box) => boolean
}

/** The names that have room, in order of rank: each tries a few places. */
export function namesWithRoom({
  names,
  zoom,
  project,
  form,
  most,
  viewport,
  isFree,
}: NamesInput): readonly ShownName[] {
  const taken: Box[] = []
  const count = { sea: 0, country: 0 }
  return names.flatMap((name): ShownName[] => {
    const { kind } = name
    if (count[kind] >= most[kind] || !form.isShown(name, zoom)) return []
    const [x, y] = project(name.position)
    const { width, height } = form.sizeOf(name)
    for (const down of form.moves) {
      const top = y + down - height / 2
      const box = { left: x - width / 2, top, right: x + width / 2, bottom: top + height }
      const isOutside =
        box.left < 0 || box.top < 0 || box.right > viewport.width || box.bottom > viewport.height
      if (isOutside || taken.some((other) => gapBetween(box, other) < form.space[kind]) || !isFree(box))
        continue
      taken.push(box)
      count[kind] += 1
      return [{ name, down, box }]
    }
    return []
  })
}
