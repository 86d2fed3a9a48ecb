import * as z from 'zod/mini'
import type { Lexicon } from '#derive/lexicon.ts'
import { CLAIM_KINDS, type Claim, type ClaimKind } from '#domain/claim.ts'
import { claimId } from '#domain/fileParcel.ts'
import { type SourceLanguage, sourceLanguageOf } from '#domain/language.ts'
import type { SourceDocument } from '#domain/sourceDocument.ts'
import type { DrivingWord, Suggestion } from '#domain/tableReading.ts'
import { groupBy } from '#lib/groupBy.ts'
import {
  type ClaimModel,
  explainScore,
  inputReader,
  isTopic,
  KIND_PARTS,
  type Label,
  type LabelWords,
  labelOf,
  labelsElsewhere,
  NUMBER,
  partsOf,
  probabilityOf,
  type ReadSentence,
  readSentence,
  scoreOf,
  stemmedWords,
  stemsOfLexicon,
  weighLabelWords,
  weightCount,
} from './claimModel.ts'

/** Kinds of claims that are suggested. Routes are names, which the rules read (docs/decisions/0038). */
export const SUGGESTED_KINDS: readonly ClaimKind[] = ['measure', 'driver', 'event', 'figure']

/** Whether a label may be suggested: of such a kind, and a category that the lexicon has. */
export function isSuggested(label: Label, words: LabelWords): boolean {
  return words.has(label) && SUGGESTED_KINDS.includes(partsOf(label).kind)
}

/** A document as the rules read it: with what they propose, and a claim without category for each sentence and kind. */
export interface RuledText {
  readonly document: SourceDocument
  readonly claims: readonly Claim[]
  readonly blanks: readonly Claim[]
}

/** What suggestions are made with: a model, the lexicon's words, the least probability, and the version to state. */
export interface Suggester {
  readonly model: ClaimModel
  readonly words: LabelWords
  readonly threshold: number
  readonly version: string
}

/** The guesser of a published model (`suggestions.json`) and the lexicon. */
export function readSuggester(text: string, lexicon: Lexicon): Suggester {
  const published = SuggestionModel.parse(JSON.parse(text))
  const { threshold, version } = published
  const words = weighLabelWords(stemsOfLexicon(lexicon))
  return { model: unpackModel(published), words, threshold, version }
}

/** Maximum number of words shown as those that drove a suggestion. */
const SHOWN_WORDS = 4

/** Maximum number of other categories offered with a suggestion. */
export const OFFERED = 2

/** The categories that a suggestion offers besides its own: the likeliest of its kind that are not shown themselves. */
export function categoriesInstead(
  label: Label,
  ranked: readonly Label[],
  shown: ReadonlySet<Label>,
): readonly Label[] {
  const { kind } = partsOf(label)
  return ranked.filter((other) => !shown.has(other) && partsOf(other).kind === kind).slice(0, OFFERED)
}

/** A label of a sentence with its probability and the words that drive it. */
export interface GuessedLabel {
  readonly label: Label
  readonly probability: number
  /** What each stem of the sentence adds, the largest first: only words of a topic, and only where they speak for it. */
  readonly reasons: readonly (readonly [stem: string, weight: number])[]
}

/**
 * The labels that a sentence may be suggested for, the likeliest first. A figure needs a number, and each label a reason: a
 * number, a function word or the name of a month is none.
 */
export function guessLabels(
  sentence: ReadSentence,
  language: SourceLanguage,
  model: ClaimModel,
  words: LabelWords,
): readonly GuessedLabel[] {
  const { read } = inputReader(model)
  const counts = sentence.stems.includes(NUMBER)
  return model.labels
    .filter((label) => isSuggested(label, words) && (counts || partsOf(label).kind !== 'figure'))
    .map((label): GuessedLabel => {
      const inputs = read(sentence, label, words)
      const { stems } = explainScore(inputs, model.weights, sentence.stems.length)
      return {
        label,
        probability: probabilityOf(scoreOf(inputs, model.weights)),
        reasons: sentence.stems
          .map((stem, index) => [stem, stems[index] ?? 0] as const)
          .filter(([stem, weight]) => weight > 0 && isTopic(stem, language))
          .sort((a, b) => b[1] - a[1]),
      }
    })
    .filter(({ reasons }) => reasons.length > 0)
    .sort((a, b) => b.probability - a.probability)
}

