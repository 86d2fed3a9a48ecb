import { lazy, Suspense, useState } from 'react'
import { byline } from '#content/byline.ts'
import { type Briefing, type BriefingStep, numberOfStep } from '#domain/briefing.ts'
import { isOwnId } from '#domain/draftBriefing.ts'
import { type SlideSlot, type SlideTemplate, TemplateError } from '#domain/slides.ts'
import type { StepSide } from '#domain/stepMap.ts'
import { numberedSteps } from '#domain/talk.ts'
import { DEFAULT_VIEW } from '#domain/view.ts'
import { viewOfStep } from '#domain/viewCodec.ts'
import { useNotesChoice } from '#features/briefing/SheetDialog.tsx'
import { fileNameOf } from '#lib/foldText.ts'
import { coloursOn, ownTemplate } from '#papers/slides/ownLayouts.ts'
import type { ReadTemplate } from '#papers/slides/readTemplate.ts'
import { mapSize } from '#papers/slides/slideItems.ts'
import { slideModel } from '#papers/slides/slideModel.ts'
import { slideMap, slideOfStep } from '#papers/slides/slideOfStep.ts'
import type { SlideMap, SlideModelInput, SlideStep } from '#papers/slides/slideTalk.ts'
import { type GatheredStep, useGatheredSteps, useStepContents, useStepMaps } from '#parts/StepMaps.tsx'
import { useTalkExport } from '#parts/useDelivery.ts'
import { readKeptTemplate } from '#state/keptTemplate.ts'
import { devicePreferences, lookOf, useUiStore } from '#state/uiStore.ts'
import { useLatest } from '#state/useProvenance.ts'
import { linkOfView } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { downloadBlob } from '#ui/download.ts'
import { ExportRun } from '#ui/ExportRun.tsx'
import type { ExportProgress } from '#ui/useExportRun.ts'
import { useInterfaceTranslation } from '#words/interfaceLanguage.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'

const TemplateDialog = lazy(() => import('./TemplateDialog.tsx').then((m) => ({ default: m.TemplateDialog })))

/** Downloads a briefing as a PowerPoint file, on the app's own design or on a template of the reader's; needs a TalkFrame above. */
export function DownloadSlides({ briefing }: { briefing: Briefing }) {
  const { t } = useInterfaceTranslation('export')
  const { start, isRunning, shown } = useTalkExport(briefing, 'slides')
  const gather = useSlideTalk()
  const templateOf = useSlideTemplate()
  const { snapshot } = useStepContents()
  const [isChoosing, setChoosing] = useState(false)
  const { talk: given, choice } = useNotesChoice(briefing)

  const make = async (progress: ExportProgress) => {
    // Loads the library while the steps are gathered; a failure is reported once it is needed.
    const code = import('#papers/slides/buildPptx.ts')
    code.catch(() => {})
    const { template, zip } = await templateOf()
    const gathered = await gather(given, template, progress)
    const { buildPptx } = await code.catch((cause: unknown) => {
      throw new Error(t('slides.codeFailed'), { cause })
    })
    const blob = await buildPptx({
      slides: slideModel({ ...gathered, template, colours: coloursOn(template) }),
      template,
      zip,
      snapshot: await snapshot(given),
      facts: {
        title: briefing.title,
        author: briefing.author,
        subject: gathered.talk.link,
        language: briefing.language,
      },
      signal: progress.signal,
      report: (share) => progress.report(0.6 + 0.4 * share, t('slides.writing')),
    })
    progress.signal.throwIfAborted()
    const name = `${fileNameOf(briefing)}.pptx`
    downloadBlob(blob, name)
    return name
  }

  return (
    <>
      <Button onClick={() => start(make)} aria-disabled={isRunning}>
        {t('slides.download')}
      </Button>
      {choice}
      <Button look="text" onClick={() => setChoosing(true)}>
        {t('slides.template')}
      </Button>
      <ExportRun {...shown} />
      {isChoosing && (
        <Suspense fallback={null}>
          <TemplateDialog onClose={() => setChoosing(false)} />
        </Suspense>
      )}
    </>
  )
}

/** Gathering's share of the progress; writing is the rest. */
const GATHER_SHARE = 0.6

