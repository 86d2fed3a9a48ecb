import type { TFunction } from 'i18next'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { STATUSES } from '#domain/claim.ts'
import type { Provenance } from '#domain/provenance.ts'
import type { StillMap } from '#domain/stillMap.ts'
import { DEFAULT_LAYERS, type View } from '#domain/view.ts'
import { type Picture, pictureSvg } from '#lib/picture.ts'
import { MAP_COLOURS, ROUTE_COLOURS } from '#map/palette.ts'
import { type ProvenanceLine, provenanceLines } from '#state/selectors/provenanceLines.ts'
import { cellsOfContent, evidenceOfContent, type ViewContent } from '#state/selectors/viewContent.ts'
import { useProvenance } from '#state/useProvenance.ts'
import { useSingleFile } from '#state/useSingleFile.ts'
import { download, downloadBlob } from '#ui/download.ts'
import type { ExportJob, ExportProgress } from '#ui/useExportRun.ts'
import { useWords, type Words } from '#words/words.ts'
import { type ChartBar, type ChartGroup, chartPicture } from './chartPicture.ts'
import { loadPictureFonts, paintPicture, pngOf } from './paintPicture.ts'
import { withPngText } from './pngText.ts'
import { useViewContent } from './useViewContent.ts'
import { viewCitation } from './viewCitation.ts'
import { viewCsv, viewFileName } from './viewCsv.ts'
import { viewGeoJson } from './viewGeoJson.ts'
import { type SheetInput, type SheetLine, viewSheet } from './viewSheet.ts'

/** The files that a view can become. */
export type ViewFile = 'png' | 'svg' | 'chart' | 'csv' | 'geojson' | 'citation' | 'html'

/** Device px to one px of a picture. */
const RATIO = 2
/** So many publications and so many pieces of evidence are named on a picture; inside of the file are all. */
const MOST_NAMED = 6

type T = TFunction<['exportView', 'export', 'map', 'series']>

