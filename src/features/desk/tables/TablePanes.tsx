import type { ReactNode } from 'react'
import { DocumentsPane } from '#features/desk/DocumentsPane.tsx'
import project from '#features/desk/ProjectView.module.css'
import { useDesk } from '#state/desk/desk.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { sizeOf } from './columnNames.ts'
import { TablesView, useOpenTable } from './TablesView.tsx'

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
  return <div className={project.decided}>{[fileName, sheet, size, how].filter(Boolean).join(' · ')}</div>
}
