import { describe, expect, test } from 'vitest'
import { nationalityTable } from '#content/nationalityTable.ts'
import { needsNationalities, provenanceLines, provenanceOf } from '#content/provenance.ts'
import type { NationalityTable } from '#domain/majorityNationality.ts'
import type { OwnData } from '#domain/own/data.ts'
import { writeReader } from '#domain/readerLink.ts'
import { DEFAULT_VIEW, NO_FILTERS, type View } from '#domain/view.ts'
import { documentOf } from '#tests/support/builders.ts'
import { exportWords } from '#tests/support/exportWords.ts'
import { OWN_TABLE, ownFigureOf, ownFiguresAlone } from '#tests/support/ownFigureOf.ts'
import { published } from '#tests/support/published.ts'

const { documents } = published('documents')
const { records } = published('records')
const { sources: figures } = published('figures')
const english = exportWords()

const NO_LAYERS: View = { ...DEFAULT_VIEW, layers: [] }
const ARRIVALS = 'cells:uk-small-boats-monthly:arrivals:2025-01..2025-12'
const QUOTE = 'belgium-calais-group-2024:165-341'
const RECORD = 'record:calais-group-london-2024'

const NATIONALITIES = nationalityTable(published('figures'), published('nationalities'))

function gathered(
  view: View,
  evidence: readonly string[] = [],
  known = records,
  nationalities: NationalityTable | null = null,
  own: OwnData | null = null,
  texts = documents,
) {
  return provenanceOf({
    view,
    evidence,
    link: 'https://example.org/#/explore',
    version: '0123456789ab',
    date: '2026-11-25',
    documents: texts,
    records: known,
    figures,
    own,
    linkOf: (target) => `https://example.org/#/explore?reader=${writeReader(target)}`,
    nationalities,
    ...english,
  })
}

describe('the evidence of an export', () => {
  test('has a name and a link per piece, in order', () => {
    const { evidence } = gathered(NO_LAYERS, [ARRIVALS, RECORD, QUOTE])
    expect(evidence.map(({ id }) => id)).toEqual([ARRIVALS, RECORD, QUOTE])
    expect(evidence[0]?.name).toBe('Small boats across the Channel, by month, 2025')
    const document = documents.find(({ id }) => id === 'belgium-calais-group-2024')
    expect(evidence[2]?.name).toContain(document?.text.slice(165, 341))
    expect(evidence[2]?.link).toBe(`https://example.org/#/explore?reader=${QUOTE}`)
  })

  test.each(['record:unheard-of', 'unheard-of:1-2', 'cells:unheard-of:n:all', 'not a target'])(
    'is rejected when unpublished: %s',
    (id) => {
      expect(() => gathered(NO_LAYERS, [id])).toThrow(`“${id}” is not published. Nothing was exported.`)
    },
  )

  test('cites a row of an own table as such, and rejects one that is not there', () => {
    const own = ownFiguresAlone([ownFigureOf(9, '2024-01', '2024-12', { address: 'https://example.org/' })])
    const row = `${OWN_TABLE.id}:9`
    const { citations, evidence } = gathered(NO_LAYERS, [row], records, null, own)
    expect(evidence).toMatchObject([
      { id: row, name: 'your table “Stated figures”, row 9', page: 'https://example.org/' },
    ])
    expect(citations).toEqual([
      'Invented agency, Stated figures (stated.csv), row 9 · from a user’s own table',
    ])
    expect(() => gathered(NO_LAYERS, [`${OWN_TABLE.id}:8`], records, null, own)).toThrow('is not published')
  })

  test('cites a cell of an own table with times as columns by its row and column', () => {
    const cell = (column: number, month: string) => ownFigureOf(9, month, month, { column })
    const own = ownFiguresAlone([cell(4, '2024-01'), cell(5, '2024-02')])
    const citing = (id: string) => gathered(NO_LAYERS, [id], records, null, own)
    expect(citing(`${OWN_TABLE.id}:9:5`)).toMatchObject({
      evidence: [{ name: 'your table “Stated figures”, row 9, column “remark”' }],
      citations: [
        'Invented agency, Stated figures (stated.csv), row 9, column “remark” · from a user’s own table',
      ],
    })
    const both = `cells:${OWN_TABLE.id}:detections:2024-01..2024-02:route:central-mediterranean`
    expect(citing(both).citations).toEqual([
      expect.stringContaining('(stated.csv), row 9, column “detections”, column “remark” ·'),
    ])
  })

  test('cites a document of one’s own as such, with the page of the sentence', () => {
    const note = documentOf('First page. Second page.', [], { id: 'own-0123456789ab', title: 'A note' })
    const pages = {
      [note.id]: [
        { number: 1, start: 0 },
        { number: 2, start: 12 },
      ],
    }
    const own = { ...ownFiguresAlone([]), documents: [note], pages }
    const cite = (known: OwnData) =>
      gathered(NO_LAYERS, [`${note.id}:12-24`], records, null, known, [...documents, note]).citations
    expect(cite(own)).toEqual([expect.stringMatching(/, A note, .*, p\. 2 · from a user’s own document$/)])
    expect(cite({ ...own, pages: {} })).toEqual([expect.not.stringContaining('p. ')])
  })

  test('cites each publication once, with the date of the data', () => {
    const { citations } = gathered(NO_LAYERS, [
      ARRIVALS,
      'cells:uk-small-boats-monthly:arrivals:2024-01..2024-12',
      QUOTE,
      'belgium-calais-group-2024:342-484',
    ])
    expect(citations).toHaveLength(2)
    expect(citations[0]).toBe(
      'UK Home Office, Small boats across the Channel, by month, data as of 24 September 2026',
    )
    expect(citations[1]).toContain('date not stated')
  })
})

