import type { ClaimKind } from './claim.ts'
import { type Decided, decisionsByReader, isSameDecision, type LogEntry, SETTLED } from './decisionLog.ts'
import type { ClaimChanges, ReviewDecision } from './reviewDecision.ts'

/** The three decisions on a proposal that agreement is counted over. */
export const VERDICTS = ['accept', 'change', 'reject'] as const
export type Verdict = (typeof VERDICTS)[number]

/** A decision as one of the three; an edit that changes nothing accepts. Null for a claim added by hand. */
export function verdictOf(decision: ReviewDecision): Verdict | null {
  if (decision.action === 'add') return null
  if (decision.action !== 'edit') return decision.action
  return Object.keys(decision.set).length === 0 ? 'accept' : 'change'
}

/** A proposal that both readers decided, named as the rules proposed it. */
export interface DecidedPair {
  readonly claimId: string
  readonly documentId: string
  readonly kind: ClaimKind
  readonly category: string
  readonly first: Decided & { readonly verdict: Verdict }
  readonly second: Decided & { readonly verdict: Verdict }
}

/** The decisions of two readers on the same proposals, in the order of the first reader's log. */
export function decidedPairs(
  log: readonly LogEntry[],
  [first, second]: readonly [string, string],
): readonly DecidedPair[] {
  const readers = decisionsByReader(log)
  const theirs = readers.get(second)
  return [...(readers.get(first) ?? [])].flatMap(([claimId, mine]) => {
    const other = theirs?.get(claimId)
    const own = verdictOf(mine.decision)
    const verdict = other && verdictOf(other.decision)
    if (!other || !verdict || !own) return []
    const { documentId, decision } = mine
    const { kind, category } = decision
    return [
      {
        claimId,
        documentId,
        kind,
        category,
        first: { ...mine, verdict: own },
        second: { ...other, verdict },
      },
    ]
  })
}

/** The readers with decisions, by the time of their first entry. */
export function readersOf(log: readonly LogEntry[]): readonly string[] {
  const began = new Map<string, string>()
  for (const { who, at, settles } of log) {
    const before = began.get(who)
    if (!settles && (before === undefined || at < before)) began.set(who, at)
  }
  const decided = decisionsByReader(log)
  return [...began]
    .filter(([who]) => (decided.get(who)?.size ?? 0) > 0)
    .sort(([a, x], [b, y]) => (x === y ? (a < b ? -1 : 1) : x < y ? -1 : 1))
    .map(([who]) => who)
}

/** The two readers who decided most proposals in common, the earlier one first; null when no two did. */
export function comparedReaders(log: readonly LogEntry[]): readonly [string, string] | null {
  const readers = readersOf(log)
  let best: readonly [string, string] | null = null
  let most = 0
  readers.forEach((first, index) => {
    for (const second of readers.slice(index + 1)) {
      const { length } = decidedPairs(log, [first, second])
      if (length <= most) continue
      most = length
      best = [first, second]
    }
  })
  return best
}

/** Below it kappa says nothing: its interval is wider than the scale. */
export const FEWEST_FOR_KAPPA = 10

/**
 * Cohen's kappa with its 95 % interval; `low` and `high` are null when the readers never differed, as the formula then
 * gives an interval of no width. `undefined`: both always made the one same decision, so that chance explains all.
 */
export type Kappa =
  | {
      readonly state: 'known'
      readonly value: number
      readonly low: number | null
      readonly high: number | null
    }
  | { readonly state: 'too-few' }
  | { readonly state: 'undefined' }

/** How often each reader made each decision, and how often both made the same. */
export interface AgreementCounts {
  readonly all: number
  readonly first: Readonly<Record<Verdict, number>>
  readonly second: Readonly<Record<Verdict, number>>
  readonly agree: number
  /** From 0 to 1; null without pairs. */
  readonly share: number | null
  readonly kappa: Kappa
}

type Decisions = readonly { readonly first: { verdict: Verdict }; readonly second: { verdict: Verdict } }[]

export function countAgreement(pairs: Decisions): AgreementCounts {
  const first = { accept: 0, change: 0, reject: 0 }
  const second = { accept: 0, change: 0, reject: 0 }
  let agree = 0
  for (const pair of pairs) {
    first[pair.first.verdict] += 1
    second[pair.second.verdict] += 1
    if (pair.first.verdict === pair.second.verdict) agree += 1
  }
  const all = pairs.length
  const table = VERDICTS.map((row) =>
    VERDICTS.map(
      (column) => pairs.filter((pair) => pair.first.verdict === row && pair.second.verdict === column).length,
    ),
  )
  return { all, first, second, agree, share: all === 0 ? null : agree / all, kappa: cohenKappa(table) }
}

/** The 97.5 % quantile of the normal distribution. */
const Z = 1.959964

/**
 * Cohen's kappa of a square table of counts, rows the first reader's decision, columns the second's:
 * (po − pe) / (1 − pe), where po is the share on the diagonal and pe the sum of products of the margins. Source: Cohen,
 * "A coefficient of agreement for nominal scales", Educational and Psychological Measurement 20 (1960), 37–46. The
 * interval is kappa ± 1.96 standard errors for large samples, cut to −1 … 1. Source of the error: Fleiss, Cohen,
 * Everitt, "Large sample standard errors of kappa and weighted kappa", Psychological Bulletin 72 (1969), 323–327.
 */
