import { type ClaimChanges, changesOf, type ReviewDecision, targetOf } from '#domain/reviewDecision.ts'
import { desk } from '#state/desk/desk.ts'
import { type DeskClaim, type DeskReading, nextToDecide } from '#state/desk/deskModel.ts'

/** Accepts a claim as it is proposed, or with changes, and goes on to the next. */
export function accept(reading: DeskReading, claim: DeskClaim, changes: ClaimChanges): void {
  if (claim.proposed.review.state === 'added') return
  decideAndGoOn(reading, claim, acceptance(claim, changes))
}

/** Rejects a claim and goes on to the next. One that was added by hand is taken out again. */
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
  if (wasOpen) desk.openClaim(nextToDecide(reading.claims, claim.id)?.id ?? claim.id)
}

/** Takes back the last decision and shows its claim. */
export function undo(): void {
  const claimId = desk.undo()
  if (claimId !== null) desk.openClaim(claimId)
}
