import { describe, expect, it } from 'vitest'
import { loadFigures } from '#content/loadedFigures.ts'
import { stepContent } from '#content/stepContent.ts'
import { stepMap } from '#content/stepMap.ts'
import { otherTimes, seriesOfView } from '#content/stepSeries.ts'
import { tableById } from '#content/tableById.ts'
import type { BriefingStep } from '#domain/briefing.ts'
import { chartFault } from '#domain/stepFaults.ts'
import { parseView } from '#domain/viewCodec.ts'
import { contentInput } from '#tests/support/contentInput.ts'
import { published } from '#tests/support/published.ts'

const figures = loadFigures(published('figures'))
const of = (link: string) =>
  seriesOfView(parseView(link).view, figures).map(({ cells, against }) => [cells, against])

const DEATHS = 'missing-migrants-incidents:dead_and_missing'
const CENTRAL = 'route:central-mediterranean'
const span = (from: string, to: string) => ({ from, to })

describe('the counts by month of a view', () => {
  it('of a route are its series, the dead and missing, and what others count there, beside the year before', () => {
    expect(of('#/explore?period=2024&selected=route:central-mediterranean&v=3')).toEqual([
      [
        `frontex-detections:detections:2024-01..2024-12:${CENTRAL}`,
        `frontex-detections:detections:2023-01..2023-12:${CENTRAL}`,
      ],
      [`${DEATHS}:2024-01..2024-12:${CENTRAL}`, `${DEATHS}:2023-01..2023-12:${CENTRAL}`],
      ['italy-landings:landings:2024-01..2024-12', 'italy-landings:landings:2023-01..2023-12'],
    ])
  })

  it('end with the last whole month that is covered, and leave out those of other months', () => {
    const series = of('#/explore?period=2026&selected=route:eastern-mediterranean&v=3')
    expect(series).toContainEqual([
      `${DEATHS}:2026-01..2026-04:route:eastern-mediterranean`,
      `${DEATHS}:2025-01..2025-04:route:eastern-mediterranean`,
    ])
    expect(series).toContainEqual(['unhcr-countries:arrivals:2026-01..2026-07:country:GR', null])
    expect(
      of('#/explore?period=2012&selected=route:central-mediterranean&v=3').map(([cells]) => cells),
    ).toEqual([`frontex-detections:detections:2012-01..2012-12:${CENTRAL}`])
  })

  it('of a country are the arrivals there, what is counted by country, and its dead and missing', () => {
    const cells = of('#/explore?period=2026&selected=country:IT&v=3').map(([one]) => one)
    expect(cells).toContain('unhcr-countries:arrivals:2026-01..2026-07:country:IT')
    expect(cells).toContain('eurostat-applicants:first_time:2026-01..2026-06:country:IT')
    expect(cells.at(-1)).toBe(`${DEATHS}:2026-01..2026-04:country:IT`)
    expect(of('#/explore?period=2024&selected=country:IT&v=3')[0]?.[0]).toBe(
      'italy-landings:landings:2024-01..2024-12',
    )
  })

  it('without a choice are all detections, and all dead and missing', () => {
    expect(of('#/explore?period=2025&v=3').map(([cells]) => cells)).toEqual([
      'frontex-detections:detections:2025-01..2025-12',
      `${DEATHS}:2025-01..2025-12`,
    ])
  })

  it('begin with what is open in the Reader, over the year of the view', () => {
    const read = `cells:${DEATHS}:2025-03..2025-03:route:channel`
    expect(of(`#/explore?period=2025&reader=${read}&v=3`)[0]?.[0]).toBe(
      `${DEATHS}:2025-01..2025-12:route:channel`,
    )
  })

  it('are fit for a chart only where each cell is of a month', () => {
    const input = contentInput()
    const tables = new Map(
      [...figures.sources.keys()].flatMap((id) => {
        const table = tableById(id, input)
        return table ? [[id, table] as const] : []
      }),
    )
    const fault = (cells: string) =>
      chartFault({ kind: 'months', cells, against: null }, tables)?.reason ?? null
    expect(fault(`${DEATHS}:2025-01..2025-12:${CENTRAL}`)).toBeNull()
    expect(fault('italy-landings:landings:2024-01..2024-12')).toBeNull()
    expect(fault('unhcr-countries:arrivals:2026-01..2026-07:country:IT')).toBeNull()
    expect(fault('unhcr-countries:arrivals:2026-01..2026-08:country:GR')).toBe('no-monthly-table')
    expect(fault('uk-small-boats-weekly:arrivals:2025-01..2025-12')).toBe('no-monthly-table')
    expect(fault('eurostat-returns:returned_following_order:2024-01..2024-12:country:BE')).toBe(
      'no-monthly-table',
    )
  })
})

