import type { DatedRecord, RecordSource, RecordValue } from '#domain/datedRecord.ts'
import type { Outcome, OutcomePage } from '#domain/outcome.ts'
import { OutcomeState } from '#domain/planState.ts'
import { columnsFor, type PublishedTable, tableOf } from './publishedTable.ts'
import { OWN_WORDS } from './terms.ts'

/** The records, with their numbers and pages. */
export function recordTables(records: readonly DatedRecord[]): readonly PublishedTable[] {
  const of = columnsFor<DatedRecord>()
  return [
    tableOf<DatedRecord>({
      name: 'records',
      title: 'Dated records',
      description:
        'Facts in our own words, one row each, with the date on which each was said and the period in which it applies. A selection, read by hand.',
      terms: OWN_WORDS,
      primaryKey: ['id'],
      columns: [
        of.key('id', 'Id of the record', ({ id }) => id),
        of.text('kind', 'measure, event, or both: a meeting and what it plans', ({ kind }) => kind, true),
        of.text('form', 'Form of the fact, an id of the vocabulary', ({ form }) => form, true),
        of.list('categories', 'Categories of measure, ids of the vocabulary', ({ categories }) => categories),
        of.text(
          'status',
          'done, planned or gap (said to be lacking); empty for an event',
          ({ status }) => status,
        ),
        ...of.span('stated_on', 'When it was said, decided or reported', ({ statedOn }) => statedOn),
        ...of.span('period', 'When it happened or applies', ({ period }) => period),
        of.list(
          'actors',
          'Who acts: ids of the vocabulary, states as ISO 3166-1 alpha-3',
          ({ actors }) => actors,
        ),
        of.list('countries', 'Countries where it applies, ISO 3166-1 alpha-3', ({ countries }) => countries),
        of.list('routes', 'Routes that it names', ({ routes }) => routes),
        of.list('regions', 'Regions that it names', ({ regions }) => regions),
        of.text('scope', 'placed, all-routes or unplaced', ({ scope }) => scope, true),
        ...of.words('title', 'Title', ({ title }) => title),
        ...of.words('summary', 'What happened', ({ summary }) => summary),
        ...of.words('note', 'Limits of the record', ({ note }) => note),
        of.yesNo(
          'has_weak_sources',
          'Whether the main fact stands on no page of the authority and in no original press report',
          ({ hasWeakSources }) => hasWeakSources,
        ),
        of.list('followed_by', 'Later records that say what came of it', ({ followedBy }) => followedBy),
      ],
      rows: records,
    }),
    valueTable(records),
    tableOf({
      name: 'record-pages',
      title: 'Pages of the records',
      description: 'The pages that the records cite, the main one first.',
      terms: OWN_WORDS,
      primaryKey: ['record', 'number'],
      foreignKeys: [{ field: 'record', table: 'records', key: 'id' }],
      columns: [
        columnsFor<PageOf>().key('record', 'The record', ({ of: record }) => record),
        columnsFor<PageOf>().rank('number', 'Order of the page', ({ number }) => number),
        ...pageColumns<PageOf>(({ page }) => page),
      ],
      rows: records.flatMap(({ id, sources }) =>
        sources.map((page, index): PageOf => ({ of: id, number: index + 1, page })),
      ),
    }),
  ]
}

interface PageOf {
  of: string
  number: number
  page: RecordSource
}

function valueTable(records: readonly DatedRecord[]): PublishedTable {
  type Row = { record: string; number: number; item: RecordValue }
  const of = columnsFor<Row>()
  return tableOf<Row>({
    name: 'record-values',
    title: 'Numbers of the records',
    description:
      'The numbers that the records state, and what each says about movements or deaths where it can be compared.',
    terms: OWN_WORDS,
    primaryKey: ['record', 'number'],
    foreignKeys: [{ field: 'record', table: 'records', key: 'id' }],
    columns: [
      of.key('record', 'The record', ({ record }) => record),
      of.rank('number', 'Order of the number', ({ number }) => number),
      of.number('value', 'The number', ({ item }) => item.value, true),
      of.text('unit', 'Its unit: persons, EUR, percent …', ({ item }) => item.unit, true),
      ...of.words('what', 'What it counts', ({ item }) => item.what),
      of.text('written', 'The number as written, where no text gives it', ({ item }) => item.written ?? null),
      of.text('flow_place', 'Route, region or total that it counts', ({ item }) => item.flow?.place ?? null),
      of.yesNo(
        'flow_is_part',
        'Whether it covers only part of that place',
        ({ item }) => item.flow?.isPart ?? null,
      ),
      of.text(
        'flow_counts',
        'What is counted: detections, arrivals …',
        ({ item }) => item.flow?.counts ?? null,
      ),
      of.text(
        'flow_states',
        'count, or change in per cent on a year before',
        ({ item }) => item.flow?.states ?? null,
      ),
      of.text('flow_from', 'First month, YYYY-MM', ({ item }) => item.flow?.months?.from ?? null),
      of.text('flow_to', 'Last month, YYYY-MM', ({ item }) => item.flow?.months?.to ?? null),
      of.yesNo('flow_are_whole', 'Whether those are whole months', ({ item }) => item.flow?.areWhole ?? null),
    ],
    rows: records.flatMap(({ id, values }) =>
      values.map((item, index) => ({ record: id, number: index + 1, item })),
    ),
  })
}

