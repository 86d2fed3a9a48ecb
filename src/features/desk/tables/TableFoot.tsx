import { useTranslation } from 'react-i18next'
import type { ProjectTable } from '#domain/ownTable.ts'
import type { TableReading } from '#domain/tableReading.ts'
import { desk, useDesk } from '#state/desk/desk.ts'
import { Button } from '#ui/Button.tsx'
import styles from './TableFoot.module.css'

interface TableFootProps {
  table: ProjectTable
  reading: TableReading
}

/** Using the good rows, exporting them, and what the others wait for. */
export function TableFoot({ table: { id, settings }, reading: { counts } }: TableFootProps) {
  const { t } = useTranslation('ownTables')
  const isReadOnly = useDesk((state) => state.isReadOnly)
  const good = counts.good + counts.apart
  return (
    <footer className={styles.foot}>
      {settings.isUsed ? (
        <>
          <strong role="status">{t('inUse', { count: good })}</strong>
          <Button disabled={isReadOnly} onClick={() => desk.setTable(id, { isUsed: false })}>
            {t('stopUse')}
          </Button>
        </>
      ) : (
        <Button
          look="main"
          disabled={isReadOnly || good === 0}
          onClick={() => desk.setTable(id, { isUsed: true })}
        >
          {t('use', { count: good })}
        </Button>
      )}
      <p className={styles.waiting}>
        {counts.waiting > 0 && <span>{t('waitFor', { count: counts.waiting })}</span>}
        {counts['left-out'] > 0 && <span>{t('leftOut', { count: counts['left-out'] })}</span>}
      </p>
      <p className={styles.promise}>{t('promise')}</p>
    </footer>
  )
}
