import { expect, it } from 'vitest'
import { evenLight, greyPicture } from '#extract/evenLight.ts'
import { sizeOf } from '#extract/tesseractEngine.ts'

const [WIDTH, HEIGHT] = [240, 240]
/** Bars as thick as letters, every 20 px. */
const isInk = (x: number, y: number) => x % 20 < 4 && y % 30 > 10

/** A page whose dots are what `shade` says, with grain. */
function page(shade: (x: number, y: number) => number) {
  const grey = new Uint8ClampedArray(WIDTH * HEIGHT)
  for (let at = 0; at < grey.length; at += 1)
    grey[at] = shade(at % WIDTH, Math.floor(at / WIDTH)) + ((at * 7919) % 21) - 10
  return { width: WIDTH, height: HEIGHT, grey }
}

it('makes grey paper white, in the shadow of a fold and at a dark edge too, and keeps the ink black', () => {
  const light = (x: number, y: number) => (1 - 0.5 * Math.exp(-(((y - 120) / 40) ** 2))) * (x < 24 ? 0.5 : 1)
  const { grey } = evenLight(page((x, y) => light(x, y) * (isInk(x, y) ? 40 : 205)))
  // Within a bar and between two, where the light is whole and where the fold is deepest.
  for (const y of [45, 75, 105, 135, 165, 225]) {
    for (let x = 41; x < WIDTH - 20; x += 20) {
      expect(grey[y * WIDTH + x], `ink at ${x}, ${y}`).toBeLessThan(110)
      expect(grey[y * WIDTH + x + 9], `paper at ${x + 9}, ${y}`).toBeGreaterThan(225)
    }
    expect(grey[y * WIDTH + 10], `edge at ${y}`).toBeGreaterThan(225)
  }
})

it('leaves nothing of an edge that falls into the dark, which would be read with the line beside it', () => {
  const { grey } = evenLight(page((x, y) => Math.min(1, x / 24, y / 24) * (isInk(x, y) ? 40 : 205)))
  for (let at = 0; at < 12; at += 1) {
    expect(grey[75 * WIDTH + at], `left, ${at}`).toBeGreaterThan(225)
    expect(grey[at * WIDTH + 131], `top, ${at}`).toBeGreaterThan(225)
  }
  expect(grey[75 * WIDTH + 101]).toBeLessThan(110)
})

it('keeps light letters on a dark bar apart from it', () => {
  const { grey } = evenLight(page((x, y) => (y < 120 ? (isInk(x, y) ? 235 : 20) : 220)))
  expect((grey[75 * WIDTH + 101] ?? 0) - (grey[75 * WIDTH + 111] ?? 0)).toBeGreaterThan(100)
})

it('is a picture of the same size, whose dots are those of the page', async () => {
  const even = evenLight(page(() => 200))
  const picture = greyPicture(even)
  expect(await sizeOf(picture)).toEqual({ width: WIDTH, height: HEIGHT })
  expect(new Uint8ClampedArray(await picture.arrayBuffer()).slice(-WIDTH * HEIGHT)).toEqual(even.grey)
})
