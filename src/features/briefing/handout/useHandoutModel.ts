import { type Briefing, type BriefingStep, isSaid, layoutOfStep, type StepLayout } from '#domain/briefing.ts'
import { readCellQuery } from '#domain/cellQuery.ts'
import { fileOfTable } from '#domain/figures.ts'
import { STEP_SIDES } from '#domain/stepMap.ts'
import type { StillLook } from '#domain/stillMap.ts'
import { DEFAULT_VIEW, type View } from '#domain/view.ts'
import { viewOfStep } from '#domain/viewCodec.ts'
import { measureList } from '#features/briefing/slides/slideLists.ts'
import { quoteOf } from '#features/briefing/slides/slideRole.ts'
import { useStepMaps } from '#parts/StepMaps.tsx'
import { useStills, waitForStill } from '#parts/Stills.tsx'
import { ROUTE_COLOURS } from '#picture/palette.ts'
import { stepPictureSvg } from '#picture/step/stepPicture.ts'
import { useLatest, useProvenance, useReadFile } from '#state/useProvenance.ts'
import { useStepCharts } from '#state/useStepCharts.ts'
import { linkOfView, useViewStore } from '#state/viewStore.ts'
import type { ExportProgress } from '#ui/useExportRun.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { type HandoutModel, type HandoutStep, isLinkable } from './handoutModel.ts'

/** Map look; as wide as the page between its margins, CSS px. */
const LOOK: StillLook = { width: 672, height: 340, theme: 'light', hasNames: true }
/** The same on the canvas of the stage, so that its letters keep their share. */
const STAGE_LOOK = { width: 1000, height: 506, theme: 'light' } as const
/** One of two maps beside each other. */
const SIDE_LOOK = { width: 640, height: 480, theme: 'light' } as const
/** Layouts that show a map whatever it lights. */
const ALL_MAP: ReadonlySet<StepLayout> = new Set(['map', 'compare'])
/** Layouts that show the measures of a step as rows. */
const ALL_ROWS: ReadonlySet<StepLayout> = new Set(['table', 'timeline'])
/** Map timeout, ms; includes loading its files. */
const MAP_TIMEOUT = 20_000

/** Returns a loader of all a printed briefing needs; throws a translated message if something is missing. */
export function useHandoutModel(): (briefing: Briefing, progress: ExportProgress) => Promise<HandoutModel> {
  const readFile = useReadFile()
  const { t } = useTranslation('handout')
  const { t: listT } = useTranslation(['export', 'briefing', 'compare', 'charts', 'filters'])
  const provenanceOf = useProvenance()
  const draw = useStills()
  const chartOf = useStepCharts(ROUTE_COLOURS.light)
  const language = useViewStore((state) => state.view.language)
  // Drawings and names change as files load while the loader runs.
  const maps = useStepMaps()
  const words = useWords()
  const latest = useLatest({ draw, maps, chartOf, provenanceOf, words })

  const loadTables = async (steps: readonly BriefingStep[]) => {
    const cells = steps.flatMap(({ number }) => (number ? [number.cells, number.against] : []))
    const figures = await readFile('figures')
    const files = cells.flatMap((text) => {
      const query = text === null ? null : readCellQuery(text)
      return (query && fileOfTable(figures, query.table)) ?? []
    })
    await Promise.all([...new Set(files)].map(readFile))
  }

  /** The maps as on the stage; a step that names no place has none, unless it is all map. */
  const drawn = async (step: BriefingStep, view: View, signal: AbortSignal): Promise<HandoutStep['maps']> => {
    const map = await waitForStill(() => latest.current.maps.mapOf(step), MAP_TIMEOUT, signal)
    if (!map) throw new Error(t('noMap'))
    if (map.isPlaceless && !ALL_MAP.has(layoutOfStep(step))) return []
    const still = await waitForStill(() => latest.current.draw(view, LOOK), MAP_TIMEOUT, signal)
    if (!still) throw new Error(t('noMap'))
    const { description } = still
    const { changes } = map
    const sides = view.page === 'compare' && changes ? STEP_SIDES : [null]
    return sides.map((side) => {
      const picture = latest.current.maps.pictureOf(step, side === null ? STAGE_LOOK : SIDE_LOOK, side)
      if (!picture) throw new Error(t('noMap'))
      const heading = side && changes ? latest.current.words.spans([changes[side]]) : null
      const title = heading === null ? step.title : `${step.title}, ${heading}`
      const svg = stepPictureSvg(picture, { title, description, hasLabels: true })
      return { svg, description: heading === null ? description : title, heading }
    })
  }

  const listOf = async (step: BriefingStep): Promise<HandoutStep['list']> => {
    if (!ALL_ROWS.has(layoutOfStep(step))) return null
    const [{ measures }, { claims }] = await Promise.all([readFile('measures'), readFile('claims')])
    return measureList(step, { measures, claims }, listT, latest.current.words)
  }

  return async (briefing, { signal, report }) => {
    const count = briefing.steps.length
    await report(0, t('reading'))
    await loadTables(briefing.steps)
    const steps: HandoutStep[] = []
    const hasSaid = briefing.steps.some(isSaid)
    for (const [index, step] of briefing.steps.entries()) {
      // On paper, the cover and the contents lead.
      if (hasSaid && !isSaid(step)) continue
      const number = index + 1
      await report(number / (count + 2), t('drawing', { number, count }))
      signal.throwIfAborted()
      const named = isLinkable(briefing) ? { briefing: briefing.id, step: step.id } : null
      const view = { ...viewOfStep(step), language, step: named }
      try {
        const provenance = await latest.current.provenanceOf({ view, evidence: step.evidence })
        const maps = await drawn(step, view, signal)
        const chart = step.chart && latest.current.chartOf(step.chart)
        const quote = layoutOfStep(step) === 'quote' ? quoteOf(provenance) : null
        steps.push({ step, number, maps, chart, quote, list: await listOf(step), provenance })
      } catch (error) {
        signal.throwIfAborted()
        const reason = error instanceof Error ? error.message : String(error)
        throw new Error(t('failedStep', { number, title: step.title, reason }), { cause: error })
      }
    }
    const first = steps[0]
    if (!first) throw new Error(t('noMap'))
    await report((count + 1) / (count + 2), t('setting'))
    await loadFonts(steps)
    const { version, date, link } = first.provenance
    const read = linkOfView({
      ...DEFAULT_VIEW,
      language,
      page: 'briefing',
      step: { briefing: briefing.id, step: null },
    })
    return { briefing, version, date, steps, link: isLinkable(briefing) ? read : link }
  }
}

/** Loads the fonts of the handout; printing would not wait for them. */
async function loadFonts(steps: readonly HandoutStep[]): Promise<void> {
  if (!('fonts' in document)) return
  const text = JSON.stringify(
    steps.map(({ step, provenance }) => [step.title, step.text, step.notes, provenance]),
  )
  const faces = [
    "400 13px 'Inter Variable'",
    "640 13px 'Inter Variable'",
    "italic 400 13px 'Source Serif 4 Variable'",
  ]
  // A font that fails to load falls back, as on screen.
  await Promise.allSettled(faces.map((face) => document.fonts.load(face, text)))
  await document.fonts.ready
}
