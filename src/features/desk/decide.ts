import {
  type ClaimChanges,
  changesOf,
  editedClaim,
  type ReviewDecision,
  targetOf,
} from '#domain/reviewDecision.ts'
import type { Suggestion } from '#domain/suggestion.ts'
import { desk } from '#state/desk/desk.ts'
import { type DeskClaim, type DeskReading, nextToDecide } from '#state/desk/documentReading.ts'

/** Accepts a claim as it is proposed, or with changes, and goes on to the next. */
export function accept(reading: DeskReading, claim: DeskClaim, changes: ClaimChanges): void {
  if (claim.proposed.review.state === 'added') return
  decideAndGoOn(reading, claim, acceptance(claim, changes))
}

/** Rejects a claim and goes on to the next. One that was added by hand is removed. */
export function reject(reading: DeskReading, claim: DeskClaim, note: string): void {
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
  const wasOpen = claim.state === 'open'
  desk.decide([{ claimId: claim.id, decision }])
  // Changing an earlier decision stays at its claim.
  if (wasOpen) desk.openClaim(nextToDecide(reading, claim.id) ?? claim.id)
}

/** Adds the claim of a suggestion with the reader's changes, and goes on to the next. */
export function acceptSuggestion(reading: DeskReading, suggestion: Suggestion, changes: ClaimChanges): void {
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
  desk.openClaim(nextToDecide(reading, suggestion.claim.id) ?? claim.id)
}

/** Dismisses a suggestion, so that it stays away, and goes on to the next. */
export function dismissSuggestion(reading: DeskReading, suggestion: Suggestion): void {
  if (desk.store.getState().isReadOnly) return
  desk.decide([dismissalOf(suggestion)])
  desk.openClaim(nextToDecide(reading, suggestion.claim.id))
}

function dismissalOf({ claim, model }: Suggestion) {
  return { claimId: claim.id, decision: null, suggestion: { model, dismissed: targetOf(claim) } }
}

/** Takes back the last decision and shows its claim. */
export function undo(): void {
  const claimId = desk.undo()
  if (claimId !== null) desk.openClaim(claimId)
}
