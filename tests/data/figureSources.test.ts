import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readCauses } from '#derive/incidentFormats.ts'
import { FigureCorrections } from '#derive/readPublisher.ts'
import { numberIn, textIn } from '#derive/tidyTable.ts'
import { cubeSum } from '#domain/figureCube.ts'
import { fileOfTable } from '#domain/figures.ts'
import { dimensionOf } from '#domain/figureTable.ts'
import { CAUSES, causesOfKey, incidentAt } from '#domain/incident.ts'
import type { SourceText } from '#domain/language.ts'
import { WebAddress } from '#domain/linkText.ts'
import { lastDayOfMonth } from '#domain/period.ts'
import { FIGURE_TABLES } from '#tests/support/declaredTables.ts'
import { csvOf, tidyTable } from '#tests/support/figureSources.ts'
import { published } from '#tests/support/published.ts'
import { cubeOf, figures, limitsOf, sourceOf, tableOf, tables } from '#tests/support/publishedFigures.ts'

const incidents = published('incidents')
const detections = cubeOf('frontex-detections', 'detections', 'detections')
const on = (route: string) => ({ route: [route] })

/** Our words that lack a language, or repeat the English one. A title or name as given has one language. */
function untranslated(texts: readonly SourceText[]): readonly SourceText[] {
  return texts.filter(
    (text) => !('given' in text) && new Set([text.en, text.fr ?? text.en, text.nl ?? text.en]).size < 3,
  )
}

describe('the description of every table', () => {
  it.each([...FIGURE_TABLES])(
    '%s: publisher, definition, terms, caveats and a page, in three languages where it is text',
    (id) => {
      const { title, definition, licence, publisher, schema, page } = sourceOf(id)
      const { caveats, sources } = limitsOf(id)
      for (const text of [title, definition, ...caveats]) {
        if ('given' in text) throw new Error(`${text.given} is not in three languages`)
        expect(new Set([text.en, text.fr, text.nl]).size).toBe(3)
      }
      expect(caveats.length).toBeGreaterThan(1)
      expect(publisher).not.toBe('')
      expect(sources.length).toBeGreaterThan(0)
      for (const address of [page, licence.url, ...sources.map(({ url }) => url)]) {
        if (address !== null) expect(WebAddress.safeParse(address).success).toBe(true)
      }
      const header = csvOf(id).text.split('\n')[0]
      expect(schema.fields.map(({ name }) => name).join(',')).toBe(header)
      for (const { name } of tables.get(id)?.counts ?? []) {
        expect(schema.fields.find((field) => field.name === name)?.unit).toBeDefined()
      }
    },
  )

  it.each([...FIGURE_TABLES])('%s: our words on terms and files are in three languages', (id) => {
    const { licence } = sourceOf(id)
    const { sources } = limitsOf(id)
    expect(untranslated([licence.name, licence.credit, ...sources.map(({ title }) => title)])).toEqual([])
  })

  it('has titles of pages in three languages where the page’s own was not read', () => {
    expect(untranslated(figures.stated.map(({ source }) => source.title))).toEqual([])
    const ours = figures.stated.filter(({ source }) => !('given' in source.title))
    expect(ours.map(({ source }) => source.url)).toHaveLength(10)
  })

  it('exists for every table, in the declared file', () => {
    for (const name of ['figures', 'nationalities', 'channel', 'comparisons'] as const) {
      const held = published(name).tables.map(({ id }) => fileOfTable(figures, id))
      expect(new Set(held)).toEqual(new Set([name]))
    }
  })

  it('marks exactly the tables that end within a month as partial', () => {
    for (const { id, asOf, coverage, partialMonths } of figures.sources) {
      const end = `${coverage.to}-${lastDayOfMonth(Number(coverage.to.slice(0, 4)), Number(coverage.to.slice(5)))}`
      expect([id, partialMonths]).toEqual([id, asOf !== null && asOf < end ? [coverage.to] : []])
    }
    expect(sourceOf('uk-small-boats-monthly').partialMonths).toEqual(['2026-09'])
    expect(sourceOf('missing-migrants-annual').partialMonths).toEqual(['2026-08'])
  })

  it('never uses one unit for different subjects', () => {
    const units = [...tables.values()].flatMap(({ id, counts }) =>
      counts.flatMap(({ name, unit }) => (name === unit ? [] : `${id} ${name}: ${unit}`)),
    )
    // Other columns are named after their unit.
    expect(units).toEqual([
      'missing-migrants-annual mediterranean: dead-and-missing',
      'missing-migrants-annual world: dead-and-missing',
      'uk-small-boats-daily uncontrolled_landings: boats',
      'uk-small-boats-weekly uncontrolled_landings: boats',
      'uk-small-boats-weekly prevented: persons',
      'uk-small-boats-weekly prevention_events: events',
      'italy-landings landings: persons',
      'italy-nationalities landings: persons',
      'unhcr-arrivals arrivals: persons',
      'unhcr-arrivals sea_arrivals: persons',
      'unhcr-arrivals land_arrivals: persons',
      'unhcr-countries arrivals: persons',
      'unhcr-origins arrivals: persons',
      'uk-disruptions major: disruptions',
      'uk-disruptions moderate: disruptions',
      'uk-disruptions minor: disruptions',
      'uk-france-transfers transferred: persons',
      'uk-france-transfers returned: persons',
      'eurostat-applicants first_time: persons',
      'eurostat-applicants applicants: persons',
      'eurostat-returns returned_following_order: persons',
      'spain-balances arrivals: persons',
      'unhcr-balkans applications: persons',
      'uk-small-boats-annual arrivals: persons',
    ])
  })
})

