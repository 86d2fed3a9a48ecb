import type { Citation } from '#domain/citation.ts'
import type { Claim } from '#domain/claim.ts'
import type { Evidence } from '#domain/evidence.ts'
import type { SourceDocument } from '#domain/sourceDocument.ts'
import { checkIds, type LexiconIds } from './checkIds.ts'
import type { Datasets } from './datasets.ts'
import { type Fault, placeOfClaim, shorten, sortFaults } from './fault.ts'
import { outcomeFaults } from './outcomes.ts'
import { checkPublishers } from './publisherNames.ts'
import { quotePlaces } from './quotePlaces.ts'
import { recordFaults, recordLinkFaults } from './recordFile.ts'

/**
 * Checks everything that must hold before publishing: exact and unambiguous quotes, none on dropped lines, ids of the
 * lexicon, evidence for every mark, consistent records, plain names of publishers. Returns all faults.
 */
export function check(datasets: Datasets, ids: LexiconIds): readonly Fault[] {
  return sortFaults([
    ...checkCitations(datasets.documents, datasets.claims),
    ...checkIds(datasets, ids),
    ...checkMarks(datasets),
    ...checkPublishers(datasets),
    ...datasets.records.flatMap((record) => recordFaults('records.json', record)),
    ...outcomeFaults('outcomes.json', datasets.outcomes, datasets.measures, datasets.records),
    ...recordLinkFaults('records.json', { readTo: datasets.recordsReadTo, records: datasets.records }),
  ])
}

/**
 * Faults of citations: the quote must match the text at its span, lie in running text and be unique with its prefix and
 * suffix; every cue must match the text. Equal quotes of a document give one fault of each kind.
 */
export function checkCitations(
  documents: readonly SourceDocument[],
  claims: readonly Claim[],
): readonly Fault[] {
  const checks = new Map(documents.map((document) => [document.id, citationCheck(document)]))
  const found = new Map<string, { fault: Fault; quotes: Set<number> }>()
  for (const claim of claims) {
    const { documentId, exact, start } = claim.citation
    const check = checks.get(documentId)
    const place = placeOfClaim(claim)
    const faults = check?.(claim) ?? [
      {
        kind: 'document',
        file: 'claims',
        problem: `cites the document ${documentId}, which does not exist`,
        remedy: 'add the document or remove the claim',
      },
    ]
    for (const { kind, ...fault } of faults) {
      const key = [documentId, kind, exact].join('\u0000')
      const known = found.get(key)
      if (known) known.quotes.add(start)
      else found.set(key, { fault: { ...fault, place }, quotes: new Set([start]) })
    }
  }
  return [...found.values()].map(({ fault, quotes }) =>
    quotes.size === 1 ? fault : { ...fault, problem: `${fault.problem} (${quotes.size} quotes like it)` },
  )
}

/** A fault of a claim and its kind. */
type CitationFault = Readonly<Omit<Fault, 'place'> & { kind: string }>

/** Returns a function that checks the citation and cues of a claim of this document. */
function citationCheck(document: SourceDocument): (claim: Claim) => readonly CitationFault[] {
  const placesOf = quotePlaces(document.text)
  /** Claims of one sentence share their citation. */
  const known = new Map<string, readonly CitationFault[]>()
  const file = `documents/${document.id}.txt`
  return (claim) => {
    const { citation } = claim
    const key = [citation.start, citation.end, citation.exact, citation.prefix, citation.suffix].join(
      '\u0000',
    )
    const faults = known.get(key) ?? citationFaults(document, citation, file, placesOf)
    known.set(key, faults)
    return [...faults, ...cueFaults(document, claim, file)]
  }
}

function citationFaults(
  document: SourceDocument,
  citation: Citation,
  file: string,
  placesOf: (quote: string) => readonly number[],
): readonly CitationFault[] {
  const { text, lines } = document
  const { start, end, exact, prefix, suffix } = citation
  const found = text.slice(start, end)
  if (found !== exact) {
    return [
      {
        kind: 'text',
        file,
        problem: `the quote is not the text at ${start}–${end}: expected "${shorten(exact)}", found "${shorten(found)}"`,
        remedy: 'derive again from the stored text, or correct the review that quotes it',
      },
    ]
  }
  const faults: CitationFault[] = []
  const places = placesOf(prefix + exact + suffix)
  if (places.length !== 1 || places[0] !== start - prefix.length) {
    const fits =
      places.length === 0
        ? 'no place'
        : places.length === 1
          ? `${(places[0] ?? 0) + prefix.length}`
          : `${places.length} places`
    faults.push({
      kind: 'places',
      file,
      problem: `with its prefix and suffix the quote "${shorten(exact)}" fits ${fits}, not only ${start}`,
      remedy: 'correct prefix and suffix, or remove the repetition from the document',
    })
  }
  for (let index = lineAfter(lines, start); index < lines.length; index += 1) {
    const line = lines[index]
    if (!line || line.start >= end) break
    if (line.role === 'text' || line.role === 'blank') continue
    const why = line.role === 'dropped' ? `dropped (${line.reason ?? 'no reason'})` : 'a heading'
    faults.push({
      kind: 'line',
      file,
      problem: `the quote "${shorten(exact)}" lies on the line at ${line.start}, which is ${why}`,
      remedy: 'remove the claim, or correct the rule in lexicon/boilerplate.json that drops the line',
    })
  }
  return faults
}

