import type { Claim } from '#domain/claim.ts'
import type { Dataset } from '#domain/datasets.ts'
import type {
  ChangedField,
  ComparedState,
  EditionChanges,
  ItemChanges,
} from '#domain/editions/compareEditions.ts'
import { type Edition, type EditionItem, type ItemKind, whatChangedLink } from '#domain/editions/edition.ts'
import { TIME_DIMENSIONS } from '#domain/figureTable.ts'
import type { LocalizedText, SourceText } from '#domain/language.ts'
import { DEFAULT_VIEW, type View } from '#domain/view.ts'
import { writeView } from '#domain/viewCodec.ts'
import { groupBy } from '#lib/groupBy.ts'
import type { FeedEntry } from './atomFeed.ts'

/** What is published now: names things, and tells which can still be opened. */
export interface PublishedNow {
  routes: Dataset<'routes'>['routes']
  records: Dataset<'records'>['records']
  measures: Dataset<'measures'>['measures']
  documents: Dataset<'documents'>['documents']
  claims: readonly Claim[]
  sources: Dataset<'figures'>['sources']
  briefings: Dataset<'briefings'>['briefings']
  /** English messages: of a plan's outcome, and of a record's facts. */
  outcomes: Readonly<Record<string, string>>
  fields: Readonly<Record<string, string>>
}

/** Two editions next to each other, the later with what it changed. */
export interface EditionStep {
  edition: Edition
  before: { edition: Edition; state: ComparedState }
  state: ComparedState
  changes: EditionChanges
}

type Change = keyof ItemChanges
type Draft = Pick<FeedEntry, 'title' | 'summary' | 'routes'> & {
  thing: string
  view: Partial<View> | null
}

