import { describe, expect, it } from 'vitest'
import { joinLines, knownWords } from '#extract/pdfText.ts'

const join = (before: string, next: string, known: readonly string[] = []) =>
  joinLines(before, next, knownWords(known))

describe('a word broken at the end of a line', () => {
  it.each([
    ['a new imple-', 'mentation of', 'a new implementation of'],
    ['a new imple\u00ad', 'mentation of', 'a new implementation of'],
    ['de grensover-', 'schrijdende teams', 'de grensoverschrijdende teams'],
    ['North-', 'African states', 'North-African states'],
    ['non-', 'EU states', 'non-EU states'],
    ['non-', 'state actors', 'non-state actors'],
    ['EU-', 'wide rules', 'EU-wide rules'],
    ['c’est-à-', 'dire', 'c’est-à-dire'],
    ['peut-', 'être', 'peut-être'],
    ['in-', 'en uitvoer', 'in- en uitvoer'],
    ['land-', 'and sea borders', 'land- and sea borders'],
    ['2024-', '2025', '2024-2025'],
    ['2019–', '2020', '2019–2020'],
    ['see https://example.org/joint-', 'plan for', 'see https://example.org/joint-plan for'],
    ['see https://example.org/a/', 'plan for', 'see https://example.org/a/plan for'],
    ['the plan –', 'which is new', 'the plan – which is new'],
    ['the plan', 'which is new', 'the plan which is new'],
  ])('“%s” + “%s”', (before, next, joined) => {
    expect(join(before, next)).toBe(joined)
  })

  it('has the hyphen that it has within a line of the document', () => {
    expect(join('the multi-', 'agency team', ['a multi-agency plan'])).toBe('the multi-agency team')
    expect(join('the multi-', 'agency team', ['a multiagency plan'])).toBe('the multiagency team')
    expect(join('the cross-', 'over point', ['one crossover'])).toBe('the crossover point')
  })

  it('is not learned from another broken line', () => {
    expect([...knownWords(['the imple-', 'mentation is non-', 'binding now'])]).toEqual(['the', 'is', 'now'])
  })
})