/** The index of the first line that ends after an offset; lines are in text order. */
function lineAfter(lines: SourceDocument['lines'], offset: number): number {
  let low = 0
  let high = lines.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((lines[middle]?.end ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return low
}

function cueFaults({ text }: SourceDocument, claim: Claim, file: string): readonly CitationFault[] {
  return claim.cues
    .filter((cue) => text.slice(cue.start, cue.end) !== cue.exact)
    .map((cue) => ({
      kind: `cue ${cue.rule} ${cue.start - claim.citation.start}`,
      file,
      problem: `the cue "${cue.exact}" of ${cue.rule} is not the text at ${cue.start}–${cue.end}`,
      remedy: 'derive again from the stored text',
    }))
}

/** A mark as the check sees it; unlike published marks, it may lack evidence. */
type Mark = Readonly<{ file: string; place: string; evidence: readonly Evidence[]; needsEvidence: boolean }>

/** Faults of marks: missing or mismatched evidence, repeated ids, and claims whose fields do not fit their kind. */
export function checkMarks(datasets: Datasets): readonly Fault[] {
  const claims = new Map(datasets.claims.map((claim) => [claim.id, claim]))
  const records = new Set(datasets.records.map((record) => record.id))
  const mark =
    (file: string, kind: string, needsEvidence: boolean) =>
    (item: { id: string; evidence: readonly Evidence[] }): Mark => ({
      file,
      place: `${kind} ${item.id}`,
      evidence: item.evidence,
      needsEvidence,
    })
  const marks = [
    ...datasets.measures.map(mark('measures.json', 'measure', true)),
    ...datasets.events.map(mark('timeline.json', 'event', true)),
    ...datasets.routes.map(mark('routes.json', 'route', true)),
    ...datasets.routes.flatMap((route) =>
      route.hubs.map(mark('routes.json', `route ${route.id}, hub`, true)),
    ),
    ...datasets.regions.map(mark('routes.json', 'region', false)),
  ]
  const faults: Fault[] = []
  for (const { file, place, evidence, needsEvidence } of marks) {
    const fault = (problem: string, remedy: string) => faults.push({ file, place, problem, remedy })
    if (needsEvidence && evidence.length === 0) {
      fault('it has no evidence', 'name a sentence, record or page as evidence, or remove it')
    }
    for (const item of evidence) {
      if (item.type === 'record' && !records.has(item.recordId)) {
        fault(
          `its record ${item.recordId} does not exist`,
          'correct the id, or add the record to records.json',
        )
      }
      if (item.type !== 'citation') continue
      const claim = claims.get(item.claimId)
      if (!claim) {
        fault(`its claim ${item.claimId} does not exist`, 'derive again, so that marks and claims fit')
      } else if (JSON.stringify(claim.citation) !== JSON.stringify(item.citation)) {
        fault(
          `it cites other words than its claim ${item.claimId}`,
          'derive again, so that marks and claims fit',
        )
      }
    }
  }
  return [...faults, ...shapeFaults(datasets), ...doubledIds(datasets)]
}

function shapeFaults({ claims }: Datasets): readonly Fault[] {
  return claims.flatMap((claim) => {
    const faults: Fault[] = []
    const fault = (problem: string, remedy: string) =>
      faults.push({
        file: `documents/${claim.citation.documentId}.txt`,
        place: placeOfClaim(claim),
        problem,
        remedy,
      })
    if (claim.kind === 'measure' && claim.status === null) {
      fault('a measure without a status', 'give it done, planned or gap, by a rule or in the review')
    }
    if (claim.kind !== 'measure' && claim.status !== null) {
      fault(`a ${claim.kind} has no status`, 'set its status to null')
    }
    if (claim.kind !== 'route' && claim.basis !== null) {
      fault(`a ${claim.kind} has no basis`, 'set its basis to null')
    }
    if (claim.years.length === 0 && claim.yearBasis !== null) {
      fault('a basis of years without a year', 'name the years, or set yearBasis to null')
    }
    if (claim.years.length > 0 && claim.yearBasis === null) {
      fault('years without a basis', 'say from where the years were taken in yearBasis')
    }
    return faults
  })
}

function doubledIds(datasets: Datasets): readonly Fault[] {
  const lists: readonly (readonly [string, string, readonly { id: string }[], string])[] = [
    ['documents', 'document', datasets.documents, 'rename one of the two files'],
    [
      'claims',
      'claim',
      datasets.claims,
      'remove one of the two claims; ids are made from document, quote and category',
    ],
    ['records.json', 'record', datasets.records, 'rename or remove one of the two records'],
    ['measures.json', 'measure', datasets.measures, 'remove one of the two measures or records'],
    ['timeline.json', 'event', datasets.events, 'remove one of the two events or records'],
    ['lexicon/routes.json', 'route', datasets.routes, 'rename or remove one of the two routes'],
    ['lexicon/regions.json', 'region', datasets.regions, 'rename or remove one of the two regions'],
  ]
  return lists.flatMap(([file, kind, items, remedy]) => {
    const seen = new Set<string>()
    return items.flatMap(({ id }): Fault[] => {
      if (!seen.has(id)) {
        seen.add(id)
        return []
      }
      return [{ file, place: `${kind} ${id}`, problem: 'the id is used twice', remedy }]
    })
  })
}
