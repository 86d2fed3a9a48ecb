import { readFileSync } from 'node:fs'
import { published } from './published.ts'

/** The version that the app in `dist/` names: its id as an edition, or that of its data where it was not frozen. */
export function builtVersion(): string {
  const page = readFileSync('dist/index.html', 'utf8')
  return /<meta name="edition" content="([^"]+)"/.exec(page)?.[1] ?? published('manifest').data
}

const TEXTS = {
  en: { edition: 'edition', data: 'data', none: 'not a published edition' },
  nl: { edition: 'editie', data: 'gegevens', none: 'geen gepubliceerde editie' },
} as const

/** The same as exports and papers write it. */
export function builtVersionText(language: keyof typeof TEXTS = 'en'): string {
  const version = builtVersion()
  const { edition, data, none } = TEXTS[language]
  return version.includes('-') ? `${edition} ${version}` : `${data} ${version} (${none})`
}
