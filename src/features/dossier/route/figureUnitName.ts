import type { TFunction } from 'i18next'
import type { PlaceFigure } from '#state/selectors/figureModel.ts'
import { unitName } from '#state/unitName.ts'
import type { Words } from '#words/words.ts'

/** What a figure counts, as it stands beside its number. */
export function figureUnitName(
  { total: { unit } }: PlaceFigure,
  t: TFunction<'dossier'>,
  words: Pick<Words, 'counted' | 'number'>,
): string {
  if (unit === 'detections') return t('figures.detections')
  return unit === 'arrivals' ? t('figures.arrivals') : unitName(2, unit, words)
}
