import { CLAIM_KINDS } from '#domain/claim.ts'
import { type Label, type LabelWords, partsOf } from './labelWords.ts'
import { NUMBER, type StemmedWord } from './sentenceStems.ts'

/**
 * A linear model of what a sentence claims. The score of a label (log odds) is the sum of: the label's own weight; the
 * weight of each stem for the label and for its kind; and the weights of the kind's parts, which measure how far the
 * words of the sentence are the lexicon's words for the label, and whether it has a number.
 */
export interface ClaimModel {
  readonly labels: readonly Label[]
  readonly stems: readonly string[]
  /** In this order: labels; kinds by part; kinds by stem; labels by stem. */
  readonly weights: Float32Array
}

/**
 * The parts of a kind: its own weight, a number in the sentence, the sum, the top and the lack of lexicon words, and what the
 * rules propose elsewhere in the text.
 */
const PARTS = { own: 0, number: 1, sum: 2, top: 3, none: 4, text: 5 } as const
/** Number of parts per kind. */
export const KIND_PARTS = Object.keys(PARTS).length
/** Keeps the lexicon's sums in the range of the other values. */
const LEXICON_SCALE = 1 / 3

/** A label that stands in so many other sentences is a topic of the text. */
const MOST_ELSEWHERE = 4

/** Number of weights of a model with this many labels and stems. */
export function weightCount(labels: number, stems: number): number {
  return labels + CLAIM_KINDS.length * (KIND_PARTS + stems) + labels * stems
}

/** A sentence as the model reads it. */
export interface ReadSentence {
  readonly words: readonly StemmedWord[]
  /** Distinct stems, in order. */
  readonly stems: readonly string[]
  /** In how many other sentences of the text the rules propose each label. */
  readonly elsewhere: ReadonlyMap<Label, number>
}

const NOTHING_ELSEWHERE: ReadonlyMap<Label, number> = new Map()

/** Prepares the words of a sentence for the model. */
export function readSentence(words: readonly StemmedWord[], elsewhere = NOTHING_ELSEWHERE): ReadSentence {
  return { words, stems: [...new Set(words.flatMap(({ stem }) => stem ?? []))], elsewhere }
}

/** For each sentence of a text, in how many others each label stands. */
export function labelsElsewhere(
  sentences: readonly (readonly Label[])[],
): readonly ReadonlyMap<Label, number>[] {
  const all = new Map<Label, number>()
  for (const label of sentences.flatMap((own) => [...new Set(own)])) all.set(label, (all.get(label) ?? 0) + 1)
  return sentences.map((own) => {
    const others = new Map(all)
    for (const label of new Set(own)) others.set(label, (others.get(label) ?? 0) - 1)
    return others
  })
}

/**
 * The weights that count for a sentence and a label (`at`), their values there, and the place of the stem in the
 * sentence that each comes from, -1 if from none. The score is the sum of weight times value.
 */
export interface Inputs {
  readonly at: Int32Array
  readonly values: Float32Array
  readonly stems: Int32Array
}

/** Reads sentences for the labels of a model. */
export interface InputReader {
  read: (sentence: ReadSentence, label: Label, words: LabelWords) => Inputs
}

/** Creates the reader of a model's inputs. */
export function inputReader({ labels, stems }: Pick<ClaimModel, 'labels' | 'stems'>): InputReader {
  const rows = new Map(stems.map((stem, index) => [stem, index]))
  const places = new Map(labels.map((label, index) => [label, index]))
  const kindParts = labels.length
  const kindStems = kindParts + CLAIM_KINDS.length * KIND_PARTS
  const labelStems = kindStems + CLAIM_KINDS.length * stems.length
  return {
    read: (sentence, label, words) => {
      const at: number[] = []
      const values: number[] = []
      const from: number[] = []
      const add = (place: number, value: number, stem = -1) => {
        at.push(place)
        values.push(value)
        from.push(stem)
      }
      const place = places.get(label)
      const kind = CLAIM_KINDS.indexOf(partsOf(label).kind)
      const part = (which: keyof typeof PARTS) => kindParts + kind * KIND_PARTS + PARTS[which]
      if (place !== undefined) add(place, 1)
      add(part('own'), 1)
      // A long sentence must not score higher for its length alone.
      const value = 2 / Math.sqrt(sentence.stems.length + 1)
      const elsewhere = sentence.elsewhere.get(label) ?? 0
      if (elsewhere > 0) add(part('text'), Math.min(elsewhere, MOST_ELSEWHERE) / MOST_ELSEWHERE)
      const own = words.get(label)
      let top = { stem: -1, weight: 0 }
      sentence.stems.forEach((stem, index) => {
        const row = rows.get(stem)
        if (row !== undefined) {
          add(kindStems + kind * stems.length + row, value, index)
          if (place !== undefined) add(labelStems + place * stems.length + row, value, index)
        }
        if (stem === NUMBER) add(part('number'), 1, index)
        const weight = own?.get(stem)
        if (weight === undefined) return
        add(part('sum'), weight * LEXICON_SCALE, index)
        if (top.stem < 0 || weight > top.weight) top = { stem: index, weight }
      })
      if (top.stem >= 0) add(part('top'), top.weight * LEXICON_SCALE, top.stem)
      else if (own) add(part('none'), 1)
      return { at: Int32Array.from(at), values: Float32Array.from(values), stems: Int32Array.from(from) }
    },
  }
}

/** The score of inputs: log odds. */
export function scoreOf({ at, values }: Inputs, weights: Float32Array): number {
  let score = 0
  for (let index = 0; index < at.length; index += 1) {
    score += (weights[at[index] ?? 0] ?? 0) * (values[index] ?? 0)
  }
  return score
}

/** The probability that log odds stand for. */
export function probabilityOf(score: number): number {
  return 1 / (1 + Math.exp(-score))
}

/** What each stem of a sentence adds to the score, in the order of the sentence, and `rest`: what comes from no word. */
export function explainScore(
  { at, values, stems }: Inputs,
  weights: Float32Array,
  count: number,
): { readonly stems: readonly number[]; readonly rest: number } {
  const added = new Array<number>(count).fill(0)
  let rest = 0
  for (let index = 0; index < at.length; index += 1) {
    const part = (weights[at[index] ?? 0] ?? 0) * (values[index] ?? 0)
    const stem = stems[index] ?? -1
    if (stem < 0) rest += part
    else added[stem] = (added[stem] ?? 0) + part
  }
  return { stems: added, rest }
}
