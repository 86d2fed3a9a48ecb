import { newestOutcome } from '#content/planWords.ts'
import { evidenceTarget } from '#domain/evidence.ts'
import { type Measure, planStateOf } from '#domain/measure.ts'
import type { Outcome } from '#domain/outcome.ts'
import { periodOfDate } from '#domain/period.ts'
import type { PlanState } from '#domain/planState.ts'
import { LocalizedWords } from '#parts/LocalizedWords.tsx'
import { OutcomeSign } from '#parts/OutcomeSign.tsx'
import { OutcomeNote, OutcomeReviews, PageSentence, PlanSentence } from '#parts/PlanSentence.tsx'
import { useDataset } from '#state/datasets.ts'
import { Section } from '#ui/Section.tsx'
import { sinceWords } from '#words/planWords.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { MarkSteps } from './MarkSteps.tsx'
import styles from './Measure.module.css'

/** What came of a plan: the answer, both sentences, its steps, and the searches. */
export function PlanDossier({ plan }: { plan: Measure }) {
  return (
    <>
      <PlanAnswer plan={plan} />
      <MarkSteps id={plan.id} />
      <PlanSearches plan={plan} />
    </>
  )
}

/** The answer, both sentences, and what was known earlier. */
function PlanAnswer({ plan }: { plan: Measure }) {
  const found = useDataset('outcomes').data?.plans[plan.id] ?? NONE
  const { t } = useTranslation('outcomes')
  const newest = found.at(-1)
  const state = planStateOf(plan) ?? 'none'
  return (
    <>
      <Answer plan={plan} state={state} what={newestOutcome(plan, found)} />
      <OutcomeNote plan={plan}>
        {evidenceTarget(plan.evidence[0]) && (
          <Section title={t('thePlan')}>
            <PlanSentence plan={plan} />
          </Section>
        )}
      </OutcomeNote>
      {newest && <OutcomeSources outcome={newest} />}
      <EarlierOutcomes outcomes={found.slice(0, -1)} />
    </>
  )
}

const NONE: readonly Outcome[] = []

interface AnswerProps {
  plan: Measure
  state: PlanState
  /** Null where nobody has looked, and where the reader's own outcome stands in its place. */
  what: Outcome | null
}

function Answer({ plan, state, what }: AnswerProps) {
  const { t } = useTranslation(['outcomes', 'common'])
  const words = useWords()
  const since = plan.outcome && sinceWords(plan.outcome, words, t)
  return (
    <div className={`${styles.answer} grounded row`}>
      <OutcomeSign state={state} size={24} own={plan.outcome?.own ? t('common:yours') : words.own(plan)} />
      <div>
        <p>
          <strong>{words.choice({ group: 'outcome', choice: state })}</strong>{' '}
          {since !== null && <span className="small quiet">{since}</span>}
        </p>
        {what && (
          <p>
            <LocalizedWords text={what.what} />
          </p>
        )}
      </div>
    </div>
  )
}

/** The pages that show the outcome, or the nearest ones where nothing was found. */
function OutcomeSources({ outcome }: { outcome: Outcome }) {
  const { t } = useTranslation(['outcomes', 'common'])
  const words = useWords()
  const { state, tie, evidence, reviews } = outcome
  if (evidence.length === 0 && reviews.length === 0) return null
  const tied = tie === 'none' ? undefined : words.choice({ group: 'tie', choice: tie })
  return (
    <Section title={t(state === 'nothing-found' ? 'nearest' : 'theOutcome')}>
      {evidence.map((page, index) => (
        <PageSentence key={page.url} source={page} tie={index === 0 ? tied : undefined} />
      ))}
      <OutcomeReviews reviews={reviews} />
    </Section>
  )
}

/** What was known of a plan before, the newest first. */
function EarlierOutcomes({ outcomes }: { outcomes: readonly Outcome[] }) {
  const { t } = useTranslation('outcomes')
  const words = useWords()
  if (outcomes.length === 0) return null
  return (
    <Section title={t('earlier')}>
      <ul>
        {outcomes.toReversed().map((outcome) => (
          <li key={`${outcome.lookedOn} ${outcome.state}`}>
            <OutcomeSign state={outcome.state} />{' '}
            <strong>{words.choice({ group: 'outcome', choice: outcome.state })}</strong>{' '}
            <span className="small quiet">
              {[
                sinceWords(outcome, words, t),
                t('shared:lookedOn', { day: words.period(periodOfDate(outcome.lookedOn)) }),
              ]
                .filter((part) => part !== null)
                .join(', ')}
            </span>
            <p>
              <LocalizedWords text={outcome.what} />
            </p>
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** Searches shown before the others are asked for. */
const FIRST_SEARCHES = 2

/** When and with which words was looked for what came of a plan, and how far the pages reach. */
function PlanSearches({ plan }: { plan: Measure }) {
  const { t } = useTranslation('outcomes')
  const words = useWords()
  const file = useDataset('outcomes').data
  const newest = file?.plans[plan.id]?.at(-1)
  if (!file || !newest) return null
  const list = (some: readonly string[]) => (
    <ul className="gap-4 stack small soft">
      {some.map((search) => (
        <li key={search}>{t('search', { words: search })}</li>
      ))}
    </ul>
  )
  const more = newest.searches.slice(FIRST_SEARCHES)
  return (
    <Section
      title={
        <>
          {t('lookedFor')}{' '}
          <span className="regular quiet row-type">
            {t('lookedWhen', {
              day: words.period(periodOfDate(newest.lookedOn)),
              reach: words.months({ from: file.reach, to: file.reach }),
            })}
          </span>
        </>
      }
    >
      {list(newest.searches.slice(0, FIRST_SEARCHES))}
      {more.length > 0 && (
        <details>
          <summary className={`${styles.more} row-type`}>{t('moreSearches', { count: more.length })}</summary>
          {list(more)}
        </details>
      )}
    </Section>
  )
}
