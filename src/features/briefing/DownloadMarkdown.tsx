import type { Briefing, BriefingStep } from '#domain/briefing.ts'
import { isOwnId } from '#domain/draftBriefing.ts'
import { LAYOUTS, showsMap } from '#domain/stepLayouts.ts'
import { numberedSteps } from '#domain/talk.ts'
import { DEFAULT_VIEW } from '#domain/view.ts'
import { viewOfStep } from '#domain/viewCodec.ts'
import { fileNameOf } from '#lib/foldText.ts'
import { mapInWords } from '#papers/slides/slideOfStep.ts'
import { type MarkdownStep, talkMarkdown } from '#papers/talkMarkdown.ts'
import { type GatheredStep, useGatheredSteps, useStepMaps } from '#parts/StepMaps.tsx'
import { useTalkExport } from '#parts/useDelivery.ts'
import { useLatest } from '#state/useProvenance.ts'
import { linkOfView } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { download } from '#ui/download.ts'
import { ExportRun } from '#ui/ExportRun.tsx'
import type { ExportProgress } from '#ui/useExportRun.ts'
import { useInterfaceTranslation } from '#words/interfaceLanguage.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'

/** Downloads a briefing as Markdown; needs a TalkFrame above. */
export function DownloadMarkdown({ briefing }: { briefing: Briefing }) {
  const { t } = useInterfaceTranslation('export')
  const { start, isRunning, shown } = useTalkExport(briefing, 'markdown')
  const write = useMarkdown()
  const save = async (progress: ExportProgress) => {
    const text = await write(briefing, progress)
    const name = `${fileNameOf(briefing)}.md`
    download(text, name, 'text/markdown;charset=utf-8')
    return name
  }
  return (
    <>
      <Button aria-disabled={isRunning} onClick={() => start(save)}>
        {t('markdown')}
      </Button>
      <ExportRun {...shown} />
    </>
  )
}

/** The map whose words are written: that of the stage, where it is all of it. */
const LOOK = { width: 1280, height: 672, theme: 'light' } as const

/** Returns a function that writes a briefing, or `only` one step of it, as Markdown; its errors name the step. Needs a TalkFrame above. */
export function useMarkdown(): (
  briefing: Briefing,
  progress: ExportProgress,
  only?: BriefingStep,
) => Promise<string> {
  const { t } = useTranslation(['export', 'briefing', 'stage', 'stepMap', 'map'])
  const gather = useGatheredSteps()
  const latest = useLatest({ t, words: useWords(), maps: useStepMaps() })

  const mapOf = ({ step, content, map }: GatheredStep): string => {
    // Changes say what both maps of a comparison show; the maps of steps that lead have no words.
    const { isLeading } = LAYOUTS[content.layout]
    if (map.isPlaceless || content.changes || isLeading || !showsMap(content.layout, map.isPlaceless))
      return ''
    const picture = latest.current.maps.pictureOf(step, LOOK)
    if (!picture) throw new Error(t('shared:noMap'))
    return mapInWords(picture, t, latest.current.words)
  }

  return async (briefing, { signal, report }, only) => {
    const { id, language } = briefing
    const steps = numberedSteps(briefing.steps)
    // No other browser has an own briefing.
    const placeOf = (step: string | null) => (isOwnId(id) ? null : { briefing: id, step })
    const gathered = await gather(briefing, {
      steps: only ? [only] : steps,
      viewOf: (step) => ({ ...viewOfStep(step), language, step: placeOf(step.id) }),
      signal,
      report: (at) => report(at / steps.length, t('shared:stepOf', { number: at + 1, count: steps.length })),
      lay: (made): MarkdownStep => ({
        ...made,
        number: steps.indexOf(made.step) + 1,
        map: mapOf(made),
      }),
      noMap: t('shared:noMap'),
      failed: (step, message) =>
        t('slides.stepFailed', { number: steps.indexOf(step) + 1, title: step.title, message }),
    })
    const step = placeOf(null)
    const link = linkOfView({ ...DEFAULT_VIEW, language, ...(step && { page: 'briefing', step }) })
    return talkMarkdown({ briefing, link, steps: gathered, ...latest.current })
  }
}
