import type { BriefingStep } from '#domain/briefing.ts'
import { type CellQuery, writeCellQuery } from '#domain/cellQuery.ts'
import type { Claim, Status } from '#domain/claim.ts'
import { compareText } from '#domain/compareText.ts'
import type { DatedRecord } from '#domain/datedRecord.ts'
import { hasFilters } from '#domain/filters.ts'
import type { Measure, TimelineEvent } from '#domain/measure.ts'
import type { OutcomeFile, OutcomePage } from '#domain/outcome.ts'
import type { Period } from '#domain/period.ts'
import { type PlanUnit, planHeadline, planUnits, unitsOf } from '#domain/planList.ts'
import { PLAN_STATES, type PlanState } from '#domain/planState.ts'
import { type ReaderTarget, readReader, writeReader } from '#domain/readerLink.ts'
import { type Route, routeRegionsOf } from '#domain/route.ts'
import { viewOfStep } from '#domain/viewCodec.ts'
import type { TFunction } from '#i18n/translation.ts'
import { groupBy } from '#lib/groupBy.ts'
import { planHeadlineWords } from '#words/planWords.ts'
import type { Words } from '#words/words.ts'
import { markNote, rowPlace, tableNote } from './citedSource.ts'
import { exploreModel, sortingDate } from './exploreModel.ts'
import { type PlanTexts, planLead, planRows, planWords, rowsByState } from './planWords.ts'
import { contentNumber, type NumberInput, tiedTo } from './stepEvidence.ts'
import type { StepSource } from './stepSources.ts'
import { evidenceId, firstEvidenceId } from './viewContent.ts'

/** A row of a table of a step: what it states, cell by cell, with the sign before it. */
export interface ContentRow {
  key: string
  /** Place in the order in which rows are kept where few fit, from 0. */
  rank: number
  cells: readonly string[]
  /** Opens what the row rests on; null for a sum or a heading. */
  target: ReaderTarget | null
  /** A heading has one cell. */
  look: 'plain' | 'total' | 'heading'
  status: Status | null
  state: PlanState | null
  /** The word for the sign of what is from the reader's own documents or tables; of a plan: what came of it. */
  own?: string | undefined
  /** Of its first cell, if that is a quotation. */
  language: string | null
}

/** Rows under their columns. */
export interface ContentTable {
  title: string
  columns: readonly string[]
  isNumeric: readonly boolean[]
  rows: readonly ContentRow[]
}

/** The rows that a layout is made of. */
export interface ContentRows extends ContentTable {
  kind: 'evidence' | 'dated' | 'plans'
  /** What came of plans in a sentence or two, and what that rests on; null for other rows. */
  plans: { headline: string; lead: string; details: readonly PlanDetail[] } | null
}

/** Up to so many plans are shown with what came of each. */
export const FEW_PLANS = 3

/** A plan in parts. */
export interface PlanDetail {
  key: string
  title: string
  /** "Calais Group, stated 10 December 2024, for 2025" */
  meta: string
  /** "Under way", and with its day: "Under way since 7 November 2025". */
  outcome: string
  dated: string
  /** What came of it in a sentence or two; '' where nobody has looked. */
  what: string
  tie: string
  /** The page itself names the plan, or there is no page. */
  isTied: boolean
  /** The page that shows the outcome. */
  page: OutcomePage | null
  /** What states the plan, in link form. */
  evidence: string | null
  state: PlanState
  /** The word for the sign of an outcome by the reader's own documents. */
  own: string | undefined
}

const PLAIN = { look: 'plain', status: null, state: null, language: null } as const
const NO_NUMBERS = [false, false, false] as const

