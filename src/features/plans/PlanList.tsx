import { useState } from 'react'
import { type PlanRow, rowsByState, rowsInOrder } from '#content/planRows.ts'
import type { PlanState } from '#domain/planState.ts'
import type { PlanOrder } from '#domain/view.ts'
import { clearFilters } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { OutcomeSign } from '#ui/OutcomeSign.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './PlanList.module.css'
import { PlanRowView } from './PlanRowView.tsx'

/** Rows of a state before "Show n more". */
const FIRST_ROWS = 3

interface PlanListProps {
  rows: readonly PlanRow[]
  order: Exclude<PlanOrder, 'kind'> | null
  /** Whether every row shows, also those after the first of each state. */
  isWhole: boolean
}

/** The plans, by what came of them or in another order; one row is open at a time. */
export function PlanList({ rows, order, isWhole }: PlanListProps) {
  const { t } = useTranslation(['plans', 'planHeadline', 'common'])
  const [open, setOpen] = useState<string | null>(null)
  const [whole, setWhole] = useState<ReadonlySet<PlanState>>(new Set())
  const onToggle = (id: string) => setOpen((now) => (now === id ? null : id))
  const list = (some: readonly PlanRow[]) =>
    some.map((row) => (
      <PlanRowView key={row.plan.id} row={row} isOpen={row.plan.id === open} onToggle={onToggle} />
    ))
  if (rows.length === 0) {
    return (
      <p className={styles.empty}>
        {t('planHeadline:empty')}{' '}
        <Button look="text" onClick={clearFilters}>
          {t('clear')}
        </Button>
      </p>
    )
  }
  return (
    <div className={styles.table}>
      <p className={styles.heads} aria-hidden="true">
        {(['plan', 'tie', 'outcome', 'source'] as const).map((column) => (
          <span key={column}>{t(`column.${column}`)}</span>
        ))}
      </p>
      <ul aria-label={t('common:plans')}>
        {order !== null
          ? list(rowsInOrder(rows, order))
          : rowsByState(rows).map(({ state, rows: own }) => {
              const shown = isWhole || whole.has(state) ? own : own.slice(0, FIRST_ROWS)
              const rest = own.length - shown.length
              return (
                <li key={state} className={styles.block}>
                  <BlockHead state={state} count={own.length} />
                  <ul>{list(shown)}</ul>
                  {rest > 0 && (
                    <p className={styles.more}>
                      <Button look="text" onClick={() => setWhole(new Set([...whole, state]))}>
                        {t('more', { count: rest })}
                      </Button>
                    </p>
                  )}
                </li>
              )
            })}
      </ul>
    </div>
  )
}

function BlockHead({ state, count }: { state: PlanState; count: number }) {
  const { t } = useTranslation('plans')
  const words = useWords()
  return (
    <div className={styles.blockHead}>
      <h2 className={styles.blockName}>
        <OutcomeSign state={state} size={14} /> {words.choice({ group: 'outcome', choice: state })}{' '}
        {words.number(count)}
      </h2>
      <span className={styles.hint}>{t(`hint.${state}`)}</span>
    </div>
  )
}
