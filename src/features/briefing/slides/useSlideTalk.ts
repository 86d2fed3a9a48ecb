import { compareModel } from '#content/compareModel.ts'
import { loadFigures } from '#content/loadedFigures.ts'
import { unitName } from '#content/unitName.ts'
import { type Briefing, type BriefingStep, isSaid, layoutOfStep } from '#domain/briefing.ts'
import { countOfQuery, readCellQuery } from '#domain/cellQuery.ts'
import { isOwnId } from '#domain/draftBriefing.ts'
import { ratioOf } from '#domain/figureUnit.ts'
import { isOwnQuery } from '#domain/ownFigureTable.ts'
import type { SlideSlot, SlideTemplate } from '#domain/slides.ts'
import type { StepSide } from '#domain/stepMap.ts'
import { agendaParts, keyNumbers, numberOfStep } from '#domain/talkParts.ts'
import { DEFAULT_VIEW, type View } from '#domain/view.ts'
import { viewOfStep } from '#domain/viewCodec.ts'
import { mapSize } from '#papers/slides/mapItems.ts'
import type { SlideMap, SlideNumber, SlideStep, SlideTalk } from '#papers/slides/slideTalk.ts'
import { useStepMaps } from '#parts/StepMaps.tsx'
import { waitForStill } from '#parts/Stills.tsx'
import { ROUTE_COLOURS } from '#picture/palette.ts'
import type { StepMapLook } from '#picture/step/stepBlocks.ts'
import type { StepLabel } from '#picture/step/stepLabels.ts'
import { stepPictureSvg } from '#picture/step/stepPicture.ts'
import { useOwnLayer } from '#state/ownLayer.ts'
import { readFigureTable } from '#state/useFigureTable.ts'
import { useLatest, useProvenance, useReadFile } from '#state/useProvenance.ts'
import { stepChart } from '#state/useStepCharts.ts'
import { linkOfView, useViewStore } from '#state/viewStore.ts'
import type { ExportProgress } from '#ui/useExportRun.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { changeList, changeRanking, chartAlt, closingList, measureList } from './slideLists.ts'
import { quoteOf, roleOf } from './slideRole.ts'

/** Gathering's share of the progress; writing is the rest. */
const GATHER_SHARE = 0.6
/** Map timeout, ms. */
const MAP_TIMEOUT = 10_000

