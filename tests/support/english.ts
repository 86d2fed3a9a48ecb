import type { i18n } from 'i18next'
import { addEnglish, createI18n } from '#i18n/i18n.ts'

const files = import.meta.glob<object>('/src/i18n/messages/en/*.json', { eager: true, import: 'default' })

/** A translator with every English message, for tests without a component. */
export function englishI18n(): i18n {
  for (const [path, messages] of Object.entries(files)) {
    addEnglish(path.replace(/^.*\/|\.json$/g, ''), messages)
  }
  return createI18n()
}
