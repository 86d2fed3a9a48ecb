import {
  agendaOf,
  type Briefing,
  type BriefingStep,
  layoutOfStep,
  numberOfStep,
  type StepChartCells,
} from '#domain/briefing.ts'
import { type CellQuery, readCellQuery } from '#domain/cellQuery.ts'
import { comparedByStep, monthsTo } from '#domain/drawnCells.ts'
import { citationAt } from '#domain/evidence.ts'
import type { OutcomePage } from '#domain/outcome.ts'
import type { CarriedPublication } from '#domain/provenance.ts'
import { type ReaderTarget, readReader, writeReader } from '#domain/readerLink.ts'
import type { StepChart } from '#domain/stepChart.ts'
import { LAYOUTS, type StepLayout, type StepPart } from '#domain/stepLayouts.ts'
import type { StepMapCallout } from '#domain/stepMap.ts'
import { agendaParts, keyNumbers } from '#domain/talk.ts'
import { viewOfStep } from '#domain/viewCodec.ts'
import type { TFunction } from '#i18n/translation.ts'
import { foldText } from '#lib/foldText.ts'
import { memoizeByArguments } from '#lib/memoize.ts'
import type { Words } from '#words/words.ts'
import { citedPage, placeOfCells, tableNote } from './citedSource.ts'
import { type CompareModel, compareModel } from './compareModel.ts'
import { phrasesOf, quoteParts } from './evidenceGroups.ts'
import { loadFigures } from './loadedFigures.ts'
import type { PlanTexts } from './planWords.ts'
import { stepChart } from './stepChart.ts'
import { type ContentNumber, contentNumber, placedNumber } from './stepEvidence.ts'
import { mapOfStep } from './stepMap.ts'
import {
  type ContentRanking,
  changeTable,
  rankingOfChart,
  rankingOfModel,
  totalOfModel,
} from './stepRanking.ts'
import {
  type ContentRows,
  type ContentTable,
  datedRows,
  evidenceRows,
  measureRows,
  plansOfStep,
  timelineRows,
} from './stepRows.ts'
import {
  CLOSING_LINE_LENGTH,
  publicationsOf,
  type SourceWords,
  type StepSource,
  sourceLine,
  sourceWords,
  stepSources,
} from './stepSources.ts'
import { type DataReach, tableById } from './tableById.ts'

/** The sentence that a step quotes, exactly as stored. */
export interface ContentQuotation {
  text: string
  /** BCP 47 tag. */
  language: string
  /** Of the talk's author, in the talk's language; null without one. */
  translation: string | null
  /** The text in parts: words of evidence are marked. */
  parts: readonly { start: number; text: string; isCue: boolean }[]
  /** The document's title, and its publisher with the date. */
  title: string
  source: string
  target: ReaderTarget
}

/** A part of an agenda: its number and name, its planned time, and its steps. */
export interface ContentAgendaPart {
  id: string
  number: number
  name: string
  /** '' where none is planned. */
  time: string
  /** '' where they are not named. */
  steps: string
}

/** All that a step says, as plain values and words; null or empty where it has no such part or its files have not loaded. */
export interface StepContent {
  layout: StepLayout
  title: string
  lines: readonly string[]
  number: ContentNumber | null
  chart: StepChart | null
  quotation: ContentQuotation | null
  ranking: ContentRanking | null
  /** The comparison that `ranking` and `changes` show. */
  compared: CompareModel | null
  /** The same as a table, with all other places; null without two periods. */
  changes: ContentTable | null
  /** Of a layout that is made of rows. */
  rows: ContentRows | null
  /** Said in place of such rows where there are none; null where there are some, or no layout of rows. */
  noRows: string | null
  /** The measures that the evidence of any other step states. */
  measures: ContentTable | null
  agenda: readonly ContentAgendaPart[]
  /** Of a section: its number on the agenda, from 1; else 0. */
  part: number
  /** Of a closing step. */
  keyNumbers: readonly ContentNumber[]
  /** What the step cites, what its rows rest on, and cells of further publishers whose numbers it shows, in link form. */
  shown: readonly string[]
  sources: readonly StepSource[]
  /** The pages that show what came of the plans in its rows, each once. */
  outcomePages: readonly CarriedPublication[]
  /** The publications behind it, each once; of a closing step those of the whole talk, its numbers' first. */
  publications: readonly string[]
  /** Of a closing step, the same on one line, for where its list has no room; else ''. */
  publicationLine: string
  /** '' of a closing step: it lists its publications. */
  sourceLine: string
}

/** The messages that content is written with. */
export interface ContentTexts {
  t: TFunction<['briefing', 'stage', 'compare', 'series']>
  plans: PlanTexts
  headlineT: TFunction<'planHeadline'>
}

