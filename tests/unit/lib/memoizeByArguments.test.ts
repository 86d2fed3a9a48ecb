import { describe, expect, it, vi } from 'vitest'
import { memoizeByArguments, memoizeByFields } from '#lib/memoize.ts'

describe('memoizeByArguments', () => {
  it('computes once for the same objects, and again for an equal copy', () => {
    const compute = vi.fn((left: { of: number }, right: { of: number } | null) => left.of + (right?.of ?? 0))
    const sum = memoizeByArguments(compute)
    const [a, b] = [{ of: 1 }, { of: 2 }]
    expect([sum(a, b), sum(a, b), sum(b, a), sum(a, null), sum(a, null)]).toEqual([3, 3, 3, 1, 1])
    expect(compute).toHaveBeenCalledTimes(3)
    expect(sum({ of: 1 }, b)).toBe(3)
    expect(compute).toHaveBeenCalledTimes(4)
  })

  it('caches null and undefined results, and distinguishes values', () => {
    const compute = vi.fn((flag: boolean) => (flag ? null : undefined))
    const find = memoizeByArguments(compute)
    expect([find(true), find(true), find(false), find(false)]).toEqual([null, null, undefined, undefined])
    expect(compute).toHaveBeenCalledTimes(2)
  })

  it('computes again after an error', () => {
    const compute = vi.fn((): number => {
      if (compute.mock.calls.length === 1) throw new Error('not yet')
      return 1
    })
    const read = memoizeByArguments(compute)
    expect(read).toThrow('not yet')
    expect(read()).toBe(1)
  })
})

describe('memoizeByFields', () => {
  it('computes once for the same fields and other arguments, however often the object is built', () => {
    const compute = vi.fn((_: { of: object; at: string }, ...more: readonly object[]) => more.length)
    const count = memoizeByFields(compute)
    const [of, other] = [{}, {}]
    expect([count({ of, at: 'a' }), count({ of, at: 'a' }), count({ of, at: 'a' }, other)]).toEqual([0, 0, 1])
    expect([count({ of, at: 'b' }), count({ of: other, at: 'a' })]).toEqual([0, 0])
    expect(compute).toHaveBeenCalledTimes(4)
  })
})
