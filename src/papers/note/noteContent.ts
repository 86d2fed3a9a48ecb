import { openingOf } from '#content/byline.ts'
import type { StepContent } from '#content/stepContent.ts'
import { tiedTo } from '#content/stepEvidence.ts'
import type { MappedStep } from '#content/stepMap.ts'
import { unitName } from '#content/unitName.ts'
import {
  cellsOfContent,
  evidenceOfContent,
  type ShownFigure,
  type ViewContent,
} from '#content/viewContent.ts'
import { type Briefing, type BriefingStep, layoutOfStep, type StepChartCells } from '#domain/briefing.ts'
import { readCellQuery, writeCellQuery } from '#domain/cellQuery.ts'
import { countsDeathsOnly } from '#domain/countsDeathsOnly.ts'
import type { FigureUnit } from '#domain/figureUnit.ts'
import type { Measure } from '#domain/measure.ts'
import type { NoteChart, NoteText } from '#domain/note.ts'
import { periodOfDate } from '#domain/period.ts'
import type { Provenance } from '#domain/provenance.ts'
import { readReader } from '#domain/readerLink.ts'
import { namedBy, namedByEvidence } from '#domain/restsOn.ts'
import type { StepChart } from '#domain/stepChart.ts'
import { showsMap } from '#domain/stepLayouts.ts'
import { placeKey } from '#domain/stepMap.ts'
import type { View } from '#domain/view.ts'
import { linkOfStep, viewOfStep } from '#domain/viewCodec.ts'
import type { TFunction } from '#i18n/translation.ts'
import type { Picture } from '#lib/picture.ts'
import { chartValues } from '#papers/chartValues.ts'
import type { Words } from '#words/words.ts'
import {
  type FindingsInput,
  saidSteps,
  stepFinding,
  stepPlans,
  viewFindings,
  wordsOfStep,
} from './noteFindings.ts'
import { type CitedPiece, ended, type FindingDraft, type NoteDraft } from './noteModel.ts'
import {
  changesInNote,
  figureTable,
  LEAST_COUNTED,
  measureTable,
  openQuestions,
  placesOf,
} from './noteTables.ts'

/** What a note of a briefing or view says, before its map and charts are drawn. */
export interface NoteContent
  extends Pick<
    NoteDraft,
    'author' | 'lead' | 'message' | 'findings' | 'plans' | 'pieces' | 'table' | 'title'
  > {
  /** The step of the map. */
  step: MappedStep
  /** Null: the picture's own. */
  mapTitle: NoteText | null
  /** The day of a briefing (YYYY-MM-DD); null for a view. */
  writtenOn: string | null
  /** The measures of the table. */
  counted: readonly Measure[]
  charts: readonly StepChartCells[]
  /** Of the map, in link form. */
  evidence: readonly string[]
}

interface ContentInput extends FindingsInput {
  /** What a unit counts. */
  caveatOf: (unit: FigureUnit) => string
}

/** A view as a note. */
export function contentOfView(
  shown: { view: View; content: ViewContent },
  title: string,
  input: ContentInput,
): NoteContent {
  const { cite, t, words, caveatOf } = input
  const content = chosenContent(shown)
  const cells = cellsOfContent(content)
  const counted = content.measures.length < LEAST_COUNTED ? [] : content.measures
  return {
    step: {
      view: linkOfStep(shown.view),
      text: [],
      // A text that names no place stands beside the numbers of the map.
      evidence: [
        ...evidenceOfContent(cells.length > 0 ? content : { ...content, figures: shown.content.figures }),
      ],
      number: null,
      chart: null,
    },
    title: { text: title, language: words.language },
    mapTitle: shown.view.selected?.kind === 'document' ? null : { text: title, language: words.language },
    author: 'Throughline',
    writtenOn: null,
    lead: [],
    message: null,
    findings: viewFindings(content, input),
    plans: [],
    table: measureTable(counted, t, words) ?? figureTable(content.figures, caveatOf, t, words),
    counted,
    charts: [chartOfFigures(content.figures) ?? []].flat(),
    pieces: cells.map(cite),
    evidence: cells,
  }
}

/** What a view shows, narrowed to what is selected in it. */
function chosenContent({ view, content }: { view: View; content: ViewContent }): ViewContent {
  const { selected } = view
  if (!selected || view.page === 'compare') return content
  const { kind, id } = selected
  const tied =
    kind === 'measure'
      ? content.measures.filter((measure) => measure.id === id)
      : tiedTo(selected, content.measures)
  const figures = kind === 'route' ? content.figures.filter(({ place }) => place === id) : content.figures
  return {
    ...content,
    measures: tied.length > 0 ? tied : content.measures,
    // A text has no part in the numbers of the map.
    figures: kind === 'document' ? [] : figures,
  }
}

