import type { PlaceFigure } from '#content/figureModel.ts'
import { unitName } from '#content/unitName.ts'
import { countMonths } from '#domain/figurePeriod.ts'
import { statedChange } from '#domain/figureUnit.ts'
import type { TFunction } from '#i18n/translation.ts'
import { CellsButton } from '#parts/CellsButton.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords, type Words } from '#words/words.ts'

/** The change of the number beside it from the same months a year before; opens the cells of both periods. */
export function FigureChange({ figure }: { figure: PlaceFigure }) {
  const { t } = useTranslation('dossier')
  const words = useWords()
  const numberText = useNumberText()
  const { change, changeCells, period } = figure
  if (!change || !changeCells || !period.compared) {
    return <span>{t(countMonths(period.spans) > 12 ? 'figures.noChangeLong' : 'figures.noChange')}</span>
  }
  const { before, after } = change
  // The earlier number opens its own cells, within the sentence.
  const [start = '', end = ''] = changeSentence(before.value, after.value, t, words).split(EARLIER)
  return (
    <>
      {start.trim() !== '' && (
        <>
          <CellsButton cells={changeCells}>{start.trim()}</CellsButton>{' '}
        </>
      )}
      <CellsButton cells={{ ...changeCells, spans: [period.compared.before] }}>
        {numberText(before.value)}
      </CellsButton>
      {end}
      {(before.isPartial || after.isPartial) && <> {t('shared:partial')}</>}
    </>
  )
}

/** Stands for the earlier number in a sentence. */
const EARLIER = '\u0000'

/** "16% fewer than 20,918 a year before"; without a change where too little was before. */
function changeSentence(
  before: number | null,
  after: number | null,
  t: TFunction<'dossier'>,
  words: Words,
): string {
  const values = { before: EARLIER }
  const stated = before === null || after === null ? null : statedChange(before, after)
  if (stated === null) return t('figures.aYearBefore', values)
  if ('times' in stated) return t('figures.times', { ...values, times: words.number(tenths(stated.times)) })
  const percent = words.percent(Math.abs(stated.ratio))
  if (percent === words.percent(0)) return t('figures.same', values)
  return t(stated.ratio < 0 ? 'figures.fewer' : 'figures.more', { ...values, percent })
}

/** The same in short, for a column: "−16%", "×3.5"; empty where too little was before. */
export function changeInShort(before: number, after: number, words: Words): string {
  const stated = statedChange(before, after)
  if (stated === null) return ''
  return 'times' in stated ? `×${words.number(tenths(stated.times))}` : words.change(stated.ratio)
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10
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
