import { expect, it } from 'vitest'
import { lazyRecordOf } from '#lib/recordOf.ts'

it('builds each value once, when it is first read', () => {
  const built: string[] = []
  const lengths = lazyRecordOf<{ one: number; three: number }>(['one', 'three'], (key) => {
    built.push(key)
    return key.length
  })
  expect(Object.keys(lengths)).toEqual(['one', 'three'])
  expect(built).toEqual([])
  expect([lengths.three, lengths.three]).toEqual([5, 5])
  expect(built).toEqual(['three'])
  expect(lengths).toEqual({ one: 3, three: 5 })
})
