import type { TFunction } from 'i18next'
import type { RouteFigure } from '#domain/mapContent.ts'
import type { Words } from '#words/words.ts'

/**
 * A figure with its unit as it stands under a name: "66,551 detections, 2025". The months are said where the reader did
 * not ask for just these; of months that have not ended, that it is a part. `isShort` is for a small map: the unit in
 * short, without the months, which its note says once for all.
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

/** The units in which routes are counted. */
function isMapUnit(unit: RouteFigure['total']['unit']): unit is 'detections' | 'arrivals' {
  return unit === 'detections' || unit === 'arrivals'
}
