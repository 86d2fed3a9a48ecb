import { addEnglish, createI18n, type I18n } from '#i18n/i18n.ts'
import { messagesOf } from '#scripts/messageFiles.ts'

/** A translator with every English message, for tests without a component. */
export function englishI18n(): I18n {
  for (const [namespace, messages] of Object.entries(messagesOf('en'))) addEnglish(namespace, messages)
  return createI18n()
}
