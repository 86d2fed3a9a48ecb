import * as z from 'zod/mini'

/** Where something applies: at named places, on all routes, or nowhere in particular. */
export const Scope = z.enum(['placed', 'all-routes', 'unplaced'])
export type Scope = z.infer<typeof Scope>

/** Actors and places, by lexicon id; countries are ISO 3166-1 alpha-2. Holds only what a sentence or record states. */
export const Placement = z.strictObject({
  scope: Scope,
  actors: z.array(z.string()),
  countries: z.array(z.string()),
  routes: z.array(z.string()),
  regions: z.array(z.string()),
})
export type Placement = z.infer<typeof Placement>
