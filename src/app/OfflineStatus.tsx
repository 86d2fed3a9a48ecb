import { useEffect, useState } from 'react'
import { setOffline, useOfflineStore } from '#state/offlineStore.ts'
import { Button } from '#ui/Button.tsx'
import { CodePart, partCode } from '#ui/CodePart.tsx'
import { Icon } from '#ui/Icon.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import styles from './OfflineStatus.module.css'
import type { WorkerMessage } from './offlineFiles.ts'
import { reloadPage, sendToWorker, workersOf } from './Part.tsx'

const SINCE_VISIT = partCode(() => import('./SinceVisit.tsx').then((m) => m.SinceVisit))

/** Offline state in the top bar, a notice when a newer version is available, and what changed since an earlier visit. */
export function OfflineStatus() {
  const newer = useOfflineStore((state) => state.newer)
  useEffect(() => watchNetwork(), [])
  useEffect(() => (import.meta.env.PROD ? startWorker() : undefined), [])
  return (
    <>
      <Sign />
      <Notice />
      {newer === null && <CodePart code={SINCE_VISIT} loading={null} renderFault={() => null} />}
    </>
  )
}

/** In the single HTML file, in place of OfflineStatus: that it works offline. */
export function SingleSign() {
  const { t } = useTranslation('single')
  return (
    <p className={`${styles.sign} gap-8 soft row-middle nowrap`} data-offline="false" title={t('sign')}>
      <Icon name="kept" />
      <span className={styles.words}>{t('sign')}</span>
    </p>
  )
}

function Sign() {
  const { t } = useTranslation('offline')
  const isOffline = useOfflineStore((state) => state.isOffline)
  const isCached = useOfflineStore((state) => state.isCached)
  const isNewlyCached = useOfflineStore((state) => state.isNewlyCached)
  let words: string | null = null
  if (isOffline) words = isCached ? t('offlineKept') : t('offlineLoaded')
  else if (isNewlyCached) words = t('kept')
  return (
    <p
      className={`${styles.sign} gap-8 soft row-middle nowrap`}
      role="status"
      data-offline={isOffline}
      title={words ?? undefined}
    >
      {words !== null && (
        <>
          <Icon name={isOffline ? 'offline' : 'kept'} />
          <span className={styles.words}>{words}</span>
        </>
      )}
    </p>
  )
}

function Notice() {
  const { t } = useTranslation(['offline', 'missingCode'])
  const newer = useOfflineStore((state) => state.newer)
  const [closed, setClosed] = useState<typeof newer>(null)
  const [isGoing, setIsGoing] = useState(false)
  const isShown = newer !== null && newer !== closed
  return (
    <div className={styles.place} role="status">
      {isShown && (
        <div className={`${styles.notice} stack float`}>
          <p>{t(`newer.${newer}`)}</p>
          <div className="in-row">
            <Button
              look="main"
              disabled={isGoing}
              onClick={() => {
                setIsGoing(true)
                void reloadPage(newer)
              }}
            >
              {t('missingCode:reload')}
            </Button>
            <Button onClick={() => setClosed(newer)}>{t('later')}</Button>
          </div>
        </div>
      )}
    </div>
  )
}

/** Mirrors `navigator.onLine` into the store. Returns the cleanup. */
function watchNetwork(): () => void {
  const look = () => setOffline({ isOffline: !navigator.onLine })
  look()
  window.addEventListener('online', look)
  window.addEventListener('offline', look)
  return () => {
    window.removeEventListener('online', look)
    window.removeEventListener('offline', look)
  }
}

/** Registers the service worker where the browser supports it. Returns the cleanup. */
function startWorker(): () => void {
  const workers = workersOf(navigator)
  if (workers === null) return () => {}
  const watching = watchWorker(workers, './sw.js').catch(() => () => {})
  return () => void watching.then((end) => end())
}

/** Shortest time between checks for a newer version, ms. */
const UPDATE_CHECK_MS = 30 * 60_000

/** Registers the worker at `address` and reports to the store. Resolves to the cleanup; rejects if the registration fails. */
export async function watchWorker(workers: ServiceWorkerContainer, address: string): Promise<() => void> {
  const ending = new AbortController()
  try {
    await watchUntil(ending.signal, workers, address)
  } catch (error) {
    // Where workers are blocked nothing may go on listening.
    ending.abort()
    throw error
  }
  return () => ending.abort()
}

async function watchUntil(
  signal: AbortSignal,
  workers: ServiceWorkerContainer,
  address: string,
): Promise<void> {
  workers.addEventListener(
    'message',
    ({ data }: MessageEvent<WorkerMessage>) => {
      // Without an active worker this is the first version, not a newer one.
      if (data === 'no-room' && workers.controller) setOffline({ newer: 'no-room' })
    },
    { signal },
  )
  const registration = await workers.register(address, { updateViaCache: 'none' })
  const follow = () => {
    const worker = registration.installing
    const isFirst = registration.active === null
    worker?.addEventListener(
      'statechange',
      () => {
        if (worker.state === 'installed' && !isFirst) setOffline({ newer: 'waiting' })
        if (worker.state === 'activated' && isFirst) void reportCacheState(worker, true)
      },
      { signal },
    )
  }
  registration.addEventListener('updatefound', follow, { signal })
  follow()
  if (registration.active) {
    if (registration.waiting) setOffline({ newer: 'waiting' })
    void reportCacheState(registration.active, false)
  }
  checkForUpdates(registration, signal)
}

async function reportCacheState(worker: ServiceWorker, isFirstInstall: boolean): Promise<void> {
  const isCached = await sendToWorker(worker, 'tidy')
  setOffline({ isCached, isNewlyCached: isCached && isFirstInstall })
}

/** Checks for a newer version when the reader returns to a page that was open for long, or when the network returns. */
function checkForUpdates(registration: ServiceWorkerRegistration, signal: AbortSignal): void {
  let last = performance.now()
  const check = () => {
    if (document.visibilityState === 'hidden' || performance.now() - last < UPDATE_CHECK_MS) return
    last = performance.now()
    registration.update().catch(() => {
      // Offline: the next event checks again.
    })
  }
  document.addEventListener('visibilitychange', check, { signal })
  window.addEventListener('online', check, { signal })
}
