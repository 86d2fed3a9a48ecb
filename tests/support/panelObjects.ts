import type { Claim } from '#domain/claim.ts'
import type { Measure } from '#domain/measure.ts'
import { type Period, periodOfDate } from '#domain/period.ts'
import type { Route } from '#domain/route.ts'
import type { SourceDocument } from '#domain/sourceDocument.ts'

/** The period of an ISO date of reduced precision; the test fails at once when it is none. */
export function on(text: string): Period {
  const period = periodOfDate(text)
  if (!period) throw new Error(`no date: ${text}`)
  return period
}

/** A measure of one record, placed nowhere, unless told otherwise. */
export function measureOf(part: Partial<Measure> & { id: string }): Measure {
  return Object.freeze({
    title: { en: part.id, fr: part.id, nl: part.id },
    categories: ['border-control'],
    status: 'done',
    statedOn: null,
    period: null,
    scope: 'unplaced',
    actors: [],
    countries: [],
    routes: [],
    regions: [],
    evidence: [{ type: 'record', recordId: `record-${part.id}` }],
    ...part,
  } satisfies Measure)
}

/** A route without legs under no region, unless told otherwise. */
export function routeOf(part: Partial<Route> & { id: string }): Route {
  const names = { en: part.id, fr: part.id, nl: part.id }
  return Object.freeze({
    officialName: part.id,
    names,
    shortNames: names,
    type: 'sea',
    region: null,
    originRegions: [],
    departure: [],
    transit: [],
    arrival: [],
    label: null,
    legs: [],
    hubs: [],
    evidence: [{ type: 'reference', url: 'https://example.org/route' }],
    ...part,
  } satisfies Route)
}

/** A claim on the first three characters of the document "text", unless told otherwise. */
export function claimOf(part: Partial<Claim> & { id: string }): Claim {
  return Object.freeze({
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

/** A document whose lines are those of the text; the roles are given a line each. */
export function documentOf(text: string, roles: readonly SourceDocument['lines'][number]['role'][]) {
  let start = 0
  const lines = text.split('\n').map((line, index) => {
    const at = start
    start += line.length + 1
    const role = roles[index] ?? 'text'
    return {
      start: at,
      end: at + line.length,
      role,
      reason: role === 'dropped' ? 'teaser' : null,
      listMissing: role === 'heading',
    }
  })
  return Object.freeze({
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
  } satisfies SourceDocument)
}
