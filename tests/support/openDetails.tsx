import { basename } from 'node:path'
import { QueryClientProvider } from '@tanstack/react-query'
import { render, waitFor } from '@testing-library/react'
import userEvent, { type UserEvent } from '@testing-library/user-event'
import { expect, onTestFinished, vi } from 'vitest'
import { WordsProvider } from '#app/App.tsx'
import type { CellQuery } from '#domain/cellQuery.ts'
import type { DatasetName } from '#domain/datasets.ts'
import { Details } from '#features/dossier/Details.tsx'
import { createI18n } from '#i18n/i18n.ts'
import { setLayers } from '#state/shownLayers.ts'
import { setUi } from '#state/uiStore.ts'
import { startViewHistory, useViewStore } from '#state/viewStore.ts'
import { I18nProvider } from '#words/useTranslation.tsx'
import { publishedText } from './published.ts'
import { clientWithout } from './publishedClient.ts'

/**
 * Renders the panel alone over the published files, opened by link parameters ("selected=route:channel"); a time is that of
 * a link of version 2, which chooses numbers and measures alike. `broken`
 * files answer with status 500 until removed from the set. `client` has what other tests have loaded, if it is not a new one.
 * The test fails if anything is written to the console.
 */
export async function openDetails(
  parameters = '',
  broken: ReadonlySet<string> = new Set(),
  client = clientWithout([...broken].map((file) => basename(file, '.json') as DatasetName)),
): Promise<UserEvent> {
  const written = vi.fn()
  vi.spyOn(console, 'warn').mockImplementation(written)
  vi.spyOn(console, 'error').mockImplementation(written)
  const answer = vi.fn(async (url: string) => {
    const name = basename(new URL(url, 'http://localhost').pathname)
    if (broken.has(name)) return new Response('', { status: 500 })
    return new Response(publishedText(basename(name, '.json')))
  })
  vi.stubGlobal('fetch', answer)
  const version = /(years|period)=/.test(parameters) ? '&v=2' : ''
  window.history.replaceState(null, '', `#/explore?${parameters}${version}`)
  setUi({ overviewTab: null, dossierTab: null })
  setLayers({ known: null })
  const stop = startViewHistory()
  onTestFinished(() => {
    stop()
    expect(written.mock.calls).toEqual([])
  })
  // The code of the later tabs, so that it is there when one is chosen.
  await Promise.all([
    import('#features/dossier/overview/MeasureList.tsx'),
    import('#features/dossier/overview/PlacesTab.tsx'),
  ])
  render(
    <I18nProvider i18n={createI18n()}>
      <QueryClientProvider client={client}>
        <WordsProvider>
          <section aria-label="Details">
            <Details />
          </section>
        </WordsProvider>
      </QueryClientProvider>
    </I18nProvider>,
  )
  await waitFor(() => expect(client.isFetching()).toBe(0))
  // The code of dossiers and of later tabs comes with the first one.
  await waitFor(() => expect(document.querySelector('h2')).not.toBeNull())
  return userEvent.setup()
}

/** The published files that the panel has requested since `openDetails` with a new client. */
export function requestedFiles(): readonly string[] {
  return vi.mocked(fetch).mock.calls.map(([address]) => basename(String(address)))
}

/** The cells that the Reader shows, if any. */
export function openCells(): CellQuery | null {
  const { reader } = useViewStore.getState().view
  return reader?.type === 'cells' ? reader.query : null
}
