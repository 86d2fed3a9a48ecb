import { type PlanRow, rowsByState, rowsInOrder } from '#content/planWords.ts'
import { countsByState } from '#domain/planList.ts'
import { PLAN_STATES } from '#domain/planState.ts'
import type { PlanOrder } from '#domain/view.ts'
import { LocalizedWords } from '#parts/LocalizedWords.tsx'
import { OutcomeSign } from '#parts/OutcomeSign.tsx'
import { SealSign } from '#parts/SentenceSeal.tsx'
import { TableHead } from '#ui/Table.tsx'
import { planHeadlineWords } from '#words/planWords.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './PlanList.module.css'
import { numberedStates, type Plans, usePlanWords } from './usePlans.ts'

/** The page on paper: every row, numbered, then the searches and pages of each. */
export function PlansPrinted({ plans, order }: { plans: Plans; order: PlanOrder | null }) {
  const { t } = useTranslation(['plans', 'planWords'])
  const { t: headlineT } = useTranslation('planHeadline')
  const words = useWords()
  const counts = countsByState(plans.units)
  const rows =
    order === null || order === 'kind'
      ? rowsByState(plans.rows).flatMap(({ rows: own }) => own)
      : rowsInOrder(plans.rows, order)
  return (
    <article className={styles.paper}>
      <h1 className={styles.printedTitle}>{planHeadlineWords(plans.headline, words, headlineT)}</h1>
      <p className={`${styles.lead} soft`}>{usePlanWords().lead(plans)}</p>
      <ul className={`${styles.states} row-wrap`}>
        {numberedStates(counts).map((state) => (
          <li key={state}>
            <span className={`${styles.number} bold block`}>{words.number(counts[state])}</span>
            <OutcomeSign state={state} size={13} /> {words.choice({ group: 'outcome', choice: state })}
          </li>
        ))}
      </ul>
      <table className={styles.printedTable}>
        <TableHead
          names={[
            '',
            t('planWords:column.plan'),
            '',
            t('planWords:column.outcome'),
            t('planWords:column.tieSource'),
          ]}
        />
        <tbody>
          {rows.map((row, index) => (
            <PrintedRow key={row.plan.id} row={row} number={index + 1} />
          ))}
        </tbody>
      </table>
      <ul className={`${styles.key} apart-16 row-wrap`}>
        {PLAN_STATES.filter((state) => rows.some((row) => row.state === state)).map((state) => (
          <li key={state}>
            <OutcomeSign state={state} size={11} /> {t(`common:planState.hint.${state}`)}
          </li>
        ))}
        <li>
          <SealSign isSealed={true} /> {t('sealed')}
        </li>
      </ul>
      <h2 className={styles.next}>{t('printed.next')}</h2>
      <ol className={styles.sources}>
        {rows.map((row) => (
          <SourcesOf key={row.plan.id} row={row} />
        ))}
      </ol>
    </article>
  )
}

function PrintedRow({ row, number }: { row: PlanRow; number: number }) {
  const { t } = useTranslation(['plans', 'common', 'table'])
  const words = useWords()
  const planWords = usePlanWords()
  const { plan, state, outcome, page } = row
  const searches = outcome?.searches.length ?? 0
  return (
    <tr>
      <td className={styles.count}>{number}</td>
      <td>
        <strong>{words.measureTitle(plan)}</strong>
        <br />
        <span className="soft">{planWords.meta(row).join(', ')}</span>
      </td>
      <td>
        <OutcomeSign state={state} size={13} own={planWords.own(plan)} />
      </td>
      <td>
        <strong>{planWords.state(state)}</strong> <span className="soft">{planWords.since(row)}</span>
        <br />
        {outcome && <LocalizedWords text={outcome.what} />}
        {planWords.basis(plan)}
      </td>
      <td>
        {state === 'nothing-found' ? (
          t('searches', { count: searches })
        ) : (
          <>
            {planWords.tie(plan)}
            <br />
            {page?.locator && <SealSign isSealed={true} />} {page && words.publisher(page)}
          </>
        )}
      </td>
    </tr>
  )
}

function SourcesOf({ row: { plan, page, outcome } }: { row: PlanRow }) {
  const { t } = useTranslation('plans')
  const words = useWords()
  const { day } = usePlanWords()
  return (
    <li>
      <strong>{words.measureTitle(plan)}</strong>
      {page && (
        <p>
          {t('printed.pages', { url: page.url })}
          {page.locator &&
            ` · ${t('sealedOn', { date: day(page.locator.readOn), hash: page.locator.sha256.slice(0, 8) })}`}
        </p>
      )}
      {outcome && outcome.searches.length > 0 && (
        <p>
          {t('printed.searches', {
            date: day(outcome.lookedOn),
            words: outcome.searches.map(words.quoted).join(', '),
          })}
        </p>
      )}
    </li>
  )
}
