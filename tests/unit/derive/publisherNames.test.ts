import { describe, expect, it, test } from 'vitest'
import { publicationFaults, publisherNameFault } from '#derive/metaRules.ts'

describe('the name of a publisher', () => {
  it.each([
    'EUnews, citing Frontex',
    'Gript (quoting Frontex)',
    'AFP via Boursorama',
    'Home Office release, republished by UKPOL',
    'Le Soir, quoted by Belga',
    'Council of the EU release, distributed by Public',
    'PA, on Yahoo News',
    'dpa, in Stuttgarter Zeitung',
  ])('is refused when English words join it to another: %s', (name) => {
    expect(publisherNameFault(name)?.problem).toBe(`“${name}” is more than one name`)
  })

  it.each(['Viadrina News', 'EuZ, Zeitschrift für Europarecht', 'Team Justitie (Belgium)', 'The New Arab'])(
    'may be %s',
    (name) => {
      expect(publisherNameFault(name)).toBeNull()
    },
  )
})

test('every name of a page is checked', () => {
  const page = { publisher: 'EUnews', republishedBy: 'A via B', via: 'C', citing: ['D', 'E, citing F'] }
  expect(publicationFaults('records.json', 'record r', page).map(({ problem }) => problem)).toEqual([
    '“A via B” is more than one name',
    '“E, citing F” is more than one name',
  ])
})
