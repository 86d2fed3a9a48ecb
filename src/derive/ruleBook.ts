import type { PatternList, PatternRole, Rule, RuleBook } from '#domain/ruleBook.ts'
import type { Lexicon } from './lexicon.ts'
import type { LocalizedPatterns } from './lexiconSchemas.ts'

type Lists = readonly (readonly [PatternRole, LocalizedPatterns | undefined])[]

/** Every rule of the lexicon by what it reads, its patterns as they are written. */
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
