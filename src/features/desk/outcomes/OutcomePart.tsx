import { type FormEvent, useId, useMemo, useState } from 'react'
import { type Citation, spanKey } from '#domain/evidence.ts'
import { type PairReason, proposePairs, sideOfClaim } from '#domain/outcomePairs.ts'
import { type OwnOutcome, SHOWN_STATES, SHOWN_TIES, type ShownTie } from '#domain/own/outcome.ts'
import type { OutcomeState } from '#domain/planState.ts'
import card from '#features/desk/ClaimCard.module.css'
import { FieldRow } from '#features/desk/ClaimFields.tsx'
import { foldedTerms, foldText } from '#lib/foldText.ts'
import { OutcomeSign } from '#parts/OutcomeSign.tsx'
import { SentencePair } from '#parts/PlanSentence.tsx'
import { desk, useDesk } from '#state/desk/desk.ts'
import type { DeskClaim } from '#state/desk/documentReading.ts'
import { Button } from '#ui/Button.tsx'
import { Field, Input, Select } from '#ui/Field.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
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
    <section className={`${card.part} stack`}>
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
        <p className="quiet row-type">{t('acceptFirst')}</p>
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
    <section className={`${card.part} stack`}>
      <h3>{t('common:filter.outcome')}</h3>
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
        <p className="quiet row-type">{t('acceptPlanFirst')}</p>
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
    <div className={`${card.set} stack`}>
      <strong>{title}</strong>
      {isConflict && <p role="alert">{t('conflict')}</p>}
      {!isCounted && <p className="small quiet">{t('notCounted')}</p>}
      {isConflict
        ? held.map(({ who, decision }) => (
            <div key={who} className="apart-16 in-row">
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
            <p className="apart-16 in-row">
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

/** A plan with a sentence that may show what came of it; `name` is the one of the two that is looked for. */
interface Candidate {
  readonly key: string
  readonly name: string
  readonly language: string | undefined
  readonly plan: KnownPlan
  readonly shownBy: { readonly claimId: string; readonly citation: Citation }
  readonly reasons: readonly PairReason[]
}

/** Proposals that show before the reader asks for more, and finds of a search. */
const FIRST = 3
const MOST_FOUND = 8

interface PairListProps {
  /** What is proposed, the likeliest first. */
  proposed: readonly Candidate[]
  /** All that can be found by words. */
  all: readonly Candidate[]
  words: { none: string; proposed: string; find: string }
}

/** Proposed pairs, and a search for others. Each opens with both sentences and the form that sets the outcome. */
function PairList({ proposed, all, words }: PairListProps) {
  const { t } = useTranslation('ownOutcome')
  const [showsAll, setShowsAll] = useState(false)
  const [query, setQuery] = useState('')
  const [openKey, setOpenKey] = useState<string | null>(null)
  const shown = showsAll ? proposed : proposed.slice(0, FIRST)
  const terms = foldedTerms(query)
  const found = terms.length === 0 ? [] : all.filter(({ name }) => hasTerms(name, terms))
  const list = (candidates: readonly Candidate[]) => (
    <ul className="gap-4 stack">
      {candidates.map((candidate) => (
        <PairEntry
          key={candidate.key}
          candidate={candidate}
          isOpen={openKey === candidate.key}
          onOpen={(opens) => setOpenKey(opens ? candidate.key : null)}
        />
      ))}
    </ul>
  )
  return (
    <>
      <p className="small quiet">{proposed.length === 0 ? words.none : words.proposed}</p>
      {shown.length > 0 && list(shown)}
      {shown.length < proposed.length && (
        <Button look="text" className={card.text} onClick={() => setShowsAll(true)}>
          {t('shared:showMore', { count: proposed.length - shown.length })}
        </Button>
      )}
      <Field label={words.find}>
        <Input type="search" value={query} onChange={(event) => setQuery(event.currentTarget.value)} />
      </Field>
      <p role="status" className="small quiet">
        {terms.length > 0 &&
          (found.length > MOST_FOUND
            ? t('foundFirst', { count: found.length, shown: MOST_FOUND })
            : t('found', { count: found.length }))}
      </p>
      {found.length > 0 && list(found.slice(0, MOST_FOUND))}
    </>
  )
}

function hasTerms(name: string, terms: readonly string[]): boolean {
  const folded = foldText(name)
  return terms.every((term) => folded.includes(term))
}

interface PairEntryProps {
  candidate: Candidate
  isOpen: boolean
  onOpen: (opens: boolean) => void
}

function PairEntry({ candidate, isOpen, onOpen }: PairEntryProps) {
  const id = useId()
  const reasons = useReasonWords(candidate.reasons)
  return (
    <li className="boxed">
      <button
        type="button"
        className={`${card.open} wide stack breaks`}
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => onOpen(!isOpen)}
      >
        <span lang={candidate.language}>{candidate.name}</span>
        {reasons !== '' && <span className="small quiet">{reasons}</span>}
      </button>
      {isOpen && <PairForm id={id} candidate={candidate} onSet={() => onOpen(false)} />}
    </li>
  )
}

/** Both sentences, and what the reader makes of them: nothing is set before a state is chosen and the button pressed. */
function PairForm({ id, candidate, onSet }: { id: string; candidate: Candidate; onSet: () => void }) {
  const { t } = useTranslation(['ownOutcome', 'planWords', 'common'])
  const { plan, shownBy } = candidate
  const head = useDocumentHeads().get(shownBy.citation.documentId)
  const isReadOnly = useDesk((state) => state.isReadOnly)
  const before = useSetOutcomes().get(plan.planId)?.mine
  const published = plan.planSentence === null ? plan.measure.outcome?.state : undefined
  const [state, setState] = useState<OutcomeState | ''>('')
  const [tie, setTie] = useState<ShownTie>('our-reading')
  const [note, setNote] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (state === '') return
    const outcome: OwnOutcome = { state, tie, shownBy, planSentence: plan.planSentence, note: note.trim() }
    desk.setOutcome(plan.planId, outcome)
    onSet()
  }
  return (
    <form id={id} className={`${card.form} stack`} onSubmit={submit}>
      <SentencePair
        plan={plan.measure}
        planSentence={plan.planSentence}
        shownBy={{ citation: shownBy.citation, head, canOpen: false }}
        canOpen={false}
      />
      <FieldRow name={t('common:filter.outcome')}>
        {(id) => (
          <Select
            id={id}
            value={state}
            onChange={(event) =>
              setState(SHOWN_STATES.find((one) => one === event.currentTarget.value) ?? '')
            }
          >
            <option value="">{t('choose')}</option>
            {SHOWN_STATES.map((one) => (
              <option key={one} value={one}>
                {t(`common:choice.outcome.${one}`)}
              </option>
            ))}
          </Select>
        )}
      </FieldRow>
      <FieldRow name={t('common:filter.tie')}>
        {(id) => (
          <Select
            id={id}
            value={tie}
            onChange={(event) =>
              setTie(SHOWN_TIES.find((one) => one === event.currentTarget.value) ?? 'our-reading')
            }
          >
            {SHOWN_TIES.map((one) => (
              <option key={one} value={one}>
                {t(`planWords:tie.${one}`)}
              </option>
            ))}
          </Select>
        )}
      </FieldRow>
      <FieldRow name={t('note')}>
        {(id) => <Input id={id} value={note} onChange={(event) => setNote(event.currentTarget.value)} />}
      </FieldRow>
      {before && (
        <p className="small quiet">{t('replaces', { state: t(`common:choice.outcome.${before.state}`) })}</p>
      )}
      {published && (
        <p className="small quiet">{t('beside', { state: t(`common:choice.outcome.${published}`) })}</p>
      )}
      <Button type="submit" look="main" disabled={state === '' || isReadOnly}>
        {t('set')}
      </Button>
    </form>
  )
}

/** The reasons of a proposal as one line: "same actor: Europol · later by 8 months". */
function useReasonWords(reasons: readonly PairReason[]): string {
  const { t } = useTranslation('ownOutcome')
  const words = useWords()
  const named = (ids: readonly string[], name: (id: string) => string) => words.list(ids.map(name))
  const wordsOf = (reason: PairReason): string => {
    switch (reason.kind) {
      case 'actor':
        return t('why.actor', { names: named(reason.shared, words.actor) })
      case 'category':
        return t('why.category', { names: named(reason.shared, words.categoryShort) })
      case 'name':
        return t('why.name', { names: words.list(reason.shared) })
      case 'place':
        return t('why.place', {
          names: words.list([
            ...reason.routes.map(words.routeShort),
            ...reason.regions.map(words.region),
            ...reason.countries.map(words.country),
          ]),
        })
      case 'time':
        return reason.months === 0 ? t('why.together') : t('why.later', { count: reason.months })
    }
  }
  return reasons.map(wordsOf).join(' · ')
}
