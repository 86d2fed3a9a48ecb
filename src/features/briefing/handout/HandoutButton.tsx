import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { createPortal, flushSync } from 'react-dom'
import { type Briefing, type BriefingStep, isSaid } from '#domain/briefing.ts'
import { showsMap } from '#domain/stepLayouts.ts'
import { STEP_SIDES, type StillLook } from '#domain/stepMap.ts'
import { numberedSteps, numberInTalk } from '#domain/talk.ts'
import { DEFAULT_VIEW } from '#domain/view.ts'
import { viewOfStep } from '#domain/viewCodec.ts'
import { type GatheredStep, idle, useGatheredSteps, useStepMaps } from '#parts/StepMaps.tsx'
import { useStills, waitForStill } from '#parts/Stills.tsx'
import { useTalkExport } from '#parts/useDelivery.ts'
import { type StepPicture, stepPictureSvg } from '#picture/step/stepPicture.ts'
import { useLatest } from '#state/useProvenance.ts'
import { linkOfView, useViewStore } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { CheckBox } from '#ui/Choices.tsx'
import { DialogNote } from '#ui/DialogNote.tsx'
import { ExportRun } from '#ui/ExportRun.tsx'
import { ModalDialog } from '#ui/ModalDialog.tsx'
import type { ExportProgress } from '#ui/useExportRun.ts'
import { usePrinting } from '#ui/useMediaQuery.ts'
import { useWindowEvent } from '#ui/useOpenCard.ts'
import { useInterfaceTranslation } from '#words/interfaceLanguage.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './Handout.module.css'
import handout from './Handout.module.css'
import { Handout, HandoutParts } from './Handout.tsx'
import {
  type HandoutChoices,
  type HandoutModel,
  type HandoutStep,
  isLinkable,
  USUAL_CHOICES,
} from './handoutModel.ts'

/** Delay before the handout is prepared in the background, ms. */
const PREPARE_DELAY_MS = 4000

/** Whether two briefings say the same: an own one is read anew when its sources load. */
function isSame(one: Briefing, other: Briefing): boolean {
  return one === other || (one.id === other.id && JSON.stringify(one) === JSON.stringify(other))
}

interface Prepared {
  model: HandoutModel
  choices: HandoutChoices
  pages: readonly number[]
}

/**
 * Prints the open briefing as a handout: from the button, which asks what to include, by Ctrl+P or from the browser's menu. If
 * the handout is not ready, a note that says so is printed instead, so that nothing leaves the app without its evidence. Needs a TalkFrame above.
 */
export function HandoutButton({ briefing }: { briefing: Briefing }) {
  const { t } = useInterfaceTranslation('handout')
  const isPrinting = usePrinting()
  const isReading = useViewStore((state) => state.view.reader !== null)
  const { start, isRunning, shown } = useTalkExport(briefing, 'handout')
  const gather = useHandout()
  const [choices, setChoices] = useState(USUAL_CHOICES)
  const [isAsking, setIsAsking] = useState(false)
  const [measuring, setMeasuring] = useState<readonly Measuring[]>([])
  const [prepared, setPrepared] = useState<Prepared | null>(null)
  // The menu of exports closes for printing, and its dialog would hold the page unseen.
  useLayoutEffect(() => {
    if (isPrinting) setIsAsking(false)
  }, [isPrinting])
  const isReady =
    prepared !== null && isSame(prepared.model.briefing, briefing) && prepared.choices === choices
  const ready = isReady ? prepared : null

  const prepare = async (progress: ExportProgress): Promise<Prepared> => {
    const model = await gather(briefing, progress)
    const pages = await new Promise<readonly number[]>((done) =>
      setMeasuring((all) => [...all, { model, choices, done }]),
    )
    setMeasuring((all) => all.filter((one) => one.model !== model))
    return { model, choices, pages }
  }
  const print = () => {
    setIsAsking(false)
    start(async (progress) => {
      const made = await prepare(progress)
      progress.signal.throwIfAborted()
      // `print` captures the page synchronously.
      flushSync(() => setPrepared(made))
      window.print()
      return briefing.title
    })
  }
  const latestPrepare = useLatest(prepare)
  // The browser's print menu does not wait, so the handout is prepared in advance.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another briefing or choice starts the delay again.
  useEffect(() => {
    if (isReady || isRunning) return
    const controller = new AbortController()
    const timer = window.setTimeout(() => {
      latestPrepare.current({ signal: controller.signal, report: idle }).then(
        (made) => !controller.signal.aborted && setPrepared(made),
        () => {
          // Errors are shown when the reader presses the button.
        },
      )
    }, PREPARE_DELAY_MS)
    return () => {
      window.clearTimeout(timer)
      controller.abort()
    }
  }, [briefing, choices, isReady, isRunning, latestPrepare])
  // While the Reader is open, the browser prints the Reader.
  const printByKey = (event: KeyboardEvent) => {
    const isPrint = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey
    if (!isPrint || event.key.toLowerCase() !== 'p') return
    event.preventDefault()
    print()
  }
  useWindowEvent('keydown', printByKey, { isOn: !isReading })

  const words = { ...shown.words, done: () => t('handed'), cancelled: t('cancelled') }
  return (
    <>
      <Button aria-keyshortcuts="Control+P" aria-haspopup="dialog" onClick={() => setIsAsking(true)}>
        {t('print')}
      </Button>
      <ExportRun run={shown.run} words={words} />
      {isAsking && (
        <HandoutDialog choices={choices} choose={setChoices} print={print} close={() => setIsAsking(false)} />
      )}
      {measuring.map((one, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are measured in order, each once.
        <HandoutMeasure key={index} {...one} />
      ))}
      {isPrinting && !isReading && (ready ? <Handout {...ready} /> : <HandoutNotReady />)}
    </>
  )
}

