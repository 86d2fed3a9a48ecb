import { useEffect, useState } from 'react'
import { createPortal, flushSync } from 'react-dom'
import type { Briefing } from '#domain/briefing.ts'
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
import type { HandoutModel } from './handoutModel.ts'
import { useHandoutModel } from './useHandoutModel.ts'

/** Delay before the handout is prepared in the background, ms. */
const PREPARE_DELAY_MS = 4000

/**
 * Prints the open briefing as a handout, from the button, Ctrl+P or the browser's menu. If the handout is not ready, a note to that effect is
 * printed instead, so that nothing leaves the app without its evidence.
 */
export function HandoutButton({ briefing }: { briefing: Briefing }) {
  const { t } = useTranslation('handout')
  const exportWords = useExportWords()
  const isPrinting = usePrinting()
  const isReading = useViewStore((state) => state.view.reader !== null)
  const language = useViewStore((state) => state.view.language)
  const run = useExportRun()
  const gather = useHandoutModel()
  const [prepared, setPrepared] = useState<{ model: HandoutModel; language: string | null } | null>(null)
  const model =
    prepared?.model.briefing === briefing && prepared.language === language ? prepared.model : null

  const print = () => {
    run.start(async (progress: ExportProgress) => {
      const made = await gather(briefing, progress)
      progress.signal.throwIfAborted()
      // `print` captures the page synchronously.
      flushSync(() => setPrepared({ model: made, language }))
      window.print()
      return briefing.title
    })
  }
  const latestPrint = useLatest(print)
  const latestGather = useLatest(gather)
  // The browser's print menu does not wait, so the handout is prepared in advance.
  useEffect(() => {
    if (model) return
    const controller = new AbortController()
    const timer = window.setTimeout(() => {
      latestGather.current(briefing, { signal: controller.signal, report: whenIdle }).then(
        (made) => !controller.signal.aborted && setPrepared({ model: made, language }),
        () => {
          // Errors are shown when the reader presses the button.
        },
      )
    }, PREPARE_DELAY_MS)
    return () => {
      window.clearTimeout(timer)
      controller.abort()
    }
  }, [briefing, language, model, latestGather])
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
      <Button aria-keyshortcuts="Control+P" onClick={print}>
        {t('print')}
      </Button>
      <ExportRun run={run} words={words} />
      {isPrinting && !isReading && (model ? <Handout model={model} /> : <HandoutNotReady />)}
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
