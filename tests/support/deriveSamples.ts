import { lexiconIds } from '#derive/checkIds.ts'
import type { Datasets } from '#derive/datasets.ts'
import { buildEvents } from '#derive/events.ts'
import { buildMeasures } from '#derive/measures.ts'
import type { PlacementRules } from '#derive/placement.ts'
import { regionsWithEvidence, routesWithEvidence } from '#derive/placesEvidence.ts'
import { citationAt } from '#domain/citation.ts'
import type { Claim } from '#domain/claim.ts'
import { contentId } from '#domain/contentId.ts'
import type { DatedRecord } from '#domain/datedRecord.ts'
import type { Period } from '#domain/period.ts'
import type { Region, Route } from '#domain/route.ts'
import type { DocumentLine, SourceDocument } from '#domain/sourceDocument.ts'
import type { Vocabulary } from '#domain/vocabulary.ts'

export const YEAR_2025: Period = { start: '2025-01-01', end: '2025-12-31', precision: 'year' }
export const DAY: Period = { start: '2024-12-10', end: '2024-12-10', precision: 'day' }

const words = (text: string) => ({ en: text, fr: text, nl: text })

/** A document whose lines are all running text unless a role is given for one of them. */
export function sampleDocument(text: string, roles: readonly DocumentLine['role'][] = []): SourceDocument {
  let start = 0
  const lines = text.split('\n').map((line, index): DocumentLine => {
    const role = roles[index] ?? 'text'
    const span = { start, end: start + line.length }
    start = span.end + 1
    return { ...span, role, reason: role === 'dropped' ? 'teaser' : null, listMissing: false }
  })
  return {
    id: 'sample',
    title: 'A sample',
    publisher: null,
    publisherKind: null,
    url: null,
    date: DAY,
    dateNote: null,
    language: 'en',
    textKind: null,
    rights: null,
    note: null,
    sha256: null,
    text,
    lines,
    sentences: [],
  }
}

/** A claim on the first place of `quote` in the document. */
export function sampleClaim(document: SourceDocument, quote: string, changes: Partial<Claim> = {}): Claim {
  const start = document.text.indexOf(quote)
  const citation = citationAt(document.id, document.text, start, start + quote.length)
  const kind = changes.kind ?? 'measure'
  const category = changes.category ?? 'border-control'
  return {
    id: contentId(document.id, quote, kind, category, changes.facet ?? '', citation.prefix),
    kind,
    category,
    facet: null,
    status: kind === 'measure' ? 'planned' : null,
    years: [],
    yearBasis: null,
    date: null,
    values: [],
    trend: null,
    actors: [],
    routes: [],
    regions: [],
    countries: [],
    basis: null,
    citation,
    cues: [],
    review: { state: 'proposed', reviewer: null, method: null, note: null },
    ...changes,
  }
}

export function sampleRecord(changes: Partial<DatedRecord> = {}): DatedRecord {
  return {
    id: 'a-record',
    kind: 'measure',
    form: 'policy',
    categories: ['border-control'],
    status: 'done',
    statedOn: DAY,
    period: YEAR_2025,
    actors: ['frontex'],
    countries: [],
    routes: ['channel'],
    regions: [],
    scope: 'placed',
    title: words('Title'),
    summary: words('Summary'),
    values: [],
    sources: [
      { title: 'Page', publisher: 'Ministry', publisherKind: 'official', url: 'https://example.org/page' },
    ],
    note: null,
    ...changes,
  }
}

export const ROUTES: readonly Route[] = [
  {
    id: 'channel',
    officialName: 'Channel route',
    names: words('Channel'),
    shortNames: words('Channel'),
    type: 'sea',
    region: null,
    originRegions: ['north-africa'],
    departure: ['FR'],
    transit: [],
    arrival: ['GB'],
    label: null,
    legs: [],
    hubs: [],
    evidence: [{ type: 'reference', url: 'https://example.org/channel' }],
  },
]

const region = (id: string, role: Region['role']): Region => ({
  id,
  names: words(id),
  role,
  m49: null,
  point: [0, 0],
  countries: [],
  routes: [],
  evidence: [],
})
export const REGIONS: readonly Region[] = [region('north-africa', 'origin'), region('europe', 'destination')]

const term = (id: string) => ({ id, label: words(id), shortLabel: words(id), definition: words(id) })
export const VOCABULARY: Vocabulary = {
  categories: [
    { ...term('border-control'), facets: [{ id: 'technology', label: words('technology') }] },
    { ...term('coordination'), facets: [] },
  ],
  drivers: [{ ...term('poverty'), role: 'push' }],
  eventCategories: [term('meeting')],
  figureCategories: [term('detections')],
  forms: [term('policy'), term('summit')],
  dropReasons: [term('teaser')],
  actors: [
    { id: 'frontex', type: 'agency', label: words('Frontex'), partOf: null, members: [], source: null },
  ],
}
export const IDS = lexiconIds(VOCABULARY, ROUTES, REGIONS, ['FR', 'GB', 'LY'])

export const RULES: PlacementRules = {
  destinations: new Set(['europe']),
  saysAllRoutes: (claim) => claim.citation.exact.includes('all routes'),
}

/** Datasets built from documents, claims and records as the derivation builds them. */
export function sampleDatasets(
  documents: readonly SourceDocument[],
  claims: readonly Claim[],
  records: readonly DatedRecord[],
): Datasets {
  return {
    documents: [...documents],
    claims: [...claims],
    records: [...records],
    measures: buildMeasures(documents, claims, records, RULES),
    routes: routesWithEvidence(ROUTES, claims, records),
    regions: regionsWithEvidence(REGIONS, claims, records),
    events: buildEvents(documents, claims, records, RULES),
    vocabulary: VOCABULARY,
  }
}
