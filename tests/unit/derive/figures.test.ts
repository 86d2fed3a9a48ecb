import { describe, expect, it } from 'vitest'
import { buildFigures, FIGURE_FOLDER } from '#derive/figures.ts'
import type { TextFile } from '#derive/jsonText.ts'
import { countryCodes } from '#scripts/countryCodes.ts'
import { sha256 } from '#scripts/readInput.ts'
import { figureFiles, routeIds, TODAY } from '#tests/support/figureSources.ts'

const files = figureFiles()
const { alpha2Of } = countryCodes()
const build = (sources: readonly TextFile[]) =>
  buildFigures(sources, { routes: routeIds(), alpha2Of, today: TODAY, sha256 })

type Plant = readonly [file: string, from: string | RegExp, to: string]

/** The fault of any edited table, which one test below covers. */
const CHANGED = 'it is not what was imported'

/** The derivation's faults after planted edits, each of which must change its file. Leaves out `CHANGED`. */
function faultsAfter(...plants: readonly Plant[]): readonly string[] {
  const planted = plants.reduce((sources, [name, from, to]) => {
    const path = `${FIGURE_FOLDER}/${name}`
    return sources.map((file) => {
      if (file.path !== path) return file
      const text = file.text.replace(from, to)
      if (text === file.text) throw new Error(`the plant ${String(from)} changes nothing in ${name}`)
      return { path, text }
    })
  }, files)
  const { datasets, faults } = build(planted)
  expect(datasets === null).toBe(faults.length > 0)
  for (const { file, remedy } of faults) {
    expect(file).toContain(FIGURE_FOLDER)
    expect(remedy).not.toBe('')
  }
  return faults
    .filter(({ problem }) => !problem.startsWith(CHANGED))
    .map(({ file, place, problem }) => `${file.replace(`${FIGURE_FOLDER}/`, '')} · ${place}: ${problem}`)
}

