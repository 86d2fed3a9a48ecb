import { expect, test } from 'vitest'
import { sourceLine } from '#content/stepSources.ts'

const lineOf = (further: readonly string[]) =>
  sourceLine([], {
    said: { lineOf: () => '' },
    further,
    words: { semicolon: '; ' },
    t: ((_: string, { count }: { count: number }) => `and ${count} more sources`) as never,
  })

test('the line of sources names four publications', () => {
  expect(lineOf(['Frontex', 'Europol', 'IOM'])).toBe('Frontex; Europol; IOM.')
  expect(lineOf(['A', 'B', 'C', 'D', 'E', 'F'])).toBe('A; B; C; D and 2 more sources.')
  expect(lineOf([])).toBe('')
})

test('and fewer where their names would need a second row', () => {
  const ministry = (name: string) => `${name} federal ministry of the interior`
  const names = ['German', 'Austrian', 'Belgian', 'Swiss', 'Dutch'].map(ministry)
  expect(lineOf(names)).toBe(`${ministry('German')}; ${ministry('Austrian')} and 3 more sources.`)
  expect(lineOf([ministry('German'.repeat(30)), 'Europol'])).toBe(
    `${ministry('German'.repeat(30))} and 1 more sources.`,
  )
})
