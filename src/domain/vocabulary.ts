import * as z from 'zod/mini'
import { LocalizedText } from './language.ts'
import { WebAddress } from './webAddress.ts'

/** A term of the lexicon with its label and definition, without its rules. */
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

/** Push: makes people leave. Structural: a condition of law or policy. Facilitating: makes the journey or trade easier. */
export const DriverTerm = z.strictObject({
  ...Term.shape,
  role: z.enum(['push', 'structural', 'facilitating']),
})
export type DriverTerm = z.infer<typeof DriverTerm>

/** An actor that is not a state. `members` are ISO codes where the actor stands for states. */
export const ActorTerm = z.strictObject({
  id: z.string(),
  type: z.string(),
  label: LocalizedText,
  partOf: z.nullable(z.string()),
  members: z.array(z.string()),
  source: z.nullable(WebAddress),
})
export type ActorTerm = z.infer<typeof ActorTerm>

/** All ids that claims, measures and records use, with their words in each language. */
export const Vocabulary = z.strictObject({
  categories: z.array(CategoryTerm),
  drivers: z.array(DriverTerm),
  eventCategories: z.array(Term),
  figureCategories: z.array(Term),
  forms: z.array(Term),
  dropReasons: z.array(Term),
  actors: z.array(ActorTerm),
})
export type Vocabulary = z.infer<typeof Vocabulary>

/** Whether an actor id is a state: ISO 3166-1 alpha-2 (XK is user-assigned). */
export function isCountryCode(actorId: string): boolean {
  return /^[A-Z]{2}$/.test(actorId)
}
