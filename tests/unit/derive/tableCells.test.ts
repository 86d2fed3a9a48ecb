import { describe, expect, it } from 'vitest'
import {
  columnDateOrder,
  columnDecimal,
  hasShortYears,
  readDate,
  readNumber,
} from '#derive/tables/cellDates.ts'

const NARROW = '\u202f'
const NO_BREAK = '\u00a0'

describe('a date', () => {
  it.each([
    ['2024', '2024-01', '2024-12'],
    ['2024-01', '2024-01', '2024-01'],
    ['2024-1', '2024-01', '2024-01'],
    ['202401', '2024-01', '2024-01'],
    ['20240215', '2024-02-15', '2024-02-15'],
    ['2024-02-29', '2024-02-29', '2024-02-29'],
    ['2024-02-29T00:00:00', '2024-02-29', '2024-02-29'],
    ['2024/02/09', '2024-02-09', '2024-02-09'],
    ['1 février 2024', '2024-02-01', '2024-02-01'],
    ['1er août 2024', '2024-08-01', '2024-08-01'],
    ['Januar 2024', '2024-01', '2024-01'],
    ['1. März 2024', '2024-03-01', '2024-03-01'],
    ['februari 2024', '2024-02', '2024-02'],
    ['3 mei 2024', '2024-05-03', '2024-05-03'],
    ['February 1, 2024', '2024-02-01', '2024-02-01'],
    ['Feb-2024', '2024-02', '2024-02'],
    ['01/2024', '2024-01', '2024-01'],
    ['15.02.2024', '2024-02-15', '2024-02-15'],
    ['03.02.2024', '2024-02-03', '2024-02-03'],
    ['Q1 2024', '2024-01', '2024-03'],
    ['2024-Q4', '2024-10', '2024-12'],
    ['T2 2024', '2024-04', '2024-06'],
    ['1er trimestre 2024', '2024-01', '2024-03'],
    ['3. Quartal 2024', '2024-07', '2024-09'],
    ['2e kwartaal 2024', '2024-04', '2024-06'],
    ['H2 2024', '2024-07', '2024-12'],
    ['2024-W01', '2024-01-01', '2024-01-07'],
    ['45292', '2024-01-01', '2024-01-01'],
    ['January 2024 – March 2024', '2024-01', '2024-03'],
    ['2024-01 to 2024-08', '2024-01', '2024-08'],
    ['janvier 2024 au 15 mars 2024', '2024-01-01', '2024-03-15'],
    ['1 jan 2024 tot 1 feb 2024', '2024-01-01', '2024-02-01'],
    ['2024-01/2024-03', '2024-01', '2024-03'],
    ['13/02/2024', '2024-02-13', '2024-02-13'],
    ['02/13/2024', '2024-02-13', '2024-02-13'],
    ['2025M01', '2025-01', '2025-01'],
    ['2025-M1', '2025-01', '2025-01'],
    ['25M01', '2025-01', '2025-01'],
    ['M01 2025', '2025-01', '2025-01'],
    ['25Q1', '2025-01', '2025-03'],
    ['Q1-25', '2025-01', '2025-03'],
    ['2025/Q1', '2025-01', '2025-03'],
    ['T1 2025', '2025-01', '2025-03'],
    ['T1 25', '2025-01', '2025-03'],
    ['S2 25', '2025-07', '2025-12'],
    ['3e trimestre 25', '2025-07', '2025-09'],
    ['Jan ’25', '2025-01', '2025-01'],
  ])('%s is %s to %s', (text, from, to) => {
    expect(readDate(text, null)).toEqual({ from, to })
  })

  it.each([
    '2024-13',
    '2024-02-30',
    '31/04/2024',
    '1 février',
    '12',
    'soon',
    '31 Feb 24',
    '15 février',
    '25Q5',
    'Q125',
    '25M13',
    '2024-W54',
    '3024',
  ])('%s is none', (text) => expect(readDate(text, 'day-first')).toBe('unreadable'))

  it.each([
    ['Jan-25', '2025-01'],
    ['mrt-25', '2025-03'],
    ['janv. 25', '2025-01'],
    ['Jan 98', '1998-01'],
    ['1-Feb-24', '2024-02-01'],
    ['15/02/24', '2024-02-15'],
  ])('%s waits for what its two digits are', (text, from) => {
    expect(readDate(text, null)).toBe('short-year')
    expect(readDate(text, null, true)).toEqual({ from, to: from })
  })

  it('of two digits is a year where a column shows it', () => {
    expect(hasShortYears(['Jan-25', 'Feb-25', 'mrt-25'])).toBe(true)
    expect(hasShortYears(['Jan-98'])).toBe(true)
    expect(hasShortYears(['Jan-25', 'Jan-25', 'Feb-25'])).toBe(false)
    expect(hasShortYears(['1-Jan-24', '1-Feb-24', '1-Mar-24'])).toBe(false)
  })

  it('with day and month either way round waits for the order, which the column decides', () => {
    expect(readDate('01/02/2024', null)).toBe('ambiguous')
    expect(readDate('01/02/2024', 'day-first')).toEqual({ from: '2024-02-01', to: '2024-02-01' })
    expect(readDate('01/02/2024', 'month-first')).toEqual({ from: '2024-01-02', to: '2024-01-02' })
    expect(columnDateOrder(['01/02/2024', '13/02/2024'])).toBe('day-first')
    expect(columnDateOrder(['01/02/2024', '02/13/2024'])).toBe('month-first')
    expect(columnDateOrder(['01/02/2024', '03/04/2024'])).toBe('ambiguous')
    expect(columnDateOrder(['13/02/2024', '02/13/2024'])).toBe('ambiguous')
    expect(columnDateOrder(['2024-01', '01.02.2024', '02/02/2024'])).toBeNull()
  })
})

