import { buildProposals, readLexicon } from '#derive/build.ts'
import { readDocuments, readSources } from '#scripts/readSources.ts'
import { type Figure, figure } from './figure.ts'

/** Sizes of the texts, kB. Each is four times the one before. */
const SIZES = [8, 32, 128, 512] as const

const SENTENCE =
  'On 10 December 2024 Belgium and France signed an agreement with Tunisia against smuggling in the Channel. '

/** Texts of a length in code units that once took minutes, and prose. */
function growingTexts(prose: string): Readonly<Record<string, (length: number) => string>> {
  const repeated = (words: string) => (length: number) =>
    words.repeat(Math.ceil(length / words.length)).slice(0, length)
  return {
    'one sentence repeated': repeated(SENTENCE),
    'one sentence repeated, a line each': repeated(`${SENTENCE}\n`),
    'sentences that differ by a number': (length) => {
      const count = Math.ceil(length / SENTENCE.length)
      return Array.from({ length: count }, (_, index) => `${index}: ${SENTENCE}`)
        .join('')
        .slice(0, length)
    },
    '1,2.3,': repeated('1,2.3,'),
    '“A. ”': repeated('A. '),
    'Belgium and tabs': (length) => `Belgium${'\t'.repeat(length)}`.slice(0, length),
    'lines of Belgium and tabs': repeated(`Belgium${'\t'.repeat(990)}signed.\n`),
    'lines of names': repeated(`${'Belgium '.repeat(400)}signed.\n`),
    'lines of numbers': repeated(`${'In 2024 5 people and 7 boats '.repeat(120)}arrived.\n`),
    prose: repeated(prose),
  }
}

/**
 * Measures how the time of deriving one document grows with its length: processor time at each size, and how much four
 * times the text multiplies it. A straight line multiplies by 4, a square by 16.
 */
export function measureGrowth(runs: number): readonly Figure[] {
  const { parts } = readLexicon(readSources('.').sources.lexicon)
  if (parts === null) throw new Error('data/sources/lexicon has faults. `npm run derive` names them.')
  const prose = readDocuments('tests/corpus', '.').documents.map(({ text }) => text ?? '')
  const timeOf = (text: string): number => {
    const { user } = process.cpuUsage()
    buildProposals([{ path: 'text.txt', id: 'text', text, sha256: '' }], [], parts)
    return (process.cpuUsage().user - user) / 1000
  }
  // The first pass is slower, while the engine compiles.
  timeOf(prose.join('\n'))
  return Object.entries(growingTexts(prose.join('\n'))).flatMap(([name, textOf]) => {
    const times = SIZES.map((size) => Array.from({ length: runs }, () => timeOf(textOf(size * 1024))))
    return SIZES.flatMap((size, index) => {
      const [own = [], before] = [times[index], times[index - 1]]
      const time = figure(`${name}, ${size} kB`, 'ms', own)
      if (!before) return [time]
      const growth = own.map((value, run) => value / Math.max(before[run] ?? Number.NaN, 1))
      return [time, figure(`${name}, ${size} kB / ${SIZES[index - 1]} kB`, 'ratio', growth)]
    })
  })
}
