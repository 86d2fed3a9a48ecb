/** A number as it stands in words: `value` of `text`; `isShare` where a per cent sign follows. `decimals` are the places written. */
export interface StatedNumber {
  text: string
  value: number
  decimals: number
  isShare: boolean
}

interface Form {
  pattern: RegExp
  group: RegExp
  decimal: string
}

const DUTCH: Form = {
  pattern: /\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?/g,
  group: /\./g,
  decimal: ',',
}

/**
 * How a language groups thousands and marks decimals; a space may be an ordinary, a no-break or a narrow one. Most
 * languages of Europe write as Dutch does, so a language that is not listed is read in that way.
 */
const FORMS: Readonly<Record<string, Form>> = {
  en: { pattern: /\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?/g, group: /,/g, decimal: '.' },
  fr: {
    pattern: /\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:,\d+)?|\d+(?:,\d+)?/g,
    group: /[ \u00a0\u202f]/g,
    decimal: ',',
  },
}

/** A year is a time and no quantity: four digits in one, from 1900 to 2099. */
const YEAR = /^(?:19|20)\d\d$/

/** The numbers that a text states in digits, written as its language writes them; years are left out. */
export function statedNumbers(text: string, language: string): readonly StatedNumber[] {
  const { pattern, group, decimal } = FORMS[language] ?? DUTCH
  return [...text.matchAll(pattern)].flatMap((match) => {
    const written = match[0]
    if (YEAR.test(written)) return []
    const plain = written.replace(group, '').replace(decimal, '.')
    const after = text.slice(match.index + written.length)
    return [
      {
        text: written,
        value: Number(plain),
        decimals: plain.split('.')[1]?.length ?? 0,
        isShare:
          /^[ \u00a0\u202f]?%/.test(after) || /^[ \u00a0\u202f](?:per cent|pour cent|procent)/.test(after),
      },
    ]
  })
}
