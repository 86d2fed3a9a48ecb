import * as z from 'zod/mini'

/** The folder beside the app that holds text recognition. */
export const RECOGNITION_FOLDER = 'text-recognition/'

/** The folder of the words of recognised texts in a project's file. */
export const WORDS = 'words/'

/** The languages whose text can be recognised, ISO 639-1, each with the name of its model. */
export const RECOGNISED_LANGUAGES = { en: 'eng', fr: 'fra', nl: 'nld', de: 'deu', ar: 'ara' } as const
export type RecognisedLanguage = keyof typeof RECOGNISED_LANGUAGES

/** Confidence below which a word is unsure, of 100: on drawn pages one word of 36, and eight of nine wrong ones. */
export const UNSURE = 90

/** How a text was recognised, in its facts. */
export const Recognition = z.strictObject({
  /** The program and its version. */
  engine: z.string(),
  languages: z.array(z.string()),
  /** The pages whose text was recognised, ascending. */
  pages: z.array(z.int().check(z.positive())),
  words: z.int().check(z.nonnegative()),
  unsure: z.int().check(z.nonnegative()),
})
export type Recognition = z.infer<typeof Recognition>

/** A word of a text that was recognised: its offsets in the text, its box in the picture of its page, and its confidence of 100. */
export interface RecognisedWord {
  readonly start: number
  readonly end: number
  readonly page: number
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly confidence: number
}

/** Numbers of one word: from the end of the word before to its start, its length, x, y, width, height, confidence. */
const FIELDS = 7

/**
 * The words of a document as they are kept: by page, with the size of its picture in px, and seven numbers for each word (see
 * `FIELDS`). Pages and words are in the order of the text.
 */
export const RecognisedWords = z.strictObject({
  pages: z.array(
    z.strictObject({
      number: z.int().check(z.positive()),
      width: z.int().check(z.positive()),
      height: z.int().check(z.positive()),
      words: z.array(z.int()),
    }),
  ),
})
export type RecognisedWords = z.infer<typeof RecognisedWords>

/** Packs words by page; `pages` has the sizes of their pictures. */
export function packWords(
  words: readonly RecognisedWord[],
  pages: readonly { number: number; width: number; height: number }[],
): RecognisedWords {
  return {
    pages: pages.map(({ number, width, height }) => {
      let before = 0
      const packed = words
        .filter(({ page }) => page === number)
        .toSorted((a, b) => a.start - b.start)
        .flatMap((word) => {
          const from = word.start - before
          before = word.end
          return [from, word.end - word.start, word.x, word.y, word.width, word.height, word.confidence]
        })
      return { number, width, height, words: packed }
    }),
  }
}

/** The words that `packWords` packed, in the order of the text. */
export function unpackWords({ pages }: RecognisedWords): readonly RecognisedWord[] {
  return pages
    .flatMap(({ number, words }) => {
      let before = 0
      return Array.from({ length: Math.floor(words.length / FIELDS) }, (_, at): RecognisedWord => {
        const [from = 0, length = 0, x = 0, y = 0, width = 0, height = 0, confidence = 0] = words.slice(
          at * FIELDS,
          (at + 1) * FIELDS,
        )
        const start = before + from
        before = start + length
        return { start, end: before, page: number, x, y, width, height, confidence }
      })
    })
    .toSorted((a, b) => a.start - b.start)
}
