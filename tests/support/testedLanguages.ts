import { UI_LANGUAGES, type UiLanguage } from '#domain/language.ts'
import { recordOf } from '#lib/recordOf.ts'

/** What tests know of a language of the interface; a file of `languages` each. */
export interface TestedLanguage {
  readonly language: string
  /** The only texts of the interface that may equal English, beside those that do in every language. */
  readonly sameAsEnglish: readonly SameTexts[]
  /** Words that a term of docs/glossary.md replaces. */
  readonly refused: readonly RefusedWord[]
  /** Searches, with the beginning of the id that they find first. */
  readonly firstFound: readonly (readonly [query: string, first: string])[]
  /** A search for plans with Iraq, which none has, and the word of it that is left out. */
  readonly leftOut: readonly [query: string, word: string]
  /** Lines of a hostile analyst about all detections, and about routes beside each other. */
  readonly lines: TestedLines
  readonly linesOnRoutes: TestedLines
  /** How it writes: “Stop” quoted, Calais with 3, the first of April 2025, and "1" and "2" with a semicolon between them. */
  readonly written: {
    readonly quoted: string
    readonly labelled: string
    readonly firstOfApril: string
    readonly parted: string
  }
  /** Lines around a text: of menus and notices, "Subject: Boats", the name of a body that publishes, "Published on 3 May 2025". */
  readonly around: {
    readonly furniture: readonly string[]
    readonly labelledTitle: readonly [line: string, title: string]
    readonly body: string
    readonly published: string
  }
  /** What talks say of the plans for 2025: numbers from none on in words, their title, and "more plans". */
  readonly plans: { readonly numbers: string; readonly noneInFull: RegExp; readonly more: string }
}

/** Texts that are the same in English and in another language, with the reason. */
interface SameTexts {
  readonly reason: string
  readonly texts: readonly string[]
}

export interface RefusedWord {
  /** The words, in the text without its variables: `{{count}}` is written `#`. */
  readonly words: RegExp
  readonly use: string
  /** Messages in which the words mean something else, as `namespace.key`. */
  readonly except?: readonly string[]
}

interface TestedLines {
  readonly right: readonly string[]
  readonly wrong: readonly (readonly [line: string, verdict: string])[]
}

const FILES = import.meta.glob<TestedLanguage>('./languages/*.ts', { eager: true, import: 'LANGUAGE' })

/** Each language of the interface. Throws if one has no file. */
export const TESTED_LANGUAGES = recordOf<Record<UiLanguage, TestedLanguage>>(UI_LANGUAGES, (language) => {
  const found = Object.values(FILES).find((one) => one.language === language)
  if (!found)
    throw new Error(`Write what tests need of "${language}" into a file of tests/support/languages.`)
  return found
})

const NAMES = ['GeoNames', 'Fontsource', 'Inter, Source Serif 4', 'CC BY 4.0', 'SIL Open Font License 1.1']

/** Texts that may equal English in every language. */
export const SAME_EVERYWHERE: readonly SameTexts[] = [
  { reason: 'the name of the product', texts: ['Throughline'] },
  { reason: 'what is printed on the key', texts: ['Ctrl'] },
  { reason: 'the name of a format', texts: ['Markdown', 'JSON'] },
  { reason: 'the name of a method', texts: ['SHA-256', 'kappa'] },
  { reason: 'names of works, fonts and licences', texts: NAMES },
]
