import { expect, it } from 'vitest'
import { changesToFrames, frameTimes } from '#bench/watchFrames.ts'

const FRAMES = [0, 16, 32, 80, 96]

it('a change is shown when the frame after its paint begins', () => {
  expect(changesToFrames([2, 30, 33], FRAMES)).toEqual([30, 50, 63])
})

it('a change whose frame has no end is ignored', () => {
  expect(changesToFrames([85, 97], FRAMES)).toEqual([])
})

it('the frames of a movement are those that begin during it', () => {
  expect(frameTimes(FRAMES, 10, 40)).toEqual([16, 48])
})
