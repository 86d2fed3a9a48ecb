import * as z from 'zod/mini'
import { LocalizedText } from './language.ts'
import { WebAddress } from './linkText.ts'

/** A lexicon term: label and definition, without rules. */
export const Term = z.strictObject({
  id: z.string(),
  label: LocalizedText,
  shortLabel: LocalizedText,
  definition: z.nullable(LocalizedText),
})
export type Term = z.infer<typeof Term>

export const CategoryTerm = z.strictObject({
  ...Term.shape,
  facets: z.array(z.strictObject({ id: z.string(), label: LocalizedText })),
})
export type CategoryTerm = z.infer<typeof CategoryTerm>

/** Push: makes people leave. Structural: a legal or political condition. Facilitating: makes the journey or the trade easier. */
export const DriverTerm = z.strictObject({
  ...Term.shape,
  role: z.enum(['push', 'structural', 'facilitating']),
})
export type DriverTerm = z.infer<typeof DriverTerm>

/** A non-state actor. `members` are ISO codes, if it stands for states. */
export const ActorTerm = z.strictObject({
  id: z.string(),
  type: z.string(),
  label: LocalizedText,
  partOf: z.nullable(z.string()),
  members: z.array(z.string()),
  source: z.nullable(WebAddress),
})
export type ActorTerm = z.infer<typeof ActorTerm>

/** Every id used by claims, measures and records, with its labels. */
export const Vocabulary = z.strictObject({
  categories: z.array(CategoryTerm),
  drivers: z.array(DriverTerm),
  eventCategories: z.array(Term),
  figureCategories: z.array(Term),
  forms: z.array(Term),
  dropReasons: z.array(Term),
  actors: z.array(ActorTerm),
  /** Names of public bodies as publishers; `en` is the name that the sources use. */
  publishers: z.array(LocalizedText),
})
export type Vocabulary = z.infer<typeof Vocabulary>

/** Whether an actor id is a state's ISO 3166-1 alpha-2 code (XK is user-assigned). */
export function isCountryCode(actorId: string): boolean {
  return /^[A-Z]{2}$/.test(actorId)
}
