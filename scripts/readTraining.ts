import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod/mini'
import type { Lexicon } from '#derive/lexicon.ts'
import { type Claim, ClaimKind } from '#domain/claim.ts'
import { SourceLanguage } from '#domain/language.ts'
import {
  type Label,
  type LabelWords,
  labelOf,
  labelsElsewhere,
  type ReadSentence,
  readSentence,
  stemmedWords,
  stemsOfLexicon,
  weighLabelWords,
} from '#learn/claimModel.ts'
import { deriveOnce } from './deriveOnce.ts'
import { readAnnotated } from './deriveQuality.ts'
import { sha256 } from './readInput.ts'

/** A sentence with what its annotator found in it. */
export interface AnnotatedSentence {
  readonly sentence: ReadSentence
  /** Claims that must be found, and with them those that may be. */
  readonly wanted: ReadonlySet<Label>
  /** The annotation that each right label stands for; itself, or the one that it is an alternative to. */
  readonly right: ReadonlyMap<Label, Label>
  /** Any claim is tolerated on it. */
  readonly isNeutral: boolean
  /** What the rules proposed when they first saw the text. */
  readonly proposed: readonly Label[]
}

/** An annotated text, or a table of annotated sentences. */
export interface TrainingText {
  readonly id: string
  /** The folder that it is annotated in. */
  readonly set: string
  /** The kind of author in whose manner it is written. */
  readonly author: string
  readonly language: SourceLanguage
  /** The lexicon's words before any rule was tuned on the text. */
  readonly words: LabelWords
  /** Whether the rules had not seen the text when they made `proposed`. */
  readonly isUnseen: boolean
  readonly sentences: readonly AnnotatedSentence[]
}

/**
 * `tests/corpus/first-sight.json`: what the rules knew and proposed before they were tuned on a text. Rules are tuned on
 * annotated texts in the end, so that on these nothing is left to suggest; first sights keep the measure honest.
 */
export const FirstSight = z.strictObject({
  note: z.string(),
  /** Kinds of author, each with the texts in its manner; a text that none names is a kind of its own. */
  authors: z.record(z.string(), z.array(z.string())),
  /** States of the rules, in order; `words` are the stems by label that the state added. */
  states: z.array(z.strictObject({ rules: z.string(), words: z.record(z.string(), z.string()) })),
  /** Texts by id: the state at which the rules first saw them, and its proposals, `start end kind category`. */
  texts: z.record(z.string(), z.strictObject({ state: z.int(), proposals: z.nullable(z.array(z.string())) })),
})
export type FirstSight = z.infer<typeof FirstSight>

/** The file of first sights, from the repository's root. */
export const FIRST_SIGHT = 'tests/corpus/first-sight.json'

/** Reads the first sights below a repository's root. */
export function readFirstSight(root: string): FirstSight {
  return FirstSight.parse(JSON.parse(readFileSync(join(root, FIRST_SIGHT), 'utf8')))
}

const BLIND = ['blind-open/gold']

/** Tables of single sentences with the claims that a reader takes from them, and the state that knew none of them. */
const TABLES = [
  'wordings',
  'wordings-second',
  'wordings-third',
  'wordings-none',
  'wordings-fourth',
  'wordings-kinds',
]
const STATE_OF_TABLES = 1

