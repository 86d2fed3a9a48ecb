import { citedPage } from '#content/citedSource.ts'
import type { StepContent } from '#content/stepContent.ts'
import type { ContentNumber } from '#content/stepEvidence.ts'
import { countsOnMap } from '#content/stepMap.ts'
import type { ContentRanking, RankingRow } from '#content/stepRanking.ts'
import type { ContentRow, ContentRows, PlanDetail } from '#content/stepRows.ts'
import type { StepSource } from '#content/stepSources.ts'
import { cellsId, evidenceId, type ShownFigure, type ViewContent } from '#content/viewContent.ts'
import { type Briefing, type BriefingStep, isSaid, type StepNumber, tiesOfWords } from '#domain/briefing.ts'
import { type CellQuery, readCellQuery, sameInOtherMonths, writeCellQuery } from '#domain/cellQuery.ts'
import { STATUSES } from '#domain/claim.ts'
import type { RecordSource } from '#domain/datedRecord.ts'
import { monthsTo } from '#domain/drawnCells.ts'
import type { Measure } from '#domain/measure.ts'
import { isSameSpan } from '#domain/period.ts'
import { writeReader } from '#domain/readerLink.ts'
import type { StepChart } from '#domain/stepChart.ts'
import type { TFunction } from '#i18n/translation.ts'
import type { Words } from '#words/words.ts'
import {
  type CitedPiece,
  ended,
  type FindingDraft,
  type MonthsDraft,
  type PlansDraft,
  type RowsDraft,
  type SentenceDraft,
  sentenceDraft,
} from './noteModel.ts'
import { changeOf, LEAST_COUNTED, placesOf } from './noteTables.ts'

export interface FindingsInput {
  cite: (id: string) => CitedPiece
  numberOf: (number: StepNumber) => ContentNumber | null
  t: TFunction<['note', 'stage']>
  exportT: TFunction<'export'>
  words: Words
}

/** The steps of a briefing that say something, without those kept for questions. */
export function saidSteps({ steps }: Pick<Briefing, 'steps'>): readonly BriefingStep[] {
  return steps.filter((step) => !step.isBackup && isSaid(step))
}

interface FindingContent {
  content: StepContent
  /** Of the briefing. */
  language: string
  /** Whether the note has its chart, and the changes that its table has. */
  isCharted: boolean
  inTable: ContentRanking | null
  /** What states the plans of its tables. */
  inPlans: ReadonlySet<string>
}

/**
 * A step as a finding. What evidence states has a footnote: its number and those on its map, its sentences, rows and
 * records, and the words that are tied. All other lines are the author's words and have none.
 */
