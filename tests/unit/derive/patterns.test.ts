import { describe, expect, it } from 'vitest'
import {
  compilePattern,
  findSpans,
  matchingText,
  originalSpan,
  PatternError,
  patternNeeds,
  wordStarts,
} from '#derive/patterns.ts'

const found = (pattern: string, text: string) => {
  const form = matchingText(text)
  return findSpans(compilePattern(pattern), form.text).map((span) => {
    const { start, end } = originalSpan(form, span)
    return text.slice(start, end)
  })
}

describe('compilePattern', () => {
  it.each([
    ['clos*', 'They close, closely, but disclose.', ['close', 'closely']],
    ['(red|blue) boat', 'A red boat, a BLUE boat, a green boat', ['red boat', 'BLUE boat']],
    ['train … police', 'train the new border police', ['train the new border police']],
    ['train … police', 'train one two three four five six seven police', []],
    ['small boats', 'small-boats and small  boats', ['small-boats', 'small  boats']],
    ['action plan', 'an action planner', []],
    ['(new )?law', 'a new law and a law', ['new law', 'law']],
    ['by 20\\d\\d', 'by 2025, by 1999', ['by 2025']],
    ['# days', 'after 12 days and 1,200 days', ['12 days', '1,200 days']],
    ["d'asile", 'droit d’asile', ['d’asile']],
    ['prolong* … accord', 'ont prolongé l’accord', ['prolongé l’accord']],
    ['mer du nord', 'mer du\u00a0Nord', ['mer du\u00a0Nord']],
    ['frontière*', 'aux Frontières', ['Frontières']],
  ])('%s in “%s”', (pattern, text, wanted) => {
    expect(found(pattern, text)).toEqual(wanted)
  })

  it.each(['', '…', '(a', 'a)', 'a +b', '?', 'word '.repeat(300)])('rejects “%s”', (pattern) => {
    expect(() => compilePattern(pattern)).toThrow(PatternError)
  })

  it('takes 1000 characters and no more, spaces at the ends left out', () => {
    const longest = 'word '.repeat(200).slice(0, -1)
    expect(found(`  ${longest}s `, `${longest}s`)).toEqual([`${longest}s`])
    expect(() => compilePattern(`${longest}ss`)).toThrow('more than 1000 characters')
  })
})

describe('patternNeeds and wordStarts', () => {
  it.each([
    ['(sign*|to) … deal', [['sign', 'to'], ['deal']]],
    ['((joint|an) raid|police)', [['joint', 'an', 'police']]],
    ['in,? one', [['in'], ['one']]],
    ['colou?r', [['colo']]],
    ['a?sylum', []],
    ['(the )?pact', [['pact']]],
    ['(re)?open gate', [['gate']]],
    ['treat(y|ies) with (a|the) state', [['treat'], ['with'], ['a', 'the'], ['state']]],
    ['coast-guard', [['coast'], ['guard']]],
    ['(new|\\w+) rule', [['rule']]],
    ['one rule|another law', [['one', 'anothe']]],
    ['*side', []],
    ['# boats', [['boats']]],
    ['échang*', [['échang']]],
  ])('%s', (pattern, needs) => expect(patternNeeds(pattern)).toEqual(needs))

  it('list the first letters of every word', () => {
    const starts = wordStarts("D'Été, Co-operation 24")
    expect([...starts].sort()).toEqual(
      [...['d', 'é', 'ét', 'été', 'c', 'co', 'o', 'op', 'ope', 'oper', 'opera', 'operat', '2', '24']].sort(),
    )
  })
})
