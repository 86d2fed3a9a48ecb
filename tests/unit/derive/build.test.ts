import { describe, expect, it } from 'vitest'
import { buildProposals, readLexicon } from '#derive/build.ts'
import { describeFault } from '#derive/fault.ts'
import { LONGEST_SENTENCE } from '#derive/sentences.ts'
import { lexiconOf } from '#scripts/deriveOnce.ts'
import { sha256 } from '#scripts/readInput.ts'
import { readLexiconFiles } from '#scripts/readSources.ts'

const { parts } = lexiconOf(...readLexiconFiles('.').files)
if (!parts) throw new Error('The lexicon has faults.')
const known = parts

function proposals(text: string) {
  const documents = [{ id: 'a', path: 'a.txt', text, sha256: sha256(text) }]
  const { claims, faults, warnings } = buildProposals(documents, [], known)
  return { claims, faults: faults.map(describeFault), warnings: warnings.map(describeFault) }
}

describe('a document', () => {
  const long = `Ministers met ${'and spoke '.repeat(LONGEST_SENTENCE / 10)}in Calais.`

  it('is refused with line and length when a sentence is too long, whatever the number of such lines', () => {
    const [fault, ...others] = proposals(`Ministers met in Calais.\n${long}\n${long}`).faults
    expect(others).toEqual([])
    expect(fault).toContain('documents/a.txt · line 2: “Ministers met and spoke')
    expect(fault).toContain(`${long.length} characters without the end of a sentence`)
    expect(fault).toContain('at most 4000 are read, and 1 more like it')
  })

  it('is read up to the longest sentence', () => {
    expect(proposals(`Ministers met ${'x'.repeat(LONGEST_SENTENCE - 15)}.`).faults).toEqual([])
  })

  it('without a sentence is read with a warning', () => {
    const { claims, faults, warnings } = proposals('Calais\nDunkirk\nDover')
    expect([claims, faults]).toEqual([[], []])
    expect(warnings.join()).toContain('documents/a.txt · (file): it has no sentence')
  })
})

it.each(['', ' ', '(Ceuta)', 'Ceuta) (Sebta'])(
  'a hub that texts cannot be searched for, "%s", is a fault of its file',
  (name) => {
    const sources = readLexiconFiles('.').files
    for (const field of ['"name": "Sabha"', '"aliases": ["Sebha"]']) {
      const files = sources.map((file) =>
        file.path.endsWith('/routes.json')
          ? { ...file, text: file.text.replace(field, field.replace(/"S\w+"/, JSON.stringify(name))) }
          : file,
      )
      expect(readLexicon(files).faults.map(({ place, problem }) => `${place}: ${problem}`)).toEqual([
        expect.stringMatching(/hubs\W.*it is no name that texts can be searched for/),
      ])
    }
  },
)
