import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  BURST_MS,
  type EditHistory,
  MAX_ENTRIES,
  recordEdit,
  redoEdit,
  startHistory,
  undoEdit,
} from '#domain/draftBriefing.ts'

interface Value {
  n: number
}

const repeat = (history: EditHistory<Value>, times: number, step: typeof undoEdit<Value>) =>
  Array.from({ length: times }).reduce<EditHistory<Value>>((current) => step(current), history)

describe('the edit history', () => {
  it('undoes and redoes to every value, for any sequence', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { maxLength: 40 }), fc.nat(40), (numbers, back) => {
        const values: Value[] = [{ n: -1 }, ...numbers.map((n) => ({ n }))]
        const [first = { n: -1 }, ...later] = values
        const whole = later.reduce((history, value) => recordEdit(history, value), startHistory(first))
        const undone = repeat(whole, back, undoEdit)
        expect(undone.present).toBe(values[Math.max(0, values.length - 1 - back)])
        expect(repeat(undone, back, redoEdit).present).toBe(values.at(-1))
      }),
    )
  })

  it('drops redo entries after a new change', () => {
    const undone = undoEdit(recordEdit(startHistory({ n: 1 }), { n: 2 }))
    const other = recordEdit(undone, { n: 3 })
    expect(redoEdit(other)).toBe(other)
    expect(undoEdit(other).present).toEqual({ n: 1 })
  })

  it('merges continuous typing until a pause, another field or an undo', () => {
    const typed = [100, 200, 300].reduce(
      (history, at) => recordEdit(history, { n: at }, { key: 'title', at }),
      startHistory({ n: 0 }),
    )
    expect(typed.past).toHaveLength(1)
    const later = recordEdit(typed, { n: 4 }, { key: 'title', at: 301 + BURST_MS })
    const elsewhere = recordEdit(typed, { n: 4 }, { key: 'author', at: 301 })
    const afterUndo = recordEdit(redoEdit(undoEdit(typed)), { n: 4 }, { key: 'title', at: 301 })
    expect([later, elsewhere, afterUndo].map(({ past }) => past.length)).toEqual([2, 2, 2])
  })

  it('ignores equal values and drops the oldest above the maximum', () => {
    const start = startHistory({ n: 0 })
    expect(recordEdit(start, start.present)).toBe(start)
    const many = Array.from({ length: MAX_ENTRIES + 20 }).reduce<EditHistory<Value>>(
      (history, _, n) => recordEdit(history, { n }),
      start,
    )
    expect(many.past).toHaveLength(MAX_ENTRIES)
  })
})
