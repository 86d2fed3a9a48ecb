import { type FormEvent, useEffect, useRef, useState } from 'react'
import { type Conflict, type DecidedVerdict, differingFields, givenOf } from '#domain/agreement.ts'
import type { Claim } from '#domain/claim.ts'
import { type ClaimChanges, type Decided, isSameDecision, type ReviewDecision } from '#domain/decisionLog.ts'
import { desk, useDesk } from '#state/desk/desk.ts'
import { Button } from '#ui/Button.tsx'
import { Field, Input } from '#ui/Field.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './AgreementView.module.css'
import { useDeskKeys } from './useReview.ts'

/** The key of each reader's decision; further readers have a button alone. */
const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const

interface ConflictListProps {
  conflicts: readonly Conflict[]
  readers: readonly string[]
}

/** The proposals that readers decided unlike, each to be settled with a reason. */
export function ConflictList({ conflicts, readers }: ConflictListProps) {
  const { t } = useTranslation('agreement')
  const [currentId, setCurrentId] = useState<string | null>(
    () => (conflicts.find(({ settled }) => settled === null) ?? conflicts[0])?.claimId ?? null,
  )
  const [kept, setKept] = useState<number | null>(null)
  const at = conflicts.findIndex(({ claimId }) => claimId === currentId)
  const current = conflicts[at] ?? null

  const goTo = (claimId: string | null) => {
    setCurrentId(claimId)
    setKept(null)
  }
  const step = (by: 1 | -1) => {
    const next = conflicts[at + by]
    if (next) goTo(next.claimId)
  }
  const settle = (decision: ReviewDecision | null) => {
    if (!current) return
    const { claimId, documentId } = current
    desk.decide([{ claimId, documentId, decision }], true)
    const ahead = [...conflicts.slice(at + 1), ...conflicts.slice(0, at)]
    goTo(ahead.find(({ settled }) => settled === null)?.claimId ?? claimId)
  }
  const leaveOpen = () => (current?.settled ? settle(null) : step(1))
  const keep = (reader: number) => () => current?.decisions[reader] && setKept(reader)
  useDeskKeys({
    '0': leaveOpen,
    ...Object.fromEntries(KEYS.slice(0, readers.length).map((key, reader) => [key, keep(reader)])),
    j: () => step(1),
    k: () => step(-1),
  })
  const settled = conflicts.filter((conflict) => conflict.settled !== null).length
  return (
    <section className={`${styles.conflicts} stack-top`} aria-labelledby="desk-conflicts">
      <header className="apart-16 soft row-type ends">
        <h2 id="desk-conflicts" className="strong title-20">
          {t('toSettle')}
        </h2>
        <span>
          <kbd>J</kbd> {t('next')} <kbd>K</kbd> {t('back')} ·{' '}
          <span role="status">{t('settledOf', { settled, all: conflicts.length })}</span>
        </span>
      </header>
      {conflicts.length === 0 && <p>{t('noConflict')}</p>}
      <ol>
        {conflicts.map((conflict) => (
          <ConflictEntry
            key={conflict.claimId}
            conflict={conflict}
            readers={readers}
            isCurrent={conflict === current}
            kept={kept}
            onOpen={() => goTo(conflict.claimId)}
            onKeep={setKept}
            onSettle={settle}
            onLeave={leaveOpen}
          />
        ))}
      </ol>
    </section>
  )
}

interface Proposal {
  readonly proposed: Claim | undefined
  readonly number: number
}

/** The proposal with this id, once the rules have read its document, and its number there, from 1; 0 for none. */
function useProposal(documentId: string, claimId: string): Proposal {
  const [proposal, setProposal] = useState<Proposal>({ proposed: undefined, number: 0 })
  useEffect(() => {
    let isCurrent = true
    void desk.proposalsOf(documentId).then((claims) => {
      const at = claims.findIndex(({ id }) => id === claimId)
      if (isCurrent) setProposal({ proposed: claims[at], number: at + 1 })
    })
    return () => {
      isCurrent = false
    }
  }, [documentId, claimId])
  return proposal
}

interface ConflictEntryProps extends Pick<ConflictListProps, 'readers'> {
  conflict: Conflict
  isCurrent: boolean
  /** The reader whose decision is to be kept, while its reason is asked. */
  kept: number | null
  onOpen: () => void
  onKeep: (kept: number | null) => void
  onSettle: (decision: ReviewDecision) => void
  onLeave: () => void
}

