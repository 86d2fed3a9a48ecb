import { join } from 'node:path'
import { readLexiconFolder } from '#scripts/deriveQuality.ts'
import { THRESHOLD } from '#scripts/deriveSuggestions.ts'
import { type GuessedText, leaveKindsOut, NOTHING_SHOWN, sumTallies, tallyShown } from '#scripts/leaveKindsOut.ts'
import { readTraining } from '#scripts/readTraining.ts'
import { type Figure, figure } from './figure.ts'

/** A threshold that no guess reaches: the rules alone. */
const RULES_ALONE = 2

/**
 * Leaves out each annotated text in turn, learns on the others, and measures what a reader is shown of it and keeps,
 * with the proposals that the rules made before they were tuned on it: the rules alone, and with suggestions.
 */
export function measureSuggestions(): readonly Figure[] {
  const texts = readTraining('.', readLexiconFolder(join('data', 'sources', 'lexicon')))
  const started = performance.now()
  const guessed = leaveKindsOut(texts)
  const time = performance.now() - started
  const sets = [...new Set(guessed.map(({ text }) => text.set))]
  const languages = [...new Set(guessed.map(({ text }) => text.language))]
  return [
    ...suggestionLines('all', guessed),
    ...sets.flatMap((set) =>
      suggestionLines(
        set,
        guessed.filter(({ text }) => text.set === set),
      ),
    ),
    ...languages.flatMap((language) =>
      suggestionLines(
        language,
        guessed.filter(({ text }) => text.language === language),
      ),
    ),
    ...rankingLines(guessed),
    figure('suggestions: learning on all others and guessing, a text', 'ms', [time / guessed.length]),
  ]
}

/** The lines of some texts: recall and shown for one kept, by the whole claim and by its kind. */
export function suggestionLines(name: string, guessed: readonly GuessedText[]): readonly Figure[] {
  return (
    [
      ['rules alone', RULES_ALONE],
      ['with suggestions', THRESHOLD],
    ] as const
  ).flatMap(([how, threshold]) => {
    const sum = guessed.map((text) => tallyShown(text, threshold)).reduce(sumTallies, NOTHING_SHOWN)
    return [
      figure(`suggestions, ${name} (${guessed.length} texts), ${how}: claims held`, 'share', [
        sum.found / sum.claims,
      ]),
      figure(`suggestions, ${name}, ${how}: shown for one kept`, 'ratio', [sum.shown / sum.kept]),
      figure(`suggestions, ${name}, ${how}: claims held, with the categories offered`, 'share', [
        sum.foundOffered / sum.claims,
      ]),
      figure(`suggestions, ${name}, ${how}: shown for one kept, with the categories offered`, 'ratio', [
        sum.shown / sum.keptOffered,
      ]),
      figure(`suggestions, ${name}, ${how}: claims held, category corrected`, 'share', [
        sum.foundByKind / sum.claims,
      ]),
      figure(`suggestions, ${name}, ${how}: shown for one kept, category corrected`, 'ratio', [
        sum.shown / sum.keptByKind,
      ]),
    ]
  })
}

/** How many of the first half of what is shown are kept: in the order of the text, and the likeliest first. */
function rankingLines(guessed: readonly GuessedText[]): readonly Figure[] {
  const all = guessed.flatMap(({ sentences }) => {
    const shown = sentences.flatMap(({ annotated: { right, proposed, isNeutral }, guesses }) =>
      (isNeutral ? [] : guesses)
        .filter(({ label, probability }) => proposed.includes(label) || probability >= THRESHOLD)
        .map(({ label, probability }) => ({ isKept: right.has(label), probability })),
    )
    const half = Math.floor(shown.length / 2)
    const kept = (items: typeof shown) => items.slice(0, half).filter(({ isKept }) => isKept).length
    return half === 0
      ? []
      : [
          {
            half,
            inText: kept(shown),
            ranked: kept([...shown].sort((a, b) => b.probability - a.probability)),
          },
        ]
  })
  const sum = (of: (one: (typeof all)[number]) => number) => all.reduce((total, one) => total + of(one), 0)
  const halves = sum(({ half }) => half)
  return [
    figure('suggestions: kept in the first half, in text order', 'share', [
      sum(({ inText }) => inText) / halves,
    ]),
    figure('suggestions: kept in the first half, likely first', 'share', [
      sum(({ ranked }) => ranked) / halves,
    ]),
  ]
}
