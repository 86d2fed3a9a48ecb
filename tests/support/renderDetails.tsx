import { basename } from 'node:path'
import { QueryClientProvider } from '@tanstack/react-query'
import { render, waitFor } from '@testing-library/react'
import { I18nextProvider } from 'react-i18next'
import { expect, vi } from 'vitest'
import { WordsProvider } from '#app/WordsProvider.tsx'
import { Details } from '#features/dossier/Details.tsx'
import { createI18n } from '#i18n/i18n.ts'
import { createQueryClient } from '#state/datasets.ts'
import { setUi } from '#state/uiStore.ts'
import { startViewHistory } from '#state/viewStore.ts'
import { publishedText } from './published.ts'

/**
 * Renders the panel alone over the published files, opened by link parameters ("selected=route:channel"). `broken`
 * files answer with status 500 until removed from the set.
 */
export async function renderDetails(parameters = '', broken: ReadonlySet<string> = new Set()) {
  vi.stubGlobal('fetch', async (url: string) => {
    const name = basename(new URL(url, 'http://localhost').pathname)
    if (broken.has(name)) return new Response('', { status: 500 })
    return new Response(publishedText(basename(name, '.json')))
  })
  vi.stubGlobal('matchMedia', () => ({
    matches: false,
    addEventListener: () => {},
    removeEventListener: () => {},
  }))
  window.history.replaceState(null, '', `#/explore?${parameters}`)
  setUi({ overviewTab: null, dossierTab: null })
  const stop = startViewHistory()
  const client = createQueryClient()
  const result = render(
    <I18nextProvider i18n={createI18n()}>
      <QueryClientProvider client={client}>
        <WordsProvider>
          <section aria-label="Details">
            <Details />
          </section>
        </WordsProvider>
      </QueryClientProvider>
    </I18nextProvider>,
  )
  await waitFor(() => expect(client.isFetching()).toBe(0))
  return { ...result, stop }
}
