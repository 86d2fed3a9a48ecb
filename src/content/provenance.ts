import { inTimeOrder } from '#domain/comparedMonths.ts'
import { FACETS } from '#domain/facets.ts'
import { mainCount } from '#domain/figures.ts'
import type { FigureRole, FigureSource } from '#domain/figureTable.ts'
import type { FigureUnit } from '#domain/figureUnit.ts'
import { activeChoices, hasFilterOn, withoutQuestions } from '#domain/filters.ts'
import { majorityNationality, type NationalityTable } from '#domain/majorityNationality.ts'
import { rowsAt } from '#domain/own/figureTable.ts'
import { type MonthSpan, periodOfDate } from '#domain/period.ts'
import type { CarriedMajority, CarriedPublication, Provenance } from '#domain/provenance.ts'
import { readReader, writeReader } from '#domain/readerLink.ts'
import { DEFAULT_LAYERS, type Facets, type Filters, type View } from '#domain/view.ts'
import type { TFunction } from '#i18n/translation.ts'
import { keysOf } from '#lib/recordOf.ts'
import { majorityWords } from '#words/comparisonWords.ts'
import type { Words } from '#words/words.ts'
import { versionText } from './citationText.ts'
import { type Counted, type SourceInput, sourceOf, tableCitation } from './citedSource.ts'
import { unitName } from './unitName.ts'
import { timeWords } from './viewTitle.ts'

interface ProvenanceInput extends SourceInput {
  view: View
  /** The evidence has all numbers shown: the view's own map is not. */
  isWhole?: boolean
  /** Reader targets as links write them. */
  evidence: readonly string[]
  /** Pages cited beside the evidence. */
  pages?: readonly CarriedPublication[]
  link: string
  version: string
  versionT: TFunction<'version'>
  date: string
  filtersT: TFunction<'filters'>
  nationalitiesT: TFunction<'series'>
  /** Null where the evidence has no number of a route. */
  nationalities: NationalityTable | null
  /** Note that routes are schematic, and on boundaries. */
  schematic: string
  words: SourceInput['words'] &
    Pick<Words, 'choice' | 'counted' | 'number' | 'filterName' | 'months' | 'percent' | 'semicolon'>
}

/** Builds an export's provenance. Throws when evidence is not published: nothing is exported without it. */
export function provenanceOf(input: ProvenanceInput): Provenance {
  const { view, link, version, date, t, filtersT, words } = input
  const majorities = majoritiesOf(input.evidence, input)
  const evidence = [...new Set([...input.evidence, ...majorities.map(({ cells }) => cells)])]
  const found = evidence.map((id) => ({ id, ...sourceOf(id, input) }))
  const stated = found.flatMap(({ counted: cells }) => cells ?? [])
  const counted = [...stated, ...(input.isWhole ? [] : countedOnMap(view, input.figures))]
  const tables = [...new Set(counted.map(({ table }) => table))]
  const context = contextOf(stated, tables, input)
  const compared = view.page === 'compare' && view.compare && inTimeOrder(view.compare)
  const filters = [
    ...(view.known === null ? [] : [t('knownOn', { day: words.period(periodOfDate(view.known)) })]),
    ...(compared
      ? [
          t('compared', {
            first: words.spans([compared.first]),
            second: words.spans([compared.second]),
          }),
        ]
      : []),
    filterWords(view.filters, { t, filtersT }, words),
    ...tableWords(view, t),
    input.own && view.whose !== 'published' ? t(view.whose === 'yours' ? 'layer.yours' : 'layer.both') : null,
  ]
  const publications = new Map(
    [
      ...found.map(({ citation, publisher, page }) => ({ citation, publisher, page })),
      ...(input.pages ?? []).filter(({ page }) => found.every((piece) => piece.page !== page)),
      ...input.figures.flatMap((source) =>
        tables.includes(source.id) && !context.includes(source)
          ? [
              {
                citation: tableCitation(source, input),
                publisher: words.publisherName(source.publisher),
                page: source.page,
              },
            ]
          : [],
      ),
    ].map((publication) => [publication.citation, publication]),
  )
  return {
    citations: [...publications.keys()],
    ...(context.length > 0 && { context: context.map((source) => tableCitation(source, input)) }),
    publications: [...publications.values()],
    licences: licencesOf(
      input.figures.filter(({ id }) => tables.includes(id)),
      words,
    ),
    evidence: found.map(({ counted: _, publisher: _publisher, ...piece }) => piece),
    majorities: majorities.map(({ place: _, ...majority }) => majority),
    filters: filters.filter((part) => part !== null).join(words.semicolon) || t('noFilters'),
    caveats: [
      ...majorities.map(({ place, text }) => input.nationalitiesT('majorityAt', { place, text })),
      // A series that only sets the width of grey lines needs no caveat.
      ...caveats(
        counted.filter(({ table }) => context.every(({ id }) => id !== table)),
        input,
      ),
      ...ownCaveats(evidence, input),
    ],
    version,
    versionText: versionText(version, input.versionT),
    date,
    link,
  }
}

