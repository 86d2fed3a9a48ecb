import { describe, expect, it } from 'vitest'
import { recordValueFaults } from '#derive/importRecords.ts'
import type { RecordValue } from '#domain/datedRecord.ts'
import { recordOf, words } from '#tests/support/builders.ts'
import { rulesOf } from '#tests/support/lexicon.ts'

const { numbers } = rulesOf('en')

/** The problems of a record with this summary and value. */
function problemsOf(summary: string, value: Omit<RecordValue, 'what'>): readonly string[] {
  const record = recordOf({ summary: words(summary), values: [{ ...value, what: words('what') }] })
  return recordValueFaults([record], numbers).map(({ problem, remedy }) => {
    expect(remedy).not.toBe('')
    return problem
  })
}

const detections = {
  place: 'channel',
  isPart: false,
  counts: 'detections',
  states: 'count',
  months: null,
  areWhole: true,
} as const

describe('a value of a record', () => {
  it.each<[string, Omit<RecordValue, 'what'>]>([
    ['The package is worth €7.4 billion.', { value: 7_400_000_000, unit: 'EUR' }],
    ['Ten places are searched.', { value: 10, unit: 'locations' }],
    ['Detections fell by 41 percent.', { value: -41, unit: 'percent' }],
    ['The penalty is at least three years in prison.', { value: 3, unit: 'years' }],
    ['Police seize cash.', { value: 65_000, unit: 'EUR', written: '€65,000' }],
  ])('stands in the text: %s', (summary, value) => {
    expect(problemsOf(summary, value)).toEqual([])
  })

  it.each<[string, string, Omit<RecordValue, 'what'>, string]>([
    ['×1000', 'Police arrest 19 people.', { value: 19_000, unit: 'arrests' }, 'gives 19000 arrests'],
    [
      'negative',
      'Police arrest 19 people.',
      { value: -19, unit: 'arrests' },
      '-19 arrests lies outside 0 to',
    ],
    [
      'fractional',
      'Police arrest 19 people.',
      { value: 19.5, unit: 'arrests' },
      '19.5 arrests is no whole number',
    ],
    ['money for people', 'Police arrest 19 people.', { value: 19, unit: 'EUR' }, 'gives 19 EUR'],
    ['people for money', 'It costs €19 million.', { value: 19_000_000, unit: 'votes' }, 'lies outside'],
    ['people for a percentage', 'A rise of 19 percent.', { value: 19, unit: 'persons' }, 'gives 19 persons'],
    ['of an unknown unit', '19 apples.', { value: 19, unit: 'apples' }, 'there is no unit apples'],
    [
      'unlike its words',
      'Police seize cash.',
      { value: 65, unit: 'EUR', written: '€65,000' },
      'gives 65 EUR',
    ],
    [
      'of a flow in another unit',
      '19 boats.',
      { value: 19, unit: 'boats', flow: detections },
      'a count of detections is not in boats',
    ],
  ])('is refused if it is %s', (_, summary, value, problem) => {
    expect(problemsOf(summary, value).join()).toContain(problem)
  })
})
