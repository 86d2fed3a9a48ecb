import { join } from 'node:path'
import { formatScore, sumScores } from '#derive/score.ts'
import { readLexiconFolder, scoreFolder } from './deriveQuality.ts'

/** `npm run derive:score -- GOLD_DIR [--errors] [ID …]`: how well the unreviewed claims agree with hand-made ones. */
const words = process.argv.slice(2)
const [folder, ...ids] = words.filter((word) => !word.startsWith('--'))
if (folder === undefined) {
  process.stderr.write('Name the folder of gold files: npm run derive:score -- tests/corpus/gold\n')
  process.exit(1)
}
const scores = scoreFolder(folder, readLexiconFolder(join('data', 'sources', 'lexicon'))).filter(
  ({ id }) => ids.length === 0 || ids.includes(id),
)
const write = (text: string) => process.stdout.write(`${text}\n\n`)
for (const { id, score } of scores) {
  write(formatScore(id, score))
  if (words.includes('--errors')) {
    write(
      score.errors
        .map(
          ({ what, kind, category, quote }) => `    ${what}: ${kind} ${category}  “${quote.slice(0, 150)}”`,
        )
        .join('\n'),
    )
  }
}
write(formatScore(`all ${scores.length} documents`, sumScores(scores.map(({ score }) => score))))
