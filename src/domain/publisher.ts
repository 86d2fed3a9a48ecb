import * as z from 'zod/mini'

/**
 * The publisher of a page. `republishedBy` is the site on which its own text was read, `via` the outlet that carries an
 * agency's report, `citing` the bodies or media on which the report rests; absent on the publisher's own page. Each is
 * one plain name, in English for public bodies; the words join and translate them.
 */
export const Publication = z.strictObject({
  publisher: z.string(),
  republishedBy: z.optional(z.string()),
  via: z.optional(z.string()),
  citing: z.optional(z.array(z.string()).check(z.minLength(1))),
})
export type Publication = z.infer<typeof Publication>
