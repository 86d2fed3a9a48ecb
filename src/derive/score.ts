import * as z from 'zod/mini'
import { type Claim, ClaimKind, Status } from '#domain/claim.ts'
import {
  type Quality,
  type QualityNotes,
  type QualityScore,
  rates,
  type Share,
  type Tally,
} from '#domain/ruleBook.ts'

/** An annotation of a gold file; `alternativeCategories` count as right too, an `optional` one may be missed. */
const GoldClaim = z.object({
  quote: z.string(),
  start: z.int(),
  end: z.int(),
  kind: ClaimKind,
  category: z.string(),
  status: z.optional(Status),
  years: z.optional(z.array(z.int())),
  optional: z.optional(z.boolean()),
  alternativeCategories: z.optional(z.array(z.string())),
})

/** The annotations of one document; any claim is allowed on `neutral` sentences. */
export const Gold = z.object({
  doc: z.string(),
  claims: z.array(GoldClaim),
  neutral: z.array(z.object({ start: z.int(), end: z.int() })),
})
export type Gold = z.infer<typeof Gold>

/** The score of one document or of several together. `status` and `years` count matched claims. */
export type Score = {
  kinds: Record<ClaimKind, Tally>
  status: Share
  years: Share
  /** Every false alarm and miss. */
  errors: { document: string; what: string; kind: ClaimKind; category: string; quote: string }[]
}

/** A score with all counts zero. */
export function emptyScore(): Score {
  const tally = (): Tally => ({ right: 0, wrong: 0, missed: 0 })
  return {
    kinds: { measure: tally(), driver: tally(), route: tally(), event: tally(), figure: tally() },
    status: { right: 0, of: 0 },
    years: { right: 0, of: 0 },
    errors: [],
  }
}

type Entry = Readonly<{ gold: z.infer<typeof GoldClaim>; hits: Claim[] }>

/** Compares unreviewed claims with a gold file, once per sentence, kind and category. Optional annotations do not count. */
export function scoreDocument(gold: Gold, claims: readonly Claim[]): Score {
  const score = emptyScore()
  const entries: Entry[] = gold.claims
    .filter((claim, index) => gold.claims.findIndex((other) => keyOf(other) === keyOf(claim)) === index)
    .map((claim) => ({ gold: claim, hits: [] }))
  const seen = new Set<string>()
  for (const claim of claims) {
    const { start, end } = claim.citation
    const key = `${start}-${end}-${claim.kind}-${claim.category}`
    if (seen.has(key)) continue
    seen.add(key)
    const entry = entryOf(entries, claim)
    if (entry) entry.hits.push(claim)
    else if (!gold.neutral.some((span) => span.start === start && span.end === end)) {
      score.kinds[claim.kind].wrong += 1
      score.errors.push(errorOf(gold.doc, 'false alarm', claim.kind, claim.category, claim.citation.exact))
    }
  }
  for (const { gold: wanted, hits } of entries) {
    const [hit] = hits
    if (!hit) {
      if (wanted.optional) continue
      score.kinds[wanted.kind].missed += 1
      score.errors.push(errorOf(gold.doc, 'missed', wanted.kind, wanted.category, wanted.quote))
      continue
    }
    if (!wanted.optional) score.kinds[wanted.kind].right += 1
    compareFields(score, gold, wanted, hit)
  }
  return score
}

function entryOf(entries: readonly Entry[], claim: Claim): Entry | undefined {
  const here = entries.filter(
    ({ gold }) =>
      gold.kind === claim.kind && gold.start === claim.citation.start && gold.end === claim.citation.end,
  )
  return (
    here.find(({ gold }) => gold.category === claim.category) ??
    here.find(({ gold }) => gold.alternativeCategories?.includes(claim.category))
  )
}

function compareFields(score: Score, gold: Gold, wanted: z.infer<typeof GoldClaim>, hit: Claim): void {
  if (wanted.status !== undefined) {
    score.status.of += 1
    if (wanted.status === hit.status) score.status.right += 1
    else
      score.errors.push(
        errorOf(
          gold.doc,
          `status ${hit.status}, gold ${wanted.status}`,
          hit.kind,
          hit.category,
          wanted.quote,
        ),
      )
  }
  score.years.of += 1
  const years = [...(wanted.years ?? [])].sort().join()
  if (years === [...hit.years].sort().join()) score.years.right += 1
  else
    score.errors.push(
      errorOf(
        gold.doc,
        `years ${hit.years.join() || '–'}, gold ${years || '–'}`,
        hit.kind,
        hit.category,
        wanted.quote,
      ),
    )
}

function keyOf(claim: z.infer<typeof GoldClaim>): string {
  return `${claim.start}-${claim.end}-${claim.kind}-${claim.category}`
}

function errorOf(document: string, what: string, kind: ClaimKind, category: string, quote: string) {
  return { document, what, kind, category, quote }
}

/** Adds the counts of several scores. */
export function sumScores(scores: readonly Score[]): Score {
  const sum = emptyScore()
  for (const score of scores) {
    for (const kind of ClaimKind.options) {
      sum.kinds[kind].right += score.kinds[kind].right
      sum.kinds[kind].wrong += score.kinds[kind].wrong
      sum.kinds[kind].missed += score.kinds[kind].missed
    }
    for (const field of ['status', 'years'] as const) {
      sum[field].right += score[field].right
      sum[field].of += score[field].of
    }
    sum.errors.push(...score.errors)
  }
  return sum
}

/** A score as lines of text, one for each kind and one for status and years. */
export function formatScore(title: string, score: Score): string {
  const shown = (value: number | null) => (value === null ? '   –' : value.toFixed(2).padStart(4))
  const lines = ClaimKind.options.map((kind) => {
    const tally = score.kinds[kind]
    const { precision, recall, f1 } = rates(tally)
    return `  ${kind.padEnd(8)} P ${shown(precision)}  R ${shown(recall)}  F1 ${shown(f1)}   right ${tally.right}, false alarms ${tally.wrong}, missed ${tally.missed}`
  })
  const share = ({ right, of }: Share) =>
    of === 0 ? '–' : `${Math.round((100 * right) / of)} % (${right} of ${of})`
  return [title, ...lines, `  status ${share(score.status)}   years ${share(score.years)}`].join('\n')
}

/** The scores of a named set of documents. */
export type ScoredSet = Readonly<{ of: QualityScore['of']; scores: readonly Score[] }>

/** The written estimates with current scores. Sets without documents are left out. */
export function qualityOf(notes: QualityNotes, sets: readonly ScoredSet[]): Quality {
  return {
    estimates: notes.estimates,
    scores: sets.flatMap(({ of, scores }): QualityScore[] => {
      const { kinds, status, years } = sumScores(scores)
      return scores.length === 0 ? [] : [{ of, documents: scores.length, kinds, status, years }]
    }),
  }
}
