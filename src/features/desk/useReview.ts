import { type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import type { Claim } from '#domain/claim.ts'
import { type ClaimChanges, editedClaim } from '#domain/reviewDecision.ts'
import type { SourceDocument } from '#domain/sourceDocument.ts'
import type { Suggestion } from '#domain/suggestion.ts'
import { desk, useDesk } from '#state/desk/desk.ts'
import {
  claimBeside,
  type DeskClaim,
  type DeskReading,
  NO_READING,
  nextToDecide,
  readingOf,
} from '#state/desk/documentReading.ts'
import { accept, acceptSuggestion, dismissSuggestion, reject, undo } from './decide.ts'
import { readSelection, type SelectedWords } from './readSelection.ts'
import { useDeskKeys } from './useDeskKeys.ts'

/** The open document in review, and what the reader does with it. */
export interface Review {
  readonly document: SourceDocument | null
  readonly reading: DeskReading
  readonly current: DeskClaim | null
  /** The current suggestion, while no claim is current. */
  readonly suggestion: Suggestion | null
  readonly showsSuggestions: boolean
  readonly showSuggestions: (shows: boolean) => void
  /** The changes in the card's fields, and the current claim or suggestion with them. */
  readonly changes: ClaimChanges
  readonly changed: DeskClaim['shown'] | null
  readonly change: (part: ClaimChanges) => void
  readonly reason: string
  readonly setReason: (reason: string) => void
  readonly accept: () => void
  readonly reject: () => void
  readonly next: () => void
  /** The words for a claim to add, while the form is open; why none can be added. */
  readonly adding: SelectedWords | null
  readonly problem: 'selectFirst' | 'oneSentence' | null
  readonly add: () => void
  readonly stopAdding: () => void
  readonly text: RefObject<HTMLDivElement | null>
  readonly firstField: RefObject<HTMLSelectElement | null>
}

/** The review of the open document; empty until the rules have read it. Listens for its keys. */
export function useReview(): Review {
  const derived = useDesk(({ derived: all, documentId }) =>
    documentId === null ? undefined : all.get(documentId),
  )
  const log = useDesk(({ project }) => project?.log)
  const reader = useDesk((state) => state.reader)
  const claimId = useDesk((state) => state.claimId)
  const [showsSuggestions, setShowsSuggestions] = useState(areSuggestionsOn)
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
  // Belongs to one claim; another one starts from its own decision.
  const [draft, setDraft] = useState<{ id: string; changes: ClaimChanges; reason: string } | null>(null)
  const [adding, setAdding] = useState<SelectedWords | null>(null)
  const [problem, setProblem] = useState<Review['problem']>(null)
  const text = useRef<HTMLDivElement>(null)
  const firstField = useRef<HTMLSelectElement>(null)

  const decision = current?.decision
  const own = draft?.id === subject?.id ? draft : null
  const changes = own?.changes ?? (decision?.action === 'edit' ? decision.set : {})
  const reason = own?.reason ?? (decision?.action === 'reject' ? decision.note : '')
  const write = (part: Partial<{ changes: ClaimChanges; reason: string }>) =>
    subject && setDraft({ id: subject.id, changes, reason, ...part })

  const actions = {
    accept: () => {
      if (current) accept(reading, current, changes)
      else if (suggestion) acceptSuggestion(reading, suggestion, changes)
    },
    reject: () => {
      if (current) reject(reading, current, reason)
      else if (suggestion) dismissSuggestion(reading, suggestion)
    },
    next: () => desk.openClaim(nextToDecide(reading, claimId) ?? claimId),
    add: () => {
      const selected =
        text.current && derived ? readSelection(text.current, derived.document) : ('selectFirst' as const)
      const isProblem = typeof selected === 'string'
      setProblem(isProblem ? selected : null)
      setAdding(isProblem ? null : selected)
    },
  }
  const goTo = (id: string | null) => id !== null && desk.openClaim(id)
  useDeskKeys({
    a: actions.accept,
    r: actions.reject,
    e: () => firstField.current?.focus(),
    j: actions.next,
    'Shift+J': () => goTo(claimBeside(reading, claimId, 1)),
    k: () => goTo(claimBeside(reading, claimId, -1)),
    n: actions.add,
    z: undo,
  })
  return {
    document: derived?.document ?? null,
    reading,
    current,
    suggestion,
    showsSuggestions,
    showSuggestions: (shows) => {
      setShowsSuggestions(shows)
      keepSuggestionsOn(shows)
    },
    changes,
    changed: subject && editedClaim(subject, changes),
    change: (part) => write({ changes: withChanges(subject, { ...changes, ...part }) }),
    reason,
    setReason: (words) => write({ reason: words }),
    ...actions,
    adding,
    problem,
    stopAdding: () => setAdding(null),
    text,
    firstField,
  }
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

function areSuggestionsOn(): boolean {
  try {
    return window.localStorage.getItem(SUGGESTIONS_KEY) !== 'off'
  } catch {
    return true
  }
}

function keepSuggestionsOn(isOn: boolean): void {
  try {
    window.localStorage.setItem(SUGGESTIONS_KEY, isOn ? 'on' : 'off')
  } catch {
    // Without storage the switch holds for this page.
  }
}
