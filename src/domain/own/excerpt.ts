import * as z from 'zod/mini'
import type { Briefing, BriefingStep } from '#domain/briefing.ts'
import { Claim } from '#domain/claim.ts'
import {
  type Citation,
  CitationEvidence,
  citationAt,
  type Evidence,
  type EvidenceList,
  spanKey,
} from '#domain/evidence.ts'
import { Measure, TimelineEvent } from '#domain/measure.ts'
import { readReader } from '#domain/readerLink.ts'
import { SourceDocument } from '#domain/sourceDocument.ts'
import type { OwnData } from './data.ts'
import { rowsAt } from './figureTable.ts'
import { ShownOutcome } from './outcome.ts'
import { OwnFigure, OwnTable } from './table.ts'
import { whoseId } from './whose.ts'

const Named = z.array(z.strictObject({ id: z.string(), evidence: z.array(CitationEvidence) }))

/** What a briefing takes along of the reader's own documents and tables: the evidence it cites, and what that publishes. */
export const OwnExcerpt = z.strictObject({
  documents: z.array(SourceDocument),
  claims: z.array(Claim),
  measures: z.array(Measure),
  events: z.array(TimelineEvent),
  routes: Named,
  regions: Named,
  twins: z.record(z.string(), z.string()),
  pages: z.record(z.string(), z.array(z.strictObject({ number: z.int(), start: z.int() }))),
  tables: z.array(OwnTable),
  figures: z.array(OwnFigure),
  // Files saved before it have none.
  outcomes: z._default(z.array(ShownOutcome), []),
})
export type OwnExcerpt = z.infer<typeof OwnExcerpt>

interface OwnSpan {
  documentId: string
  start: number
  end: number
}

function ownSpanOf(link: string): OwnSpan | null {
  const target = readReader(link)
  if (target?.type !== 'document' || !target.span || whoseId(target.documentId) === 'published') return null
  return { documentId: target.documentId, ...target.span }
}

/**
 * The briefing with what it needs of the reader's own to show and open its evidence elsewhere; null when it needs nothing.
 * Of a document only the sentences cited are taken, so that their offsets move, and the steps' links with them;
 * `hasTexts` takes the documents whole. Of a table only the rows cited are taken.
 */
