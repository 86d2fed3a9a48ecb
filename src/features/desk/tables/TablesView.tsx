import type { TableHead } from '#domain/ownTable.ts'
import { useDeskKeys } from '#features/desk/useDeskKeys.ts'
import { desk, useDesk } from '#state/desk/desk.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { SettlePane } from './SettlePane.tsx'
import { TableFields } from './TableFields.tsx'
import { TableFoot } from './TableFoot.tsx'
import { TableRows } from './TableRows.tsx'
import styles from './TablesView.module.css'

/** The open table: what its columns mean, its rows, and what is left to settle. */
export function TablesView() {
  const { t } = useTranslation('ownTables')
  const table = useOpenTable()
  const reading = useDesk(({ readings, tableId }) => (tableId === null ? undefined : readings.get(tableId)))
  useDeskKeys({ z: () => table && desk.undoTable(table.id) })
  const isLost = useDesk(({ lostTexts }) => table !== undefined && lostTexts.has(table.id))
  if (!table) return null
  const { meanings } = table.settings
  const used = meanings.filter((meaning) => meaning !== 'ignored').length
  return (
    <>
      <h1 className="visually-hidden">{table.settings.title}</h1>
      <section className={styles.middle} aria-labelledby="table-columns">
        <h2 id="table-columns" className={styles.title}>
          {t('title')}
        </h2>
        <p className={styles.lead}>{t('lead', { used, all: meanings.length })}</p>
        {reading ? (
          <>
            <TableFields key={table.id} table={table} reading={reading} />
            <TableRows key={`rows ${table.id}`} table={table} reading={reading} />
            <TableFoot table={table} reading={reading} />
          </>
        ) : (
          <p className={styles.lead} role="status">
            {t(isLost ? 'lost' : 'reading')}
          </p>
        )}
      </section>
      <section className={styles.side} aria-label={t('settle')}>
        {reading && <SettlePane table={table} reading={reading} />}
      </section>
    </>
  )
}

/** The open table of the project; undefined where a document is open. */
export function useOpenTable(): TableHead | undefined {
  return useDesk(({ project, tableId }) => project?.tables.find(({ id }) => id === tableId))
}
