import { Blob as NodeBlob } from 'node:buffer'
import { unzipSync } from 'fflate'
import { expect, test, vi } from 'vitest'
import type { Note, NotePlans } from '#domain/note.ts'
import { NOTE, plansColumns } from '#papers/note/notePaper.ts'
import { buildNote } from '#papers/note/writeNote.ts'
import { englishI18n } from '#tests/support/english.ts'
import { CHART } from '#tests/support/slideTalks.ts'

vi.stubGlobal('Blob', NodeBlob)

const said = (text: string) => ({ text, language: 'en', citations: [], isQuote: false })
const SOURCE = {
  publisher: 'Home Office',
  citation: 'Home Office, Boats, 1 May 2025',
  address: 'https://example.org/boats',
}
const PLAN: NotePlans['rows'][number] = {
  plan: said('Joint patrols'),
  meta: 'two states, stated 1 May 2025',
  outcome: 'Under way since June 2025',
  what: said('Patrols began.'),
  tie: '',
}
const FINDING = {
  title: said('A plan'),
  titleCitations: [],
  sentences: [],
  own: [],
  months: null,
  table: null,
}

/** The parts of a written note whose findings have these months and whose one step of plans has these rows. */
async function partsOf({
  rows = [],
  months = null,
  table = null,
  sentences = [],
  charts = [],
}: Partial<Pick<NotePlans, 'rows' | 'months' | 'table' | 'sentences'> & Pick<Note, 'charts'>>) {
  const note: Note = {
    language: 'en',
    title: said('A note'),
    author: '',
    day: '1 December 2026',
    facts: [],
    lead: [],
    message: null,
    findings: [{ ...FINDING, months, table, sentences }],
    map: {
      title: said('A map'),
      picture: { ...NOTE.wideMap, title: '', description: '', metadata: null, scale: 1, panels: [] },
      alt: '',
      signs: [],
      note: '',
    },
    table: null,
    quotes: [],
    further: [],
    charts,
    plans: [{ ...FINDING, columns: ['Plan', 'Outcome', 'Shown'], rows, without: null, note: '' }],
    notKnown: [],
    sources: [],
    method: [],
    link: { text: 'Open', address: 'https://example.org/' },
  }
  const t = englishI18n().getFixedT('en', 'note') as never
  const blob = await buildNote({ note, t, png: new Uint8Array([0]) })
  const files = unzipSync(new Uint8Array(await blob.arrayBuffer()))
  return (path: string) => new TextDecoder().decode(files[path])
}

test('one plan is a sentence, several are a table', async () => {
  const alone = (await partsOf({ rows: [PLAN] }))('word/document.xml')
  expect(alone.replaceAll(/<[^>]+>/g, '')).toContain(
    'Joint patrols two states, stated 1 May 2025. Under way since June 2025. Patrols began.',
  )
  expect(alone).not.toContain('<w:tbl>')
  expect((await partsOf({ rows: [PLAN, PLAN] }))('word/document.xml')).toContain('<w:tbl>')
})

test('a chart is in one row with its title, which no page break parts', async () => {
  const charts = [{ title: 'Chart 1. Arrivals', chart: CHART, alt: '', note: '' }]
  const written = (await partsOf({ charts }))('word/document.xml')
  const row = /<w:tr>(?:(?!<\/w:tr>).)*Chart 1\. Arrivals.*?<\/w:tr>/s.exec(written)?.[0] ?? ''
  expect(row).toContain('<w:cantSplit/>')
  expect(row).toContain('<c:chart ')
})

test('months stand in a table, twelve across, and its first part has the footnotes', async () => {
  const columns = Array.from({ length: 14 }, (_, at) => `M${at + 1}`)
  const name = {
    ...said('2025'),
    citations: [{ quote: null, source: SOURCE, place: 'cells', isCells: true }],
  }
  const part = await partsOf({
    months: { columns, rows: [{ name, values: columns.map((_, at) => `${at + 100}`) }], note: '' },
  })
  const tables = part('word/document.xml').match(/<w:tbl>.*?<\/w:tbl>/gs) ?? []
  expect(tables.map((table) => table.match(/<w:gridCol /g)?.length)).toEqual([13, 3])
  expect(tables.map((table) => table.includes('footnoteReference'))).toEqual([true, false])
  expect(tables[1]).toContain('113')
})

