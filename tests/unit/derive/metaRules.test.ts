import { describe, expect, it } from 'vitest'
import { FigureMeta, faultsOfMeta } from '#derive/metaRules.ts'
import { readTidyTable } from '#derive/tidyTable.ts'
import { metaOf, TODAY } from '#tests/support/figureSources.ts'

const WEEKLY = 'uk-small-boats-weekly'
const metaFile = (id: string) => FigureMeta.parse(JSON.parse(metaOf(id).text))

/** The faults of a meta file after a change in place. */
function faultsAfter(id: string, change: (meta: FigureMeta) => void): readonly string[] {
  const meta = metaFile(id)
  change(meta)
  const faults = faultsOfMeta(`${id}.meta.json`, meta, TODAY)
  for (const { remedy } of faults) expect(remedy).not.toBe('')
  return faults.map(({ place, problem }) => `${place}: ${problem}`)
}

describe('a meta file', () => {
  it('of the repository keeps the rules', () => {
    expect(faultsAfter(WEEKLY, () => {})).toEqual([])
  })

  const set = (part: object) => (meta: FigureMeta) => Object.assign(meta, part)
  const schema = (part: object) => (meta: FigureMeta) => Object.assign(meta.schema, part)
  const field = (index: number, part: object) => (meta: FigureMeta) =>
    Object.assign(meta.schema.fields[index] ?? {}, part)

  it.each<[string, (meta: FigureMeta) => void, string]>([
    ['a date after today', set({ asOf: '3026-01-01' }), 'asOf: 3026-01-01 is after today'],
    [
      'a month out of the calendar',
      set({ coverage: { from: '2018-01', to: '2026-13' } }),
      'coverage.to: “2026-13” is no month',
    ],
    ['0 read as not stated', schema({ missingValues: ['', '0'] }), 'schema.missingValues: ["","0"]'],
    ['no key', schema({ primaryKey: [] }), 'schema.primaryKey: it is empty'],
    ['a count as key', schema({ primaryKey: ['week_ending', 'boats'] }), 'it is week_ending, boats'],
    ['a time that may be empty', field(0, { constraints: {} }), 'week_ending may be empty'],
    [
      'another time column',
      set({ time: { columns: ['boats'], step: 'week', of: [] } }),
      'boats is no date, month or year',
    ],
    ['a unit of another role', field(1, { unit: 'detections' }), 'does not count detections'],
    ['fractions of people', field(1, { type: 'number' }), 'a count is whole'],
    [
      'no unit',
      ({ schema: { fields } }) => {
        for (const one of fields) delete one.unit
      },
      'no column has a unit',
    ],
    ['a column twice', field(2, { name: 'arrivals' }), 'arrivals occurs twice'],
  ])('with %s is refused', (_, change, fault) => {
    expect(faultsAfter(WEEKLY, change).join('\n')).toContain(fault)
  })

  it('cannot allow what no value may be', () => {
    const meta = metaFile('missing-migrants-incidents')
    for (const field of meta.schema.fields) {
      delete field.constraints
      if (field.unit) field.constraints = { minimum: -1_000_000 }
    }
    const names = meta.schema.fields.map(({ name }) => name)
    const row = (cells: Record<string, string>) => names.map((name) => cells[name] ?? '').join(',')
    const text = [
      names.join(','),
      row({
        id: 'a',
        date: '2024-01-01',
        dead: '-1',
        dead_and_missing: '3',
        longitude: '12',
        latitude: '35',
      }),
      row({ id: 'b', date: '2024-01-02', dead_and_missing: '3', longitude: '192', latitude: '35' }),
      row({
        id: 'c',
        date: '2024-01-02',
        dead_and_missing: '3',
        latitude: '-91',
        longitude: '1',
        source_quality: '6',
      }),
    ].join('\n')
    const { faults } = readTidyTable({ path: 'incidents.csv', text }, meta)
    expect(faults.map(({ problem }) => problem)).toEqual([
      '-1 is below 0',
      '192 is above 180',
      '-91 is below -90',
      '6 is above 5',
    ])
  })
})