describe('overlapping tables agree', () => {
  it('weeks are the sums of their days, except for columns that days do not have', () => {
    const days = new Map(tidyTable('uk-small-boats-daily').rows.map((row) => [textIn(row, 'date'), row]))
    const before = (date: string, count: number) =>
      new Date(Date.parse(`${date}T00:00:00Z`) - count * 86_400_000).toISOString().slice(0, 10)
    const differing = tidyTable('uk-small-boats-weekly').rows.flatMap((week) => {
      const end = textIn(week, 'week_ending')
      return ['arrivals', 'boats'].flatMap((column) => {
        const sum = [0, 1, 2, 3, 4, 5, 6].reduce((total, back) => {
          const day = days.get(before(end, back))
          return total + (day ? (numberIn(day, column) ?? 0) : Number.NaN)
        }, 0)
        return sum === numberIn(week, column) ? [] : [`${end} ${column}`]
      })
    })
    expect(differing).toEqual([])
  })

  it('nationalities add up to their route, except in months revised since', () => {
    const nationalities = cubeOf('frontex-nationalities', 'detections', 'detections')
    const differing = dimensionOf(tableOf('frontex-detections'), 'month')
      .keys.filter((month) => month <= '2025-04')
      .flatMap((month) =>
        dimensionOf(tableOf('frontex-detections'), 'route').keys.flatMap((route) => {
          const span = [{ from: month, to: month }]
          const [ours, theirs] = [nationalities, detections].map(
            (cube) => cubeSum(cube, span, on(route)) ?? 0,
          )
          const difference = (ours ?? 0) - (theirs ?? 0)
          return difference === 0 ? [] : [{ route, month, difference }]
        }),
      )
    expect(differing).toHaveLength(15)
    expect(Math.max(...differing.map(({ difference }) => Math.abs(difference)))).toBe(50)
    // The omitted cell.
    expect(differing.find(({ month }) => month === '2025-04')).toBeUndefined()
  })

  it('the three sea routes add up to the Mediterranean of the yearly table of the same age', () => {
    const { rows } = tidyTable('missing-migrants-annual')
    const stated = new Map(rows.map((row) => [textIn(row, 'year'), numberIn(row, 'mediterranean') ?? 0]))
    const sums = new Map<string, number>()
    incidents.id.forEach((_, row) => {
      const { date, place, deadAndMissing } = incidentAt(incidents, row)
      if (!place.endsWith('-mediterranean')) return
      sums.set(date.slice(0, 4), (sums.get(date.slice(0, 4)) ?? 0) + (deadAndMissing ?? 0))
    })
    const differences = ['2014', '2015', '2016', '2017', '2018', '2019', '2020', '2021', '2022', '2023'].map(
      (value) => (sums.get(value) ?? 0) - (stated.get(value) ?? 0),
    )
    expect(differences.every((difference) => Math.abs(difference) <= 10)).toBe(true)
  })

  it('Frontex’s yearly statements are within a tenth of the series, but not always within a fiftieth', () => {
    const ratios = figures.stated
      .flatMap(({ place, ...stated }) =>
        place === null || place === 'channel' ? [] : [{ place, ...stated }],
      )
      .filter(({ span }) => span.from.endsWith('-01') && span.to.endsWith('-12'))
      .map(({ id, span, place, value }) => {
        const sum = cubeSum(detections, [span], place === 'total' ? {} : on(place)) ?? 0
        return { id, ratio: value / sum }
      })
    expect(ratios).toHaveLength(23)
    expect(ratios.filter(({ ratio }) => Math.abs(ratio - 1) > 0.11)).toEqual([])
    expect(ratios.some(({ ratio }) => Math.abs(ratio - 1) > 0.02)).toBe(true)
  })
})

