import { describe, expect, test } from 'vitest'
import { figuresWithin, ownSeriesOf, ownSum, sharesAxis, wholeMonthsOf } from '#domain/own/series.ts'
import { ownFigureOf } from '#tests/support/ownFigureOf.ts'

const rowsOf = (series: ReturnType<typeof ownSeriesOf>) =>
  series.map(({ figures }) => figures.map(({ row }) => row))

describe('series of own figures', () => {
  test('one series for a table, place, unit, publisher and nationality, in the order of its spans', () => {
    const figures = [
      ownFigureOf(4, '2024-02', '2024-02'),
      ownFigureOf(2, '2024-01', '2024-12'),
      ownFigureOf(3, '2024-01', '2024-01'),
      ownFigureOf(5, '2024-01', '2024-01', { place: 'channel' }),
      ownFigureOf(6, '2024-01', '2024-01', { unit: 'persons' }),
      ownFigureOf(7, '2024-01', '2024-01', { unit: null, term: 'attempts' }),
      ownFigureOf(8, '2024-01', '2024-01', { unit: null, term: 'landings' }),
      ownFigureOf(9, '2024-01', '2024-01', { publisher: 'Another' }),
      ownFigureOf(10, '2024-01', '2024-01', { nationality: 'SY' }),
      ownFigureOf(11, '2024-01', '2024-01', { tableId: 'own-t-ba9876543210' }),
      ownFigureOf(12, '2024-01', '2024-01', { place: 'total' }),
    ]
    expect(rowsOf(ownSeriesOf(figures))).toEqual([[3, 2, 4], [5], [6], [7], [8], [9], [10], [11], [12]])
  })

  test('a figure that stands apart joins no other', () => {
    const apart = { isApart: true, term: 'attempts' }
    const series = ownSeriesOf([
      ownFigureOf(2, '2024-01', '2024-01'),
      ownFigureOf(3, '2024-02', '2024-02', apart),
      ownFigureOf(4, '2024-03', '2024-03', apart),
    ])
    expect(rowsOf(series)).toEqual([[2], [3], [4]])
    expect(series.map(({ isApart }) => isApart)).toEqual([false, true, true])
  })

  test('only a series of the same unit shares an axis', () => {
    const [detections, term] = ownSeriesOf([
      ownFigureOf(2, '2024-01', '2024-01'),
      ownFigureOf(3, '2024-01', '2024-01', { unit: null, term: 'detections' }),
    ])
    expect(detections && sharesAxis(detections, 'detections')).toBe(true)
    expect(detections && sharesAxis(detections, 'arrivals')).toBe(false)
    expect(term && sharesAxis(term, 'detections')).toBe(false)
  })

  test('days are whole months only from the first to the last day', () => {
    const monthsOf = (from: string, to: string) => wholeMonthsOf({ span: { from, to } })
    expect(monthsOf('2024-01', '2024-03')).toEqual({ from: '2024-01', to: '2024-03' })
    expect(monthsOf('2024-02-01', '2024-02-29')).toEqual({ from: '2024-02', to: '2024-02' })
    expect(monthsOf('2023-02-01', '2023-02-27')).toBeNull()
    expect(monthsOf('2024-02-02', '2024-02-29')).toBeNull()
  })

  test('a chosen time takes the figures that lie within it', () => {
    const figures = [
      ownFigureOf(2, '2023-12', '2024-01'),
      ownFigureOf(3, '2024-01', '2024-06'),
      ownFigureOf(4, '2024-05-30', '2024-06-30'),
    ]
    const within = (...spans: { from: string; to: string }[]) =>
      figuresWithin(figures, spans).map(({ row }) => row)
    expect(within()).toEqual([2, 3, 4])
    expect(within({ from: '2024-01', to: '2024-06' })).toEqual([3, 4])
    expect(within({ from: '2024-02', to: '2024-06' })).toEqual([4])
  })
})

describe('a sum of own figures', () => {
  test('adds up spans of one length that do not overlap, and says which months they cover', () => {
    expect(
      ownSum([
        ownFigureOf(4, '2024-04', '2024-04', { value: 5, isPreliminary: true }),
        ownFigureOf(2, '2024-01', '2024-01', { value: 3, isRounded: true }),
        ownFigureOf(3, '2024-02', '2024-02', { value: 4 }),
      ]),
    ).toMatchObject({
      value: 12,
      covered: [
        { from: '2024-01', to: '2024-02' },
        { from: '2024-04', to: '2024-04' },
      ],
      notStated: 0,
      isRounded: true,
      isPreliminary: true,
    })
  })

  test('what is not stated is not zero: its months are not covered', () => {
    const sum = ownSum([
      ownFigureOf(2, '2024-01', '2024-01', { value: 3 }),
      ownFigureOf(3, '2024-02', '2024-02', { value: null }),
      ownFigureOf(4, '2024-03', '2024-03', { value: 0 }),
    ])
    expect(sum).toMatchObject({
      value: 3,
      covered: [
        { from: '2024-01', to: '2024-01' },
        { from: '2024-03', to: '2024-03' },
      ],
      notStated: 1,
    })
  })

  test('weeks are added as days', () => {
    const sum = ownSum([
      ownFigureOf(2, '2024-01-01', '2024-01-07'),
      ownFigureOf(3, '2024-01-08', '2024-01-14'),
    ])
    expect(sum).toMatchObject({ value: 200, covered: [{ from: '2024-01-01', to: '2024-01-14' }] })
  })

  test('refuses overlaps, unlike lengths, figures that stand apart, unlike series and a single stated figure', () => {
    const january = ownFigureOf(2, '2024-01', '2024-01')
    const february = (part = {}) => ownFigureOf(3, '2024-02', '2024-02', part)
    expect(ownSum([january, february()])?.value).toBe(200)
    expect(ownSum([january, ownFigureOf(3, '2024-01', '2024-01')])).toBeNull()
    expect(ownSum([ownFigureOf(2, '2024-01', '2024-08'), ownFigureOf(3, '2024-02', '2024-09')])).toBeNull()
    expect(ownSum([january, ownFigureOf(3, '2024-02', '2024-03')])).toBeNull()
    expect(ownSum([{ ...january, isApart: true }, february({ isApart: true })])).toBeNull()
    expect(ownSum([january, february({ unit: 'persons' })])).toBeNull()
    expect(ownSum([january, february({ publisher: null })])).toBeNull()
    expect(ownSum([january, february({ nationality: 'SY' })])).toBeNull()
    expect(ownSum([january, february({ value: null })])).toBeNull()
    expect(ownSum([])).toBeNull()
  })
})
