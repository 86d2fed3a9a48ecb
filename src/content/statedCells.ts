import { tablesAsKnown, vintagesOf } from '#domain/asKnown.ts'
import { type CellQuery, countOfQuery } from '#domain/cellQuery.ts'
import type { Dataset } from '#domain/datasets.ts'
import type { FigureUnit } from '#domain/figureUnit.ts'
import { UI_LANGUAGES } from '#domain/language.ts'
import { inEvery, LANGUAGE_WORDS } from '#domain/languages/allLanguages.ts'
import { monthNames } from '#domain/monthNames.ts'
import type { IsoDate, MonthSpan } from '#domain/period.ts'
import { writeReader } from '#domain/readerLink.ts'
import type { BackingSources } from '#domain/stepBacking.ts'
import { type NamedRoutes, routesIn, unitIn } from '#domain/subjectWords.ts'
import { memoizeByArguments } from '#lib/memoize.ts'
import { CHANNEL, type LoadedFigures, tableOf } from './loadedFigures.ts'
import type { ContentInput } from './stepContent.ts'

/** Names of months, long and short, in the languages of briefings, with their numbers. */
const MONTHS = monthNames(UI_LANGUAGES, 'full and short')
const NAME = `(${[...MONTHS.keys()].join('|')})\\.?`
const TO = `[ \\u00a0]?(?:–|-|${Object.values(LANGUAGE_WORDS)
  .map(({ partsOfYear }) => partsOfYear.to)
  .join('|')})[ \\u00a0]?`
const SPANS = new RegExp(
  [
    `(?<![\\p{L}\\d])${NAME}(?:[ \\u00a0]((?:19|20)\\d\\d))?${TO}${NAME}[ \\u00a0]((?:19|20)\\d\\d)`,
    `(?<![\\p{L}\\d])(?<!\\d[ \\u00a0])${NAME}[ \\u00a0]((?:19|20)\\d\\d)`,
    '(?<![\\d-])((?:19|20)\\d\\d)-(\\d\\d)(?![\\d-])',
    '(?<![\\d.,–-])((?:19|20)\\d\\d)(?![\\d%–-])',
  ].join('|'),
  'giu',
)

/** The months that a text names: "September 2024", "January to April 2025", "2024-09", "2024". Days of dates are none. */
export function statedSpans(text: string): readonly MonthSpan[] {
  const undated = text.replaceAll(
    new RegExp(
      `(?<!\\d)\\d{1,2}(?:${inEvery('ordinal')})?[ \\u00a0]${NAME}(?:[ \\u00a0](?:19|20)\\d\\d)?`,
      'giu',
    ),
    ' ',
  )
  return [...undated.matchAll(SPANS)].map(
    ([, from, fromYear, to, toYear, month, year, isoYear, iso, alone]): MonthSpan => {
      const two = (name: string) => String(MONTHS.get(name.toLowerCase()) ?? 1).padStart(2, '0')
      if (from && to) return { from: `${fromYear ?? toYear}-${two(from)}`, to: `${toYear}-${two(to)}` }
      if (month) return { from: `${year}-${two(month)}`, to: `${year}-${two(month)}` }
      if (isoYear) return { from: `${isoYear}-${iso}`, to: `${isoYear}-${iso}` }
      return { from: `${alone}-01`, to: `${alone}-12` }
    },
  )
}

/** What means the Channel without naming it: small boats, and the United Kingdom. */
const BY_SMALL_BOAT = new RegExp(
  `^(?=.*(?<!\\p{L})(?:${inEvery('smallBoats')}))(?=.*(?<!\\p{L})(?:${inEvery('unitedKingdom')})(?!\\p{L}))`,
  'u',
)

/** What a sentence speaks of: routes by their ids, null for all of them, and months. */
export interface SpokenOf {
  readonly places: readonly (string | null)[]
  readonly spans: readonly MonthSpan[]
}

/** What a sentence speaks of, by the routes, the unit and the months that it names. */
export function spokenOf(sentence: string, routes: NamedRoutes): SpokenOf {
  const named = routesIn(sentence, routes).map(({ id }) => id)
  const unit = unitIn(sentence)
  const unnamed = unit === 'arrivals' && BY_SMALL_BOAT.test(sentence) ? [CHANNEL] : []
  return {
    places: named.length > 0 ? named : unit === 'detections' ? [null] : unnamed,
    spans: [...new Map(statedSpans(sentence).map((span) => [`${span.from} ${span.to}`, span])).values()],
  }
}

/** The cells of what is spoken of. */
export function spokenCells(
  { places, spans }: SpokenOf,
  figures: Pick<LoadedFigures, 'byRoute' | 'ofChannel'>,
): readonly CellQuery[] {
  return places.flatMap((place) =>
    spans.flatMap((span): CellQuery[] => {
      const { table, count, places: counted } = place === CHANNEL ? figures.ofChannel : figures.byRoute
      const where: Record<string, string[]> = place === null || place === CHANNEL ? {} : { route: [place] }
      const isCounted = place === null || place === CHANNEL || counted.includes(place)
      return isCounted && span.from <= span.to ? [{ table, count, spans: [span], where }] : []
    }),
  )
}

/** A sum as its publisher had it before. */
export interface EarlierSum {
  readonly knownOn: IsoDate
  readonly value: number
  readonly unit: FigureUnit
}

/** The sums of some cells in the earlier states of their table, the oldest first. */
export function earlierSums(query: CellQuery, { read }: Pick<ContentInput, 'read'>): readonly EarlierSum[] {
  const [figures, vintages] = [read('figures'), read('vintages')]
  const states = vintages ? vintagesOf(vintages, query.table)?.states : undefined
  if (!figures || !vintages || !states) return []
  return states.flatMap(({ knownOn }) => {
    const [coded] = stateOf(query.table, knownOn, figures, vintages)
    const sum = coded ? countOfQuery(tableOf(coded), query) : null
    return sum ? [{ knownOn, ...sum }] : []
  })
}

const stateOf = memoizeByArguments(
  (table: string, knownOn: IsoDate, figures: Dataset<'figures'>, vintages: Dataset<'vintages'>) =>
    tablesAsKnown(
      figures.tables.filter(({ id }) => id === table),
      figures.sources,
      vintages,
      knownOn,
    ),
)

/** The link of some cells, and their sum now; null where nothing is published. */
export function sumNowOf(query: CellQuery, { tables }: BackingSources) {
  const table = tables.get(query.table)
  const sum = table ? countOfQuery(table, query) : null
  return sum && { ...sum, link: writeReader({ type: 'cells', query }) }
}
