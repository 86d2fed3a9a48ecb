import type { Lexicon } from '#derive/lexicon.ts'
import type { LocalizedPatterns } from '#derive/lexiconSchemas.ts'
import { CLAIM_KINDS, type ClaimKind } from '#domain/claim.ts'
import { type LocalizedText, SOURCE_LANGUAGES } from '#domain/language.ts'
import { isTopic, stemmedWords } from './sentenceStems.ts'

/** What a sentence may be said to claim: a kind and one of its categories, `measure:border-control`. */
export type Label = `${ClaimKind}:${string}`

/** The label of a claim. */
export function labelOf({ kind, category }: { kind: ClaimKind; category: string }): Label {
  return `${kind}:${category}`
}

/** The parts of a label. */
export function partsOf(label: Label): { kind: ClaimKind; category: string } {
  const kind = CLAIM_KINDS.find((one) => label.startsWith(`${one}:`))
  if (!kind) throw new Error(`${label} is no label`)
  return { kind, category: label.slice(kind.length + 1) }
}

/** The stems by which the lexicon knows each label, each with a weight: the fewer labels have it, the more it tells. */
export type LabelWords = ReadonlyMap<Label, ReadonlyMap<string, number>>

/** A category of the lexicon, as far as its words go. */
interface WordedCategory {
  id: string
  label: LocalizedText
  definition: LocalizedText
  cues: LocalizedPatterns
  facets?: readonly { cues: LocalizedPatterns }[]
}

/** The parts of a pattern that are not words: character classes and their repetition. */
const CLASSES = /\\[wd]\+?/g

/** The stems of the lexicon's cues, names and definitions by label. */
export function stemsOfLexicon(lexicon: Lexicon): ReadonlyMap<Label, ReadonlySet<string>> {
  const kinds: readonly (readonly [ClaimKind, readonly WordedCategory[]])[] = [
    ['measure', lexicon.measures.categories],
    ['driver', lexicon.drivers.drivers],
    ['event', lexicon.events.categories],
    ['figure', lexicon.figures.categories],
  ]
  return new Map(
    kinds.flatMap(([kind, categories]) =>
      categories.map((category) => [labelOf({ kind, category: category.id }), stemsOfCategory(category)]),
    ),
  )
}

function stemsOfCategory({ label, definition, cues, facets = [] }: WordedCategory): ReadonlySet<string> {
  const stems = new Set<string>()
  for (const language of SOURCE_LANGUAGES) {
    const patterns = [...cues[language], ...facets.flatMap((facet) => facet.cues[language])]
    const texts = [
      ...patterns.map((pattern) => pattern.replace(CLASSES, ' ')),
      label[language] ?? '',
      definition[language] ?? '',
    ]
    for (const { stem } of texts.flatMap((text) => stemmedWords(text, language))) {
      if (stem !== null && stem.length >= 3 && isTopic(stem, language)) stems.add(stem)
    }
  }
  return stems
}

/** Weighs the stems of each label by how few labels share them (inverse document frequency). */
export function weighLabelWords(stems: ReadonlyMap<Label, ReadonlySet<string>>): LabelWords {
  const labels = new Map<string, number>()
  for (const own of stems.values()) for (const stem of own) labels.set(stem, (labels.get(stem) ?? 0) + 1)
  return new Map(
    [...stems].map(([label, own]) => [
      label,
      new Map([...own].map((stem) => [stem, Math.log(stems.size / (labels.get(stem) ?? 1))])),
    ]),
  )
}
