import { compareText } from '#domain/compareText.ts'
import type { RecordSource } from '#domain/datedRecord.ts'
import { hasOwnOutcome } from '#domain/measure.ts'
import type { Outcome, OutcomeFile, OutcomePage } from '#domain/outcome.ts'
import type { PlanUnit } from '#domain/planList.ts'
import { PLAN_STATES, type PlanState } from '#domain/planState.ts'
import type { PlanOrder } from '#domain/view.ts'

/** A row of the list of plans. */
export interface PlanRow extends PlanUnit {
  /** The newest published outcome; null where nobody has looked, its file is not there, or the reader's own stands in its place. */
  outcome: Outcome | null
  /** The page that shows the outcome, or the nearest one where nothing was found. */
  page: OutcomePage | null
}

/** The rows of some units, in their order. */
export function planRows(units: readonly PlanUnit[], plans: OutcomeFile['plans']): readonly PlanRow[] {
  return units.map((unit) => {
    const outcome = hasOwnOutcome(unit.plan) ? null : (plans[unit.plan.id]?.at(-1) ?? null)
    return { ...unit, outcome, page: outcome?.evidence[0] ?? null }
  })
}

/** The rows of each state that has any, the latest outcome first, then the latest statement. */
export function rowsByState(
  rows: readonly PlanRow[],
): readonly { state: PlanState; rows: readonly PlanRow[] }[] {
  const latest = rows.toSorted(
    (a, b) => compareText(sinceOf(b), sinceOf(a)) || compareText(statedOf(b), statedOf(a)),
  )
  return PLAN_STATES.map((state) => ({ state, rows: latest.filter((row) => row.state === state) })).filter(
    ({ rows: own }) => own.length > 0,
  )
}

/** All rows in one list: the latest statement first, or by the first year named, those without one last. */
export function rowsInOrder(rows: readonly PlanRow[], order: Exclude<PlanOrder, 'kind'>): readonly PlanRow[] {
  const byStatement = rows.toSorted((a, b) => compareText(statedOf(b), statedOf(a)))
  if (order === 'stated') return byStatement
  const yearOf = ({ plan }: PlanRow) => plan.period?.start.slice(0, 4) ?? '9999'
  return byStatement.toSorted((a, b) => compareText(yearOf(a), yearOf(b)))
}

const sinceOf = ({ plan }: PlanRow) => plan.outcome?.since?.start ?? ''
const statedOf = ({ plan }: PlanRow) => plan.statedOn?.start ?? ''

/** The page that holds a record's sentence, else its main page. */
export function pageOfSentence(sources: readonly RecordSource[]): RecordSource | null {
  return sources.find(({ locator }) => locator !== undefined) ?? sources[0] ?? null
}
