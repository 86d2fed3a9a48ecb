import { QueryClientProvider } from '@tanstack/react-query'
import { act, render } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { WordsProvider } from '#app/App.tsx'
import { useDataset } from '#state/datasets.ts'
import { useLayers } from '#state/layers.ts'
import { englishI18n } from '#tests/support/english.ts'
import { publishedClient } from '#tests/support/publishedClient.ts'
import { I18nProvider } from '#words/useTranslation.tsx'
import { useWords, type Words } from '#words/words.ts'

afterEach(() => useLayers.setState({ layered: {} }))

const seen = { words: new Set<Words>(), routes: new Set<unknown>() }

function Probe() {
  seen.words.add(useWords())
  seen.routes.add(useDataset('routes').data)
  return null
}

test('words stay the same when own marks change: a long text on the Desk is not rendered again', () => {
  const client = publishedClient(['vocabulary', 'routes', 'figures'])
  render(
    <I18nProvider i18n={englishI18n()}>
      <QueryClientProvider client={client}>
        <WordsProvider>
          <Probe />
        </WordsProvider>
      </QueryClientProvider>
    </I18nProvider>,
  )
  act(() => useLayers.setState({ layered: { routes: (all) => ({ ...all }) } }))
  expect(seen.routes.size).toBe(2)
  expect(seen.words.size).toBe(1)
  expect([...seen.words][0]?.routeShort('channel')).not.toBe('channel')
})
