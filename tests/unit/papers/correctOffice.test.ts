import { describe, expect, it } from 'vitest'
import { withWords } from '#papers/correctOffice.ts'

const paragraph = (...runs: readonly string[]) =>
  `<a:p>${runs.map((run) => `<a:r><a:rPr lang="en-GB"/><a:t>${run}</a:t></a:r>`).join('')}</a:p>`
const edit = (was: string, now: string) => ({ pages: [1], was, now })

describe('words in a part of an Office file', () => {
  it('are replaced in the run where they begin, whatever runs they are split into', () => {
    expect(withWords(paragraph('In all 4,', '56', '8 &amp; more'), [edit('4,568', '2,180')], 'a')).toBe(
      paragraph('In all 2,180', '', ' &amp; more'),
    )
  })

  it('are left alone as a part of another number', () => {
    const xml = paragraph('14,568 and 4,568.5 and 4,568%')
    expect(withWords(xml, [edit('4,568', '2,180')], 'a')).toBe(xml)
  })

  it('are replaced once: what takes their place is not changed again', () => {
    expect(withWords(paragraph('1 of 2'), [edit('1', '2'), edit('2', '3')], 'a')).toBe(paragraph('2 of 3'))
  })
})
