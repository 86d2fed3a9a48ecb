import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readVintages } from '#derive/vintages.ts'
import { sha256 } from '#scripts/readInput.ts'
import { tidyTable } from '#tests/support/figureSources.ts'

const PATH = 'data/sources/figures/frontex-detections.vintages'
const table = tidyTable('frontex-detections')
const text = (ending: string) => readFileSync(PATH + ending, 'utf8')

/** The problems of the states after a change of each file. */
function problems(
  ofCsv: (csv: string) => string = (csv) => csv,
  ofMeta: (meta: string) => string = (meta) => meta,
): readonly string[] {
  const { vintages, faults } = readVintages(
    { path: `${PATH}.csv`, text: ofCsv(text('.csv')) },
    { path: `${PATH}.json`, text: ofMeta(text('.json')) },
    table,
    { dimensionKeys: () => ({}), today: '2030-12-31', sha256 },
  )
  expect(vintages === null).toBe(faults.length > 0)
  return faults.map(({ place, problem }) => `${place}: ${problem}`)
}

describe('the earlier states of a table', () => {
  it('are what was read', () => {
    expect(problems()).toEqual([])
  })

  it('stop the derivation where a value was changed, in that state and those before', () => {
    const found = problems((csv) => csv.replace('2025-04,detections,2955', '2025-04,detections,2956'))
    expect(found).toEqual(['(file): the state of 2025-06-03 is not what was read: it has 1764 rows now'])
  })

  it('stop the derivation where a row names no state, no column or no number, or is there twice', () => {
    expect(problems((csv) => csv.replace(',2955,2025-06-03', ',2955,2025-06-04'))).toEqual([
      'row 36, column known_on: no state is of 2025-06-04',
    ])
    expect(problems((csv) => csv.replace('detections,2955', 'arrivals,2,955'))).not.toEqual([])
    expect(problems((csv) => csv.replace('detections,2955', 'detections,many'))).toEqual([
      'row 36, column value: “many” is no whole number',
    ])
    const doubled = problems((csv) => csv + csv.split('\n')[1])
    expect(doubled[0]).toMatch(/is in a row above$/)
  })

  it('stop the derivation where they are out of order', () => {
    const found = problems(
      (csv) => csv,
      (meta) => meta.replace('"knownOn": "2025-02-04"', '"knownOn": "2025-03-05"'),
    )
    expect(found.join()).toMatch(/2025-03-05 is not before 2025-03-04/)
  })
})
