import { useMemo, useState } from 'react'
import { dataFileName } from '#content/dataFileName.ts'
import { compareFinding, mapFinding } from '#content/findingWords.ts'
import { aboutText, type ProvenanceLine, provenanceLines } from '#content/provenance.ts'
import {
  cellsOfContent,
  comparedContent,
  evidenceOfContent,
  evidenceOfLines,
  evidenceOfMap,
  exploredContent,
  type ViewContent,
} from '#content/viewContent.ts'
import { selectionName } from '#content/viewTitle.ts'
import { isOfMeasures } from '#domain/lens.ts'
import type { Provenance } from '#domain/provenance.ts'
import type { StillMap } from '#domain/stepMap.ts'
import type { View } from '#domain/view.ts'
import type { TFunction } from '#i18n/translation.ts'
import type { Picture } from '#lib/picture.ts'
import { type SheetInput, sourceLines, viewSheet } from '#papers/viewSheet.ts'
import { useSaveNote } from '#parts/note/NoteButton.tsx'
import { useDataJob } from '#parts/SaveData.tsx'
import { savePicture } from '#parts/savePicture.ts'
import { useFigureSheet } from '#parts/useCellWords.ts'
import { chartPicture } from '#picture/charts/chartPicture.ts'
import { useDataset, useDatasets } from '#state/datasets.ts'
import { linkToCite } from '#state/edition.ts'
import { useCompare } from '#state/useCompare.ts'
import { CORPUS_FILES } from '#state/useCorpus.ts'
import { useLens } from '#state/useLens.ts'
import { useProvenance } from '#state/useProvenance.ts'
import { useSingleFile } from '#state/useSingleFile.ts'
import { useTableRows, useTableSheet } from '#state/useTableRows.ts'
import { useExplore, useFigures } from '#state/viewModels.ts'
import { download } from '#ui/download.ts'
import type { ExportJob, ExportProgress } from '#ui/useExportRun.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords, type Words } from '#words/words.ts'
import { barGroups, numberRows, viewCitation, viewGeoJson } from './viewFiles.ts'

/** Export formats of a view. */
export type ViewFile =
  | 'note'
  | 'png'
  | 'svg'
  | 'chart'
  | 'chartSvg'
  | 'csv'
  | 'xlsx'
  | 'numbers'
  | 'numbersXlsx'
  | 'about'
  | 'geojson'
  | 'citation'
  | 'html'

type T = TFunction<['exportView', 'export', 'map', 'table']>