export function cohenKappa(table: readonly (readonly number[])[]): Kappa {
  const total = table.flat().reduce((sum, count) => sum + count, 0)
  if (total < FEWEST_FOR_KAPPA) return { state: 'too-few' }
  const rows = table.map((row) => row.reduce((sum, count) => sum + count, 0))
  const columns = table.map((_, column) => table.reduce((sum, row) => sum + (row[column] ?? 0), 0))
  // In counts, so that full agreement by chance is exact.
  const chance = rows.reduce((sum, row, index) => sum + row * (columns[index] ?? 0), 0)
  if (chance === total * total) return { state: 'undefined' }
  const observed = table.reduce((sum, row, index) => sum + (row[index] ?? 0), 0)
  if (observed === total) return { state: 'known', value: 1, low: null, high: null }
  const po = observed / total
  const pe = chance / (total * total)
  const value = (po - pe) / (1 - pe)
  let spread = 0
  table.forEach((row, i) => {
    row.forEach((count, j) => {
      const share = count / total
      const term =
        i === j
          ? 1 - pe - (((columns[i] ?? 0) + (rows[i] ?? 0)) / total) * (1 - po)
          : (((columns[i] ?? 0) + (rows[j] ?? 0)) / total) * (1 - po)
      spread += share * term ** 2
    })
  })
  const variance = (spread - (po * pe - 2 * pe + po) ** 2) / (total * (1 - pe) ** 4)
  const half = Z * Math.sqrt(Math.max(0, variance))
  return { state: 'known', value, low: Math.max(-1, value - half), high: Math.min(1, value + half) }
}

/** The agreement on one kind and on each of its categories that has proposals. */
export interface KindAgreement extends AgreementCounts {
  readonly kind: ClaimKind
  readonly categories: readonly (AgreementCounts & { readonly category: string })[]
}

/** The agreement by kind, in the order of `kinds`; kinds without pairs are left out. */
export function agreementByKind(
  pairs: readonly DecidedPair[],
  kinds: readonly ClaimKind[],
): readonly KindAgreement[] {
  return kinds.flatMap((kind) => {
    const own = pairs.filter((pair) => pair.kind === kind)
    if (own.length === 0) return []
    const categories = [...new Set(own.map(({ category }) => category))].map((category) => ({
      category,
      ...countAgreement(own.filter((pair) => pair.category === category)),
    }))
    return [{ kind, ...countAgreement(own), categories }]
  })
}

/** A field of an edit, and how often two readers who both changed a claim left the same in it. */
export interface FieldAgreement {
  readonly field: keyof ClaimChanges
  readonly same: number
  readonly of: number
}

/** The fields that either reader changed where both changed the claim; `same` counts equal values. */
export function agreementOfFields(pairs: readonly DecidedPair[]): readonly FieldAgreement[] {
  const fields = new Map<keyof ClaimChanges, { same: number; of: number }>()
  for (const { first, second } of pairs) {
    if (first.decision.action !== 'edit' || second.decision.action !== 'edit') continue
    if (first.verdict !== 'change' || second.verdict !== 'change') continue
    const differing = new Set(differingFields(first.decision, second.decision))
    const changed = new Set([...Object.keys(first.decision.set), ...Object.keys(second.decision.set)])
    for (const field of changed as Set<keyof ClaimChanges>) {
      const { same, of } = fields.get(field) ?? { same: 0, of: 0 }
      fields.set(field, { same: same + (differing.has(field) ? 0 : 1), of: of + 1 })
    }
  }
  return [...fields].map(([field, counts]) => ({ field, ...counts }))
}

/** The fields in which two decisions on the same proposal leave unlike values; none where one of them rejects. */
export function differingFields(a: ReviewDecision, b: ReviewDecision): readonly (keyof ClaimChanges)[] {
  const [mine, theirs] = [changesIn(a), changesIn(b)]
  const fields = new Set([...Object.keys(mine), ...Object.keys(theirs)]) as Set<keyof ClaimChanges>
  return [...fields].filter((field) => JSON.stringify(mine[field]) !== JSON.stringify(theirs[field]))
}

function changesIn(decision: ReviewDecision): ClaimChanges {
  return decision.action === 'edit' || decision.action === 'add' ? (decision.set ?? {}) : {}
}

/** A proposal that two readers decided unlike, and what it was settled to; null while it is open. */
export interface Conflict extends DecidedPair {
  readonly settled: Decided | null
}

/** The conflicts of a log. Two unlike edits are one too. */
export function conflictsOf(log: readonly LogEntry[], pairs: readonly DecidedPair[]): readonly Conflict[] {
  const settled = decisionsByReader(log).get(SETTLED)
  return pairs
    .filter(({ first, second }) => !isSameDecision(first.decision, second.decision))
    .map((pair) => ({ ...pair, settled: settled?.get(pair.claimId) ?? null }))
}
