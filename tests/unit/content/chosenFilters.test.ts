import { describe, expect, test } from 'vitest'
import { chosenFilters, withoutChosen } from '#content/viewTitle.ts'
import { type Filters, NO_FILTERS } from '#domain/view.ts'

const ask = (part: Partial<Filters>): Filters => ({ ...NO_FILTERS, ...part })
const read = (filters: Filters) =>
  chosenFilters(filters).flatMap(({ join, choices }) => [
    ...(join ? [join] : []),
    choices.map(({ choice }) => String(choice)).join('–'),
  ])

describe('the chosen filters', () => {
  test('are joined by "or" within a group and by "and" between groups', () => {
    const filters = ask({ measures: ['prevention', 'coordination'], regions: ['sahel'], countries: ['IQ'] })
    expect(read(filters)).toEqual(['prevention', 'or', 'coordination', 'and', 'sahel', 'or', 'IQ'])
    expect(read({ ...filters, all: 'measures' })).toEqual([
      'prevention',
      'and',
      'coordination',
      'and',
      'sahel',
      'or',
      'IQ',
    ])
    expect(chosenFilters(NO_FILTERS)).toEqual([])
  })

  test('hold years that follow each other as one, and remove them together', () => {
    const filters = ask({ years: [2026, 2023, 2025, 'not-stated'], status: ['done'] })
    expect(read(filters)).toEqual(['2023', 'or', '2025–2026', 'or', 'not-stated', 'and', 'done'])
    const run = chosenFilters(filters)[1]
    if (!run) throw new Error('there is no second condition')
    expect(withoutChosen(filters, run)).toEqual(ask({ years: [2023, 'not-stated'], status: ['done'] }))
  })
})
