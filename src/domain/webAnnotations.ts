import { verdictOf } from './agreement.ts'
import type { Claim } from './claim.ts'
import {
  changesOf,
  type Decided,
  decisionsByReader,
  editedClaim,
  foundClaim,
  type LogEntry,
  outcomesByReader,
  SETTLED,
} from './decisionLog.ts'
import type { ProjectDocument } from './project.ts'

/** A text of a project with what the rules propose in it. */
export interface ProposedText {
  readonly document: Pick<ProjectDocument, 'id' | 'title' | 'sha256' | 'language' | 'text' | 'recognition'>
  readonly claims: readonly Claim[]
}

/** The version of the rules, and who exports at which time, ISO 8601. */
export interface ExportFacts {
  readonly rules: string
  readonly at: string
  readonly who: string
}

const CONTEXT = [
  'http://www.w3.org/ns/anno.jsonld',
  {
    prov: 'http://www.w3.org/ns/prov#',
    schema: 'http://schema.org/',
    tl: 'urn:throughline:',
    'prov:wasAttributedTo': { '@type': '@id' },
    'prov:wasDerivedFrom': { '@type': '@id' },
    'prov:generatedAtTime': { '@type': 'http://www.w3.org/2001/XMLSchema#dateTime' },
    'tl:claim': { '@type': '@json' },
    'tl:recognition': { '@type': '@json' },
  },
] as const

/** A proposal of the rules, or a reader's decision on one, as a W3C annotation. */
export type ClaimAnnotation = ReturnType<typeof decisionsOn>[number]

/**
 * The claims of a project as W3C Web Annotations with PROV-O: an annotation for each proposal, attributed to the rules,
 * and one for each decision that holds, attributed to its reader and derived from the proposal; a settled conflict is
 * derived from both decisions. An outcome of a plan links its sentence to the plan. Texts are named by their SHA-256 (RFC 6920) and are not in the export.
 */
export function webAnnotations(
  texts: readonly ProposedText[],
  log: readonly LogEntry[],
  { rules, at, who: exporter }: ExportFacts,
) {
  const decisions = decisionsOf(log, exporter)
  const rulesId = `tl:rules:${rules}`
  const name = 'Throughline rules'
  const agents = [
    { id: rulesId, type: ['prov:SoftwareAgent', 'Software'], name, 'schema:version': rules },
    ...decisions.people.map((name) => ({
      id: decisions.personId(name),
      type: ['prov:Person', 'Person'],
      name,
    })),
  ]
  const annotations = texts.flatMap((text) => {
    const targetAt = targetsIn(text.document)
    return [
      ...text.claims.map((claim) => proposalOf(claim, rulesId, targetAt)),
      ...decisionsOn(text, decisions, targetAt),
      ...outcomesIn(text, decisions, targetAt),
    ]
  })
  const collection = {
    id: '#export',
    type: 'prov:Collection',
    'prov:wasAttributedTo': decisions.personId(exporter),
    'prov:generatedAtTime': at,
  }
  const nodes = texts.map(({ document }) => textNode(document))
  return { '@context': CONTEXT, '@graph': [collection, ...agents, ...nodes, ...annotations] }
}

/** What the readers of a log decided, and the ids of all people of the export. */
function decisionsOf(log: readonly LogEntry[], exporter: string) {
  const readers = decisionsByReader(log)
  const outcomes = outcomesByReader(log)
  const names = [...new Set([...readers.keys(), ...outcomes.keys()])].filter((name) => name !== SETTLED)
  const settlers = [readers, outcomes].flatMap((by) =>
    [...(by.get(SETTLED)?.values() ?? [])].map(({ who }) => who),
  )
  const people = [...new Set([...names, ...settlers, exporter])]
  return { readers, outcomes, names, people, personId: (who: string) => `#reader-${people.indexOf(who) + 1}` }
}
type Decisions = ReturnType<typeof decisionsOf>

function textNode(document: ProposedText['document']) {
  return {
    id: sourceOf(document),
    type: ['prov:Entity', 'Text'],
    'schema:identifier': document.id,
    'schema:name': document.title,
    'schema:sha256': document.sha256,
    language: document.language,
    // A program read the text in pictures: a quote may have its mistakes.
    ...(document.recognition ? { 'tl:recognition': document.recognition } : {}),
  }
}

/** A place in a text: quote and position, the position in Unicode code points as the recommendation counts. */
type TargetAt = ReturnType<typeof targetsIn>

function targetsIn(document: ProposedText['document']) {
  const source = sourceOf(document)
  const points = codePointsOf(document.text)
  return ({ citation: { exact, prefix, suffix, start, end } }: Pick<Claim, 'citation'>) => ({
    source,
    selector: [
      { type: 'TextQuoteSelector' as const, exact, prefix, suffix },
      { type: 'TextPositionSelector' as const, start: points(start), end: points(end) },
    ],
  })
}

