import { describe, expect, it } from 'vitest'
import { pageRanges, pagesWithoutText } from '#domain/project.ts'

describe('pages without text', () => {
  it('are those of no length, and are written as ranges', () => {
    const page = (number: number, start: number, end: number) => ({ number, start, end })
    const pages = [page(1, 0, 5), page(2, 5, 5), page(3, 5, 5), page(4, 5, 9), page(5, 9, 9)]
    expect(pagesWithoutText(pages)).toEqual([2, 3, 5])
    expect(pageRanges([2, 3, 5])).toBe('2–3, 5')
    expect(pageRanges([])).toBe('')
  })
})
