import type { Briefing, BriefingStep } from '#domain/briefing.ts'
import { readCellQuery, rowsOfQuery, sumOfRows } from '#domain/cellQuery.ts'
import { isOwnId } from '#domain/draftBriefing.ts'
import type { Note } from '#domain/note.ts'
import { readReader } from '#domain/readerLink.ts'
import { DEFAULT_VIEW, type View } from '#domain/view.ts'
import { viewOfStep } from '#domain/viewCodec.ts'
import { ROUTE_COLOURS } from '#map/palette.ts'
import { useStills } from '#parts/Stills.tsx'
import { useOwnLayer } from '#state/ownLayer.ts'
import { comparedByStep, compareModel } from '#state/selectors/compareModel.ts'
import { loadFigures, tableOf } from '#state/selectors/loadedFigures.ts'
import { type CitedPiece, citedPiece } from '#state/selectors/note/citedPiece.ts'
import { chartOfFigures, noteChart } from '#state/selectors/note/noteChart.ts'
import { saidSteps, stepFinding, viewFindings } from '#state/selectors/note/noteFindings.ts'
import { type NoteDraft, noteOf } from '#state/selectors/note/noteModel.ts'
import { NOTE } from '#state/selectors/note/notePaper.ts'
import { figureTable, measureTable, openQuestions } from '#state/selectors/note/noteTables.ts'
import { unitCaveat } from '#state/selectors/provenance.ts'
import { cellsId, cellsOfContent, comparedContent, type ViewContent } from '#state/selectors/viewContent.ts'
import { useLatest, useProvenance, useReadFile } from '#state/useProvenance.ts'
import { stepChart } from '#state/useStepCharts.ts'
import { titleOfView } from '#state/useStepProposal.ts'
import { linkOfView, useViewStore } from '#state/viewStore.ts'
import { waitForStill } from '#state/waitForStill.ts'
import type { ExportProgress } from '#ui/useExportRun.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'

/** What a note is about: a briefing, or a view with what it shows. */
export type NoteSubject = { briefing: Briefing } | { view: View; content: ViewContent }

/** Map timeout, ms. */
const MAP_TIMEOUT = 20_000
/** Picture px per point on paper, so that names on the map have about 8 points. */
const MAP_SCALE = 1.6

