import { type FormEvent, useId, useState } from 'react'
import type { Citation } from '#domain/citation.ts'
import type { PairReason } from '#domain/outcomePairs.ts'
import { type OwnOutcome, SHOWN_STATES, SHOWN_TIES, type ShownTie } from '#domain/ownOutcome.ts'
import type { OutcomeState } from '#domain/planOutcome.ts'
import styles from '#features/desk/ClaimCard.module.css'
import { FieldRow } from '#features/desk/ClaimFields.tsx'
import { foldedTerms, foldText } from '#lib/foldText.ts'
import { SentencePair } from '#parts/PlanSentence.tsx'
import { desk, useDesk } from '#state/desk/desk.ts'
import { Button } from '#ui/Button.tsx'
import { Field, Input, Select } from '#ui/Field.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { type KnownPlan, useDocumentHeads, useSetOutcomes } from './useKnownPlans.ts'

/** A plan with a sentence that may show what came of it; `name` is the one of the two that is looked for. */
export interface Candidate {
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
export function PairList({ proposed, all, words }: PairListProps) {
  const { t } = useTranslation('ownOutcome')
  const [showsAll, setShowsAll] = useState(false)
  const [query, setQuery] = useState('')
  const [openKey, setOpenKey] = useState<string | null>(null)
  const shown = showsAll ? proposed : proposed.slice(0, FIRST)
  const terms = foldedTerms(query)
  const found = terms.length === 0 ? [] : all.filter(({ name }) => hasTerms(name, terms))
  const list = (candidates: readonly Candidate[]) => (
    <ul className={styles.list}>
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
        <Button look="text" className={styles.text} onClick={() => setShowsAll(true)}>
          {t('showMore', { count: proposed.length - shown.length })}
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
    <li className={styles.pair}>
      <button
        type="button"
        className={styles.open}
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
    <form id={id} className={styles.form} onSubmit={submit}>
      <SentencePair
        plan={plan.measure}
        planSentence={plan.planSentence}
        shownBy={{ citation: shownBy.citation, head, canOpen: false }}
        canOpen={false}
      />
      <FieldRow name={t('state')}>
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
      <FieldRow name={t('tieName')}>
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