/** "UK Home Office, Crown copyright. Open Government Licence v3.0, https://…", each once. */
export function licencesOf(
  sources: readonly FigureSource[],
  { localized }: Pick<Words, 'localized'>,
): readonly string[] {
  const lines = sources.map(({ licence: { credit, name, url } }) => {
    const terms = [localized(name), ...(url === null ? [] : [url])].join(', ')
    return `${localized(credit)}. ${terms}`
  })
  return [...new Set(lines)]
}

/** What a view's map counts: line widths are figures, circles are deaths. */
function countedOnMap(
  { page, layers, period, compare }: View,
  figures: readonly FigureSource[],
): readonly Counted[] {
  const shown = layers ?? DEFAULT_LAYERS
  const isCompared = page === 'compare'
  const requested = isCompared ? (compare ? [compare.first, compare.second] : []) : period
  // Without a period the newest whole months are counted, which are complete.
  const spans = requested.length > 0 ? [...requested] : [NO_MONTHS]
  const of = (role: FigureRole): Counted[] =>
    figures.flatMap((source) =>
      source.role === role ? [{ table: source.id, count: mainCount(source), spans }] : [],
    )
  return [
    ...(isCompared || shown.includes('routes') ? of('series') : []),
    ...(shown.includes('deaths') ? of('incidents') : []),
  ]
}

/** The map's series without a stated number, where another series has one: they only set the width of grey lines. */
function contextOf(
  stated: readonly Counted[],
  tables: readonly string[],
  { figures }: Pick<ProvenanceInput, 'figures'>,
): readonly FigureSource[] {
  const series = figures.filter(({ id, role }) => role === 'series' && tables.includes(id))
  const isStated = ({ id }: FigureSource) => stated.some(({ table }) => table === id)
  return series.some(isStated) ? series.filter((source) => !isStated(source)) : []
}

const NO_MONTHS: MonthSpan = { from: '1900-01', to: '1900-01' }

function caveats(
  counted: readonly Counted[],
  { figures, schematic, t, words }: ProvenanceInput,
): readonly string[] {
  const units = counted.flatMap(({ table, count }) => {
    const fields = figures.find(({ id }) => id === table)?.schema.fields ?? []
    return fields.flatMap(({ name, unit }) => (unit && (count === null || name === count) ? [unit] : []))
  })
  const partial = figures.flatMap(({ id, title, partialMonths }) => {
    const spans = counted.flatMap((cells) => (cells.table === id ? [cells.spans] : []))
    const months = partialMonths.filter((month) =>
      spans.some((all) => all.length === 0 || all.some(({ from, to }) => from <= month && month <= to)),
    )
    if (months.length === 0) return []
    const named = months.map((month) => words.months({ from: month, to: month })).join(', ')
    return [t('caveat.partial', { months: named, title: words.localized(title) })]
  })
  return [...new Set(units.map((unit) => unitCaveat(unit, t, words))), ...partial, schematic]
}

/** The documents of the reader's own, and what their tables count, once for each table and unit. */
function ownCaveats(
  evidence: readonly string[],
  { own = null, t, words }: Pick<ProvenanceInput, 'own' | 't' | 'words'>,
): readonly string[] {
  const documents = (own?.documents ?? []).filter(({ id }) =>
    evidence.some((piece) => {
      const target = readReader(piece)
      return target?.type === 'document' && target.documentId === id
    }),
  )
  const rows = evidence.flatMap((id) => rowsAt(own, readReader(id)) ?? [])
  const said = rows.map(({ table, figure: { term, unit } }) => {
    const what = term ?? (unit ? unitName(2, unit, words) : null)
    return what === null
      ? t('caveat.ownUnitNotStated', { title: table.title })
      : t('caveat.own', { title: table.title, unit: what })
  })
  return [...documents.map(({ title }) => t('caveat.ownDocument', { title })), ...new Set(said)]
}

/** What a unit counts and its limits, in a sentence or two. */
export function unitCaveat(
  unit: FigureUnit,
  t: TFunction<'export'>,
  words: Parameters<typeof unitName>[2],
): string {
  return t(`caveat.${unit}` as never, {
    defaultValue: t('caveat.other', { unit: unitName(2, unit, words) }),
  })
}

/** What is looked for in the table, and its order. */
function tableWords({ page, table }: View, t: TFunction<'export'>): readonly string[] {
  if (page !== 'table') return []
  const { question, sort } = table
  return [
    ...(question === '' ? [] : [t('search', { question })]),
    ...(sort ? [t(sort.isDown ? 'sortedDown' : 'sorted', { column: sort.column })] : []),
  ]
}

