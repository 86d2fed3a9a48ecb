import * as z from 'zod/mini'
import { SourceLanguage } from '#domain/language.ts'
import { PublisherKind } from '#domain/publisher.ts'
import { WebAddress } from '#domain/webAddress.ts'

/**
 * What is known of a document beside its text: `<id>.meta.json`. Everything may be absent; `date` is ISO 8601
 * of reduced precision (`2024`, `2024-12`, `2024-12-10`), null where no page states it.
 */
export const DocumentMeta = z.strictObject({
  id: z.optional(z.string()),
  title: z.optional(z.string()),
  publisher: z.optional(z.nullable(z.string())),
  publisherKind: z.optional(z.nullable(PublisherKind)),
  url: z.optional(z.nullable(WebAddress)),
  basedOn: z.optional(z.array(z.string())),
  date: z._default(
    z.nullable(z.string().check(z.regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/))),
    null,
  ),
  dateNote: z.optional(z.nullable(z.string())),
  language: z._default(SourceLanguage, 'en'),
  textKind: z.optional(z.nullable(z.string())),
  rights: z.optional(z.nullable(z.string())),
  note: z.optional(z.nullable(z.string())),
  sha256: z.optional(z.nullable(z.string())),
})
export type DocumentMeta = z.infer<typeof DocumentMeta>
