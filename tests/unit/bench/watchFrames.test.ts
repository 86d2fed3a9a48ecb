import { expect, it } from 'vitest'
import { changesToFrames, frameTimes } from '#bench/watchFrames.ts'

const FRAMES = [0, 16, 32, 80, 96]

it('a change is on the screen when the frame after the one that paints it begins', () => {
  expect(changesToFrames([2, 30, 33], FRAMES)).toEqual([30, 50, 63])
})

it('a change whose frame was not seen to end says nothing', () => {
  expect(changesToFrames([85, 97], FRAMES)).toEqual([])
})

it('the frames of a movement are those that began in it', () => {
  expect(frameTimes(FRAMES, 10, 40)).toEqual([16, 48])
})
