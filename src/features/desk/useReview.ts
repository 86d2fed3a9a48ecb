import { useEffect, useMemo, useRef, useState } from 'react'
import { comparedReaders } from '#domain/agreement.ts'
import type { Claim } from '#domain/claim.ts'
import {
  type ClaimChanges,
  changesOf,
  editedClaim,
  isSameDecision,
  type LogEntry,
  type ReviewDecision,
  targetOf,
} from '#domain/decisionLog.ts'
import type { Suggestion } from '#domain/tableReading.ts'
import { desk, useDesk } from '#state/desk/desk.ts'
import { seenEntries } from '#state/desk/deskState.ts'
import {
  claimBeside,
  type DeskClaim,
  type DeskReading,
  NO_READING,
  nextToDecide,
  readingOf,
} from '#state/desk/documentReading.ts'
import { store, stored } from '#state/shelf/stored.ts'
import { useUiStore } from '#state/uiStore.ts'
import { readSelection, type SelectedWords, useWordChoice } from './useWordChoice.ts'

/** The open document in review, and what the reader does with it. */
export type Review = ReturnType<typeof useReview>

/** The review of the open document; empty until the rules have read it. Listens for its keys. */
export function useReview() {
  const derived = useDesk(({ derived: all, documentId }) =>
    documentId === null ? undefined : all.get(documentId),
  )
  const log = useDesk(({ project }) => project?.log)
  const reader = useDesk((state) => state.reader)
  const claimId = useDesk((state) => state.claimId)
  const isTriage = useDesk(({ triage }) => triage !== null)
  const [showsSuggestions, setShowsSuggestions] = useState(() => stored(SUGGESTIONS_KEY) !== 'off')
  const before = useRef(NO_READING)
  const reading = useMemo(
    () => (derived && log ? readingOf(derived, log, reader, before.current, showsSuggestions) : NO_READING),
    [derived, log, reader, showsSuggestions],
  )
  useEffect(() => {
    before.current = reading
  }, [reading])
  const current = reading.claims.find(({ id }) => id === claimId) ?? null
  const suggestion = reading.suggestions.find(({ claim }) => claim.id === claimId) ?? null
  const subject = current?.proposed ?? suggestion?.claim ?? null
  const [adding, setAdding] = useState<SelectedWords | null>(null)
  const [isTooLong, setTooLong] = useState(false)
  const text = useRef<HTMLDivElement>(null)
  const firstField = useRef<HTMLSelectElement>(null)
  const choice = useWordChoice(derived?.document ?? null, text, setAdding)
  useReadingAfterJoin(text)

  const { changes, reason, write } = useDraft(subject, current?.decision)

  const actions = {
    accept: () => {
      if (current) accept(reading, current, changes)
      else if (suggestion) acceptSuggestion(reading, suggestion, changes)
    },
    reject: () => {
      if (current) reject(reading, current, reason)
      else if (suggestion) dismissSuggestion(reading, suggestion)
    },
    next: () => goOn(reading, claimId),
    /** Begins with the first suggestion. */
    suggest: () => goTo(reading.suggestions[0]?.claim.id ?? null),
    add: () => {
      const selected = text.current && derived ? readSelection(text.current, derived.document) : null
      setTooLong(selected === 'oneSentence')
      setAdding(selected === 'oneSentence' ? null : selected)
      if (selected === null) choice.begin(subject?.citation.start)
    },
  }
  const keys = {
    z: undo,
    // While the text is read, no claim is seen that a key could answer or go past.
    ...(derived && {
      ...keysOf(reading, claimId, actions),
      e: () => firstField.current?.focus(),
      ...(isTriage && TRIAGE_KEYS),
    }),
    leaveField: () => text.current?.focus({ preventScroll: true }),
  }
  useDeskKeys(choice.words ? {} : keys)
  return {
    document: derived?.document ?? null,
    reading,
    current,
    /** The current suggestion, while no claim is current. */
    suggestion,
    showsSuggestions,
    showSuggestions: (shows: boolean) => {
      setShowsSuggestions(shows)
      store(SUGGESTIONS_KEY, shows ? 'on' : 'off')
    },
    /** The changes in the card's fields, and the current claim or suggestion with them. */
    changes,
    changed: subject && editedClaim(subject, changes),
    change: (part: ClaimChanges) => write({ changes: withChanges(subject, { ...changes, ...part }) }),
    reason,
    setReason: (words: string) => write({ reason: words }),
    ...actions,
    /** The words for a claim to add, while the form is open; whether none can be added, because they lie in several sentences. */
    adding,
    isTooLong,
    /** The choice of words by keys, which begins where none are selected. */
    choice,
    stopAdding: () => setAdding(null),
    text,
    firstField,
  }
}

