import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { describe, expect, it, test } from 'vitest'
import { FigureMeta, HandedMeta } from '#derive/metaRules.ts'
import { readTidyTable } from '#derive/tidyTable.ts'
import { textIn } from '#domain/language.ts'
import { extractTables } from '#extract/extractTables.ts'
import { tableCells } from '#extract/htmlLines.ts'
import messages from '#i18n/messages/en/ownData.json' with { type: 'json' }
import { officeFaults } from '#tests/support/officeFaults.ts'
import { readOwnTable } from '#tests/support/readOwnTable.ts'
import { tableWorkbook } from '#worker/deskTables.ts'
import { pipelineFiles } from '#worker/pipelineTable.ts'

const { figures } = readOwnTable(
  [
    ['month', 'route', 'detections', 'publisher', 'note'],
    ['2024-01', 'Western Balkans', '10', 'A & B', 'a "note", of two\nlines'],
    ['2024-02', 'Western Balkans', '20', 'A & B', ''],
    ['2024-03', 'Western Balkans', 'n/a', 'A & B', ''],
    ['2024-04', 'Western Balkans', '40', 'C', ''],
    ['2024-01 to 2024-04', 'Channel', '70', 'C', 'Attempts to leave'],
    ['2024', 'Eastern land border', '5', 'C', '=1+1'],
    ['2024-05', 'Eastern land border', '1', 'C', ''],
    ['2024-02-03', 'total', '9', '', ''],
  ],
  { answers: { 'note:channel:attempts to leave': 'apart' } },
)
const TABLE = {
  title: 'Invented',
  fileName: 'invented.csv',
  sheet: null,
  coverageTo: null,
  sha256: '0'.repeat(64),
  settings: {
    ...{ role: null, licence: null, definition: null, publisher: null },
    ...{ order: null, asOf: null, page: null },
  },
  figures,
}
const { ownTables: english } = messages
const STATED = {
  ...TABLE,
  settings: {
    ...TABLE.settings,
    role: 'stated',
    licence: 'CC BY 4.0',
    definition: 'Détections, par mois',
    publisher: 'An office',
  },
} as const
const WORDS = {
  ...english.sheetNames,
  facts: english.sheetAbout,
  role: null,
  notStated: 'not stated',
  yes: english.yes,
  no: english.no,
  overlap: english.notAdded,
  columns: { ...english.meaning, ...english.sheetColumns },
}

describe('the export for the pipeline', () => {
  it('is a tidy table that the derivation reads without a fault, one id per row', () => {
    const { csv, meta } = pipelineFiles(TABLE, 'en')
    const { schema, ...facts } = HandedMeta.parse(JSON.parse(meta))
    expect(facts).toMatchObject({ role: null, licence: null, definition: null })
    const { table, faults } = readTidyTable({ path: 'invented.csv', text: csv }, { schema } as Parameters<
      typeof readTidyTable
    >[1])
    expect(faults).toEqual([])
    expect(table.rows.map(({ cells }) => cells.get('id'))).toEqual(figures.map(({ id }) => id))
    expect(table.rows.map(({ cells }) => cells.get('detections'))).toEqual([10, 20, null, 40, 70, 5, 1, 9])
    expect(table.rows.at(-1)?.cells.get('period')).toBe('2024-02-03/2024-02-03')
  })

  it('says what the reader stated of role, licence and definition, in their language, as the pipeline reads it', () => {
    const { csv, meta } = pipelineFiles(STATED, 'fr')
    const { role, licence, definition, schema } = HandedMeta.parse(JSON.parse(meta))
    expect(role).toBe('stated')
    expect(licence && [textIn(licence.name, 'en'), textIn(licence.credit, 'en')]).toEqual([
      { text: 'CC BY 4.0', language: 'fr' },
      { text: 'An office', language: 'fr' },
    ])
    expect(definition).toEqual({ given: 'Détections, par mois', language: 'fr' })
    const english = HandedMeta.parse(JSON.parse(pipelineFiles(STATED, 'en').meta))
    // A text in English is what the meta file of a published table has.
    expect(FigureMeta.shape.definition.parse(english.definition)).toEqual({ en: 'Détections, par mois' })
    const { table, faults } = readTidyTable({ path: 'invented.csv', text: csv }, { schema } as Parameters<
      typeof readTidyTable
    >[1])
    expect(faults).toEqual([])
    for (const { cells } of table.rows) {
      expect(['role', 'licence', 'definition'].map((name) => cells.get(name))).toEqual([
        'stated',
        'CC BY 4.0',
        'Détections, par mois',
      ])
    }
  })
})

