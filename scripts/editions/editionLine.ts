import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { dayOfEdition, type EditionId } from '#domain/editions/edition.ts'
import { UI_LANGUAGES } from '#domain/language.ts'
import { messagesOf } from '#scripts/messageFiles.ts'

/** A script and the styles of a page that says which edition it is. */
export interface EditionLine {
  script: string
  styles: string
}

const read = (file: string) => readFileSync(join(import.meta.dirname, file), 'utf8')

/** The line above an edition. `isFile`: above the one HTML file, which reaches no host. */
export function editionLine(id: EditionId, isFile: boolean): EditionLine {
  const wordsIn = (language: string) => {
    const { line, withdrawn } = messagesOf(language).editions as {
      line: Readonly<Record<string, string>>
      withdrawn: string
    }
    return { ...line, withdrawn }
  }
  const words = Object.fromEntries(UI_LANGUAGES.map((language) => [language, wordsIn(language)]))
  const edition = JSON.stringify({ id, day: dayOfEdition(id), isFile, words })
  return {
    script: `const EDITION = ${edition}\n${read('editionLine.js')}`,
    styles: read('editionLine.css'),
  }
}
