import type { UiLanguage } from '#domain/language.ts'
import { messagesOf as namespacesOf } from '#scripts/messageFiles.ts'

/** The interface languages, and a pseudo-language that replaces French. */
export type TestLanguage = UiLanguage | 'long'

type Messages = { readonly [key: string]: string | Messages }

/** Growth of the pseudo-language over English, as a fraction. */
const GROWTH = 0.4

/** A message by namespace and path ("timeline:figures.since"), with its variables. */
export function word(language: TestLanguage, key: string, variables: Record<string, string> = {}): string {
  const [namespace = '', path = ''] = key.split(':')
  let node: string | Messages | undefined = messagesOf(language)[namespace]
  for (const part of path.split('.')) node = typeof node === 'object' ? node[part] : undefined
  if (typeof node !== 'string') throw new Error(`there is no message ${key}`)
  return node.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => variables[name] ?? '')
}

/** All messages of a language, by namespace. */
export function messagesOf(language: TestLanguage): Messages {
  const messages = namespacesOf(language === 'long' ? 'en' : language) as Messages
  return language === 'long' ? (mapStrings(messages, lengthened) as Messages) : messages
}

/** Maps every string of a JSON tree. */
export function mapStrings(node: unknown, change: (text: string) => string): unknown {
  if (typeof node === 'string') return change(node)
  if (Array.isArray(node)) return node.map((child) => mapStrings(child, change))
  if (typeof node !== 'object' || node === null) return node
  return Object.fromEntries(Object.entries(node).map(([key, child]) => [key, mapStrings(child, change)]))
}

/**
 * Makes a text 40 % longer by accented letters at its end, with ascenders and descenders, and a space after every
 * seventh if the text has spaces: a single word grows like a compound.
 */
export function lengthened(text: string): string {
  const bare = text.replaceAll(/\{\{.*?\}\}/g, '')
  // The name of the app is never translated.
  if (!/\p{L}{2}/u.test(bare) || text === 'Throughline') return text
  const letters = 'éñglàîçôjê'
  let added = ''
  for (let at = 0; at < Math.ceil(bare.length * GROWTH); at += 1) {
    added += at % 8 === 7 && /\s/.test(bare.trim()) ? ' ' : letters[at % letters.length]
  }
  return `${text}${added}`
}
