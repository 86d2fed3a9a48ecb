import { countByKey } from '#lib/groupBy.ts'
import type { ClaimKind } from './claim.ts'
import {
  type ClaimChanges,
  type Decided,
  decisionsByReader,
  isSameDecision,
  type LogEntry,
  outcomesByReader,
  type ReviewDecision,
  SETTLED,
} from './decisionLog.ts'

/** The three decisions on a proposal that agreement is counted over. */
export const VERDICTS = ['accept', 'change', 'reject'] as const
export type Verdict = (typeof VERDICTS)[number]

/** A decision as one of the three; an edit that changes nothing accepts. Null for a claim added by hand. */
export function verdictOf(decision: ReviewDecision): Verdict | null {
  if (decision.action === 'add') return null
  if (decision.action !== 'edit') return decision.action
  return Object.keys(decision.set).length === 0 ? 'accept' : 'change'
}

/** A reader's decision on a proposal, as one of the three. */
export type DecidedVerdict = Decided & { readonly verdict: Verdict }

/** A proposal that two or more of the readers decided, named as the rules proposed it. */
export interface DecidedProposal {
  readonly claimId: string
  readonly documentId: string
  readonly kind: ClaimKind
  readonly category: string
  /** In the order of the readers; null for one who has not decided it. */
  readonly decisions: readonly (DecidedVerdict | null)[]
}

/** The proposals that two or more of these readers decided, in the order of the first ones' logs. */
export function decidedProposals(
  log: readonly LogEntry[],
  readers: readonly string[],
): readonly DecidedProposal[] {
  const byReader = decisionsByReader(log)
  const own = readers.map((name) => byReader.get(name))
  const ids = new Set(own.flatMap((decided) => [...(decided?.keys() ?? [])]))
  return [...ids].flatMap((claimId) => {
    const decisions = own.map((decided): DecidedVerdict | null => {
      const one = decided?.get(claimId)
      const verdict = one && verdictOf(one.decision)
      return one && verdict ? { ...one, verdict } : null
    })
    const [first, ...more] = givenOf(decisions)
    if (!first || more.length === 0) return []
    const { kind, category } = first.decision
    return [{ claimId, documentId: first.documentId, kind, category, decisions }]
  })
}