/** What content is made from. */
export interface ContentInput extends DataReach {
  words: Words
  texts: ContentTexts
}

/** Whether what a step says changes with other steps. */
export function saysOfTalk(step: BriefingStep): boolean {
  return LAYOUTS[layoutOfStep(step)].saysOfTalk === true
}

/** What a step of a talk says; the steps of the talk count as `saysOfTalk` has it. */
export function stepContent(
  step: BriefingStep,
  { steps }: Pick<Briefing, 'steps'>,
  input: ContentInput,
): StepContent {
  const { words, texts } = input
  const { t } = texts
  const layout = layoutOfStep(step)
  const row = LAYOUTS[layout]
  const numbers = numberInput(input)
  const said = sourceWords(input, t)
  const own = numberOfStep(step)
  const ownNumber = own && contentNumber(own, numbers)
  const behind = behindStep(step, input)
  const { chart, isCompared, model, shown, sources, found, pages } = behind
  const rows = found?.rows.length === 0 ? null : found
  const isClosing = layout === 'closing'
  const keyNumbers = isClosing ? keyNumbersOf(steps, input) : []
  const cited = isClosing ? steps.map((one) => behindStep(one, input)) : [behind]
  const isOfNumber = (source: StepSource) =>
    source.kind === 'cells' && keyNumbers.some(({ now }) => now.query.table === source.query.table)
  const allSources = cited
    .flatMap((one) => one.sources)
    .toSorted((a, b) => Number(isOfNumber(b)) - Number(isOfNumber(a)))
  const named = {
    said,
    further: cited.flatMap(({ pages: each }) => each.map(({ publisher }) => words.publisherName(publisher))),
  }
  return {
    layout,
    title: step.title,
    lines: step.text,
    number:
      (ownNumber && row.months
        ? placedNumber(ownNumber, (query) => unnamed(placeInWords(query, input), step.title), numbers)
        : ownNumber) ?? (row.map.isPair && model ? totalOfModel(model, numbers) : null),
    chart,
    quotation: row.face.includes('quotation') ? quotationOf(step, sources, said, input) : null,
    ranking: isCompared
      ? model && rankingOfModel(model, words)
      : chart?.over === 'routes'
        ? rankingOfChart(chart, words)
        : null,
    compared: model,
    changes: model && changeTable(model, t, words),
    rows,
    noRows: found && !rows ? t(`stage:noRows.${found.kind}`) : null,
    measures: !row.isLeading && !row.rows && !model ? measuresOf(step, input) : null,
    agenda: layout === 'agenda' ? agendaOfTalk(step, steps, input) : [],
    part: layout === 'section' ? agendaOf(steps, { id: '' }).indexOf(step) + 1 : 0,
    keyNumbers,
    shown,
    sources,
    outcomePages: pages.map((page) => citedPage(page, words)),
    publications: publicationsOf(allSources, named),
    publicationLine: isClosing ? sourceLine(allSources, { ...named, words, t }, CLOSING_LINE_LENGTH) : '',
    sourceLine: isClosing ? '' : sourceLine(sources, { ...named, words, t }),
  }
}

/** What a step shows and what stands behind it, which its papers cite. Asked for once more of every step by a closing one. */
const behindStep = memoizeByArguments((step: BriefingStep, input: ContentInput) => {
  const layout = layoutOfStep(step)
  const { face, map } = LAYOUTS[layout]
  const chart = chartOf(step, input)
  const isCompared =
    map.isPair ||
    (chart?.over !== 'routes' && (face.includes('ranking') || viewOfStep(step).page === 'compare'))
  const model = isCompared ? comparisonOf(step, input) : null
  const cited = shownEvidence(step, model, input)
  const found = rowsOf(step, sourcesOf({ evidence: cited }, input), input)
  // A row from the view alone brings what it rests on.
  const shown = [...new Set([...cited, ...evidenceOfRows(found)])]
  const sources = sourcesOf({ evidence: shown }, input)
  // A closing that cites a plan says what came of it.
  const isOnPlans = layout === 'closing' && cited.some((link) => link.startsWith('record:'))
  const plans = isOnPlans ? plansIn({ view: '', evidence: cited }, input) : found
  return { chart, isCompared, model, shown, sources, found, pages: outcomePagesOf(plans) }
})

function evidenceOfRows(rows: ContentRows | null): readonly string[] {
  return rows?.rows.flatMap(({ target }) => (target ? [writeReader(target)] : [])) ?? []
}

function outcomePagesOf(rows: ContentRows | null): readonly OutcomePage[] {
  const pages = rows?.plans?.details.flatMap(({ page }) => page ?? []) ?? []
  return [...new Map(pages.map((page) => [page.url, page])).values()]
}