/** A briefing as a note; `contents` is what its steps say. */
export function contentOfBriefing(
  briefing: Briefing,
  contents: ReadonlyMap<BriefingStep, StepContent>,
  measures: readonly Measure[],
  input: ContentInput,
): NoteContent {
  const { cite, t, words, caveatOf } = input
  const { language } = briefing
  const steps = saidSteps(briefing)
  const isCounted = steps.filter(({ number, chart }) => number || chart).length * 2 > steps.length
  const mapped = mapStep(steps, isCounted)
  const said = steps.flatMap((step) => {
    const content = contents.get(step)
    return content ? [{ step, content }] : []
  })
  const { changes = null, ranking: inTable = null } =
    said.find(({ content }) => content.changes !== null)?.content ?? {}
  const hasQuotes = [...contents.values()].some(({ quotation }) => quotation !== null)
  const found = changes || hasQuotes ? [] : countedIn(steps, measures)
  const counted = found.length < LEAST_COUNTED ? [] : found
  const hasPlans = [...contents.values()].some(({ rows }) => (rows?.plans?.details.length ?? 0) > 1)
  // Two tables, of plans and beside the map, take the room of charts, whose months stand in small tables.
  const isFull = hasPlans && (changes !== null || counted.length > 0)
  const charted = steps.filter(
    ({ chart }) => chart !== null && !isFull && !(changes && chart.kind === 'routes'),
  )
  const findingOf = (step: BriefingStep, content: StepContent) =>
    stepFinding(step, { content, language, isCharted: charted.includes(step), inTable, inPlans }, input)
  const inPlans = new Set(
    [...contents.values()].flatMap(
      ({ rows }) => rows?.plans?.details.flatMap((row) => row.evidence ?? []) ?? [],
    ),
  )
  const closing = steps.findLast((step) => layoutOfStep(step) === 'closing')
  const findings = said.flatMap(({ step, content }) =>
    step === closing || content.rows?.plans ? [] : [findingOf(step, content)],
  )
  const message = messageOf(said.find(({ step }) => step === closing) ?? null, findings, findingOf, briefing)
  const opening = openingOf(briefing)
  return {
    step: withNumberOnMap(mapped),
    title: { text: briefing.title, language },
    author: briefing.author,
    mapTitle: { text: mapped.title, language },
    writtenOn: briefing.date,
    lead: opening ? wordsOfStep(opening, language, input).own : [],
    message,
    findings,
    plans: said.flatMap(({ step, content }) => stepPlans(step, { content, language }, input) ?? []),
    table: changes ? changesInNote(changes, caveatOf('detections')) : measureTable(counted, t, words),
    counted,
    charts: charted.flatMap(({ chart }) => chart ?? []),
    pieces: said.flatMap(({ content }) => content.shown.map(cite)),
    evidence: [...new Set([...mapped.evidence, ...said.flatMap(({ content }) => content.shown)])],
  }
}

/** What the editor calls a closing until its author does, in each language: it says nothing. */
export const UNNAMED_CLOSINGS: readonly string[] = ['In conclusion', 'En conclusion', 'Tot besluit']

/**
 * The message of a talk: what its closing step says, whose first statement takes the place of a title that the editor gave it;
 * without a closing the titles of its first findings. A closing without any statement leaves the title of the talk.
 */
function messageOf(
  closing: { step: BriefingStep; content: StepContent } | null,
  findings: readonly FindingDraft[],
  findingOf: (step: BriefingStep, content: StepContent) => FindingDraft,
  { title, language }: Pick<Briefing, 'title' | 'language'>,
): FindingDraft | null {
  if (closing) {
    // Its evidence is that of other steps; what they state is said there.
    const message = findingOf(closing.step, { ...closing.content, sources: [] })
    if (!UNNAMED_CLOSINGS.includes(closing.step.title.trim())) return message
    const { sentences, own } = message
    const said = closing.step.text[0] ?? ''
    const isSaid = ({ text }: NoteText) => said !== '' && text === ended(said)
    return {
      ...message,
      title: { text: ended(said === '' ? title : said), language },
      titlePieces: sentences.find(isSaid)?.pieces ?? [],
      sentences: sentences.filter((sentence) => !isSaid(sentence)),
      own: own.filter((line) => !isSaid(line)),
    }
  }
  const [first, ...others] = findings.slice(0, 3)
  return first ? { ...first, sentences: [], months: null, own: others.map((finding) => finding.title) } : null
}

