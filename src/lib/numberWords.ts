/** A number in words: `text` as written, from `index` on. */
interface WrittenNumber {
  readonly text: string
  readonly index: number
  readonly value: number
}

const range = (words: string, from: number, step: number) =>
  words.split(' ').map((word, at) => [word, from + at * step] as const)

const ENGLISH = new Map([
  ['a', 1],
  ...range('one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen', 1, 1),
  ...range('sixteen seventeen eighteen nineteen', 16, 1),
  ...range('twenty thirty forty fifty sixty seventy eighty ninety hundred', 20, 10),
  ['thousand', 1000],
  ['million', 1e6],
])
const FRENCH = new Map([
  ['une', 1],
  ...range('un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize', 1, 1),
  ...range('vingt trente quarante cinquante soixante septante quatre-vingt nonante cent', 20, 10),
  ...range('octante huitante', 80, 0),
  ['quatre-vingts', 80],
  ['cents', 100],
  ['mille', 1000],
  ['million', 1e6],
  ['millions', 1e6],
])
const DUTCH = new Map([
  ['één', 1],
  ...range('een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien', 1, 1),
  ...range('zestien zeventien achttien negentien', 16, 1),
  ...range('twintig dertig veertig vijftig zestig zeventig tachtig negentig honderd', 20, 10),
  ['duizend', 1000],
  ['miljoen', 1e6],
])

/** The words of a language, one of them, and a whole number; `between` is what may stand between two words. */
function readerOf(words: ReadonlyMap<string, number>, between: string, isOneWord: boolean) {
  const word = `(?:${[...words.keys()].sort((a, b) => b.length - a.length).join('|')})`
  return {
    words,
    // "and" holds no "a".
    each: new RegExp(isOneWord ? word : `(?<!\\p{L})${word}(?!\\p{L})`, 'gu'),
    whole: new RegExp(`(?<![\\p{L}\\d-])${word}(?:${between}${word})*(?![\\p{L}-])`, 'giu'),
  }
}

/** Dutch writes numbers in one word. */
const READERS: Readonly<Record<string, ReturnType<typeof readerOf>>> = {
  en: readerOf(ENGLISH, '(?:[ -]and)?[ -]', false),
  fr: readerOf(FRENCH, '(?:[ -]et)?[ -]', false),
  nl: readerOf(DUTCH, '(?:[eë]n| en | )?', true),
}

/** The numbers that a text writes in words, in English, French or Dutch: "two hundred thousand", "vijfentwintig". */
export function numbersInFull(text: string, language: string): readonly WrittenNumber[] {
  const reader = READERS[language]
  if (!reader) return []
  const { words, each, whole } = reader
  return [...text.replaceAll('\u00a0', ' ').matchAll(whole)].map(({ 0: written, index }) => {
    let [total, current] = [0, 0]
    for (const [part] of written.toLowerCase().matchAll(each)) {
      const value = words.get(part) ?? 0
      if (value < 100) current += value
      else current = Math.max(1, current) * value
      if (value < 1000) continue
      total += current
      current = 0
    }
    return { text: text.slice(index, index + written.length), index, value: total + current }
  })
}
