import type { StepNumber } from '#domain/briefing.ts'
import { type CellQuery, countOfQuery, readCellQuery } from '#domain/cellQuery.ts'
import { type FigureUnit, ratioOf } from '#domain/figureUnit.ts'
import { isOwnQuery } from '#domain/ownFigureTable.ts'
import { CellsButton } from '#parts/CellsButton.tsx'
import { MajorityNote } from '#parts/MajorityNote.tsx'
import { useFigureTable } from '#state/useFigureTable.ts'
import { StatusSign } from '#ui/StatusSign.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './StepNumbers.module.css'

interface StepNumbersProps {
  number: StepNumber
  /** On the stage: `beside` a map or words, or `huge` over the whole step. */
  look?: 'page' | 'beside' | 'huge'
}

/**
 * The number of a step and the one it is compared with, each with unit and period; each opens its cells. On the page
 * also the nationality with more than half of it.
 */
export function StepNumbers({ number, look = 'page' }: StepNumbersProps) {
  const now = readCellQuery(number.cells)
  const before = number.against === null ? null : readCellQuery(number.against)
  if (!now) return null
  return before ? <Pair now={now} before={before} look={look} /> : <Single query={now} look={look} />
}

type Look = NonNullable<StepNumbersProps['look']>

function Single({ query, look }: { query: CellQuery; look: Look }) {
  const sum = useSum(query)
  return sum ? (
    <p className={styles.number} data-look={look}>
      <Sum query={query} sum={sum} look={look} isLarge />
    </p>
  ) : null
}

function Pair({ now, before, look }: { now: CellQuery; before: CellQuery; look: Look }) {
  const words = useWords()
  const [after, first] = [useSum(now), useSum(before)]
  if (!after || !first) return null
  // No change is computed between the reader's own figures and a publisher's.
  const isOneKind = isOwnQuery(now) === isOwnQuery(before) && (!isOwnQuery(now) || now.table === before.table)
  const ratio = isOneKind ? ratioOf(first.value, after.value) : null
  return (
    <p className={styles.number} data-look={look}>
      <Sum query={now} sum={after} look={look} isLarge />
      <span className={styles.beside}>
        {ratio !== null && (
          <strong className={styles.change} data-rise={ratio > 0}>
            {words.change(ratio)}
          </strong>
        )}
        <Sum query={before} sum={first} look={look} />
      </span>
    </p>
  )
}

interface Summed {
  value: number
  unit: FigureUnit
}

/** The sum of the cells; null until their file is loaded, or if none states a value. */
function useSum(query: CellQuery): Summed | null {
  const table = useFigureTable(query.table)
  return table && countOfQuery(table, query)
}

interface SumProps {
  query: CellQuery
  sum: Summed
  look: Look
  isLarge?: boolean
}

function Sum({ query, sum, look, isLarge = false }: SumProps) {
  const { t } = useTranslation(['briefing', 'common'])
  const words = useWords()
  const isOwn = isOwnQuery(query)
  const months = words.spans(query.spans)
  const figure = words.number(sum.value)
  const counted = words.counted(sum.value, sum.unit)
  // On the stage the unit is said once, by the large number.
  if (look !== 'page' && !isLarge) {
    return (
      <CellsButton cells={query} className={styles.small}>
        {isOwn && <StatusSign look="filled" radius={3} own={t('common:yours')} />}
        {t('shown', { number: figure, months })}
      </CellsButton>
    )
  }
  const [, unit = ''] = counted.split(figure)
  const name = [t('shown', { number: counted, months }), ...(isOwn ? [t('ownTable')] : [])].join(' · ')
  return (
    <>
      <CellsButton cells={query} className={isLarge ? styles.large : styles.small} name={name}>
        {isOwn && <StatusSign look="filled" radius={3} own={t('common:yours')} />}
        <span className={styles.figure}>{figure}</span>{' '}
        <span className={styles.unit}>
          {[t('shown', { number: unit.trim(), months }), ...(isOwn ? [t('ownTable')] : [])].join(' · ')}
        </span>
      </CellsButton>
      {!isOwn && look === 'page' && <MajorityNote cells={query} className={styles.unit} />}
    </>
  )
}