/** Export jobs per format; null until their data is loaded, or if there is none. `text` is a citation to copy by hand. */
export function useViewFiles(
  view: View,
  still: StillMap | null,
  theme: 'light' | 'dark',
): { files: Readonly<Record<ViewFile, ExportJob | null>>; text: string | null } {
  const { t } = useTranslation(['exportView', 'export', 'map', 'table'])
  const { t: exportT } = useTranslation('export')
  const words = useWords()
  const gather = useProvenance()
  const makeSingle = useSingleFile()
  const saveNote = useSaveNote()
  const page = view.page === 'compare' ? 'compare' : 'explore'
  const content = useViewContent(page === 'compare')
  const tableKind = view.page === 'table' ? view.table.kind : 'measures'
  const { rows } = useTableRows(tableKind)
  const isReady = useDatasets(CORPUS_FILES).every((file) => file.isSuccess)
  const tableOf = useTableSheet()
  const dataJob = useDataJob()
  const sheetOf = useFigureSheet()
  const [text, setText] = useState<string | null>(null)
  const lens = useLens()
  const name = view.selected && view.page !== 'compare' ? selectionName(view.selected, {}, words) : null
  const title = still && (name === null ? still.picture.title : words.labelled(still.picture.title, name))
  const findings = useFindings(page === 'compare', content, lens !== null && isOfMeasures(lens))

  /** A job that gathers the provenance first; null without content. */
  const job = (
    make: (what: Made & { content: ViewContent }) => Promise<string>,
    evidence: (shown: ViewContent) => readonly string[] = evidenceOfContent,
    /** Whether the evidence has all numbers shown: those of the map are not. */
    isWhole = false,
  ): ExportJob | null =>
    content === null
      ? null
      : async ({ report }) => {
          await report(0, t('exportView:stage.sources'))
          const provenance = await gather({ view, evidence: evidence(content), isWhole })
          await report(0.3, t('exportView:stage.file'))
          return make({ content, provenance, lines: provenanceLines(provenance, exportT, words), report })
        }
  const sheet = (
    picture: Picture,
    legend: SheetInput['legend'],
    [heading, subtitle]: readonly [string, string],
    what: Made,
  ) =>
    viewSheet({
      legend,
      picture,
      title: heading,
      subtitle,
      sources: sourceLines(
        what.provenance.citations,
        (sources) => t('exportView:source', { sources, version: what.provenance.versionText }),
        (count) => t('exportView:more', { count }),
      ),
      theme,
      metadata: JSON.stringify(what.provenance),
    })
  const subtitleOf = (what: string, { filters }: Provenance) => {
    const isFiltered = filters !== t('export:noFilters')
    return isFiltered ? `${what}. ${words.labelled(t('common:filters'), filters)}` : what
  }
  const fileName = ({ date, version }: Provenance) => dataFileName(`${page}-${date}`, view, version)
  const save = async (picture: Picture, format: 'png' | 'svg', { provenance, report }: Made, part = '') => {
    await report(0.5, t('exportView:stage.picture'))
    return savePicture(picture, format, fileName(provenance) + part, provenance)
  }
  const saveText = (written: string, type: string, ending: string, provenance: Provenance) => {
    const file = `${fileName(provenance)}${ending}`
    download(written, file, type)
    return file
  }

  const map = (format: 'png' | 'svg') =>
    still && title
      ? job(
          (what) => {
            const heads = [findings.map ?? title, subtitleOf(title, what.provenance)] as const
            const note = { label: t('map:note'), colour: '', line: null, width: null }
            return save(sheet(still.picture, [...still.legend, note], heads, what), format, what)
          },
          lens === null || lens.subject.kind === 'route' ? evidenceOfMap : evidenceOfContent,
        )
      : null

  const bars = (format: 'png' | 'svg') =>
    content && content.figures.length > 0
      ? job(
          async (what) => {
            const heading = t(`exportView:chart.${page}`)
            const groups = barGroups(what.content, words, t)
            const picture = chartPicture(
              { kind: 'bars', groups, number: words.number },
              { title: heading, description: heading, theme },
            )
            const heads = [findings.bars ?? heading, subtitleOf(heading, what.provenance)] as const
            return save(sheet(picture, [], heads, what), format, what, '.chart')
          },
          cellsOfContent,
          true,
        )
      : null

  const table = (format: 'csv' | 'xlsx') =>
    page === 'explore' && isReady
      ? dataJob(format, () => ({
          name: tableKind,
          title: t(`table:region.${tableKind}`),
          view: { ...view, period: [] },
          evidence: [...new Set(rows.flatMap(({ source }) => source.evidence))],
          sheet: (version) => tableOf(tableKind, rows, version),
        }))
      : null

  const numbers = (format: 'csv' | 'xlsx') =>
    content && content.figures.length > 0
      ? dataJob(format, () => ({
          name: `${page}-numbers`,
          title: t(`exportView:chart.${page}`),
          view,
          evidence: cellsOfContent(content),
          sheet: (version) => sheetOf(numberRows(content, words), version),
        }))
      : null

  return {
    text,
    files: {
      note:
        content && content.figures.length + content.measures.length > 0
          ? (progress) => saveNote({ view, content }, `throughline-${page}`, progress)
          : null,
      png: map('png'),
      svg: map('svg'),
      chart: bars('png'),
      chartSvg: bars('svg'),
      csv: table('csv'),
      xlsx: table('xlsx'),
      numbers: numbers('csv'),
      numbersXlsx: numbers('xlsx'),
      about: title
        ? job(async ({ provenance, lines }) =>
            saveText(
              aboutText(title, lines, provenance, words),
              'text/plain;charset=utf-8',
              '-about.txt',
              provenance,
            ),
          )
        : null,
      geojson:
        content && content.routes.length > 0
          ? job(
              async ({ content: shown, provenance }) =>
                saveText(
                  JSON.stringify(
                    viewGeoJson({ content: shown, provenance, note: t('map:note'), words }),
                    null,
                    1,
                  ),
                  'application/geo+json',
                  '.geojson',
                  provenance,
                ),
              evidenceOfLines,
            )
          : null,
      html:
        content &&
        (async (progress) => {
          const start = { view, evidence: evidenceOfContent(content) }
          const file = `throughline-${page}.html`
          download(await makeSingle(start, progress), file, 'text/html;charset=utf-8')
          return file
        }),
      citation: title
        ? job(async ({ provenance, lines }) => {
            const link = (await linkToCite(view)) ?? provenance.link
            const written = citationOf(title, { ...provenance, link }, lines, t, words)
            try {
              await navigator.clipboard.writeText(written)
              setText(null)
              return t('exportView:copied')
            } catch {
              // No clipboard on an insecure origin, or permission denied: the text is shown to copy by hand.
              setText(written)
              return t('exportView:shown')
            }
          })
        : null,
    },
  }
}

