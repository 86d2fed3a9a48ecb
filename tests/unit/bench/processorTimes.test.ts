import { expect, it } from 'vitest'
import { descendantsOf, kindOf, parseStat } from '#bench/processorTimes.ts'

const AFTER_NAME =
  'S 41 120 120 0 -1 4194560 9001 12 3 0 250 75 9 4 20 0 19 0 8123 1500000000 30000 18446744073709551615'

it('a stat line has the parent and the processor time, whatever the name of the program', () => {
  const expected = { parent: 41, time: 3250 }
  expect(parseStat(`120 (chrome) ${AFTER_NAME}`)).toEqual(expected)
  expect(parseStat(`120 (Web (R 7 8) 9) ${AFTER_NAME}`)).toEqual(expected)
})

it('the processes of a browser are those below it, at any depth', () => {
  const parents = new Map([
    [10, 1],
    [11, 10],
    [12, 11],
    [13, 11],
    [20, 1],
    [21, 20],
  ])
  expect([...descendantsOf(10, parents)].sort()).toEqual([11, 12, 13])
  expect(descendantsOf(21, parents)).toEqual([])
})

it('pages and the drawing process count, extensions and other processes do not', () => {
  expect(kindOf('chrome\0--type=renderer\0--lang=en')).toBe('page')
  expect(kindOf('chrome\0--type=gpu-process')).toBe('drawing')
  expect(kindOf('chrome\0--type=renderer\0--extension-process')).toBeNull()
  expect(kindOf('chrome\0--type=utility')).toBeNull()
})