export function stepFinding(
  step: BriefingStep,
  { content, language, isCharted, inTable, inPlans }: FindingContent,
  input: FindingsInput,
): FindingDraft {
  const { t, words, numberOf } = input
  const plain = (text: string) => sentenceDraft(ended(text), words.language)
  const { titlePieces, tied, own } = wordsOfStep(step, language, input)
  const onMap = (step.look?.callouts ?? []).flatMap(({ number }) => (number ? [number] : []))
  const numbers = [
    ...(content.number && !isInLines(content.number, tied) ? [numberSentence(content.number, input)] : []),
    ...onMap.flatMap((number) => {
      const counted = numberOf(number)
      return counted ? [numberSentence(counted, input)] : []
    }),
    ...content.keyNumbers.map((number) => numberSentence(number, input)),
  ]
  const stated = content.rows && !content.rows.plans ? content.rows : null
  const table = stated && isTable(stated) ? rowsDraft(stated, input) : null
  const rows = stated && !table ? rowSentences(stated, input) : []
  const said = [...numbers, ...tied, ...rows, ...(table?.rows ?? [])]
  const counted = [
    content.number?.now,
    content.number?.before,
    ...onMap.map(({ cells }) => numberOf({ cells, against: null })?.now),
  ]
  const known = new Set([
    ...said.flatMap(({ pieces }) => pieces.map(({ id }) => id)),
    ...counted.flatMap((sum) => (sum ? [cellsId(sum.query)] : [])),
  ])
  const left = content.sources.filter(({ target }) => !known.has(writeReader(target)))
  // Sentences are quoted; records of plans stand in their table.
  const others = left.filter(({ kind, target }) => kind !== 'record' || !inPlans.has(writeReader(target)))
  const { chart, ranking } = content
  const isCounted = numbers.length > 0 || chart !== null || ranking !== null || countsOnMap(step)
  return {
    title: { text: ended(step.title), language },
    titlePieces,
    sentences: [
      ...numbers,
      ...(ranking ? [isSameRanking(ranking, inTable) ? plain(t('inTable')) : ranked(ranking, input)] : []),
      ...(isCharted ? [plain(t('inChart'))] : []),
      ...tied,
      ...others
        .filter((source) => isCounted || !source.kind.endsWith('cells'))
        .flatMap((source) => sentenceOfSource(source, { inTable, said: step.evidence, content }, input)),
      ...(left.length > others.length ? [plain(t('inPlans', { count: left.length - others.length }))] : []),
      ...rows,
      ...(content.noRows === null ? [] : [plain(content.noRows)]),
    ],
    own,
    months: chart?.over === 'months' && !isCharted ? monthsOf(chart, step, input) : null,
    table,
    rank: numbers.length > 0 || ranking ? 3 : tied.length > 0 ? 2 : 1,
  }
}

/** Title and lines of a step: what is tied to evidence, and the author's words. */
export function wordsOfStep(step: BriefingStep, language: string, { cite }: Pick<FindingsInput, 'cite'>) {
  const [title, ...ties] = tiesOfWords(step)
  const lines = step.text.map((text, at) => sentenceDraft(ended(text), language, (ties[at] ?? []).map(cite)))
  return {
    titlePieces: (title ?? []).map(cite),
    tied: lines.filter(({ pieces }) => pieces.length > 0),
    own: lines.flatMap(({ text, pieces }) => (pieces.length > 0 ? [] : [{ text, language }])),
  }
}

/** Whether a tied line says both values of a compared number, and its change. */
function isInLines({ now, before, change }: ContentNumber, tied: readonly SentenceDraft[]): boolean {
  const packed = (text: string) => text.replace(/\s/g, '')
  return tied.some(
    ({ text, pieces }) =>
      packed(text).includes(packed(change?.text ?? '')) &&
      [now, before].every(
        (sum) =>
          sum &&
          pieces.some(({ id }) => id === cellsId(sum.query)) &&
          packed(text).includes(packed(sum.figure)),
      ),
  )
}

/** Whether two rankings compare the same months. */
function isSameRanking({ rows: [one] }: ContentRanking, other: ContentRanking | null): boolean {
  return one !== undefined && other !== null && isInRanking(one.cells, other)
}

/** Whether a ranking has the number of some cells. */
function isInRanking({ table, spans }: CellQuery, { rows, otherUnit }: ContentRanking): boolean {
  return [...rows, ...otherUnit].some(
    ({ cells }) =>
      cells.table === table && spans.every((span) => cells.spans.some((each) => isSameSpan(each, span))),
  )
}

/** A number with its change, and one footnote for both periods where they are cells of one row. */
function numberSentence({ now, before, sentence }: ContentNumber, input: FindingsInput): SentenceDraft {
  const { cite, words } = input
  const queries = [now.query, ...(before ? [before.query] : [])]
  const [one, other] = queries.map(writeCellQuery)
  const isOneRow = one !== undefined && other !== undefined && sameInOtherMonths(one, [other]) !== null
  const spans = queries.toReversed().flatMap((query) => query.spans)
  const cited = isOneRow && now.own === undefined ? [{ ...now.query, spans }] : queries
  return sentenceDraft(
    ended(sentence),
    words.language,
    cited.map((query) => cite(cellsId(query))),
  )
}

