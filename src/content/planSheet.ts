import { isInOurWords, originOfMark } from '#domain/own/rules.ts'
import { reducedDate } from '#domain/period.ts'
import { sentenceLink } from '#domain/sentenceLink.ts'
import type { DataSheet, SheetRow } from './dataSheet.ts'
import type { PlanRow } from './planWords.ts'
import { creditOf } from './table/tableModel.ts'

const COLUMNS = [
  ...['id', 'title', 'category', 'category_name', 'actors', 'actors_name'],
  ...['stated_on', 'stated_on_name', 'from', 'to', 'precision', 'period_name'],
  ...['outcome', 'outcome_name', 'since', 'tie', 'tie_name', 'what'],
  ...[
    'publisher',
    'page',
    'pages',
    'sealed',
    'searches',
    'looked_on',
    'layer',
    'licence',
    'credit',
    'link',
    'view',
    'data_version',
  ],
]

/** What the file says in the reader's language. */
interface PlanSheetWords {
  titleOf: (row: PlanRow) => string
  category: (id: string) => string
  actor: (id: string) => string
  period: (period: PlanRow['plan']['period']) => string
  stateName: (row: PlanRow) => string
  tieName: (row: PlanRow) => string
  whatOf: (row: PlanRow) => string
  publisherOf: (row: PlanRow) => string
  /** The terms of what a published row says. */
  licence: string
  /** Address of the plan in the app. */
  linkOf: (row: PlanRow) => string
}

/** A row per plan with what came of it, its pages, its seal and its searches. */
export function planSheet(
  rows: readonly PlanRow[],
  words: PlanSheetWords,
  { viewLink, version }: { viewLink: string; version: string },
): DataSheet {
  return {
    columns: COLUMNS,
    rows: rows.map((row): SheetRow => {
      const { plan, outcome, page } = row
      const { statedOn, period } = plan
      const layer = originOfMark(plan)
      return {
        id: plan.id,
        title: words.titleOf(row),
        category: plan.categories,
        category_name: plan.categories.map(words.category),
        actors: plan.actors,
        actors_name: plan.actors.map(words.actor),
        stated_on: reducedDate(statedOn),
        stated_on_name: statedOn && words.period(statedOn),
        from: period?.start ?? null,
        to: period?.end ?? null,
        precision: period?.precision ?? null,
        period_name: period && words.period(period),
        outcome: row.state,
        outcome_name: words.stateName(row),
        since: reducedDate(plan.outcome?.since ?? null),
        tie: plan.outcome?.tie ?? null,
        tie_name: words.tieName(row),
        what: words.whatOf(row),
        publisher: words.publisherOf(row),
        page: page && (page.locator ? sentenceLink(page.url, page.locator) : page.url),
        pages: outcome?.evidence.map(({ url }) => url) ?? null,
        sealed: page?.locator?.sha256 ?? null,
        searches: outcome?.searches ?? null,
        looked_on: outcome?.lookedOn ?? null,
        layer,
        licence: isInOurWords(layer) ? words.licence : null,
        credit: creditOf([words.publisherOf(row)].filter(Boolean), layer),
        link: words.linkOf(row),
        view: viewLink,
        data_version: version,
      }
    }),
  }
}
