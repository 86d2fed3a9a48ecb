import { type FormEvent, useEffect, useRef, useState } from 'react'
import { type Conflict, differingFields } from '#domain/agreement.ts'
import type { Claim } from '#domain/claim.ts'
import { type Decided, isSameDecision } from '#domain/decisionLog.ts'
import type { ClaimChanges, ReviewDecision } from '#domain/reviewDecision.ts'
import { desk, useDesk } from '#state/desk/desk.ts'
import { Button } from '#ui/Button.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './ConflictList.module.css'
import { useDeskKeys } from './useDeskKeys.ts'

interface ConflictListProps {
  conflicts: readonly Conflict[]
  readers: readonly [string, string]
}

/** The proposals that two readers decided unlike, each to be settled with a reason. */
export function ConflictList({ conflicts, readers }: ConflictListProps) {
  const { t } = useTranslation('agreement')
  const [currentId, setCurrentId] = useState<string | null>(
    () => (conflicts.find(({ settled }) => settled === null) ?? conflicts[0])?.claimId ?? null,
  )
  const [kept, setKept] = useState<'first' | 'second' | null>(null)
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
  useDeskKeys({
    '0': leaveOpen,
    '1': () => current && setKept('first'),
    '2': () => current && setKept('second'),
    j: () => step(1),
    k: () => step(-1),
  })
  const settled = conflicts.filter((conflict) => conflict.settled !== null).length
  return (
    <section className={styles.conflicts} aria-labelledby="desk-conflicts">
      <header className={styles.head}>
        <h2 id="desk-conflicts">{t('toSettle')}</h2>
        <span>
          <kbd>J</kbd> {t('next')} <kbd>K</kbd> {t('back')} ·{' '}
          <span role="status">{t('settledOf', { settled, all: conflicts.length })}</span>
        </span>
      </header>
      {conflicts.length === 0 && <p>{t('noConflict')}</p>}
      <ol className={styles.list}>
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

/** What the rules propose as a claim, once they have read its document, and its number there; 0 for none. */
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
  kept: 'first' | 'second' | null
  onOpen: () => void
  onKeep: (kept: 'first' | 'second' | null) => void
  onSettle: (decision: ReviewDecision) => void
  onLeave: () => void
}

function ConflictEntry({ conflict, readers, isCurrent, kept, ...act }: ConflictEntryProps) {
  const { t } = useTranslation(['agreement', 'reader'])
  const words = useWords()
  const { claimId, documentId, kind, category, first, second, settled } = conflict
  const language = useDesk(({ project }) => project?.documents.find(({ id }) => id === documentId)?.language)
  const { proposed, number } = useProposal(documentId, claimId)
  const entry = useRef<HTMLLIElement>(null)
  const wasCurrent = useRef(isCurrent)
  useEffect(() => {
    // The page opens at its top.
    if (isCurrent && !wasCurrent.current) entry.current?.scrollIntoView({ block: 'nearest' })
    wasCurrent.current = isCurrent
  }, [isCurrent])
  const subject = words.claimSubject({ kind, category, facet: first.decision.facet ?? null })
  const status = proposed?.status ? [words.status(proposed.status).toLocaleLowerCase(words.language)] : []
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys J and K, and the button of its name, do the same.
    <li
      ref={entry}
      className={styles.entry}
      aria-current={isCurrent ? 'true' : undefined}
      // Of the current one its own buttons act.
      onClick={isCurrent ? undefined : act.onOpen}
    >
      <div className={styles.subject}>
        <button type="button" onClick={act.onOpen}>
          {number > 0 && <span>{number} </span>}
          {subject}
        </button>
        <span>{[t(`reader:kind.${kind}`), ...status].join(', ')}</span>
      </div>
      <blockquote className={styles.quote} lang={language}>
        <q>{first.decision.quote}</q>
      </blockquote>
      <dl className={styles.readers}>
        <Decision name={readers[0]} decided={first} other={second} />
        <Decision name={readers[1]} decided={second} other={first} />
      </dl>
      {settled && <Settled conflict={conflict} settled={settled} readers={readers} />}
      {isCurrent && (
        <div className={styles.buttons}>
          <Button aria-pressed={kept === 'first'} onClick={() => act.onKeep('first')}>
            {t('keepFirst')} <kbd>1</kbd>
          </Button>
          <Button aria-pressed={kept === 'second'} onClick={() => act.onKeep('second')}>
            {t('keepSecond')} <kbd>2</kbd>
          </Button>
          <Button onClick={act.onLeave}>
            {t('leaveOpen')} <kbd>0</kbd>
          </Button>
        </div>
      )}
      {isCurrent && kept !== null && (
        <ReasonForm
          key={kept}
          name={readers[kept === 'first' ? 0 : 1]}
          onCancel={() => act.onKeep(null)}
          onReason={(note) => act.onSettle({ ...conflict[kept].decision, note })}
        />
      )}
    </li>
  )
}

const VERDICT_SIGN = { accept: '✓', change: '✎', reject: '✕' } as const

interface DecisionProps {
  name: string
  decided: Conflict['first']
  other: Decided
}

/** A reader's decision with its reason; of an edit what it changes. */
function Decision({ name, decided: { decision, verdict }, other }: DecisionProps) {
  const { t } = useTranslation('agreement')
  const words = useWords()
  const changes =
    decision.action === 'edit' && verdict === 'change'
      ? differingFields(decision, other.decision).flatMap((field) =>
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
    <div>
      <dt title={name}>{name}</dt>
      <dd>
        <span aria-hidden="true">{VERDICT_SIGN[verdict]}</span> {t(`verdict.${verdict}`)}
      </dd>
      <dd>{[...changes, ...(note === '' ? [] : [note])].join('. ')}</dd>
    </div>
  )
}

/** What a conflict was settled to, why, and by whom. */
function Settled({
  conflict: { first },
  settled,
  readers,
}: {
  conflict: Conflict
  settled: Decided
  readers: readonly [string, string]
}) {
  const { t } = useTranslation('agreement')
  const kept = readers[isSameDecision(settled.decision, first.decision) ? 0 : 1]
  const { note = '' } = settled.decision
  return (
    <p className={styles.settled}>
      <strong>{t('settledTo', { kept })}</strong> {t('settledWhy', { note, who: settled.who })}
    </p>
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
    <form className={styles.reason} onSubmit={submit}>
      <label>
        {t('reason', { name })}
        <input
          ref={input}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return
            event.stopPropagation()
            onCancel()
          }}
        />
      </label>
      <Button type="submit" look="main" disabled={isEmpty}>
        {t('settle')}
      </Button>
    </form>
  )
}
