import { describe, expect, it } from 'vitest'
import { countOpen, nextStep, type Triage } from '#state/desk/deskState.ts'

const STEPS = [
  { documentId: 'd1', claimId: 'a' },
  { documentId: 'd1', claimId: 'b' },
  { documentId: 'd2', claimId: 'c' },
  { documentId: 'd3', claimId: 'd' },
]
const triage = (later: readonly string[] = []): Triage => ({ steps: STEPS, later: new Set(later) })
const openBut =
  (...decided: readonly string[]) =>
  (id: string) =>
    !decided.includes(id)
const step = (claimId: string) => STEPS.find((one) => one.claimId === claimId) ?? STEPS[0]
const from = (claimId: string) => ({ documentId: step(claimId)?.documentId ?? '', claimId })

describe('the next proposal', () => {
  it('is the one after, in the next document where this one has no more', () => {
    expect(nextStep(triage(), openBut('a'), from('a'))?.claimId).toBe('b')
    expect(nextStep(triage(), openBut('a', 'b'), from('b'))?.claimId).toBe('c')
  })

  it('begins again at the first after the last, and is none where nothing else is open', () => {
    expect(nextStep(triage(), openBut('d'), from('d'))?.claimId).toBe('a')
    expect(nextStep(triage(), openBut('a', 'b', 'c', 'd'), from('d'))).toBeNull()
    expect(nextStep(triage(), openBut('a', 'b', 'c'), from('d'))).toBeNull()
  })

  it('is one that was put off only after all others', () => {
    expect(nextStep(triage(['b']), openBut('a'), from('a'))?.claimId).toBe('c')
    expect(nextStep(triage(['b']), openBut('a', 'c', 'd'), from('d'))?.claimId).toBe('b')
  })

  it('past the document is in another one', () => {
    expect(nextStep(triage(), openBut(), from('a'), true)?.claimId).toBe('c')
    expect(nextStep(triage(), openBut('c', 'd'), from('a'), true)).toBeNull()
  })

  it('from a claim outside is the first', () => {
    expect(nextStep(triage(), openBut('a'), { documentId: 'd9', claimId: 'x' })?.claimId).toBe('b')
  })
})

it('counts what is left, what of it was put off, and in how many documents', () => {
  expect(countOpen(triage(['a', 'c']), openBut('a'))).toEqual({ claims: 3, later: 1, documents: 3 })
})