/** The evidence of a step as rows: what, when, and the value or publisher. */
export function evidenceRows(
  sources: readonly StepSource[],
  input: NumberInput & { words: Words },
): ContentRows {
  const { t, words } = input
  const hasValues = sources.some(({ kind }) => kind === 'cells')
  const sum = (query: CellQuery) => {
    const number = contentNumber({ cells: writeCellQuery(query), against: null }, input)
    return number ? words.counted(number.now.value, number.now.unit) : ''
  }
  const isNoted = (source: StepSource) =>
    source.kind === 'row' || (source.kind === 'cells' && tableNote(source.query, t) !== '')
  const cellsOf = (source: StepSource): readonly [string, string, string] => {
    switch (source.kind) {
      case 'cells': {
        const places = source.query.where.route?.map(words.routeShort)
        const name = places ? words.list(places) : words.localized(source.source.title)
        const named = [name, tableNote(source.query, t)].filter(Boolean).join(' · ')
        return [named, words.spans(source.query.spans), sum(source.query)]
      }
      case 'record': {
        const { record } = source
        const [page] = record.sources
        return [
          words.recordTitle(record),
          words.date(record.period, record.statedOn),
          page ? words.publisherName(page.publisher) : '',
        ]
      }
      case 'quote': {
        const { date, publisher } = source.document
        return [source.quote, words.period(date), publisher === null ? '' : words.publisherName(publisher)]
      }
      case 'incident':
        return [
          t('cited:incident', { id: source.incidentId }),
          '',
          words.publisherName(source.source.publisher),
        ]
      case 'row': {
        const { row } = source
        return [row.table.title, rowPlace(row), '']
      }
    }
  }
  return {
    kind: 'evidence',
    title: t('stage:what'),
    columns: [t('stage:what'), t('shared:when'), t(hasValues ? 'stage:value' : 'stage:publisher')],
    isNumeric: [false, false, hasValues],
    rows: sources.map((source, rank) => ({
      ...PLAIN,
      rank,
      key: writeReader(source.target),
      cells: cellsOf(source),
      target: source.target,
      status: source.kind === 'record' ? source.record.status : null,
      own: isNoted(source) ? t('common:yours') : undefined,
      language: source.kind === 'quote' ? source.document.language : null,
    })),
    plans: null,
  }
}

/** What a timeline dates: when, what, and its status and publisher; in order of time, the undated last. */
export function datedRows(
  rows: readonly TimelineRow[],
  { t, words }: { t: TFunction<['briefing', 'stage']>; words: Words },
): ContentRows {
  const titleOf = (row: TimelineRow) => {
    switch (row.kind) {
      case 'record':
        return words.recordTitle(row.of)
      case 'measure':
        return words.measureTitle(row.of)
      case 'event':
        return words.eventTitle(row.of)
    }
  }
  return {
    kind: 'dated',
    title: t('stage:dated'),
    columns: [t('stage:what'), t('shared:when'), t('stage:statusPublisher')],
    isNumeric: NO_NUMBERS,
    rows: rows
      .map((row, rank) => ({ ...row, rank, own: row.kind === 'record' ? undefined : words.own(row.of) }))
      .toSorted((a, b) => compareText(startOf(a), startOf(b)))
      .map((row) => ({
        ...PLAIN,
        rank: row.rank,
        key: row.of.id,
        cells: [
          titleOf(row),
          words.date(row.period, row.statedOn),
          [
            ...(row.status ? [words.status(row.status)] : []),
            ...(row.publisher === null ? [] : [words.publisherName(row.publisher)]),
            row.kind === 'record' ? '' : markNote(row.of, t),
          ]
            .filter(Boolean)
            .join(', '),
        ],
        target: row.target,
        status: row.status,
        own: row.own,
      })),
    plans: null,
  }
}

interface PlanInput {
  measures: readonly Measure[]
  routes: readonly Route[]
  outcomes: OutcomeFile | null
  texts: PlanTexts
  headlineT: TFunction<'planHeadline'>
  t: TFunction<['briefing', 'stage']>
  words: Words
}

