import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { LocalizedWords } from '#parts/LocalizedWords.tsx'
import { type Words, WordsContext } from '#words/words.ts'

function renderIn(language: string) {
  const words = { language } as Words
  return render(
    <WordsContext value={words}>
      <p>
        <LocalizedWords text={{ en: 'Sea', fr: 'Mer' }} />
      </p>
    </WordsContext>,
  )
}

test('a text in the reader’s language has no lang attribute', () => {
  renderIn('fr')
  expect(screen.getByText('Mer')).not.toHaveAttribute('lang')
})

test('English in place of a missing translation has lang="en"', () => {
  renderIn('nl')
  expect(screen.getByText('Sea')).toHaveAttribute('lang', 'en')
})
