import { useMemo } from 'react'
import { spanKey } from '#domain/citation.ts'
import { proposePairs, sideOfClaim } from '#domain/outcomePairs.ts'
import card from '#features/desk/ClaimCard.module.css'
import shared from '#features/desk/Desk.module.css'
import { desk, useDesk } from '#state/desk/desk.ts'
import type { DeskClaim } from '#state/desk/documentReading.ts'
import { Button } from '#ui/Button.tsx'
import { OutcomeSign } from '#ui/OutcomeSign.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { type Candidate, PairList } from './PairList.tsx'
import {
  canShowOutcome,
  type KnownPlan,
  type SetForPlan,
  statedOnOf,
  statesPlan,
  useDocumentHeads,
  useKnownPlans,
  useSetOutcomes,
} from './useKnownPlans.ts'

/** What a claim says of a plan, and of a plan of one's own what came of it; each set only by the reader. */
export function OutcomePart({ claim }: { claim: DeskClaim }) {
  const { shown, state } = claim
  if (!canShowOutcome(shown)) return null
  const isAccepted = state === 'accepted' || state === 'edited' || state === 'added'
  return (
    <>
      {shown.status === 'planned' && <WhatCameOfIt claim={claim} />}
      <WhatItSays claim={claim} isAccepted={isAccepted} />
    </>
  )
}

interface ClaimProps {
  claim: DeskClaim
  isAccepted: boolean
}

/** The plans that a sentence shows something of. */
function WhatItSays({ claim: { id, shown }, isAccepted }: ClaimProps) {
  const { t } = useTranslation('ownOutcome')
  const plans = useKnownPlans()
  const set = useSetOutcomes()
  const head = useDocumentHeads().get(shown.citation.documentId)
  const key = spanKey(shown.citation)
  const here = [...set.values()].filter(({ held, mine }) =>
    [...held.map(({ decision }) => decision), ...(mine ? [mine] : [])].some(
      ({ shownBy }) => spanKey(shownBy.citation) === key,
    ),
  )
  const all = useMemo(() => {
    const shownBy = { claimId: id, citation: shown.citation }
    return plans
      .filter((plan) => !statesPlan(plan, shown.citation))
      .map((plan): Candidate => {
        const language = plan.measure.title ? undefined : head?.language
        return { key: plan.planId, name: plan.title, language, plan, shownBy, reasons: [] }
      })
  }, [plans, id, shown, head])
  const proposed = useMemo(() => {
    const byId = new Map(all.map((candidate) => [candidate.plan.measure.id, candidate]))
    const sides = all.map(({ plan }) => plan.side)
    return proposePairs([sideOfClaim(shown, statedOnOf(head))], sides).flatMap(({ planId, reasons }) => {
      const candidate = byId.get(planId)
      return candidate ? [{ ...candidate, reasons }] : []
    })
  }, [all, shown, head])
  const isSet = new Set(here.map(({ planId }) => planId))
  const open = proposed.filter(({ plan }) => !isSet.has(plan.planId))
  return (
    <section className={card.part}>
      <h3>{t('ofPlan')}</h3>
      {here.map((one) => (
        <SetOutcome key={one.planId} set={one} plan={plans.find(({ planId }) => planId === one.planId)} />
      ))}
      {isAccepted ? (
        <PairList
          proposed={open}
          all={all.filter(({ plan }) => !isSet.has(plan.planId))}
          words={{
            none: t('noPlans'),
            proposed: t('proposedPlans', { count: open.length }),
            find: t('otherPlan'),
          }}
        />
      ) : (
        <p className={shared.note}>{t('acceptFirst')}</p>
      )}
    </section>
  )
}

