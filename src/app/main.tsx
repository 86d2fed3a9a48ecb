import './shell.css'
import './sheet.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode, startTransition } from 'react'
import { createRoot } from 'react-dom/client'
import { createI18n, loadMessages } from '#i18n/i18n.ts'
import { createQueryClient, datasetQuery } from '#state/datasets.ts'
import { loadKept } from '#state/desk/loadKept.ts'
import { startPreferences } from '#state/uiStore.ts'
import { SHOW_KNOWN } from '#state/useKnown.ts'
import { viewLanguage } from '#state/viewLanguage.ts'
import { startViewHistory, useViewStore } from '#state/viewStore.ts'
import { I18nProvider } from '#words/useTranslation.tsx'
import { App } from './App.tsx'
import { setLanguage } from './LanguageNotice.tsx'
import { EXPLORE_PANELS, hasWebGl, SVG_MAP, WEBGL_MAP } from './Part.tsx'
import { whenIdle } from './useIsIdle.ts'

const FORMATS = 'new Intl.DateTimeFormat().format();new Intl.NumberFormat();new Intl.ListFormat();close()'

// The first format of a process takes 10 ms, nearly all for tables that its threads share: a worker fills them while the page
// waits for its files. The single HTML file has them at once.
if (import.meta.env.MODE !== 'single') {
  try {
    new Worker(URL.createObjectURL(new Blob([FORMATS])))
  } catch {
    // Pages without an origin of their own may start no worker.
  }
}

startPreferences()
startViewHistory()

const queryClient = createQueryClient()
const isExploring = useViewStore.getState().view.page === 'explore'

const DATA_OF_ALL = ['routes', 'measures', 'timeline', 'vocabulary', 'figures'] as const
const DATA_OF_EXPLORE = ['basemap', 'overview'] as const

/** Resolves when what the first render shows has arrived or failed; each part then reports its own failure. */
function loadStart(): Promise<unknown> {
  const code = isExploring ? [(hasWebGl() ? WEBGL_MAP : SVG_MAP).load(), EXPLORE_PANELS.load()] : []
  const names = isExploring ? [...DATA_OF_ALL, ...DATA_OF_EXPLORE] : DATA_OF_ALL
  const data = names.map((name) => queryClient.prefetchQuery(datasetQuery(name)))
  const asKnown =
    useViewStore.getState().view.known === null
      ? []
      : [SHOW_KNOWN.load().then((module) => module.showKnown(queryClient))]
  return Promise.allSettled([...code, ...data, ...asKnown, loadKept()])
}

// What most visits open next.
whenIdle(() => {
  if (window.matchMedia('(pointer: coarse)').matches) {
    import('#ui/touchReach.ts').then(
      (module) => module.startTouchReach(),
      () => {},
    )
  }
  for (const link of document.querySelectorAll<HTMLLinkElement>('link[data-idle-rel]')) {
    link.rel = link.dataset.idleRel ?? ''
  }
})

/** How long the first render waits for code and data, ms. On a slow network the page appears part by part. */
const START_TIMEOUT_MS = 400

const root = document.getElementById('root')
if (!root) throw new Error('index.html lacks the element #root')
const page = createRoot(root)
const i18n = createI18n()

// One render with everything costs half as much as a render for each part that arrives; until then the start picture is
// on the screen. Other languages than English load before it too, so that no text changes on the page.
// No top-level await: chunks that import this one would deadlock.
const started = Promise.race([
  loadStart(),
  new Promise((resolve) => window.setTimeout(resolve, START_TIMEOUT_MS)),
])
void Promise.all([loadMessages(i18n, viewLanguage()), started]).then(() => {
  setLanguage(i18n, viewLanguage())
  // In a transition React pauses for input and painting.
  startTransition(() =>
    page.render(
      <StrictMode>
        <I18nProvider i18n={i18n}>
          <QueryClientProvider client={queryClient}>
            <App />
          </QueryClientProvider>
        </I18nProvider>
      </StrictMode>,
    ),
  )
})
