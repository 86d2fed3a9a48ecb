import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  CAUSES,
  causeKey,
  causesOfKey,
  dateOfDay,
  dayOfDate,
  IncidentColumns,
  incidentAt,
} from '#domain/incident.ts'

const COLUMNS: IncidentColumns = {
  firstDay: '2024-02-28',
  places: ['channel', 'not-stated'],
  countries: ['FR', 'LY'],
  causes: ['drowning', 'drowning+violence'],
  informationSources: ['A paper'],
  id: ['x', 'y'],
  day: [0, 2],
  isCumulative: [0, 1],
  place: [0, 1],
  country: [0, 1],
  cause: [1, 0],
  dead: [1, null],
  missing: [null, null],
  deadAndMissing: [1, 9],
  survivors: [0, null],
  longitude: [18_512, -123_456],
  latitude: [510_000, 350_001],
  location: ['off Calais', 'off Libya'],
  informationSource: [0, null],
  url: ['https://example.org/a', null],
  sourceQuality: [3, null],
}

describe('an incident', () => {
  it('is read from its row in every column', () => {
    expect(incidentAt(COLUMNS, 0)).toEqual({
      id: 'x',
      date: '2024-02-28',
      precision: 'day',
      place: 'channel',
      country: 'FR',
      cause: 'drowning+violence',
      dead: 1,
      missing: null,
      deadAndMissing: 1,
      survivors: 0,
      longitude: 1.8512,
      latitude: 51,
      location: 'off Calais',
      informationSource: 'A paper',
      url: 'https://example.org/a',
      sourceQuality: 3,
    })
  })

  it('that covers several is dated to its month, and what is not stated is null', () => {
    expect(incidentAt(COLUMNS, 1)).toMatchObject({
      date: '2024-03-01',
      precision: 'month',
      dead: null,
      survivors: null,
      informationSource: null,
      url: null,
      sourceQuality: null,
    })
  })

  it.each([
    ['a column is too short', { ...COLUMNS, location: ['one'] }],
    ['a place index is out of range', { ...COLUMNS, place: [0, 2] }],
    ['a source index is out of range', { ...COLUMNS, informationSource: [0, -1] }],
    ['a count is not a whole number', { ...COLUMNS, dead: [0.5, null] }],
  ])('is rejected with its whole table when %s', (_, columns) => {
    expect(IncidentColumns.safeParse(COLUMNS).success).toBe(true)
    expect(IncidentColumns.safeParse(columns).success).toBe(false)
  })
})

it('converts dates to days and back, across leap years and clock changes', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 20_000 }), (day) => {
      expect(dayOfDate('2014-01-01', dateOfDay('2014-01-01', day))).toBe(day)
    }),
  )
  expect(dateOfDay('2024-02-28', 2)).toBe('2024-03-01')
})

it('encodes several causes as one key and decodes them', () => {
  fc.assert(
    fc.property(fc.subarray([...CAUSES], { minLength: 1 }), (causes) => {
      expect(causesOfKey(causeKey(causes))).toEqual(causes)
    }),
  )
})