/** What the fields of a claim's card hold: what was typed for this claim, else its own decision. */
function useDraft(subject: Claim | null, decision: ReviewDecision | null | undefined) {
  const [draft, setDraft] = useState<{ id: string; changes: ClaimChanges; reason: string } | null>(null)
  const own = draft?.id === subject?.id ? draft : null
  const changes = own?.changes ?? (decision?.action === 'edit' ? decision.set : {})
  const reason = own?.reason ?? (decision?.action === 'reject' ? decision.note : '')
  const write = (part: Partial<{ changes: ClaimChanges; reason: string }>) =>
    subject && setDraft({ id: subject.id, changes, reason, ...part })
  return { changes, reason, write }
}

/** Gives the focus back to the text once a file is joined, and once the note on it goes, unless a field or a question has it. */
function useReadingAfterJoin(text: Review['text']): void {
  const joined = useDesk((state) => state.joined)
  const before = useRef(joined)
  useEffect(() => {
    if (before.current !== joined && !document.activeElement?.closest(`${FIELDS}, ${QUESTIONS}`))
      text.current?.focus({ preventScroll: true })
    before.current = joined
  }, [joined, text])
}

/** Shows a claim or suggestion, where there is one. */
function goTo(id: string | null): void {
  if (id !== null) desk.openClaim(id)
}

type Actions = Readonly<Record<'accept' | 'reject' | 'next' | 'suggest' | 'add', () => void>>

/** The keys that decide, and go from claim to claim. */
function keysOf(reading: DeskReading, claimId: string | null, actions: Actions) {
  return {
    a: actions.accept,
    r: actions.reject,
    j: actions.next,
    'Shift+J': () => goTo(claimBeside(reading, claimId, 1)),
    k: () => goTo(claimBeside(reading, claimId, -1)),
    s: actions.suggest,
    n: actions.add,
  }
}

/** The keys that only deciding through several documents has. */
const TRIAGE_KEYS = {
  l: () => void desk.goOnInTriage('later'),
  d: () => void desk.goOnInTriage('past'),
}

/** The changes that change something: a field put back to what was proposed is none. */
function withChanges(claim: Claim | null, changes: ClaimChanges): ClaimChanges {
  if (!claim) return changes
  const same = (field: string, value: unknown) =>
    JSON.stringify(claim[field as keyof Claim]) === JSON.stringify(value)
  return Object.fromEntries(Object.entries(changes).filter(([field, value]) => !same(field, value)))
}

/** Where this device keeps that suggestions are switched off. */
const SUGGESTIONS_KEY = 'throughline.desk.suggestions'

/** Accepts a claim as it is proposed, or with changes, and goes on to the next. */
function accept(reading: DeskReading, claim: DeskClaim, changes: ClaimChanges): void {
  if (claim.proposed.review.state === 'added') return
  decideAndGoOn(reading, claim, acceptance(claim, changes))
}

/** Rejects a claim and goes on to the next. One that was added by hand is removed. */
function reject(reading: DeskReading, claim: DeskClaim, note: string): void {
  const isAdded = claim.proposed.review.state === 'added'
  decideAndGoOn(reading, claim, isAdded ? null : { action: 'reject', ...targetOf(claim.proposed), note })
}

/** Accepts or rejects all open claims of a list at once. */
export function decideAll(claims: readonly DeskClaim[], action: 'accept' | 'reject'): void {
  desk.decide(
    claims.map((claim) => ({
      claimId: claim.id,
      decision:
        action === 'accept'
          ? acceptance(claim, {})
          : { action: 'reject', ...targetOf(claim.proposed), note: '' },
    })),
  )
}

function acceptance(claim: DeskClaim, changes: ClaimChanges): ReviewDecision {
  const target = targetOf(claim.proposed)
  return Object.keys(changes).length === 0
    ? { action: 'accept', ...target, seen: changesOf(claim.proposed) }
    : { action: 'edit', ...target, set: changes, note: '' }
}

function decideAndGoOn(reading: DeskReading, claim: DeskClaim, decision: ReviewDecision | null): void {
  if (desk.store.getState().isReadOnly) return
  // The same answer twice is one.
  const isSame = isSameDecision(claim.decision, decision) && claim.decision?.note === decision?.note
  if (!isSame) desk.decide([{ claimId: claim.id, decision }])
  // An earlier decision that is changed keeps its claim open.
  if (claim.state === 'open') goOn(reading, claim.id)
}

