import type { TableHead } from '#domain/ownTable.ts'
import type { TableGuard, TableReading } from '#domain/tableReading.ts'
import { desk } from '#state/desk/desk.ts'
import { Button } from '#ui/Button.tsx'
import { StrokeIcon } from '#ui/Icon.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords, type Words } from '#words/words.ts'
import { IssueEntry } from './IssueEntry.tsx'
import styles from './SettlePane.module.css'
import { TableChanges } from './TableChanges.tsx'
import { TablePreviewChart } from './TablePreviewChart.tsx'
import { useRowList } from './useRowList.ts'

const CHECK = 'M3 8.500l3.500 3.500L13 4.500'

interface SettlePaneProps {
  table: TableHead
  reading: TableReading
}

/** What the reader must settle, what the rules took care of, and the figures beside the published series. */
export function SettlePane({ table, reading }: SettlePaneProps) {
  const { t } = useTranslation('ownTables')
  const { number } = useWords()
  const { id, settings } = table
  const { header, issues, guards, counts, preview } = reading
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0)
  const answers = [settings.answers, settings.names, settings.nationalities].reduce(
    (sum, given) => sum + Object.keys(given).length,
    0,
  )
  return (
    <>
      <div className={styles.part}>
        <h2>
          {t('settle')}
          {counts.waiting > 0 && <span>{t('settleOf', { count: counts.waiting, all: number(all) })}</span>}
        </h2>
        {issues.length === 0 && <p className={styles.note}>{t('settled')}</p>}
        <ul>
          {issues.map((issue) => (
            <li key={issue.key}>
              <IssueEntry table={table} issue={issue} header={header} />
            </li>
          ))}
        </ul>
        {answers > 0 && (
          <Button
            look="text"
            onClick={() => desk.setTable(id, { answers: {}, names: {}, nationalities: {} })}
          >
            {t('askAgain', { count: answers })}
          </Button>
        )}
      </div>
      <div className={styles.part}>
        <h2>{t('guarded')}</h2>
        {guards.length === 0 && <p className={styles.note}>{t('guardedNone')}</p>}
        <ul>
          {guards.map((guard) => (
            <li key={guard.kind}>
              <GuardEntry guard={guard} />
            </li>
          ))}
        </ul>
      </div>
      <div className={styles.part}>
        <h2>{t('preview')}</h2>
        {preview ? (
          <TablePreviewChart preview={preview} />
        ) : (
          <p className={styles.note}>{t('previewNone')}</p>
        )}
      </div>
      <div className={styles.part}>
        <h2>{t('changes.title')}</h2>
        <TableChanges table={table} header={header} />
      </div>
    </>
  )
}

function GuardEntry({ guard }: { guard: TableGuard }) {
  const { t } = useTranslation('ownTables')
  const words = useWords()
  const rowList = useRowList()
  const title =
    guard.kind === 'overlap'
      ? t('guard.overlap.title', { count: guard.count, year: guard.year, more: guard.count - 1 })
      : t(`guard.${guard.kind}.title`, { count: guard.count })
  const text =
    guard.kind === 'overlap'
      ? t('guard.overlap.text', {
          place: words.figurePlace(guard.place),
          spans: words.list([...new Set(guard.spans.map(({ from, to }) => spanWords(from, to, words)))]),
        })
      : t(`guard.${guard.kind}.text`, { rows: 'rows' in guard ? rowList(guard.rows, guard.count) : '' })
  return (
    <div className={styles.entry}>
      <StrokeIcon path={CHECK} />
      <h3>{title}</h3>
      <p>{text}</p>
    </div>
  )
}

function spanWords(from: string, to: string, words: Words): string {
  return words.timeKey(from === to ? from : `${from}/${to}`)
}