describe('a step with deaths by month', () => {
  const cells = `${DEATHS}:2025-01..2025-12:${CENTRAL}`
  const step: BriefingStep = {
    id: 'deaths',
    view: '#/explore?period=2025&selected=route:central-mediterranean&v=3',
    title: 'Deaths',
    text: [],
    notes: '',
    number: null,
    chart: { kind: 'months', cells, against: null },
    evidence: [`cells:${cells}`],
    dwell: 20,
  }
  const input = contentInput()

  it('states their sum and each month with its cells, none in the colour of the route, and names the publisher', () => {
    const { chart, number, sourceLine, shown } = stepContent(step, { steps: [step] }, input)
    const values = chart?.series[0]?.values ?? []
    expect(values).toHaveLength(12)
    expect(number?.now.value).toBe(values.reduce<number>((sum, value) => sum + (value ?? Number.NaN), 0))
    expect(chart?.series[0]?.cells[8]?.spans).toEqual([{ from: '2025-09', to: '2025-09' }])
    expect(chart?.series[0]?.route).toBeNull()
    expect(sourceLine).toMatch(/^IOM Missing Migrants Project/)
    expect(shown).toEqual(step.evidence)
  })

  it('has no number of another publisher on the map of a paper', () => {
    const data = {
      ...published('routes'),
      ...published('measures'),
      ...published('timeline'),
      ...published('claims'),
      ...published('records'),
      figures,
      tableOf: (id: string) => tableById(id, input),
    }
    expect(stepMap(step, data).callouts).toMatchObject([{ number: null, change: null }])
  })

  it('has zero for a month without an incident, and nothing for a month that is not covered', () => {
    const late = `${DEATHS}:2026-03..2026-07:route:channel`
    const chart = { kind: 'months', cells: late, against: null } as const
    const values = stepContent({ ...step, chart, evidence: [`cells:${late}`] }, { steps: [] }, input).chart
      ?.series[0]?.values
    expect(values?.slice(3)).toEqual([null, null])
    const landings = 'italy-landings:landings:2025-07..2025-10'
    const other = { kind: 'months', cells: landings, against: null } as const
    expect(
      stepContent({ ...step, chart: other, evidence: [`cells:${landings}`] }, { steps: [] }, input).chart
        ?.series[0]?.values,
    ).toMatchObject([expect.any(Number), expect.any(Number), null, null])
  })
})

describe('other times of some months', () => {
  it('are the same months of every year, and each year, the newest first', () => {
    expect(otherTimes(span('2025-01', '2025-06'), span('2024-03', '2026-06'))).toEqual([
      span('2026-01', '2026-06'),
      span('2025-01', '2025-12'),
    ])
    expect(otherTimes(span('2025-01', '2025-12'), span('2023-01', '2026-06'))).toEqual([
      span('2024-01', '2024-12'),
      span('2023-01', '2023-12'),
    ])
  })

  it('never hold an incomplete month', () => {
    const times = otherTimes(span('2025-01', '2025-06'), span('2025-01', '2026-06'), ['2026-06'])
    expect(times).toEqual([span('2025-01', '2025-12')])
  })
})
