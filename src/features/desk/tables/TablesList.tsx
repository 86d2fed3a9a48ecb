import type { TableHead } from '#domain/ownTable.ts'
import styles from '#features/desk/DocumentsPane.module.css'
import { desk, useDesk } from '#state/desk/desk.ts'
import { dismissFile, type IncomingFile, takeSheet } from '#state/desk/incoming.ts'
import { Button } from '#ui/Button.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { sizeOf } from './columnNames.ts'

/** The tables of the project, below its documents; nothing where there are none. */
export function TablesList() {
  const { t } = useTranslation(['ownTables', 'desk'])
  const tables = useDesk(({ project }) => project?.tables)
  const tableId = useDesk((state) => state.tableId)
  const removed = useDesk(({ removedTable }) => removedTable?.settings.title)
  const isReadOnly = useDesk((state) => state.isReadOnly)
  return (
    <>
      {tables !== undefined && tables.length > 0 && (
        <>
          <h2 className={styles.title}>{t('tables')}</h2>
          <ul aria-label={t('tables')}>
            {tables.map((table) => (
              <li key={table.id}>
                <TableEntry table={table} isOpen={table.id === tableId} />
                {table.id === tableId && !isReadOnly && (
                  <div className={styles.tools}>
                    <Button look="text" onClick={() => desk.removeTable(table.id)}>
                      {t('remove')}
                    </Button>
                  </div>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {removed !== undefined && (
        <div className={styles.fault} role="status">
          <p>{t('removed', { name: removed })}</p>
          <Button look="text" onClick={desk.restoreTable}>
            {t('desk:putBack')}
          </Button>
        </div>
      )}
    </>
  )
}

function TableEntry({ table, isOpen }: { table: TableHead; isOpen: boolean }) {
  const { t } = useTranslation('ownTables')
  const { id, settings, rows, columns } = table
  const reading = useDesk(({ readings }) => readings.get(id))
  const waiting = reading?.counts.waiting ?? 0
  const used = reading && settings.isUsed ? reading.counts.good + reading.counts.apart : 0
  return (
    <button
      type="button"
      className={styles.document}
      aria-current={isOpen ? 'true' : undefined}
      onClick={() => desk.openTable(id)}
    >
      <span className={styles.table}>{settings.title}</span>
      <span className={styles.file}>
        {[
          sizeOf(t, reading?.rows ?? rows, columns),
          ...(waiting > 0 ? [t('toSettleCount', { count: waiting })] : []),
          ...(used > 0 ? [t('inUse', { count: used })] : []),
        ].join(' · ')}
      </span>
    </button>
  )
}

/** The sheets of a workbook, of which the reader chooses. */
export function SheetChoice({ id, name, sheets }: Pick<IncomingFile, 'id' | 'name' | 'sheets'>) {
  const { t } = useTranslation(['ownTables', 'desk'])
  const { number } = useWords()
  return (
    <div className={styles.fault} role="alert">
      <p>{t('chooseSheet', { name })}</p>
      <div className={styles.languages}>
        {sheets.map((sheet) => (
          <Button key={sheet.sheet} onClick={() => takeSheet(id, sheet)}>
            {t('sheet', { name: sheet.sheet ?? '', rows: number(sheet.rows) })}
          </Button>
        ))}
      </div>
      <Button look="text" onClick={() => dismissFile(id)}>
        {t('desk:dismiss')}
      </Button>
    </div>
  )
}