describe('a number of a route that is mostly one nationality', () => {
  const OF = 'cells:frontex-detections:detections:2024-01..2024-12:route:eastern-land-border'
  const CELLS =
    'cells:frontex-nationalities:detections:2024-01..2024-12:route:eastern-land-border:nationality:UA'

  test('has its share as a caveat, and the cells of that nationality as evidence', () => {
    const { caveats, evidence, majorities } = gathered(NO_LAYERS, [OF, OF, ARRIVALS], records, NATIONALITIES)
    expect(caveats[0]).toBe(
      'Eastern land border, detections: 84% of the 17,260 detections counted by nationality in 2024 concern nationals of one country: Ukraine.',
    )
    expect(evidence.map(({ id }) => id)).toEqual([OF, ARRIVALS, CELLS])
    expect(majorities.map(({ of, cells, nationality }) => [of, cells, nationality])).toEqual([
      [OF, CELLS, 'UA'],
    ])
  })

  test('needs the table of nationalities only where a route is counted', () => {
    expect(needsNationalities([ARRIVALS, RECORD, QUOTE])).toBe(false)
    expect(needsNationalities([ARRIVALS, OF])).toBe(true)
  })
})

describe('a map of routes', () => {
  test('cites the series behind its line widths, with their caveats', () => {
    const { citations, caveats } = gathered(DEFAULT_VIEW)
    expect(citations.map((citation) => citation.split(',')[0])).toEqual(['Frontex', 'UK Home Office'])
    expect(caveats.some((line) => line.includes('not people'))).toBe(true)
    expect(caveats.some((line) => line.includes('people who arrived'))).toBe(true)
    expect(caveats.at(-1)).toBe('Routes are schematic. Boundaries and names imply no endorsement.')
  })

  test('states one of two series, and names the other as what is drawn in grey', () => {
    const ofFrontex = 'cells:frontex-detections:detections:2025-01..2025-12:route:eastern-mediterranean'
    const { citations, context } = gathered(DEFAULT_VIEW, [ofFrontex])
    const publishers = (cited: readonly string[] = []) => cited.map((citation) => citation.split(',')[0])
    expect([publishers(citations), publishers(context)]).toEqual([['Frontex'], ['UK Home Office']])
    expect(gathered(DEFAULT_VIEW, [ofFrontex, ARRIVALS])).not.toHaveProperty('context')
  })

  test('names incomplete months only where they are counted', () => {
    const during = (...period: View['period']) =>
      gathered({ ...DEFAULT_VIEW, period }).caveats.filter((line) => line.startsWith('Incomplete'))
    expect(during({ from: '2026-08', to: '2026-09' })).toEqual([
      'Incomplete: September 2026 (Small boats across the Channel, by month).',
    ])
    expect(during({ from: '2026-05', to: '2026-08' })).toEqual([])
    expect(during()).toEqual([])
    // A query without months means all months.
    expect(gathered(NO_LAYERS, ['cells:uk-small-boats-monthly:arrivals:all']).caveats).toContain(
      'Incomplete: September 2026 (Small boats across the Channel, by month).',
    )
  })

  test('leaves out the caveats of series that only give grey lines their width', () => {
    const stated = ['cells:frontex-detections:detections:2025-01..2025-12:route:central-mediterranean']
    const { caveats } = gathered(DEFAULT_VIEW, stated)
    expect(caveats.some((line) => line.includes('not people'))).toBe(true)
    expect(caveats.filter((line) => line.includes('people who arrived'))).toEqual([])
  })

  test('has only the map caveat without routes and figures', () => {
    expect(gathered(NO_LAYERS).caveats).toHaveLength(1)
    expect(gathered(NO_LAYERS).citations).toEqual([])
  })
})

