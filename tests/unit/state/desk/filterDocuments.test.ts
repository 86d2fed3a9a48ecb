import { describe, expect, it } from 'vitest'
import { filterDocuments } from '#state/desk/corpusRows.ts'

const DOCUMENTS = [
  { title: 'Accord signé à Tunis', fileName: 'a.pdf', publisher: null },
  { title: 'Joint plan', fileName: 'tunis-plan.docx', publisher: 'A ministry' },
  { title: 'Other', fileName: '', publisher: 'A ministry' },
]
const titles = (words: string) => filterDocuments(DOCUMENTS, words).map(({ title }) => title)

describe('filtering documents', () => {
  it('finds each word in title, file name or publisher, whatever its case and accents', () => {
    expect(titles('SIGNE tunis')).toEqual(['Accord signé à Tunis'])
    expect(titles('tunis')).toEqual(['Accord signé à Tunis', 'Joint plan'])
    expect(titles('plan ministry')).toEqual(['Joint plan'])
    expect(titles('nothing')).toEqual([])
  })

  it('gives all without a word', () => {
    expect(filterDocuments(DOCUMENTS, '  ')).toBe(DOCUMENTS)
  })
})
