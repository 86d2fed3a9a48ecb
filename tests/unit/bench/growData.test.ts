import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { GROWN_FILES, type GrowingData, growData } from '#bench/growData.ts'
import { DATASET_SCHEMAS } from '#domain/datasetSchemas.ts'
import type { CodedTable } from '#domain/figureTable.ts'

const published = Object.fromEntries(
  GROWN_FILES.map((name) => [
    name,
    DATASET_SCHEMAS[name].parse(JSON.parse(readFileSync(`data/derived/${name}.json`, 'utf8'))),
  ]),
) as unknown as GrowingData
const TIMES = 3
const grown = growData(published, TIMES)

const rowsOf = ({ dimensions }: CodedTable) => dimensions[0]?.codes.length
const sumsOf = ({ counts }: CodedTable) =>
  counts.map(({ values }) => values.reduce((sum: number, value) => sum + (value ?? 0), 0))

describe('grown data', () => {
  it('are the same in every run', () => {
    expect(JSON.stringify(growData(published, TIMES)) === JSON.stringify(grown)).toBe(true)
  })

  it.each(GROWN_FILES)('are valid by the schema of %s', (name) => {
    expect(DATASET_SCHEMAS[name].safeParse(grown[name]).error).toBeUndefined()
  })

  it('have each record, measure and event of a record as many times, with an id of its own', () => {
    const { records } = published.records
    const ids = grown.records.records.map(({ id }) => id)
    expect(new Set(ids).size).toBe(records.length * TIMES)
    const ofRecords = published.measures.measures.filter(({ id }) =>
      records.some((record) => record.id === id),
    )
    const { measures } = grown.measures
    expect(new Set(measures.map(({ id }) => id)).size).toBe(
      published.measures.measures.length + ofRecords.length * (TIMES - 1),
    )
    const named = measures.flatMap(({ evidence, followedBy }) => [
      ...evidence.flatMap((item) => (item.type === 'record' ? [item.recordId] : [])),
      ...followedBy,
    ])
    expect(named.filter((id) => !ids.includes(id))).toEqual([])
    const acts = new Set(grown.outcomes.acts.map(({ id }) => id))
    expect(measures.filter(({ act }) => act !== null && !acts.has(act))).toEqual([])
  })

  it('keep the coverage of the records, and the dates of a record in all files', () => {
    const days = (records: GrowingData['records']['records']) =>
      records.flatMap(({ statedOn }) => (statedOn ? [statedOn.start.slice(0, 7)] : [])).sort()
    const [before, after] = [days(published.records.records), days(grown.records.records)]
    expect(after[0]).toBe(before[0])
    expect(after.at(-1)).toBe(before.at(-1))
    const stated = new Map(grown.records.records.map(({ id, statedOn }) => [id, statedOn]))
    for (const { id, statedOn } of [...grown.measures.measures, ...grown.overview.records])
      if (stated.has(id)) expect(statedOn).toEqual(stated.get(id))
  })

  it('have the published sums of every table in as many rows', () => {
    const files = ['figures', 'nationalities', 'channel', 'comparisons'] as const
    for (const file of files) {
      for (const [index, table] of published[file].tables.entries()) {
        const other = grown[file].tables[index]
        if (!other) throw new Error(`${table.id} is missing`)
        expect(rowsOf(other)).toBe((rowsOf(table) ?? 0) * (table.addsUp ? TIMES : 1))
        expect(sumsOf(other)).toEqual(sumsOf(table))
      }
    }
  })

  it('have incidents by day, with the published ones among them', () => {
    const { id, day, firstDay } = grown.incidents
    expect(firstDay).toBe(published.incidents.firstDay)
    expect(new Set(id).size).toBe(published.incidents.id.length * TIMES)
    expect(day).toEqual([...day].sort((a, b) => a - b))
    const at = id.indexOf(published.incidents.id[40] ?? '')
    expect(day[at]).toBe(published.incidents.day[40])
    expect(grown.incidents.deadAndMissing[at]).toBe(published.incidents.deadAndMissing[40])
  })
})
