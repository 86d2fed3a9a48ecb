import { readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'

/** The interface's languages, and a pseudo-language in the place of French. */
export type TestLanguage = 'en' | 'fr' | 'nl' | 'long'

type Messages = { readonly [key: string]: string | Messages }

/** How much longer the pseudo-language is than English. */
const GROWTH = 0.4
const FOLDER = 'src/i18n/messages'

/** A message of the interface by namespace and path ("timeline:figures.since"), with its variables. */
export function word(language: TestLanguage, key: string, variables: Record<string, string> = {}): string {
  const [namespace = '', path = ''] = key.split(':')
  let node: string | Messages | undefined = messagesOf(language)[namespace]
  for (const part of path.split('.')) node = typeof node === 'object' ? node[part] : undefined
  if (typeof node !== 'string') throw new Error(`there is no message ${key}`)
  return node.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => variables[name] ?? '')
}

/** All messages of a language, by namespace. */
export function messagesOf(language: TestLanguage): Messages {
  const folder = `${FOLDER}/${language === 'long' ? 'en' : language}`
  const messages = Object.fromEntries(
    readdirSync(folder)
      .filter((file) => file.endsWith('.json'))
      .map((file) => [
        basename(file, '.json'),
        JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')) as Messages,
      ]),
  )
  return language === 'long' ? (mapStrings(messages, lengthened) as Messages) : messages
}

/** The same tree with every string changed. */
export function mapStrings(node: unknown, change: (text: string) => string): unknown {
  if (typeof node === 'string') return change(node)
  if (Array.isArray(node)) return node.map((child) => mapStrings(child, change))
  if (typeof node !== 'object' || node === null) return node
  return Object.fromEntries(Object.entries(node).map(([key, child]) => [key, mapStrings(child, change)]))
}

/**
 * The text 40 % longer, with accents that reach high and hang low. Letters are added at its end, with a blank after
 * every seventh if it has blanks itself: a single word grows as compounds do.
 */
export function lengthened(text: string): string {
  const bare = text.replaceAll(/\{\{.*?\}\}/g, '')
  // A name stays as it is in every language.
  if (!/\p{L}{2}/u.test(bare) || text === 'Throughline') return text
  const letters = 'éñglàîçôjê'
  let added = ''
  for (let at = 0; at < Math.ceil(bare.length * GROWTH); at += 1) {
    added += at % 8 === 7 && /\s/.test(bare.trim()) ? ' ' : letters[at % letters.length]
  }
  return `${text}${added}`
}