describe('the filters of an export', () => {
  test('are listed by group', () => {
    const filters = {
      ...NO_FILTERS,
      years: [2023, 2024, 2025],
      status: ['planned' as const],
      routes: ['channel'],
    }
    expect(gathered({ ...DEFAULT_VIEW, filters }).filters).toBe(
      'Time: 2023–2025; Status: Planned; Routes: English Channel',
    )
  })

  test('say when there are none, and name compared periods', () => {
    expect(gathered(DEFAULT_VIEW).filters).toBe('none: everything published')
    const compare = { first: { from: '2024-01', to: '2024-12' }, second: { from: '2025-01', to: '2025-12' } }
    expect(gathered({ ...DEFAULT_VIEW, page: 'compare', compare }).filters).toBe('Compared: 2025 with 2024')
  })
})

test('a record is cited with publisher, title and date, and people see no id in the lines of an export', () => {
  const provenance = gathered(DEFAULT_VIEW, [ARRIVALS, RECORD, QUOTE])
  const record = records.find(({ id }) => RECORD.endsWith(id))
  const [source] = record?.sources ?? []
  const date = english.words.period(record?.statedOn ?? null)
  expect(provenance.citations).toContain(`${source?.publisher}, ${source?.title}, ${date}`)
  const lines = provenanceLines(provenance, english.t, english.words).filter(({ key }) => key !== 'link')
  const shown = lines.flatMap(({ values }) => values).join(' ')
  for (const id of [ARRIVALS, RECORD, QUOTE]) expect(shown).not.toContain(id)
})

test('the date of a title is not repeated, and a record without one says so', () => {
  const [record] = records
  if (!record) throw new Error('no record')
  const page = {
    title: 'A statement, 2 May 2024',
    publisher: 'A ministry',
    publisherKind: 'official' as const,
  }
  const sources = [{ ...page, url: 'https://example.org/' }]
  const cited = (statedOn: typeof record.statedOn) =>
    gathered(NO_LAYERS, [`record:${record.id}`], [{ ...record, sources, statedOn }]).citations
  const day = { start: '2024-05-02', end: '2024-05-02', precision: 'day' as const }
  expect(cited(day)).toEqual(['A ministry, A statement, 2 May 2024'])
  expect(cited(null)).toEqual(['A ministry, A statement, 2 May 2024, date not stated'])
})

test('the lines of an export have every part under its label', () => {
  const lines = provenanceLines(gathered(NO_LAYERS, [ARRIVALS]), english.t, english.words)
  expect(lines.map(({ key }) => key)).toEqual([
    'citations',
    'licences',
    'evidence',
    'filters',
    'caveats',
    'version',
    'date',
    'link',
  ])
  expect(lines.find(({ key }) => key === 'evidence')?.values).toEqual([
    'Small boats across the Channel, by month, 2025',
  ])
  expect(lines.find(({ key }) => key === 'date')?.values).toEqual(['25 November 2026'])
})
