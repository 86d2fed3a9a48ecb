import { QueryClientProvider } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { expect, test, vi } from 'vitest'
import { WordsProvider } from '#app/App.tsx'
import { PagePicture, PlainText, UnsureWords } from '#features/desk/PagePicture.tsx'
import { createI18n } from '#i18n/i18n.ts'
import { createQueryClient } from '#state/datasets.ts'
import { I18nProvider } from '#words/useTranslation.tsx'

const TEXT = 'Nine boats wcre stopped. A tenth rcached the coast.'
const word = (exact: string, page: number) => {
  const start = TEXT.indexOf(exact)
  return { start, end: start + exact.length, page, x: 1, y: 1, width: 9, height: 9, confidence: 60 }
}
const UNSURE = [word('wcre', 1), word('rcached', 2)]

/** A text with two unsure words, and the bar that goes from one to the next. */
function Page() {
  const [lit, setLit] = useState<number | null>(null)
  return (
    <UnsureWords value={{ words: UNSURE, lit }}>
      <p>
        <PlainText text={TEXT} start={0} />
      </p>
      <PagePicture
        file={null}
        document={{ text: TEXT, language: 'en' }}
        marked={UNSURE.filter(({ start }) => start === lit)}
        sizes={new Map()}
        onWord={setLit}
      />
    </UnsureWords>
  )
}

test('from one unsure word to the next, each comes into sight in the text and is said', async () => {
  const shown: (string | null)[] = []
  Element.prototype.scrollIntoView = vi.fn(function (this: Element) {
    shown.push(this.textContent)
  })
  const user = userEvent.setup()
  render(
    <I18nProvider i18n={createI18n()}>
      <QueryClientProvider client={createQueryClient()}>
        <WordsProvider>
          <Page />
        </WordsProvider>
      </QueryClientProvider>
    </I18nProvider>,
  )
  const status = screen.getByRole('status')
  expect(status).toHaveTextContent('Unsure word – of 2')
  const next = screen.getByRole('button', { name: 'Next unsure word' })
  await user.click(next)
  expect(status).toHaveTextContent('Unsure word 1 of 2, wcre')
  await user.click(next)
  expect(status).toHaveTextContent('Unsure word 2 of 2, rcached')
  await user.click(next)
  expect(shown).toEqual(['wcre', 'rcached', 'wcre'])
})
