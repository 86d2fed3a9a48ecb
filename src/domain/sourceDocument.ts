import * as z from 'zod/mini'
import { LocalizedText } from './language.ts'
import { WebAddress } from './linkText.ts'
import { Period } from './period.ts'
import { PublisherKind } from './publisher.ts'

/** The language of a text, ISO 639: one that the rules read, or another, in which a reader marks claims by hand. */
export const TextLanguage = z.string().check(z.regex(/^[a-z]{2,3}$/))

/**
 * One line of a document, without its line break. `text` lines are split into sentences; in `heading` lines only a reader
 * marks claims (`listMissing`: the list below it is missing from the file); `dropped` lines are not part of the text, `reason` is the
 * id of the rule that dropped them; `blank` lines are empty.
 */
export const DocumentLine = z.strictObject({
  start: z.int(),
  end: z.int(),
  role: z.enum(['text', 'heading', 'dropped', 'blank']),
  reason: z.nullable(z.string()),
  listMissing: z.boolean(),
})
export type DocumentLine = z.infer<typeof DocumentLine>

/** One sentence: UTF-16 offsets into the text, `end` exclusive; `line` is the index of its line. */
export const Sentence = z.strictObject({ start: z.int(), end: z.int(), line: z.int() })
export type Sentence = z.infer<typeof Sentence>

/** A published source text: the original text with its lines and sentences. */
export const SourceDocument = z.strictObject({
  id: z.string(),
  title: z.string(),
  publisher: z.nullable(z.string()),
  publisherKind: z.nullable(PublisherKind),
  url: z.nullable(WebAddress),
  date: z.nullable(Period),
  dateNote: z.nullable(LocalizedText),
  language: TextLanguage,
  textKind: z.nullable(z.string()),
  /** Whether a program read the text, or some of it, in pictures of pages. */
  recognised: z.optional(z.literal(true)),
  rights: z.nullable(LocalizedText),
  note: z.nullable(LocalizedText),
  sha256: z.nullable(z.string()),
  text: z.string(),
  lines: z.array(DocumentLine),
  sentences: z.array(Sentence),
})
export type SourceDocument = z.infer<typeof SourceDocument>

/** What a reader may mark a claim in, in the order of the text: sentences, and headings. */
export function markableSpans({ lines, sentences }: Pick<SourceDocument, 'lines' | 'sentences'>): Sentence[] {
  const headings = lines.flatMap(({ start, end, role }, line) =>
    role === 'heading' ? [{ start, end, line }] : [],
  )
  return [...sentences, ...headings].sort((a, b) => a.start - b.start)
}

/** A page, and the offset into its document's text at which it begins. */
export type PageStart = Readonly<{ number: number; start: number }>

/** The page of a place in a document; null where its pages are not known. */
export function pageAt(pages: readonly PageStart[] | undefined, offset: number): number | null {
  return pages?.findLast(({ start }) => start <= offset)?.number ?? null
}
