import { describe, expect, it } from 'vitest'
import {
  DETECTIONS,
  faultsOf,
  imported,
  importRequest,
  metaOf,
  tidyTable,
} from '#tests/support/figureSources.ts'

describe('a publisher’s file of a series', () => {
  it('becomes a table, with coverage, date and partial months in its meta file', () => {
    const { csv, meta, report } = imported(importRequest('frontex-detections', DETECTIONS))
    expect(csv).toBe(DETECTIONS)
    expect(meta.coverage).toEqual({ from: '2024-01', to: '2024-03' })
    expect([meta.asOf, meta.partialMonths]).toEqual(['2030-01-31', []])
    expect(report).toContain('rows added: 3')
  })

  it('appends new months, replaces revised ones, keeps missing ones, and reports all three', () => {
    const file = 'route,month,detections\nOther,2024-04,9\nOther,2024-02,7\nOther,2024-03,0\n'
    const { csv, report } = imported(importRequest('frontex-detections', file, { table: DETECTIONS }))
    expect(csv.split('\n').slice(1, 5)).toEqual([
      'Other,2024-01,5',
      'Other,2024-02,7',
      'Other,2024-03,0',
      'Other,2024-04,9',
    ])
    expect(report).toEqual([
      'rows read: 3, taken: 3',
      'rows added: 1',
      '  Other · 2024-04',
      'cells revised: 1',
      '  Other · 2024-02, detections: 6 → 7',
      'rows that the file lacks, kept: 1',
      '  Other · 2024-01',
      'rows: 3 → 4',
      'detections: 11 → 21',
      'kept as the state of 2026-08-04: 2 cells',
    ])
  })

  it('with --withdraw removes rows missing from its months', () => {
    const head = 'route,border_type,nationality,month,detections\n'
    const table = `${head}Other,Sea,IRQ,2024-01,3\nOther,Sea,OOO,2024-02,9\nOther,Sea,SYR,2024-02,1\n`
    const file = 'route,border_type,nationality_iso3,month,detections\nOther,Sea,SYR,2024-02,1\n'
    const request = importRequest('frontex-nationalities', file, { table, withdraw: true })
    const { csv, report } = imported(request)
    expect(csv).toBe(`${head}Other,Sea,IRQ,2024-01,3\nOther,Sea,SYR,2024-02,1\n`)
    expect(report.slice(1)).toEqual([
      'rows that the file lacks, kept: 1',
      '  Other · Sea · IRQ · 2024-01',
      'rows that the file lacks, taken out: 1',
      '  Other · Sea · OOO · 2024-02',
      'rows: 3 → 2',
      'detections: 13 → 4',
      'kept as the state of 2025-06-03: 1 cells',
    ])
    expect(imported({ ...request, withdraw: false }).csv).toBe(table)
  })

  it('changes nothing when imported twice', () => {
    const { csv, report } = imported(importRequest('frontex-detections', DETECTIONS, { table: DETECTIONS }))
    expect(csv).toBe(DETECTIONS)
    expect(report).toContain('nothing changes')
  })

  it('accepts columns in another order and whole numbers with “.0”', () => {
    const file = 'detections,route,month\n5.0,Other,2024-01\n'
    expect(imported(importRequest('frontex-detections', file)).csv).toContain('Other,2024-01,5\n')
  })

  it('is rejected where a thousands separator would be read as decimals', () => {
    expect(
      faultsOf(importRequest('frontex-detections', 'route,month,detections\nOther,2024-01,12.000\n')),
    ).toEqual(['file.csv · row 2, column detections: “12.000” is no whole number'])
  })

  it('is rejected with every fault, by row and column, in row order', () => {
    const file = `route,month,detections
Other,2024-01,-5
Other,2024-02,many
Other,2024-02,6
Other,2024-13,6
Nowhere,2024-01,1
Nowhere,2024-02,1
Other,2024-05,"1,200"
Other,2024-06,1.5
Other,2024-07,
`
    expect(faultsOf(importRequest('frontex-detections', file))).toEqual([
      'file.csv · row 2, column detections: -5 is below 0',
      'file.csv · row 3, column detections: “many” is no whole number',
      'file.csv · row 4, column month: Other · 2024-02 is in row 3 too',
      'file.csv · row 5, column month: “2024-13” is no month (YYYY-MM)',
      'file.csv · row 6, column route: the crosswalk does not know “Nowhere” of frontex (in 2 rows)',
      'file.csv · row 8, column detections: “1,200” is no whole number',
      'file.csv · row 9, column detections: “1.5” is no whole number',
      'file.csv · row 10, column detections: the cell is empty',
    ])
  })

  it('is rejected when a column has another name, is missing, is new or occurs twice', () => {
    const file = 'route,month,detections_total,sex,sex\nOther,2024-01,5,f,m\n'
    expect(faultsOf(importRequest('frontex-detections', file))).toEqual([
      'file.csv · row 1, column detections: it is missing',
      'file.csv · row 1, column detections_total: nothing is known of this column',
      'file.csv · row 1, column sex: nothing is known of this column',
    ])
  })

  it('is rejected at a missing month, in the file or between it and the table', () => {
    const gap = DETECTIONS.replace('Other,2024-02,6\n', '')
    expect(faultsOf(importRequest('frontex-detections', gap))).toEqual([
      'file.csv · row 2, column month: Other: 2024-02 is missing beside this row',
    ])
    const later = 'route,month,detections\nOther,2024-05,1\n'
    expect(faultsOf(importRequest('frontex-detections', later, { table: DETECTIONS }))).toEqual([
      'data/sources/figures/frontex-detections.csv · row 4, column month: Other: 2024-04 is missing beside this row',
    ])
  })

  it('is rejected when its date is before its rows or before the date of the table', () => {
    expect(faultsOf(importRequest('frontex-detections', DETECTIONS, { asOf: '2024-02-20' }))).toEqual([
      'file.csv · --as-of: the file has 2024-03, after 2024-02-20',
      'file.csv · --as-of: the table is of 2026-08-04, later than 2024-02-20',
    ])
  })

  it('is rejected when it is empty, has no rows or is not a table', () => {
    expect(faultsOf(importRequest('frontex-detections', ''))).toEqual([
      'file.csv · (file): the file is empty',
    ])
    expect(faultsOf(importRequest('frontex-detections', 'route,month,detections\n'))).toEqual([
      'file.csv · (file): there is no row',
    ])
    expect(faultsOf(importRequest('frontex-detections', 'PK\u0003\u0004"\u0000'))).not.toEqual([])
  })

  it('is rejected while the existing table has faults', () => {
    const table = DETECTIONS.replace('Other,2024-01,5', 'Other,2024-01,five')
    expect(faultsOf(importRequest('frontex-detections', DETECTIONS, { table }))).toEqual([
      'data/sources/figures/frontex-detections.csv · row 2, column detections: “five” is no whole number',
    ])
  })
})