test('a publication is named whole in its first footnote, which later ones refer to', async () => {
  const cited = (months: string) => ({
    ...said(`In ${months}.`),
    citations: [{ quote: null, source: SOURCE, place: months, isCells: true }],
  })
  const part = await partsOf({ sentences: [cited('2025'), cited('2024'), cited('2025')] })
  const notes = part('word/footnotes.xml').match(/<w:footnote w:id="[1-9].*?<\/w:footnote>/gs) ?? []
  const written = notes.map((one) => one.replaceAll(/<[^>]+>/g, ''))
  expect(written).toEqual([
    'Home Office, Boats, 1 May 2025: 2025. example.org',
    'Home Office, see note 1: 2024.',
  ])
  expect(notes[1]).toContain('NOTEREF note_1 ')
})

test('rows of a finding are a table whose last words lead to the page', async () => {
  const row = { when: 'May 2025', what: said('Joint patrols'), said: 'Done, Home Office' }
  const part = await partsOf({
    table: {
      columns: ['When', 'What', 'Publisher'],
      rows: [{ ...row, address: 'https://example.org/boats' }],
    },
  })
  const [table = ''] = part('word/document.xml').match(/<w:tbl>.*?<\/w:tbl>/gs) ?? []
  expect(table).toContain('<w:tblHeader/>')
  expect(/<w:hyperlink .*?<\/w:hyperlink>/s.exec(table)?.[0].replaceAll(/<[^>]+>/g, '')).toBe(
    'Done, Home Office',
  )
  expect(part('word/document.xml')).not.toContain('footnoteReference')
})

test('a program without Arial or Georgia knows their families', async () => {
  const part = await partsOf({})
  const families = [...part('word/fontTable.xml').matchAll(/w:name="(\w+)"><w:family w:val="(\w+)"/g)]
  expect(families.map(([, name, family]) => [name, family])).toEqual([
    ['Arial', 'swiss'],
    ['Georgia', 'roman'],
  ])
  expect(part('word/styles.xml')).not.toContain('<w:rFonts w:asciiTheme')
})

test('columns of plans fill the page, and long words of one get more of it', () => {
  const long = 'a plan with a long name of many words '.repeat(3)
  const ofNames = plansColumns([[long, 'Done', 'Shown']], 500)
  const ofPages = plansColumns([['Plan', 'Done', long]], 500)
  for (const columns of [ofNames, ofPages]) expect(columns.reduce((sum, one) => sum + one, 0)).toBe(500)
  expect(ofNames[0]).toBeGreaterThan(ofPages[0] ?? 0)
})

test.each(['arrivals', 'detections'] as const)(
  'bars of %s of an earlier period are pale beside the later',
  async (unit) => {
    const looks = async (periods: number) => {
      const chart = { ...CHART, unit, series: CHART.series.slice(0, periods) }
      const xml = (await partsOf({ charts: [{ title: 'Months', chart, alt: '', note: '' }] }))(
        'word/charts/chart1.xml',
      )
      expect(xml).toContain('#,##0')
      return [...xml.matchAll(/<c:ser>.*?<c:spPr>(.*?)<\/c:spPr>.*?<\/c:ser>/gs)].map(([, look = '']) => {
        expect(look.split('<a:ln').length).toBeLessThan(3)
        return look.startsWith('<a:noFill/>') ? 'hollow' : look.includes('<a:alpha') ? 'pale' : 'full'
      })
    }
    expect(await looks(2)).toEqual(['pale', 'full'])
    expect(await looks(1)).toEqual([unit === 'arrivals' ? 'hollow' : 'full'])
  },
)
