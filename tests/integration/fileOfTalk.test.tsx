import { QueryClientProvider } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { WordsProvider } from '#app/App.tsx'
import type { FileParcel } from '#domain/fileParcel.ts'
import { BriefingPage } from '#features/briefing/BriefingPage.tsx'
import * as singleFile from '#state/singleFile.ts'
import { englishI18n } from '#tests/support/english.ts'
import { published } from '#tests/support/published.ts'
import { talkClient } from '#tests/support/publishedClient.ts'
import { I18nProvider } from '#words/useTranslation.tsx'

test('the one file of a talk opens on it, with other briefings folded below', async () => {
  const [first] = published('briefings').briefings
  const talk = { ...first, id: 'own-talk', title: 'A talk in a file' }
  // The page as the one file of a talk has it.
  vi.spyOn(singleFile, 'EMBEDDED_PARCEL', 'get').mockReturnValue({ briefing: talk } as FileParcel)
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
