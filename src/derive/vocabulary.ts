import { isCountryCode, type Vocabulary } from '#domain/vocabulary.ts'
import type { Lexicon } from './lexicon.ts'

/** The ids of the lexicon with their words in each language, without the rules: what the app needs. */
export function vocabularyOf(lexicon: Lexicon): Vocabulary {
  const members = lexicon.actors.members
  return {
    categories: lexicon.measures.categories.map(({ id, label, shortLabel, definition, facets }) => ({
      id,
      label,
      shortLabel,
      definition,
      facets: facets.map((facet) => ({ id: facet.id, label: facet.label })),
    })),
    drivers: lexicon.drivers.drivers.map(({ id, label, shortLabel, definition, role }) => ({
      id,
      label,
      shortLabel,
      definition,
      role,
    })),
    eventCategories: lexicon.events.categories.map(termOf),
    figureCategories: lexicon.figures.categories.map(termOf),
    forms: lexicon.forms.forms.map((form) => ({ ...form, shortLabel: form.label })),
    dropReasons: lexicon.boilerplate.rules.map(termOf),
    actors: lexicon.actors.actors
      .filter((actor) => !isCountryCode(actor.id))
      .map((actor) => ({
        id: actor.id,
        type: actor.type,
        label: actor.label,
        partOf: actor.partOf ?? null,
        members: [...(members[actor.id] ?? [])],
        source: actor.source,
      })),
  }
}

type TermSource = Vocabulary['dropReasons'][number]

function termOf({ id, label, shortLabel, definition }: TermSource): TermSource {
  return { id, label, shortLabel, definition }
}
