import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DockFigures } from '#state/selectors/dockSeries.ts'
import type { TimelineMark, TimelineModel } from '#state/selectors/timelineModel.ts'
import styles from './DockTable.module.css'
import { MonthsTable } from './MonthsTable.tsx'
import { TimelineTable } from './TimelineTable.tsx'
import type { DockTime } from './useDockTime.ts'
import type { MarkWords } from './useMarkWords.ts'

interface DockTableProps {
  model: TimelineModel
  words: MarkWords
  figures: DockFigures
  time: DockTime | null
  selectedKey: string | null
  onSelect: (mark: TimelineMark) => void
}

const TABLES = ['marks', 'months'] as const

/** The same as the drawing in rows: measures and events, or the months with their values. */
export function DockTable({ model, words, figures, time, selectedKey, onSelect }: DockTableProps) {
  const { t } = useTranslation('timeline')
  const [shown, setShown] = useState<(typeof TABLES)[number]>('marks')
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot stand in a row of a flexible box everywhere */}
      <div role="group" aria-label={t('table.choice')} className={styles.choice}>
        {TABLES.map((table) => (
          <button
            key={table}
            type="button"
            className={styles.option}
            aria-pressed={table === shown}
            onClick={() => setShown(table)}
          >
            {t(`table.of.${table}`)}
          </button>
        ))}
      </div>
      {shown === 'marks' && model.marks.length > 0 && (
        <TimelineTable model={model} words={words} selectedKey={selectedKey} onSelect={onSelect} />
      )}
      {shown === 'months' && time && <MonthsTable figures={figures} time={time} />}
    </>
  )
}
