import type { ClaimKind } from '#domain/claim.ts'
import { type Label, partsOf } from '#learn/claimModel.ts'
import {
  categoriesInstead,
  type GuessedLabel,
  guessLabels,
  isSuggested,
  packModel,
  unpackModel,
} from '#learn/suggestClaims.ts'
import { type Example, fitWeights, rowsOf, shapeOf } from '#learn/trainModel.ts'
import type { AnnotatedSentence, TrainingText } from './readTraining.ts'

/** Published weights are whole numbers of this: coarser ones cost claims, finer ones only room. */
export const STEP = 0.2

/** A text with the guesses of its sentences, by a model that did not learn from it. */
export interface GuessedText {
  readonly text: TrainingText
  readonly sentences: readonly {
    readonly annotated: AnnotatedSentence
    readonly guesses: readonly GuessedLabel[]
  }[]
}

/** The examples of texts: every sentence with every label, apart from sentences on which any claim is tolerated. */
export function examplesOf(texts: readonly TrainingText[], labels: readonly Label[]): readonly Example[] {
  return texts.flatMap(({ words, sentences }) =>
    sentences
      .filter(({ isNeutral }) => !isNeutral)
      .flatMap(({ sentence, right }) =>
        labels.map((label) => ({ sentence, label, isTrue: right.has(label), words })),
      ),
  )
}

/** All labels that may be suggested. */
export function labelsOf(texts: readonly TrainingText[]): readonly Label[] {
  const labels = texts.flatMap(({ words }) => [...words.keys()].filter((label) => isSuggested(label, words)))
  return [...new Set(labels)].sort()
}

/** Guesses some texts by a model that learned from others, with weights as they are published. */
function guessTexts(texts: readonly TrainingText[], others: readonly TrainingText[]): readonly GuessedText[] {
  const labels = labelsOf([...texts, ...others])
  const examples = examplesOf(others, labels)
  const shape = shapeOf(examples)
  const weights = fitWeights(shape, rowsOf(shape, examples))
  const model = unpackModel(packModel({ ...shape, weights }, 0, STEP))
  return texts.map((text) => ({
    text,
    sentences: text.sentences.map((annotated) => ({
      annotated,
      guesses: guessLabels(annotated.sentence, text.language, model, text.words),
    })),
  }))
}

/**
 * Guesses each unseen text by a model that learned from no text by its kind of author. Tables of sentences, which are by none,
 * are always learned from.
 */
export function leaveKindsOut(texts: readonly TrainingText[]): readonly GuessedText[] {
  const unseen = texts.filter(({ isUnseen }) => isUnseen)
  return [...new Set(unseen.map(({ author }) => author))].flatMap((author) =>
    guessTexts(
      unseen.filter((text) => text.author === author),
      texts.filter((text) => text.author !== author),
    ),
  )
}

/** The least share of suggestions that is kept. */
const LEAST_KEPT = 1 / 3

/** The least probability from which on one suggestion in three is kept. */
export function chooseThreshold(guessed: readonly GuessedText[]): number {
  const shown = guessed
    .flatMap(({ sentences }) =>
      sentences.flatMap(({ annotated: { right, proposed, isNeutral }, guesses }) =>
        (isNeutral ? [] : guesses)
          .filter(({ label }) => !proposed.includes(label))
          .map(({ label, probability }) => ({ probability, isKept: right.has(label) })),
      ),
    )
    .sort((a, b) => b.probability - a.probability)
  let kept = 0
  let least = 1
  for (const [index, { probability, isKept }] of shown.entries()) {
    kept += isKept ? 1 : 0
    if (kept >= (index + 1) * LEAST_KEPT) least = probability
  }
  return least
}

/**
 * What a reader is shown of texts and keeps: by the whole claim, with a category that the suggestion offers, and by its
 * kind alone, with the category corrected.
 */
export interface ShownTally {
  /** Claims that the annotators require. */
  readonly claims: number
  readonly found: number
  readonly foundOffered: number
  readonly foundByKind: number
  readonly shown: number
  readonly kept: number
  readonly keptOffered: number
  readonly keptByKind: number
}

export const NOTHING_SHOWN: ShownTally = {
  claims: 0,
  found: 0,
  foundOffered: 0,
  foundByKind: 0,
  shown: 0,
  kept: 0,
  keptOffered: 0,
  keptByKind: 0,
}

/** Adds two tallies. */
export function sumTallies(a: ShownTally, b: ShownTally): ShownTally {
  return {
    claims: a.claims + b.claims,
    found: a.found + b.found,
    foundOffered: a.foundOffered + b.foundOffered,
    foundByKind: a.foundByKind + b.foundByKind,
    shown: a.shown + b.shown,
    kept: a.kept + b.kept,
    keptOffered: a.keptOffered + b.keptOffered,
    keptByKind: a.keptByKind + b.keptByKind,
  }
}

/**
 * Counts what a reader sees: the rules' proposals, and suggestions of at least `threshold`; none of them with a threshold
 * above 1. With `kinds` only claims of these.
 */
export function tallyShown(
  { sentences }: GuessedText,
  threshold: number,
  isCounted: (kind: ClaimKind) => boolean = () => true,
): ShownTally {
  let sum = NOTHING_SHOWN
  for (const { annotated, guesses } of sentences) {
    const { wanted, right, proposed, isNeutral } = annotated
    const counted = (label: Label) => isCounted(partsOf(label).kind)
    const open = new Set([...wanted].filter(counted))
    sum = { ...sum, claims: sum.claims + open.size }
    if (isNeutral) continue
    const suggested = guesses.filter(
      ({ label, probability }) => probability >= threshold && !proposed.includes(label),
    )
    const shown = [...proposed, ...suggested.map(({ label }) => label)].filter(counted)
    const openByKind = new Set(open)
    const openOffered = new Set(open)
    const ranked = guesses.map(({ label }) => label)
    const seen = new Set([...proposed, ...suggested.map(({ label }) => label)])
    for (const label of shown) {
      const claim = right.get(label)
      const instead = proposed.includes(label) ? [] : categoriesInstead(label, ranked, seen)
      const choices = [label, ...instead].flatMap((one) => right.get(one) ?? [])
      const offered = choices.find((one) => openOffered.has(one)) ?? choices[0]
      const { kind } = partsOf(label)
      const ofKind = claim ?? [...openByKind].find((other) => partsOf(other).kind === kind)
      sum = {
        ...sum,
        shown: sum.shown + 1,
        kept: sum.kept + (claim ? 1 : 0),
        keptOffered: sum.keptOffered + (offered ? 1 : 0),
        foundOffered: sum.foundOffered + (offered && openOffered.delete(offered) ? 1 : 0),
        keptByKind: sum.keptByKind + (ofKind ? 1 : 0),
        found: sum.found + (claim && open.delete(claim) ? 1 : 0),
        foundByKind: sum.foundByKind + (ofKind && openByKind.delete(ofKind) ? 1 : 0),
      }
    }
  }
  return sum
}
