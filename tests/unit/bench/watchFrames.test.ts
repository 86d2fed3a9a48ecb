import { expect, it } from 'vitest'
import { changesToFrames, frameTimes } from '#bench/watchFrames.ts'

const FRAMES = [0, 16, 32, 80, 96]

it('a change is shown at the start of the frame after its paint', () => {
  expect(changesToFrames([2, 30, 33], FRAMES)).toEqual([30, 50, 63])
})

it('a change without a following frame is ignored', () => {
  expect(changesToFrames([85, 97], FRAMES)).toEqual([])
})

it('the frames of a movement are those that start during it', () => {
  expect(frameTimes(FRAMES, 10, 40)).toEqual([16, 48])
})
