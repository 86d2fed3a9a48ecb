import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { buildDatasets } from '#derive/build.ts'
import { describeFault } from '#derive/fault.ts'
import { compareDerived, type NamedText } from '#scripts/derivedFolder.ts'
import { lexiconOf, proposeOnce } from '#scripts/deriveOnce.ts'
import { readSources } from '#scripts/readSources.ts'
import { copySources, OWNERS, type SourcesCopy } from '#tests/support/sourcesCopy.ts'

// A derivation compiles the whole lexicon, so independent faults are planted together: a run reports them all.

const TEXT = `${OWNERS}.txt`
const REVIEW = `${OWNERS.replace('documents', 'reviews')}.json`
const SOURCES = 'data/sources'
type Plant = readonly [file: string, from: string | RegExp, to: string, complaint: string | RegExp]

let copy: SourcesCopy
beforeAll(() => {
  copy = copySources()
})
afterEach(() => copy.restore())
afterAll(() => copy.remove())

/** Edits the copy of the sources and returns the faults of the derivation. */
function faultsAfter(plant: () => void): string {
  plant()
  const { sources } = readSources(copy.root)
  const { datasets, faults } = buildDatasets(sources, lexiconOf(...sources.lexicon), proposeOnce)
  expect(datasets === null).toBe(faults.length > 0)
  return faults.map(describeFault).join('\n')
}

const faultsOf = (plants: readonly Plant[]) =>
  faultsAfter(() => {
    for (const [file, from, to] of plants) copy.edit(`${SOURCES}/${file}`, (text) => text.replace(from, to))
  })