export function withOwnExcerpt(
  briefing: Briefing,
  own: OwnData,
  hasTexts: boolean,
): { briefing: Briefing; own: OwnExcerpt | null; movedLink: (link: string) => string } {
  const links = [...new Set(briefing.steps.flatMap(({ evidence }) => evidence))]
  const spans = links.flatMap((link) => ownSpanOf(link) ?? [])
  const rows = links.flatMap((link) => {
    return rowsAt(own, readReader(link)) ?? []
  })
  if (spans.length + rows.length === 0) return { briefing, own: null, movedLink: (link) => link }

  /** Where each cited span is in the excerpt. */
  const moved = new Map<string, OwnSpan>()
  const pages: OwnExcerpt['pages'] = {}
  const documents = own.documents.flatMap((document) => {
    const cited = spans.filter(({ documentId }) => documentId === document.id)
    if (cited.length === 0) return []
    const pageStarts = own.pages?.[document.id] ?? []
    if (hasTexts) {
      for (const span of cited) moved.set(spanKey(span), span)
      if (pageStarts.length > 0) pages[document.id] = pageStarts.map((page) => ({ ...page }))
      return [document]
    }
    const cut = excerptOf(document, cited, pageStarts)
    for (const [key, span] of cut.moved) moved.set(key, span)
    if (cut.pages.length > 0) pages[document.id] = cut.pages
    return [cut.document]
  })
  const textOf = new Map(documents.map(({ id, text }) => [id, text]))
  const inExcerpt = (citation: Citation): Citation | null => {
    const to = moved.get(spanKey(citation))
    return to ? citationAt(to.documentId, textOf.get(to.documentId) ?? '', to.start, to.end) : null
  }
  const citedOnly = (evidence: readonly Evidence[]) =>
    evidence.flatMap((piece): CitationEvidence[] => {
      const citation = piece.type === 'citation' ? inExcerpt(piece.citation) : null
      return piece.type === 'citation' && citation ? [{ ...piece, citation }] : []
    })
  const withCited = <Item extends { evidence: EvidenceList }>(items: readonly Item[]): Item[] =>
    items.flatMap((item) => {
      const [first, ...more] = citedOnly(item.evidence)
      return first ? [{ ...item, evidence: [first, ...more] }] : []
    })
  const named = (items: OwnData['routes']) =>
    items.flatMap(({ id, evidence }) => {
      const cited = citedOnly(evidence)
      return cited.length > 0 ? [{ id, evidence: cited }] : []
    })
  const excerpt = {
    documents,
    claims: own.claims.flatMap((claim) => {
      const citation = inExcerpt(claim.citation)
      return citation ? [{ ...claim, citation }] : []
    }),
    measures: withCited(own.measures),
    events: withCited(own.events),
    routes: named(own.routes),
    regions: named(own.regions),
    twins: {},
    pages,
    tables: own.tables.filter(({ id }) => rows.some(({ table }) => table.id === id)),
    figures: own.figures.filter(({ id }) => rows.some(({ figure }) => figure.id === id)),
    // Both sentences, or nothing: a published plan has its own evidence.
    outcomes: own.outcomes.flatMap((one) => {
      const { shownBy, planSentence } = one.outcome
      const citation = inExcerpt(shownBy.citation)
      const plan = planSentence && inExcerpt(planSentence)
      if (!citation || (planSentence && !plan)) return []
      return [{ ...one, outcome: { ...one.outcome, shownBy: { ...shownBy, citation }, planSentence: plan } }]
    }),
  }
  const movedLink = (link: string) => {
    const span = ownSpanOf(link)
    const to = span && moved.get(spanKey(span))
    return to ? spanKey(to) : link
  }
  const movedStep = (step: BriefingStep): BriefingStep => ({
    ...step,
    evidence: step.evidence.map(movedLink),
    view: [...moved].reduce(
      (view, [from, to]) => view.replace(`reader=${from}`, `reader=${spanKey(to)}`),
      step.view,
    ),
  })
  // The excerpt is read back by the same schema, so a change of the types shows here.
  return {
    briefing: { ...briefing, steps: briefing.steps.map(movedStep) },
    own: OwnExcerpt.parse(excerpt),
    movedLink,
  }
}

/** A document with the cited sentences alone, a line each; overlapping ones are one line. */
function excerptOf(
  document: SourceDocument,
  cited: readonly OwnSpan[],
  pageStarts: readonly { number: number; start: number }[],
) {
  const sorted = cited.toSorted((a, b) => a.start - b.start || b.end - a.end)
  const chunks: { start: number; end: number }[] = []
  for (const { start, end } of sorted) {
    const last = chunks.at(-1)
    if (last && start < last.end) last.end = Math.max(last.end, end)
    else chunks.push({ start, end })
  }
  let text = ''
  const moved = new Map<string, OwnSpan>()
  const pages: { number: number; start: number }[] = []
  const lines: SourceDocument['lines'] = []
  const sentences: SourceDocument['sentences'] = []
  for (const chunk of chunks) {
    const at = text.length
    const words = document.text.slice(chunk.start, chunk.end).replaceAll('\n', ' ')
    text += `${words}\n`
    const end = at + words.length
    sentences.push({ start: at, end, line: lines.length })
    lines.push({ start: at, end, role: 'text', reason: null, listMissing: false })
    const page = pageStarts.findLast(({ start }) => start <= chunk.start)
    if (page) pages.push({ number: page.number, start: at })
    for (const span of cited) {
      if (span.start < chunk.start || span.end > chunk.end) continue
      const start = at + span.start - chunk.start
      moved.set(spanKey(span), { documentId: document.id, start, end: start + span.end - span.start })
    }
  }
  return { document: { ...document, sha256: null, text, lines, sentences }, moved, pages }
}

/** Whether a step cites sentences of a document that is not published. */
export function citesKeptText({ evidence }: Pick<BriefingStep, 'evidence'>): boolean {
  return evidence.some((link) => ownSpanOf(link) !== null)
}