describe('the small boats', () => {
  const DAYS = `date,migrants_arrived,boats_arrived,boats_uncontrolled_landings
2024-02-28,3,1,
2024-02-29,0,0,
2024-03-01,10,2,0
`

  it('have every day and only valid dates, and mark the incomplete month', () => {
    const { csv, meta } = imported(importRequest('uk-small-boats-daily', DAYS, { asOf: '2026-09-29' }))
    expect(csv.split('\n')[1]).toBe('2024-02-28,3,1,')
    expect(meta.partialMonths).toEqual([])
    expect(faultsOf(importRequest('uk-small-boats-daily', DAYS.replace('2024-02-29', '2024-02-30')))).toEqual(
      ['file.csv · row 3, column date: “2024-02-30” is no date (YYYY-MM-DD)'],
    )
    expect(faultsOf(importRequest('uk-small-boats-daily', DAYS.replace('2024-02-29,0,0,\n', '')))).toEqual([
      'file.csv · row 2, column date: 2024-02-29 is missing beside this row',
    ])
    const toSeptember = `date,migrants_arrived,boats_arrived,boats_uncontrolled_landings\n2026-09-29,0,0,0\n`
    const partial = imported(importRequest('uk-small-boats-daily', toSeptember, { asOf: '2026-09-29' }))
    expect(partial.meta.partialMonths).toEqual(['2026-09'])
    const ended = imported(importRequest('uk-small-boats-daily', toSeptember, { asOf: '2026-10-01' }))
    expect(ended.meta.partialMonths).toEqual([])
  })

  it('report faults by the publisher’s column name', () => {
    expect(faultsOf(importRequest('uk-small-boats-daily', DAYS.replace(',3,1,', ',-3,1,')))).toEqual([
      'file.csv · row 2, column migrants_arrived: -3 is below 0',
    ])
  })

  it('accept only whole weeks', () => {
    const head =
      'week_ending,migrants_arrived,boats_arrived,boats_uncontrolled_landings,migrants_prevented,events_prevented\n'
    const file = `${head}2024-05-05,1,1,0,,\n2024-05-13,1,1,0,5,1\n`
    expect(faultsOf(importRequest('uk-small-boats-weekly', file))).toEqual([
      'file.csv · row 2, column week_ending: 2024-05-12 is missing beside this row',
      'file.csv · row 3, column week_ending: 2024-05-13 is not one week from its neighbours',
    ])
  })

  it('have months that are the sums of their days', () => {
    const daily = tidyTable('uk-small-boats-daily')
    const file = 'month,migrants_arrived,boats_arrived\n2018-01,7,1\n2018-02,1,0\n'
    expect(faultsOf(importRequest('uk-small-boats-monthly', file, { daily }))).toEqual([
      'file.csv · row 3, column migrants_arrived: 2018-02 has 1, and its days in uk-small-boats-daily.csv add up to 0',
    ])
  })
})