function ConflictEntry({ conflict, readers, isCurrent, kept, ...act }: ConflictEntryProps) {
  const { t } = useTranslation(['agreement', 'common'])
  const words = useWords()
  const { claimId, documentId, kind, category, decisions, settled } = conflict
  const first = givenOf(decisions)[0]?.decision
  const keptDecision = kept === null ? null : decisions[kept]
  const language = useDesk(({ project }) => project?.documents.find(({ id }) => id === documentId)?.language)
  const { proposed, number } = useProposal(documentId, claimId)
  const name = useRef<HTMLButtonElement>(null)
  const before = useRef({ isCurrent, kept })
  useEffect(() => {
    const was = before.current
    before.current = { isCurrent, kept }
    // The page opens at its top. The next conflict takes the focus, as does one whose reason is given or left.
    if (!isCurrent || kept !== null || (was.isCurrent && was.kept === null)) return
    name.current?.focus({ preventScroll: true })
    name.current?.closest('li')?.scrollIntoView({ block: 'nearest' })
  }, [isCurrent, kept])
  const subject = words.claimSubject({ kind, category, facet: first?.facet ?? null })
  const status = proposed?.status ? [words.status(proposed.status).toLocaleLowerCase(words.language)] : []
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys J and K, and the button of its name, do the same.
    <li
      className={`${styles.entry} stack`}
      aria-current={isCurrent ? 'true' : undefined}
      // The current conflict has buttons of its own.
      onClick={isCurrent ? undefined : act.onOpen}
    >
      <div className="to-ends gap-16 soft row-type row-baseline">
        <button type="button" className="strong target" ref={name} onClick={act.onOpen}>
          {number > 0 && <span>{number} </span>}
          {subject}
        </button>
        <span>{[t(`shared:claimKind.${kind}`), ...status].join(', ')}</span>
      </div>
      <blockquote className="quoted cut" lang={language} dir="auto" title={first?.quote}>
        <q>{first?.quote}</q>
      </blockquote>
      <dl className={`${styles.readers} row-type stack`}>
        {readers.map((name, at) => (
          <Decision
            key={name}
            name={name}
            decided={decisions[at] ?? null}
            others={givenOf(decisions).filter(({ who }) => who !== name)}
          />
        ))}
      </dl>
      {settled && <Settled conflict={conflict} settled={settled} />}
      {isCurrent && (
        <div className="in-row shrinks">
          {readers.map((name, at) =>
            decisions[at] ? (
              <Button key={name} aria-pressed={kept === at} onClick={() => act.onKeep(at)}>
                {readers.length > 2 ? t('keepOf', { name }) : at === 0 ? t('keepFirst') : t('keepSecond')}{' '}
                {KEYS[at] && <kbd>{KEYS[at]}</kbd>}
              </Button>
            ) : null,
          )}
          <Button onClick={act.onLeave}>
            {t('leaveOpen')} <kbd>0</kbd>
          </Button>
        </div>
      )}
      {isCurrent && keptDecision && (
        <ReasonForm
          key={kept}
          name={keptDecision.who}
          onCancel={() => act.onKeep(null)}
          onReason={(note) => act.onSettle({ ...keptDecision.decision, note })}
        />
      )}
    </li>
  )
}

interface ReasonFormProps {
  name: string
  onReason: (reason: string) => void
  onCancel: () => void
}

/** Asks why one reader's decision is kept. */
function ReasonForm({ name, onReason, onCancel }: ReasonFormProps) {
  const { t } = useTranslation('agreement')
  const [reason, setReason] = useState('')
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => input.current?.focus(), [])
  const isEmpty = reason.trim() === ''
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!isEmpty) onReason(reason.trim())
  }
  return (
    <form className={`${styles.reason} row`} onSubmit={submit}>
      <Field className="grow" label={t('reason', { name })}>
        <Input
          ref={input}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return
            event.stopPropagation()
            onCancel()
          }}
        />
      </Field>
      <Button type="submit" look="main" disabled={isEmpty}>
        {t('settle')}
      </Button>
    </form>
  )
}

const VERDICT_SIGN = { accept: '✓', change: '✎', reject: '✕' } as const

interface DecisionProps {
  name: string
  /** Null where the reader has not decided the proposal. */
  decided: DecidedVerdict | null
  others: readonly DecidedVerdict[]
}

/** A reader's decision with its reason; of an edit what it changes. */
function Decision({ name, decided, others }: DecisionProps) {
  const { t } = useTranslation('agreement')
  return (
    <div>
      <dt className="soft cut" title={name}>
        {name}
      </dt>
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
      ids && ids.length > 0 ? words.list(ids.map(name)) : t('shared:none')
    switch (field) {
      case 'status':
        return set.status ? words.status(set.status) : t('shared:none')
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
      case 'facet':
      case 'yearBasis':
      case 'date':
      case 'values':
      case 'trend':
      case 'basis':
        return null
    }
  }
  const { note = '' } = decision
  return (
    <>
      <dd>
        <span aria-hidden="true">{VERDICT_SIGN[verdict]}</span> {t(`verdict.${verdict}`)}
      </dd>
      <dd className="soft">{[...changes, ...(note === '' ? [] : [note])].join('. ')}</dd>
    </>
  )
}

/** What a conflict was settled to, why, and by whom. */
function Settled({ conflict: { decisions }, settled }: { conflict: Conflict; settled: Decided }) {
  const { t } = useTranslation('agreement')
  const { list } = useWords()
  const kept = givenOf(decisions).filter(({ decision }) => isSameDecision(settled.decision, decision))
  const { note = '' } = settled.decision
  return (
    <p className="row-type">
      <strong>{t('settledTo', { kept: list(kept.map(({ who }) => who)), count: kept.length })}</strong>{' '}
      {t('settledWhy', { note, who: settled.who })}
    </p>
  )
}
