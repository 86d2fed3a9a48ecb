import { describe, expect, test } from 'vitest'
import type { Messages } from '#scripts/messageFiles.ts'
import { refusedWords } from '#scripts/refusedWords.ts'

const files = (compare: Messages) => [{ path: 'en/timeline.json', messages: { compare } }]
const english = (text: string) =>
  refusedWords('en', files({ key: text })).filter((line) => line.includes('→'))

describe('refused words', () => {
  test('are named with file, key and the word to use', () => {
    expect(refusedWords('en', files({ a: { b: 'Words that fired' } }))).toContain(
      'en/timeline.json: compare.a.b: “fired” → matched',
    )
  })

  test('are found in the text alone, not in its variables', () => {
    expect(english('{{persons}} in {{id}}')).toEqual([])
    expect(english('{{count}} people arrived')).toEqual([])
    expect(english('Unit: people arrived')).toHaveLength(1)
  })

  test('are allowed where listed, and an exception that nothing needs is refused', () => {
    const verb = { measures: { note: 'one that spans both periods counts in both.' } }
    expect(english('Two spans')).toHaveLength(1)
    expect(refusedWords('en', files(verb))).toEqual([
      'overview.charts.measures.unit_other needs no exception in en',
    ])
  })

  test('know the errors of each language', () => {
    expect(refusedWords('nl', files({ lit: 'Opgelicht op de kaart', keep: 'Die van Jan houden' }))).toEqual(
      expect.arrayContaining([expect.stringContaining('uitlichten'), expect.stringContaining('behouden')]),
    )
    expect(refusedWords('fr', files({ thin: 'personne n’y compte' }))).toContainEqual(
      expect.stringContaining('aucun comptage'),
    )
  })
})
