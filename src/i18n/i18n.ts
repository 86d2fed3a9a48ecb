import i18next, { type i18n } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { MESSAGES } from './messages.ts'

/** Makes the one translator of the app; English is complete and stands in for what another language lacks. */
export function createI18n(language: string): i18n {
  const instance = i18next.createInstance()
  void instance.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    defaultNS: 'common',
    resources: { en: MESSAGES },
    // React escapes; a second escaping would show entities.
    interpolation: { escapeValue: false },
    initAsync: false,
  })
  return instance
}
