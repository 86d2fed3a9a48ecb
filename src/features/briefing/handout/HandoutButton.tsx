import { useEffect, useState } from 'react'
import { createPortal, flushSync } from 'react-dom'
import type { Briefing } from '#domain/briefing.ts'
import { StepMapsProvider } from '#parts/StepMaps.tsx'
import { useExportWords } from '#state/useExportWords.ts'
import { useLatest } from '#state/useProvenance.ts'
import { useViewStore } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { ExportRun } from '#ui/ExportRun.tsx'
import { type ExportProgress, useExportRun } from '#ui/useExportRun.ts'
import { usePrinting } from '#ui/usePrinting.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import styles from './Handout.module.css'
import { Handout } from './Handout.tsx'
import { HandoutDialog, HandoutMeasure, type Measuring } from './HandoutDialog.tsx'
import { type HandoutChoices, type HandoutModel, type SheetSize, USUAL_CHOICES } from './handoutModel.ts'
import { useHandoutModel } from './useHandoutModel.ts'

/** Delay before the handout is prepared in the background, ms. */
const PREPARE_DELAY_MS = 4000

/** Whether two briefings say the same: an own one is read anew when its sources load. */
function isSame(one: Briefing, other: Briefing): boolean {
  return one === other || (one.id === other.id && JSON.stringify(one) === JSON.stringify(other))
}

interface Prepared {
  model: HandoutModel
  choices: HandoutChoices
  sizes: readonly SheetSize[]
  language: string | null
}

/**
 * Prints the open briefing as a handout: from the button, which asks what to include, by Ctrl+P or from the browser's menu. If
 * the handout is not ready, a note that says so is printed instead, so that nothing leaves the app without its evidence.
 */
export function HandoutButton({ briefing }: { briefing: Briefing }) {
  return (
    <StepMapsProvider>
      <Print briefing={briefing} />
    </StepMapsProvider>
  )
}

function Print({ briefing }: { briefing: Briefing }) {
  const { t } = useTranslation('handout')
  const exportWords = useExportWords()
  const isPrinting = usePrinting()
  const isReading = useViewStore((state) => state.view.reader !== null)
  const language = useViewStore((state) => state.view.language)
  const run = useExportRun()
  const gather = useHandoutModel()
  const [choices, setChoices] = useState(USUAL_CHOICES)
  const [isAsking, setIsAsking] = useState(false)
  const [measuring, setMeasuring] = useState<readonly Measuring[]>([])
  const [prepared, setPrepared] = useState<Prepared | null>(null)
  const isReady =
    prepared !== null &&
    isSame(prepared.model.briefing, briefing) &&
    prepared.language === language &&
    prepared.choices === choices
  const ready = isReady ? prepared : null

  const prepare = async (progress: ExportProgress): Promise<Prepared> => {
    const model = await gather(briefing, progress)
    const sizes = await new Promise<readonly SheetSize[]>((done) =>
      setMeasuring((all) => [...all, { model, choices, done }]),
    )
    setMeasuring((all) => all.filter((one) => one.model !== model))
    return { model, choices, sizes, language }
  }
  const print = () => {
    setIsAsking(false)
    run.start(async (progress: ExportProgress) => {
      const made = await prepare(progress)
      progress.signal.throwIfAborted()
      // `print` captures the page synchronously.
      flushSync(() => setPrepared(made))
      window.print()
      return briefing.title
    })
  }
  const isRunning = run.state.kind === 'running'
  const latestPrint = useLatest(print)
  const latestPrepare = useLatest(prepare)
  // The browser's print menu does not wait, so the handout is prepared in advance.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another briefing, language or choice starts the delay again.
  useEffect(() => {
    if (isReady || isRunning) return
    const controller = new AbortController()
    const timer = window.setTimeout(() => {
      latestPrepare.current({ signal: controller.signal, report: whenIdle }).then(
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
  }, [briefing, language, choices, isReady, isRunning, latestPrepare])
  // While the Reader is open, the browser prints the Reader.
  useEffect(() => {
    if (isReading) return
    const handleKey = (event: KeyboardEvent) => {
      const isPrint = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey
      if (!isPrint || event.key.toLowerCase() !== 'p') return
      event.preventDefault()
      latestPrint.current()
    }
    window.addEventListener('keydown', handleKey)
    return () => window.removeEventListener('keydown', handleKey)
  }, [isReading, latestPrint])

  const words = { ...exportWords, done: () => t('handed'), cancelled: t('cancelled') }
  return (
    <>
      <Button aria-keyshortcuts="Control+P" aria-haspopup="dialog" onClick={() => setIsAsking(true)}>
        {t('print')}
      </Button>
      <ExportRun run={run} words={words} />
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

/** Resolves when the browser is idle, after 1 s at most; after 100 ms without `requestIdleCallback`. */
function whenIdle(): Promise<void> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in window) window.requestIdleCallback(() => resolve(), { timeout: 1000 })
    else setTimeout(resolve, 100)
  })
}

/** Printed instead of a handout that is not ready. */
function HandoutNotReady() {
  const { t } = useTranslation('handout')
  return createPortal(
    <p className={styles.handout} data-handout>
      {t('notReady', { print: t('print') })}
    </p>,
    document.body,
  )
}
