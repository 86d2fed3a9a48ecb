import { compareText } from '#domain/compareText.ts'
import type { Figures } from '#domain/figures.ts'
import type { LocalizedText } from '#domain/language.ts'
import type { Vocabulary } from '#domain/vocabulary.ts'
import { columnsFor, type PublishedTable, tableOf } from './publishedTable.ts'
import { OWN_WORDS } from './terms.ts'

interface TermRow {
  list: string
  id: string
  label: LocalizedText
  shortLabel?: LocalizedText
  definition?: LocalizedText | null
  type?: string
  partOf?: string | null
  members?: readonly string[]
  source?: string | null
}

/** Every id with its labels, and the publishers' names of routes. */
export function vocabularyTables(vocabulary: Vocabulary, figures: Figures): readonly PublishedTable[] {
  const of = columnsFor<TermRow>()
  const ofName = columnsFor<Figures['crosswalk'][number]>()
  return [
    tableOf<TermRow>({
      name: 'vocabulary',
      title: 'Vocabulary',
      description: 'Every id that records, claims and measures use, with its labels and definition.',
      terms: OWN_WORDS,
      primaryKey: ['list', 'id'],
      columns: [
        of.key('list', 'The list of the term', ({ list }) => list),
        of.key('id', 'Id of the term', ({ id }) => id),
        ...of.words('label', 'Label', ({ label }) => label),
        ...of.words('short_label', 'Short label', ({ shortLabel }) => shortLabel ?? null),
        ...of.words('definition', 'Definition', ({ definition }) => definition ?? null),
        of.text('type', 'Role of a driver, type of an actor', ({ type }) => type ?? null),
        of.text('part_of', 'The term of which it is part', ({ partOf }) => partOf ?? null),
        of.list(
          'members',
          'States for which an actor stands, ISO 3166-1 alpha-3',
          ({ members }) => members ?? null,
        ),
        of.text('source', 'A page about the actor', ({ source }) => source ?? null),
      ],
      rows: termRows(vocabulary, figures),
    }),
    tableOf({
      name: 'crosswalk',
      title: 'Publishers’ names of routes',
      description:
        'What the column route of tables of figures holds, and the route or other place that it stands for.',
      terms: OWN_WORDS,
      primaryKey: ['publisher', 'name'],
      columns: [
        ofName.key('publisher', 'The list of names', ({ publisher }) => publisher),
        ofName.key('name', 'Name as its publisher writes it', ({ name }) => name),
        ofName.key(
          'place',
          'Id of a route, or of the list other-places of the vocabulary',
          ({ place }) => place,
        ),
      ],
      rows: figures.crosswalk,
    }),
  ]
}

function termRows(vocabulary: Vocabulary, figures: Figures): readonly TermRow[] {
  const { categories, drivers, actors, publishers, ...plain } = vocabulary
  return [
    ...categories.flatMap(({ facets, ...term }): TermRow[] => [
      { list: 'categories', ...term },
      ...facets.map(({ id, label }) => ({ list: 'facets', id: `${term.id}/${id}`, label, partOf: term.id })),
    ]),
    ...drivers.map(({ role, ...term }): TermRow => ({ list: 'drivers', ...term, type: role })),
    ...Object.entries(plain)
      .toSorted(([a], [b]) => compareText(a, b))
      .flatMap(([list, terms]) => terms.map((term): TermRow => ({ list: dashed(list), ...term }))),
    ...actors.map((actor): TermRow => ({ list: 'actors', ...actor })),
    ...publishers.map((label): TermRow => ({ list: 'publishers', id: label.en, label })),
    ...figures.otherPlaces.map(
      ({ id, names, note }): TermRow => ({ list: 'other-places', id, label: names, definition: note }),
    ),
  ]
}

/** `eventCategories` as `event-categories`. */
function dashed(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}