/** Returns a loader of all content of a note, translated and fitted to two pages. */
export function useNote(): (subject: NoteSubject, progress: ExportProgress) => Promise<Note> {
  const { t } = useTranslation('note')
  const { t: exportT } = useTranslation('export')
  const { t: briefingT } = useTranslation('briefing')
  const { t: editorT } = useTranslation('editor')
  const { t: filtersT } = useTranslation('filters')
  const { t: mapT } = useTranslation('map')
  const read = useReadFile()
  const gather = useProvenance()
  const words = useLatest(useWords())
  const draw = useLatest(useStills())
  const language = useViewStore((state) => state.view.language)

  const drawn = async (view: View, hasTable: boolean, signal: AbortSignal) => {
    const box = hasTable ? NOTE.map : NOTE.wideMap
    const size = { width: Math.round(box.width * MAP_SCALE), height: Math.round(box.height * MAP_SCALE) }
    const look = { ...size, theme: 'light' as const, hasNames: true }
    const still = await waitForStill(() => draw.current(view, look), MAP_TIMEOUT, signal)
    if (!still) throw new Error(t('noMap'))
    return still
  }

  /** "240,101 detections in 2024", from the sum of the cells; null when they have none. */
  const sumOf = async (text: string): Promise<{ value: number; text: string } | null> => {
    const query = readCellQuery(text)
    const figures = await read('figures')
    const file = figures.sources.find(({ id }) => id === query?.table)?.file
    if (!query || !file || file === 'incidents') return null
    const coded = (await read(file)).tables.find(({ id }) => id === query.table)
    const table = coded && tableOf(coded)
    const column = table?.counts.find(({ name }) => name === query.count)
    const value = table && column ? sumOfRows(column, rowsOfQuery(table, query)).value : null
    if (!column || value === null) return null
    const number = words.current.counted(value, column.unit)
    return { value, text: briefingT('shown', { number, months: words.current.spans(query.spans) }) }
  }

  const numberOf = async ({ number }: BriefingStep): Promise<string | null> => {
    const now = number && (await sumOf(number.cells))
    if (!now) return null
    const before = number.against === null ? null : await sumOf(number.against)
    if (!before || before.value === 0) return t('number', { now: now.text })
    const change = words.current.change((now.value - before.value) / before.value)
    return t('numberChange', { now: now.text, before: before.text, change })
  }

  return async (subject, { signal, report }) => {
    await report(0, t('reading'))
    const [{ documents }, { records }, figureFile, { measures }, { routes }, { events }] = await Promise.all([
      read('documents'),
      read('records'),
      read('figures'),
      read('measures'),
      read('routes'),
      read('timeline'),
      read('vocabulary'),
    ])
    const figures = loadFigures(figureFile)
    const { own } = useOwnLayer.getState()
    const known = new Map<string, CitedPiece>()
    const cite = (id: string): CitedPiece => {
      const piece =
        known.get(id) ??
        citedPiece(
          id,
          {
            documents,
            records,
            figures: figureFile.sources,
            own,
            linkOf: (reader) => linkOfView({ ...DEFAULT_VIEW, language, reader }),
            t: exportT,
            words: words.current,
          },
          t,
        )
      known.set(id, piece)
      return piece
    }
    const said = words.current
    const input = { cite, t, words: said }
    const caveatOf = (content: Pick<ViewContent, 'figures'>) => {
      const unit = content.figures[0]?.total.unit
      return unit ? unitCaveat(unit, exportT, said) : ''
    }

    const contentOf = async (): Promise<NoteContent> => {
      if ('view' in subject) {
        const { view, content } = subject
        const table =
          measureTable(content.measures, t, said) ?? figureTable(content.figures, caveatOf(content), t, said)
        return {
          view,
          title: {
            text: titleOfView(view, { measures, events, documents, figures }, { t: editorT, filtersT }, said),
            language: said.language,
          },
          mapTitle: null,
          author: 'Throughline',
          lead: null,
          findings: viewFindings(content, input),
          table,
          counted: content.measures,
          chart: chartOfFigures(content.figures),
          pieces: cellsOfContent(content).map(cite),
          evidence: cellsOfContent(content),
        }
      }
      const { briefing } = subject
      const steps = saidSteps(briefing)
      const findings = await Promise.all(
        steps.map(async (step) => stepFinding(step, briefing.language, await numberOf(step), input)),
      )
      const isCounted = steps.filter(({ number, chart }) => number || chart).length * 2 > steps.length
      const compared = steps.map(({ view, ...step }) => viewOfStep({ view }).compare ?? comparedByStep(step))
      const model =
        isCounted &&
        compareModel(
          figures,
          compared.find((periods) => periods !== null) ?? null,
          routes.map(({ id }) => id),
        )
      const shown = model ? comparedContent(model, routes) : null
      const texts = new Set(
        findings.flatMap(({ sentences }) =>
          sentences.flatMap(({ pieces }) =>
            pieces.flatMap((piece) => (piece.quote ? [piece.publication] : [])),
          ),
        ),
      )
      const cited = new Set(steps.flatMap(({ evidence }) => evidence))
      const counted = measures.filter(({ evidence }) =>
        evidence.some((piece) => {
          if (piece.type === 'citation') return texts.has(piece.citation.documentId)
          return texts.size === 0 && piece.type === 'record' && cited.has(`record:${piece.recordId}`)
        }),
      )
      const mapped = mapStep(steps, isCounted)
      const charted = steps.find(({ chart }) => chart !== null)
      const numbered = steps.find(({ number }) => number !== null)
      return {
        view: { ...viewOfStep(mapped), language },
        title: { text: briefing.title, language: briefing.language },
        author: briefing.author,
        mapTitle: mapped.title,
        lead: t('ofBriefing', {
          count: briefing.steps.length,
          author: briefing.author,
          date: said.period({ start: briefing.date, end: briefing.date, precision: 'day' }),
        }),
        // What map and chart show is said in words too.
        findings: findings.map((finding, index) =>
          steps[index] === mapped || steps[index] === charted ? { ...finding, rank: 4 } : finding,
        ),
        table: shown ? figureTable(shown.figures, caveatOf(shown), t, said) : measureTable(counted, t, said),
        counted: shown ? [] : counted,
        chart: charted?.chart ?? (numbered?.number ? { ...numbered.number, kind: 'months' } : null),
        pieces: [
          ...(shown ? shown.figures.map(({ cells }) => cite(cellsId(cells))) : []),
          ...mapped.evidence.map(cite),
        ],
        evidence: mapped.evidence,
      }
    }

    const content = await contentOf()
    await report(0.3, t('reading'))
    const still = await drawn(content.view, content.table !== null, signal)
    const link =
      'briefing' in subject && !isOwnId(subject.briefing.id)
        ? linkOfView({
            ...DEFAULT_VIEW,
            language,
            page: 'briefing',
            step: { briefing: subject.briefing.id, step: null },
          })
        : linkOfView(content.view)
    const provenance = await gather({ view: content.view, evidence: content.evidence, link })
    const chart =
      content.chart && stepChart({ chart: content.chart, figures, words: said, colours: ROUTE_COLOURS.light })
    const day = said.period({ start: provenance.date, end: provenance.date, precision: 'day' })
    const chartPieces = content.chart
      ? [content.chart.cells, content.chart.against].flatMap((cells) =>
          cells === null ? [] : [cite(`cells:${cells}`)],
        )
      : []
    const draft: NoteDraft = {
      language: said.language,
      title: content.title,
      lead: [content.lead ?? t('ofView', { filters: provenance.filters }), t('noCause')].map((text) => ({
        text,
        language: said.language,
      })),
      author: content.author,
      day,
      findings: content.findings,
      map: {
        title: content.mapTitle ?? still.picture.title,
        still,
        key: t('key', { entries: still.legend.map(({ label }) => label).join('; ') }),
      },
      table: content.table,
      chart: chart ? noteChart(chart, t, exportT, said) : null,
      pieces: [...content.pieces, ...chartPieces],
      method: [
        t('reviewed'),
        t('recorded'),
        ...provenance.caveats.filter((caveat) => caveat !== mapT('note')),
        t('data', { version: provenance.version, date: day, filters: provenance.filters }),
      ],
      link: { text: t('open'), address: link },
      notStated: (left, undated) => [
        ...(left.length > 0
          ? [t('left', { titles: left.map(({ lead }) => lead.text.replace(/\.$/, '')).join('; ') })]
          : []),
        ...(undated.length > 0 ? [t('undated', { count: undated.length, letters: said.list(undated) })] : []),
        ...openQuestions(content.counted, t),
      ],
      boundaries: mapT('note'),
    }
    return noteOf(draft)
  }
}

interface NoteContent extends Pick<NoteDraft, 'title' | 'author' | 'findings' | 'table' | 'pieces'> {
  /** The view of the map. */
  view: View
  /** Null for a view: the picture's own. */
  mapTitle: string | null
  /** Null for a view. */
  lead: string | null
  /** The measures of the table. */
  counted: Parameters<typeof openQuestions>[0]
  chart: BriefingStep['chart']
  /** Of the map. */
  evidence: readonly string[]
}

/** The step whose map the note shows: of numbers the first, else one on a route, with dated records on it. */
function mapStep(steps: readonly BriefingStep[], isCounted: boolean): BriefingStep {
  const onMap = steps.filter(({ view }) => !view.startsWith('#/compare'))
  const value = (step: BriefingStep) => {
    const { filters, selected } = viewOfStep(step)
    const hasRoute = filters.routes.length > 0 || selected?.kind === 'route'
    const hasRecords = step.evidence.some((id) => readReader(id)?.type === 'record')
    return (hasRoute ? 2 : 0) + (hasRecords ? 1 : 0)
  }
  const [first] = isCounted ? onMap : onMap.toSorted((a, b) => value(b) - value(a))
  const step = first ?? steps[0]
  if (!step) throw new Error('a briefing has a step')
  return step
}
