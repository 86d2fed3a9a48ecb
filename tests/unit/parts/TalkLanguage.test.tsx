import { QueryClientProvider } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { createI18n } from '#i18n/i18n.ts'
import { TalkLanguage } from '#parts/TalkLanguage.tsx'
import { exportWords } from '#tests/support/exportWords.ts'
import { publishedClient } from '#tests/support/publishedClient.ts'
import { I18nProvider, useTranslation } from '#words/useTranslation.tsx'
import { WordsContext } from '#words/words.ts'

function CloseButton() {
  const { t } = useTranslation('common')
  return <button type="button">{t('close')}</button>
}

test('a talk keeps its controls, and the focus, while its new language loads', async () => {
  const i18n = createI18n()
  const client = publishedClient(['vocabulary', 'routes', 'figures'])
  const { words } = exportWords()
  const inLanguage = (language: 'en' | 'fr') => (
    <QueryClientProvider client={client}>
      <I18nProvider i18n={i18n}>
        <WordsContext value={words}>
          <TalkLanguage language={language}>
            <CloseButton />
          </TalkLanguage>
        </WordsContext>
      </I18nProvider>
    </QueryClientProvider>
  )
  const { rerender } = render(inLanguage('en'))
  const button = screen.getByRole('button', { name: 'Close' })
  button.focus()
  rerender(inLanguage('fr'))
  expect(button).toHaveFocus()
  expect(await screen.findByRole('button', { name: 'Fermer' })).toBe(button)
  expect(button).toHaveFocus()
})