/** The suggestions of a document, the likeliest first. A text in which no rule matched is about something else and has none. */
export function suggestClaims(
  { document, claims, blanks }: RuledText,
  { model, words, threshold, version }: Suggester,
): readonly Suggestion[] {
  const language = sourceLanguageOf(document.language)
  if (claims.length === 0 || language === null) return []
  const proposed = groupBy(claims, sentenceOf)
  const blank = groupBy(blanks, sentenceOf)
  const knownBySentence = document.sentences.map(({ start }) => (proposed.get(start) ?? []).map(labelOf))
  const elsewhere = labelsElsewhere(knownBySentence)
  const suggestions = document.sentences.flatMap(({ start, end }, index) => {
    const own = blank.get(start) ?? []
    // Sentences that are too long to be read have none.
    if (own.length === 0) return []
    const known = new Set<Label>(knownBySentence[index])
    const sentence = readSentence(stemmedWords(document.text.slice(start, end), language), elsewhere[index])
    const ranked = guessLabels(sentence, language, model, words)
    const byRank = ranked.map(({ label }) => label)
    const likely = ranked.filter(({ probability }) => probability >= threshold)
    const shown = new Set([...known, ...likely.map(({ label }) => label)])
    return likely.flatMap(({ label, probability, reasons }): readonly Suggestion[] => {
      if (known.has(label)) return []
      const { kind, category } = partsOf(label)
      const template = own.find((one) => one.kind === kind)
      if (!template) return []
      const claim = { ...template, category }
      return [
        {
          claim: { ...claim, id: claimId(claim) },
          probability,
          instead: categoriesInstead(label, byRank, shown).map((other) => partsOf(other).category),
          words: drivingWords(sentence, reasons, start),
          model: version,
        },
      ]
    })
  })
  return suggestions.sort((a, b) => b.probability - a.probability)
}

function sentenceOf({ citation }: Claim): number {
  return citation.start
}

/** The first word of each of the strongest reasons, in the order of the text. */
function drivingWords(
  { words }: ReadSentence,
  reasons: GuessedLabel['reasons'],
  from: number,
): readonly DrivingWord[] {
  return reasons
    .slice(0, SHOWN_WORDS)
    .flatMap(([reason, weight]) => {
      const word = words.find(({ stem }) => stem === reason)
      return word ? [{ start: from + word.start, end: from + word.end, weight }] : []
    })
    .sort((a, b) => a.start - b.start)
}

/**
 * `data/derived/suggestions.json`: a trained model. Weights are whole numbers of `step`; rows of stems hold a character for
 * each, `ZERO` for no weight. `threshold` is the least probability of a suggestion.
 */
export const SuggestionModel = z.strictObject({
  /** 12 hexadecimal digits that change with any weight. */
  version: z.string(),
  threshold: z.number(),
  step: z.number(),
  labels: z.array(z.string()),
  /** In the order of the weights, separated by spaces. */
  stems: z.string(),
  /** By label, then by kind and part. */
  own: z.array(z.int()),
  /** By kind, then by label. */
  rows: z.array(z.string()),
})
export type SuggestionModel = z.infer<typeof SuggestionModel>

const ZERO = 'P'.charCodeAt(0)
/** The largest weight of a stem, in steps: its character is printable. */
const LARGEST = 40

/** Packs the weights of a model for publication; the caller adds the version. */
export function packModel(
  { labels, stems, weights }: ClaimModel,
  threshold: number,
  step: number,
): Omit<SuggestionModel, 'version'> {
  const whole = Array.from(weights, (weight) => Math.round(weight / step))
  const ownCount = labels.length + CLAIM_KINDS.length * KIND_PARTS
  const rows = Array.from({ length: CLAIM_KINDS.length + labels.length }, (_, index) => {
    const from = ownCount + index * stems.length
    const codes = whole
      .slice(from, from + stems.length)
      .map((weight) => ZERO + Math.max(-LARGEST, Math.min(LARGEST, weight)))
    return String.fromCharCode(...codes)
  })
  return {
    threshold,
    step,
    labels: [...labels],
    stems: stems.join(' '),
    own: whole.slice(0, ownCount).map((weight) => weight || 0),
    rows,
  }
}

/** Unpacks the weights of a published model. */
export function unpackModel({
  labels,
  stems,
  own,
  rows,
  step,
}: Omit<SuggestionModel, 'version' | 'threshold'>): ClaimModel {
  const all = stems.split(' ')
  const weights = new Float32Array(weightCount(labels.length, all.length))
  own.forEach((weight, index) => {
    weights[index] = weight * step
  })
  rows.forEach((row, index) => {
    for (let stem = 0; stem < row.length; stem += 1) {
      weights[own.length + index * all.length + stem] = (row.charCodeAt(stem) - ZERO) * step
    }
  })
  return { labels: labels as Label[], stems: all, weights }
}