describe('the derivation stops', () => {
  it('at one changed letter of a document, by its checksum and by the review that quotes the sentence', () => {
    const faults = faultsAfter(() => copy.edit(TEXT, (text) => text.replace('Organized', 'Organised')))
    expect(faults).toContain(`${TEXT} · (file): the text changed: its sha256 is`)
    expect(faults).toContain('it matches no proposed claim: "Organized crime groups')
  })

  it('at a repeated sentence', () => {
    const sentence = /Organized crime groups are using [^.]*\./
    const faults = faultsAfter(() => copy.edit(TEXT, (text) => text.replace(sentence, '$& $&')))
    expect(faults).toContain('the text changed')
    expect(faults).toContain('it matches 2 proposed claims')
  })

  it('at a sentence that no prefix and suffix can distinguish from another', () => {
    const sentence = /Organized crime groups are using [^.]*\./
    const faults = faultsAfter(() => copy.edit(TEXT, (text) => text.replace(sentence, '$& $& $& $&')))
    expect(faults).toMatch(/with its prefix and suffix the quote "Organized[^"]*" fits 2 places/)
  })

  const ids: readonly Plant[] = [
    ['records.json', '"routes": ["channel"]', '"routes": ["chanel"]', 'routes: the lexicon has no chanel'],
    [
      'records.json',
      '"countries": ["TN"]',
      '"countries": ["Tunisia"]',
      'countries: the lexicon has no Tunisia',
    ],
    ['records.json', '"frontex"', '"frontx"', 'actors: the lexicon has no frontx'],
    ['records.json', '"form": "policy"', '"form": "polcy"', 'form: the lexicon has no polcy'],
    ['records.json', '"criminal-justice"', '"justice"', 'categories: the lexicon has no justice'],
    ['lexicon/routes.json', /"country": ?"LY"/, '"country": "LX"', 'country: the lexicon has no LX'],
    ['lexicon/routes.json', /"region": ?"north-africa"/, '"region": "maghrib"', 'the lexicon has no maghrib'],
    [
      'lexicon/routes.json',
      /"originRegions": ?\["west-africa"/,
      '"originRegions": ["occident"',
      'region or originRegions: the lexicon has no occident',
    ],
    ['lexicon/regions.json', /"EG"/, '"EX"', 'countries: the lexicon has no EX'],
    [
      REVIEW.replace(`${SOURCES}/`, ''),
      /"calais-group"(\s*\])/,
      '"nobody"$1',
      'actors: the lexicon has no nobody',
    ],
    [
      REVIEW.replace(`${SOURCES}/`, ''),
      'sophisticated methods',
      'clever methods',
      'it matches no proposed claim',
    ],
  ]
  const files: readonly Plant[] = [
    ['records.json', /"sources": \[[^\]]*\]/, '"sources": []', /records\.json · records\.0\.sources/],
    [
      'lexicon/events.json',
      /"id": ?"([\w-]+)"([\s\S]*?)"id": ?"[\w-]+"/,
      '"id": "$1"$2"id": "$1"',
      /events\.json · categories\.1: [\w-]+ is the id of an entry above/,
    ],
    [
      'lexicon/regions.json',
      /"countries": ?\["IQ"\]/,
      '"countries": ["IQ", "IR"]',
      /regions\.json · regions\.\d+\.countries: a place within a country/,
    ],
    ['lexicon/regions.json', /"role": ?"origin"/, '"role": "source"', /regions\.json · regions\.0\.role/],
    [
      'lexicon/drivers.json',
      /("en": ?\[\s*")/,
      '$1(one ',
      /drivers\.json · [\w.]+\.en\.0: the pattern "\(one/,
    ],
    [
      'lexicon/scope.json',
      /("en": ?\[\s*")/,
      '$1(one ',
      /scope\.json · allRoutes\.en\.0: the pattern "\(one/,
    ],
    ['lexicon/forms.json', /\]\s*\}\s*$/, ']', /lexicon\/forms\.json · line \d+, column \d+: torn JSON/],
    [
      REVIEW.replace(`${SOURCES}/`, ''),
      '"reject"',
      '"agree"',
      /reviews\/[\w-]+\.json · decisions\.\d+\.action/,
    ],
    [TEXT.replace(`${SOURCES}/`, ''), /[\s\S]*/, '', 'the document is empty'],
  ]

  const ties: readonly Plant[] = [
    [
      'lexicon/routes.json',
      /"otherRegions": ?\["africa"\]/,
      '"otherRegions": ["afrika"]',
      /routes\.json · route western-african, otherRegions/,
    ],
  ]

  it.each([
    ['unknown ids', ids],
    ['an unlisted region of a route', ties],
    ['malformed, mistyped or empty files', files],
  ])('at %s, and reports all of them', (_, plants) => {
    const faults = faultsOf(plants)
    for (const [, , , complaint] of plants) expect(faults).toMatch(complaint)
  })

  it('at a text whose id exists already', () => {
    const faults = faultsAfter(() =>
      copy.write('data/sources/documents/Belgium-Calais-Group-2024.txt', 'Words.'),
    )
    expect(faults).toContain('it has the id of data/sources/documents/Belgium-Calais-Group-2024.txt')
  })
})

// That the published files are what the derivation writes is shown by `npm run derive -- --check`, one of the checks.
describe('the comparison with the published files', () => {
  let published: readonly NamedText[]
  beforeAll(() => {
    published = Object.entries(copy.derived()).map(([name, text]) => ({ name, text }))
  })

  /** The faults while a derived file is changed. */
  const withDerived = (name: string, change: (text: string) => string) => {
    copy.edit(`data/derived/${name}`, change)
    return compareDerived(`${copy.root}/data/derived`, published).join('\n')
  }

  it('catches evidence taken from a published measure', () => {
    const said = withDerived('measures.json', (json) =>
      json.replace(/"evidence": \[[\s\S]*?\n {6}\]/, '"evidence": []'),
    )
    expect(said).toMatch(/^measures\.json: at measures\[\d+\]\.evidence\[0\]: found nothing/)
  })

  it.each([
    'claims',
    'documents',
    'measures',
    'records',
    'routes',
    'timeline',
    'vocabulary',
    'basemap',
    'rulebook',
    'quality',
    'manifest',
  ])('catches a changed %s.json', (name) => {
    const said = withDerived(`${name}.json`, (json) => {
      return json.replace(/\d(?=[^\d]*$)/, (digit) => (digit === '1' ? '2' : '1'))
    })
    expect(said).toMatch(new RegExp(`^${name}\\.json: at `))
  })
})