/** The months of a chart that the note does not draw, each series with its cells. */
function monthsOf(
  { categories, series, isPartial }: StepChart,
  step: BriefingStep,
  { cite, t, words }: FindingsInput,
): MonthsDraft {
  const cells = step.chart ?? (step.number && monthsTo(step.number))
  const partial = categories.filter((_, at) => isPartial[at])
  return {
    columns: categories,
    rows: series.map(({ name, values }, at) => ({
      name: sentenceDraft(
        name,
        words.language,
        [[cells?.cells, cells?.against][at] ?? []].flat().map((one) => cite(`cells:${one}`)),
      ),
      values: values.map((value) => (value === null ? t('common:notStated') : words.number(value))),
    })),
    note: partial.length > 0 ? t('chart.partial', { categories: partial.join(', ') }) : '',
  }
}

/** Most rows of a step that are sentences. */
const MOST_SENTENCES = 5

function isTable({ rows, isNumeric }: ContentRows): boolean {
  return rows.length > MOST_SENTENCES && isNumeric.at(-1) !== true
}

/** Many rows of a step: when, what, and who says so. */
function rowsDraft(
  { columns: [what = '', when = '', said = ''], rows }: ContentRows,
  { cite, words }: FindingsInput,
): RowsDraft {
  return {
    columns: [when, what, said],
    rows: rows.map(({ cells: [text = '', day = '', value = ''], language, target }) => ({
      when: day,
      what: { text, language: language ?? words.language },
      said: value,
      pieces: target ? [cite(writeReader(target))] : [],
    })),
  }
}

/** The rows of a step, each with what it rests on. */
function rowSentences(
  { rows, isNumeric }: ContentRows,
  { cite, words }: FindingsInput,
): readonly SentenceDraft[] {
  return rows.map((row) =>
    sentenceDraft(
      ended(sentenceOfRow(row, isNumeric.at(-1) === true, words)),
      row.language ?? words.language,
      row.target ? [cite(writeReader(row.target))] : [],
    ),
  )
}

/** "Joint patrols, 2025 (planned, UK government)", or "Western Balkans, 2025: 12,526 detections" */
function sentenceOfRow(
  { cells: [what = '', when = '', value = ''], status }: ContentRow,
  isCounted: boolean,
  words: Pick<Words, 'labelled' | 'language'>,
): string {
  const dated = when === '' ? what : `${what}, ${when}`
  if (value === '') return dated
  if (isCounted) return words.labelled(dated, value)
  return status === null ? `${dated} (${value})` : withStatus(dated, value, words)
}

/** A text with what begins with its status behind it, within the sentence. */
function withStatus(text: string, status: string, { language }: Pick<Words, 'language'>): string {
  return `${text} (${status.charAt(0).toLocaleLowerCase(language)}${status.slice(1)})`
}

/** What a piece of evidence states that no number, line or row of its step has. */
function sentenceOfSource(
  source: StepSource,
  {
    inTable,
    said,
    content: { quotation },
  }: { inTable: ContentRanking | null; said: readonly string[]; content: Pick<StepContent, 'quotation'> },
  input: FindingsInput,
): readonly SentenceDraft[] {
  const { cite, t, words, numberOf } = input
  const id = writeReader(source.target)
  const stated = (text: string, language = words.language) => sentenceDraft(text, language, [cite(id)])
  switch (source.kind) {
    case 'quote': {
      const quoted = { ...stated(source.quote, source.document.language), isQuote: true }
      const translation = quotation?.text === source.quote ? quotation.translation : null
      if (translation === null) return [quoted]
      const text = t('stage:ourTranslation', { text: translation })
      return [{ ...quoted, translation: { text, language: words.language } }]
    }
    case 'record': {
      const { record } = source
      const dated = `${words.recordTitle(record)}, ${words.date(record.period, record.statedOn)}`
      return [stated(ended(record.status ? withStatus(dated, words.status(record.status), words) : dated))]
    }
    case 'cells': {
      // The table has them.
      if (inTable && isInRanking(source.query, inTable)) return []
      const cells = writeCellQuery(source.query)
      const queries = said.flatMap((link) => (link.startsWith('cells:') ? [link.slice('cells:'.length)] : []))
      const against = sameInOtherMonths(cells, queries)
      // The later of two periods is said, with the earlier one.
      if (against !== null && isBefore(cells, against)) return []
      const number = numberOf({ cells, against })
      if (!number) return []
      const sentence = numberSentence(number, input)
      const { route } = source.source
      const places = (route === null ? (source.query.where.route ?? []) : [route]).map(words.figurePlace)
      return [
        places.length > 0
          ? { ...sentence, text: words.labelled(words.list(places), sentence.text) }
          : sentence,
      ]
    }
    case 'incident':
    case 'row':
      return [stated(ended(cite(id).citation))]
  }
}

