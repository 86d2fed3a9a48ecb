import { type ReactNode, useEffect, useState } from 'react'
import { isKnownPage } from '#domain/view.ts'
import { lazyImport } from '#lib/lazyImport.ts'
import { isOlderThanDeployed, type NewerVersion } from '#state/offlineStore.ts'
import { useUiStore } from '#state/uiStore.ts'
import { useViewStore } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { CodeError, CodePart, FaultBoundary, type PartCode, partCode } from '#ui/CodePart.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import type { WorkerCommand } from './offlineFiles.ts'
import styles from './Part.module.css'

interface PartProps {
  children: ReactNode
  /** Lazy code of the children; a retry loads it again. */
  code?: Pick<PartCode, 'reset'>
}

/** An error boundary around one part of the screen; the others keep working. */
export function Part({ children, code }: PartProps) {
  return (
    <FaultBoundary
      renderFault={(retry, fault) => <Fault fault={fault} onRetry={retry} />}
      {...(code ? { onRetry: code.reset } : {})}
    >
      {() => children}
    </FaultBoundary>
  )
}

interface LazyPartProps {
  code: PartCode
  /** Shown while the code loads; by default a line of text. */
  loading?: ReactNode
}

/** A lazily loaded part; a retry loads it again. */
export function LazyPart({ code, loading = <Loading /> }: LazyPartProps) {
  return (
    <CodePart
      code={code}
      loading={loading}
      renderFault={(retry, fault) => <Fault fault={fault} onRetry={retry} />}
    />
  )
}

/** A line of text while code loads. */
export function Loading() {
  const { t } = useTranslation('common')
  return <p className={styles.loading}>{t('loading')}</p>
}

function Fault({ fault, onRetry }: { fault: unknown; onRetry: () => void }) {
  const { t } = useTranslation('common')
  if (fault instanceof CodeError) return <CodeFault onRetry={onRetry} />
  return (
    <div className={styles.fault} role="alert">
      <p>{t('crashed')}</p>
      <p>{t('crashedRemedy')}</p>
      <Button onClick={onRetry}>{t('retry')}</Button>
    </div>
  )
}

/** Shown when a part's code did not load: the likely reason, a retry and a reload. */
function CodeFault({ onRetry }: { onRetry: () => void }) {
  const { t } = useTranslation(['missingCode', 'common'])
  const [reason, setReason] = useState<'missing' | 'offline' | 'replaced'>(
    navigator.onLine ? 'missing' : 'offline',
  )
  useEffect(() => {
    let isShown = true
    void isOlderThanDeployed().then((isReplaced) => {
      if (isReplaced && isShown) setReason('replaced')
    })
    return () => {
      isShown = false
    }
  }, [])
  return (
    <div className={styles.fault} role="alert">
      <p>{t(reason)}</p>
      {reason === 'replaced' ? (
        <Button onClick={() => void reloadPage('replaced')}>{t('reload')}</Button>
      ) : (
        <>
          <p>{t('remedy')}</p>
          <div className="in-row">
            <Button onClick={onRetry}>{t('common:retry')}</Button>
            <Button onClick={() => window.location.reload()}>{t('reload')}</Button>
          </div>
        </>
      )}
    </div>
  )
}

/** Timeout for a worker's answer, ms. */
const WORKER_TIMEOUT_MS = 3000

/** Timeout for the newer worker to take over, ms. The active one first answers all that any tab has requested. */
const TAKE_OVER_TIMEOUT_MS = 10_000

/** The browser's service worker container; null on `file://`, plain http or where a policy forbids workers. */
export function workersOf(browser: Navigator): ServiceWorkerContainer | null {
  const isServed = /^https?:$/.test(window.location.protocol)
  return isServed && window.isSecureContext && 'serviceWorker' in browser ? browser.serviceWorker : null
}

/** Reloads the page at the same link in the newer version; other tabs stay unchanged. */
export async function reloadPage(newer: NewerVersion): Promise<void> {
  await activateNewerVersion(workersOf(navigator), newer).catch(() => {
    // The browser blocks service workers: the reload uses the network.
  })
  window.location.reload()
}

/**
 * Activates the waiting worker, or unregisters the active one so that the next load uses the network: also where a request of
 * another tab never ends, which would hold the active worker in place, and the host has the newer version.
 */
export async function activateNewerVersion(
  workers: ServiceWorkerContainer | null,
  newer: NewerVersion,
): Promise<void> {
  const registration = await workers?.getRegistration()
  const next = registration?.waiting
  if (next) {
    const hasEnded = new Promise<boolean>((resolve) => {
      // Also when a still newer version replaces it, or another tab has dropped it.
      next.addEventListener('statechange', () => {
        if (next.state === 'activated' || next.state === 'redundant') resolve(true)
      })
      setTimeout(() => resolve(false), TAKE_OVER_TIMEOUT_MS)
    })
    next.postMessage('take-over' satisfies WorkerCommand)
    if (!(await hasEnded) && (await isOlderThanDeployed())) await registration.unregister()
  } else if (registration?.active && newer !== 'waiting') {
    await sendToWorker(registration.active, 'give-way')
  }
}

/** Sends a message to a worker and resolves to its answer; false after a timeout. */
export function sendToWorker(worker: ServiceWorker, command: WorkerCommand): Promise<boolean> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = ({ data }) => resolve(data === true)
    worker.postMessage(command, [port2])
    setTimeout(() => resolve(false), WORKER_TIMEOUT_MS)
  })
}

const READER = partCode(() => import('#features/reader/Reader.tsx').then((m) => m.Reader))
const KNOWN = partCode(() => import('#features/known/KnownStrip.tsx').then((m) => m.KnownStrip))
const LINK_NOTICE = partCode(() => import('#features/share/LinkNotice.tsx').then((m) => m.LinkNotice))

/** The Reader, while it is open; on any page. */
export function ReadingPart() {
  const isReading = useViewStore((state) => state.view.reader !== null)
  return isReading ? (
    <div className="shell-reader">
      <LazyPart code={READER} />
    </div>
  ) : null
}

/** The choice of a day known and what it shows, while one is chosen or being chosen. */
export function KnownPart() {
  const isOpen = useUiStore((state) => state.isKnownOpen)
  const isShown = useViewStore(({ view }) => isKnownPage(view.page) && (view.known !== null || isOpen))
  return isShown ? <LazyPart code={KNOWN} loading={null} /> : null
}

/** The notice about a link that was only partly valid. Rare, so its code stays out of the first load. */
export function LinkNoticePart() {
  const hasDropped = useViewStore((state) => state.dropped.length > 0)
  return hasDropped ? <LazyPart code={LINK_NOTICE} loading={null} /> : null
}

/** Whether this browser supports WebGL 2 at all; requesting a context only to test would delay every start. */
export const hasWebGl = () => 'WebGL2RenderingContext' in window

/** The map drawn by MapLibre. */
export const WEBGL_MAP = lazyImport(() => import('#map/WebGlMap.tsx'))

/** The map drawn as SVG: without WebGL, on paper and on Compare. */
export const SVG_MAP = lazyImport(() => import('#map/svg/SvgMap.tsx'))

/** For a retry after neither has loaded. */
export const MAP_CODE = {
  reset() {
    WEBGL_MAP.reset()
    SVG_MAP.reset()
  },
}

/** Chips, panel and dock. */
export const EXPLORE_PANELS = lazyImport(() => import('./ExplorePanels.ts'))