/** The parts that a step has beside its title. */
export function partsOf({
  lines,
  number,
  quotation,
  chart,
  ranking,
  rows,
}: StepContent): readonly StepPart[] {
  const has: Readonly<Record<StepPart, boolean>> = {
    lines: lines.length > 0,
    number: number !== null,
    quotation: quotation !== null,
    // A chart by route is a ranking.
    chart: chart !== null && !(chart.over === 'routes' && ranking !== null),
    ranking: ranking !== null,
    rows: rows !== null,
  }
  return (Object.keys(has) as StepPart[]).filter((part) => has[part])
}

/** The parts that a step's face on the stage shows. */
export function partsOnStage({ layout, lines }: StepContent): readonly StepPart[] {
  const { face, inPlaceOfLines = [] } = LAYOUTS[layout]
  return lines.length === 0 ? [...face, ...inPlaceOfLines] : face
}

/** The parts of a step that a paper with these parts leaves out. */
export function leftOut(content: StepContent, shown: readonly StepPart[]): readonly StepPart[] {
  return partsOf(content).filter((part) => !shown.includes(part))
}

/** The evidence of a step, with cells of each further table whose numbers its changes or its map show. */
function shownEvidence(step: BriefingStep, model: CompareModel | null, input: ContentInput): string[] {
  const cited = new Set(step.evidence.flatMap((link) => tableOf(readReader(link))))
  const ranked = model
    ? [model.total, ...(model.channel ? [model.channel] : [])].flatMap(({ cells }) => [
        cells.before,
        cells.after,
      ])
    : [
        ...calloutsOnMap(step, input).flatMap(({ number, change }) =>
          [change?.cells ?? number?.cells ?? []].flat(),
        ),
        ...cellsAsSeen(step, input),
      ]
  const added = ranked
    .filter(({ table }) => !cited.has(table))
    .map((query) => writeReader({ type: 'cells', query }))
  return [...new Set([...step.evidence, ...added])]
}

/** The cells behind the widths of a map that counts measures. */
function cellsAsSeen(step: BriefingStep, input: ContentInput): readonly CellQuery[] {
  if (step.look?.signs !== 'view' || LAYOUTS[layoutOfStep(step)].map.shown === 'never') return []
  const { lit, figures } = mapOfStep(step, input) ?? {}
  return lit?.routes.flatMap((id) => figures?.get(id)?.cells ?? []) ?? []
}

function tableOf(target: ReaderTarget | null): readonly string[] {
  return target?.type === 'cells' ? [target.query.table] : []
}

/** The labels with numbers on the map of a step; none where it has no map or one without labels. */
export function calloutsOnMap(step: BriefingStep, input: ContentInput): readonly StepMapCallout[] {
  const { map } = LAYOUTS[layoutOfStep(step)]
  return map.shown === 'never' || map.isUnlabelled ? [] : (mapOfStep(step, input)?.callouts ?? [])
}

/** The sources that a step cites, as far as their files have loaded. */
export function sourcesOf(step: Pick<BriefingStep, 'evidence'>, reach: DataReach): readonly StepSource[] {
  const { read } = reach
  const [documents, records, figures] = [read('documents'), read('records'), read('figures')]
  return stepSources(step, {
    ...reach,
    documents: documents?.documents ?? [],
    records: records?.records ?? [],
    figures: figures?.sources ?? [],
  })
}

/** What numbers are summed and written with. */
export function numberInput(input: ContentInput) {
  return { tableOf: (id: string) => tableById(id, input), words: input.words, t: input.texts.t }
}

/** The chart of a step: its own, else, in a layout of months, those of its number; in that layout's form on every paper. */
function chartOf(step: BriefingStep, input: ContentInput): StepChart | null {
  const { months } = LAYOUTS[layoutOfStep(step)]
  const cells = step.chart ?? (months && step.number ? monthsTo(step.number) : null)
  const chart = cells && contentChart(cells, input)
  return chart && months && chart.over === 'months' ? { ...chart, kind: months } : chart
}

/** A chart of some cells; null until their files have loaded, and where one of them is missing. */
export function contentChart(chart: StepChartCells, input: ContentInput): StepChart | null {
  const { read, words, texts } = input
  const figures = read('figures')
  if (!figures) return null
  const { tableOf } = numberInput(input)
  return stepChart({
    chart,
    figures: loadFigures(figures),
    tableOf,
    noteOf: (query) => tableNote(query, texts.t),
    words,
  })
}

