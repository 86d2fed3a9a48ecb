import type { Briefing } from '#domain/briefing.ts'
import { isOwnId } from '#domain/draftBriefing.ts'
import { ROUTE_COLOURS } from '#map/palette.ts'
import { SLIDE_COLOURS, slideModel } from '#state/selectors/slides/slideModel.ts'
import type { SlideStep, SlideWords } from '#state/selectors/slides/slideTalk.ts'
import { devicePreferences, lookOf } from '#state/theme.ts'
import { useUiStore } from '#state/uiStore.ts'
import { useExportWords } from '#state/useExportWords.ts'
import { Button } from '#ui/Button.tsx'
import { downloadBlob } from '#ui/download.ts'
import { ExportRun } from '#ui/ExportRun.tsx'
import { type ExportProgress, useExportRun } from '#ui/useExportRun.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { useSlideTalk } from './useSlideTalk.ts'

/** Greys for series without a route, on a dark ground. */
const DARK_GREYS = ['#bac3cb', '#65717d'] as const

/** Downloads a briefing as a PowerPoint file. */
export function DownloadSlides({ briefing }: { briefing: Briefing }) {
  const { t } = useTranslation('export')
  const run = useExportRun()
  const runWords = useExportWords()
  const gather = useSlideTalk()
  const words = useSlideWords(isOwnId(briefing.id))

  const make = async (progress: ExportProgress) => {
    const look = lookOf(useUiStore.getState().theme, devicePreferences())
    const theme = look.endsWith('dark') ? 'dark' : 'light'
    // Loads the library while the steps are gathered; a failure is reported once it is needed.
    const code = import('./buildPptx.ts')
    code.catch(() => {})
    const talk = await gather(briefing, theme, progress)
    const slides = slideModel({ talk, words, theme, chartColours: (step) => chartColours(step, theme) })
    const { buildPptx } = await code.catch((cause: unknown) => {
      throw new Error(t('slides.codeFailed'), { cause })
    })
    const blob = await buildPptx(
      slides,
      {
        title: talk.title,
        author: briefing.author,
        subject: talk.link,
        language: words.language,
        colours: SLIDE_COLOURS[theme],
      },
      {
        signal: progress.signal,
        report: (share) => progress.report(0.6 + 0.4 * share, t('slides.writing')),
      },
    )
    progress.signal.throwIfAborted()
    const kind = t('slides.file')
    const name = `${briefing.id}-${kind}.pptx`
    downloadBlob(blob, name)
    return name
  }

  return (
    <>
      <Button onClick={() => run.start(make)} disabled={run.state.kind === 'running'}>
        {t('slides.download')}
      </Button>
      <ExportRun run={run} words={runWords} />
    </>
  )
}

/** Colours of a chart's series, by the slides' theme. */
function chartColours({ chart }: SlideStep, theme: 'light' | 'dark'): readonly string[] {
  return (chart?.chart.series ?? []).map(
    ({ route, colour }, index) =>
      (route === null ? undefined : ROUTE_COLOURS[theme][route]) ??
      (theme === 'light' ? colour : (DARK_GREYS[index] ?? colour)),
  )
}

/** Fixed words of the slides; an own briefing links to the app, since no other browser has it. */
function useSlideWords(isOwn: boolean): SlideWords {
  const { t } = useTranslation(['export', 'briefing'])
  const words = useWords()
  return {
    language: words.language,
    sources: t('sources'),
    evidence: t('evidence'),
    filters: t('filters'),
    filtersOfSteps: t('slides.filtersOfSteps'),
    caveats: t('caveats'),
    dataVersion: t('dataVersion'),
    exportedOn: t('exportedOn'),
    open: t('slides.open'),
    openStep: t('slides.openStep'),
    openTalk: isOwn ? t('slides.openApp') : t('slides.openTalk'),
    day: (date) => words.period({ start: date, end: date, precision: 'day' }),
    place: (number, count) => t('briefing:stage.of', { number, count }),
    steps: (count) => t('briefing:steps', { count }),
    inSteps: (numbers) => t('slides.inSteps', { count: numbers.length, numbers: numbers.join(', ') }),
    more: (count) => t('briefing:stage.more', { count }),
    moreRows: (count) => t('slides.moreRows', { count }),
    continued: (title) => t('slides.continued', { title }),
    incomplete: t('slides.incomplete'),
    map: t('slides.map'),
    legend: t('slides.legend'),
    chart: t('slides.chart'),
  }
}
