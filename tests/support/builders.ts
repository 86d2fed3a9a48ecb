import type { Claim } from '#domain/claim.ts'
import type { DatedRecord } from '#domain/datedRecord.ts'
import { citationAt } from '#domain/evidence.ts'
import { claimId } from '#domain/fileParcel.ts'
import type { Measure, TimelineEvent } from '#domain/measure.ts'
import { type Period, periodOfDate } from '#domain/period.ts'
import type { Position, Region, Route, RouteLeg } from '#domain/route.ts'
import type { DocumentLine, SourceDocument } from '#domain/sourceDocument.ts'

type Named<T> = Partial<T> & { id: string }
type Places = Pick<Measure, 'countries' | 'routes' | 'regions'>

/** Deep-freezes an object, so that code which mutates its input fails at once. */
export function frozen<T extends object>(value: T): T {
  for (const inner of Object.values(value)) if (inner !== null && typeof inner === 'object') frozen(inner)
  return Object.freeze(value)
}

/** The same text in each language. */
export const words = (text: string) => ({ en: text, fr: text, nl: text })

/** The period of an ISO date of reduced precision; throws if it is invalid. */
export function on(text: string): Period {
  const period = periodOfDate(text)
  if (!period) throw new Error(`no date: ${text}`)
  return frozen(period)
}

function scopeOf({ routes = [], countries = [], regions = [] }: Partial<Places>): Measure['scope'] {
  return routes.length + countries.length + regions.length > 0 ? 'placed' : 'unplaced'
}

/** A done measure from one record, without places by default. */
export function measureOf(part: Named<Measure>): Measure {
  return frozen({
    title: words(part.id),
    categories: ['border-control'],
    status: 'done',
    statedOn: null,
    period: null,
    scope: scopeOf(part),
    actors: [],
    countries: [],
    routes: [],
    regions: [],
    publishers: ['official'],
    reviews: ['record'],
    followedBy: [],
    outcome: null,
    act: null,
    evidence: [{ type: 'record', recordId: `record-${part.id}` }],
    ...part,
  } satisfies Measure)
}

/** A meeting from one record, without places by default. */
export function eventOf(part: Named<TimelineEvent>): TimelineEvent {
  return frozen({
    title: words(part.id),
    category: 'meeting',
    measureCategories: [],
    date: null,
    statedOn: null,
    scope: scopeOf(part),
    actors: [],
    countries: [],
    routes: [],
    regions: [],
    publishers: ['official'],
    reviews: ['record'],
    evidence: [{ type: 'record', recordId: `record-${part.id}` }],
    ...part,
  } satisfies TimelineEvent)
}

/** By default a done measure of Frontex on the Channel in 2025, stated on 10 December 2024. */
export function recordOf(part: Partial<DatedRecord> = {}): DatedRecord {
  return frozen({
    id: 'a-record',
    kind: 'measure',
    form: 'policy',
    categories: ['border-control'],
    status: 'done',
    statedOn: on('2024-12-10'),
    period: on('2025'),
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
    hasWeakSources: false,
    followedBy: [],
    ...part,
  } satisfies DatedRecord)
}

/** By default a counted sea leg of the main branch with an arrow. */
export function legOf(
  id: string,
  coordinates: Position[] = [
    [0, 0],
    [1, 1],
  ],
  part: Partial<RouteLeg> = {},
): RouteLeg {
  return frozen({
    id,
    branch: 'main',
    from: null,
    to: null,
    mode: 'sea',
    counted: true,
    main: true,
    arrow: true,
    page: 'page',
    geometry: { type: 'LineString', coordinates },
    ...part,
  } satisfies RouteLeg)
}

/** A route without legs, hubs or region, named on one page. */
export function routeOf(part: Named<Route>): Route {
  return frozen({
    officialName: part.id,
    names: words(part.id),
    shortNames: words(part.id),
    type: 'sea',
    region: null,
    originRegions: [],
    departure: [],
    transit: [],
    arrival: [],
    label: null,
    branches: [],
    legs: [],
    pages: [],
    hubs: [],
    evidence: [{ type: 'reference', url: 'https://example.org/route' }],
    ...part,
  } satisfies Route)
}

/** A region of origin that no text names. */
export function regionOf(part: Named<Region>): Region {
  return frozen({
    names: words(part.id),
    role: 'origin',
    m49: null,
    point: [10, 30],
    countries: [],
    routes: [],
    evidence: [],
    ...part,
  } satisfies Region)
}

/** An accepted driver claim on the first three characters of the document "text". */
export function claimOf(part: Named<Claim>): Claim {
  return frozen({
    kind: 'driver',
    category: 'poverty-economy',
    facet: null,
    status: null,
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
    citation: { documentId: 'text', start: 0, end: 3, exact: 'abc', prefix: '', suffix: '' },
    cues: [],
    review: { state: 'accepted', reviewer: null, method: null, note: null },
    ...part,
  } satisfies Claim)
}

/** A proposed claim on the first occurrence of `quote`: a planned measure of border control. */
export function claimOn(document: SourceDocument, quote: string, part: Partial<Claim> = {}): Claim {
  const start = document.text.indexOf(quote)
  if (start === -1) throw new Error(`the document does not say: ${quote}`)
  const citation = citationAt(document.id, document.text, start, start + quote.length)
  const { kind = 'measure', category = 'border-control', facet = null } = part
  return claimOf({
    id: claimId({ kind, category, facet, citation }),
    kind,
    category,
    status: kind === 'measure' ? 'planned' : null,
    citation,
    review: { state: 'proposed', reviewer: null, method: null, note: null },
    ...part,
  })
}

/**
 * An official English document of 10 December 2024 with the given lines, running text unless a role is given. The
 * list under a heading is missing. Sentences are optional.
 */
export function documentOf(
  text: string,
  roles: readonly DocumentLine['role'][] = [],
  part: Partial<SourceDocument> = {},
): SourceDocument {
  let start = 0
  const lines = text.split('\n').map((line, index): DocumentLine => {
    const role = roles[index] ?? 'text'
    const span = { start, end: start + line.length }
    start = span.end + 1
    return { ...span, role, reason: role === 'dropped' ? 'teaser' : null, listMissing: role === 'heading' }
  })
  return frozen({
    id: 'text',
    title: 'A text',
    publisher: 'A ministry',
    publisherKind: 'official',
    url: 'https://example.org/text',
    date: on('2024-12-10'),
    dateNote: null,
    language: 'en',
    textKind: null,
    rights: null,
    note: null,
    sha256: null,
    text,
    lines,
    sentences: [],
    ...part,
  } satisfies SourceDocument)
}