describe('a number', () => {
  it.each([
    ['1234', 1234],
    ['1,234.5', 1234.5],
    ['1.234,5', 1234.5],
    ['1 234', 1234],
    [`1${NARROW}234${NARROW}567`, 1_234_567],
    [`12${NO_BREAK}345,6`, 12_345.6],
    ['1’234', 1234],
    ["1'234'567.25", 1_234_567.25],
    ['1.234.567', 1_234_567],
    ['1,234,567', 1_234_567],
    ['0.5', 0.5],
    ['0,125', 0.125],
    ['12,5', 12.5],
    ['−5', -5],
    ['0', 0],
  ])('%s is %d', (text, value) => expect(readNumber(text, null)).toEqual({ value }))

  it.each(['', ' ', '-', '—', 'n/a', 'N/A', '..', ':', 'n.d.', 'k.A.', 'onbekend', 'Inconnu', '…'])(
    '“%s” is not stated, which is not 0',
    (text) => expect(readNumber(text, null)).toEqual({ value: null }),
  )

  it.each(['<5', '12 %', '1.23.4', '1,23,456', '1.234,5.6', 'many', '5-6', '1 23', '12.'])(
    '%s is none',
    (text) => expect(readNumber(text, 'point')).toBe('unreadable'),
  )

  it('of one group waits for the form, which the column decides', () => {
    expect(readNumber('1.234', null)).toBe('ambiguous')
    expect(readNumber('1.234', 'comma')).toEqual({ value: 1234 })
    expect(readNumber('1.234', 'point')).toEqual({ value: 1.234 })
    expect(readNumber('1.234,5', 'point')).toBe('unreadable')
    expect(columnDecimal(['1.234', '12'])).toBe('ambiguous')
    expect(columnDecimal(['1.234', '1.234.567'])).toBe('comma')
    expect(columnDecimal(['1.234', '0,5'])).toBe('comma')
    expect(columnDecimal(['1.234', '12.5'])).toBe('point')
    expect(columnDecimal(['1.234,5', '1,234.5'])).toBe('ambiguous')
    expect(columnDecimal(['12', '1 234', 'n/a'])).toBeNull()
  })
})