/** The plans under the filters of a step's view, of these only what its evidence states where it states some; without filters those that its evidence states; a plan selected there stands alone. By outcome, the latest first. */
export function plansOfStep(
  step: Pick<BriefingStep, 'view' | 'evidence'>,
  { measures, routes, outcomes, texts, headlineT, t, words }: PlanInput,
): ContentRows {
  const { filters, page, selected } = viewOfStep(step)
  const links = new Set(step.evidence)
  const own = measures.filter(
    ({ status, evidence }) =>
      status === 'planned' && evidence.some((piece) => links.has(evidenceId(piece) ?? '')),
  )
  const isCited = ({ plans }: PlanUnit) => plans.some((plan) => own.includes(plan))
  const chosen =
    page !== 'plans' && selected?.kind === 'measure' ? own.filter(({ id }) => id === selected.id) : []
  const filtered = hasFilters(filters) ? planUnits(measures, filters, routeRegionsOf(routes)) : []
  const cited = filtered.filter(isCited)
  const units =
    chosen.length > 0
      ? unitsOf(chosen)
      : cited.length > 0
        ? cited
        : hasFilters(filters)
          ? filtered
          : unitsOf(own)
  const said = planWords(texts, words)
  const headline = planHeadline(units, filters)
  const rows = rowsByState(planRows(units, outcomes?.plans ?? {})).flatMap(({ rows: ofState }) => ofState)
  const details = rows.map((row): PlanDetail => {
    const { plan, state, outcome, page } = row
    const since = said.since(row)
    const first = firstEvidenceId(plan)
    return {
      key: plan.id,
      title: words.measureTitle(plan),
      meta: said.meta(row).join(', '),
      outcome: said.state(state),
      dated: [said.state(state), ...(since === null ? [] : [since])].join(
        state === 'nothing-found' ? ', ' : ' ',
      ),
      what: [outcome && words.localized(outcome.what), said.basis(plan)].filter(Boolean).join('. '),
      tie: said.tie(plan),
      isTied: state === 'nothing-found' || plan.outcome?.tie === 'page-says',
      page,
      evidence: first ?? null,
      state,
      own: said.own(plan),
    }
  })
  return {
    kind: 'plans',
    title: texts.t('column.plan'),
    columns: [
      texts.t('column.plan'),
      t('stage:whoWhen'),
      texts.t('column.outcome'),
      texts.t('column.tieSource'),
    ],
    isNumeric: [false, ...NO_NUMBERS],
    rows: details.map(({ key, title, meta, dated, what, tie, page, evidence, state, own }, rank) => ({
      ...PLAIN,
      rank,
      key,
      cells: [
        title,
        meta,
        [dated, what].filter((part) => part !== '').join('. '),
        [tie, page ? words.publisher(page) : ''].filter((part) => part !== '').join(' · '),
      ],
      target: evidence === null ? null : readReader(evidence),
      state,
      own,
    })),
    plans: {
      // Of one plan its row says it.
      headline: details.length === 1 ? '' : planHeadlineWords(headline, words, headlineT),
      lead: details.length === 1 ? '' : planLead({ units, headline, outcomes }, texts, words),
      details,
    },
  }
}

/** The plans of each state that has some: the first `most` of them, and how many they are. A last one is named, not counted. */
export function plansByState(
  rows: readonly ContentRow[],
  most = rows.length,
): readonly { state: PlanState; count: number; named: readonly ContentRow[] }[] {
  return PLAN_STATES.flatMap((state) => {
    const all = rows.filter((row) => row.state === state)
    return all.length === 0
      ? []
      : [{ state, count: all.length, named: all.length === most + 1 ? all : all.slice(0, most) }]
  })
}

/** The rows of the first ranks, as many as have room, in their order; one at least. */
export function rowsThatFit<Row extends { rank: number }>(
  rows: readonly Row[],
  fits: (kept: readonly Row[]) => boolean,
): readonly Row[] {
  const kept = rows.map((_, left) => rows.filter(({ rank }) => rank < rows.length - left))
  return kept.find(fits) ?? kept.at(-1) ?? []
}

/** The most plans of a state that a list can name, where `fits` tells of a number whether it has room; one at least. */
export function mostPlansNamed(rows: readonly ContentRow[], fits: (most: number) => boolean): number {
  const longest = Math.max(1, ...plansByState(rows).map(({ count }) => count))
  return Array.from({ length: longest - 1 }, (_, at) => longest - at).find(fits) ?? 1
}

/** The measures that cite the evidence of a step, each once; null if there are none. */
export function measureRows(
  { evidence }: Pick<BriefingStep, 'evidence'>,
  { measures, claims }: Readonly<{ measures: readonly Measure[]; claims: readonly Claim[] }>,
  { t, words }: { t: TFunction<['briefing', 'stage']>; words: Words },
): ContentTable | null {
  const found = new Set(
    evidence.flatMap((text) => {
      const target = readReader(text)
      if (target?.type === 'record') {
        return measures.filter((measure) => measure.evidence.some((piece) => evidenceId(piece) === text))
      }
      if (target?.type !== 'document' || !target.span) return []
      const { documentId, span } = target
      const quoted = new Set(
        claims.flatMap(({ id, citation }) =>
          citation.documentId === documentId && citation.start >= span.start && citation.end <= span.end
            ? [id]
            : [],
        ),
      )
      return measures.filter((measure) =>
        measure.evidence.some((piece) => piece.type === 'citation' && quoted.has(piece.claimId)),
      )
    }),
  )
  if (found.size === 0) return null
  return {
    title: words.filterName('measures', 'all'),
    columns: [words.filterName('measures', 'one'), words.filterName('status', 'one'), t('shared:when')],
    isNumeric: NO_NUMBERS,
    rows: [...found].map((measure, rank) => ({
      ...PLAIN,
      rank,
      key: measure.id,
      cells: [
        [
          measure.title
            ? words.localized(measure.title)
            : measure.categories.map((category) => words.categoryShort(category)).join(', '),
          ...[markNote(measure, t)].filter(Boolean),
        ].join(' · '),
        words.status(measure.status),
        words.period(measure.period ?? measure.statedOn),
      ],
      target: null,
      status: measure.status,
      own: words.own(measure),
    })),
  }
}

