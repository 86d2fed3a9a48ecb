import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { PLACE_IDS, TOTAL } from '#derive/crosswalk.ts'
import { contentOf } from '#derive/figureRules.ts'
import { type FigureMeta, type HandedMeta, mayCount, type TableField } from '#derive/metaRules.ts'
import { readTidyTable } from '#derive/tidyTable.ts'
import type { FigureUnit } from '#domain/figureUnit.ts'
import type { SourceText } from '#domain/language.ts'
import { areOverlapping } from '#domain/own/series.ts'
import type { OwnFigure } from '#domain/own/table.ts'
import { monthIndex } from '#domain/period.ts'
import { csvLines } from '#lib/csv.ts'
import { groupBy } from '#lib/groupBy.ts'
import type { ExportedTable } from './deskTables.ts'

/**
 * The figures as a tidy table of the pipeline, `<id>.csv` with `<id>.meta.json`. Where the reader stated all that derivation
 * needs, it takes the files as they are; else the meta file is a `HandedMeta`, and the README names what is open.
 */
export function pipelineFiles(table: ExportedTable, language: string): PipelineFiles {
  return readyFiles(table, language) ?? openFiles(table, language)
}

/** A tidy table with an id for each row, a column for each unit, and empty cells for what is not stated. */
function openFiles(exported: ExportedTable, language: string): PipelineFiles {
  const { figures, ...table } = exported
  const { role, licence, definition, publisher, order, asOf, page } = table.settings
  /** What the CSV file says of itself, because it may travel without its meta file. */
  const stated = (
    [
      ['role', role],
      ['licence', licence],
      ['definition', definition],
    ] as const
  ).flatMap(([name, words]) => (words === null ? [] : [{ name, words }]))
  const units = unitsOf(figures)
  const hasTerms = figures.some(({ unit }) => unit === null)
  const fields: TableField[] = [
    text('id', 'Table and row of the file', true),
    {
      name: 'period',
      type: 'period',
      description: 'First and last month or day',
      constraints: { required: true },
    },
    text('route', 'Route, another place of the crosswalk, or total', true),
    text('nationality', 'ISO 3166-1 alpha-2, OOO unknown, OTH others, STL stateless; empty for all together'),
    ...units.map(
      (unit): TableField => ({ name: unit, type: 'number', description: `Counted in ${unit}`, unit }),
    ),
    ...(hasTerms
      ? [
          { name: 'count', type: 'number', description: 'Counted in what the term says' } as const,
          text('term', 'What is counted'),
        ]
      : []),
    text('publisher', 'Publisher; empty where it is not stated'),
    flag('rounded', 'Whether the publisher rounded it'),
    flag('preliminary', 'Whether it is preliminary'),
    flag('apart', 'Whether it counts something else than the series of its route'),
    text('note', 'The note of the row'),
    text('address', 'The address of the row'),
    ...stated.map(({ name }) => text(name, `The ${name} of the table, as its reader stated it`)),
  ]
  const rows = figures.map((figure) => {
    const { id, place, nationality, value, unit, term, publisher, note, address } = figure
    const number = value === null ? '' : String(value)
    return [
      id,
      timeOf(figure),
      place,
      nationality ?? '',
      ...units.map((one) => (one === unit ? number : '')),
      ...(hasTerms ? [unit === null ? number : '', unit === null ? (term ?? '') : ''] : []),
      publisher ?? '',
      yesNo(figure.isRounded),
      yesNo(figure.isPreliminary),
      yesNo(figure.isApart),
      note ?? '',
      address ?? '',
      ...stated.map(({ words }) => words),
    ]
  })
  const { title, fileName, sheet, coverageTo, sha256 } = table
  const given = givenIn(language)
  const meta: HandedMeta = {
    title,
    file: fileName,
    sheet,
    sha256,
    coverageTo,
    role,
    licence: licence === null ? null : { name: given(licence), url: null, credit: given(publisher || title) },
    definition: definition === null ? null : given(definition),
    order,
    asOf,
    page,
    schema: { fields, primaryKey: ['id'], missingValues: [''] },
  }
  return {
    id: idOf(table),
    csv: csvLines([fields.map(({ name }) => name), ...rows]),
    meta: `${JSON.stringify(meta, null, 2)}\n`,
    readme: readmeOf(meta, reasonsAgainst(exported)),
  }
}

/** What a meta file of the pipeline has, and a `HandedMeta` lacks or states differently. */
const TO_ADD: Record<
  Exclude<keyof FigureMeta, Exclude<keyof HandedMeta, 'file' | 'title'> | 'content'>,
  string
> = {
  id: 'the name of both files, which you may change: lower case, with hyphens',
  time: 'columns: ["period"]; step: day, week, month, year, or null for rows at any time; of: the columns of a series',
  importColumns: 'null',
  file: 'the file of data/derived that will hold it, in place of the name of the reader’s file',
  route: 'the route that the whole table counts, or null',
  placeNames: 'the lists of crosswalk.json that resolve its routes',
  addsUp: 'whether its counts may be added up over time and places',
  title: 'in English, French and Dutch, in place of the reader’s own words',
  publisher: 'its name as in lexicon/publishers.json',
  sources: 'the pages and files that it comes from, with their addresses',
  coverage: 'its first and last month with data',
  partialMonths: 'the months that are known to be incomplete',
  caveats: 'its limits',
}