const { format: number } = new Intl.NumberFormat('en-GB')
const dateIn = (parts: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-GB', { ...parts, timeZone: 'UTC' })
const MONTH = { month: 'long', year: 'numeric' } as const
/** Forms of ISO 8601 dates by their length. */
const DATES = new Map([
  [4, dateIn({ year: 'numeric' })],
  [7, dateIn(MONTH)],
  [10, dateIn({ ...MONTH, day: 'numeric' })],
])
const dayName = (text: string) =>
  /^\d{4}(?:-\d\d){0,2}$/.test(text) ? (DATES.get(text.length)?.format(new Date(text)) ?? text) : text
/** A date or a span of ISO 8601, `..` for an open end, in words; any other text as it is. */
const dateName = (text: string) => {
  const [, from, to] = /^([\d-]+)\/([\d-]+|\.\.)$/.exec(text) ?? []
  if (from === undefined || to === undefined) return dayName(text)
  return to === '..' ? `from ${dayName(from)}` : `${dayName(from)} to ${dayName(to)}`
}
const CHANGES = ['added', 'changed', 'gone'] as const satisfies readonly Change[]

/** The entries of what one edition changed, in an order that depends on the data alone. */
export function entriesOfStep(step: EditionStep, now: PublishedNow): readonly FeedEntry[] {
  const { edition, changes, before } = step
  const all = whatChangedLink(before.edition.id, edition.id)
  const entry = (kind: string, change: string, label: string, draft: Draft): FeedEntry => ({
    key: `${edition.id}/${kind}/${change}/${draft.thing}`,
    title: draft.title,
    day: edition.day,
    summary: draft.summary,
    category: { term: `${kind}-${change}`, label },
    link: draft.view ? writeView({ ...DEFAULT_VIEW, ...draft.view }) : all,
    changes: all,
    routes: draft.routes,
  })
  const figures = FIGURE_LISTS.flatMap((list) =>
    figureDrafts(list, changes, now).map((draft) => entry('figures', list, FIGURE_LABELS[list], draft)),
  )
  const items = (Object.keys(ITEM_NAMES) as (keyof typeof ITEM_NAMES)[]).flatMap((kind) =>
    CHANGES.flatMap((change) =>
      itemDrafts(kind, change, step, now).map((draft) =>
        entry(kind, change, `${ITEM_NAMES[kind]} ${SAID[change]}`, draft),
      ),
    ),
  )
  return [
    ...figures,
    ...items,
    ...legDrafts(step, now).map((draft) => entry('legs', 'changed', 'Route', draft)),
  ]
}

/** The entries of an edition itself: that it was published, and where it was withdrawn, that too. */
export function entriesOfEdition(edition: Edition, before: Edition | null): readonly FeedEntry[] {
  const { id, day, counts, withdrawn } = edition
  const link =
    before === null ? writeView({ ...DEFAULT_VIEW, page: 'sources' }) : whatChangedLink(before.id, id)
  const of = {
    link,
    changes: link,
    routes: [],
    category: { term: 'edition', label: 'Edition' },
  }
  return [
    ...(withdrawn === null
      ? []
      : [
          {
            ...of,
            key: `${id}/withdrawn`,
            title: `Edition of ${dateName(day)} withdrawn`,
            day: withdrawn.on,
            summary: withdrawn.reason.en,
          },
        ]),
    {
      ...of,
      key: id,
      title: `Edition of ${dateName(day)}`,
      day,
      summary: `Edition ${id}: ${number(counts.records)} records, ${number(counts.figures)} figures.`,
    },
  ]
}

const SAID: Readonly<Record<Change, string>> = {
  added: 'added',
  changed: 'changed',
  gone: 'no longer listed',
}
const ITEM_NAMES = {
  records: 'Record',
  outcomes: 'Outcome of a plan',
  claims: 'Claim',
  texts: 'Text',
} as const satisfies Partial<Record<ItemKind, string>>

/** Facts whose values are words or days that people read. */
const READABLE: readonly string[] = ['status', 'statedOn', 'period', 'state', 'since', 'title', 'steps']

function itemDrafts(
  kind: keyof typeof ITEM_NAMES,
  change: Change,
  { changes, state, before }: EditionStep,
  now: PublishedNow,
): readonly Draft[] {
  return (changes[kind]?.[change] ?? []).map((item): Draft => {
    const { id, title, reason } = item
    const stated = (change === 'gone' ? before.state : state)[kind]?.[id]
    const facts = stated?.facts ?? {}
    const name = kind === 'texts' && facts.kind === 'talk' ? 'Talk' : ITEM_NAMES[kind]
    const what = titleOf(title) ?? titleOf(now.measures.find((one) => one.id === id)?.title ?? null) ?? id
    const fields = 'fields' in item ? item.fields : []
    const outcome = kind === 'outcomes' && facts.state ? `: ${now.outcomes[facts.state] ?? facts.state}` : ''
    return {
      thing: id,
      title: `${name} ${SAID[change]}: ${kind === 'claims' ? `“${what}”` : what}${change === 'gone' ? '' : outcome}`,
      summary: summaryOf(change, fields, facts, reason, now),
      view: viewOf(kind, id, now),
      routes: routesOf(kind, id, facts, now),
    }
  })
}

function summaryOf(
  change: Change,
  fields: readonly ChangedField[],
  facts: EditionItem['facts'],
  reason: LocalizedText | null,
  { fields: names, outcomes }: PublishedNow,
): string {
  const said = (value: string | null) => (value ? (outcomes[value] ?? dateName(value)) : 'not stated')
  const named = (name: string) => names[name] ?? name
  const parts =
    change === 'changed'
      ? fields.map(({ name, before, after }) =>
          READABLE.includes(name) && !(before === null && after === null)
            ? `${named(name)}: ${said(before)} → ${said(after)}`
            : `${named(name)} changed`,
        )
      : ['status', 'statedOn', 'period'].flatMap((name) =>
          facts[name] ? [`${named(name)}: ${said(facts[name])}`] : [],
        )
  const why = reason ? [reason.en] : []
  const text = [...(parts.length > 0 ? [`${parts.join('; ')}.`] : []), ...why].join(' ')
  return text === '' ? `${SAID[change].charAt(0).toUpperCase()}${SAID[change].slice(1)}.` : text
}

function titleOf(title: SourceText | null): string | null {
  return title === null || 'en' in title ? (title?.en ?? null) : title.given
}

/** The view that opens a thing; null where it is not published now. */
function viewOf(kind: keyof typeof ITEM_NAMES, id: string, now: PublishedNow): Partial<View> | null {
  const has = (list: readonly { id: string }[]) => list.some((one) => one.id === id)
  if (kind === 'records') return has(now.records) ? { reader: { type: 'record', recordId: id } } : null
  if (kind === 'outcomes') return has(now.measures) ? { selected: { kind: 'measure', id } } : null
  if (kind === 'claims') {
    const citation = now.claims.find((claim) => claim.id === id)?.citation
    if (!citation) return null
    const { documentId, start, end } = citation
    return { reader: { type: 'document', documentId, span: { start, end } } }
  }
  if (has(now.documents)) return { reader: { type: 'document', documentId: id, span: null } }
  return has(now.briefings) ? { page: 'briefing', step: { briefing: id, step: null } } : null
}

function routesOf(
  kind: keyof typeof ITEM_NAMES,
  id: string,
  facts: EditionItem['facts'],
  { measures }: PublishedNow,
): readonly string[] {
  if (kind === 'outcomes') return measures.find((one) => one.id === id)?.routes ?? []
  return (facts.routes ?? '').split(';').filter(Boolean)
}

/** One entry a route: single legs have no names. */
function legDrafts({ changes: { legs } }: EditionStep, { routes }: PublishedNow): readonly Draft[] {
  const all = CHANGES.flatMap((change) => (legs?.[change] ?? []).map((leg) => ({ ...leg, change })))
  return [...groupBy(all, ({ id }) => id.split('.', 1)[0] ?? '')].map(([route, ofRoute]): Draft => {
    const known = routes.find(({ id }) => id === route)
    const counts = CHANGES.flatMap((change) => {
      const count = ofRoute.filter((leg) => leg.change === change).length
      return count > 0 ? [`${number(count)} ${SAID[change]}`] : []
    })
    const reasons = new Set(ofRoute.flatMap(({ reason }) => (reason ? [reason.en] : [])))
    return {
      thing: route,
      title: `Course of a route changed: ${known?.names.en ?? route}`,
      summary: [`Legs: ${counts.join(', ')}.`, ...reasons].join(' '),
      view: known ? { selected: { kind: 'route', id: route } } : null,
      routes: [route],
    }
  })
}

const FIGURE_LISTS = ['revised', 'rowsAdded', 'rowsGone', 'tablesAdded', 'tablesGone'] as const
type FigureList = (typeof FIGURE_LISTS)[number]
const FIGURE_LABELS: Readonly<Record<FigureList, string>> = {
  revised: 'Figures revised',
  rowsAdded: 'Rows added',
  rowsGone: 'Rows no longer listed',
  tablesAdded: 'Table added',
  tablesGone: 'Table no longer listed',
}

/** Revised figures that a summary lists. */
const LISTED = 12

/** One entry for a table, or for a table and route, of which rows say one. */
function figureDrafts(list: FigureList, changes: EditionChanges, now: PublishedNow): readonly Draft[] {
  if (list === 'tablesAdded' || list === 'tablesGone') {
    return changes[list].map(({ table, rows }) => ({
      ...ofTable(table, null, now),
      title: `${FIGURE_LABELS[list]}: ${tableName(table, now)}`,
      summary: `${number(rows)} rows.`,
    }))
  }
  const rows = changes[list]
  const groups = groupBy<(typeof rows)[number], string>(rows, ({ table, cell }) =>
    JSON.stringify([table, cell.route ?? null]),
  )
  return [...groups].map(([key, group]): Draft => {
    const [table, route] = JSON.parse(key) as [string, string | null]
    const place = route === null ? '' : `, ${now.routes.find(({ id }) => id === route)?.names.en ?? route}`
    return {
      ...ofTable(table, route, now),
      title: `${FIGURE_LABELS[list]}: ${tableName(table, now)}${place} (${number(group.length)})`,
      summary: rowsText(group),
    }
  })
}

/** The rows by their time and keys; alone how many where these are only ids. */
function rowsText(group: readonly { cell: Readonly<Record<string, string>> }[]): string {
  const isDated = Object.keys(group[0]?.cell ?? {}).some((name) => TIME_DIMENSIONS.includes(name))
  if (!isDated) return `${number(group.length)} rows.`
  const lines = group.slice(0, LISTED).map((row) => {
    const where = Object.entries(row.cell).flatMap(([name, value]) =>
      name === 'route' ? [] : [TIME_DIMENSIONS.includes(name) ? dateName(value) : value],
    )
    const said = (value: unknown) => (typeof value === 'number' ? number(value) : 'not stated')
    if (!('column' in row && 'before' in row && 'after' in row)) return where.join(', ')
    const column = String(row.column).replaceAll('_', ' ')
    return `${where.join(', ')}, ${column}: ${said(row.before)} → ${said(row.after)}`
  })
  const more = group.length - lines.length
  return `${lines.join('; ')}${more > 0 ? `; ${number(more)} more` : ''}.`
}

function tableName(table: string, { sources }: PublishedNow): string {
  if (table === 'stated') return 'figures that publishers stated in words'
  const source = sources.find(({ id }) => id === table)
  return (source && titleOf(source.title)) ?? table
}

function ofTable(
  table: string,
  route: string | null,
  { sources, routes }: PublishedNow,
): Pick<Draft, 'thing' | 'view' | 'routes'> {
  const source = sources.find(({ id }) => id === table)
  const count = source?.schema.fields.find(({ unit }) => unit)?.name
  const isOpened = count !== undefined && source?.role !== 'incidents'
  const of = route ?? source?.route ?? null
  const where = route === null ? {} : { route: [route] }
  return {
    thing: route === null ? table : `${table}/${route}`,
    view: isOpened ? { reader: { type: 'cells', query: { table, count, spans: [], where } } } : null,
    routes: routes.some(({ id }) => id === of) && of !== null ? [of] : [],
  }
}
