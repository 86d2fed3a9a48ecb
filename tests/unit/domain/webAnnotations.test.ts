import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { countAgreement, decidedProposals, type Verdict } from '#domain/agreement.ts'
import type { Claim } from '#domain/claim.ts'
import { addedClaim, changesOf, type LogEntry, type ReviewDecision, targetOf } from '#domain/decisionLog.ts'
import { citationAt } from '#domain/evidence.ts'
import { type ClaimAnnotation, webAnnotations } from '#domain/webAnnotations.ts'
import { sha256 } from '#scripts/readInput.ts'
import { outcomeEntry, ownOutcomeOf } from '#tests/support/ownOutcomes.ts'
import { entryOfTest, logOfTest } from '#tests/support/reviewLogs.ts'

// Astral characters, so that code units and code points differ.
const INVENTED = '𝔐emo 🚢: they set up joint patrols. They agreed on a plan. They agreed on nothing.\n'
const article = JSON.parse(readFileSync('data/derived/documents.json', 'utf8')).documents[0]
const proposals: readonly Claim[] = JSON.parse(readFileSync('data/derived/claims.json', 'utf8')).claims
const articleClaims = proposals
  .filter(({ citation }) => citation.documentId === article.id)
  .map((claim) => ({
    ...claim,
    review: { state: 'proposed' as const, reviewer: null, method: null, note: null },
  }))

function claimAt(quote: string): Claim {
  const start = INVENTED.indexOf(quote)
  const [base] = articleClaims
  if (!base) throw new Error('the article has no claims')
  const citation = citationAt('own-000000000001', INVENTED, start, start + quote.length)
  return { ...base, id: `x${start}`, citation, cues: [] }
}

const TEXTS = [
  { document: { ...article, sha256: sha256(article.text) }, claims: articleClaims },
  {
    document: {
      id: 'own-000000000001',
      title: 'Invented memo',
      language: 'en' as const,
      text: INVENTED,
      sha256: sha256(INVENTED),
    },
    claims: [claimAt('they set up joint patrols'), claimAt('They agreed on nothing')],
  },
]

function decisionOn(claim: Claim, verdict: Verdict): ReviewDecision {
  const target = targetOf(claim)
  if (verdict === 'accept') return { action: 'accept', ...target, seen: changesOf(claim) }
  if (verdict === 'reject') return { action: 'reject', ...target, note: 'An aim in general words.' }
  return { action: 'edit', ...target, set: { years: [1999] }, note: '' }
}

/** Two readers on all proposals: the second differs from the first on every fifth. */
function logOf(): readonly LogEntry[] {
  const all = TEXTS.flatMap(({ document, claims }) => claims.map((claim) => ({ document, claim })))
  const verdicts: readonly Verdict[] = ['accept', 'accept', 'reject', 'change']
  const entries = ['Ann', 'Bob'].flatMap((who, reader) =>
    all.map(({ document, claim }, index) => {
      const differs = reader === 1 && index % 5 === 0
      const verdict = differs ? 'reject' : (verdicts[index % 4] ?? 'accept')
      const after = decisionOn(claim, verdict)
      return entryOfTest(reader * 200 + index, { who, documentId: document.id, claimId: claim.id, after })
    }),
  )
  const [first] = all
  if (!first) throw new Error('there is no proposal')
  const addition: ReviewDecision = {
    action: 'add',
    quote: 'They agreed on a plan',
    kind: 'measure',
    category: 'coordination',
    note: '',
  }
  const added = addedClaim(
    { id: 'own-000000000001', text: INVENTED },
    INVENTED.indexOf(addition.quote),
    addition,
  )
  return logOfTest([
    ...entries,
    entryOfTest(500, { claimId: added.id, after: addition }),
    entryOfTest(501, {
      documentId: first.document.id,
      claimId: first.claim.id,
      after: { ...decisionOn(first.claim, 'accept'), note: 'It is named in the next sentence.' },
      settles: true,
    }),
  ])
}

const log = logOf()
const exported = JSON.stringify(
  webAnnotations(TEXTS, log, { rules: 'abc', at: '2026-11-27T12:00:00.000Z', who: 'Ann' }),
)
const read: { '@context': readonly unknown[]; '@graph': readonly Record<string, unknown>[] } =
  JSON.parse(exported)
const isAnnotation = (node: Record<string, unknown>) => node.type === 'Annotation'
const annotations = read['@graph'].filter(isAnnotation) as unknown as readonly ClaimAnnotation[]
const node = (id: unknown) => read['@graph'].find((one) => one.id === id)