/** What the person who receives a table must add before `derive` takes it. */
function readmeOf(meta: HandedMeta, reasons: readonly string[]): string {
  const open = (['order', 'role', 'licence', 'definition'] as const).filter((name) => meta[name] === null)
  return [
    `${meta.title}: a table of figures from a reader’s own file, handed to the pipeline.`,
    '',
    '`npm run derive` does not take it as it is:',
    '',
    ...reasons.map((reason) => `- ${reason}`),
    '',
    'Ask its sender to state that in the Desk (*More settings*) and to hand it again; or copy `data/` into the repository, compare the',
    'figures with their source, and complete the meta file:',
    '',
    ...Object.entries(TO_ADD).map(([name, words]) => `- ${name}: ${words}`),
    ...open.map((name) => `- ${name}: not stated by the reader (null)`),
    '',
    'Remove `sheet`, `sha256` and `coverageTo`, which say where the figures come from.',
    '',
  ].join('\n')
}

/** A table as files for `data/sources/figures/`, and what to do with them. */
interface PipelineFiles {
  readonly id: string
  readonly csv: string
  readonly meta: string
  readonly readme: string
}

/** A flag as our tables write it. */
function yesNo(is: boolean): string {
  return is ? 'yes' : 'no'
}

/** The time of a row as our tables write it: a month, or the first and last month or day. */
function timeOf({ span: { from, to } }: OwnFigure): string {
  return isMonth(from, to) ? from : `${from}/${to}`
}

function isMonth(from: string, to: string): boolean {
  return from === to && from.length === 'YYYY-MM'.length
}

/** Words in the reader’s language, as meta files hold them. */
function givenIn(language: string): (words: string) => SourceText {
  return (words) => (language === 'en' ? { en: words } : { given: words, language })
}

/** The name of both files. */
function idOf({ sha256 }: Pick<ExportedTable, 'sha256'>): string {
  return `handed-${sha256.slice(0, 12)}`
}

/** A column of text. */
function text(name: string, description: string, isRequired = false): TableField {
  const required = isRequired ? { constraints: { required: true } } : {}
  return { name, type: 'string', description, ...required }
}

/** A column of yes and no. */
function flag(name: string, description: string): TableField {
  return { name, type: 'string', description, constraints: { required: true, enum: ['yes', 'no'] } }
}

/** The roles that a table of a reader can have beside the published ones. */
const READY_ROLES = ['series', 'comparison'] as const
type ReadyRole = (typeof READY_ROLES)[number]

function readyRole({ settings: { role } }: ExportedTable): ReadyRole | null {
  return READY_ROLES.find((one) => one === role) ?? null
}

function publishersOf({ settings: { publisher }, figures }: ExportedTable): readonly string[] {
  return publisher ? [publisher] : [...new Set(figures.flatMap((figure) => figure.publisher ?? []))]
}

/** Figures of the same time and place, which are one row with a column for each unit. */
function rowsOf(figures: readonly OwnFigure[]): readonly (readonly OwnFigure[])[] {
  return [...groupBy(figures, ({ span, place }) => `${span.from} ${span.to} ${place}`).values()]
}

/** Figures of the same place and unit. */
function seriesOf(figures: readonly OwnFigure[]): readonly (readonly OwnFigure[])[] {
  return [...groupBy(figures, ({ place, unit }) => `${place} ${unit}`).values()]
}

function unitsOf(figures: readonly OwnFigure[]): readonly FigureUnit[] {
  return [...new Set(figures.flatMap(({ unit }) => unit ?? []))]
}

/** Why derivation cannot take a table as it is; none where the reader stated all that it needs. */
function reasonsAgainst(table: ExportedTable): readonly string[] {
  const { settings, figures } = table
  const reasons: string[] = []
  const role = readyRole(table)
  if (settings.order === null) reasons.push('its place in the list of tables (order) is not stated')
  if (role === null) reasons.push(`its role is not stated, or is none of ${READY_ROLES.join(' and ')}`)
  if (settings.licence === null) reasons.push('its licence is not stated')
  if (settings.definition === null) reasons.push('its definition is not stated')
  if (publishersOf(table).length !== 1) reasons.push('it does not have one publisher')
  if (figures.length === 0) reasons.push('it has no figure')
  if (figures.some(({ unit }) => unit === null)) reasons.push('rows count something that has no unit here')
  if (figures.some(({ isApart }) => isApart))
    reasons.push('rows count something else than the series of their route')
  if (figures.some(({ nationality }) => nationality !== null)) reasons.push('rows are of one nationality')
  if (figures.some(({ value }) => value !== null && !Number.isInteger(value)))
    reasons.push('counts are not whole')
  const misfits = role === null ? [] : unitsOf(figures).filter((unit) => !mayCount(role, unit))
  if (misfits.length > 0) reasons.push(`a table of role ${role} does not count ${misfits.join(', ')}`)
  if (seriesOf(figures).some(areOverlapping)) reasons.push('spans of a route overlap')
  return reasons
}

