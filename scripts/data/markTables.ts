import type { Claim, ClaimValue } from '#domain/claim.ts'
import { type Evidence, evidenceKey } from '#domain/evidence.ts'
import { textIn } from '#domain/language.ts'
import type { Measure, Placement, TimelineEvent } from '#domain/measure.ts'
import type { SourceQuality } from '#domain/publisher.ts'
import type { SourceDocument } from '#domain/sourceDocument.ts'
import { columnsFor, type PublishedTable, tableOf } from './publishedTable.ts'
import { OWN_WORDS } from './terms.ts'

/** Documents, and the claims of their sentences. */
export function claimTables(
  documents: readonly SourceDocument[],
  claims: readonly Claim[],
): readonly PublishedTable[] {
  const rights = documents.map(
    ({ id, rights: stated }) => `${id}: ${stated ? textIn(stated, 'en').text : 'not stated'}`,
  )
  const terms = { rights: rights.join('; '), licence: null }
  const sources = documents.map(({ title, url }) => (url === null ? { title } : { title, path: url }))
  const of = columnsFor<SourceDocument>()
  return [
    tableOf({
      name: 'documents',
      title: 'Documents',
      description: 'The documents that claims quote. Their texts are in documents.json.',
      terms,
      sources,
      primaryKey: ['id'],
      columns: [
        of.key('id', 'Id of the document', ({ id }) => id),
        of.text('title', 'Title', ({ title }) => title, true),
        of.text('publisher', 'Its publisher; empty is not stated', ({ publisher }) => publisher),
        of.text(
          'publisher_kind',
          'official, republished-official, press or other',
          ({ publisherKind }) => publisherKind,
        ),
        of.text('url', 'Its address', ({ url }) => url),
        ...of.span('date', 'Its date', ({ date }) => date),
        of.text('language', 'Its language, ISO 639-1', ({ language }) => language, true),
        ...of.words('rights', 'Licence or rights', (document) => document.rights),
        of.text('sha256', 'SHA-256 of the text', ({ sha256 }) => sha256),
      ],
      rows: documents,
    }),
    claimTable(claims, { terms, sources }),
    claimValueTable(claims, { terms, sources }),
  ]
}

type Origin = Pick<PublishedTable, 'terms' | 'sources'>

function claimTable(claims: readonly Claim[], origin: Origin): PublishedTable {
  const of = columnsFor<Claim>()
  return tableOf({
    ...origin,
    name: 'claims',
    title: 'Claims',
    description:
      'What sentences of the documents say, one statement a row. A claim says what a text says, not what is true; proposed ones are not reviewed.',
    primaryKey: ['id'],
    foreignKeys: [{ field: 'document', table: 'documents', key: 'id' }],
    columns: [
      of.key('id', 'Id of the claim', ({ id }) => id),
      of.text('kind', 'measure, driver, route, event or figure', ({ kind }) => kind, true),
      of.text('category', 'Id of the vocabulary, or of a route or region', ({ category }) => category, true),
      of.text('facet', 'Facet of the category', ({ facet }) => facet),
      of.text('status', 'done, planned or gap (said to be lacking); measures only', ({ status }) => status),
      of.list('years', 'Years; empty where the text states none', ({ years }) => years.map(String)),
      of.text('year_basis', 'Where the years come from', ({ yearBasis }) => yearBasis),
      ...of.span('date', 'Date', ({ date }) => date),
      of.text('trend', 'up, down or stable', ({ trend }) => trend),
      ...placementColumns<Claim>(),
      of.text('basis', 'Of routes: named or inferred', ({ basis }) => basis),
      of.key('document', 'The document', ({ citation }) => citation.documentId),
      of.whole(
        'start',
        'Where the quotation begins, UTF-16 code units',
        ({ citation }) => citation.start,
        true,
      ),
      of.whole('end', 'Where it ends, exclusive', ({ citation }) => citation.end, true),
      of.text('quotation', 'The sentence', ({ citation }) => citation.exact, true),
      of.text('review', 'proposed, accepted, edited or added', ({ review }) => review.state, true),
    ],
    rows: claims,
  })
}

