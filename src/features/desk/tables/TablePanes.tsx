import { type ReactNode, useState } from 'react'
import type { TableHead } from '#domain/own/table.ts'
import { DocumentsPane } from '#features/desk/DocumentsPane.tsx'
import { downloadMade } from '#features/desk/ProjectFile.tsx'
import project from '#features/desk/ProjectView.module.css'
import { useDeskKeys } from '#features/desk/useReview.ts'
import { desk, useDesk } from '#state/desk/desk.ts'
import type { NamedFile } from '#state/desk/deskState.ts'
import { Button } from '#ui/Button.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { SettlePane } from './SettlePane.tsx'
import { TableFields } from './TableFields.tsx'
import { type ReadTable, sizeOf, TableRows } from './TableRows.tsx'
import styles from './Tables.module.css'

/** The parts of the page of tables, as the project's parts; on a phone one shows at a time. */
const PARTS = { documents: 'documents', text: 'columns', claim: 'settle' } as const
type Part = keyof typeof PARTS

interface TablePanesProps {
  bar: ReactNode
  part: Part | 'adds'
  onPart: (part: Part) => void
}

/** The project's documents and tables beside the open table. */
export function TablePanes({ bar, part, onPart }: TablePanesProps) {
  const { t } = useTranslation(['ownTables', 'desk'])
  const shown = part === 'adds' ? 'text' : part
  return (
    <>
      {bar}
      <div className={project.parts}>
        {(['documents', 'text', 'claim'] as const).map((name) => (
          <button key={name} type="button" aria-pressed={shown === name} onClick={() => onPart(name)}>
            {name === 'documents' ? t('desk:documents') : t(`parts.${PARTS[name]}`)}
          </button>
        ))}
      </div>
      <DocumentsPane />
      <TablesView />
    </>
  )
}

const DELIMITERS: Readonly<Record<string, 'comma' | 'semicolon' | 'tab' | 'bar'>> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'bar',
}

/** The file of the open table, and how it was read. */
export function TableFacts() {
  const { t } = useTranslation('ownTables')
  const table = useOpenTable()
  const rows = useDesk(({ readings }) => table && readings.get(table.id)?.rows)
  if (!table) return null
  const { fileName, sheet, encoding, delimiter, columns } = table
  const split = delimiter === null ? undefined : DELIMITERS[delimiter]
  const how = [encoding, split ? t(`delimiter.${split}`) : delimiter].filter(Boolean).join(', ')
  const size = sizeOf(t, rows ?? table.rows, columns)
  return (
    <div className={project.decided}>
      <span>{[fileName, sheet, size, how].filter(Boolean).join(' · ')}</span>
    </div>
  )
}

/** The open table: what its columns mean, its rows, and what is left to settle. */
function TablesView() {
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
      <section className={`${styles.middle} column`} aria-labelledby="table-columns">
        <h2 id="table-columns" className="title-20 inset-24">
          {t('title')}
        </h2>
        <p className="inset-24 soft">{t('lead', { used, all: meanings.length })}</p>
        {reading ? (
          <>
            <TableFields key={table.id} table={table} reading={reading} />
            <TableRows key={`rows ${table.id}`} table={table} reading={reading} />
            <TableFoot table={table} reading={reading} />
          </>
        ) : (
          <p className="inset-24 soft" role="status">
            {t(isLost ? 'lost' : 'reading')}
          </p>
        )}
      </section>
      <section className={styles.side} aria-label={t('parts.settle')}>
        {reading && <SettlePane table={table} reading={reading} />}
      </section>
    </>
  )
}

/** The open table of the project; undefined where a document is open. */
function useOpenTable(): TableHead | undefined {
  return useDesk(({ project, tableId }) => project?.tables.find(({ id }) => id === tableId))
}

/** Buttons to use and to export the good rows, and what the others wait for. */
function TableFoot({ table: { id, settings }, reading: { counts } }: ReadTable) {
  const { t } = useTranslation('ownTables')
  const { language } = useWords()
  const isReadOnly = useDesk((state) => state.isReadOnly)
  const good = counts.good + counts.apart
  const [isFailed, setFailed] = useState(false)
  const columns = { ...t('meaning', { returnObjects: true }), ...t('sheetColumns', { returnObjects: true }) }
  const words = {
    columns,
    figures: t('sheetNames.figures'),
    sums: t('sheetNames.sums'),
    notStated: t('common:notStated'),
    yes: t('yes'),
    no: t('no'),
    overlap: t('notAdded'),
    about: t('sheetNames.about'),
    facts: t('sheetAbout', { returnObjects: true }),
    role: settings.role && t(`roles.${settings.role}`),
  }
  const save = async (made: Promise<NamedFile>) => {
    try {
      await downloadMade(made)
      setFailed(false)
    } catch {
      setFailed(true)
    }
  }
  return (
    <footer className={`${styles.foot} in-row`}>
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
      <p className="at-end end soft row-type stack">
        {counts.waiting > 0 && <span>{t('waitFor', { count: counts.waiting })}</span>}
        {counts['left-out'] > 0 && <span>{t('leftOut', { count: counts['left-out'] })}</span>}
      </p>
      <p className="wide soft caption-type">{t('promise')}</p>
    </footer>
  )
}
