import { describe, expect, it } from 'vitest'
import { patternStarts, wordStarts } from '#derive/patternStarts.ts'

describe('the letters that a match may start with', () => {
  it.each([
    ['(sign*|to) … deal', ['sig', 'to']],
    ['((joint|an) raid|police)', ['joi', 'an', 'pol']],
    ['in,? one', ['in']],
    ['colou?r', ['col']],
    ['a?sylum', null],
    ['(the )?pact', null],
    ['(new|\\w+) rule', null],
    ['*side', null],
    ['# boats', null],
    ['échang*', ['éch']],
  ])('%s', (pattern, starts) => expect(patternStarts(pattern)).toEqual(starts))

  it('are looked up among those of the words of a text', () => {
    const starts = wordStarts("D'Été, Co-operation 24")
    expect([...starts].sort()).toEqual(['d', 'é', 'ét', 'été', 'c', 'co', 'o', 'op', 'ope', '2', '24'].sort())
  })
})
