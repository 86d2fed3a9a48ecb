import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DATASET_SCHEMAS } from '#domain/datasetSchemas.ts'
import type { Dataset, DatasetName } from '#domain/datasets.ts'
import { compareEditions } from '#domain/editions/compareEditions.ts'
import { DEFAULT_VIEW } from '#domain/view.ts'
import { writeView } from '#domain/viewCodec.ts'
import { EDITION_FOLDER, readIndex, readReasons, readState } from '#scripts/editions/editionFolder.ts'
import { messagesOf } from '#scripts/messageFiles.ts'
import { atomFeed, FEED, FEED_FOLDER, type Feed } from './atomFeed.ts'
import { entriesOfEdition, entriesOfStep, type PublishedNow } from './feedEntries.ts'

/** Editions that a feed goes back: who subscribes later has *What changed*. */
const EDITIONS = 12

/** The feeds of a checkout by their path: one of everything, and one a route. The same text for the same data and address. */
export function feedsOf(root: string, base: URL): ReadonlyMap<string, string> {
  const now = publishedNow(root)
  const folder = join(root, EDITION_FOLDER)
  const { editions } = readIndex(folder)
  const day = editions[0]?.day
  // Without an edition nothing has a day.
  if (day === undefined) return new Map()
  const entries = editions
    .slice(0, EDITIONS)
    .flatMap((edition, at) => {
      const older = editions[at + 1]
      const own = entriesOfEdition(edition, older ?? null)
      if (older === undefined) return own
      const [before, state] = [readState(folder, older.id), readState(folder, edition.id)]
      const changes = compareEditions(before, state, readReasons(folder, edition.id))
      return [
        ...own,
        ...entriesOfStep({ edition, state, changes, before: { edition: older, state: before } }, now),
      ]
    })
    // Newest first; of one day in the order above.
    .sort((one, other) => (one.day === other.day ? 0 : one.day < other.day ? 1 : -1))
  const newest = entries[0]?.day ?? day
  const all: Feed = {
    path: FEED,
    title: 'Throughline: what changed',
    subtitle: 'Figures revised, records, claims and outcomes of plans added and changed, edition by edition.',
    link: writeView({ ...DEFAULT_VIEW, page: 'sources' }),
    day: newest,
    entries,
  }
  const ofRoutes = now.routes.map(({ id, names }): Feed => {
    const own = entries.filter((entry) => entry.routes.includes(id))
    return {
      path: `${FEED_FOLDER}/${id}.xml`,
      title: `Throughline: what changed on the route ${names.en}`,
      subtitle:
        'Figures, records, claims, outcomes of plans and the course of this route, edition by edition.',
      link: writeView({ ...DEFAULT_VIEW, selected: { kind: 'route', id } }),
      day: own[0]?.day ?? day,
      entries: own,
    }
  })
  return new Map([all, ...ofRoutes].map((feed) => [feed.path, atomFeed(feed, base)]))
}

/** Names of facts that the page shows otherwise. */
const OWN_FIELDS = { title: 'Title', state: 'Outcome', since: 'Since', found: 'What was found', text: 'Text' }

function publishedNow(root: string): PublishedNow {
  const read = (file: string): unknown => JSON.parse(readFileSync(join(root, file), 'utf8'))
  const published = <Name extends DatasetName>(name: Name): Dataset<Name> =>
    DATASET_SCHEMAS[name].parse(read(`data/derived/${name}.json`))
  const { common, changes } = messagesOf('en', root)
  const { choice } = common as { choice: Record<'status' | 'outcome', Record<string, string>> }
  const { field } = changes as { field: Record<string, string> }
  return {
    routes: published('routes').routes,
    records: published('records').records,
    measures: published('measures').measures,
    documents: published('documents').documents,
    claims: published('claims').claims,
    sources: published('figures').sources,
    briefings: published('briefings').briefings,
    outcomes: { ...choice.status, ...choice.outcome },
    fields: { ...field, ...OWN_FIELDS },
  }
}
