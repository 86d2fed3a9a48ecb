import './shell.css'
import './sheet.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { createI18n, loadMessages } from '#i18n/i18n.ts'
import { createQueryClient, datasetQuery } from '#state/datasets.ts'
import { startPreferences } from '#state/uiStore.ts'
import { viewLanguage } from '#state/useViewLanguage.ts'
import { startViewHistory, useViewStore } from '#state/viewStore.ts'
import { App } from './App.tsx'
import { setLanguage } from './LanguageNotice.tsx'
import { deferUntilMap, ROUTE_MAP, releaseDeferred } from './mapCode.ts'

startPreferences()
startViewHistory()
// The map is the largest part and readers look at it first, so it starts to load before the first render.
// DrawnMap handles a failed load.
if (useViewStore.getState().view.page === 'explore') {
  deferUntilMap()
  ROUTE_MAP.load().catch(releaseDeferred)
}

const queryClient = createQueryClient()
for (const name of ['routes', 'measures', 'timeline', 'vocabulary', 'figures'] as const) {
  void queryClient.prefetchQuery(datasetQuery(name))
}

const root = document.getElementById('root')
if (!root) throw new Error('index.html lacks the element #root')
const page = createRoot(root)
const i18n = createI18n()

// English is bundled. Other languages load before the first render, so that no text changes on the page.
// No top-level await: chunks that import this one would deadlock.
void loadMessages(i18n, viewLanguage()).then(() => {
  setLanguage(i18n, viewLanguage())
  page.render(
    <StrictMode>
      <I18nextProvider i18n={i18n}>
        <QueryClientProvider client={queryClient}>
          <App />
        </QueryClientProvider>
      </I18nextProvider>
    </StrictMode>,
  )
})