describe('the export of claims as Web Annotations', () => {
  it('has a unique id for each node, and every reference leads to a node', () => {
    const ids = read['@graph'].map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const one of annotations) {
      expect(node(one.target.source)).toBeDefined()
      expect(node(one['prov:wasAttributedTo'])).toBeDefined()
      for (const from of one['prov:wasDerivedFrom'] ?? []) expect(node(from)).toBeDefined()
    }
  })

  it('has selectors that each lead to the quote in the text of that hash', () => {
    expect(annotations).toHaveLength(3 * TEXTS.flatMap(({ claims }) => claims).length + 2)
    for (const { target } of annotations) {
      const source = node(target.source)
      const text = TEXTS.find(({ document }) => document.sha256 === source?.['schema:sha256'])?.document.text
      const base64 = Buffer.from(String(source?.['schema:sha256']), 'hex').toString('base64url')
      expect(target.source).toBe(`ni:///sha-256;${base64}`)
      const [quote, position] = target.selector
      if (quote?.type !== 'TextQuoteSelector' || position?.type !== 'TextPositionSelector' || !text) {
        throw new Error('a selector or the text is missing')
      }
      const points = [...text]
      expect(points.slice(position.start, position.end).join('')).toBe(quote.exact)
      expect(points.slice(0, position.start).join('').endsWith(quote.prefix)).toBe(true)
      expect(points.slice(position.end).join('').startsWith(quote.suffix)).toBe(true)
    }
  })

  it('links the sentence that shows what came of a plan to the plan, as one’s own', () => {
    const [, invented] = TEXTS
    const [claim] = invented?.claims ?? []
    if (!invented || !claim) throw new Error('the memo has claims')
    const shownBy = { claimId: claim.id, citation: claim.citation }
    const entry = outcomeEntry(600, ownOutcomeOf({ shownBy, note: 'By the words.' }), { who: 'Cleo' })
    const facts = { rules: 'abc', at: '2026-11-27T12:00:00.000Z', who: 'Ann' }
    const graph: readonly object[] = webAnnotations(TEXTS, logOfTest([entry], log), facts)['@graph']
    const person = graph.find((one) => 'name' in one && one.name === 'Cleo')
    expect(graph.filter((one) => 'motivation' in one && one.motivation === 'linking')).toEqual([
      {
        id: '#reader-3-outcome-p1',
        type: 'Annotation',
        motivation: 'linking',
        body: {
          type: 'tl:Outcome',
          'tl:own': true,
          'tl:plan': 'p1',
          'tl:state': 'carried-out',
          'tl:tie': 'our-reading',
          'tl:note': 'By the words.',
        },
        target: annotations.find(({ id }) => id === `#proposal-${claim.id}`)?.target,
        'prov:wasAttributedTo': '#reader-3',
        'prov:generatedAtTime': entry.at,
      },
    ])
    expect(person).toMatchObject({ id: '#reader-3' })
  })

  it('says who decided: the rules propose, a person assesses at a time, from the proposal', () => {
    for (const one of annotations) {
      const agent = node(one['prov:wasAttributedTo'])
      if (one.motivation === 'classifying') {
        expect(agent).toMatchObject({ type: ['prov:SoftwareAgent', 'Software'], 'schema:version': 'abc' })
        continue
      }
      expect(agent?.type).toEqual(['prov:Person', 'Person'])
      expect(one['prov:generatedAtTime']).toMatch(/^2026-11-27T/)
      expect(one['prov:wasDerivedFrom'] === undefined).toBe(one.body['tl:decision'] === 'add')
      expect(one.body['tl:claim'] === undefined).toBe(one.body['tl:decision'] === 'reject')
    }
    const [settled] = annotations.filter(({ body }) => body['tl:settles'])
    expect(settled?.['prov:wasDerivedFrom']).toHaveLength(3)
    expect(settled?.body['tl:note']).toBe('It is named in the next sentence.')
    const edits = annotations.filter(({ body }) => body['tl:decision'] === 'change')
    expect(edits.every(({ body }) => JSON.stringify(body['tl:claim']?.years) === '[1999]')).toBe(true)
  })

  it('names every reader, and derives what was settled from the decision of each', () => {
    const [claim] = articleClaims
    if (!claim) throw new Error('the article has no claims')
    const place = { documentId: article.id, claimId: claim.id }
    const names = ['Ann', 'Bob', 'Cleo', 'Dan']
    const three = logOfTest([
      ...names
        .slice(0, 3)
        .map((who, at) =>
          entryOfTest(at, { ...place, who, after: decisionOn(claim, at === 2 ? 'reject' : 'accept') }),
        ),
      entryOfTest(9, { ...place, who: 'Dan', after: decisionOn(claim, 'accept'), settles: true }),
    ])
    const graph = webAnnotations(TEXTS, three, { rules: 'abc', at: '2026-11-27T12:00:00.000Z', who: 'Ann' })[
      '@graph'
    ]
    const isPerson = (one: object) =>
      'type' in one && Array.isArray(one.type) && one.type[0] === 'prov:Person'
    expect(graph.filter(isPerson).map((one) => 'name' in one && one.name)).toEqual(names)
    const [settled] = graph.filter(
      (one): one is ClaimAnnotation => 'body' in one && (one as ClaimAnnotation).body['tl:settles'] === true,
    )
    expect(settled?.['prov:wasDerivedFrom']).toHaveLength(4)
  })

  it('is enough to compute kappa again', () => {
    const [ann, bob] = ['Ann', 'Bob'].map((name) => read['@graph'].find((one) => one.name === name)?.id)
    const byProposal = new Map<string, Map<string, string>>()
    for (const { body, ...one } of annotations) {
      const [from] = one['prov:wasDerivedFrom'] ?? []
      if (from === undefined || body['tl:settles'] || !body['tl:decision']) continue
      const own = byProposal.get(from) ?? new Map<string, string>()
      byProposal.set(from, own.set(one['prov:wasAttributedTo'], body['tl:decision']))
    }
    const rows = [...byProposal.values()].map((own) => [own.get(String(ann)), own.get(String(bob))])
    const agreed = rows.filter(([a, b]) => a === b).length / rows.length
    const chance = ['accept', 'change', 'reject'].reduce((sum, one) => {
      const shares = [0, 1].map((reader) => rows.filter((row) => row[reader] === one).length / rows.length)
      return sum + (shares[0] ?? 0) * (shares[1] ?? 0)
    }, 0)
    const { coefficient: kappa, all } = countAgreement(decidedProposals(log, ['Ann', 'Bob']))
    expect(rows).toHaveLength(all)
    if (kappa.state !== 'known') throw new Error('kappa is not known')
    expect(kappa.value).toBeGreaterThan(0.5)
    expect((agreed - chance) / (1 - chance)).toBeCloseTo(kappa.value, 12)
  })
})
