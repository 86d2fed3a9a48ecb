import { unitName } from '#content/unitName.ts'
import { columnOf, type OwnRow, ownRowTarget, wholeMonthsOf } from '#domain/own/series.ts'
import type { OwnFigure, OwnTable } from '#domain/own/table.ts'
import { openReader } from '#state/viewStore.ts'
import { StatusSign } from '#ui/StatusSign.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './OwnNumber.module.css'

/** Words for figures of the reader's own. */
interface OwnWords {
  /** "Jan–Aug 2024", "2024", or a run of days. */
  time: (span: OwnFigure['span']) => string
  /** What figures count: the name of the unit, else the words of their table. */
  what: (of: Pick<OwnFigure, 'term' | 'unit'>) => string
  /** "67,000 detections" or "not stated". */
  counted: (figure: OwnFigure) => string
  publisher: (name: string | null) => string
  /** "rounded", "preliminary" and "kept apart", as far as they hold. */
  flags: (figure: OwnFigure) => readonly string[]
  /** "your table “Stated figures” (stated.csv), row 9" */
  source: (row: OwnRow) => string
  sign: (figure: Pick<OwnFigure, 'isApart'>) => string
}

/** Names of figures of the reader's own, of their time and of their table. */
export function useOwnWords(): OwnWords {
  const { t } = useTranslation(['ownFigures', 'common'])
  const words = useWords()
  const what: OwnWords['what'] = ({ term, unit }) => term ?? (unit ? unitName(2, unit, words) : '')
  return {
    time: (span) => {
      const months = wholeMonthsOf({ span })
      return months
        ? words.spans([months])
        : words.period({ start: span.from, end: span.to, precision: 'day' })
    },
    what,
    counted: (figure) => {
      const { value, unit, term } = figure
      if (value === null) return t('common:notStated')
      return unit && term === null ? words.counted(value, unit) : `${words.number(value)} ${what(figure)}`
    },
    publisher: (name) =>
      name === null ? t('common:choice.publishers.not-stated') : words.publisherName(name),
    flags: ({ isRounded, isPreliminary, isApart }) => [
      ...(isRounded ? [t('shared:rounded')] : []),
      ...(isPreliminary ? [t('preliminary')] : []),
      ...(isApart ? [t('apart')] : []),
    ],
    source: (row) => {
      const column = columnOf(row)
      const values = { title: row.table.title, file: fileOf(row.table), row: row.figure.row }
      return column === null ? t('citation', values) : t('citationCell', { ...values, column })
    },
    sign: ({ isApart }) => (isApart ? t('yoursApart') : t('common:yours')),
  }
}

function fileOf({ fileName, sheet }: OwnTable): string {
  return sheet === null ? fileName : `${fileName}, ${sheet}`
}

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