function isBefore(cells: string, other: string): boolean {
  const from = (text: string) => readCellQuery(text)?.spans[0]?.from ?? ''
  return from(cells) < from(other)
}

/** "By route: Western African −63%, Western Mediterranean +14%." */
function ranked({ rows, otherUnit }: ContentRanking, { cite, t, words }: FindingsInput): SentenceDraft {
  const named = ({ place, change, after }: RankingRow) =>
    `${words.figurePlace(place)} ${change ?? words.number(after)}`
  /** The cells of all rows of one table. */
  const cellsOf = ([first, ...others]: readonly RankingRow[]) => {
    if (!first) return []
    const route = [first, ...others].flatMap(({ cells }) => cells.where.route ?? [])
    return [
      cite(cellsId({ ...first.cells, where: { ...first.cells.where, ...(route[0] ? { route } : {}) } })),
    ]
  }
  return sentenceDraft(
    t('ranked', { routes: words.list([...rows, ...otherUnit].map(named)) }),
    words.language,
    [...cellsOf(rows), ...cellsOf(otherUnit)],
  )
}

/** Most plans in the table of a note. */
const MOST_PLANS = 16

/** A step of plans: what came of them in a sentence, and the plans as a table, each with the page of its statement and of its outcome. */
export function stepPlans(
  step: BriefingStep,
  { content: { rows }, language }: Pick<FindingContent, 'content' | 'language'>,
  input: FindingsInput,
): PlansDraft | null {
  const { cite, t, words } = input
  if (!rows?.plans) return null
  const { titlePieces, tied, own } = wordsOfStep(step, language, input)
  const { headline, lead, details } = rows.plans
  const [plan = '', , outcome = ''] = rows.columns
  const said = (text: string, pieces?: readonly CitedPiece[]) => sentenceDraft(text, words.language, pieces)
  const stated = ({ title, evidence }: PlanDetail) => said(title, evidence === null ? [] : [cite(evidence)])
  const without = details.filter(({ state }) => state === 'nothing-found')
  const [only] = details.length === 1 ? without : []
  const shown = details.filter((detail) => !without.includes(detail))
  const left = shown.length - MOST_PLANS
  return {
    title: { text: step.title, language },
    titlePieces,
    sentences: [...[headline, lead].filter((text) => text !== '').map((text) => said(ended(text))), ...tied],
    own,
    columns: [plan, outcome, t('plans.shown')],
    rows: shown.slice(0, MOST_PLANS).map((detail) => ({
      plan: stated(detail),
      meta: detail.meta,
      outcome: detail.dated,
      what: said(detail.what, detail.page ? [pieceOfPage(detail.page, words)] : []),
      tie: detail.isTied ? '' : detail.tie,
    })),
    without: only
      ? { outcome: ended(only.dated), plans: [stated({ ...only, title: `${only.title}, ${only.meta}` })] }
      : without[0]
        ? { outcome: without[0].outcome, plans: without.map(stated) }
        : null,
    note: [
      ...(left > 0 ? [t('plans.more', { count: left })] : []),
      ...(without.length > 0 ? [t('plans.nothing')] : []),
    ].join(' '),
  }
}

