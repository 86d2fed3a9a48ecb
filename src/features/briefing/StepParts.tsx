import { useContext } from 'react'
import type { ContentQuotation, StepContent } from '#content/stepContent.ts'
import type { ContentNumber, StepSum } from '#content/stepEvidence.ts'
import type { ContentRow, ContentTable } from '#content/stepRows.ts'
import { STATUS_LOOK } from '#domain/claim.ts'
import { CellsButton } from '#parts/CellsButton.tsx'
import { MajorityNote } from '#parts/MajorityNote.tsx'
import { OutcomeSign } from '#parts/OutcomeSign.tsx'
import { StatusSign } from '#ui/StatusSign.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { StepChart } from './StepChart.tsx'
import styles from './StepParts.module.css'
import { StepTypingContext } from './stage/FaceParts.tsx'

/** The numbers of a step: its own, or those that a closing step sums up. */
export function ContentNumbers({ number, keyNumbers }: Pick<StepContent, 'number' | 'keyNumbers'>) {
  return [...(number ? [number] : []), ...keyNumbers].map((each) => (
    <StepNumbers key={each.now.text} number={each} isSummed={each !== number} />
  ))
}

/** The sentence that a step quotes; `source` names it in full where there is no link to it. */
export function Quotation({
  quotation: { text, language, translation, source: dated },
  source = dated,
}: {
  quotation: ContentQuotation
  source?: string | undefined
}) {
  const { t } = useTranslation('stage')
  const words = useWords()
  return (
    <figure className={styles.quote}>
      <blockquote lang={language}>{words.quoted(text)}</blockquote>
      {translation !== null && <p>{t('ourTranslation', { text: translation })}</p>}
      <figcaption className={`${styles.source} soft row-type`}>{source}</figcaption>
    </figure>
  )
}

/** The chart and the rows of a step. On paper the chart has its numbers below, since paper cannot open cells. */
export function ContentTables({ content, isPrinted = false }: { content: StepContent; isPrinted?: boolean }) {
  const { chart, rows, noRows, changes } = content
  const lead = noRows ?? rows?.plans?.headline
  return (
    <>
      {chart && (
        <div className={styles.chart}>
          <StepChart chart={chart} isPrinted={isPrinted} />
        </div>
      )}
      {lead && <p>{lead}</p>}
      {rows && <RowsTable table={rows} />}
      {rows?.plans?.lead && <p className={`${styles.source} soft row-type`}>{rows.plans.lead}</p>}
      {changes && <RowsTable table={changes} />}
    </>
  )
}

/** Rows under their columns, each with the sign of its status or of what came of it. */
function RowsTable({ table: { title, columns, isNumeric, rows } }: { table: ContentTable }) {
  const alignOf = (at: number) => (isNumeric[at] ? styles.numeric : undefined)
  return (
    <table className={`${styles.rows} row-type`} aria-label={title}>
      <thead>
        <tr>
          {columns.map((column, at) => (
            <th key={column} scope="col" className={alignOf(at)}>
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const [name = '', ...cells] = row.cells
          return (
            <tr key={row.key} data-look={row.look}>
              <th
                scope={row.look === 'heading' ? 'rowgroup' : 'row'}
                colSpan={row.look === 'heading' ? columns.length : 1}
              >
                <RowSign row={row} />
                {row.language === null ? name : <q lang={row.language}>{name}</q>}
              </th>
              {cells.map((cell, at) => (
                <td key={columns[at + 1]} className={alignOf(at + 1)}>
                  {cell}
                </td>
              ))}
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function RowSign({ row: { state, status, own } }: { row: ContentRow }) {
  if (state !== null) return <OutcomeSign state={state} own={own} />
  return status === null ? null : <StatusSign look={STATUS_LOOK[status]} own={own} />
}

/** On the page, or on the stage `beside` a map or words, or `huge` over the whole step. */
type Look = 'page' | 'beside' | 'huge'

/**
 * The number of a step and the one it is compared with, each with unit and period; each opens its cells. On the page
 * also the nationality with more than half of it; `isSummed` of a number that a closing sums up.
 */
export function StepNumbers({
  number,
  look = 'page',
  isSummed = false,
}: {
  number: ContentNumber
  look?: Look
  isSummed?: boolean
}) {
  const { now, before, change } = number
  const { t } = useTranslation('briefing')
  return (
    <p className={`${styles.number} from-start gap-4 stack`} data-look={look} data-part="number">
      <Sum sum={now} look={look} isLarge />
      {before && (
        <span className={`${styles.beside} wraps soft row-baseline`}>
          {change && (
            <strong className={`${styles.change} strong`} data-rise={change.isRise}>
              {change.text}
            </strong>
          )}
          <Sum sum={before} look={look} />
        </span>
      )}
      {/* A chart says so itself. */}
      {(look === 'beside' || isSummed) && now.unit === 'dead-and-missing' && (
        <span className={styles.unit}>{t('shared:minimum')}</span>
      )}
    </p>
  )
}

function Sum({ sum, look, isLarge = false }: { sum: StepSum; look: Look; isLarge?: boolean }) {
  const choice = useContext(StepTypingContext)?.choiceOf(sum.query)
  const { query, own, figure, what, text, short } = sum
  const sign = own !== undefined && <StatusSign look="filled" radius={3} own={own} />
  // On the stage the unit is said once, by the large number.
  if (look !== 'page' && !isLarge) {
    return (
      <span className={`${styles.place} from-start anchor stack`}>
        <CellsButton cells={query} className={styles.small}>
          {sign}
          {short}
        </CellsButton>
        {choice}
      </span>
    )
  }
  return (
    <span className={`${styles.place} from-start anchor stack`}>
      <CellsButton cells={query} className={isLarge ? styles.large : styles.small} name={text}>
        {sign}
        <span className={styles.figure}>{figure}</span> <span className={styles.unit}>{what}</span>
      </CellsButton>
      {choice}
      {own === undefined && look === 'page' && <MajorityNote cells={query} className={styles.unit} />}
    </span>
  )
}
