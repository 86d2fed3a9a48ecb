import { describe, expect, test } from 'vitest'
import { citationText, recordCitationText } from '#content/citationText.ts'
import type { Publication } from '#domain/publisher.ts'
import { documentOf, on } from '#tests/support/builders.ts'

const words = {
  period: () => '10 December 2024',
  recordTitle: (record: { title: { en: string } }) => record.title.en,
  publisher: ({ publisher, via }: Publication) => (via ? `${publisher} via ${via}` : publisher),
  publisherName: (name: string) => name,
  quoted: (text: string) => `“${text}”`,
}
const said = (key: string) => (key === 'common:dateNotStated' ? 'date not stated' : key)
const citation = { documentId: 'text', start: 0, end: 7, exact: 'They do', prefix: '', suffix: '' }

describe('a copied citation', () => {
  test('has quote, title, publisher, date, address and position', () => {
    expect(citationText(citation, documentOf('They do', ['text']), 'characters 0–7', said, words)).toBe(
      '“They do”, A text, A ministry, 10 December 2024, https://example.org/text, characters 0–7',
    )
  })

  test('says when the date is not stated, and omits other missing facts', () => {
    const document = { ...documentOf('They do', ['text']), publisher: null, date: null, url: null }
    expect(citationText(citation, document, 'characters 0–7', said, words)).toBe(
      '“They do”, A text, date not stated, characters 0–7',
    )
    expect(citationText(citation, undefined, 'characters 0–7', said, words)).toBe(
      '“They do”, text, characters 0–7',
    )
  })

  test('says when the document is the reader’s own', () => {
    const document = documentOf('They do', ['text'], { id: 'own-1', publisher: null, url: null })
    expect(citationText(citation, document, 'characters 0–7', said, words)).toBe(
      '“They do”, A text, 10 December 2024, cited:ownDocument, characters 0–7',
    )
    const scan = { ...document, recognised: true as const }
    expect(citationText(citation, scan, 'characters 0–7', said, words)).toContain('cited:ownRecognised')
  })

  test('of a record has its title and its first page', () => {
    const text = { en: 'Patrols begin', fr: 'x', nl: 'x' }
    const source = {
      title: 'Page',
      publisher: 'Body',
      via: 'Paper',
      publisherKind: 'press' as const,
      url: 'https://a.example/',
    }
    const record = {
      id: 'r',
      kind: 'measure' as const,
      form: 'policy',
      categories: [],
      status: 'done' as const,
      statedOn: on('2024-12-10'),
      period: null,
      actors: [],
      countries: [],
      routes: [],
      regions: [],
      scope: 'unplaced' as const,
      title: text,
      summary: text,
      values: [],
      sources: [source, { ...source, url: 'https://b.example/' }],
      note: null,
      hasWeakSources: false,
      followedBy: [],
    }
    expect(recordCitationText(record, words)).toBe(
      'Patrols begin, Page, Body via Paper, 10 December 2024, https://a.example/',
    )
  })
})