/** All annotated texts and tables of sentences below a repository's root, in a fixed order. Adds the tables to `inputs`. */
export function readTraining(
  root: string,
  lexicon: Lexicon,
  inputs: Record<string, string> = {},
): readonly TrainingText[] {
  const sight = readFirstSight(root)
  const words = wordsByState(sight)
  const latest = weighLabelWords(stemsOfLexicon(lexicon))
  const corpus = join(root, 'tests', 'corpus')
  const texts = goldFolders(corpus).flatMap((set) =>
    readAnnotated(join(corpus, set), join(root, 'data', 'sources', 'documents')).map(
      ({ gold, source }): TrainingText => {
        const { document, claims } = deriveOnce(source, lexicon)
        const language = SourceLanguage.parse(document.language)
        const first = sight.texts[gold.doc]
        const proposed = first?.proposals
          ? first.proposals.map(parseProposal)
          : claims.map(({ citation: { start, end }, ...claim }) => ({ start, end, ...claim }))
        const proposedIn = document.sentences.map(({ start, end }) => [
          ...new Set(proposed.filter((one) => one.start === start && one.end === end).map(labelOf)),
        ])
        const elsewhere = labelsElsewhere(proposedIn)
        return {
          id: gold.doc,
          set,
          author:
            Object.keys(sight.authors).find((kind) => sight.authors[kind]?.includes(gold.doc)) ?? gold.doc,
          language,
          words: (first && words[first.state]) ?? latest,
          isUnseen: first?.proposals !== undefined && first.proposals !== null,
          sentences: document.sentences.map(({ start, end }, index) => {
            const here = <Item extends { start: number; end: number }>(item: Item) =>
              item.start === start && item.end === end
            const claimed = gold.claims.filter(here)
            return {
              sentence: readSentence(
                stemmedWords(document.text.slice(start, end), language),
                elsewhere[index],
              ),
              wanted: new Set(claimed.filter(({ optional }) => !optional).map(labelOf)),
              right: new Map([
                ...claimed.flatMap((claim) =>
                  (claim.alternativeCategories ?? []).map(
                    (category) => [labelOf({ kind: claim.kind, category }), labelOf(claim)] as const,
                  ),
                ),
                ...claimed.map((claim) => [labelOf(claim), labelOf(claim)] as const),
              ]),
              isNeutral: gold.neutral.some(here),
              proposed: proposedIn[index] ?? [],
            }
          }),
        }
      },
    ),
  )
  return [
    ...texts,
    ...TABLES.flatMap((name) => readTable(root, name, words[STATE_OF_TABLES] ?? latest, inputs)),
  ]
}

/** The folders below `corpus` with the annotations that are learned from: the sets, and the blind texts that have been scored. */
export function goldFolders(corpus: string): readonly string[] {
  const sets = readdirSync(corpus).filter((name) => name.startsWith('gold'))
  const blind = BLIND.filter((name) => existsSync(join(corpus, name)))
  return [...sets, ...blind].sort()
}

function wordsByState({ states }: FirstSight): readonly LabelWords[] {
  const stems = new Map<Label, ReadonlySet<string>>()
  return states.map(({ words }) => {
    for (const [label, added] of Object.entries(words)) {
      const own = stems.get(label as Label) ?? []
      stems.set(label as Label, new Set([...own, ...added.split(' ')]))
    }
    return weighLabelWords(stems)
  })
}

function parseProposal(line: string): { start: number; end: number; kind: Claim['kind']; category: string } {
  const [start, end, kind, category = ''] = line.split(' ')
  return { start: Number(start), end: Number(end), kind: ClaimKind.parse(kind), category }
}

/** A table `language | sentence | kind category …; kind category?`, split by language. */
function readTable(
  root: string,
  name: string,
  words: LabelWords,
  inputs: Record<string, string>,
): readonly TrainingText[] {
  const path = `tests/unit/derive/${name}.txt`
  if (!existsSync(join(root, path))) return []
  const text = readFileSync(join(root, path), 'utf8')
  inputs[path] = sha256(text)
  const byLanguage = new Map<SourceLanguage, AnnotatedSentence[]>()
  for (const line of text.split('\n')) {
    if (line.trim() === '' || line.startsWith('#')) continue
    const [code, sentence = '', claims = ''] = line.split('|').map((part) => part.trim())
    const language = SourceLanguage.parse(code)
    const found = claims.split(';').flatMap((claim) => {
      const [kind, category] = claim.replace('?', '').trim().split(/\s+/)
      if (!kind || !category) return []
      return { label: labelOf({ kind: ClaimKind.parse(kind), category }), isWanted: !claim.includes('?') }
    })
    const own = byLanguage.get(language) ?? []
    byLanguage.set(language, own)
    own.push({
      sentence: readSentence(stemmedWords(sentence, language)),
      wanted: new Set(found.filter(({ isWanted }) => isWanted).map(({ label }) => label)),
      right: new Map(found.map(({ label }) => [label, label])),
      isNeutral: false,
      proposed: [],
    })
  }
  return [...byLanguage].map(([language, sentences]) => ({
    id: `${name}-${language}`,
    set: 'tables',
    author: 'tables',
    language,
    words,
    isUnseen: false,
    sentences,
  }))
}
