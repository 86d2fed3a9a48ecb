import * as z from 'zod/mini'
import { Citation } from './evidence.ts'

/** A category of the reader's own, beside those of the lexicon; `sign` stands for it in the margin. */
export const OwnCode = z.strictObject({
  name: z.string().check(z.minLength(1)),
  definition: z.string(),
  sign: z.string().check(z.minLength(1), z.maxLength(4)),
})
export type OwnCode = z.infer<typeof OwnCode>

/** A change of the code book, null for a code that is not in it. */
export const CodeChange = z.strictObject({
  codeId: z.string().check(z.minLength(1)),
  before: z.nullable(OwnCode),
  after: z.nullable(OwnCode),
})

/** Words that a reader marks with a code, or no longer does. */
export const CodingChange = z.strictObject({
  codeId: z.string().check(z.minLength(1)),
  before: z.nullable(Citation),
  after: z.nullable(Citation),
})