/** Goes on to the next claim to decide, of the text or of all that the reader is deciding; from a suggestion to the next one. */
function goOn(reading: DeskReading, id: string | null): void {
  const isSuggested = reading.suggestions.some(({ claim }) => claim.id === id)
  if (desk.store.getState().triage && !isSuggested) void desk.goOnInTriage()
  else desk.openClaim(nextToDecide(reading, id))
}

/** Adds the claim of a suggestion with the reader's changes, and goes on to the next. */
function acceptSuggestion(reading: DeskReading, suggestion: Suggestion, changes: ClaimChanges): void {
  if (desk.store.getState().isReadOnly) return
  const claim = editedClaim(suggestion.claim, changes)
  const known = reading.claims.find(({ id }) => id === claim.id)
  if (known) {
    desk.openClaim(known.id)
    return
  }
  const { model } = suggestion
  const decision: ReviewDecision = { action: 'add', ...targetOf(claim), set: changesOf(claim), note: '' }
  const answered = claim.id === suggestion.claim.id ? [] : [dismissalOf(suggestion)]
  desk.decide([...answered, { claimId: claim.id, decision, suggestion: { model } }])
  desk.openClaim(nextToDecide(reading, suggestion.claim.id))
}

/** Dismisses a suggestion, so that it stays away, and goes on to the next. */
function dismissSuggestion(reading: DeskReading, suggestion: Suggestion): void {
  if (desk.store.getState().isReadOnly) return
  desk.decide([dismissalOf(suggestion)])
  desk.openClaim(nextToDecide(reading, suggestion.claim.id))
}

function dismissalOf({ claim, model }: Suggestion) {
  return { claimId: claim.id, decision: null, suggestion: { model, dismissed: targetOf(claim) } }
}

/** Takes back the last decision and shows its claim, in whichever document it is. */
export function undo(): void {
  const claimId = desk.undo()
  if (claimId === null) return
  const { documentId, project } = desk.store.getState()
  const place = project?.log.at(-1)?.documentId
  if (place === undefined || place === documentId) desk.openClaim(claimId)
  else void desk.openDocument(place, claimId)
}

/** The entries of the log that this reader may see. */
export function useSeenEntries(): readonly LogEntry[] {
  const project = useDesk((state) => state.project)
  const reader = useDesk((state) => state.reader)
  const showsOthers = useDesk((state) => state.showsOthers)
  return useMemo(() => seenEntries({ project, reader, showsOthers }), [project, reader, showsOthers])
}

/** The readers to compare; null until two have decided the same proposal. */
export function useComparedReaders(): readonly string[] | null {
  const entries = useSeenEntries()
  return useMemo(() => comparedReaders(entries), [entries])
}

/** Elements that take letters themselves. */
const FIELDS = 'input, textarea, select, [contenteditable], [role="listbox"], [role="menu"]'
/** What asks something: its buttons and keys are for the answer. */
const QUESTIONS = 'form, dialog, [role="dialog"], [role="alertdialog"]'
/** Keys that may be held down: they only move on. */
const HELD = /^[jk]$/i

/**
 * Listens for keys of the Desk while the reader reads, in no field and no question; `Shift+J` goes before `j`. In a
 * field Escape alone acts, by `leaveField`.
 */
export function useDeskKeys(actions: Readonly<Record<string, () => void>>): void {
  const latest = useRef(actions)
  useEffect(() => {
    latest.current = actions
  })
  useEffect(() => {
    const handle = (event: KeyboardEvent) => {
      const { areLettersOn, overlay } = useUiStore.getState()
      if (event.defaultPrevented || event.isComposing || !areLettersOn || overlay) return
      if (event.ctrlKey || event.metaKey || event.altKey) return
      const place = event.target instanceof Element ? event.target : null
      if (place?.closest(QUESTIONS) || document.querySelector('dialog[open]')) return
      if (place?.closest(FIELDS)) {
        if (event.key === 'Escape') latest.current.leaveField?.()
        return
      }
      const action =
        (event.shiftKey && latest.current[`Shift+${event.key.toUpperCase()}`]) ||
        latest.current[event.key.toLowerCase()]
      if (!action) return
      event.preventDefault()
      if (!event.repeat || HELD.test(event.key)) action()
    }
    // Before the app's own shortcuts, some of which have the same letters.
    window.addEventListener('keydown', handle, { capture: true })
    return () => window.removeEventListener('keydown', handle, { capture: true })
  }, [])
}
