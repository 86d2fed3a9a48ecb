import { describe, expect, it } from 'vitest'
import { importFigures } from '#derive/importFigures.ts'
import { csvOf, importRequest } from '#tests/support/figureSources.ts'

const FIGURE = {
  year: 2027,
  route: 'total',
  detections: 150_000,
  status: 'stated, rounded (“almost 150 000”), preliminary',
  source: { title: 'A release', publisher: 'Frontex', url: 'https://example.org/release' },
}

const imported = (...figures: readonly object[]) =>
  importFigures(
    importRequest('frontex-stated', JSON.stringify(figures), {
      table: csvOf('frontex-stated').text,
      asOf: null,
    }),
  )

describe('a list of stated figures', () => {
  it('adds a figure for its months, with the words of its status', () => {
    const { csv, report, faults } = imported(
      FIGURE,
      { ...FIGURE, period: '2027-01/2027-03' },
      { ...FIGURE, period: '2028-02', route: 'channel' },
    )
    expect(faults).toEqual([])
    expect(report).toContain('rows added: 3')
    expect(csv).toContain('total-2027-01-2027-12,2027-01,2027-12,total,150000,yes,yes,,,,A release,,Frontex,')
    expect(csv).toContain('total-2027-01-2027-03,2027-01,2027-03,total,')
    expect(csv).toContain('channel-2028-02-2028-02,2028-02,2028-02,channel,')
  })

  it('keeps notes, and warns about notes of new figures', () => {
    const known = { ...FIGURE, year: 2015, note: 'as it stands on the page' }
    const { csv, warnings } = imported(known, { ...FIGURE, note: 'down by a tenth' })
    expect(csv).toContain('2015-12,total,150000,yes,yes,The page says that it was more than this.,')
    expect(csv).toContain(',down by a tenth,down by a tenth,down by a tenth,')
    expect(warnings).toEqual(['total-2027-01-2027-12: rewrite its note in our own words, in every language'])
  })

  it('keeps the publisher of a known page, and refuses a new one that is more than one name', () => {
    const known = {
      ...FIGURE,
      year: 2022,
      route: 'western-balkans',
      source: {
        title: 'Frontex: 330,000 unauthorized border crossings in 2022',
        publisher: 'Flexi News, citing Frontex',
        url: 'https://www.flexi-news.com/post/frontex-330-000-unauthorized-border-crossings-in-2022',
      },
    }
    const { csv, faults } = imported(known)
    expect(faults).toEqual([])
    expect(csv).toContain(',,Flexi News,,,Frontex,https://www.flexi-news.com/')
    const joined = { ...FIGURE.source, publisher: 'EUnews, citing Frontex' }
    expect(imported({ ...FIGURE, source: joined }).faults.map(({ problem }) => problem)).toEqual([
      '“EUnews, citing Frontex” is more than one name',
    ])
    const apart = { ...FIGURE.source, publisher: 'EUnews', citing: ['Frontex', 'UNHCR'] }
    expect(imported({ ...FIGURE, source: apart }).csv).toContain(',EUnews,,,"Frontex, UNHCR",https://')
  })

  it('is rejected for an unknown route or word, an invalid month or an invalid figure', () => {
    const { csv, faults } = imported(
      FIGURE,
      { ...FIGURE, route: 'moon' },
      { ...FIGURE, status: 'guessed' },
      { ...FIGURE, period: '2027-13' },
      { ...FIGURE, detections: -1, period: '2027-01' },
    )
    expect(csv).toBeNull()
    expect(faults.map(({ place, problem }) => `${place}: ${problem}`)).toEqual([
      'row 2, column route: the crosswalk does not know “moon” of frontex-stated',
      'row 3, column id: total-2027-01-2027-12 is in row 1 too',
      'row 3, column status: “guessed” is not known',
      'row 4, column from: “2027-13” is no month (YYYY-MM)',
      'row 4, column to: “2027-13” is no month (YYYY-MM)',
      'row 5, column detections: -1 is below 0',
    ])
    expect(imported({ ...FIGURE, detections: 'many' }).faults).toHaveLength(1)
    expect(imported({ ...FIGURE, extra: 1 }).faults).toHaveLength(1)
  })
})
