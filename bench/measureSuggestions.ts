import { join } from 'node:path'
import { readLexiconFolder } from '#scripts/deriveQuality.ts'
import { THRESHOLD } from '#scripts/deriveSuggestions.ts'
import { type GuessedText, leaveOneOut, NOTHING_SHOWN, sumTallies, tallyShown } from '#scripts/leaveOneOut.ts'
import { readTraining } from '#scripts/readTraining.ts'
import { type Figure, figure } from './figure.ts'

/** No guess is as probable: the rules alone. */
const RULES_ALONE = 2

/**
 * Leaves out each annotated text in turn, learns on the others, and measures what a reader is shown of it and keeps,
 * with the proposals that the rules made before they were tuned on it: the rules alone, and with suggestions.
 */
export function measureSuggestions(): readonly Figure[] {
  const texts = readTraining('.', readLexiconFolder(join('data', 'sources', 'lexicon')))
  const started = performance.now()
  const guessed = leaveOneOut(texts)
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
      figure(`suggestions, ${name}, ${how}: claims held, category corrected`, 'share', [
        sum.foundByKind / sum.claims,
      ]),
      figure(`suggestions, ${name}, ${how}: shown for one kept, category corrected`, 'ratio', [
        sum.shown / sum.keptByKind,
      ]),
    ]
  })
}
