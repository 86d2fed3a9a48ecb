import { QueryClientProvider } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { WordsProvider } from '#app/App.tsx'
import { BriefingPage } from '#features/briefing/BriefingPage.tsx'
import { englishI18n } from '#tests/support/english.ts'
import { talkClient } from '#tests/support/publishedClient.ts'
import { I18nProvider } from '#words/useTranslation.tsx'

// The page as the one file of a talk has it.
vi.mock('#state/singleFile.ts', async (load) => {
  const { published } = await import('#tests/support/published.ts')
  const [talk] = published('briefings').briefings
  return {
    ...(await load<typeof import('#state/singleFile.ts')>()),
    EMBEDDED_PARCEL: { briefing: { ...talk, id: 'own-talk', title: 'A talk in a file' } },
  }
})

test('the one file of a talk opens on it, with other briefings folded below', async () => {
  render(
    <I18nProvider i18n={englishI18n()}>
      <QueryClientProvider client={talkClient()}>
        <WordsProvider>
          <BriefingPage />
        </WordsProvider>
      </QueryClientProvider>
    </I18nProvider>,
  )
  const title = await screen.findByRole('heading', { level: 2, name: 'A talk in a file' })
  expect(screen.getByRole('button', { name: 'Present' })).toBeVisible()
  const others = screen.getByText('Other briefings')
  expect(title.compareDocumentPosition(others)).toBe(Node.DOCUMENT_POSITION_FOLLOWING)
  for (const name of ['Published', 'In other languages']) expect(screen.getByText(name)).not.toBeVisible()
})