/** The comparison of a step's two periods. */
function comparisonOf(step: BriefingStep, { read }: ContentInput): CompareModel | null {
  const [figures, routes] = [read('figures'), read('routes')]
  if (!figures || !routes) return null
  const { compare, period } = viewOfStep(step)
  const ids = routes.routes.map(({ id }) => id)
  return compareModel(loadFigures(figures), compare ?? comparedByStep(step), ids, period)
}

/** Titles longer than this are cut at their colon, characters. */
const TITLE_LENGTH = 64

/** The first sentence of a document that a step cites. */
function quotationOf(
  { translation }: BriefingStep,
  sources: readonly StepSource[],
  said: SourceWords,
  { read }: ContentInput,
): ContentQuotation | null {
  const source = sources.find(({ kind }) => kind === 'quote')
  if (source?.kind !== 'quote' || source.target.type !== 'document' || !source.target.span) return null
  const { document, quote, target } = source
  const citation = citationAt(document.id, document.text, source.target.span.start, source.target.span.end)
  const cues = (read('claims')?.claims ?? [])
    .filter((claim) => claim.citation.documentId === document.id && claim.citation.start === citation.start)
    .flatMap((claim) => claim.cues)
  const [head = document.title] = document.title.split(': ')
  return {
    text: quote,
    language: document.language,
    translation: translation ?? null,
    parts: quoteParts(citation, phrasesOf(cues, citation)),
    title: document.title.length > TITLE_LENGTH ? head : document.title,
    source: said.lineOf(source),
    target,
  }
}

/** The rows that the layout of a step is made of; null for other layouts and until their files have loaded. */
function rowsOf(step: BriefingStep, sources: readonly StepSource[], input: ContentInput): ContentRows | null {
  const { read, words, texts } = input
  const { t } = texts
  const kind = LAYOUTS[layoutOfStep(step)].rows ?? null
  switch (kind) {
    case null:
      return null
    case 'evidence':
      return evidenceRows(sources, numberInput(input))
    case 'dated': {
      const [measures, timeline, routes, records] = [
        read('measures'),
        read('timeline'),
        read('routes'),
        read('records'),
      ]
      if (!measures || !timeline || !routes || !records) return null
      const data = { ...measures, ...timeline, ...records, routes: routes.routes }
      return datedRows(timelineRows(step, data), { t, words })
    }
    case 'plans':
      return plansIn(step, input)
  }
}

/** The plans of a view and its evidence; null until their files have loaded. */
function plansIn(
  step: Pick<BriefingStep, 'view' | 'evidence'>,
  { read, words, texts }: ContentInput,
): ContentRows | null {
  const [measures, routes, outcomes] = [read('measures'), read('routes'), read('outcomes')]
  if (!measures || !routes || !outcomes) return null
  const { plans, headlineT, t } = texts
  const data = { ...measures, routes: routes.routes, outcomes }
  return plansOfStep(step, { ...data, texts: plans, headlineT, t, words })
}

function measuresOf(step: BriefingStep, { read, words, texts: { t } }: ContentInput): ContentTable | null {
  const [measures, claims] = [read('measures'), read('claims')]
  return measures && claims && measureRows(step, { ...measures, ...claims }, { t, words })
}

function agendaOfTalk(
  step: BriefingStep,
  steps: readonly BriefingStep[],
  { texts: { t } }: ContentInput,
): readonly ContentAgendaPart[] {
  return agendaParts(steps, step).map(({ step: { id, title }, titles, more, minutes }, at) => ({
    id,
    number: at + 1,
    name: title,
    time: minutes === null ? '' : t('stage:minutes', { count: minutes }),
    steps: [...titles, ...(more > 0 ? [t('stage:moreSteps', { count: more })] : [])].join('\u00a0· '),
  }))
}

function placeInWords(query: CellQuery, input: ContentInput): string {
  const source = input.read('figures')?.sources.find(({ id }) => id === query.table)
  return placeOfCells(query, source, numberInput(input))
}

/** A place, unless the title of its step names it: '' then. */
function unnamed(place: string, title: string): string {
  return foldText(title).includes(foldText(place)) ? '' : place
}

/** The numbers that sum a talk up. */
function keyNumbersOf(steps: readonly BriefingStep[], input: ContentInput): readonly ContentNumber[] {
  const numbers = numberInput(input)
  const sumOf = (cells: string) => {
    const sum = contentNumber({ cells, against: null }, numbers)?.now
    return sum ? { ...sum, until: readCellQuery(cells)?.spans.at(-1)?.to ?? '' } : null
  }
  const placeOf = (query: CellQuery) => placeInWords(query, input)
  return keyNumbers(steps, sumOf).flatMap((number) => {
    const said = contentNumber(number, numbers)
    return said ? [placedNumber(said, placeOf, numbers)] : []
  })
}
