import * as z from 'zod/mini'

/** Where something applies: tied to a place by a text, said of all routes, or not placed by any text. */
export const Scope = z.enum(['placed', 'all-routes', 'unplaced'])
export type Scope = z.infer<typeof Scope>

/**
 * Who acts and where, by ids of the lexicon; countries are ISO 3166-1 alpha-2. Holds only what a sentence or a
 * record states: a link that nothing states is worse than none.
 */
export const Placement = z.strictObject({
  scope: Scope,
  actors: z.array(z.string()),
  countries: z.array(z.string()),
  routes: z.array(z.string()),
  regions: z.array(z.string()),
})
export type Placement = z.infer<typeof Placement>