function claimValueTable(claims: readonly Claim[], origin: Origin): PublishedTable {
  type Row = { claim: string; number: number; item: ClaimValue }
  const of = columnsFor<Row>()
  return tableOf<Row>({
    ...origin,
    name: 'claim-values',
    title: 'Numbers of the claims',
    description: 'The numbers in the sentences of claims.',
    primaryKey: ['claim', 'number'],
    foreignKeys: [{ field: 'claim', table: 'claims', key: 'id' }],
    columns: [
      of.key('claim', 'The claim', ({ claim }) => claim),
      of.rank('number', 'Order of the number', ({ number }) => number),
      of.number('value', 'The number; empty where the words give none', ({ item }) => item.value),
      of.text('unit', 'Its unit', ({ item }) => item.unit),
      of.yesNo('approximate', 'Whether the words say about', ({ item }) => item.approximate),
      of.text('words', 'As written', ({ item }) => item.exact, true),
    ],
    rows: claims.flatMap(({ id, values }) =>
      values.map((item, index) => ({ claim: id, number: index + 1, item })),
    ),
  })
}

/** Measures and events, as records and claims state them. */
export function markTables(
  measures: readonly Measure[],
  events: readonly TimelineEvent[],
): readonly PublishedTable[] {
  const of = columnsFor<Measure>()
  const ofEvent = columnsFor<TimelineEvent>()
  return [
    tableOf({
      name: 'measures',
      title: 'Measures',
      description:
        'Measures against migrant smuggling, one for each record or for all sentences of a document that say the same.',
      terms: OWN_WORDS,
      primaryKey: ['id'],
      columns: [
        of.key('id', 'Id of the measure', ({ id }) => id),
        ...of.words('title', 'Title; empty where category, status and period are it', ({ title }) => title),
        of.list('categories', 'Categories, ids of the vocabulary', ({ categories }) => categories),
        of.text('status', 'done, planned or gap (said to be lacking)', ({ status }) => status, true),
        ...of.span('stated_on', 'When it was said', ({ statedOn }) => statedOn),
        ...of.span('period', 'When it applies', ({ period }) => period),
        ...placementColumns<Measure>(),
        of.text('scope', 'placed, all-routes or unplaced', ({ scope }) => scope, true),
        of.text(
          'outcome',
          'What came of a plan, by the newest finding; empty where nobody has looked',
          ({ outcome }) => outcome?.state ?? null,
        ),
        of.text('act', 'The law or agreement of which it is a step', ({ act }) => act),
        of.list(
          'followed_by',
          'Measures and events that say what came of it',
          ({ followedBy }) => followedBy,
        ),
        ...evidenceColumns<Measure>(),
      ],
      rows: measures,
    }),
    tableOf({
      name: 'events',
      title: 'Events',
      description:
        'Events of the timeline, one for each record or for all sentences of a document that say the same.',
      terms: OWN_WORDS,
      primaryKey: ['id'],
      columns: [
        ofEvent.key('id', 'Id of the event', ({ id }) => id),
        ...ofEvent.words('title', 'Title; empty where category and date are it', ({ title }) => title),
        ofEvent.text(
          'category',
          'Form or category, an id of the vocabulary',
          ({ category }) => category,
          true,
        ),
        ofEvent.list(
          'measure_categories',
          'Categories of the measures it is about',
          ({ measureCategories }) => measureCategories,
        ),
        ...ofEvent.span('date', 'When it happened', ({ date }) => date),
        ...ofEvent.span('stated_on', 'When it was said', ({ statedOn }) => statedOn),
        ...placementColumns<TimelineEvent>(),
        ofEvent.text('scope', 'placed, all-routes or unplaced', ({ scope }) => scope, true),
        ...evidenceColumns<TimelineEvent>(),
      ],
      rows: events,
    }),
  ]
}

function placementColumns<Row extends Omit<Placement, 'scope'>>() {
  const of = columnsFor<Row>()
  return [
    of.list(
      'actors',
      'Who acts: ids of the vocabulary, states as ISO 3166-1 alpha-3',
      ({ actors }) => actors,
    ),
    of.list('countries', 'Countries, ISO 3166-1 alpha-3', ({ countries }) => countries),
    of.list('routes', 'Routes', ({ routes }) => routes),
    of.list('regions', 'Regions', ({ regions }) => regions),
  ]
}

function evidenceColumns<Row extends SourceQuality & { evidence: readonly Evidence[] }>() {
  const of = columnsFor<Row>()
  return [
    of.list('publisher_kinds', 'Kinds of publisher of its evidence', ({ publishers }) => publishers),
    of.list('reviews', 'Review states of its evidence', ({ reviews }) => reviews),
    of.list(
      'evidence',
      'Its evidence: record:<id>, or <document>:<start>-<end> of a sentence',
      ({ evidence }) => evidence.map(evidenceKey),
    ),
  ]
}
