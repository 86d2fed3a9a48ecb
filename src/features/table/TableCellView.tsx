import type { TableCell } from '#content/table/tableModel.ts'
import { STATUS_LOOK } from '#domain/claim.ts'
import type { ReaderTarget } from '#domain/view.ts'
import { openReader } from '#state/viewStore.ts'
import { PrecisionSign } from '#ui/PrecisionSign.tsx'
import { SourceQualitySign } from '#ui/SourceQualitySign.tsx'
import { StatusSign } from '#ui/StatusSign.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import styles from './DataTable.module.css'

interface TableCellViewProps {
  cell: TableCell | undefined
  /** Title of the row, for the accessible names of buttons in the cell. */
  title: string
}

/** One cell: text with its sign, or a button to the evidence. */
export function TableCellView({ cell, title }: TableCellViewProps) {
  const { t } = useTranslation('table')
  if (!cell) return null
  switch (cell.type) {
    case 'title':
      return cell.text
    case 'text':
      return cell.sort === null ? <span className={styles.unknown}>{cell.text}</span> : cell.text
    case 'status':
      return cell.status === null ? (
        <span className={styles.unknown}>{cell.text}</span>
      ) : (
        <span className={styles.signed}>
          <StatusSign look={STATUS_LOOK[cell.status]} own={cell.own} /> {cell.text}
        </span>
      )
    case 'date':
      return (
        <span className={cell.period ? styles.signed : styles.unknown}>
          <PrecisionSign
            precision={cell.period?.precision ?? null}
            {...(cell.status === null ? {} : { look: STATUS_LOOK[cell.status] })}
          />{' '}
          {cell.text}
        </span>
      )
    case 'sourceQuality':
      return (
        <ul className={styles.sourceQuality}>
          {cell.values.map(({ look, word, definition }) => (
            <li key={look} className={styles.signed} title={definition}>
              <SourceQualitySign look={look} /> {word}
            </li>
          ))}
        </ul>
      )
    case 'evidence':
      return cell.target === null ? (
        cell.text
      ) : (
        <button
          type="button"
          className={styles.open}
          aria-label={t('openEvidence', { title, count: cell.text })}
          onClick={() => openReader(cell.target)}
        >
          {cell.text}
        </button>
      )
    case 'quote':
      return <Quote text={cell.text} language={cell.language} target={cell.target} />
  }
}

interface QuoteProps {
  text: string
  language: string | undefined
  target: ReaderTarget
}

function Quote({ text, language, target }: QuoteProps) {
  const { t } = useTranslation('table')
  return (
    <button
      type="button"
      className={styles.quote}
      title={t('openInReader')}
      onClick={() => openReader(target)}
    >
      <q lang={language}>{text}</q>
    </button>
  )
}