/** What makes each file of a view; null where what it needs is not there (yet). `text` is a citation to be copied by hand. */
export function useViewFiles(
  view: View,
  still: StillMap | null,
  theme: 'light' | 'dark',
): { files: Readonly<Record<ViewFile, ExportJob | null>>; text: string | null } {
  const { t } = useTranslation(['exportView', 'export', 'map', 'series'])
  const { t: exportT } = useTranslation('export')
  const words = useWords()
  const gather = useProvenance()
  const makeSingle = useSingleFile()
  const page = view.page === 'compare' ? 'compare' : 'explore'
  const content = useViewContent(page === 'compare')
  const [text, setText] = useState<string | null>(null)
  const name = chosenName(view, words)
  const title = still && (name === null ? still.picture.title : `${still.picture.title}: ${name}`)

  /** Nothing is made before it is known what it carries along. */
  const job = (
    make: (what: Made & { content: ViewContent }) => Promise<string>,
    evidence: (shown: ViewContent) => readonly string[] = evidenceOfContent,
  ): ExportJob | null =>
    content === null
      ? null
      : async ({ report }) => {
          await report(0, t('exportView:stage.sources'))
          const provenance = await gather({ view, evidence: evidence(content) })
          await report(0.3, t('exportView:stage.file'))
          return make({ content, provenance, lines: provenanceLines(provenance, exportT, words), report })
        }
  const hasSigns =
    page === 'explore' && (view.layers ?? DEFAULT_LAYERS).includes('measures') && !!content?.measures.length
  const signs = hasSigns
    ? STATUSES.map((status) => ({ status, label: t('exportView:sign', { status: words.status(status) }) }))
    : []
  const sheet = (picture: Picture, key: Pick<SheetInput, 'legend' | 'signs'>, heading: string, what: Made) =>
    viewSheet({
      ...key,
      picture,
      title: heading,
      subtitle: `${t('export:filters')}: ${what.provenance.filters}`,
      lines: shortLines(what.lines, t),
      theme,
      metadata: JSON.stringify(what.provenance),
    })
  const savePng = async (picture: Picture, ending: string, { provenance, report }: Made) => {
    await loadPictureFonts(picture)
    await report(0.5, t('exportView:stage.picture'))
    const png = await pngOf(paintPicture(picture, RATIO))
    const bytes = new Uint8Array(await png.arrayBuffer())
    const file = viewFileName(page, provenance, ending)
    downloadBlob(withPngText(bytes, 'Provenance', JSON.stringify(provenance)), file)
    return file
  }
  const saveText = (written: string, type: string, ending: string, provenance: Provenance) => {
    const file = viewFileName(page, provenance, ending)
    download(written, file, type)
    return file
  }

  return {
    text,
    files: {
      png:
        still && title
          ? job((what) =>
              savePng(sheet(still.picture, { legend: still.legend, signs }, title, what), 'png', what),
            )
          : null,
      svg:
        still && title
          ? job(async (what) => {
              const written = pictureSvg(sheet(still.picture, { legend: still.legend, signs }, title, what))
              return saveText(written, 'image/svg+xml', 'svg', what.provenance)
            })
          : null,
      chart:
        content && content.figures.length > 0
          ? job((what) => {
              const heading = t(`exportView:chart.${page}`)
              const groups = chartGroups(what.content, theme, words, t)
              const picture = chartPicture({ title: heading, description: heading, groups, theme })
              return savePng(sheet(picture, { legend: [], signs: [] }, heading, what), 'chart.png', what)
            }, cellsOfContent)
          : null,
      csv: job(async ({ content: shown, lines, provenance }) =>
        saveText(
          viewCsv({
            content: shown,
            lines,
            words,
            columnName: (column) => t(`exportView:column.${column}`),
            word: (word) => t(`exportView:word.${word}`),
            unitName: (unit) => t(`series:units.${unit}`),
          }),
          'text/csv;charset=utf-8',
          'csv',
          provenance,
        ),
      ),
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
                  'geojson',
                  provenance,
                ),
              cellsOfContent,
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
            const written = citationOf(title, provenance, lines, t)
            try {
              await navigator.clipboard.writeText(written)
              setText(null)
              return t('exportView:copied')
            } catch {
              // No clipboard without a secure address, or the reader has refused it: the text is shown to be copied by hand.
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

/** What is chosen, where its name says more than the filters do. */
function chosenName({ selected, page }: View, words: Words): string | null {
  if (!selected || page === 'compare') return null
  switch (selected.kind) {
    case 'route':
      return words.route(selected.id)
    case 'region':
      return words.region(selected.id)
    case 'country':
      return words.country(selected.id)
    case 'actor':
      return words.actor(selected.id)
    case 'driver':
      return words.driver(selected.id)
    case 'measure':
    case 'event':
    case 'document':
      return null
  }
}

/** Long lists are cut on a picture, and say so; the filters stand under its title already. */
function shortLines(lines: readonly ProvenanceLine[], t: T): readonly SheetLine[] {
  return lines
    .filter(({ key }) => key !== 'filters')
    .map(({ key, label, values }) => {
      const isList = key === 'evidence' || key === 'citations'
      if (!isList || values.length <= MOST_NAMED) return { label, values }
      const more = t('exportView:more', { count: values.length - MOST_NAMED })
      return { label, values: [...values.slice(0, MOST_NAMED), more] }
    })
}

function citationOf(title: string, provenance: Provenance, lines: readonly ProvenanceLine[], t: T): string {
  const labelled = (key: ProvenanceLine['key']) => {
    const line = lines.find((candidate) => candidate.key === key)
    return line ? `${line.label}: ${line.values.join(', ')}` : ''
  }
  return viewCitation({
    title,
    provenance: {
      ...provenance,
      citations: shortLines(lines, t).find(({ label }) => label === t('export:sources'))?.values ?? [],
    },
    filters: labelled('filters'),
    version: `Throughline, ${labelled('version')}`,
    day: labelled('date'),
    sources: `${t('export:sources')}:`,
  })
}

/** The numbers of a view as bars: detections, and in a scale of its own what is counted otherwise. */
function chartGroups(
  { figures }: ViewContent,
  theme: 'light' | 'dark',
  words: Words,
  t: T,
): readonly ChartGroup[] {
  const units = [...new Set(figures.map(({ total }) => total.unit))]
  return units.map((unit) => {
    // The sum of all places would make every other bar a stub.
    const own = figures.filter(({ total, place }) => total.unit === unit && place !== 'total')
    const times = [...new Set(own.map(({ spans }) => words.spans(spans)))]
    const bars = own.map(({ place, total, spans }, index): ChartBar => {
      const time = words.spans(spans)
      const isSecond = own[index - 1]?.place === place
      const number = total.value === null ? t('exportView:word.notStated') : words.number(total.value)
      return {
        name: isSecond ? '' : words.figurePlace(place),
        value: total.value,
        text: [
          number,
          ...(times.length > 1 ? [time] : []),
          ...(total.isPartial ? [t('exportView:word.partial')] : []),
        ].join(', '),
        colour: ROUTE_COLOURS[theme][place] ?? MAP_COLOURS[theme].ink2,
        isEarlier: times.length > 1 && !isSecond,
      }
    })
    const counted = t(`exportView:unit.${unit}`)
    return { heading: `${counted}, ${times.join(' / ')}`, bars }
  })
}
