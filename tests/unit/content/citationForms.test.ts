import { describe, expect, test } from 'vitest'
import { type CitedWork, citationAs } from '#content/citationText.ts'
import { HOSTILE } from '#tests/support/hostileText.ts'

const work: CitedWork = {
  id: 'frontex-detections',
  kind: 'data',
  title: 'Detections by route & month, 100% {revised}',
  publisher: 'Frontex',
  issued: '2026-08-04',
  language: 'en',
  page: 'https://publisher.example/a?b=1&c={d}',
  said: '2024: 240,101 detections, All Frontex routes',
  text: '',
}
const read = {
  link: 'https://example.org/#/explore?reader=cells:a',
  readOn: '2026-11-30',
  version: 'data 6547c2d865be (not a published edition)',
  isEdition: false,
}

const as = (form: Parameters<typeof citationAs>[0], part: Partial<CitedWork> = {}) =>
  citationAs(form, { ...work, ...part }, read)

describe('RIS', () => {
  test('has an edition only where one was published', () => {
    const frozen = { ...read, version: 'edition 2026-11-28-8b8a5e73', isEdition: true }
    expect(citationAs('ris', work, frozen)).toContain('ET  - edition 2026-11-28-8b8a5e73\r\n')
    expect(as('ris')).not.toContain('ET  - ')
  })

  test('names number, unit, publisher, day of the data, day read and link', () => {
    expect(as('ris').split('\r\n')).toEqual([
      'TY  - DATA',
      'ID  - throughline-frontex-detections',
      'TI  - Detections by route & month, 100% {revised}',
      'AU  - Frontex',
      'PB  - Frontex',
      'PY  - 2026',
      'DA  - 2026/08/04',
      'Y2  - 2026/11/30',
      'N1  - data 6547c2d865be (not a published edition)',
      'LA  - en',
      'UR  - https://example.org/#/explore?reader=cells:a',
      'N1  - 2024: 240,101 detections, All Frontex routes',
      'N1  - https://publisher.example/a?b=1&c={d}',
      'ER  - ',
      '',
    ])
  })

  test('leaves a publisher with a comma, which would be read as a person, to its own field', () => {
    const lines = as('ris', { publisher: 'Office, Home' })
    expect(lines).not.toContain('AU  - ')
    expect(lines).toContain('PB  - Office, Home')
  })

  test('of a page cites the page, with the link to its sentence as a note', () => {
    const lines = as('ris', { kind: 'page', issued: '2024-12', page: 'https://publisher.example/a' })
    expect(lines).toContain('TY  - ELEC')
    expect(lines).toContain('UR  - https://publisher.example/a')
    expect(lines).toContain(`N1  - ${read.link}`)
    expect(lines).toContain('DA  - 2024/12/')
  })

  test.each(HOSTILE.concat('a\r\nER  - \r\nTY  - BOOK'))('keeps %j on its own line', (text) => {
    const lines = as('ris', { title: text, said: text, publisher: text }).split('\r\n')
    expect(lines.slice(0, -1).every((line) => /^[A-Z][A-Z0-9] {2}- \P{Cc}*$/u.test(line))).toBe(true)
    expect(lines.filter((line) => line.startsWith('ER  - '))).toEqual(['ER  - '])
    expect(lines.filter((line) => line.startsWith('TY  - '))).toEqual(['TY  - DATA'])
  })
})

describe('BibTeX', () => {
  test('names the same, with what TeX would read escaped', () => {
    expect(as('bibtex').split('\n')).toEqual([
      '@misc{throughline-frontex-detections,',
      '  title = {{Detections by route \\& month, 100\\% \\textbraceleft{}revised\\textbraceright{}}},',
      '  author = {{Frontex}},',
      '  publisher = {{Frontex}},',
      '  year = {2026},',
      '  month = {8},',
      '  day = {4},',
      '  date = {2026-08-04},',
      '  urldate = {2026-11-30},',
      '  version = {data 6547c2d865be (not a published edition)},',
      '  language = {en},',
      '  url = {https://example.org/#/explore?reader=cells:a},',
      '  note = {2024: 240,101 detections, All Frontex routes. \\url{https://publisher.example/a?b=1&c=%7Bd%7D}},',
      '}',
      '',
    ])
  })

  test.each(HOSTILE.concat('}} @book{x, title = {{', '\\input{/etc/passwd} $x_1^2~#', '{{{', '}'))(
    'is one balanced entry whatever it says: %j',
    (text) => {
      const entry = as('bibtex', {
        title: text,
        said: text,
        publisher: text,
        id: text,
        page: `https://a.example/${text}`,
      })
      let depth = 0
      for (const sign of entry) {
        if (sign === '{') depth += 1
        if (sign === '}') depth -= 1
        expect(depth).toBeGreaterThanOrEqual(0)
      }
      expect(depth).toBe(0)
      expect(entry.match(/^@/gm)).toHaveLength(1)
      expect(entry).toMatch(/^@misc\{throughline-[a-z0-9-]*,\n/)
      expect(
        entry
          .slice(entry.indexOf(','))
          .replaceAll(
            /\\(textbackslash|textbraceleft|textbraceright|textasciitilde|textasciicircum)\{\}|\\url|\\[&%$#_]/g,
            '',
          ),
      ).not.toMatch(/\\/)
    },
  )
})

describe('CSL-JSON', () => {
  test('names the same', () => {
    expect(JSON.parse(as('csl-json'))).toEqual([
      {
        id: 'throughline-frontex-detections',
        type: 'dataset',
        title: work.title,
        author: [{ literal: 'Frontex' }],
        publisher: 'Frontex',
        issued: { 'date-parts': [[2026, 8, 4]] },
        accessed: { 'date-parts': [[2026, 11, 30]] },
        version: 'data 6547c2d865be (not a published edition)',
        language: 'en',
        URL: read.link,
        note: `${work.said}. ${work.page}`,
      },
    ])
  })

  test('leaves out what is not known', () => {
    const [item] = JSON.parse(
      as('csl-json', { kind: 'page', publisher: null, issued: null, page: null, language: null }),
    )
    expect(Object.keys(item)).toEqual(['id', 'type', 'title', 'accessed', 'version', 'URL', 'note'])
    expect(item.URL).toBe(read.link)
  })

  test.each(HOSTILE)('keeps %j', (text) => {
    expect(JSON.parse(as('csl-json', { title: text }))[0].title).toBe(text)
  })
})
