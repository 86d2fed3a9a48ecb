import type { i18n } from 'i18next'
import type { MESSAGES } from './messages.ts'
import { withCountsAsQuantities } from './quantities.ts'
import type { START_MESSAGES } from './startMessages.ts'

/** A namespace whose English comes with the code of the part that says it. */
type LaterNamespace = Exclude<keyof typeof MESSAGES, keyof typeof START_MESSAGES>
type LaterMessages = { readonly [Namespace in LaterNamespace]?: (typeof MESSAGES)[Namespace] }

const arrived = new Map<string, object>()
const translators = new Set<i18n>()

/** Brings the English of a part that is loaded on demand; the part calls it once, beside its imports. */
export function addEnglish(messages: LaterMessages): void {
  for (const [namespace, words] of Object.entries(messages)) {
    const counted = withCountsAsQuantities(words)
    arrived.set(namespace, counted)
    for (const translator of translators) translator.addResourceBundle('en', namespace, counted)
  }
}

/** Gives a translator the English that has come, and from now on what comes. */
export function followEnglish(translator: i18n): void {
  translators.add(translator)
  for (const [namespace, words] of arrived) translator.addResourceBundle('en', namespace, words)
}
