import type { SourceLanguage } from '#domain/language.ts'
import { foldedWords } from '#lib/foldText.ts'

/** A word of a sentence with its place (UTF-16 offsets, `end` exclusive); `stem` is null for a word that says nothing. */
export interface StemmedWord {
  readonly start: number
  readonly end: number
  readonly stem: string | null
}

/** The stem of every number. */
export const NUMBER = '#'

/** Words so frequent that they tell no claim from another. */
const STOP_WORDS: Readonly<Record<SourceLanguage, ReadonlySet<string>>> = {
  en: setOf(
    'the a an of to and in on for with by at from as that this these those is are was were be been has have had it its their his her they we he she not no than then which who whose will would can could may also into over under more most other such or but if all one two new us our you your',
  ),
  fr: setOf(
    'la le les l d de du des un une et a au aux en dans sur pour par avec sans qui que qu ce cette ces se sa son ses leur leurs est sont ete etre ont plus ne pas il elle ils y ainsi comme afin entre n c s j m t nous vous nos notre votre on',
  ),
  nl: setOf(
    'het een de van en in op te voor met bij uit aan door om dat die dit deze is zijn was werd worden wordt heeft hebben had er niet ook als naar of tot over hun hij zij zal zullen meer wij ons onze u',
  ),
}

/** Endings that are cut off, the longest first. */
const ENDINGS: Readonly<Record<SourceLanguage, RegExp>> = {
  en: /(?:ations?|ments?|ings?|edly|ed|ers?|ies|es|s|ly|ity|ive)$/,
  fr: /(?:ations?|ements?|ments?|ees?|es?|s|er|ent|ants?|euse?s?|eurs?|ives?|ifs?|ite)$/,
  nl: /(?:ingen|ing|heid|lijke?|ers?|en|e|s|t)$/,
}

/** Words of up to this many letters keep their ending; a stem keeps at least `SHORTEST_STEM`. */
const SHORT_WORD = 5
const SHORTEST_STEM = 4

/** The words of a text with their stems: folded, without frequent words and without the endings of the language. */
export function stemmedWords(text: string, language: SourceLanguage): readonly StemmedWord[] {
  return foldedWords(text).map(({ start, end, folded }) => ({ start, end, stem: stemOf(folded, language) }))
}

function stemOf(word: string, language: SourceLanguage): string | null {
  if (/^\d/.test(word)) return /^(?:19|20)\d\d$/.test(word) ? null : NUMBER
  if (STOP_WORDS[language].has(word)) return null
  if (word.length <= SHORT_WORD) return word
  const stem = word.replace(ENDINGS[language], '')
  return stem.length < SHORTEST_STEM ? word.slice(0, SHORTEST_STEM) : stem
}

function setOf(words: string): ReadonlySet<string> {
  return new Set(words.split(' '))
}