/** What a row of a timeline shows: a record of the step's evidence, or a mark of its view. */
type TimelineItem =
  | { kind: 'record'; of: DatedRecord }
  | { kind: 'measure'; of: Measure }
  | { kind: 'event'; of: TimelineEvent }

/** A row of a timeline; `target` opens its first sentence or record. */
type TimelineRow = TimelineItem & {
  target: ReaderTarget
  period: Period | null
  statedOn: Period | null
  status: Status | null
  /** Publisher of its record; null for a sentence. */
  publisher: string | null
}

interface TimelineData {
  measures: readonly Measure[]
  events: readonly TimelineEvent[]
  routes: readonly Route[]
  records: readonly DatedRecord[]
}

/**
 * The rows of a timeline step in the order in which they are kept where few fit: exactly what its evidence states, else what
 * its view lists with a date; first what has more evidence, then what is earlier.
 */
export function timelineRows(
  { view, evidence }: Pick<BriefingStep, 'view' | 'evidence'>,
  data: TimelineData,
): readonly TimelineRow[] {
  const own = new Set(evidence)
  const records = data.records
    .filter(({ id }) => own.has(`record:${id}`))
    .map((of): TimelineItem => ({ kind: 'record', of }))
  const citing = marksOf(data).filter((item) => linksOf(item).some((link) => own.has(link)))
  const rowsOf = (items: readonly TimelineItem[]) => items.flatMap((item) => rowOf(item, data) ?? [])
  const chosen = rowsOf([...records, ...citing])
  const rows = chosen.length > 0 ? chosen : rowsOf(marksOf(listedBy(view, data)))
  const keyOf = ({ target, of }: TimelineRow) => (target.type === 'record' ? writeReader(target) : of.id)
  return [...groupBy(rows, keyOf).values()]
    .flatMap(([first]) => first ?? [])
    .sort((a, b) => sourcesOf(b) - sourcesOf(a) || compareText(startOf(a), startOf(b)))
}

/** Number of pages and sentences behind a row. */
function sourcesOf(item: TimelineItem): number {
  return item.kind === 'record' ? item.of.sources.length : item.of.evidence.length
}

/** The measures and events that a view lists: those tied to what is selected, else those that its filters leave. */
function listedBy(link: string, data: TimelineData): Pick<TimelineData, 'measures' | 'events'> {
  const { selected, filters } = viewOfStep({ view: link })
  const { measures, events } = exploreModel({ ...data, filters })
  if (!selected) return hasFilters(filters) ? { measures, events } : { measures: [], events: [] }
  const { kind, id } = selected
  const chosen = <Mark extends Measure | TimelineEvent>(marks: readonly Mark[], ofKind: string) =>
    kind === ofKind ? marks.filter((mark) => mark.id === id) : tiedTo(selected, marks)
  return { measures: chosen(measures, 'measure'), events: chosen(events, 'event') }
}

function marksOf({ measures, events }: Pick<TimelineData, 'measures' | 'events'>): readonly TimelineItem[] {
  return [
    ...measures.map((of): TimelineItem => ({ kind: 'measure', of })),
    ...events.map((of): TimelineItem => ({ kind: 'event', of })),
  ].sort((a, b) => compareText(startOf(a), startOf(b)))
}

/** Sort key of a row: its day as YYYY-MM-DD; undated last. */
export function startOf(item: TimelineItem): string {
  return sortingDate(periodOf(item), item.of.statedOn)
}

function periodOf(item: TimelineItem): Period | null {
  return item.kind === 'event' ? item.of.date : item.of.period
}

function linksOf(item: TimelineItem): readonly string[] {
  return item.kind === 'record'
    ? [`record:${item.of.id}`]
    : item.of.evidence.flatMap((piece) => evidenceId(piece) ?? [])
}

/** Null for a mark without a date; a record of the step's own evidence stays. */
function rowOf(item: TimelineItem, { records }: TimelineData): TimelineRow | null {
  const period = periodOf(item)
  const { statedOn } = item.of
  const [first] = linksOf(item)
  const target = first === undefined ? null : readReader(first)
  if (!target || (item.kind !== 'record' && !period && !statedOn)) return null
  const cited = target.type === 'record' ? records.find(({ id }) => id === target.recordId) : undefined
  const status = item.kind === 'event' ? null : item.of.status
  return { ...item, target, period, statedOn, status, publisher: cited?.sources[0]?.publisher ?? null }
}
