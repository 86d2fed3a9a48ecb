import { type Conflict, type DecidedVerdict, differingFields, givenOf } from '#domain/agreement.ts'
import { type Decided, isSameDecision } from '#domain/decisionLog.ts'
import type { ClaimChanges } from '#domain/reviewDecision.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './ConflictList.module.css'

const VERDICT_SIGN = { accept: '✓', change: '✎', reject: '✕' } as const

interface DecisionProps {
  name: string
  /** Null where the reader has not decided the proposal. */
  decided: DecidedVerdict | null
  others: readonly DecidedVerdict[]
}

/** A reader's decision with its reason; of an edit what it changes. */
export function Decision({ name, decided, others }: DecisionProps) {
  const { t } = useTranslation('agreement')
  return (
    <div>
      <dt title={name}>{name}</dt>
      {decided ? <DecisionWords decided={decided} others={others} /> : <dd>{t('undecided')}</dd>}
    </div>
  )
}

function DecisionWords({
  decided: { decision, verdict },
  others,
}: {
  decided: DecidedVerdict
  others: readonly DecidedVerdict[]
}) {
  const { t } = useTranslation('agreement')
  const words = useWords()
  const differing = new Set(others.flatMap((other) => differingFields(decision, other.decision)))
  const changes =
    decision.action === 'edit' && verdict === 'change'
      ? [...differing].flatMap((field) =>
          field in decision.set
            ? fieldWords(field, decision.set)
            : t('fieldAsProposed', { field: t(`field.${field}`) }),
        )
      : []
  function fieldWords(field: keyof ClaimChanges, set: ClaimChanges): string {
    const value = valueWords(field, set)
    return value === null ? t(`field.${field}`) : t('fieldValue', { field: t(`field.${field}`), value })
  }
  function valueWords(field: keyof ClaimChanges, set: ClaimChanges): string | null {
    const named = (ids: readonly string[] | undefined, name: (id: string) => string) =>
      ids && ids.length > 0 ? words.list(ids.map(name)) : t('none')
    switch (field) {
      case 'status':
        return set.status ? words.status(set.status) : t('none')
      case 'years':
        return named(set.years?.map(String), (year) => year)
      case 'actors':
        return named(set.actors, words.actor)
      case 'routes':
        return named(set.routes, words.routeShort)
      case 'regions':
        return named(set.regions, words.region)
      case 'countries':
        return named(set.countries, words.country)
      case 'category':
        return words.claimSubject({ kind: decision.kind, category: set.category ?? '', facet: null })
      default:
        return null
    }
  }
  const { note = '' } = decision
  return (
    <>
      <dd>
        <span aria-hidden="true">{VERDICT_SIGN[verdict]}</span> {t(`verdict.${verdict}`)}
      </dd>
      <dd>{[...changes, ...(note === '' ? [] : [note])].join('. ')}</dd>
    </>
  )
}

/** What a conflict was settled to, why, and by whom. */
export function Settled({ conflict: { decisions }, settled }: { conflict: Conflict; settled: Decided }) {
  const { t } = useTranslation('agreement')
  const { list } = useWords()
  const kept = givenOf(decisions).filter(({ decision }) => isSameDecision(settled.decision, decision))
  const { note = '' } = settled.decision
  return (
    <p className={styles.settled}>
      <strong>{t('settledTo', { kept: list(kept.map(({ who }) => who)), count: kept.length })}</strong>{' '}
      {t('settledWhy', { note, who: settled.who })}
    </p>
  )
}
