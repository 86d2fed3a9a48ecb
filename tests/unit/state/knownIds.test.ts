import { describe, expect, test } from 'vitest'
import { knownIds } from '#domain/knownIds.ts'
import type { Vocabulary } from '#domain/vocabulary.ts'
import { eventOf, measureOf, regionOf, routeOf, words } from '#tests/support/builders.ts'

const vocabulary: Vocabulary = {
  categories: [],
  drivers: [],
  eventCategories: [],
  figureCategories: [],
  forms: [],
  dropReasons: [],
  publishers: [],
  actors: [
    { id: 'calais-group', type: 'group', label: words('x'), partOf: null, members: ['NL'], source: null },
  ],
}
const files = {
  measures: { measures: [measureOf({ id: 'm', countries: ['LY'], actors: ['frontex', 'BE'] })] },
  timeline: { events: [eventOf({ id: 'e', countries: ['TN'] })] },
  routes: {
    routes: [routeOf({ id: 'r', departure: ['DZ'], transit: ['MA'], arrival: ['ES'] })],
    regions: [regionOf({ id: 'g', countries: ['SY'] })],
  },
  vocabulary,
}

describe('the known ids', () => {
  test('include a country named by any place, measure, event or member of an actor', () => {
    const { country } = knownIds(files).selected
    expect([...(country ?? [])].sort()).toEqual(['BE', 'DZ', 'ES', 'LY', 'MA', 'NL', 'SY', 'TN'])
  })

  test('include an actor of the lexicon or of a measure', () => {
    expect([...(knownIds(files).filters.actors ?? [])].sort()).toEqual(['BE', 'calais-group', 'frontex'])
  })

  test('are null while their file is missing', () => {
    expect(knownIds({}).selected.country).toBeNull()
    expect(knownIds({ ...files, timeline: undefined }).filters.actors).toBeNull()
    expect(knownIds({ ...files, timeline: undefined }).selected.measure).toEqual(new Set(['m']))
  })
})
