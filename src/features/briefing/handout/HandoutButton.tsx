import { useEffect, useRef, useState } from 'react'
import { createPortal, flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import type { Briefing } from '#domain/briefing.ts'
import { useExportWords } from '#state/useExportWords.ts'
import { useViewStore } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { ExportRun } from '#ui/ExportRun.tsx'
import { type ExportProgress, useExportRun } from '#ui/useExportRun.ts'
import { usePrinting } from '#ui/usePrinting.ts'
import styles from './Handout.module.css'
import { Handout } from './Handout.tsx'
import type { HandoutModel } from './handoutModel.ts'
import { useHandoutModel } from './useHandoutModel.ts'

/** Ms after which a page that stands makes what printing needs. */
const CALM = 4000

/**
 * Prints the open briefing as a handout. Whatever way the reader asks to print, the handout is printed, or a word that it is not there yet: nothing
 * leaves the app without what it stands on.
 */
export function HandoutButton({ briefing }: { briefing: Briefing }) {
  const { t } = useTranslation('handout')
  const exportWords = useExportWords()
  const isPrinting = usePrinting()
  const isReading = useViewStore((state) => state.view.reader !== null)
  const language = useViewStore((state) => state.view.language)
  const run = useExportRun()
  const gather = useHandoutModel()
  const [kept, setKept] = useState<{ model: HandoutModel; language: string | null } | null>(null)
  const model = kept?.model.briefing === briefing && kept.language === language ? kept.model : null

  const print = () => {
    run.start(async (progress: ExportProgress) => {
      const made = await gather(briefing, progress)
      progress.signal.throwIfAborted()
      // The browser takes the page as it is when it is asked to print.
      flushSync(() => setKept({ model: made, language }))
      window.print()
      return briefing.title
    })
  }
  const latest = useRef(print)
  const latestGather = useRef(gather)
  useEffect(() => {
    latest.current = print
    latestGather.current = gather
  })
  // The browser's own menu does not wait: once the page is calm, what it would print is made.
  useEffect(() => {
    if (model) return
    const controller = new AbortController()
    const timer = window.setTimeout(() => {
      latestGather.current(briefing, { signal: controller.signal, report: whenIdle }).then(
        (made) => !controller.signal.aborted && setKept({ model: made, language }),
        () => {
          // Who presses the button is told.
        },
      )
    }, CALM)
    return () => {
      window.clearTimeout(timer)
      controller.abort()
    }
  }, [briefing, language, model])
  // Over the Reader the browser prints what is read.
  useEffect(() => {
    if (isReading) return
    const handleKey = (event: KeyboardEvent) => {
      const isPrint = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey
      if (!isPrint || event.key.toLowerCase() !== 'p') return
      event.preventDefault()
      latest.current()
    }
    window.addEventListener('keydown', handleKey)
    return () => window.removeEventListener('keydown', handleKey)
  }, [isReading])

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

/** Goes on when the browser has nothing else to do, or in a moment where it does not say so. */
function whenIdle(): Promise<void> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in window) window.requestIdleCallback(() => resolve(), { timeout: 1000 })
    else setTimeout(resolve, 100)
  })
}

/** What is printed in the place of a handout that was not made yet: nothing but that. */
function HandoutNotReady() {
  const { t } = useTranslation('handout')
  return createPortal(
    <p className={styles.handout} data-handout>
      {t('notReady', { print: t('print') })}
    </p>,
    document.body,
  )
}