/** The columns of a page, with the seal of its decisive sentence. */
function pageColumns<Row>(pageOf: (row: Row) => RecordSource) {
  const of = columnsFor<Row>()
  return [
    of.text('title', 'Title of the page', (row) => pageOf(row).title, true),
    of.text('publisher', 'Its publisher', (row) => pageOf(row).publisher, true),
    of.text(
      'republished_by',
      'The site on which its text was read',
      (row) => pageOf(row).republishedBy ?? null,
    ),
    of.text('via', 'The outlet that carries an agency’s report', (row) => pageOf(row).via ?? null),
    of.list('citing', 'Bodies or media on which the report rests', (row) => pageOf(row).citing ?? null),
    of.text(
      'publisher_kind',
      'official, republished-official, press or other',
      (row) => pageOf(row).publisherKind,
      true,
    ),
    of.text('url', 'Its address', (row) => pageOf(row).url, true),
    of.text(
      'first_words',
      'First words of the decisive sentence',
      (row) => pageOf(row).locator?.first ?? null,
    ),
    of.text('last_words', 'Its last words', (row) => pageOf(row).locator?.last ?? null),
    of.text('sentence_sha256', 'SHA-256 of the sentence', (row) => pageOf(row).locator?.sha256 ?? null),
    of.text('language', 'Language of the sentence, ISO 639-1', (row) => pageOf(row).locator?.lang ?? null),
    of.date('read_on', 'Day on which a person read it', (row) => pageOf(row).locator?.readOn ?? null),
  ]
}

/** What came of plans, with the pages that show it. */
export function outcomeTables(
  plans: Readonly<Record<string, readonly Outcome[]>>,
): readonly PublishedTable[] {
  type Row = { plan: string; number: number; found: Outcome }
  type PageRow = Row & { rank: number; page: OutcomePage }
  const of = columnsFor<Row>()
  const ofPage = columnsFor<PageRow>()
  const rows = Object.entries(plans).flatMap(([plan, findings]) =>
    findings.map((found, index): Row => ({ plan, number: index + 1, found })),
  )
  const agreed = ({ found }: Row, agrees: boolean) =>
    found.reviews.filter((review) => review.agrees === agrees).length
  return [
    tableOf<Row>({
      name: 'outcomes',
      title: 'Outcomes of plans',
      description:
        'What came of each planned measure as somebody found it, the oldest finding first. nothing-found means that searches found no page, not that nothing happened.',
      terms: OWN_WORDS,
      primaryKey: ['plan', 'number'],
      foreignKeys: [{ field: 'plan', table: 'measures', key: 'id' }],
      columns: [
        of.key('plan', 'The measure that was planned', ({ plan }) => plan),
        of.rank('number', 'Order of the finding', ({ number }) => number),
        of.text(
          'state',
          OutcomeState.options.join(', ').replace(/, (?=[^,]*$)/, ' or '),
          ({ found }) => found.state,
          true,
        ),
        of.text(
          'tie',
          'What joins plan and outcome: page-says, same-act, our-reading or none',
          ({ found }) => found.tie,
          true,
        ),
        ...of.span('since', 'Since when', ({ found }) => found.since),
        ...of.words('what', 'What came of it', ({ found }) => found.what),
        of.list('searches', 'Words searched for', ({ found }) => found.searches),
        of.date('looked_on', 'Day of the finding', ({ found }) => found.lookedOn, true),
        of.whole('reviews_agree', 'Reviewers who agree', (row) => agreed(row, true)),
        of.whole('reviews_disagree', 'Reviewers who do not', (row) => agreed(row, false)),
      ],
      rows,
    }),
    tableOf<PageRow>({
      name: 'outcome-pages',
      title: 'Pages of the outcomes',
      description: 'The pages that show what came of plans.',
      terms: OWN_WORDS,
      primaryKey: ['plan', 'finding', 'number'],
      foreignKeys: [{ field: 'plan', table: 'measures', key: 'id' }],
      columns: [
        ofPage.key('plan', 'The measure that was planned', ({ plan }) => plan),
        ofPage.rank('finding', 'Order of the finding', ({ number }) => number),
        ofPage.rank('number', 'Order of the page', ({ rank }) => rank),
        ofPage.text(
          'record',
          'The record that cites the page, if one does',
          ({ page }) => page.recordId ?? null,
        ),
        ...pageColumns<PageRow>(({ page }) => page),
      ],
      rows: rows.flatMap((row) =>
        row.found.evidence.map((page, index): PageRow => ({ ...row, rank: index + 1, page })),
      ),
    }),
  ]
}
