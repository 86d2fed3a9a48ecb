import type { UiLanguage } from '#domain/language.ts'
import { partInWords, statedNumbers } from '#domain/statedNumbers.ts'
import { precisionOf } from '#domain/textAgainstSeries.ts'
import type { CheckedStatement, WordsCheck } from '#domain/wordsCheck.ts'
import { createFormats } from '#i18n/formats.ts'

/** A text states a few things at most. */
const MAX_CHANGES = 4

/**
 * Words of an author that hold, made of words that no longer do: another number, part ("a fifth": "a quarter") or direction
 * ("fell": "rose"). `check` checks a text against what evidence holds now. Null where no such change helps.
 */
export function proposedWords(
  text: string,
  language: UiLanguage,
  check: (text: string) => WordsCheck | undefined,
): string | null {
  let proposed = text
  for (let change = 0; change < MAX_CHANGES; change += 1) {
    const against = check(proposed)?.against
    if (!against) break
    const other = otherWords(against, language)
    if (other === null || !proposed.includes(against.text)) return null
    const isCapital = /^\p{Lu}/u.test(against.text)
    const written = isCapital ? other.charAt(0).toUpperCase() + other.slice(1) : other
    proposed = proposed.replace(against.text, () => written)
  }
  const found = check(proposed)
  const isHeld = found !== undefined && found.state !== 'contradicted' && found.unheld.length === 0
  return isHeld && proposed !== text ? proposed : null
}

function otherWords({ text, held }: CheckedStatement, language: UiLanguage): string | null {
  if (held?.form !== 'count' && held?.form !== 'change') return null
  const [number] = statedNumbers(text, language)
  if (!number) return held.form === 'change' ? otherDirection(text, language) : null
  const { number: write, percent } = createFormats(language)
  const share = Math.abs(held.value)
  switch (number.form) {
    case 'count': {
      const precision = precisionOf(number.value)
      return write(Math.round(held.value / precision) * precision)
    }
    case 'share': {
      const scale = 10 ** number.decimals
      return text.replace(/\d(?:.*\d)?/u, write(Math.round(share * scale) / scale))
    }
    case 'part': {
      const words = partInWords(text, share, language)
      if (words !== null) return words
      return (text.startsWith('d’') ? 'de ' : '') + percent(share / 100)
    }
    case 'multiple':
      return null
  }
}

/** Words for a rise and for a fall, with the same endings. */
const OPPOSITES: Readonly<Record<UiLanguage, readonly (readonly [rise: string, fall: string])[]>> = {
  en: [
    ['rose', 'fell'],
    ['grew', 'dropped'],
    ['more', 'fewer'],
    ['rise', 'decline'],
    ['rise', 'fall'],
    ['up by', 'down by'],
    ['increase', 'decrease'],
    ['climbed', 'fell'],
  ],
  fr: [
    ['augment', 'baiss'],
    ['augment', 'diminu'],
    ['hauss', 'baiss'],
    ['hausse', 'recul'],
    ['plus', 'moins'],
  ],
  nl: [
    ['stegen', 'daalden'],
    ['steeg', 'daalde'],
    ['gestegen', 'gedaald'],
    ['stijging', 'daling'],
    ['toegenomen', 'gedaald'],
    ['meer', 'minder'],
  ],
}

function otherDirection(text: string, language: UiLanguage): string | null {
  const lower = text.toLowerCase()
  for (const [rise, fall] of OPPOSITES[language]) {
    const [from, to] = lower.startsWith(rise) ? [rise, fall] : lower.startsWith(fall) ? [fall, rise] : []
    if (from === undefined || to === undefined) continue
    return to + text.slice(from.length)
  }
  return null
}
