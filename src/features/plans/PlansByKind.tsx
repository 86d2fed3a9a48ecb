import { boardYearOf, type PlanBoardRow, planBoard } from '#content/planBoard.ts'
import { hasOwnOutcome } from '#domain/measure.ts'
import { countsByState } from '#domain/planList.ts'
import { PLAN_STATES } from '#domain/planState.ts'
import { DEFAULT_VIEW, type Filters } from '#domain/view.ts'
import { writeView } from '#domain/viewCodec.ts'
import type { Vocabulary } from '#domain/vocabulary.ts'
import { useCorpus } from '#state/useCorpus.ts'
import { useViewStore } from '#state/viewStore.ts'
import { OutcomeSign } from '#ui/OutcomeSign.tsx'
import { StatusSign } from '#ui/StatusSign.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './PlansByKind.module.css'
import type { Plans } from './usePlans.ts'

/** Plans by kind of measure, beside what was done in the year before and what a text says is missing. */
export function PlansByKind({ plans, vocabulary }: { plans: Plans; vocabulary: Vocabulary }) {
  const { t } = useTranslation('plans')
  const { measures } = useCorpus(false)
  const { filters, routeRegions, units } = plans
  const year = boardYearOf(filters)
  const rows = planBoard(measures, units, {
    categories: vocabulary.categories.map(({ id }) => id),
    year,
    filters,
    routeRegions,
  })
  const done = year === null ? t('board.done') : t('board.doneIn', { year: year - 1 })
  const planned = year === null ? t('board.plans') : t('board.plansFor', { year })
  const most = Math.max(1, ...rows.map((row) => row.done.length))
  return (
    <>
      <table className={styles.board} style={{ '--most': most } as React.CSSProperties}>
        <thead>
          <tr>
            <th scope="col">{t('board.kind')}</th>
            <th scope="col">
              <StatusSign look="filled" radius={3.5} /> {done}
            </th>
            <th scope="col">
              <StatusSign look="dashed" radius={3.5} /> {t('board.gap')}
            </th>
            <th scope="col">
              <StatusSign look="outlined" radius={3.5} /> {planned}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <KindRow key={row.category} row={row} year={year} doneName={done} />
          ))}
        </tbody>
      </table>
      <p className={styles.note}>
        {t('board.note')}{' '}
        {rows.some((row) => row.plans.some(({ state }) => state === 'none')) && (
          <span className={styles.key}>
            <OutcomeSign state="none" /> {t('hint.none')}
          </span>
        )}
      </p>
    </>
  )
}

interface KindRowProps {
  row: PlanBoardRow
  year: number | null
  doneName: string
}

/** A kind: its numbers lead to these measures on Explore, its signs to these plans in the list. */
function KindRow({ row, year, doneName }: KindRowProps) {
  const { t } = useTranslation(['plans', 'common'])
  const words = useWords()
  const view = useViewStore((state) => state.view)
  const { category, done, gaps, plans } = row
  const kind = words.categoryShort(category)
  const shared: Filters = { ...view.filters, outcome: [], tie: [], measures: [category] }
  const explore = (part: Partial<Filters>) =>
    writeView({
      ...DEFAULT_VIEW,
      language: view.language,
      filters: { ...shared, years: [], period: null, ...part },
    })
  const counts = countsByState(plans)
  const counted = (column: string, count: number) => t('board.doneCell', { kind, column, count })
  return (
    <tr>
      <th scope="row">{kind}</th>
      <td>
        {done.length > 0 && (
          <a
            className={styles.cell}
            href={explore({ status: ['done'], ...(year === null ? {} : { years: [year - 1] }) })}
            aria-label={counted(doneName, done.length)}
          >
            <span className={styles.bar} style={{ '--count': done.length } as React.CSSProperties} />
            {words.number(done.length)}
          </a>
        )}
      </td>
      <td>
        {gaps.length > 0 && (
          <a
            className={styles.cell}
            href={explore({ status: ['gap'] })}
            aria-label={counted(t('board.gap'), gaps.length)}
          >
            <span className={styles.gap} />
            {words.number(gaps.length)}
          </a>
        )}
      </td>
      <td>
        {plans.length > 0 && (
          <a
            className={`${styles.cell} ${styles.signs}`}
            href={writeView({ ...view, planOrder: null, filters: { ...view.filters, measures: [category] } })}
            aria-label={`${kind}: ${words.list(
              PLAN_STATES.filter((state) => counts[state] > 0).map(
                (state) =>
                  `${words.number(counts[state])} ${words.choice({ group: 'outcome', choice: state })}`,
              ),
            )}`}
          >
            {PLAN_STATES.flatMap((state) =>
              plans
                .filter((unit) => unit.state === state)
                .map(({ plan }) => (
                  <OutcomeSign
                    key={plan.id}
                    state={state}
                    size={13}
                    own={words.own(plan) ?? (hasOwnOutcome(plan) ? t('common:yours') : undefined)}
                  />
                )),
            )}
          </a>
        )}
      </td>
    </tr>
  )
}
