import { readFileSync } from 'node:fs'
import type { Plugin } from 'vite'
import { UI_LANGUAGES, type UiLanguage } from '#domain/language.ts'
import { recordOf } from '#lib/recordOf.ts'
import { EARLY_FILE, messagesOf } from './messageFiles.ts'

/** What the page says where its code has not run, or cannot; the first two by the scripts of `public` of the same name. */
interface EarlyWords {
  missing: Readonly<Record<string, string>>
  tooOld: string
  noScript: string
  unopened: string
}

/**
 * The words of every language of the interface, English first. Their files are in no chunk of the app (`messages.ts`). Throws
 * if a language lacks them: the page would say "undefined".
 */
export function earlyWords<Name extends keyof EarlyWords>(
  name: Name,
  root = '.',
): Readonly<Record<UiLanguage, EarlyWords[Name]>> {
  return recordOf<Record<UiLanguage, EarlyWords[Name]>>(UI_LANGUAGES, (language) => {
    const words = messagesOf(language, root).early?.[name]
    if (words) return words as EarlyWords[Name]
    throw new Error(
      `src/i18n/messages/${language}/${EARLY_FILE} lacks “early.${name}”: translate that of English.`,
    )
  })
}

/** A script of `public` with its words in front of it, as `TEXTS`, by language. */
export function earlyScript(name: 'missing' | 'tooOld'): string {
  return `var TEXTS = ${JSON.stringify(earlyWords(name))}\n${readFileSync(`public/${name}.js`, 'utf8')}`
}

/** A sentence in every language, a paragraph each, where no code can choose one. */
export function earlyParagraphs(name: 'noScript' | 'unopened', between = ''): string {
  return Object.entries(earlyWords(name))
    .map(([language, text]) => `<p lang="${language}">${text}</p>`)
    .join(between)
}

/** The place in index.html. */
const PLACE = /\n( *)<!-- early words -->/

/** Vite plugin: writes what the page says without JavaScript into it. Before plugins that remove comments. Throws without a place for it. */
export function earlyWordsInPage(): Plugin {
  return {
    name: 'throughline:early-words',
    transformIndexHtml: {
      order: 'pre',
      handler(html) {
        const [place, indent = ''] = PLACE.exec(html) ?? []
        if (place === undefined) throw new Error('index.html lacks <!-- early words -->.')
        return html.replace(place, `\n${indent}${earlyParagraphs('noScript', `\n${indent}`)}`)
      },
    },
  }
}
