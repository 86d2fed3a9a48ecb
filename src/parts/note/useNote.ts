import type { TFunction } from 'i18next'
import { loadFigures } from '#content/loadedFigures.ts'
import { unitCaveat } from '#content/provenance.ts'
import type { ViewContent } from '#content/viewContent.ts'
import type { Briefing, BriefingStep } from '#domain/briefing.ts'
import { countOfQuery, readCellQuery } from '#domain/cellQuery.ts'
import { isOwnId } from '#domain/draftBriefing.ts'
import { ratioOf } from '#domain/figureUnit.ts'
import type { Note } from '#domain/note.ts'
import { isOwnQuery } from '#domain/ownFigureTable.ts'
import { DEFAULT_VIEW, type View } from '#domain/view.ts'
import { viewOfStep } from '#domain/viewCodec.ts'
import { type CitedPiece, citedPiece } from '#papers/note/citedPiece.ts'
import { noteChart } from '#papers/note/noteChart.ts'
import { contentOfBriefing, contentOfView, type NoteContent } from '#papers/note/noteContent.ts'
import { ended } from '#papers/note/noteFindings.ts'
import { type NoteDraft, noteOf } from '#papers/note/noteModel.ts'
import { openQuestions } from '#papers/note/noteTables.ts'
import { ROUTE_COLOURS } from '#picture/palette.ts'
import { useOwnLayer } from '#state/ownLayer.ts'
import { readFigureTable } from '#state/useFigureTable.ts'
import { useLatest, useProvenance, useReadFile } from '#state/useProvenance.ts'
import { stepChart } from '#state/useStepCharts.ts'
import { titleOfView } from '#state/useStepProposal.ts'
import { linkOfView, useViewStore } from '#state/viewStore.ts'
import type { ExportProgress } from '#ui/useExportRun.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords, type Words } from '#words/words.ts'
import { useNoteMap } from './useNoteMap.ts'

/** What a note is about: a briefing, or a view with what it shows. */
export type NoteSubject = { briefing: Briefing } | { view: View; content: ViewContent }

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
  const drawn = useNoteMap()
  const language = useViewStore((state) => state.view.language)

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
    const caveatOf = (content: Pick<ViewContent, 'figures'>) => {
      const unit = content.figures[0]?.total.unit
      return unit ? unitCaveat(unit, exportT, said) : ''
    }
    const input = { cite, t, words: said, caveatOf }

    const contentOf = async (): Promise<NoteContent> => {
      if ('view' in subject) {
        const named = { measures, events, documents, figures }
        return contentOfView(subject, titleOfView(subject.view, named, { t: editorT, filtersT }, said), input)
      }
      const { briefing } = subject
      const numbers = new Map<BriefingStep, string>()
      for (const step of briefing.steps) {
        const number = await noteNumber(step, { read, words: said, t, briefingT, exportT })
        if (number !== null) numbers.set(step, number)
      }
      return contentOfBriefing(briefing, numbers, { figures, measures, routes }, input)
    }

    const content = await contentOf()
    await report(0.3, t('reading'))
    const view = { ...viewOfStep(content.step), language }
    const drawing = await drawn(content.step, content.table !== null, signal)
    const link =
      'briefing' in subject && !isOwnId(subject.briefing.id)
        ? linkOfView({
            ...DEFAULT_VIEW,
            language,
            page: 'briefing',
            step: { briefing: subject.briefing.id, step: null },
          })
        : linkOfView(view)
    const provenance = await gather({ view, evidence: content.evidence, link })
    const chart =
      content.chart &&
      stepChart({
        chart: content.chart,
        figures,
        own,
        yours: exportT('ownTable'),
        words: said,
        colours: ROUTE_COLOURS.light,
      })
    const day = said.period({ start: provenance.date, end: provenance.date, precision: 'day' })
    const chartPieces = content.chart
      ? [content.chart.cells, content.chart.against].flatMap((cells) =>
          cells === null ? [] : [cite(`cells:${cells}`)],
        )
      : []
    const pieces = content.findings.flatMap(({ sentences }) =>
      sentences.flatMap((sentence) => sentence.pieces),
    )
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
        title: content.mapTitle ?? { text: drawing.title, language: said.language },
        picture: drawing.picture,
        alt: drawing.alt,
        signs: drawing.lines.map((number) => ({
          number,
          text: {
            text: ended(content.step.text[number - 1] ?? ''),
            language: content.title.language,
          },
        })),
        note: mapT('note'),
      },
      table: content.table,
      chart: chart ? noteChart(chart, t, exportT, said) : null,
      pieces: [...content.pieces, ...chartPieces],
      method: [
        [
          ...(pieces.some(({ quote }) => quote) ? [t('reviewed')] : []),
          ...(pieces.some(({ id }) => id.startsWith('record:')) ? [t('recorded')] : []),
        ].join(' '),
        provenance.caveats
          .filter((caveat) => caveat !== mapT('note'))
          .map(ended)
          .join(' '),
        t('data', { version: provenance.version, date: day, filters: provenance.filters }),
      ].filter((text) => text !== ''),
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

interface NumberInput {
  read: ReturnType<typeof useReadFile>
  words: Words
  t: TFunction<'note'>
  briefingT: TFunction<'briefing'>
  exportT: TFunction<'export'>
}

/** A step's number in words, with what it is compared with; null when it has none. */
async function noteNumber({ number }: BriefingStep, input: NumberInput): Promise<string | null> {
  const { words, t } = input
  const now = number && (await sumOf(number.cells, input))
  if (!now) return null
  const before = number.against === null ? null : await sumOf(number.against, input)
  // No change is computed between the reader's own figures and a publisher's.
  const ratio = before?.source === now.source ? ratioOf(before.value, now.value) : null
  if (!before || ratio === null) return t('number', { now: now.text })
  return t('numberChange', { now: now.text, before: before.text, change: words.change(ratio) })
}

interface Summed {
  value: number
  text: string
  /** The own table, or `published`. */
  source: string
}

/** "240,101 detections in 2024", from the sum of the cells; null when they have none. */
async function sumOf(text: string, { read, words, briefingT, exportT }: NumberInput): Promise<Summed | null> {
  const query = readCellQuery(text)
  if (!query) return null
  const table = await readFigureTable(query.table, read)
  const sum = table && countOfQuery(table, query)
  if (!sum) return null
  const { value } = sum
  const number = words.counted(value, sum.unit)
  const said = briefingT('shown', { number, months: words.spans(query.spans) })
  return isOwnQuery(query)
    ? { value, source: query.table, text: `${said} (${exportT('ownTable')})` }
    : { value, source: 'published', text: said }
}