/** Map look; as wide as the page between its margins, CSS px. */
const LOOK: StillLook = { width: 672, height: 340, theme: 'light', hasNames: true }
/** The same on the canvas of the stage, so that its letters keep their share. */
const STAGE_LOOK = { width: 760, height: 470, theme: 'light' } as const
/** Where it leaves no label out, a lower map lets two steps share a page. */
const LOW_LOOK = { ...STAGE_LOOK, height: 420 }
/** More room for labels, whose letters are still 8 points beside the words. */
const ROOMY_LOOK = { ...STAGE_LOOK, width: 900, height: 580 }
/** One of two maps beside each other. */
const SIDE_LOOK = { width: 640, height: 350, theme: 'light' } as const
/** What the labels of a map do not say on it. */
function unsaid(picture: Pick<StepPicture, 'leftOut' | 'shortened'> | null): readonly string[] {
  return picture ? [...picture.leftOut, ...picture.shortened] : []
}

/** Returns a loader of all that a printed briefing, or `only` one step of it, needs; throws a translated message if something is missing. */
export function useHandout(): (
  briefing: Briefing,
  progress: ExportProgress,
  only?: BriefingStep,
) => Promise<HandoutModel> {
  const { t } = useTranslation('handout')
  const gather = useGatheredSteps()
  // Drawings and names change as files load while the loader runs.
  const latest = useLatest({ draw: useStills(), maps: useStepMaps(), words: useWords() })

  /** The maps as on the stage. */
  const drawn = async (
    { step, view, map }: GatheredStep,
    signal: AbortSignal,
  ): Promise<HandoutStep['maps']> => {
    const still = await waitForStill(() => latest.current.draw(view, LOOK), signal)
    if (!still) throw new Error(t('noMap'))
    const { description } = still
    const { changes } = map
    const sides = view.page === 'compare' && changes ? STEP_SIDES : [null]
    const { pictureOf } = latest.current.maps
    const look = [LOW_LOOK, STAGE_LOOK].find((one) => unsaid(pictureOf(step, one, null)).length === 0)
    return sides.map((side) => {
      const picture = pictureOf(step, side === null ? (look ?? ROOMY_LOOK) : SIDE_LOOK, side)
      if (!picture) throw new Error(t('noMap'))
      const heading = side && changes ? latest.current.words.spans([changes[side]]) : null
      const title = heading === null ? step.title : `${step.title}, ${heading}`
      const svg = stepPictureSvg(picture, { title, description, hasLabels: true })
      // The table below two maps has what they leave out.
      const caption =
        side === null ? [...unsaid(picture).map((text) => `${text}.`), ...picture.note].join(' ') : ''
      return { svg, description: heading === null ? description : title, heading, caption }
    })
  }

  return async (briefing, { signal, report }, only) => {
    const { language } = briefing
    const count = briefing.steps.length
    const ordered = numberedSteps(briefing.steps)
    const numberOf = (step: BriefingStep) => numberInTalk(briefing.steps, step)
    await report(0, t('reading'))
    // On paper, the cover and the contents lead.
    const said = ordered.filter(isSaid)
    const gathered = only ? [only] : said.length > 0 ? said : ordered
    const steps = await gather(briefing, {
      steps: gathered,
      viewOf: (step) => ({
        ...viewOfStep(step),
        language,
        step: isLinkable(briefing) ? { briefing: briefing.id, step: step.id } : null,
      }),
      signal,
      report: (at) =>
        report((at + 1) / (count + 2), t('drawing', { number: at + 1, count: gathered.length })),
      lay: async (made) => {
        const { step, content, provenance, map } = made
        const maps = showsMap(content.layout, map.isPlaceless) ? await drawn(made, signal) : []
        return { step, number: numberOf(step), content, provenance, maps }
      },
      noMap: t('noMap'),
      failed: (step, reason) => t('failedStep', { number: numberOf(step), title: step.title, reason }),
    })
    const [first] = steps
    if (!first) throw new Error(t('noMap'))
    await report((count + 1) / (count + 2), t('setting'))
    await loadFonts(steps)
    const { versionText: version, date, link } = first.provenance
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
  const text = JSON.stringify(steps.map(({ content, provenance, step }) => [content, step.notes, provenance]))
  const faces = [
    "400 13px 'Inter Variable'",
    "640 13px 'Inter Variable'",
    "italic 400 13px 'Source Serif 4 Variable'",
  ]
  // A font that fails to load falls back, as on screen.
  await Promise.allSettled(faces.map((face) => document.fonts.load(face, text)))
  await document.fonts.ready
}

/** Printed instead of a handout that is not ready. */
function HandoutNotReady() {
  const { t } = useInterfaceTranslation('handout')
  return createPortal(
    <p className={styles.handout} data-handout>
      {t('notReady', { print: t('print') })}
    </p>,
    document.body,
  )
}

interface HandoutDialogProps {
  choices: HandoutChoices
  choose: (choices: HandoutChoices) => void
  print: () => void
  close: () => void
}

/** Asks what the handout contains, then prints it. */
function HandoutDialog({ choices, choose, print, close }: HandoutDialogProps) {
  const { t } = useInterfaceTranslation(['handout', 'common'])
  const radio = <Key extends 'map' | 'evidence'>(
    key: Key,
    options: readonly (readonly [HandoutChoices[Key], string])[],
    legend: string,
  ) => (
    <fieldset className="gap-4 stack">
      <legend className="bold foot-4">{legend}</legend>
      {options.map(([value, label]) => (
        <label key={label} className="check-line">
          <input
            type="radio"
            name={`handout-${key}`}
            checked={choices[key] === value}
            onChange={() => choose({ ...choices, [key]: value })}
          />
          {label}
        </label>
      ))}
    </fieldset>
  )
  return (
    <ModalDialog name={t('print')} look="note" onClose={close}>
      <DialogNote title={t('print')} closeName={t('common:close')} onClose={close} bodyName={t('print')}>
        <form
          className={`${styles.choices} gap-16 stack`}
          onSubmit={(event) => {
            event.preventDefault()
            print()
          }}
        >
          {radio(
            'map',
            [
              ['wide', t('choice.wide')],
              ['beside', t('choice.beside')],
            ],
            t('choice.map'),
          )}
          {radio(
            'evidence',
            [
              ['page', t('choice.onPage')],
              ['end', t('choice.atEnd')],
            ],
            t('shared:evidence'),
          )}
          <CheckBox
            className="check-line"
            isChecked={choices.hasNotes}
            onToggle={() => choose({ ...choices, hasNotes: !choices.hasNotes })}
          >
            {t('choice.notes')}
          </CheckBox>
          <p>
            <Button look="main" type="submit">
              {t('choice.print')}
            </Button>
          </p>
        </form>
      </DialogNote>
    </ModalDialog>
  )
}

interface Measuring {
  model: HandoutModel
  choices: HandoutChoices
  done: (pages: readonly number[]) => void
}

/** Lays the handout out in columns of the size of a page, out of sight, and finds its parts there. */
function HandoutMeasure({ model, choices, done }: Measuring) {
  const ref = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const sheets = [...(ref.current?.querySelectorAll<HTMLElement>(`.${handout.sheet}`) ?? [])]
    let next = 1
    const [, ...parts] = sheets.flatMap((sheet) => {
      const first = next
      // Without a layout, as in tests, each sheet is a page.
      const width = sheet.clientWidth || 1
      next += Math.max(1, Math.round(sheet.scrollWidth / width))
      const { left } = sheet.getBoundingClientRect()
      return [...sheet.children].map(
        (part) => first + Math.floor(((part.getClientRects()[0]?.left ?? left) - left) / width + 0.01),
      )
    })
    done(parts)
  }, [done])
  return createPortal(
    <div ref={ref} className={`${styles.measured} screen-only`} aria-hidden="true" inert>
      <div className={handout.handout} lang={model.briefing.language}>
        <HandoutParts model={model} choices={choices} pages={null} />
      </div>
    </div>,
    document.body,
  )
}