/** The measures of the texts that steps quote, else those of the records that they cite. */
function countedIn(steps: readonly BriefingStep[], measures: readonly Measure[]): readonly Measure[] {
  const targets = steps.flatMap(({ evidence }) => evidence.flatMap((id) => readReader(id) ?? []))
  const cited = targets.flatMap((target) => namedBy(target) ?? [])
  const kind = cited.some((each) => each.in === 'documents') ? 'documents' : 'records'
  const ids = new Set(cited.flatMap((each) => (each.in === kind ? [each.id] : [])))
  return measures.filter(({ evidence }) =>
    evidence.some((piece) => {
      const named = namedByEvidence(piece)
      return named?.in === kind && ids.has(named.id)
    }),
  )
}

/**
 * The step whose map the note shows, of those that have one on paper: of numbers the first, else one on a route, with dated
 * records or numbers on it. One of deaths alone comes last: the map counts crossings and arrivals.
 */
export function mapStep(steps: readonly BriefingStep[], isCounted: boolean): BriefingStep {
  const drawn = steps.filter((step) => showsMap(layoutOfStep(step), false))
  const onMap = (drawn.length > 0 ? drawn : steps).filter(({ view }) => !view.startsWith('#/compare'))
  const value = (step: BriefingStep) => {
    const { filters, selected } = viewOfStep(step)
    const hasRoute = filters.routes.length > 0 || selected?.kind === 'route'
    const hasRecords = step.evidence.some((id) => readReader(id)?.type === 'record')
    return (hasRoute ? 2 : 0) + (hasRecords ? 1 : counts(step) ? 0.5 : 0)
  }
  const others = onMap.filter((step) => !countsDeathsOnly(step))
  const [first = onMap[0]] = isCounted
    ? [...others.filter(counts), ...others]
    : others.toSorted((a, b) => value(b) - value(a))
  const step = first ?? steps[0]
  if (!step) throw new Error('a briefing has a step')
  return step
}

/** A step with the number of its one route on the map: beside it the note has none. Callouts of the author's own stay. */
export function withNumberOnMap(step: BriefingStep): MappedStep {
  const { number, look } = step
  const { selected, filters } = viewOfStep(step)
  const ofView = selected?.kind === 'route' ? [selected.id] : filters.routes
  const [id, ...others] = (number && readCellQuery(number.cells)?.where.route) ?? ofView
  if (!number || id === undefined || others.length > 0 || look?.callouts) return step
  const callouts = [{ at: placeKey({ kind: 'route', id }), number: { ...number, against: null } }]
  return { ...step, look: { ...look, callouts } }
}

function counts({ number, chart }: BriefingStep): boolean {
  return number !== null || chart !== null
}

/** The chart of a view's numbers: by month for one place, by route for several of one table; null if there is none. */
export function chartOfFigures(figures: readonly ShownFigure[]): StepChartCells | null {
  const places = placesOf(figures).filter(([place]) => place !== 'total')
  const routes = places.filter(([, [first]]) => first && 'route' in first.cells.where)
  const [one] = places
  const charted = routes.length > 1 ? routes : one ? [one] : []
  const [first, second] = charted[0]?.[1] ?? []
  if (!first || first.cells.spans.length === 0) return null
  const where = routes.length > 1 ? { route: routes.map(([place]) => place) } : first.cells.where
  const query = ({ cells }: ShownFigure) => writeCellQuery({ ...cells, where })
  const now = second ?? first
  return {
    kind: routes.length > 1 ? 'routes' : 'months',
    cells: query(now),
    against: second ? query(first) : null,
  }
}

/** The map of a note. `lines` are the numbers of the lines of text that have a sign on it; `note` says what its other signs and widths are. */
export interface NoteMap {
  title: string
  alt: string
  picture: Picture
  lines: readonly number[]
  note: string
}

interface DraftInput {
  drawing: NoteMap
  charts: readonly StepChart[]
  provenance: Provenance
  link: string
  cite: (id: string) => CitedPiece
  t: FindingsInput['t']
  exportT: TFunction<'export'>
  /** That routes are schematic, and on boundaries. */
  schematic: string
  words: Words
}

