import type { Claim } from '#domain/claim.ts'
import type { DatedRecord } from '#domain/datedRecord.ts'
import type { Citation, Evidence } from '#domain/evidence.ts'
import { namedByEvidence } from '#domain/restsOn.ts'
import type { Region, Route } from '#domain/route.ts'
import type { SourceDocument } from '#domain/sourceDocument.ts'
import type { Vocabulary } from '#domain/vocabulary.ts'
import { firstFrom } from '#lib/firstFrom.ts'
import type { Datasets } from './datasets.ts'
import { type Fault, placeOfClaim, shorten, sortFaults } from './fault.ts'
import { recordFaults, recordLinkFaults } from './importRecords.ts'
import { outcomeFaults } from './marks.ts'
import { checkPublishers } from './metaRules.ts'

/** Checks all that must hold before publishing: quotes, ids, evidence, records, publishers. Returns all faults. */
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
 * Faults of citations: a quote must match its span in running text, one that a reader added also in a heading, and be unique
 * with its context; every cue must match.
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
    const own = claim.review.state === 'added' ? faults.filter(({ kind }) => kind !== 'heading') : faults
    return [...own, ...cueFaults(document, claim, file)]
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
  for (let index = firstFrom(lines, (line) => line.end <= start); index < lines.length; index += 1) {
    const line = lines[index]
    if (!line || line.start >= end) break
    if (line.role === 'text' || line.role === 'blank') continue
    const why = line.role === 'dropped' ? `dropped (${line.reason ?? 'no reason'})` : 'a heading'
    faults.push({
      kind: line.role === 'heading' ? 'heading' : 'line',
      file,
      problem: `the quote "${shorten(exact)}" lies on the line at ${line.start}, which is ${why}`,
      remedy: 'remove the claim, or correct the rule in lexicon/boilerplate.json that drops the line',
    })
  }
  return faults
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
  const faultOf = (item: Evidence): readonly [problem: string, remedy: string] | null => {
    if (item.type === 'citation') {
      const { claimId, citation } = item
      const claim = claims.get(claimId)
      if (!claim) return [`its claim ${claimId} does not exist`, 'derive again, so that marks and claims fit']
      return JSON.stringify(claim.citation) === JSON.stringify(citation)
        ? null
        : [`it cites other words than its claim ${claimId}`, 'derive again, so that marks and claims fit']
    }
    const named = namedByEvidence(item)
    return named?.in !== 'records' || records.has(named.id)
      ? null
      : [`its record ${named.id} does not exist`, 'correct the id, or add the record to records.json']
  }
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
      const found = faultOf(item)
      if (found) fault(...found)
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

/** Length of the pieces that are indexed, code units. */
const PIECE = 12
const BASE = 0x01000193

/** Returns a function that finds all places of a quote, in order. An index keeps many quotes in proportion to the text. */
export function quotePlaces(text: string): (quote: string) => readonly number[] {
  const length = Math.max(text.length - PIECE + 1, 0)
  const mask = 2 ** Math.ceil(Math.log2(2 * length + 2)) - 1
  const counts = new Int32Array(mask + 1)
  const heads = new Int32Array(mask + 1).fill(-1)
  const next = new Int32Array(length)
  const hashes = hashesOf(text)
  // From the end, so that each chain is in text order.
  for (let at = length - 1; at >= 0; at -= 1) {
    const slot = slotOf(hashes[at] ?? 0, mask)
    next[at] = heads[slot] ?? -1
    heads[slot] = at
    counts[slot] = (counts[slot] ?? 0) + 1
  }
  const find = (quote: string): readonly number[] => {
    if (quote.length < PIECE) return placesOfShort(text, quote)
    let rarest = { offset: 0, slot: 0, count: Number.POSITIVE_INFINITY }
    for (const [offset, hash] of hashesOf(quote).entries()) {
      const slot = slotOf(hash, mask)
      const count = counts[slot] ?? 0
      if (count < rarest.count) rarest = { offset, slot, count }
    }
    const places: number[] = []
    for (let at = heads[rarest.slot] ?? -1; at !== -1; at = next[at] ?? -1) {
      const start = at - rarest.offset
      if (start >= 0 && text.startsWith(quote, start)) places.push(start)
    }
    return places
  }
  /** A sentence that occurs often is asked for often. */
  const known = new Map<string, readonly number[]>()
  return (quote) => {
    const places = known.get(quote) ?? find(quote)
    known.set(quote, places)
    return places
  }
}

/** A hash of the piece that starts at each code unit. */
function hashesOf(text: string): Int32Array {
  const length = Math.max(text.length - PIECE + 1, 0)
  const hashes = new Int32Array(length)
  let leading = 1
  for (let unit = 1; unit < PIECE; unit += 1) leading = Math.imul(leading, BASE)
  let hash = 0
  for (let at = 0; at < text.length; at += 1) {
    if (at >= PIECE) hash -= Math.imul(text.charCodeAt(at - PIECE), leading)
    hash = (Math.imul(hash, BASE) + text.charCodeAt(at)) | 0
    if (at >= PIECE - 1) hashes[at - PIECE + 1] = hash
  }
  return hashes
}

function slotOf(hash: number, mask: number): number {
  return (hash ^ (hash >>> 15)) & mask
}

function placesOfShort(text: string, quote: string): readonly number[] {
  const places: number[] = []
  if (quote === '') return places
  for (let at = text.indexOf(quote); at !== -1; at = text.indexOf(quote, at + 1)) places.push(at)
  return places
}

/** The ids that claims, records and marks may use, by list of the lexicon. */
type LexiconIds = ReturnType<typeof lexiconIds>