interface Made {
  provenance: Provenance
  lines: readonly ProvenanceLine[]
  report: ExportProgress['report']
}

function citationOf(
  title: string,
  provenance: Provenance,
  lines: readonly ProvenanceLine[],
  t: T,
  words: Words,
): string {
  const labelled = (key: ProvenanceLine['key']) => {
    const line = lines.find((candidate) => candidate.key === key)
    return line ? words.labelled(line.label, line.values.join(', ')) : ''
  }
  return viewCitation({
    title,
    provenance,
    filters: labelled('filters'),
    version: `Throughline, ${provenance.versionText}`,
    day: labelled('date'),
    sources: words.labelled(t('common:sources')),
  })
}

/**
 * What the pictures of a view show first, the map and the bars; null where there is no one finding. Under filters of measures the
 * map counts those, and the number of all routes is that of no picture that shows some.
 */
function useFindings(
  isCompare: boolean,
  content: ViewContent | null,
  isOfFilters: boolean,
): { map: string | null; bars: string | null } {
  const { t } = useTranslation(['exportView', 'series', 'map'])
  const words = useWords()
  const model = useFigures()?.model
  const compared = useCompare()
  if (isCompare) {
    const found = compared?.model ? compareFinding(compared.model, { t, words }) : null
    return { map: found, bars: found }
  }
  if (!model || !content) return { map: null, bars: null }
  const places = content.figures.map(({ place }) => place)
  const isOne = places.length === 1 || places.length === model.routes.size
  const bars = isOne ? mapFinding(model, places, { t, words }) : null
  return { map: isOfFilters ? t('shared:count.measures', { count: content.measures.length }) : bars, bars }
}

/** The content of the page, for files; null until loaded. */
function useViewContent(isCompare: boolean): ViewContent | null {
  const routes = useDataset('routes').data?.routes
  const model = useExplore()
  const shown = useFigures()
  const lens = useLens()
  const compared = useCompare()
  return useMemo(() => {
    if (!routes) return null
    if (isCompare) return compared?.model ? comparedContent(compared.model, routes) : null
    if (!model || !shown) return null
    return exploredContent({
      routes,
      lit: lens?.routes ?? null,
      figures: shown.model.routes,
      sources: shown.figures.sources,
      measures: lens ? lens.measures : model.measures,
    })
  }, [isCompare, routes, model, shown, lens, compared])
}
