import { ownRowTarget } from '#domain/ownSeries.ts'
import type { OwnFigure } from '#domain/ownTable.ts'
import { openReader } from '#state/viewStore.ts'
import { StatusSign } from '#ui/StatusSign.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './OwnNumber.module.css'
import { useOwnWords } from './useOwnWords.ts'

/** A number of the reader's own with its sign, hollow where it stands apart; opens its row of the table. */
export function OwnNumber({ figure }: { figure: OwnFigure }) {
  const { t } = useTranslation(['ownFigures', 'common'])
  const words = useWords()
  const own = useOwnWords()
  const { row, value } = figure
  return (
    <button
      type="button"
      className={`${styles.own} nowrap`}
      aria-label={t('open', {
        time: own.time(figure.span),
        number: own.counted(figure),
        about: [own.publisher(figure.publisher), ...own.flags(figure)].join(', '),
        row,
      })}
      onClick={() => openReader(ownRowTarget(figure))}
    >
      <StatusSign look={figure.isApart ? 'outlined' : 'filled'} radius={2.5} own={own.sign(figure)} />
      <span>{value === null ? t('common:notStated') : words.number(value)}</span>
    </button>
  )
}
