import { describe, expect, it } from 'vitest'
import { type DocumentFile, type MetaFile, readDocumentFiles } from '#derive/build.ts'
import { describeFault } from '#derive/fault.ts'

const text = (id: string, changes: Partial<DocumentFile> = {}): DocumentFile => ({
  path: `${id}.txt`,
  id,
  text: 'Words.',
  sha256: 'abc',
  ...changes,
})
const meta = (id: string, json: string): MetaFile => ({ id, file: { path: `${id}.meta.json`, text: json } })
const faultsOf = (documents: DocumentFile[], metas: MetaFile[] = [], strict = false) =>
  readDocumentFiles(documents, metas, strict).faults.map(describeFault).join('\n')

describe('document files', () => {
  it('are sorted by id; without a meta file the language is en and the date null', () => {
    const { sources, faults } = readDocumentFiles(
      [text('b'), text('a')],
      [meta('b', '{"date":"2024-05"}')],
      false,
    )
    expect(faults).toEqual([])
    expect(sources.map(({ id, meta: { date, language } }) => [id, date, language])).toEqual([
      ['a', null, 'en'],
      ['b', '2024-05', 'en'],
    ])
  })

  it.each<[string, string]>([
    ['empty', faultsOf([text('a', { text: ' \n ' })])],
    ['it has the id of a.txt', faultsOf([text('a'), text('a', { path: 'deep/a.txt' })])],
    ['it has the id of a.txt', faultsOf([text('a'), text('A')])],
    ['line 2, column 1', faultsOf([text('a')], [meta('a', '{"language":\n}')])],
    ['torn JSON', faultsOf([text('a')], [meta('a', '{"language": "en"')])],
    ['expected one of en, fr, nl', faultsOf([text('a')], [meta('a', '{"language":"xx"}')])],
    ['a.meta.json · (root): expected object', faultsOf([text('a')], [meta('a', '[]')])],
    ['2024-02-31 is no date', faultsOf([text('a')], [meta('a', '{"date":"2024-02-31"}')])],
    ['states b', faultsOf([text('a')], [meta('a', '{"id":"b"}')])],
    ['its sha256 is abc, a.meta.json states abd', faultsOf([text('a')], [meta('a', '{"sha256":"abd"}')])],
    ['no checksum', faultsOf([text('a')], [meta('a', '{}')], true)],
    ['unknown field colour', faultsOf([text('a')], [meta('a', '{"colour":"red","sha256":"abc"}')], true)],
    ['“language” occurs twice', faultsOf([text('a')], [meta('a', '{"language":"en","language":"fr"}')])],
    ['a.meta.json · title: it is empty', faultsOf([text('a')], [meta('a', '{"title":" "}')])],
    ['title: it has a control character', faultsOf([text('a')], [meta('a', '{"title":"A\\u0000b"}')])],
    ['speaks of 0000', faultsOf([text('a')], [meta('a', '{"date":"0000"}')])],
    ['speaks of 2099', faultsOf([text('a')], [meta('a', '{"date":"2099-01"}')])],
    [
      'leads elsewhere than to www.gov.uk',
      faultsOf([text('a')], [meta('a', '{"url":"https://www.gov.uk@evil.example/"}')]),
    ],
    // Letters of one alphabet that look like those of another, alone and after a hyphen.
    [
      'letters that look like others: write it as xn--80ak6aa92e.com',
      faultsOf([text('a')], [meta('a', '{"url":"https://аррӏе.com/page"}')]),
    ],
    ['write it as xn--gov--e5dm.uk', faultsOf([text('a')], [meta('a', '{"url":"https://gov-ик.uk"}')])],
    ['half a character', faultsOf([text('a')], [meta('a', '{"publisher":"\\ud800"}')])],
    ['letters of two alphabets', faultsOf([text('a')], [meta('a', '{"publisher":"Frоntex"}')])],
    ['an id has other letters', faultsOf([text('а')], [meta('а', '{"id":"а"}')])],
    ['there is no text with this id', faultsOf([], [meta('a', '{}')])],
  ])('are rejected: %s', (problem, faults) => {
    expect(faults).toContain(problem)
    expect(faults).toContain('→ ')
  })

  it('add no fault to a text that cannot be read, which its reader reports', () => {
    expect(faultsOf([text('a', { text: null })], [meta('a', '{}')], true)).toBe('')
  })

  it('may have unknown fields in their meta files, which are told', () => {
    const { faults, warnings } = readDocumentFiles(
      [text('a')],
      [meta('a', '{"colour":"red","langauge":"fr"}')],
      false,
    )
    expect(faults).toEqual([])
    expect(warnings.map(describeFault).join('\n')).toMatch(
      /a\.meta\.json · colour: [\s\S]*a\.meta\.json · langauge: .*\n.*→ .*language/,
    )
  })

  it('returns all faults', () => {
    expect(faultsOf([text('a', { text: '' }), text('b', { text: ' ' })]).match(/→/g)).toHaveLength(2)
  })
})
