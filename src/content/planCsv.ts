import { sentenceLink } from '#domain/sentenceLink.ts'
import { csvText } from '#lib/csv.ts'
import type { PlanRow } from './planRows.ts'

/** The columns of the file of plans. */
export const PLAN_COLUMNS = [
  'plan',
  'id',
  'kinds',
  'actors',
  'statedOn',
  'from',
  'to',
  'outcome',
  'since',
  'tie',
  'what',
  'publisher',
  'page',
  'sealed',
  'searches',
  'lookedOn',
  'link',
  'view',
  'dataVersion',
] as const
export type PlanColumn = (typeof PLAN_COLUMNS)[number]

/** The column that marks what is from the reader's own documents; only in files that have any. */
const OWN_COLUMN = 'layer'

/** What the file says in the reader's language. */
interface PlanCsvWords {
  columnName: (column: PlanColumn | typeof OWN_COLUMN) => string
  /** What of a row is from the reader's own documents; undefined for a published one. */
  ownOf: (row: PlanRow) => string | undefined
  publishedName: string
  titleOf: (row: PlanRow) => string
  kindsOf: (row: PlanRow) => readonly string[]
  actorsOf: (row: PlanRow) => readonly string[]
  stateName: (row: PlanRow) => string
  tieName: (row: PlanRow) => string
  whatOf: (row: PlanRow) => string
  publisherOf: (row: PlanRow) => string
  /** Address of the plan in the app. */
  linkOf: (row: PlanRow) => string
}

/** Separates several values in one cell. */
const BETWEEN = '; '

/** The CSV text: a header, then one row per plan with its page, its seal and its searches. */
export function planCsv(
  rows: readonly PlanRow[],
  words: PlanCsvWords,
  { viewLink, version }: { viewLink: string; version: string },
): string {
  const cellsOf = (row: PlanRow): Readonly<Record<PlanColumn, string>> => {
    const { plan, outcome, page } = row
    return {
      plan: words.titleOf(row),
      id: plan.id,
      kinds: words.kindsOf(row).join(BETWEEN),
      actors: words.actorsOf(row).join(BETWEEN),
      statedOn: plan.statedOn?.start ?? '',
      from: plan.period?.start ?? '',
      to: plan.period?.end ?? '',
      outcome: words.stateName(row),
      since: plan.outcome?.since?.start ?? '',
      tie: words.tieName(row),
      what: words.whatOf(row),
      publisher: words.publisherOf(row),
      page: page ? (page.locator ? sentenceLink(page.url, page.locator) : page.url) : '',
      sealed: page?.locator?.sha256 ?? '',
      searches: outcome?.searches.join(BETWEEN) ?? '',
      lookedOn: outcome?.lookedOn ?? '',
      link: words.linkOf(row),
      view: viewLink,
      dataVersion: version,
    }
  }
  const hasOwn = rows.some((row) => words.ownOf(row) !== undefined)
  return csvText([
    [...PLAN_COLUMNS, ...(hasOwn ? ([OWN_COLUMN] as const) : [])].map(words.columnName),
    ...rows.map((row) => {
      const cells = cellsOf(row)
      const own = hasOwn ? [words.ownOf(row) ?? words.publishedName] : []
      return [...PLAN_COLUMNS.map((column) => cells[column]), ...own]
    }),
  ])
}
