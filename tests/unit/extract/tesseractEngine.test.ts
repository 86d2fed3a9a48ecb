import { readFileSync } from 'node:fs'
import { createWorker } from 'tesseract.js'
import { expect, test } from 'vitest'
import { tesseractEngine } from '#extract/tesseractEngine.ts'

test('the library reads a printed line with the model that the build ships, word by word', async () => {
  const engine = await tesseractEngine(createWorker, ['en'], {
    langPath: 'node_modules/@tesseract.js-data/eng/4.0.0_best_int',
  })
  try {
    const { width, height, lines } = await engine.recognise(
      new Blob([readFileSync('tests/support/printed-line.png')]),
    )
    expect({ width, height }).toEqual({ width: 760, height: 70 })
    const words = lines.flatMap((line) => line.words)
    expect(words.map(({ text }) => text).join(' ')).toBe('In 2024 the police seized 1,284 boats.')
    expect(Math.min(...words.map(({ confidence }) => confidence))).toBeGreaterThan(80)
    // Each word stands where it is printed: left to right, within the picture.
    expect(words.map(({ x }) => x)).toEqual(words.map(({ x }) => x).toSorted((a, b) => a - b))
    expect(words.every(({ x, width: wide }) => x > 0 && x + wide < 760)).toBe(true)
  } finally {
    engine.close()
  }
})