function pieceOfPage(page: RecordSource, words: Pick<Words, 'publisher'>): CitedPiece {
  const { citation, publisher } = citedPage(page, words)
  return {
    id: page.url,
    publication: page.url,
    publisher,
    citation,
    place: '',
    isCells: false,
    isRecord: false,
    address: page.url,
    quote: null,
  }
}

/** Most measures named in the finding of one status, and quotations behind each. */
const MOST_NAMED = 3
const MOST_QUOTES = 1
/** Most numbers in words; the table has the others. */
const MOST_COUNTED = 4

/** A view as findings: its numbers, then its measures by status. */
export function viewFindings(content: ViewContent, input: FindingsInput): readonly FindingDraft[] {
  const { t, words } = input
  const counted = countedFinding(content.figures, input)
  // What no table counts is named.
  const most = content.measures.length < LEAST_COUNTED ? LEAST_COUNTED : MOST_NAMED
  const statuses = STATUSES.flatMap((status): readonly FindingDraft[] => {
    const measures = content.measures.filter((measure) => measure.status === status)
    if (measures.length === 0) return []
    const named = ofDifferentKinds(measures).slice(0, most)
    const more = measures.length - named.length
    return [
      {
        title: {
          text: t('ofStatus', { count: measures.length, status: words.status(status) }),
          language: words.language,
        },
        own: [],
        sentences: [
          ...named.map((measure) => measureSentence(measure, input)),
          ...(more > 0 ? [sentenceDraft(t('more', { count: more }), words.language)] : []),
        ],
        rank: named.some(({ evidence }) => evidence.some(({ type }) => type === 'citation')) ? 3 : 2,
      },
    ]
  })
  return [...(counted ? [counted] : []), ...statuses]
}

function measureSentence(measure: Measure, { cite, words }: FindingsInput): SentenceDraft {
  const pieces = measure.evidence.flatMap((piece) => {
    const id = evidenceId(piece)
    return id === null ? [] : [cite(id)]
  })
  const quoted = pieces.filter(({ quote }) => quote !== null).slice(0, MOST_QUOTES)
  return sentenceDraft(ended(words.measureTitle(measure)), words.language, [
    ...quoted,
    ...pieces.filter(({ quote }) => quote === null),
  ])
}

/** Measures in order: those with a sentence to quote, and of those, one of each kind before others of the same. */
function ofDifferentKinds(all: readonly Measure[]): readonly Measure[] {
  const isQuoted = ({ evidence }: Measure) => evidence.some(({ type }) => type === 'citation')
  const measures = all.toSorted((a, b) => Number(isQuoted(b)) - Number(isQuoted(a)))
  const first = measures.filter(
    ({ categories }, index) => measures.findIndex((one) => one.categories[0] === categories[0]) === index,
  )
  const others = measures.filter((measure) => !first.includes(measure))
  return [...first, ...others]
}

function countedFinding(
  figures: readonly ShownFigure[],
  { cite, t, words }: FindingsInput,
): FindingDraft | null {
  const places = placesOf(figures).toSorted(([, a], [, b]) => largest(b) - largest(a))
  if (places.length === 0) return null
  return {
    title: { text: t('counted'), language: words.language },
    own: [],
    sentences: places.slice(0, MOST_COUNTED).map(([place, [first, second]]) => {
      const number = (figure: ShownFigure | undefined) =>
        words.counted(figure?.total.value ?? null, (figure ?? first)?.total.unit ?? 'detections')
      const shown = second ?? first
      const months = words.spans(shown?.spans ?? [])
      const placed = words.figurePlace(place)
      const name = placed.charAt(0).toUpperCase() + placed.slice(1)
      return sentenceDraft(
        second
          ? t('figureChange', {
              place: name,
              months,
              after: number(second),
              before: number(first),
              change: changeOf(first, second, words),
            })
          : t('figure', { place: name, months, number: number(first) }),
        words.language,
        [first, second].flatMap((figure) => (figure ? [cite(cellsId(figure.cells))] : [])),
      )
    }),
    rank: 3,
  }
}

function largest(figures: readonly ShownFigure[]): number {
  return figures.at(-1)?.total.value ?? -1
}