/** The active filters in words: "Time: 2024; Status: Done; Routes: Channel"; null without any. */
export function filterWords(
  filters: Filters,
  { t, filtersT }: Readonly<{ t: TFunction<'export'>; filtersT: TFunction<'filters'> }>,
  words: Pick<Words, 'choice' | 'filterName' | 'months' | 'semicolon'>,
  facets: Facets = FACETS,
): string | null {
  const time = hasFilterOn(filters, 'when')
    ? [t('time', { choices: timeWords(filters, filtersT, words) })]
    : []
  const active = activeChoices(withoutQuestions(filters, 'when'), facets)
  const others = keysOf(facets).flatMap((group) => {
    const choices = active.filter((choice) => choice.group === group).map((choice) => words.choice(choice))
    if (choices.length === 0) return []
    return [t('asked', { name: words.filterName(group, 'all'), choices: choices.join(', ') })]
  })
  const parts = [...time, ...others]
  return parts.length > 0 ? parts.join(words.semicolon) : null
}

interface MajoritiesInput {
  /** Null where the evidence has no number of a route. */
  nationalities: NationalityTable | null
  nationalitiesT: TFunction<'series'>
  words: Pick<Words, 'figurePlace' | 'nationality' | 'number' | 'percent' | 'spans'>
}

/** The exported numbers of routes that are mostly one nationality, each once. */
function majoritiesOf(
  evidence: readonly string[],
  { nationalities, nationalitiesT, words }: MajoritiesInput,
): readonly (CarriedMajority & { place: string })[] {
  if (!nationalities) return []
  return [...new Set(evidence)].flatMap((of) => {
    const target = readReader(of)
    const found = target?.type === 'cells' ? majorityNationality(nationalities, target.query) : null
    if (!found) return []
    const { nationality, share, cells } = found
    return {
      of,
      cells: writeReader({ type: 'cells', query: cells }),
      nationality,
      share,
      place: (cells.where.route ?? []).map(words.figurePlace).join(),
      text: majorityWords(found, nationalitiesT, words),
    }
  })
}

/** Whether evidence includes a number that the table of nationalities may explain. */
export function needsNationalities(evidence: readonly string[]): boolean {
  return evidence.some((id) => {
    const target = readReader(id)
    return target?.type === 'cells' && target.query.where.route !== undefined
  })
}

/** One labelled line of an export's provenance. */
export interface ProvenanceLine {
  key: 'citations' | 'context' | 'licences' | 'evidence' | 'filters' | 'caveats' | 'version' | 'date' | 'link'
  label: string
  values: readonly string[]
}

/** An export's provenance as labelled lines for people; empty lines are left out. Evidence is named, not given by id. */
export function provenanceLines(
  { citations, context = [], licences, evidence, filters, caveats, versionText, date, link }: Provenance,
  t: TFunction<'export'>,
  words: Pick<Words, 'period'>,
): readonly ProvenanceLine[] {
  const hasFacts = evidence.some(({ id }) => id.startsWith('record:'))
  const lines: readonly ProvenanceLine[] = [
    { key: 'citations', label: t('common:sources'), values: citations },
    { key: 'context', label: t('context'), values: context },
    { key: 'licences', label: t('licences'), values: [...licences, ...(hasFacts ? [t('facts')] : [])] },
    { key: 'evidence', label: t('shared:evidence'), values: [...new Set(evidence.map(({ name }) => name))] },
    { key: 'filters', label: t('common:filters'), values: [filters] },
    { key: 'caveats', label: t('shared:caveats'), values: caveats },
    { key: 'version', label: t('shared:version'), values: [versionText] },
    {
      key: 'date',
      label: t('exportedOn'),
      values: [words.period(periodOfDate(date))],
    },
    { key: 'link', label: t('shared:link'), values: [link] },
  ]
  return lines.filter(({ values }) => values.length > 0)
}

/** What a file is about: its title, then a label and a value for each line, evidence with its id and link. */
export function aboutRows(
  title: string,
  lines: readonly ProvenanceLine[],
  { evidence }: Pick<Provenance, 'evidence'>,
): readonly (readonly [label: string, value: string])[] {
  const rows = lines.flatMap(({ key, label, values }) => {
    const listed =
      key === 'evidence' ? evidence.map(({ name, id, link }) => `${name} [${id}] ${link}`) : values
    return listed.map((value) => [label, value] as const)
  })
  return [[title, ''], ...rows]
}

/** The companion of a file as text. */
export function aboutText(
  title: string,
  lines: readonly ProvenanceLine[],
  provenance: Pick<Provenance, 'evidence'>,
  { labelled }: Pick<Words, 'labelled'>,
): string {
  const [, ...rows] = aboutRows(title, lines, provenance)
  const parts = lines.map(({ label }) =>
    [labelled(label), ...rows.flatMap(([of, value]) => (of === label ? [`- ${value}`] : []))].join('\n'),
  )
  return `${[title, ...parts].join('\n\n')}\n`
}
