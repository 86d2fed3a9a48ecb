import { QueryClientProvider } from '@tanstack/react-query'
import { type RenderResult, render } from '@testing-library/react'
import type { ReactElement } from 'react'
import { WordsProvider } from '#app/App.tsx'
import { ProjectView } from '#features/desk/ProjectView.tsx'
import { createI18n } from '#i18n/i18n.ts'
import { useUiStore } from '#state/uiStore.ts'
import { I18nProvider } from '#words/useTranslation.tsx'
import { clientWithout } from './publishedClient.ts'

/** Renders the open project of the Desk, or a page around it, with no dialog left open by the file before in the same process. */
export function renderDesk(page: ReactElement = <ProjectView />): RenderResult {
  useUiStore.setState(useUiStore.getInitialState(), true)
  return render(
    <I18nProvider i18n={createI18n()}>
      <QueryClientProvider client={clientWithout()}>
        <WordsProvider>{page}</WordsProvider>
      </QueryClientProvider>
    </I18nProvider>,
  )
}