test('the export for the pipeline says all that the person who receives it must add', () => {
  const { meta, readme } = pipelineFiles(TABLE, 'en')
  const { error } = FigureMeta.safeParse(JSON.parse(meta))
  const lacking = error?.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys : [String(issue.path[0])],
  )
  expect(lacking).toContain('time')
  const named = (name: string) =>
    readme.includes(`
- ${name}: `) || readme.includes(`\`${name}\``)
  expect([...new Set(lacking)].filter((name) => !named(name))).toEqual([])
  expect(pipelineFiles(STATED, 'en').readme).not.toMatch(/^- (role|licence|definition):/m)
})

describe('the workbook', () => {
  it('has one id per row and live sums of one route, unit and publisher, and is sound', async () => {
    const bytes = await tableWorkbook(STATED, { ...WORDS, role: english.roles.stated })
    const path = join(mkdtempSync(join(tmpdir(), 'throughline-')), 'invented.xlsx')
    writeFileSync(path, bytes)
    expect(await officeFaults(path)).toEqual([])

    const read = await extractTables({ bytes }, 'xlsx')
    if (!read.ok) throw new Error(read.fault.code)
    const [rows = [], sums = [], about = []] = read.tables.sheets.map(({ text }) => tableCells(text))
    expect(rows.slice(1).map(([id]) => id)).toEqual(figures.map(({ id }) => id))
    expect(rows.slice(1).map((cells) => cells[5])).toEqual(['10', '20', '', '40', '70', '5', '1', '9'])
    expect(rows[1]?.[11]).toBe('a "note", of two\nlines')
    expect(sums.slice(1).map((cells) => cells.slice(0, 4))).toEqual([
      ['western-balkans', 'detections', 'A & B', '2'],
      ['western-balkans', 'detections', 'C', '1'],
      ['eastern-land-border', 'detections', 'C', '2'],
      ['total', 'detections', 'not stated', '1'],
    ])
    expect(sums[3]?.[4]).toBe(english.notAdded)
    expect(about).toEqual([
      ['Title', 'Invented'],
      ['File', 'invented.csv'],
      ['Sheet', 'not stated'],
      ['End of coverage', 'not stated'],
      ['What the table is for', 'figures stated in words'],
      ['Licence', 'CC BY 4.0'],
      ['Definition', 'Détections, par mois'],
      ['SHA-256 of its cells', '0'.repeat(64)],
    ])

    const sheet = new TextDecoder().decode(unzipSync(bytes)['xl/worksheets/sheet2.xml'])
    const formulas = [...sheet.matchAll(/<f>([^<]+)<\/f>/g)].map(([, formula]) =>
      formula?.replaceAll('&apos;', "'").replaceAll('&quot;', '"').replaceAll('&#39;', "'"),
    )
    expect(formulas).toHaveLength(3)
    expect(formulas[0]).toBe(
      `SUMIFS('Figures'!$F$2:$F$9,'Figures'!$D$2:$D$9,$A2,'Figures'!$G$2:$G$9,$B2,'Figures'!$H$2:$H$9,$C2,'Figures'!$E$2:$E$9,"",'Figures'!$K$2:$K$9,"no")`,
    )
  })
})
