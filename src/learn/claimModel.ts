import type { Lexicon, LocalizedPatterns } from '#derive/lexicon.ts'
import { CLAIM_KINDS, type ClaimKind } from '#domain/claim.ts'
import { type LocalizedText, SOURCE_LANGUAGES, type SourceLanguage } from '#domain/language.ts'
import { foldedWords } from '#lib/foldText.ts'
import { countByKey } from '#lib/groupBy.ts'

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
  const all = countByKey(sentences.flatMap((own) => [...new Set(own)]))
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

/** The score of inputs, or of those `from` one place `to` another: log odds. */
export function scoreOf(
  { at, values }: Pick<Inputs, 'at' | 'values'>,
  weights: Float32Array,
  from = 0,
  to = at.length,
): number {
  let score = 0
  for (let index = from; index < to; index += 1) {
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
  const labels = countByKey([...stems.values()].flatMap((own) => [...own]))
  return new Map(
    [...stems].map(([label, own]) => [
      label,
      new Map([...own].map((stem) => [stem, Math.log(stems.size / (labels.get(stem) ?? 1))])),
    ]),
  )
}

/** A word of a sentence with its place (UTF-16 offsets, `end` exclusive); `stem` is null for a word that says nothing. */
interface StemmedWord {
  readonly start: number
  readonly end: number
  readonly stem: string | null
}

/** The stem of every number. */
export const NUMBER = '#'

/** Words that are no topic: they are the frequent ones, and those below, which the model may weigh but no reason names. */
const NO_TOPIC: Readonly<Record<SourceLanguage, ReadonlySet<string>>> = {
  en: setOf(
    'january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday day days week weeks month months year years today yesterday some any many much several both each every still yet only even just again here there when while since until after before during between within without about against through per up down out off very too so what how why where because though although said says say made make makes take takes took taken did does do being get gets got s t re ve',
  ),
  fr: setOf(
    'janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre lundi mardi mercredi jeudi vendredi samedi dimanche jour jours semaine semaines mois an ans annee annees hier aujourd hui tout tous toute toutes meme memes tres aussi encore deja bien peu autre autres chaque depuis apres avant pendant lors sous vers chez si ou mais donc car quand dont cela celui celle ceux selon fait faire dit avait avaient etait etaient sera seront peut doit avoir lui eux aucun aucune',
  ),
  nl: setOf(
    'januari februari maart april mei juni juli augustus september oktober november december maandag dinsdag woensdag donderdag vrijdag zaterdag zondag dag dagen week weken maand maanden jaar jaren vandaag gisteren al alle alles veel weinig enkele elk elke ieder iedere nog wel toch maar want dus dan toen sinds tot na binnen tussen tegen onder zonder volgens wie wat waar waarom hoe hebben kan kunnen moet moeten mag wil willen doet doen gaat gaan komt komen zei zegt geen zelf mee weer heel zeer',
  ),
}

/** Number words, by language, of which each counts as a number. */
const NUMBER_WORDS: Readonly<Record<SourceLanguage, ReadonlySet<string>>> = {
  en: setOf(
    'two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million billion dozen dozens half third quarter',
  ),
  fr: setOf(
    'deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt trente quarante cinquante soixante cent cents centaine centaines mille milliers million millions milliard milliards dizaine dizaines vingtaine trentaine douzaine moitie tiers quart',
  ),
  nl: setOf(
    'twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien twintig dertig veertig vijftig zestig zeventig tachtig negentig honderd honderden duizend duizenden miljoen miljard tientallen dozijn helft derde kwart',
  ),
}

/** Whether a stem may be a reason to suggest a claim: no number, no function word, no name of a month or day. */
export function isTopic(stem: string, language: SourceLanguage): boolean {
  return stem !== NUMBER && stem.length > 1 && !NO_TOPIC[language].has(stem)
}

/** Words so frequent that they tell no claim from another. */
const STOP_WORDS: Readonly<Record<SourceLanguage, ReadonlySet<string>>> = {
  en: setOf(
    'the a an of to and in on for with by at from as that this these those is are was were be been has have had it its their his her they we he she not no than then which who whose will would can could may also into over under more most other such or but if all one two new us our you your',
  ),
  fr: setOf(
    'la le les l d de du des un une et a au aux en dans sur pour par avec sans qui que qu ce cette ces se sa son ses leur leurs est sont ete etre ont plus ne pas il elle ils y ainsi comme afin entre n c s j m t nous vous nos notre votre on',
  ),
  nl: setOf(
    'het een de van en in op te voor met bij uit aan door om dat die dit deze is zijn was werd worden wordt heeft hebben had er niet ook als naar of tot over hun hij zij zal zullen meer wij ons onze u',
  ),
}

/** Endings that are cut off, the longest first. */
const ENDINGS: Readonly<Record<SourceLanguage, RegExp>> = {
  en: /(?:ations?|ments?|ings?|edly|ed|ers?|ies|es|s|ly|ity|ive)$/,
  fr: /(?:ations?|ements?|ments?|ees?|es?|s|er|ent|ants?|euse?s?|eurs?|ives?|ifs?|ite)$/,
  nl: /(?:ingen|ing|heid|lijke?|ers?|en|e|s|t)$/,
}

/** Words of up to this many letters keep their ending; a stem keeps at least `SHORTEST_STEM`. */
const SHORT_WORD = 5
const SHORTEST_STEM = 4

/** The words of a text with their stems: folded, without frequent words and without the endings of the language. */
export function stemmedWords(text: string, language: SourceLanguage): readonly StemmedWord[] {
  return foldedWords(text).map(({ start, end, folded }) => ({ start, end, stem: stemOf(folded, language) }))
}

function stemOf(word: string, language: SourceLanguage): string | null {
  if (/^\d/.test(word)) return /^(?:19|20)\d\d$/.test(word) ? null : NUMBER
  if (STOP_WORDS[language].has(word)) return null
  if (NUMBER_WORDS[language].has(word)) return NUMBER
  // Names of months and the like keep their endings, so that `isTopic` knows them.
  if (NO_TOPIC[language].has(word)) return word
  if (word.length <= SHORT_WORD) return word
  const stem = word.replace(ENDINGS[language], '')
  return stem.length < SHORTEST_STEM ? word.slice(0, SHORTEST_STEM) : stem
}

function setOf(words: string): ReadonlySet<string> {
  return new Set(words.split(' '))
}
