import { QueryClientProvider } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { WordsProvider } from '#app/App.tsx'
import { BriefingPage } from '#features/briefing/BriefingPage.tsx'
import * as singleFile from '#state/singleFile.ts'
import { useViewStore } from '#state/viewStore.ts'
import { englishI18n } from '#tests/support/english.ts'
import { published } from '#tests/support/published.ts'
import { talkClient } from '#tests/support/publishedClient.ts'
import { I18nProvider } from '#words/useTranslation.tsx'

test('the one file of a talk opens on it, with other briefings folded below', async () => {
  const [first] = published('briefings').briefings
  if (!first) throw new Error('a talk is published')
  const briefing = { ...first, id: 'own-talk', title: 'A talk in a file' }
  // The page as the one file of a talk has it, whatever view a test before it left.
  vi.spyOn(singleFile, 'EMBEDDED_PARCEL', 'get').mockReturnValue({ briefing } as never)
  useViewStore.setState(useViewStore.getInitialState(), true)
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