function proposalOf(claim: Claim, rulesId: string, targetAt: TargetAt) {
  return {
    id: proposalId(claim.id),
    type: 'Annotation',
    motivation: 'classifying',
    body: { type: 'tl:Claim', 'tl:claim': statementOf(claim) },
    target: targetAt(claim),
    'prov:wasAttributedTo': rulesId,
  }
}

function decisionsOn(
  { document, claims }: ProposedText,
  { readers, names, personId }: Decisions,
  targetAt: TargetAt,
) {
  const proposed = new Map(claims.map((claim) => [claim.id, claim]))
  const decisionId = (name: string, claimId: string) =>
    name === SETTLED ? `#settled-${claimId}` : `${personId(name)}-${claimId}`
  return [...readers].flatMap(([name, decided]) =>
    [...decided.values()].flatMap((one) => {
      if (one.documentId !== document.id) return []
      const claim = decidedClaim(document, proposed.get(one.claimId), one)
      if (!claim) return []
      const others = names.filter((other) => readers.get(other)?.has(one.claimId))
      const from = [
        ...(proposed.has(one.claimId) ? [proposalId(one.claimId)] : []),
        ...(name === SETTLED ? others.map((other) => decisionId(other, one.claimId)) : []),
      ]
      return [
        {
          id: decisionId(name, one.claimId),
          type: 'Annotation',
          motivation: 'assessing',
          body: bodyOf(one, claim),
          target: targetAt(claim),
          'prov:wasAttributedTo': personId(one.who),
          'prov:generatedAtTime': one.at,
          ...(from.length > 0 ? { 'prov:wasDerivedFrom': from } : {}),
        },
      ]
    }),
  )
}

/** The sentences that show what came of a plan, as readers of their own documents set it. */
function outcomesIn({ document }: ProposedText, { outcomes, personId }: Decisions, targetAt: TargetAt) {
  return [...outcomes].flatMap(([name, set]) =>
    [...set].flatMap(([planId, { documentId, who, at, decision }]) => {
      if (documentId !== document.id) return []
      const { state, tie, note, shownBy } = decision
      return [
        {
          id: `${name === SETTLED ? '#settled' : personId(name)}-outcome-${planId}`,
          type: 'Annotation',
          motivation: 'linking',
          body: {
            type: 'tl:Outcome',
            'tl:own': true,
            /** A published measure, or the claim that states a plan of one's own. */
            'tl:plan': planId,
            'tl:state': state,
            'tl:tie': tie,
            ...(name === SETTLED ? { 'tl:settles': true } : {}),
            ...(note === '' ? {} : { 'tl:note': note }),
          },
          target: targetAt(shownBy),
          'prov:wasAttributedTo': personId(who),
          'prov:generatedAtTime': at,
        },
      ]
    }),
  )
}

const proposalId = (claimId: string) => `#proposal-${claimId}`

/** A decision with the claim as it leaves it; without one where it rejects. */
function bodyOf({ decision, settles }: Decided, claim: Claim) {
  const { note = '' } = decision
  return {
    type: 'tl:Decision',
    'tl:decision': verdictOf(decision) ?? 'add',
    ...(settles ? { 'tl:settles': true } : {}),
    ...(note === '' ? {} : { 'tl:note': note }),
    ...(decision.action === 'reject' ? {} : { 'tl:claim': statementOf(claim) }),
  }
}

/** The claim as a decision leaves it; null when the rules propose it no more and it was not added by hand. */
function decidedClaim(
  document: ProposedText['document'],
  proposed: Claim | undefined,
  { decision }: Decided,
): Claim | null {
  if (decision.action === 'add') return foundClaim(document, decision)
  if (!proposed) return null
  return decision.action === 'edit' ? editedClaim(proposed, decision.set) : proposed
}

function statementOf(claim: Claim): Readonly<Record<string, unknown>> {
  return { id: claim.id, kind: claim.kind, ...changesOf(claim) }
}

/** Turns UTF-16 offsets into a text into numbers of code points. */
function codePointsOf(text: string): (offset: number) => number {
  const pairs = [...text.matchAll(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g)].map(({ index }) => index)
  return (offset) => offset - pairs.filter((at) => at < offset).length
}

/** A text's name by its hash: `ni` URI of RFC 6920. */
function sourceOf({ sha256 }: Pick<ProjectDocument, 'sha256'>): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  const bits = [...sha256].map((digit) => Number.parseInt(digit, 16).toString(2).padStart(4, '0')).join('')
  const letters = (bits.match(/.{1,6}/g) ?? []).map((six) => alphabet[Number.parseInt(six.padEnd(6, '0'), 2)])
  return `ni:///sha-256;${letters.join('')}`
}
