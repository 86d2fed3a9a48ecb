import { join } from 'node:path'
import type { ClaimKind } from '#domain/claim.ts'
import { SUGGESTED_KINDS } from '#learn/suggestClaims.ts'
import { readLexiconFolder } from '#scripts/deriveQuality.ts'
import { THRESHOLD } from '#scripts/deriveSuggestions.ts'
import {
  chooseThreshold,
  type GuessedText,
  leaveKindsOut,
  NOTHING_SHOWN,
  type ShownTally,
  sumTallies,
  tallyShown,
} from '#scripts/leaveKindsOut.ts'
import { readTraining } from '#scripts/readTraining.ts'
import { type Figure, figure } from './figure.ts'

/** A threshold that no guess reaches: the rules alone. */
const RULES_ALONE = 2

/**
 * Leaves out each kind of author in turn, learns on the others, and measures what a reader is shown of its texts and keeps,
 * with the proposals that the rules made before they were tuned on them: the rules alone, and with suggestions from the
 * published threshold, and from one that only the other kinds of author chose.
 */
export function measureSuggestions(): readonly Figure[] {
  const texts = readTraining('.', readLexiconFolder(join('data', 'sources', 'lexicon')))
  const started = performance.now()
  const guessed = leaveKindsOut(texts)
  const time = performance.now() - started
  const authors = [...new Set(guessed.map(({ text }) => text.author))]
  const nested = new Map(
    authors.map((author) => [
      author,
      chooseThreshold(leaveKindsOut(texts.filter((one) => one.author !== author))),
    ]),
  )
  const groups = [
    ...[...new Set(guessed.map(({ text }) => text.set))].map((set) => [set, 'set'] as const),
    ...[...new Set(guessed.map(({ text }) => text.language))].map(
      (language) => [language, 'language'] as const,
    ),
    ...authors.map((author) => [author, 'author'] as const),
  ]
  const chosen = ({ text }: GuessedText) => nested.get(text.author) ?? RULES_ALONE
  return [
    ...suggestionLines('all', guessed, chosen),
    ...groups.flatMap(([name, key]) =>
      suggestionLines(
        name,
        guessed.filter(({ text }) => text[key] === name),
        chosen,
      ),
    ),
    ...SUGGESTED_KINDS.flatMap((kind) => suggestionLines(kind, guessed, chosen, (one) => one === kind)),
    figure('suggestions: learning on all others and guessing, a kind of author', 'ms', [
      time / authors.length,
    ]),
  ]
}

/** The lines of some texts: recall and shown for one kept, each with its interval (95 %, texts drawn anew) as `min` and `max`. */
export function suggestionLines(
  name: string,
  guessed: readonly GuessedText[],
  chosen: (text: GuessedText) => number,
  isCounted?: (kind: ClaimKind) => boolean,
): readonly Figure[] {
  return (
    [
      ['rules alone', () => RULES_ALONE],
      ['with suggestions', () => THRESHOLD],
      ['with suggestions, threshold of other kinds', chosen],
    ] as const
  ).flatMap(([how, thresholdOf]) => {
    const tallies = guessed.map((text) => tallyShown(text, thresholdOf(text), isCounted))
    const line = (what: string, unit: string, of: (sum: ShownTally) => number) =>
      figure(
        `suggestions, ${name} (${guessed.length} texts), ${how}: ${what}`,
        unit,
        withInterval(tallies, of),
      )
    return [
      line('claims held', 'share', (sum) => sum.found / sum.claims),
      line('shown for one kept', 'ratio', (sum) => sum.shown / sum.kept),
      line('claims held, with the categories offered', 'share', (sum) => sum.foundOffered / sum.claims),
      line('shown for one kept, with the categories offered', 'ratio', (sum) => sum.shown / sum.keptOffered),
    ]
  })
}

const DRAWS = 400

/** The value of some texts between the ends of the middle 95 % of values that as many texts, drawn with return, have. */
function withInterval(tallies: readonly ShownTally[], of: (sum: ShownTally) => number): readonly number[] {
  const ofTexts = (some: readonly ShownTally[]) => of(some.reduce(sumTallies, NOTHING_SHOWN))
  let state = 1
  const draw = () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff
    return tallies[Math.floor((state / 0x80000000) * tallies.length)] ?? NOTHING_SHOWN
  }
  const drawn = Array.from({ length: DRAWS }, () => ofTexts(tallies.map(draw)))
    .filter(Number.isFinite)
    .sort((a, b) => a - b)
  const value = ofTexts(tallies)
  const end = (share: number) => drawn[Math.floor(share * (drawn.length - 1))] ?? value
  return [Math.min(end(0.025), value), value, Math.max(end(0.975), value)]
}