/** What came of a plan of one's own, by an accepted sentence of the project. */
function WhatCameOfIt({ claim: { shown } }: Pick<ClaimProps, 'claim'>) {
  const { t } = useTranslation(['ownOutcome', 'planWords', 'common'])
  const plans = useKnownPlans()
  const set = useSetOutcomes()
  const heads = useDocumentHeads()
  const claims = useDesk((state) => state.own?.claims)
  const plan = plans.find((one) => one.planSentence !== null && statesPlan(one, shown.citation))
  const all = useMemo(() => {
    if (!plan) return []
    const seen = new Set<string>()
    return (claims ?? []).flatMap((claim): Candidate[] => {
      const key = spanKey(claim.citation)
      if (!canShowOutcome(claim) || seen.has(key) || statesPlan(plan, claim.citation)) return []
      seen.add(key)
      const language = heads.get(claim.citation.documentId)?.language
      const shownBy = { claimId: claim.id, citation: claim.citation }
      return [{ key: claim.id, name: claim.citation.exact, language, plan, shownBy, reasons: [] }]
    })
  }, [claims, plan, heads])
  const proposed = useMemo(() => {
    if (!plan) return []
    const byId = new Map(all.map((candidate) => [candidate.key, candidate]))
    const sides = (claims ?? [])
      .filter(({ id, status }) => byId.has(id) && status !== 'planned')
      .map((claim) => sideOfClaim(claim, statedOnOf(heads.get(claim.citation.documentId))))
    return proposePairs(sides, [plan.side]).flatMap(({ outcomeId, reasons }) => {
      const candidate = byId.get(outcomeId)
      return candidate ? [{ ...candidate, reasons }] : []
    })
  }, [all, claims, plan, heads])
  const here = plan && set.get(plan.planId)
  return (
    <section className={card.part}>
      <h3>{t('common:filter.outcome.one')}</h3>
      {here && <SetOutcome set={here} plan={plan} />}
      {plan ? (
        <PairList
          proposed={proposed}
          all={all}
          words={{
            none: t('noSentences'),
            proposed: t('proposedSentences', { count: proposed.length }),
            find: t('otherSentence'),
          }}
        />
      ) : (
        <p className={shared.note}>{t('acceptPlanFirst')}</p>
      )}
    </section>
  )
}

interface SetOutcomeProps {
  set: SetForPlan
  /** Undefined for a plan that this version of the data does not have. */
  plan: KnownPlan | undefined
}

/** What is set for a plan, with the way to take it back; of two readers who differ both, to settle. */
function SetOutcome({ set: { planId, held, isConflict, mine }, plan }: SetOutcomeProps) {
  const { t } = useTranslation(['ownOutcome', 'planWords', 'common'])
  const words = useWords()
  const isReadOnly = useDesk((state) => state.isReadOnly)
  const claims = useDesk((state) => state.own?.claims)
  const places = new Set(claims?.map(({ citation }) => spanKey(citation)))
  const isCounted = held.every(({ decision }) => places.has(spanKey(decision.shownBy.citation)))
  const title = plan?.title ?? planId
  const stateWord = (state: (typeof held)[number]['decision']['state']) => t(`common:choice.outcome.${state}`)
  const [first] = held
  return (
    <div className={card.set}>
      <strong>{title}</strong>
      {isConflict && <p role="alert">{t('conflict')}</p>}
      {!isCounted && <p className="small quiet">{t('notCounted')}</p>}
      {isConflict
        ? held.map(({ who, decision }) => (
            <div key={who} className={`${card.state} in-row`}>
              <OutcomeSign state={decision.state} own={t('common:yours')} />
              {t('differs', {
                who,
                state: stateWord(decision.state),
                tie: t(`planWords:tie.${decision.tie}`),
              })}
              <Button disabled={isReadOnly} onClick={() => desk.setOutcome(planId, decision, true)}>
                {t('settle', { state: stateWord(decision.state), who })}
              </Button>
            </div>
          ))
        : first && (
            <p className={`${card.state} in-row`}>
              <OutcomeSign state={first.decision.state} own={t('common:yours')} />
              <span>{stateWord(first.decision.state)}</span>
              <span className="small quiet">
                {t('setBy', {
                  readers: words.list(held.map(({ who }) => who)),
                  tie: t(`planWords:tie.${first.decision.tie}`),
                })}
                {first.decision.note !== '' && ` · ${first.decision.note}`}
              </span>
            </p>
          )}
      {mine && (
        <Button
          look="text"
          className={card.text}
          disabled={isReadOnly}
          aria-label={t('takeBackNamed', { plan: title })}
          onClick={() => desk.setOutcome(planId, null)}
        >
          {t('takeBack')}
        </Button>
      )}
    </div>
  )
}