describe('the derivation of the figures', () => {
  it('is deterministic, whatever the order of the files', () => {
    const [one, other] = [build(files), build([...files].reverse())].map(({ datasets }) => datasets)
    expect(JSON.stringify(one)).toBe(JSON.stringify(other))
  })

  it('returns the faults of all tables by row and column', () => {
    const faults = faultsAfter(
      ['frontex-detections.csv', 'Black Sea Route,2009-03,0', 'Black Sea Route,2009-03,-1'],
      ['frontex-nationalities.csv', 'Sea,AFG,2013-09', 'Sea,AFX,2013-09'],
      ['uk-small-boats-daily.csv', '2018-01-31,7,1,', '2018-01-31,seven,1,'],
      ['uk-small-boats-weekly.csv', '2018-01-14', '2018-01-15'],
      ['missing-migrants-annual.csv', '2015,4055,6961\n', ''],
      ['missing-migrants-incidents.csv', ',Drowning,', ',Thirst,'],
      ['frontex-stated.csv', ',total,', ',everything,'],
    )
    expect(faults).toEqual([
      'frontex-detections.csv · row 4, column detections: -1 is below 0',
      expect.stringMatching(/^frontex-nationalities\.csv · row 2, column nationality: “AFX” is no ISO/),
      'frontex-stated.csv · row 2, column route: the crosswalk does not know “everything” of frontex-stated',
      expect.stringMatching(/^missing-migrants-annual\.csv · row 2, column year: 2015 is missing/),
      expect.stringMatching(
        /^missing-migrants-incidents\.csv · row \d+, column cause: “Thirst” is not known/,
      ),
      'uk-small-boats-daily.csv · row 32, column arrivals: “seven” is no whole number',
      expect.stringMatching(/^uk-small-boats-weekly\.csv · row 2, column week_ending: 2018-01-14 is missing/),
      expect.stringMatching(
        /^uk-small-boats-weekly\.csv · row 3, column week_ending: 2018-01-15 is not one week/,
      ),
    ])
  })

  it('rejects a total that stands for a route, and a route that stands for the total', () => {
    const total = '"name": "total", "place": "total"'
    expect(faultsAfter(['crosswalk.json', total, '"name": "total", "place": "channel"'])).toEqual([
      expect.stringMatching(/^crosswalk\.json · crosswalk\.\d+: “total” stands for channel/),
    ])
    expect(faultsAfter(['crosswalk.json', '"place": "western-balkans"', '"place": "total"'])).toEqual([
      expect.stringMatching(/“Western Balkan Route” stands for total/),
    ])
  })

  it('rejects a route name that the crosswalk lacks or maps to nothing', () => {
    expect(faultsAfter(['crosswalk.json', '"Western Balkan Route"', '"Western Balkans Route"'])).toEqual([
      'frontex-detections.csv · row 1472, column route: the crosswalk does not know “Western Balkan Route” of frontex (in 210 rows)',
      expect.stringMatching(
        /^frontex-nationalities\.csv · row \d+, column route: .*“Western Balkan Route” of frontex/,
      ),
    ])
    expect(faultsAfter(['crosswalk.json', '"place": "western-balkans"', '"place": "balkans"'])).toEqual([
      expect.stringMatching(/^crosswalk\.json · crosswalk\.\d+: there is no place balkans/),
    ])
    expect(faultsAfter(['crosswalk.json', '"id": "sahara"', '"id": "channel"'])).toEqual([
      expect.stringMatching(/there is no place sahara/),
      'crosswalk.json · otherPlaces.2: channel names something else already',
    ])
  })

  it('rejects months that differ from the sum of their days, and parts that differ from their total', () => {
    expect(faultsAfter(['uk-small-boats-monthly.csv', '2018-01,7,1', '2018-01,8,1'])).toEqual([
      'uk-small-boats-monthly.csv · row 2, column arrivals: 2018-01 has 8, and its days in uk-small-boats-daily.csv add up to 7',
    ])
    const [fault] = faultsAfter(['missing-migrants-incidents.csv', /(2014\.MMP00005,.*?,)1,0,1,/, '$11,0,2,'])
    expect(fault).toMatch(/column dead_and_missing: 1 dead and 0 missing do not add up to 2/)
  })

  it('rejects a meta file with a wrong coverage or id, or a partial month outside the coverage', () => {
    expect(
      faultsAfter(
        ['frontex-detections.meta.json', '"to": "2026-06"', '"to": "2026-07"'],
        ['uk-small-boats-daily.meta.json', '"partialMonths": ["2026-09"]', '"partialMonths": ["2026-10"]'],
        ['missing-migrants-annual.meta.json', '"id": "missing-migrants-annual"', '"id": "frontex-stated"'],
      ),
    ).toEqual([
      'frontex-detections.meta.json · coverage: it says 2009-01 to 2026-07, the table has 2009-01 to 2026-06',
      'missing-migrants-annual.meta.json · id: it says frontex-stated',
      'uk-small-boats-daily.meta.json · partialMonths: 2026-10 lies outside the coverage',
    ])
  })

  it('rejects renamed or moved columns, a malformed row and a missing table', () => {
    expect(
      faultsAfter(
        ['frontex-detections.csv', 'route,month,', 'month,route,'],
        ['frontex-nationalities.csv', 'border_type', 'border'],
        ['uk-small-boats-weekly.csv', '2018-01-07,0,0,,,', '2018-01-07,0,0,,'],
        ['uk-small-boats-daily.csv', /[\s\S]+/, ''],
      ),
    ).toEqual([
      'frontex-detections.csv · row 1, column month: the order is to be route, month, detections',
      'frontex-nationalities.csv · row 1, column border: nothing is known of this column',
      'frontex-nationalities.csv · row 1, column border_type: it is missing',
      'uk-small-boats-daily.csv · (file): the file is empty',
      'uk-small-boats-weekly.csv · row 2: it has 5 cells where the header has 6',
    ])
  })

  it('rejects a note without all three languages, and an invalid address', () => {
    const faults = faultsAfter(
      ['frontex-stated.csv', 'La page dit que c’était davantage.', ''],
      ['frontex-stated.csv', 'http://www.kristianstadsbladet.se', 'kristianstadsbladet.se'],
    )
    expect(faults).toEqual([
      expect.stringMatching(/^frontex-stated\.csv · row 2, note\.fr/),
      expect.stringMatching(/^frontex-stated\.csv · row 2, source\.url/),
    ])
  })

  it('rejects a stated total of an unknown table or column, or in another unit than its column', () => {
    const faults = faultsAfter(
      ['publishers-stated.csv', 'italy-landings,landings', 'italy-landing,landings'],
      ['publishers-stated.csv', 'uk-small-boats-monthly,arrivals', 'uk-small-boats-monthly,arrived'],
      [
        'publishers-stated.csv',
        'uk-small-boats-monthly,arrivals,1843,,',
        'uk-small-boats-monthly,boats,1843,,',
      ],
      ['publishers-stated.csv', 'returned,,1087,', 'returned,,1087,3'],
    )
    const at = 'publishers-stated.csv · row'
    expect(faults).toEqual([
      `${at} 19, column table: the row states 2 numbers`,
      `${at} 2, column table: there is no table italy-landing`,
      `${at} 7, column table: uk-small-boats-monthly has no column arrived that counts`,
      `${at} 8, column table: it states arrivals, and uk-small-boats-monthly counts boats`,
    ])
  })

  it('rejects a table that is not what was imported: rows, totals, and any other cell', () => {
    const found = (name: string, from: string, to: string) => {
      const path = `${FIGURE_FOLDER}/${name}`
      const planted = files.map((file) =>
        file.path === path ? { path, text: file.text.replace(from, to) } : file,
      )
      return build(planted).faults.map(({ problem }) => problem)
    }
    expect(found('missing-migrants-annual.csv', '2025,2185,7927\n', '2025,2186,7927\n')).toEqual([
      expect.stringMatching(/^it is not what was imported: mediterranean \d+, now \d+$/),
    ])
    const [line = ''] = /\n2014\.MMP\d+,[^\n]*/.exec(
      files.find(({ path }) => path.endsWith('incidents.csv'))?.text ?? '',
    ) as RegExpExecArray
    expect(found('missing-migrants-incidents.csv', line, '')[0]).toMatch(/: \d+ rows, now \d+/)
    expect(found('frontex-stated.csv', ',yes,', ',no,')).toEqual([
      `${CHANGED}: as many rows and the same totals`,
    ])
  })

  it('rejects rows after today, weeks that differ from their days, and nationalities above their route', () => {
    const late = buildFigures(files, { routes: routeIds(), alpha2Of, today: '2026-06-30', sha256 }).faults
    expect(late.map(({ problem }) => problem)).toContain('2026-08-04 is after today, 2026-06-30')
    expect(faultsAfter(['uk-small-boats-weekly.csv', /\n2020-06-07,(\d+)/, '\n2020-06-07,9$1'])).toEqual([
      expect.stringMatching(/weekly\.csv · row \d+, column arrivals: 2020-06-07 has \d+, and its days/),
    ])
    expect(
      faultsAfter(['frontex-nationalities.csv', /(Central Mediterranean Route,Sea,SYR,2014-06,)/, '$19']),
    ).toEqual([expect.stringMatching(/2014-06: nationalities add up to \d+, the route has \d+/)])
  })
})
