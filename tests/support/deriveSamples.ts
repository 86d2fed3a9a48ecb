import { lexiconIds } from '#derive/check.ts'
import type { Datasets } from '#derive/datasets.ts'
import { buildEvents, buildMeasures } from '#derive/marks.ts'
import type { PlacementRules } from '#derive/placeSources.ts'
import { regionsWithEvidence, routesWithEvidence } from '#derive/routes.ts'
import type { Claim } from '#domain/claim.ts'
import type { DatedRecord } from '#domain/datedRecord.ts'
import type { SourceDocument } from '#domain/sourceDocument.ts'
import type { Vocabulary } from '#domain/vocabulary.ts'
import { regionOf, routeOf, words } from './builders.ts'

const ROUTES = [
  routeOf({ id: 'channel', originRegions: ['north-africa'], departure: ['FR'], arrival: ['GB'] }),
]
const REGIONS = [regionOf({ id: 'north-africa' }), regionOf({ id: 'europe', role: 'destination' })]

const term = (id: string) => ({ id, label: words(id), shortLabel: words(id), definition: words(id) })
const VOCABULARY: Vocabulary = {
  categories: [
    { ...term('border-control'), facets: [{ id: 'technology', label: words('technology') }] },
    { ...term('coordination'), facets: [] },
  ],
  drivers: [{ ...term('poverty'), role: 'push' }],
  eventCategories: [term('meeting')],
  figureCategories: [term('detections')],
  forms: [term('policy'), term('summit')],
  dropReasons: [term('teaser')],
  publishers: [],
  actors: [
    { id: 'frontex', type: 'agency', label: words('Frontex'), partOf: null, members: [], source: null },
  ],
}

/** All ids of the small lexicon of these samples. */
export const IDS = lexiconIds(VOCABULARY, ROUTES, REGIONS, ['FR', 'GB', 'LY'])

/** Europe is a destination, and "all routes" means every route. */
export const RULES: PlacementRules = {
  destinations: new Set(['europe']),
  namesAllRoutes: (claim) => claim.citation.exact.includes('all routes'),
}

/** Datasets derived from documents, claims and records. */
export function sampleDatasets(
  documents: readonly SourceDocument[],
  claims: readonly Claim[],
  records: readonly DatedRecord[],
): Datasets {
  return {
    documents: [...documents],
    claims: [...claims],
    records: [...records],
    recordsReadTo: '2026-11-27',
    measures: buildMeasures(documents, claims, records, RULES),
    routes: routesWithEvidence(ROUTES, claims, records),
    regions: regionsWithEvidence(REGIONS, claims, records),
    events: buildEvents(documents, claims, records, RULES),
    vocabulary: VOCABULARY,
    checks: { checks: [] },
    outcomes: { reach: '2026-07', acts: [], plans: {} },
  }
}
