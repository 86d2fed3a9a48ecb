import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keepSame } from '#lib/listChange.ts'

const items = fc.array(fc.record({ id: fc.integer({ min: 0, max: 3 }) }), { maxLength: 8 })

describe('a list that keeps the same objects', () => {
  it('is the later list, with the earlier objects at its beginning and end', () => {
    fc.assert(
      fc.property(items, items, (before, after) => {
        const made = keepSame(before, after)
        expect(made).toEqual(after)
        const changed = made.filter((item) => !before.includes(item))
        const from = made.findIndex((item) => !before.includes(item))
        expect(made.slice(from < 0 ? made.length : from).slice(0, changed.length)).toEqual(changed)
      }),
    )
  })

  it('is the earlier list where nothing changes, and keeps all but what was put in', () => {
    const before = [{ id: 1 }, { id: 2 }, { id: 3 }]
    expect(keepSame(before, structuredClone(before))).toBe(before)
    const made = keepSame(before, [{ id: 1 }, { id: 9 }, { id: 2 }, { id: 3 }])
    expect(made.map((item) => before.indexOf(item as never))).toEqual([0, -1, 1, 2])
  })
})
