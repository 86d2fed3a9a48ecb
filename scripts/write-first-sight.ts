import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deriveDocument } from '#derive/deriveDocument.ts'
import { stemsOfLexicon } from '#learn/claimModel.ts'
import { readAnnotated, readLexiconFolder } from './deriveQuality.ts'
import { type FirstSight, goldFolders, readFirstSight } from './readTraining.ts'

/**
 * `npx tsx scripts/write-first-sight.ts RULES`: adds what the present rules know, and what they propose for each annotated
 * text that `tests/corpus/first-sight.json` lacks, under a name of the rules (a commit). Run it when a text is annotated,
 * before a rule is tuned on it.
 */
const [rules] = process.argv.slice(2)
if (rules === undefined) throw new Error('Name the rules: npx tsx scripts/write-first-sight.ts COMMIT')
const lexicon = readLexiconFolder(join('data', 'sources', 'lexicon'))
const sight = readFirstSight('.')
const corpus = join('tests', 'corpus')
const fresh = goldFolders(corpus)
  .flatMap((set) => readAnnotated(join(corpus, set)))
  .filter(({ gold }) => !(gold.doc in sight.texts))
if (fresh.length > 0) {
  const known = new Map<string, Set<string>>()
  for (const { words } of sight.states) {
    for (const [label, stems] of Object.entries(words)) {
      known.set(label, new Set([...(known.get(label) ?? []), ...stems.split(' ')]))
    }
  }
  const words = [...stemsOfLexicon(lexicon)].flatMap(([label, stems]) => {
    const added = [...stems].filter((stem) => !known.get(label)?.has(stem)).sort()
    return added.length > 0 ? [[label, added.join(' ')] as const] : []
  })
  const texts = fresh.map(({ gold, source }): [string, FirstSight['texts'][string]] => {
    const { claims } = deriveDocument(source, lexicon)
    const lines = claims.map(
      ({ citation: { start, end }, kind, category }) => `${start} ${end} ${kind} ${category}`,
    )
    return [gold.doc, { state: sight.states.length, proposals: [...new Set(lines)] }]
  })
  const written: FirstSight = {
    ...sight,
    states: [...sight.states, { rules, words: Object.fromEntries(words) }],
    texts: { ...sight.texts, ...Object.fromEntries(texts) },
  }
  writeFileSync(join(corpus, 'first-sight.json'), `${JSON.stringify(written, null, 1)}\n`)
}
console.log(`${fresh.length} texts added to tests/corpus/first-sight.json`)
