import { loadTable } from '#domain/figureTable.ts'
import { knownIds } from '#domain/knownIds.ts'
import type { BriefingSources } from '#domain/stepBacking.ts'
import { published } from './published.ts'

/** The published data that steps of a briefing may cite, with the tables of the first load. */
export const BRIEFING_SOURCES: BriefingSources = {
  known: knownIds({
    measures: published('measures'),
    routes: published('routes'),
    timeline: published('timeline'),
    vocabulary: published('vocabulary'),
    documents: published('documents'),
    records: published('records'),
  }),
  documents: published('documents').documents,
  routes: published('routes').routes,
  records: published('records').records,
  tables: new Map(published('figures').tables.map((table) => [table.id, loadTable(table)])),
}
