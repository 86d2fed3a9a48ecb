import type { Claim } from '#domain/claim.ts'
import type { DatedRecord } from '#domain/datedRecord.ts'
import type { Measure, TimelineEvent } from '#domain/measure.ts'
import type { Region, Route } from '#domain/route.ts'
import type { SourceDocument } from '#domain/sourceDocument.ts'
import type { Vocabulary } from '#domain/vocabulary.ts'

/** The published lists; a missing file leaves its list empty. */
export interface CorpusLists {
  measures: readonly Measure[]
  events: readonly TimelineEvent[]
  routes: readonly Route[]
  regions: readonly Region[]
  claims: readonly Claim[]
  documents: readonly SourceDocument[]
  records: readonly DatedRecord[]
  vocabulary: Vocabulary | null
}

type Index<T> = ReadonlyMap<string, T>

/** All published data, as lists and by id. */
export interface Corpus extends CorpusLists {
  measureById: Index<Measure>
  eventById: Index<TimelineEvent>
  routeById: Index<Route>
  regionById: Index<Region>
  claimById: Index<Claim>
  documentById: Index<SourceDocument>
  recordById: Index<DatedRecord>
}

/** Indexes the published lists by id. Pure; the caller memoises. */
export function indexCorpus(lists: CorpusLists): Corpus {
  return {
    ...lists,
    measureById: byId(lists.measures),
    eventById: byId(lists.events),
    routeById: byId(lists.routes),
    regionById: byId(lists.regions),
    claimById: byId(lists.claims),
    documentById: byId(lists.documents),
    recordById: byId(lists.records),
  }
}

function byId<T extends { id: string }>(items: readonly T[]): Index<T> {
  return new Map(items.map((item) => [item.id, item]))
}