/** Returns a loader of all content of a briefing's slides, translated; its errors name the step. */
export function useSlideTalk(): (
  briefing: Briefing,
  template: SlideTemplate,
  progress: ExportProgress,
) => Promise<SlideTalk> {
  const { t } = useTranslation(['export', 'briefing', 'compare', 'charts', 'filters', 'stepMap', 'stage'])
  const read = useReadFile()
  const gather = useProvenance()
  const words = useLatest(useWords())
  const maps = useLatest(useStepMaps())
  const language = useViewStore((state) => state.view.language)

  /** Draws the map of a step for a slot, once its files are loaded; null where nothing in it has a place. */
  const mapOf = async (
    step: BriefingStep,
    slot: SlideSlot | undefined,
    side: StepSide | null,
    {
      theme,
      signal,
      labels = 'all',
    }: { theme: 'light' | 'dark'; signal: AbortSignal; labels?: 'all' | 'none' },
  ): Promise<SlideMap | null> => {
    if (!slot) return null
    const look: StepMapLook = { ...mapSize(slot), theme, labels }
    const picture = await waitForStill(() => maps.current.pictureOf(step, look, side), MAP_TIMEOUT, signal)
    if (!picture) throw new Error(t('slides.noMap'))
    const caption = (picture.note.rows.length > 0 ? picture.note.rows : [t('stepMap:schematic')]).join(' ')
    const named = picture.labels.filter(({ place }) => place !== null)
    const alt = `${t('slides.map')}: ${named.map(spokenLabel).join('; ')}. ${caption}`
    const svg = stepPictureSvg(picture, { title: step.title, description: alt, hasLabels: false })
    return { ...picture, svg, alt, caption }
  }

  const sumOf = async (text: string) => {
    const query = readCellQuery(text)
    if (!query) throw new Error(t('slides.noNumber'))
    const table = await readFigureTable(query.table, read)
    const sum = table && countOfQuery(table, query)
    if (!sum) throw new Error(t('slides.noNumber'))
    const months = words.current.spans(query.spans)
    const source = isOwnQuery(query) ? query.table : null
    return { ...sum, source, months: source ? `${months} · ${t('ownTable')}` : months }
  }

  const numberOf = async ({ number }: Pick<BriefingStep, 'number'>): Promise<SlideNumber | null> => {
    if (!number) return null
    const now = await sumOf(number.cells)
    const before = number.against === null ? null : await sumOf(number.against)
    const { current } = words
    // No change is computed between the reader's own figures and a publisher's.
    const ratio = before?.source === now.source ? ratioOf(before.value, now.value) : null
    return {
      value: current.number(now.value),
      what: t('briefing:shown', { number: unitName(now.value, now.unit, current), months: now.months }),
      change: ratio === null ? null : current.change(ratio),
      before:
        before &&
        t('briefing:shown', { number: current.counted(before.value, before.unit), months: before.months }),
    }
  }

  const chartOf = async ({ chart }: BriefingStep): Promise<SlideStep['chart']> => {
    if (!chart) return null
    const made = stepChart({
      chart,
      figures: loadFigures(await read('figures')),
      own: useOwnLayer.getState().own,
      yours: t('ownTable'),
      words: words.current,
      colours: ROUTE_COLOURS.light,
    })
    if (!made) throw new Error(t('slides.noChart'))
    const isOwn = made.series.some((one) => one.isOwn)
    const unit = [unitName(2, made.unit, words.current), ...(isOwn ? [t('ownTable')] : [])].join(' · ')
    return { chart: made, unit, alt: chartAlt(made, unit, t, words.current) }
  }

  const compareOf = async ({ compare }: View) => {
    const [figures, { routes }] = await Promise.all([read('figures'), read('routes')])
    return compareModel(
      loadFigures(figures),
      compare,
      routes.map(({ id }) => id),
    )
  }

  /** The parts of a talk's agenda, numbered. */
  const partsOfAgenda = ({ steps }: Briefing, step: BriefingStep): NonNullable<SlideStep['parts']> =>
    agendaParts(steps, step).map(({ step: { title }, titles, more, minutes }, place) => ({
      name: `${place + 1}. ${title}`,
      time: minutes === null ? '' : t('stage:minutes', { count: minutes }),
      steps: [...titles, ...(more > 0 ? [t('stage:moreSteps', { count: more })] : [])].join(' · '),
    }))

  /** The key numbers of a talk, and the publications behind its steps. */
  const closingOf = async ({ steps }: Briefing, publications: readonly string[]) => {
    const sums = new Map<string, Awaited<ReturnType<typeof sumOf>> & { until: string }>()
    for (const step of steps) {
      const cells = numberOfStep(step)?.cells
      if (cells === undefined) continue
      sums.set(cells, { ...(await sumOf(cells)), until: readCellQuery(cells)?.spans.at(-1)?.to ?? '' })
    }
    const numbers = keyNumbers(steps, (cells) => sums.get(cells) ?? null)
    const made = await Promise.all(numbers.map((number) => numberOf({ number })))
    return closingList(
      made.flatMap((number) => number ?? []),
      [...new Set(publications)],
      t,
    )
  }

  /** The total of a comparison as a number. */
  const totalOf = ({ total, months }: NonNullable<Awaited<ReturnType<typeof compareOf>>>) => {
    const { before, after, ratio } = total.change
    const { current } = words
    if (after.value === null || before.value === null) return null
    const [first, second] = [current.spans([months.first]), current.spans([months.second])]
    return {
      value: current.number(after.value),
      what: t('briefing:shown', { number: unitName(after.value, after.unit, current), months: second }),
      change: ratio === null ? null : current.change(ratio),
      before: t('briefing:shown', { number: current.counted(before.value, before.unit), months: first }),
    }
  }

  /** What only some layouts show: two periods with their changes, or a table. */
  const partsOf = async (
    step: BriefingStep,
  ): Promise<Pick<SlideStep, 'heads' | 'ranking' | 'list'> & { total: SlideNumber | null }> => {
    // A title, agenda or section says nothing that a table could list.
    if (!isSaid(step)) return { heads: [], ranking: null, list: null, total: null }
    const view = viewOfStep(step)
    const model = view.page === 'compare' ? await compareOf(view) : null
    if (!model) {
      const [{ measures }, { claims }] = await Promise.all([read('measures'), read('claims')])
      const list = measureList(step, { measures, claims }, t, words.current)
      return { heads: [], ranking: null, list, total: null }
    }
    const { before, after } = model.total.change
    const heads = ([before, after] as const).map(({ value }, side) => ({
      title: words.current.spans([side === 0 ? model.months.first : model.months.second]),
      note: value === null ? null : t('compare:maps.detections', { count: value }),
    }))
    return {
      heads,
      ranking: changeRanking(model, t, words.current),
      list: changeList(model, t, words.current),
      total: totalOf(model),
    }
  }

  return async (briefing, template, { signal, report }) => {
    // Backup steps follow the run of the talk.
    const steps = briefing.steps.toSorted((a, b) => Number(a.isBackup ?? false) - Number(b.isBackup ?? false))
    const made: SlideStep[] = []
    const drawing = { theme: template.isDark ? ('dark' as const) : ('light' as const), signal }
    let titleMap: SlideTalk['titleMap'] = null
    for (const step of steps) {
      const number = made.length + 1
      await report(
        (GATHER_SHARE * made.length) / steps.length,
        t('slides.step', { number, count: steps.length }),
      )
      try {
        const view = { ...viewOfStep(step), language }
        // No other browser has an own briefing: its steps link to their views.
        const link = linkOfView(
          isOwnId(briefing.id)
            ? view
            : { ...DEFAULT_VIEW, language, page: 'stage', step: { briefing: briefing.id, step: step.id } },
        )
        const { id, title, text, notes, evidence } = step
        const layout = layoutOfStep(step)
        const chart = await chartOf(step)
        const { total, ...parts } = await partsOf(step)
        const number = (await numberOf(step)) ?? (layout === 'compare' ? total : null)
        const provenance = await gather({ view, evidence, link })
        const cited = [...made, { provenance }].flatMap((one) => one.provenance.citations)
        const closing = layout === 'closing' ? await closingOf(briefing, cited) : null
        if (closing) parts.list = closing
        const quote = quoteOf(provenance)
        const isPlaceless = await waitForStill(() => maps.current.mapOf(step), MAP_TIMEOUT, signal).then(
          (map) => map?.isPlaceless ?? true,
        )
        const role = roleOf(step, { number, chart, quote, isPlaceless, ...parts })
        const { slots } = template.frames[role]
        if (titleMap === null && !isPlaceless) {
          const { map } = template.frames.title.slots
          titleMap = await mapOf(step, map, null, { ...drawing, labels: 'none' })
        }
        made.push({
          id,
          title,
          lines: text,
          ...(layout === 'agenda' ? { parts: partsOfAgenda(briefing, step) } : {}),
          notes,
          role,
          isBackup: step.isBackup ?? false,
          number,
          chart,
          quote: role === 'quote' || role === 'quote-map' ? quote : null,
          map: isPlaceless
            ? null
            : await mapOf(step, slots.map, role === 'compare' ? 'before' : null, {
                ...drawing,
                labels: role === 'title' ? 'none' : 'all',
              }),
          map2: await mapOf(step, slots.map2, 'after', drawing),
          provenance,
          ...parts,
        })
      } catch (error) {
        signal.throwIfAborted()
        const message = error instanceof Error ? error.message : String(error)
        throw new Error(t('slides.stepFailed', { number, title: step.title, message }), { cause: error })
      }
    }
    await report(GATHER_SHARE, t('slides.writing'))
    const day = { start: briefing.date, end: briefing.date, precision: 'day' as const }
    return {
      title: briefing.title,
      by: t('briefing:by', { author: briefing.author, date: words.current.period(day) }),
      language: briefing.language,
      link: linkOfView(
        isOwnId(briefing.id)
          ? { ...DEFAULT_VIEW, language }
          : { ...DEFAULT_VIEW, language, page: 'briefing', step: { briefing: briefing.id, step: null } },
      ),
      titleMap,
      steps: made,
    }
  }
}

/** "English Channel 36,816 people arrived in 2024", "Germany (2, 3)". */
function spokenLabel({ name, rows, signs }: StepLabel): string {
  const words = rows.length > 0 ? rows.map(({ text }) => text).join(' ') : name
  const lines = signs.flatMap(({ line }) => line ?? [])
  return lines.length > 0 ? `${words} (${lines.join(', ')})` : words
}
