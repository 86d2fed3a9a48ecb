import * as z from 'zod/mini'
import type { Claim, ClaimKind } from '#domain/claim.ts'
import { LocalizedText, SourceLanguage, sourceLanguageOf } from '#domain/language.ts'
import { periodOfDate } from '#domain/period.ts'
import { PublisherKind } from '#domain/publisher.ts'
import type { SourceDocument } from '#domain/sourceDocument.ts'
import { WebAddress } from '#domain/webAddress.ts'
import { claimsOf } from './claims.ts'
import { languageRules } from './languageRules.ts'
import type { Lexicon } from './lexicon.ts'
import { readLines } from './lines.ts'
import { splitSentences } from './sentences.ts'

/**
 * A document as received: `text` is unchanged, `meta` comes from its meta file or defaults. A reader's own text may be in a
 * language without rules: nothing is proposed in it.
 */
export type DocumentSource = Readonly<{
  id: string
  text: string
  meta: Omit<DocumentMeta, 'language'> & { language: string }
}>

/** The texts of the overview: drivers, and movements to Europe as a whole, with the publishers of the documents. */
export function deriveDocument(
  source: DocumentSource,
  lexicon: Lexicon,
  blank: readonly ClaimKind[] = [],
): { document: SourceDocument; claims: Claim[] } {
  const { meta, text, id } = source
  const language = sourceLanguageOf(meta.language)
  // Notices and menus are known in every language that has rules.
  const rules = languageRules(lexicon, language ?? 'en')
  const lines = readLines(text, rules.lines, rules.sentences)
  const sentences = lines.flatMap((line, index) =>
    line.role === 'text'
      ? splitSentences(text, line.start, line.end, rules.sentences).map((span) => ({ ...span, line: index }))
      : [],
  )
  const document: SourceDocument = {
    id,
    title: meta.title ?? id,
    publisher: meta.publisher ?? null,
    publisherKind: meta.publisherKind ?? null,
    url: meta.url ?? null,
    date: meta.date === null ? null : periodOfDate(meta.date),
    dateNote: localized(meta.dateNote),
    language: meta.language,
    textKind: meta.textKind ?? null,
    ...(meta.recognised && { recognised: true }),
    rights: localized(meta.rights),
    note: localized(meta.note),
    sha256: meta.sha256 ?? null,
    text,
    lines,
    sentences,
  }
  return { document, claims: language === null ? [] : claimsOf(document, meta.title ?? '', rules, blank) }
}

/** A remark on a document, in English or in each language. */
const Remark = z.optional(z.nullable(z.union([z.string(), LocalizedText])))

function localized(remark: z.infer<typeof Remark>): LocalizedText | null {
  return typeof remark === 'string' ? { en: remark } : (remark ?? null)
}

const Named = z.string().check(z.refine((name) => name.trim() !== '', 'it is empty: leave it out'))

/** Metadata of a document, `<id>.meta.json`, all optional; `date` is ISO 8601 of reduced precision, null if no page states it. */
export const DocumentMeta = z.strictObject({
  id: z.optional(z.string()),
  title: z.optional(Named),
  publisher: z.optional(z.nullable(Named)),
  publisherKind: z.optional(z.nullable(PublisherKind)),
  url: z.optional(z.nullable(WebAddress)),
  basedOn: z.optional(z.array(z.string())),
  date: z._default(
    z.nullable(z.string().check(z.regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/))),
    null,
  ),
  dateNote: Remark,
  language: z._default(SourceLanguage, 'en'),
  textKind: z.optional(z.nullable(z.string())),
  recognised: z.optional(z.literal(true)),
  rights: Remark,
  note: Remark,
  sha256: z.optional(z.nullable(z.string())),
})
export type DocumentMeta = z.infer<typeof DocumentMeta>
