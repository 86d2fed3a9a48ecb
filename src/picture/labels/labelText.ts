import type { TFunction } from 'i18next'
import type { RouteFigure } from '#domain/mapContent.ts'
import type { Words } from '#words/words.ts'

/** Names with more letters than this (about 150 px) take two lines on a narrow map. */
const LONGEST = 22

/** A name in one line, or broken at the space nearest to its middle. */
export function nameLines(name: string, isNarrow: boolean, longest = LONGEST): readonly string[] {
  if (!isNarrow || name.length <= longest) return [name]
  const spaces = [...name.matchAll(/ /g)].map(({ index }) => index)
  const [first, ...others] = spaces
  if (first === undefined) return [name]
  const middle = name.length / 2
  const at = others.reduce(
    (best, next) => (Math.abs(next - middle) < Math.abs(best - middle) ? next : best),
    first,
  )
  return [name.slice(0, at), name.slice(at + 1)]
}

/**
 * A figure with its unit, as under the name of a route: "66,551 detections, 2025". Names the months if they are not exactly
 * the chosen ones, and marks an unfinished period as partial. `isShort`, for a small map, gives a short unit and omits the
 * months, which the note states once.
 */
export function figureWords(
  { total, period }: RouteFigure,
  t: TFunction<['map']>,
  words: Pick<Words, 'spans' | 'number'>,
  isShort = false,
): string {
  const { value, unit, isPartial } = total
  if (value === null) return t('map:figure.notStated')
  if (!isMapUnit(unit)) return words.number(value)
  const figure = isShort
    ? t(`map:figureShort.${unit}`, { count: value })
    : t(`map:figure.${unit}`, { count: value })
  if ((period.isDefault || period.isCut) && !isShort) {
    return t('map:figure.during', { figure, months: words.spans(period.spans) })
  }
  return isPartial ? t('map:figure.part', { figure }) : figure
}

/** The figure alone, as beside its line: "66,551", "41,472 people". Legend and accessible name have the unit and months. */
export function bareFigure(
  { total: { value, unit, isPartial } }: RouteFigure,
  t: TFunction<['map']>,
  words: Pick<Words, 'number'>,
): string {
  if (value === null) return t('map:figure.notStated')
  const figure = unit === 'arrivals' ? t('map:figureBare.arrivals', { count: value }) : words.number(value)
  return isPartial ? t('map:figureBare.part', { figure }) : figure
}

/** The units in which routes are counted. */
function isMapUnit(unit: RouteFigure['total']['unit']): unit is 'detections' | 'arrivals' {
  return unit === 'detections' || unit === 'arrivals'
}
