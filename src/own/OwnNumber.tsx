import { unitName } from '#content/unitName.ts'
import type { OwnData } from '#domain/own/data.ts'
import {
  columnOf,
  type OwnRow,
  type OwnSeries,
  ownRowTarget,
  ownSeriesOf,
  wholeMonthsOf,
} from '#domain/own/series.ts'
import type { OwnFigure, OwnTable } from '#domain/own/table.ts'
import { groupBy } from '#lib/groupBy.ts'
import { memoizeByObject } from '#lib/memoize.ts'
import { useLayers } from '#state/layers.ts'
import { openReader, useViewStore } from '#state/viewStore.ts'
import { StatusSign } from '#ui/StatusSign.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './Own.module.css'

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

const NONE: readonly never[] = []

// Keyed by the figures, because a decision makes new own data that hold the same figures.
const allSeries = memoizeByObject(ownSeriesOf)

const seriesByPlace = memoizeByObject((figures: OwnData['figures']) =>
  groupBy(allSeries(figures), ({ place }) => place),
)

/** The reader's own data with figures that show now; null while only the published ones do. */
export function useOwnShown(): OwnData | null {
  const isHidden = useViewStore(({ view }) => view.whose === 'published')
  return useLayers(({ own }) => (own && own.figures.length > 0 && !isHidden ? own : null))
}

/** The reader's own series at a place, as they show now. */
export function useOwnSeries(place: string): readonly OwnSeries[] {
  const own = useOwnShown()
  return (own && seriesByPlace(own.figures).get(place)) ?? NONE
}

/** All of the reader's own series, as they show now. */
export function useAllOwnSeries(): readonly OwnSeries[] {
  const own = useOwnShown()
  return own ? allSeries(own.figures) : NONE
}