/** Returns a loader of all content of a briefing's slides, or of `only` one of them, translated; its errors name the step. */
export function useSlideTalk(): (
  briefing: Briefing,
  template: SlideTemplate,
  progress: ExportProgress,
  only?: BriefingStep,
) => Promise<Omit<SlideModelInput, 'template' | 'colours'>> {
  const { t } = useTranslation(['export', 'briefing', 'stage', 'stepMap', 'map'])
  const gather = useGatheredSteps()
  const latest = useLatest({ words: useWords(), maps: useStepMaps() })

  return async (briefing, template, { signal, report }, only) => {
    const theme = template.isDark ? 'dark' : 'light'
    /** The map of a step in a slot; null without one. */
    const mapOf = (
      step: BriefingStep,
      slot: SlideSlot | undefined,
      side: StepSide | null,
      labels: 'all' | 'none' = 'all',
    ): SlideMap | null => {
      if (!slot) return null
      const picture = latest.current.maps.pictureOf(step, { ...mapSize(slot), theme, labels }, side)
      if (!picture) throw new Error(t('shared:noMap'))
      return slideMap(picture, step.title, t, latest.current.words)
    }
    const { language } = briefing
    const isOwn = isOwnId(briefing.id)
    let titleMap: SlideMap | null = null
    const lay = ({ step, content, provenance, map }: GatheredStep): SlideStep => {
      if (numberOfStep(step) && !content.number) throw new Error(t('slides.noNumber'))
      if (step.chart && !content.chart) throw new Error(t('slides.noChart'))
      const { isPlaceless } = map
      const { words } = latest.current
      const slide = slideOfStep({ step, content, provenance, isPlaceless, template, t, words })
      const { slots } = template.frames[slide.role]
      if (!isPlaceless) titleMap ??= mapOf(step, template.frames.title.slots.map, null, 'none')
      const labels = slide.role === 'title' ? 'none' : 'all'
      return {
        ...slide,
        map: isPlaceless ? null : mapOf(step, slots.map, slots.map2 ? 'before' : null, labels),
        map2: mapOf(step, slots.map2, 'after'),
      }
    }
    const ordered = numberedSteps(briefing.steps)
    const count = ordered.length
    const steps = await gather(briefing, {
      steps: only ? [only] : ordered,
      viewOf: (step) => ({ ...viewOfStep(step), language }),
      // No other browser has an own briefing: its steps link to their views.
      linkOf: (step, view) =>
        linkOfView(
          isOwn
            ? view
            : { ...DEFAULT_VIEW, language, page: 'stage', step: { briefing: briefing.id, step: step.id } },
        ),
      signal,
      report: (at) => report((GATHER_SHARE * at) / count, t('shared:stepOf', { number: at + 1, count })),
      lay,
      noMap: t('shared:noMap'),
      failed: (step, message) =>
        t('slides.stepFailed', { number: ordered.indexOf(step) + 1, title: step.title, message }),
    })
    await report(GATHER_SHARE, t('slides.writing'))
    const { words } = latest.current
    const talk = {
      title: briefing.title,
      by: byline(briefing, words, (values) => t('briefing:by', values)),
      language,
      link: linkOfView(
        isOwn
          ? { ...DEFAULT_VIEW, language }
          : { ...DEFAULT_VIEW, language, page: 'briefing', step: { briefing: briefing.id, step: null } },
      ),
      titleMap,
      steps,
    }
    return { talk, t, words, isOwn }
  }
}

/** Returns a reader of the kept template, else the app's own in the look of the screen, without a package; rejects with a translated message. */
export function useSlideTemplate(): () => Promise<
  Pick<ReadTemplate, 'template'> & { zip: ReadTemplate['zip'] | null }
> {
  const { t } = useInterfaceTranslation('export')
  return async () => {
    const kept = await readKeptTemplate()
    if (!kept) {
      const look = lookOf(useUiStore.getState().theme, devicePreferences())
      return { template: ownTemplate(look.endsWith('dark') ? 'dark' : 'light'), zip: null }
    }
    const { readTemplate } = await import('#papers/slides/readTemplate.ts')
    return readTemplate(kept.bytes, kept.name).catch((cause: unknown) => {
      throw cause instanceof TemplateError
        ? new Error(t(`slides.fault.${cause.fault}`, { name: kept.name, part: cause.part }), { cause })
        : cause
    })
  }
}