describe('the incidents', () => {
  const all = incidents.id.map((_, row) => incidentAt(incidents, row))

  it('are sorted by date and id, with unique ids', () => {
    expect(new Set(incidents.id).size).toBe(incidents.id.length)
    const keys = all.map(({ date, id }) => `${date} ${id}`)
    expect(keys).toEqual([...keys].sort())
    expect([all[0]?.date, all.at(-1)?.date]).toEqual(['2014-01-16', '2026-05-03'])
  })

  it('come from one publisher’s file per month: from 2025 the later one, which has cause, source and quality', () => {
    const later = all.filter(({ id }) => id >= '2025')
    expect(later).toHaveLength(777)
    expect(all.filter(({ date }) => date >= '2025-01')).toEqual(later)
    expect(
      later.every(
        ({ cause, sourceQuality, informationSource }) => cause && sourceQuality && informationSource,
      ),
    ).toBe(true)
    expect(later.filter(({ country }) => country === '').map(({ id }) => id)).toEqual(['2026.MMP0174'])
  })

  it('are the rows of the table, property by property', () => {
    const rows = new Map(tidyTable('missing-migrants-incidents').rows.map((row) => [textIn(row, 'id'), row]))
    const differing = all.filter((incident) => {
      const row = rows.get(incident.id)
      if (!row) return true
      const isNear = (column: 'longitude' | 'latitude') =>
        Math.abs((numberIn(row, column) ?? Number.NaN) - incident[column]) <= 0.00005000001
      return !(
        isNear('longitude') &&
        isNear('latitude') &&
        textIn(row, 'date') === incident.date &&
        textIn(row, 'country') === incident.country &&
        textIn(row, 'location') === incident.location &&
        textIn(row, 'information_source') === (incident.informationSource ?? '') &&
        textIn(row, 'url') === (incident.url ?? '') &&
        causesOfKey(incident.cause).join() === readCauses(textIn(row, 'cause'))?.join() &&
        numberIn(row, 'source_quality') === incident.sourceQuality &&
        numberIn(row, 'survivors') === incident.survivors
      )
    })
    expect(differing).toEqual([])
  })

  it('have known causes, valid positions and counts that add up', () => {
    for (const cause of incidents.causes) expect(causesOfKey(cause).join('+')).toBe(cause)
    expect(new Set(incidents.causes.flatMap((cause) => causesOfKey(cause)))).toEqual(new Set(CAUSES))
    for (const row of tidyTable('missing-migrants-incidents').rows) {
      expect(readCauses(textIn(row, 'cause'))).not.toBeNull()
    }
    for (const { longitude, latitude, dead, missing, deadAndMissing } of all) {
      expect(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90).toBe(true)
      if (dead !== null || missing !== null) expect((dead ?? 0) + (missing ?? 0)).toBe(deadAndMissing)
    }
  })

  it('have a month and no day where one entry covers several incidents', () => {
    expect(all.filter(({ precision }) => precision === 'month').length).toBe(
      tidyTable('missing-migrants-incidents').rows.filter((row) => textIn(row, 'type').includes('Cumulative'))
        .length,
    )
  })
})

describe('the caveats on deaths', () => {
  const ofYear = (year: string) =>
    incidents.id
      .map((_, index) => incidentAt(incidents, index))
      .filter(({ date, place }) => date.startsWith(year) && place.endsWith('-mediterranean'))
      .reduce((sum, { deadAndMissing }) => sum + (deadAndMissing ?? 0), 0)
  const yearly = (year: string) =>
    tidyTable('missing-migrants-annual')
      .rows.filter((row) => textIn(row, 'year') === year)
      .map((row) => numberIn(row, 'mediterranean') ?? 0)
  const inWords = (count: number, language: string) =>
    count.toLocaleString({ en: 'en-GB', fr: 'fr-FR', nl: 'nl-BE' }[language])
  const missing = (id: 'missing-migrants-incidents' | 'missing-migrants-annual', year: string) =>
    (['en', 'fr', 'nl'] as const).flatMap((language) => {
      const texts = limitsOf(id).caveats.map((text) => text[language] ?? '')
      const text = texts.find((words) => words.includes(year) && /\d[.,\s]\d{3}\b/.test(words)) ?? ''
      return [ofYear(year), ...yearly(year)]
        .map((count) => inWords(count, language))
        .filter((number) => !text.replace(/\s/g, ' ').includes(number.replace(/\s/g, ' ')))
    })

  it('give the two numbers for the Mediterranean that their tables have: by year, and by route', () => {
    expect(missing('missing-migrants-incidents', '2025')).toEqual([])
    expect(missing('missing-migrants-annual', '2025')).toEqual([])
    expect(missing('missing-migrants-annual', '2024')).toEqual([])
  })
})

describe('the corrections of publishers’ rows', () => {
  const { corrections } = FigureCorrections.parse(
    JSON.parse(readFileSync('scripts/import-figures.corrections.json', 'utf8')),
  )

  it('have a reason each, and the rows they remove are not in the tables', () => {
    expect(corrections.every(({ reason }) => reason !== '')).toBe(true)
    const isLeftOut = tidyTable('frontex-nationalities').rows.filter(
      (row) =>
        textIn(row, 'nationality') === 'OOO' &&
        textIn(row, 'month') === '2025-04' &&
        textIn(row, 'route') === 'Eastern Borders Route',
    )
    expect(isLeftOut).toEqual([])
    const split = corrections
      .filter(({ used }) => used && Object.values(used).includes(''))
      .map(({ key }) => key[0])
    const rows = tidyTable('missing-migrants-incidents').rows.filter((row) =>
      split.includes(textIn(row, 'id')),
    )
    expect(
      rows.map((row) => [numberIn(row, 'dead'), numberIn(row, 'missing'), numberIn(row, 'dead_and_missing')]),
    ).toEqual([
      [null, null, 13],
      [null, null, 56],
      [null, null, 1],
      [null, null, 12],
    ])
  })
})
