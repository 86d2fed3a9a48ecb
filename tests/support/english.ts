import { addEnglish, createI18n, type I18n } from '#i18n/i18n.ts'

const files = import.meta.glob<Record<string, Record<string, unknown>>>('/src/i18n/messages/en/*.json', {
  eager: true,
  import: 'default',
})

/** A translator with every English message, for tests without a component. */
export function englishI18n(): I18n {
  for (const namespaces of Object.values(files)) {
    for (const [name, messages] of Object.entries(namespaces)) addEnglish(name, messages)
  }
  return createI18n()
}