/** The columns of the table, and its rows: figures of the same time and place are one. */
function columnsOf(figures: readonly OwnFigure[], hasRoutes: boolean, isByMonth: boolean) {
  const time = isByMonth ? 'month' : 'period'
  const units = unitsOf(figures)
  const counted = (unit: FigureUnit): TableField => ({
    ...{ name: unit.replaceAll('-', '_'), type: 'integer', description: `Counted in ${unit}`, unit },
    constraints: { minimum: 0 },
  })
  const fields: TableField[] = [
    ...(hasRoutes ? [{ ...text('route', 'Route', true), dimension: 'route' }] : []),
    {
      name: time,
      type: isByMonth ? 'yearmonth' : 'period',
      description: isByMonth ? 'Month' : 'First and last month or day',
      dimension: time,
      constraints: { required: true },
    },
    ...units.map(counted),
    text('rows', 'Table and rows of the reader’s file', true),
    flag('rounded', 'Whether the publisher rounded it'),
    flag('preliminary', 'Whether it is preliminary'),
    text('note', 'The note of the row'),
    text('address', 'The address of the row'),
  ]
  const rows = rowsOf(figures).map((group) => {
    const [first] = group as readonly [OwnFigure, ...OwnFigure[]]
    const all = (part: (figure: OwnFigure) => string | null) =>
      [...new Set(group.flatMap((figure) => part(figure) ?? []))].join(' ')
    return [
      ...(hasRoutes ? [first.place] : []),
      timeOf(first),
      ...units.map((unit) => String(group.find((figure) => figure.unit === unit)?.value ?? '')),
      all(({ id }) => id),
      yesNo(group.some(({ isRounded }) => isRounded)),
      yesNo(group.some(({ isPreliminary }) => isPreliminary)),
      all(({ note }) => note),
      all(({ address }) => address),
    ]
  })
  return { fields, rows }
}

/** The files that derivation takes as they are; null where something is open. */
function readyFiles(table: ExportedTable, language: string): PipelineFiles | null {
  const { settings, figures, title, fileName } = table
  const { order, licence, definition, asOf, page } = settings
  const role = readyRole(table)
  const [publisher] = publishersOf(table)
  if (reasonsAgainst(table).length > 0 || publisher === undefined) return null
  if (role === null || order === null || licence === null || definition === null) return null
  const given = givenIn(language)
  const places = [...new Set(figures.map(({ place }) => place))]
  const [place = TOTAL] = places
  const hasRoutes = places.length > 1
  const isByMonth = figures.every(({ span }) => isMonth(span.from, span.to))
  const time = isByMonth ? 'month' : 'period'
  const { fields, rows } = columnsOf(figures, hasRoutes, isByMonth)
  const months = (of: readonly OwnFigure[]) => of.map(({ span }) => span.from.slice(0, 7)).sort()
  const from = months(figures)[0] ?? ''
  const to =
    figures
      .map(({ span }) => span.to.slice(0, 7))
      .sort()
      .at(-1) ?? ''
  const isWhole = seriesOf(figures).every((of) => of.length === monthIndex(to) - monthIndex(from) + 1)
  const id = idOf(table)
  const meta: FigureMeta = {
    id,
    order,
    time: {
      columns: [time],
      step: isByMonth && isWhole ? 'month' : null,
      of: hasRoutes ? ['route'] : [],
    },
    importColumns: null,
    file: role === 'series' ? 'figures' : 'comparisons',
    role,
    route: hasRoutes || place === TOTAL ? null : place,
    placeNames: hasRoutes ? [PLACE_IDS] : [],
    addsUp: true,
    title: given(title),
    publisher,
    definition: given(definition),
    licence: { name: given(licence), url: null, credit: given(publisher) },
    asOf,
    page,
    sources: [{ title: given(fileName), url: page }],
    coverage: { from, to },
    partialMonths: [],
    caveats: [],
    schema: { fields, primaryKey: hasRoutes ? ['route', time] : [time], missingValues: [''] },
  }
  const csv = csvLines([fields.map(({ name }) => name), ...rows])
  // Read back, so that a cell that changed on the way does not go unnoticed.
  const { table: tidy } = readTidyTable({ path: `${id}.csv`, text: csv }, meta)
  const content = contentOf(tidy, csv, (whole) => bytesToHex(sha256(utf8ToBytes(whole))))
  return {
    id,
    csv,
    meta: `${JSON.stringify({ ...meta, content }, null, 2)}\n`,
    readme: [
      `${title}: a table of figures from a reader’s own file, handed to the pipeline.`,
      '',
      'Its meta file is complete. Compare the figures with their source, copy `data/` into the repository, and run `npm run derive`.',
      '',
    ].join('\n'),
  }
}
