import { useState } from 'react'
import type { TableHead } from '#domain/ownTable.ts'
import type { TableReading } from '#domain/tableReading.ts'
import { desk, useDesk } from '#state/desk/desk.ts'
import type { NamedFile } from '#state/desk/deskState.ts'
import { Button } from '#ui/Button.tsx'
import { downloadBlob } from '#ui/download.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './TableFoot.module.css'

interface TableFootProps {
  table: TableHead
  reading: TableReading
}

/** Buttons to use and to export the good rows, and what the others wait for. */
export function TableFoot({ table: { id, settings }, reading: { counts } }: TableFootProps) {
  const { t } = useTranslation('ownTables')
  const { language } = useWords()
  const isReadOnly = useDesk((state) => state.isReadOnly)
  const good = counts.good + counts.apart
  const [isFailed, setFailed] = useState(false)
  const columns = t('sheetColumns', { returnObjects: true })
  const words = {
    columns,
    figures: t('sheetNames.figures'),
    sums: t('sheetNames.sums'),
    notStated: t('notStated'),
    yes: t('yes'),
    no: t('no'),
    overlap: t('notAdded'),
    about: t('sheetNames.about'),
    facts: t('sheetAbout', { returnObjects: true }),
    role: settings.role && t(`roles.${settings.role}`),
  }
  const save = async (made: Promise<NamedFile>) => {
    try {
      const { name, file } = await made
      downloadBlob(file, name)
      setFailed(false)
    } catch {
      setFailed(true)
    }
  }
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
          look={good === 0 ? 'outlined' : 'main'}
          disabled={isReadOnly || good === 0}
          onClick={() => desk.setTable(id, { isUsed: true })}
        >
          {t('use', { count: good })}
        </Button>
      )}
      <Button disabled={good === 0} onClick={() => void save(desk.pipelineTable(id, language))}>
        {t('exportCsv')}
      </Button>
      <Button disabled={good === 0} onClick={() => void save(desk.tableWorkbook(id, words))}>
        {t('exportXlsx')}
      </Button>
      {isFailed && <p role="alert">{t('exportFailed')}</p>}
      <p className={styles.waiting}>
        {counts.waiting > 0 && <span>{t('waitFor', { count: counts.waiting })}</span>}
        {counts['left-out'] > 0 && <span>{t('leftOut', { count: counts['left-out'] })}</span>}
      </p>
      <p className={styles.promise}>{t('promise')}</p>
    </footer>
  )
}
