import { describe, expect, test } from 'vitest'
import { compilePattern } from '#derive/patterns.ts'
import { ANY_NUMBER, ANY_WORD, type PatternPart, patternParts } from '#domain/ruleBook.ts'
import { published } from '#tests/support/published.ts'

const must = (...options: string[]) => ({ type: 'words', options, isOptional: false, isJoined: false })
const may = (...options: string[]) => ({ type: 'words', options, isOptional: true, isJoined: false })

describe('a readable pattern', () => {
  test('keeps plain words and shows an asterisk as any ending', () => {
    expect(patternParts('priority plan')).toEqual([must('priority plan')])
    expect(patternParts('\\w\\w\\w+ront')).toEqual([must('…ront')])
    expect(patternParts('join* forces')).toEqual([must('join… forces')])
  })

  test('shows alternatives, optional parts and gaps', () => {
    expect(patternParts('(common|joint) (\\w+ )?(plan|strateg*)')).toEqual([
      must('common', 'joint'),
      may(ANY_WORD),
      must('plan', 'strateg…'),
    ])
    expect(patternParts('(set up|launch*) … (centre against|alliance)')).toEqual([
      must('set up', 'launch…'),
      { type: 'gap' },
      must('centre against', 'alliance'),
    ])
    expect(patternParts('coordinat* (their|our) work')).toEqual([
      must('coordinat…'),
      must('their', 'our'),
      must('work'),
    ])
  })

  test('expands nested brackets and optional letters', () => {
    expect(patternParts('(cooperation|at (eu|european) level)')).toEqual([
      must('cooperation', 'at eu level', 'at european level'),
    ])
    expect(patternParts("plans? d'action")).toEqual([must("plans d'action", "plan d'action")])
    expect(patternParts('\\d+ arrest*')).toEqual([must(`${ANY_NUMBER} arrest…`)])
  })

  test('joins a part of a word to the part before it', () => {
    expect(patternParts('grens(controle|politie)')).toEqual([
      must('grens'),
      { ...must('controle', 'politie'), isJoined: true },
    ])
    expect(patternParts('(unité|équipe)s? (mixte)')).toEqual([
      must('unité', 'équipe'),
      { ...may('s'), isJoined: true },
      must('mixte'),
    ])
    expect(patternParts('works with( the)? (tunis)')).toEqual([must('works with'), may('the'), must('tunis')])
  })

  test('is readable for every published rule: no operator is left, and its text matches the rule', () => {
    const { rules, acting, never } = published('rulebook')
    const patterns = [...rules.flatMap(({ lists }) => lists), acting, never].flatMap(({ en, fr, nl }) => [
      ...en,
      ...fr,
      ...nl,
    ])
    expect(patterns.length).toBeGreaterThan(2000)
    for (const pattern of patterns) {
      const parts = patternParts(pattern)
      const words = parts.flatMap((part) => (part.type === 'words' ? part.options : []))
      expect(words.length, pattern).toBeGreaterThan(0)
      for (const word of words) expect(word, pattern).not.toMatch(/[()|*?\\#+]/)
      const needed = parts.filter((part) => part.type === 'gap' || !part.isOptional)
      const readings = [sample(parts, 0), sample(parts, -1), `${sample(needed, 0)} so`]
      // With or without a space after an apostrophe or hyphen.
      const texts = readings.flatMap((text) => [text, text.replace(/(['-]) /g, '$1')])
      expect(
        texts.some((text) => text.search(compilePattern(pattern)) >= 0),
        `${pattern}: ${readings}`,
      ).toBe(true)
    }
  })
})

/** A text that matches the pattern: one option of each part. */
function sample(parts: readonly PatternPart[], option: 0 | -1): string {
  return parts
    .map((part) => {
      if (part.type === 'gap') return ' '
      const words = part.options.at(option) ?? ''
      return (part.isJoined ? '' : ' ') + words.replaceAll(ANY_WORD, 'word').replaceAll(ANY_NUMBER, '7')
    })
    .join('')
    .replaceAll(/…(?=\p{L})/gu, 'word')
    .replaceAll('…', '')
    .replace(/ +/g, ' ')
    .trim()
}