describe('the years of deaths', () => {
  it('end with the month of the data in an incomplete year', () => {
    const file =
      'year,mediterranean_dead_and_missing,global_dead_and_missing\n2025,2185,7927\n2026,1700,4000\n'
    const { meta } = imported(importRequest('missing-migrants-annual', file, { asOf: '2026-10-05' }))
    expect(meta.coverage).toEqual({ from: '2025-01', to: '2026-10' })
    expect(meta.partialMonths).toEqual(['2026-10'])
  })
})

describe('nationalities', () => {
  const HEAD = 'route,border_type,nationality_iso3,month,detections\n'

  it('are countries or known codes without a country', () => {
    const file = `${HEAD}Other,Sea,SYR,2024-01,1\nOther,Sea,OOO,2024-01,1\nOther,Air,XXQ,2024-01,1\n`
    expect(faultsOf(importRequest('frontex-nationalities', file))).toEqual([
      'file.csv · row 4, column border_type: “Air” is none of Sea, Land',
    ])
    const code = file.replace('Air', 'Land')
    expect(faultsOf(importRequest('frontex-nationalities', code))).toEqual([
      'file.csv · row 4, column nationality_iso3: “XXQ” is no ISO 3166-1 alpha-3 code',
    ])
  })
})

describe('what an import replaces', () => {
  const LATER = 'route,month,detections\nOther,2024-01,5\nOther,2024-02,7\nOther,2024-03,0\nOther,2024-04,9\n'

  const meta = metaOf('frontex-detections')
  const COVERING = { ...meta, text: meta.text.replace('"to": "2026-06"', '"to": "2024-03"') }

  it('is kept as an earlier state of the table: its cells that change, and not the months that are new', () => {
    const request = importRequest('frontex-detections', LATER, { table: DETECTIONS, meta: COVERING })
    const { vintages, report } = imported(request)
    expect(vintages?.csv).toBe(
      'route,month,count,value,known_on,source\nOther,2024-02,detections,6,2026-08-04,the table as of 2026-08-04\n',
    )
    expect(JSON.parse(vintages?.meta ?? '')).toMatchObject({
      table: 'frontex-detections',
      states: [{ knownOn: '2026-08-04', content: { rows: 3, totals: { detections: 11 } } }],
    })
    expect(report).toContain('kept as the state of 2026-08-04: 1 cells')
  })

  it('is nothing where a file changes nothing, is the first, or bears no later date', () => {
    const twice = importRequest('frontex-detections', DETECTIONS, { table: DETECTIONS })
    const sameDay = importRequest('frontex-detections', LATER, { table: DETECTIONS, asOf: '2026-08-04' })
    const first = importRequest('frontex-detections', DETECTIONS)
    expect([twice, sameDay, first].map((request) => imported(request).vintages)).toEqual([null, null, null])
  })
})