/** Collects the ids of a vocabulary, its routes and regions, and the countries of the lexicon. */
export function lexiconIds(
  vocabulary: Vocabulary,
  routes: readonly Route[],
  regions: readonly Region[],
  countries: readonly string[],
) {
  const ids = (items: readonly { id: string }[]) => new Set(items.map((item) => item.id))
  return {
    measures: ids(vocabulary.categories),
    facets: new Set(
      vocabulary.categories.flatMap(({ id, facets }) => facets.map((facet) => `${id}/${facet.id}`)),
    ),
    drivers: ids(vocabulary.drivers),
    events: ids(vocabulary.eventCategories),
    figures: ids(vocabulary.figureCategories),
    forms: ids(vocabulary.forms),
    dropReasons: ids(vocabulary.dropReasons),
    actors: new Set([...vocabulary.actors.map((actor) => actor.id), ...countries]),
    countries: new Set(countries),
    routes: ids(routes),
    regions: ids(regions),
  }
}

/** The file of each list, for the remedy. */
const LIST_FILES: Readonly<Record<keyof LexiconIds, string>> = {
  measures: 'lexicon/measures.json',
  facets: 'lexicon/measures.json',
  drivers: 'lexicon/drivers.json',
  events: 'lexicon/events.json',
  figures: 'lexicon/figures.json',
  forms: 'lexicon/forms.json',
  dropReasons: 'lexicon/boilerplate.json',
  actors: 'lexicon/actors.json',
  countries: 'lexicon/actors.json, "countries"',
  routes: 'lexicon/routes.json',
  regions: 'lexicon/regions.json',
}

/** Fields that may name a region where a route is expected. */
const PLACE_FIELDS: readonly string[] = ['category', 'values.flow.place']

/** A use of an id: its place and field, and the list that must contain it. */
type Use = Readonly<{ file: string; place: string; field: string; list: keyof LexiconIds; id: string }>

/** Faults for ids of claims, records, routes, regions and documents that the lexicon lacks. */
function checkIds(datasets: Datasets, ids: LexiconIds): readonly Fault[] {
  const uses = [
    ...datasets.documents.flatMap((document) =>
      document.lines.flatMap((line) =>
        line.reason === null
          ? []
          : use('documents', `document ${document.id}`, 'lines.reason', 'dropReasons', [line.reason]),
      ),
    ),
    ...datasets.claims.flatMap(usesOfClaim),
    ...datasets.records.flatMap(usesOfRecord),
    ...datasets.routes.flatMap(usesOfRoute),
    ...datasets.regions.flatMap((region) => [
      ...use('lexicon/regions.json', `region ${region.id}`, 'routes', 'routes', region.routes),
      ...use('lexicon/regions.json', `region ${region.id}`, 'countries', 'countries', region.countries),
    ]),
  ]
  return uses.flatMap(({ file, place, field, list, id }) => {
    const known =
      ids[list].has(id) || (list === 'routes' && PLACE_FIELDS.includes(field) && ids.regions.has(id))
    if (known) return []
    const problem = `${field}: the lexicon has no ${id === '' ? 'empty id' : id}`
    return [{ file, place, problem, remedy: `correct the id, or add it to ${LIST_FILES[list]}` }]
  })
}

function use(
  file: string,
  place: string,
  field: string,
  list: keyof LexiconIds,
  used: readonly string[],
): readonly Use[] {
  return used.map((id) => ({ file, place, field, list, id }))
}

const CATEGORY_LISTS: Readonly<Record<Claim['kind'], keyof LexiconIds>> = {
  measure: 'measures',
  driver: 'drivers',
  route: 'routes',
  event: 'events',
  figure: 'figures',
}

function usesOfClaim(claim: Claim): readonly Use[] {
  const file = `documents/${claim.citation.documentId}.txt`
  const place = placeOfClaim(claim)
  const facets = claim.facet === null ? [] : [`${claim.category}/${claim.facet}`]
  return [
    ...use(file, place, 'category', CATEGORY_LISTS[claim.kind], [claim.category]),
    ...use(file, place, 'facet', 'facets', facets),
    ...use(file, place, 'actors', 'actors', claim.actors),
    ...use(file, place, 'countries', 'countries', claim.countries),
    ...use(file, place, 'routes', 'routes', claim.routes),
    ...use(file, place, 'regions', 'regions', claim.regions),
  ]
}

function usesOfRecord(record: DatedRecord): readonly Use[] {
  const file = 'records.json'
  const place = `record ${record.id}`
  return [
    ...use(file, place, 'categories', 'measures', record.categories),
    ...use(file, place, 'form', 'forms', [record.form]),
    ...use(file, place, 'actors', 'actors', record.actors),
    ...use(file, place, 'countries', 'countries', record.countries),
    ...use(file, place, 'routes', 'routes', record.routes),
    ...use(file, place, 'regions', 'regions', record.regions),
    ...use(file, place, 'values.flow.place', 'routes', flowPlaces(record)),
  ]
}

/** The places of the flows of a record, without `total`, which is not in the lexicon. */
function flowPlaces({ values }: DatedRecord): readonly string[] {
  return values.flatMap(({ flow }) => (flow?.place && flow.place !== 'total' ? [flow.place] : []))
}

function usesOfRoute(route: Route): readonly Use[] {
  const file = 'lexicon/routes.json'
  const place = `route ${route.id}`
  const origins = route.region === null ? route.originRegions : [route.region, ...route.originRegions]
  return [
    ...use(file, place, 'region or originRegions', 'regions', origins),
    ...use(file, place, 'departure', 'countries', route.departure),
    ...use(file, place, 'transit', 'countries', route.transit),
    ...use(file, place, 'arrival', 'countries', route.arrival),
    ...route.hubs.flatMap((hub) =>
      use(file, `${place}, hub ${hub.id}`, 'country', 'countries', [hub.country]),
    ),
  ]
}
