import type { TFunction } from 'i18next'
import type { PlaceFigure } from '#content/figureModel.ts'
import { unitName } from '#content/unitName.ts'
import { countMonths } from '#domain/figurePeriod.ts'
import { CellsButton } from '#parts/CellsButton.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords, type Words } from '#words/words.ts'

/** The change of the number beside it from the same months a year before; opens the cells of both periods. */
export function FigureChange({ figure }: { figure: PlaceFigure }) {
  const { t } = useTranslation(['dossier', 'common'])
  const words = useWords()
  const numberText = useNumberText()
  const { change, changeCells, period } = figure
  const { compared } = period
  if (!change || !changeCells || !compared) {
    return <span>{t(countMonths(period.spans) > 12 ? 'figures.noChangeLong' : 'figures.noChange')}</span>
  }
  const values = {
    change: change.ratio === null ? t('common:notStated') : words.change(change.ratio),
    before: numberText(change.before.value),
    beforeTime: words.spans([compared.before]),
  }
  return (
    <CellsButton cells={changeCells}>
      {t('figures.change', values)}
      {(change.before.isPartial || change.after.isPartial) && <> {t('figures.partial')}</>}
    </CellsButton>
  )
}

/** Formats a number; null is "not stated". */
export function useNumberText(): (value: number | null) => string {
  const { t } = useTranslation('common')
  const words = useWords()
  return (value) => (value === null ? t('notStated') : words.number(value))
}

/** The unit of a figure, to show beside its number. */
export function figureUnitName(
  { total: { unit } }: PlaceFigure,
  t: TFunction<'dossier'>,
  words: Pick<Words, 'counted' | 'number'>,
): string {
  if (unit === 'detections') return t('figures.detections')
  return unit === 'arrivals' ? t('figures.arrivals') : unitName(2, unit, words)
}