/** The decisions that were made. */
export function givenOf<Item>(decisions: readonly (Item | null)[]): readonly Item[] {
  return decisions.flatMap((one) => (one === null ? [] : [one]))
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

/** The readers who decided a proposal that another decided too, the earliest first; null when no two did. */
export function comparedReaders(log: readonly LogEntry[]): readonly string[] | null {
  const readers = readersOf(log)
  const proposals = decidedProposals(log, readers)
  const compared = readers.filter((_, at) => proposals.some(({ decisions }) => decisions[at] !== null))
  return compared.length === 0 ? null : compared
}

/** Below it a coefficient says nothing: its interval is wider than the scale. */
export const FEWEST_FOR_KAPPA = 10

/**
 * A coefficient of agreement with its 95 % interval: Cohen's kappa of two readers, Krippendorff's alpha of more. `low` and
 * `high` are null when the readers never differed, as the formula then gives an interval of no width, and where a reader
 * or all but one proposal never vary. `undefined`: all always made the one same decision, so that chance explains all.
 */
export type Coefficient =
  | {
      readonly state: 'known'
      readonly value: number
      readonly low: number | null
      readonly high: number | null
    }
  | { readonly state: 'too-few' }
  | { readonly state: 'undefined' }

/** How often each reader made each decision, and on how many proposals all who decided made the same. */
export interface AgreementCounts {
  readonly all: number
  /** In the order of the readers. */
  readonly readers: readonly Readonly<Record<Verdict, number>>[]
  readonly agree: number
  /** From 0 to 1; null without proposals. */
  readonly share: number | null
  readonly coefficient: Coefficient
}

type Decisions = readonly { readonly decisions: readonly ({ readonly verdict: Verdict } | null)[] }[]

export function countAgreement(
  proposals: Decisions,
  count = proposals[0]?.decisions.length ?? 0,
): AgreementCounts {
  const readers = Array.from({ length: count }, () => ({ accept: 0, change: 0, reject: 0 }))
  const rows = proposals.map(({ decisions }) => decisions.map((one) => one?.verdict ?? null))
  let agree = 0
  for (const row of rows) {
    row.forEach((verdict, at) => {
      const own = readers[at]
      if (own && verdict) own[verdict] += 1
    })
    if (new Set(givenOf(row)).size === 1) agree += 1
  }
  const all = rows.length
  const table = VERDICTS.map((first) =>
    VERDICTS.map((second) => rows.filter((row) => row[0] === first && row[1] === second).length),
  )
  const coefficient = count > 2 ? krippendorffAlpha(rows) : cohenKappa(table)
  return { all, readers, agree, share: all === 0 ? null : agree / all, coefficient }
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
export function cohenKappa(table: readonly (readonly number[])[]): Coefficient {
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
  return { state: 'known', value, ...intervalOf(value, Math.sqrt(Math.max(0, variance))) }
}

/** The 95 % interval of a coefficient by its standard error; none where that is zero, as when a reader never varies. */
function intervalOf(value: number, error: number): { low: number | null; high: number | null } {
  if (error < 1e-9) return { low: null, high: null }
  return { low: Math.max(-1, value - Z * error), high: Math.min(1, value + Z * error) }
}

/**
 * Krippendorff's alpha of nominal decisions, one row per proposal, null where a reader has not decided: 1 − Do / De. Do is the
 * share of unlike pairs within the proposals, each pair weighted by 1 / (decisions of the proposal − 1); De that of unlike
 * pairs of all decisions. Unlike Fleiss' kappa it takes readers who did not decide all. Source: Krippendorff, "Content
 * Analysis", 2nd edition (2004), chapter 11. The interval is alpha ± 1.96 standard errors of the jackknife over the
 * proposals, cut to −1 … 1. Source: Fleiss, Davies, "Jackknifing functions of multinomial frequencies, with an application
 * to a measure of concordance", American Journal of Epidemiology 115 (1982), 841–845.
 */
export function krippendorffAlpha(rows: readonly (readonly (string | null)[])[]): Coefficient {
  const units = rows.map(givenOf).filter(({ length }) => length > 1)
  if (units.length < FEWEST_FOR_KAPPA) return { state: 'too-few' }
  const totals = countByKey(units.flat())
  const size = units.flat().length
  const unlike = units.map(disagreementOf)
  const found = unlike.reduce((sum, one) => sum + one, 0)
  const alphaWithout = (left: readonly string[], disagreement: number): number | null => {
    const counts = new Map(totals)
    for (const one of left) counts.set(one, (counts.get(one) ?? 0) - 1)
    const rest = size - left.length
    const expected = [...counts.values()].reduce((sum, count) => sum + count * (rest - count), 0)
    return expected === 0 ? null : 1 - ((found - disagreement) * (rest - 1)) / expected
  }
  const value = alphaWithout([], 0)
  if (value === null) return { state: 'undefined' }
  const left = units.map((unit, at) => alphaWithout(unit, unlike[at] ?? 0))
  if (found === 0 || left.includes(null)) return { state: 'known', value, low: null, high: null }
  const values = givenOf(left)
  const mean = values.reduce((sum, one) => sum + one, 0) / values.length
  const spread = values.reduce((sum, one) => sum + (one - mean) ** 2, 0)
  const error = Math.sqrt(((values.length - 1) / values.length) * spread)
  return { state: 'known', value, ...intervalOf(value, error) }
}

/** The unlike ordered pairs of a proposal's decisions, over one less than there are decisions. */
function disagreementOf(unit: readonly string[]): number {
  const unlike = unit.reduce((sum, one) => sum + unit.filter((other) => other !== one).length, 0)
  return unlike / (unit.length - 1)
}

/** The agreement on one kind and on each of its categories that has proposals. */
export interface KindAgreement extends AgreementCounts {
  readonly kind: ClaimKind
  readonly categories: readonly (AgreementCounts & { readonly category: string })[]
}

/** The agreement by kind, in the order of `kinds`; kinds without proposals are left out. */
export function agreementByKind(
  proposals: readonly DecidedProposal[],
  kinds: readonly ClaimKind[],
): readonly KindAgreement[] {
  return kinds.flatMap((kind) => {
    const own = proposals.filter((one) => one.kind === kind)
    if (own.length === 0) return []
    const categories = [...new Set(own.map(({ category }) => category))].map((category) => ({
      category,
      ...countAgreement(own.filter((one) => one.category === category)),
    }))
    return [{ kind, ...countAgreement(own), categories }]
  })
}

/** A field of an edit, and how often readers who changed the same claim all left the same in it. */
export interface FieldAgreement {
  readonly field: keyof ClaimChanges
  readonly same: number
  readonly of: number
}

/** The fields that any reader changed where two or more changed the claim; `same` counts equal values. */
export function agreementOfFields(proposals: readonly DecidedProposal[]): readonly FieldAgreement[] {
  const fields = new Map<keyof ClaimChanges, { same: number; of: number }>()
  for (const { decisions } of proposals) {
    const changes = givenOf(decisions).filter(({ verdict }) => verdict === 'change')
    const [first, ...others] = changes.map(({ decision }) => decision)
    if (!first || others.length === 0) continue
    const differing = new Set(others.flatMap((other) => differingFields(first, other)))
    const changed = new Set([first, ...others].flatMap((decision) => Object.keys(changesIn(decision))))
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

/** A proposal that readers decided unlike, and what it was settled to; null while it is open. */
export interface Conflict extends DecidedProposal {
  readonly settled: Decided | null
}

/** The conflicts of a log. Two unlike edits are one too. */
export function conflictsOf(
  log: readonly LogEntry[],
  proposals: readonly DecidedProposal[],
): readonly Conflict[] {
  const settled = decisionsByReader(log).get(SETTLED)
  return proposals
    .filter(({ decisions }) => {
      const [first, ...others] = givenOf(decisions).map(({ decision }) => decision)
      return others.some((other) => !isSameDecision(first ?? null, other))
    })
    .map((proposal) => ({ ...proposal, settled: settled?.get(proposal.claimId) ?? null }))
}

/** Whose decisions a reader asked to see before deciding: nobody's, everybody's, or one other reader's by name. */
export type ShownOthers = boolean | string

/** Other readers with the number of claims that they decided and this reader may not see, by name. */
export function hiddenReaders(
  log: readonly LogEntry[],
  seen: readonly LogEntry[],
): readonly Readonly<{ who: string; count: number }>[] {
  const shown = new Set(seen)
  const hidden = log.filter((entry) => !shown.has(entry))
  return [...new Set(hidden.map(({ who }) => who))].sort().flatMap((who) => {
    const [decided] = decisionsByReader(hidden.filter((entry) => entry.who === who)).values()
    return decided && decided.size > 0 ? [{ who, count: decided.size }] : []
  })
}

/**
 * The entries that a reader may see: their own, those of `other`, and those of all on claims that they have decided and on
 * plans whose outcome they have set. Once they have decided all proposals of a document, they see all that others added too. `proposals` counts those of a document.
 */
export function visibleEntries(
  log: readonly LogEntry[],
  reader: string,
  proposals: (documentId: string) => number,
  other: string | null = null,
): readonly LogEntry[] {
  if (log.every(({ who }) => who === reader)) return log
  const own = decisionsByReader(log).get(reader)
  const ownOutcomes = outcomesByReader(log).get(reader)
  const proposed = [...(own?.values() ?? [])].filter(({ decision }) => decision.action !== 'add')
  const decided = countByKey(proposed.map(({ documentId }) => documentId))
  const isThrough = (documentId: string) => (decided.get(documentId) ?? 0) >= proposals(documentId)
  return log.filter(
    ({ who, settles, claimId, documentId, table, outcome, code }) =>
      table !== undefined ||
      code !== undefined ||
      (who === reader && !settles) ||
      who === other ||
      (outcome ? ownOutcomes?.has(outcome.planId) : own?.has(claimId)) ||
      isThrough(documentId),
  )
}
