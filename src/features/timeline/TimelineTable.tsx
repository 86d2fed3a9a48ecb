import { type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { STATUS_LOOK } from '#domain/statusLook.ts'
import { usePointing } from '#state/hoverStore.ts'
import type { TimelineMark, TimelineModel } from '#state/selectors/timelineModel.ts'
import { PrecisionSign } from '#ui/PrecisionSign.tsx'
import { StatusSign } from '#ui/StatusSign.tsx'
import { useWords } from '#words/words.ts'
import { pointableOf } from './pointableOf.ts'
import styles from './TimelineTable.module.css'
import type { MarkWords } from './useMarkWords.ts'

interface TimelineTableProps {
  model: TimelineModel
  words: MarkWords
  selectedKey: string | null
  onSelect: (mark: TimelineMark) => void
}

const STATED = { day: 'table.statedDay', month: 'table.statedMonth', year: 'table.statedYear' } as const

/** The same marks as rows: it stands in for the drawing. */
export function TimelineTable({ model, words, selectedKey, onSelect }: TimelineTableProps) {
  const { t } = useTranslation('timeline')
  const { t: common } = useTranslation('common')
  const { period } = useWords()
  const isNumbered = model.marks.some((mark) => mark.number !== null)
  const precision = (mark: TimelineMark) => {
    if (!mark.period) return common('notStated')
    return mark.isStatedOnly ? t(STATED[mark.period.precision]) : t(mark.period.precision)
  }
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">{t('table.caption')}</caption>
      <thead>
        <tr>
          {isNumbered && <th scope="col">{t('table.number')}</th>}
          <th scope="col">{t('table.date')}</th>
          <th scope="col" className={styles.wide}>
            {t('table.precision')}
          </th>
          <th scope="col" className={styles.wide}>
            {t('table.kind')}
          </th>
          <th scope="col">{t('table.title')}</th>
          <th scope="col">{t('table.status')}</th>
        </tr>
      </thead>
      <tbody>
        {model.marks.map((mark) => (
          <Row key={mark.key} mark={mark} isSelected={mark.key === selectedKey}>
            {isNumbered && <td>{mark.number ?? ''}</td>}
            <td className={styles.date}>
              <PrecisionSign
                precision={mark.period?.precision ?? null}
                look={mark.status === null ? 'filled' : STATUS_LOOK[mark.status]}
              />
              {mark.period ? period(mark.period) : common('notStated')}
            </td>
            <td className={styles.wide}>{precision(mark)}</td>
            <td className={styles.wide}>
              {mark.kind === 'event' ? t('table.eventKind') : t('table.measure')}
            </td>
            <td>
              <button
                type="button"
                className={styles.title}
                aria-pressed={mark.key === selectedKey}
                onClick={() => onSelect(mark)}
              >
                {words.title(mark)}
              </button>
            </td>
            <td className={styles.status}>
              {mark.status === null ? (
                t('table.none')
              ) : (
                <>
                  <StatusSign look={STATUS_LOOK[mark.status]} /> {words.status(mark)}
                  {words.passed(mark) !== null && <span className={styles.passed}>{t('timePassed')}</span>}
                </>
              )}
            </td>
          </Row>
        ))}
      </tbody>
    </table>
  )
}

interface RowProps {
  mark: TimelineMark
  isSelected: boolean
  children: ReactNode
}

/** A row lights up the places of its thing, and is lit by them. */
function Row({ mark, isSelected, children }: RowProps) {
  const pointing = usePointing(useMemo(() => pointableOf(mark), [mark]))
  return (
    <tr data-selected={isSelected} {...pointing}>
      {children}
    </tr>
  )
}
