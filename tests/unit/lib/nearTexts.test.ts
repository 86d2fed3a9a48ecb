import { describe, expect, it, vi } from 'vitest'
import { nearestTexts, printsOf } from '#lib/nearTexts.ts'

/** Invented words, the same for the same seed. */
function wordsOf(seed: number, count: number): string[] {
  let state = seed
  return Array.from({ length: count }, () => {
    state = (state * 1103515245 + 12345) % 2147483648
    return `w${(state >> 8) % 5000}`
  })
}

const nearest = (texts: Readonly<Record<string, string>>) =>
  nearestTexts(new Map(Object.entries(texts).map(([id, text]) => [id, printsOf(text)])))

const first = wordsOf(1, 400)
const second = wordsOf(2, 400)

describe('texts side by side', () => {
  it('are near where most of one stands in the other, whatever case, accents and breaks', () => {
    const copied = first.map((word, at) => (at % 50 === 0 ? 'changed' : word.toUpperCase())).join('\n')
    const found = nearest({ a: first.join(' '), b: copied, c: second.join(' ') })
    expect([...found.keys()]).toEqual(['a', 'b'])
    expect(found.get('b')).toMatchObject({ id: 'a' })
    expect(found.get('b')?.share).toBeGreaterThan(0.8)
    expect(found.get('b')?.share).toBeLessThan(1)
  })

  it('say of a release within a report where it stands, and nothing of the report', () => {
    const report = [...second, ...first, ...wordsOf(3, 400)].join(' ')
    const found = nearest({ release: first.join(' '), report })
    expect(found.get('release')).toEqual({ id: 'report', share: 1 })
    expect(found.has('report')).toBe(false)
  })

  it('name the text in which the most stands', () => {
    const found = nearest({
      a: [...first.slice(0, 250), ...wordsOf(4, 150)].join(' '),
      b: first.join(' '),
      c: [...first.slice(0, 300), ...second.slice(0, 100)].join(' '),
    })
    expect(found.get('b')?.id).toBe('c')
  })

  it('are compared only where they are long enough to tell', () => {
    expect(nearest({ a: 'Read the whole report online.', b: 'Read the whole report online!' }).size).toBe(0)
  })
})

it('compares as often as there are texts, not as their square, where all share a passage', () => {
  const share = wordsOf(5, 300)
  const comparedIn = (count: number) => {
    const prints = new Map(
      Array.from({ length: count }, (_, at) => [
        `d${at}`,
        printsOf([...share, ...wordsOf(at + 10, 300)].join(' ')),
      ]),
    )
    let compared = 0
    // A spy would keep each of millions of calls.
    class CountedMap<Key, Value> extends Map<Key, Value> {
      override set(key: Key, value: Value): this {
        compared += 1
        return super.set(key, value)
      }
    }
    vi.stubGlobal('Map', CountedMap)
    nearestTexts(prints)
    vi.unstubAllGlobals()
    expect(compared).toBeGreaterThan(0)
    return compared
  }
  expect(comparedIn(400) / comparedIn(100)).toBeLessThan(6)
})
