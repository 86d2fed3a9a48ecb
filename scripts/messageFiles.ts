import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The messages of one namespace: texts, and groups of texts, by key. */
export type Messages = Readonly<Record<string, unknown>>

/** A file of messages, with its namespaces by name. */
export interface MessageFile {
  path: string
  messages: Readonly<Record<string, Messages>>
}

/** The file of what shows before the app runs (scripts/earlyWords.ts): no part of the app names or loads its messages. */
export const EARLY_FILE = 'early.json'

/** The files of messages of a language (ISO 639-1), in order of name; none where the folder is missing. */
export function messageFiles(language: string, root = '.'): readonly MessageFile[] {
  const folder = join(root, 'src/i18n/messages', language)
  const names = (existsSync(folder) ? readdirSync(folder) : []).filter((name) => name.endsWith('.json'))
  return names.toSorted().map((name) => {
    const path = join(folder, name)
    return { path, messages: JSON.parse(readFileSync(path, 'utf8')) as MessageFile['messages'] }
  })
}

/** The messages of a language by namespace, whichever file holds them. */
export function messagesOf(language: string, root = '.'): MessageFile['messages'] {
  return Object.assign({}, ...messageFiles(language, root).map(({ messages }) => messages))
}
