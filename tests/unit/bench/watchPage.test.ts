import { expect, it } from 'vitest'
import { blockedTime, frameTimes, ratePerSecond } from '#bench/watchPage.ts'

it('the page is blocked for what tasks take beyond 50 ms, from the first paint until it is drawn', () => {
  const tasks = [
    { start: 0, duration: 90 },
    { start: 100, duration: 150 },
    { start: 300, duration: 49 },
    { start: 400, duration: 80 },
    { start: 900, duration: 400 },
  ]
  expect(blockedTime(tasks, 120, 900)).toBe(100 + 30)
  expect(blockedTime(tasks, 90, 901)).toBe(100 + 30 + 350)
  expect(blockedTime([], 0, 900)).toBe(0)
})

it('the frames of a movement are those that start during it', () => {
  expect(frameTimes([0, 16, 32, 80, 96], 10, 40)).toEqual([16, 48])
})

it('a rate counts the times of a movement alone', () => {
  expect(ratePerSecond([90, 100, 350, 600, 601], 100, 600)).toBe(6)
})
