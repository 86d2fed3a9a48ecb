import { compareText } from '#domain/compareText.ts'
import type { DatedRecord } from '#domain/datedRecord.ts'
import type { Outcome } from '#domain/outcome.ts'
import type { Route } from '#domain/route.ts'
import type { SourceDocument } from '#domain/sourceDocument.ts'
import { columnsFor, type PublishedTable, tableOf } from './publishedTable.ts'
import { OWN_WORDS } from './terms.ts'

interface SourceInput {
  documents: readonly SourceDocument[]
  records: readonly DatedRecord[]
  plans: Readonly<Record<string, readonly Outcome[]>>
  routes: readonly Route[]
  figures: readonly PublishedTable[]
}

interface Use {
  url: string
  title: string | null
  publisher: string | null
  /** What cites it: `record:<id>`, `plan:<id>`, `leg-page:<id>`, `hub:<route>/<id>`, `table:<id>` or `document:<id>`. */
  by: string
}

/** Every page and file behind the data, with all that cites it. */
export function sourceTable(input: SourceInput): PublishedTable {
  const byUrl = new Map<string, Use[]>()
  for (const use of usesOf(input)) byUrl.set(use.url, [...(byUrl.get(use.url) ?? []), use])
  type Row = readonly [url: string, uses: readonly Use[]]
  const of = columnsFor<Row>()
  const first = (uses: readonly Use[], name: 'title' | 'publisher') =>
    uses.find((use) => use[name] !== null)?.[name] ?? null
  return tableOf<Row>({
    name: 'sources',
    title: 'Sources',
    description:
      'Every page and file behind the data, with all that rests on it. Pages keep their own terms.',
    terms: OWN_WORDS,
    primaryKey: ['url'],
    columns: [
      of.key('url', 'Its address', ([url]) => url),
      of.text('title', 'Title', ([, uses]) => first(uses, 'title')),
      of.text('publisher', 'Publisher', ([, uses]) => first(uses, 'publisher')),
      of.list(
        'used_by',
        'What rests on it, with its kind: record, plan, leg-page, hub, table or document',
        ([, uses]) => [...new Set(uses.map(({ by }) => by))],
      ),
    ],
    rows: [...byUrl].toSorted(([a], [b]) => compareText(a, b)),
  })
}

function usesOf({ documents, records, plans, routes, figures }: SourceInput): readonly Use[] {
  return [
    ...documents.flatMap(({ id, title, publisher, url }) =>
      url === null ? [] : [{ url, title, publisher, by: `document:${id}` }],
    ),
    ...records.flatMap(({ id, sources }) =>
      sources.map(({ url, title, publisher }) => ({ url, title, publisher, by: `record:${id}` })),
    ),
    ...Object.entries(plans).flatMap(([id, found]) =>
      found.flatMap(({ evidence }) =>
        evidence.map(({ url, title, publisher }) => ({ url, title, publisher, by: `plan:${id}` })),
      ),
    ),
    ...routes.flatMap(({ id: route, pages, hubs }) => [
      ...pages.map(({ id, url, title, publisher }) => ({ url, title, publisher, by: `leg-page:${id}` })),
      ...hubs.flatMap(({ id, evidence }) =>
        evidence.map(({ url }) => ({ url, title: null, publisher: null, by: `hub:${route}/${id}` })),
      ),
    ]),
    ...figures.flatMap(({ name, sources }) =>
      sources.flatMap(({ title, path: url }) =>
        url === undefined ? [] : [{ url, title, publisher: null, by: `table:${name}` }],
      ),
    ),
  ]
}
