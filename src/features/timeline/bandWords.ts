import { LETTER, type PlacedBand, type Stretch } from './timelineGeometry.ts'

/** The two wordings of a band, for its years. */
export interface BandWording {
  long: (years: string) => string
  short: (years: string) => string
}

/** Words and where they begin; the baseline is 11 px below `y`. */
export interface PlacedWords {
  text: string
  x: number
  y: number
}

/**
 * The words of a band: that the text gives the year only and, for plans whose time has passed, when they were
 * stated. The most that fits inside, after or below the band; none where nothing does.
 */
export function bandWords(
  { wordsY, years, group, inside, after, below }: PlacedBand,
  { long, short }: BandWording,
): readonly PlacedWords[] {
  const at = ({ from }: Stretch, text: string, top = wordsY) => [{ text, x: from, y: top }]
  const only = short(years)
  if (group === '') {
    if (fits(long(years), inside)) return at(inside, long(years))
    if (fits(only, inside)) return at(inside, only)
    return fits(only, after) ? at(after, only) : []
  }
  const both = `${only}, ${group}`
  if (fits(both, inside)) return at(inside, both)
  const own = fits(only, inside) ? at(inside, only) : []
  if (below) return [...own, ...at(below, group, below.y)]
  if (own.length === 0 && fits(both, after)) return at(after, both)
  return fits(group, after) ? [...own, ...at(after, group)] : own
}

function fits(text: string, { from, to }: Stretch): boolean {
  return text.length * LETTER <= to - from
}
