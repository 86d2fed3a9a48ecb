// @vitest-environment jsdom
import { act, render, renderHook, screen } from '@testing-library/react'
import { memo } from 'react'
import { expect, test } from 'vitest'
import { addEnglish, createI18n, loadMessages } from '#i18n/i18n.ts'
import { englishI18n } from '#tests/support/english.ts'
import { I18nProvider, useTranslation } from '#words/useTranslation.tsx'

const renders = { page: 0, unread: 0 }

const Page = memo(function Page() {
  renders.page += 1
  const { t, i18n } = useTranslation(['common'])
  return (
    <p>
      {i18n.language}: {t('language')}, {t('common:close')}
    </p>
  )
})

const Unread = memo(function Unread() {
  renders.unread += 1
  return null
})

test('a change of language renders what reads messages, once, and nothing else', async () => {
  const i18n = englishI18n()
  render(
    <I18nProvider i18n={i18n}>
      <Page />
      <Unread />
    </I18nProvider>,
  )
  expect(screen.getByText('en: Language, Close')).toBeTruthy()
  await loadMessages(i18n, 'nl')
  await act(() => i18n.changeLanguage('nl'))
  expect(screen.getByText('nl: Taal, Sluiten')).toBeTruthy()
  expect(renders).toEqual({ page: 2, unread: 1 })
})

test('another translator replaces the one before', async () => {
  const dutch = createI18n()
  await loadMessages(dutch, 'nl')
  await dutch.changeLanguage('nl')
  const { rerender } = render(
    <I18nProvider i18n={createI18n()}>
      <Page />
    </I18nProvider>,
  )
  rerender(
    <I18nProvider i18n={dutch}>
      <Page />
    </I18nProvider>,
  )
  expect(screen.getByText('nl: Taal, Sluiten')).toBeTruthy()
})

test('a message that loads later is found', () => {
  const { result } = renderHook(() => useTranslation('test' as 'common').t, {
    wrapper: ({ children }) => <I18nProvider i18n={createI18n()}>{children}</I18nProvider>,
  })
  expect(result.current('later' as 'close')).toBe('later')
  addEnglish('test', { later: 'Loaded' })
  expect(result.current('later' as 'close')).toBe('Loaded')
})

test('what speaks a language is the same until more messages of that language come', () => {
  const i18n = createI18n()
  const ask = () => ['en', 'fr'].map((language) => i18n.getFixedT(language, 'common'))
  const before = ask()
  expect(ask()).toEqual(before)
  i18n.addLanguage('fr', { common: { close: 'Fermer' } })
  const [english, french] = ask()
  expect(english).toBe(before[0])
  expect(french).not.toBe(before[1])
  expect(french?.('close')).toBe('Fermer')
})

test('outside a provider the hook says what is missing', () => {
  expect(() => render(<Page />)).toThrow('needs an I18nProvider')
})

test('the compiler refuses a key that no message has', () => {
  const t = createI18n().getFixedT('en', 'common')
  // @ts-expect-error: with keys of any type, this line would be unused, and the compiler would say so.
  expect(t('noSuchMessage')).toBe('noSuchMessage')
})
