import type { PatternList, PatternRole, Rule, RuleBook } from '#domain/ruleBook.ts'
import { isCountryCode, type Vocabulary } from '#domain/vocabulary.ts'
import type { Lexicon, LocalizedPatterns } from './lexicon.ts'

/** What the app needs of the lexicon: ids with their labels in each language, without rules. */
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
    publishers: lexicon.publishers.publishers,
  }
}

type TermSource = Vocabulary['dropReasons'][number]

function termOf({ id, label, shortLabel, definition }: TermSource): TermSource {
  return { id, label, shortLabel, definition }
}

type Lists = readonly (readonly [PatternRole, LocalizedPatterns | undefined])[]

/** Every rule of the lexicon by kind, its patterns as written. */
export function ruleBookOf(lexicon: Lexicon): RuleBook {
  const { measures, drivers, events, figures, status, routes, routeRules, regions } = lexicon
  return {
    rules: [
      ...measures.categories.map((term) =>
        rule('measure', term.id, [
          ['cues', term.cues],
          ['weak', term.weakCues],
          ['with', term.with],
          ['not', term.not],
        ]),
      ),
      ...drivers.drivers.map((term) => rule('driver', term.id, ruleLists(term))),
      ...events.categories.map((term) => rule('event', term.id, ruleLists(term))),
      ...figures.categories.map((term) =>
        rule('figure', term.id, [['weak', term.weakCues], ...ruleLists(term), ['absent', term.absent]]),
      ),
      ...status.values.map((term) =>
        rule('status', term.id, [
          ['strong', term.strong],
          ['cues', term.cues],
          ['tense', term.tense],
          ['not', term.not],
        ]),
      ),
      ...routes.routes.map((route) =>
        rule('route', route.id, [
          ['names', route.aliases],
          ['cues', routeRules.places[route.id]],
        ]),
      ),
      ...regions.regions.map((region) => rule('region', region.id, [['names', region.aliases]])),
    ],
    acting: { role: 'with', ...measures.acting },
    never: { role: 'not', ...measures.never },
  }
}

function ruleLists(term: {
  cues: LocalizedPatterns
  with?: LocalizedPatterns | undefined
  not?: LocalizedPatterns | undefined
}): Lists {
  return [
    ['cues', term.cues],
    ['with', term.with],
    ['not', term.not],
  ]
}

function rule(kind: Rule['kind'], id: string, lists: Lists): Rule {
  return {
    kind,
    id,
    lists: lists.flatMap(([role, patterns]): PatternList[] =>
      patterns && Object.values(patterns).some((list) => list.length > 0) ? [{ role, ...patterns }] : [],
    ),
  }
}