/** A note before its evidence is set out. */
export function draftOf(content: NoteContent, input: DraftInput): NoteDraft {
  const { drawing, charts, provenance, link, cite, t, exportT, schematic, words } = input
  const own = (text: string) => ({ text, language: words.language })
  const day = (date: string) => words.period(periodOfDate(date))
  const cells = content.charts.flatMap((chart) => [chart.cells, chart.against ?? []].flat())
  const pieces = [...content.pieces, ...cells.map((one) => cite(`cells:${one}`))]
  const { author, writtenOn } = content
  const open = openQuestions(content.counted, t)
  return {
    language: words.language,
    title: content.title,
    author,
    day: day(provenance.date),
    facts: [
      ...(writtenOn === null
        ? [{ name: t('common:filters'), value: provenance.filters }]
        : [
            ...(author === '' ? [] : [{ name: t('facts.from'), value: author }]),
            { name: t('facts.talk'), value: day(writtenOn) },
          ]),
    ],
    lead: content.lead,
    message: content.message,
    findings: content.findings,
    map: {
      title: content.mapTitle ?? own(drawing.title),
      picture: drawing.picture,
      alt: drawing.alt,
      signs: drawing.lines.map((number) => ({
        number,
        text: { ...content.title, text: ended(content.step.text[number - 1] ?? '') },
      })),
      note: drawing.note,
    },
    table: content.table,
    charts: charts.map((chart, at) => chartInNote(chart, at, { t, exportT, words })),
    plans: content.plans,
    pieces,
    method: [
      [
        ...(pieces.some(({ quote }) => quote) ? [t('reviewed')] : []),
        ...(pieces.some(({ isRecord }) => isRecord) ? [t('recorded')] : []),
        ...majoritiesIn(provenance, t, words),
        ...provenance.caveats.filter(
          (caveat) =>
            caveat !== schematic &&
            caveat !== content.table?.note &&
            provenance.majorities.every(({ text }) => !caveat.includes(text)),
        ),
        ...(open.length > 0 ? [] : [t('noCause')]),
      ]
        .map(ended)
        .join(' '),
      [
        t('data', { version: provenance.versionText, date: day(provenance.date) }),
        ...(provenance.filters === exportT('noFilters')
          ? []
          : [t('filtersOfMap', { filters: provenance.filters })]),
      ].join(' '),
    ].filter((text) => text !== ''),
    link: { text: t('open'), address: link },
    // Alone, what every note leaves open is a line of the method.
    notKnown: open.length > 0 ? [t('noCause'), ...open] : [],
  }
}

/** The numbers that are mostly one nationality in a sentence, which a sentence each would bury. */
function majoritiesIn(
  { majorities }: Pick<Provenance, 'majorities'>,
  t: TFunction<'note'>,
  words: Pick<Words, 'figurePlace' | 'nationality' | 'percent' | 'semicolon' | 'spans'>,
): readonly string[] {
  const said = majorities.flatMap(({ cells, nationality, share }) => {
    const target = readReader(cells)
    if (target?.type !== 'cells') return []
    const place = (target.query.where.route ?? []).map(words.figurePlace).join(', ')
    const months = words.spans(target.query.spans)
    return t('majority', {
      place,
      months,
      country: words.nationality(nationality),
      percent: words.percent(share),
    })
  })
  return said.length > 0 ? [t('majorities', { routes: said.join(words.semicolon) })] : []
}

/** A chart with its title, and its values in words for those who do not see it. */
function chartInNote(
  chart: StepChart,
  at: number,
  { t, exportT, words }: Pick<DraftInput, 't' | 'exportT' | 'words'>,
): NoteChart {
  const { categories, isPartial, series } = chart
  const name = unitName(2, chart.unit, words)
  const unit = name.charAt(0).toUpperCase() + name.slice(1)
  const partial = categories.filter((_, place) => isPartial[place])
  const [place] = series[0]?.cells[0]?.where.route ?? []
  const titled = t(chart.over === 'months' ? 'chart.months' : 'chart.routes', { unit })
  const title =
    chart.over === 'months' && place !== undefined ? words.labelled(words.figurePlace(place), titled) : titled
  return {
    title: t('chartOf', { number: at + 1, title }),
    chart,
    alt: [`${title}.`, ...chartValues(chart, exportT, words)].join(' '),
    note: [
      t('chart.note'),
      ...(partial.length > 0 ? [t('chart.partial', { categories: partial.join(', ') })] : []),
    ].join(' '),
  }
}
