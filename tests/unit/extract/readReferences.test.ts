import { expect, it } from 'vitest'
import { matchReferences } from '#domain/reference.ts'
import { readReferences } from '#extract/readReferences.ts'

const utf8 = (text: string) => Uint8Array.from(new TextEncoder().encode(text))

const RIS = `TY  - RPRT
TI  - Joint patrols along
the coast
PB  - Council of Ports
DA  - 2024/03/04/
DO  - https://doi.org/10.1234/ABC.5
L1  - file:///C:/Users/x/patrols.pdf
ER  -

TY  - NEWS
T1  - Harbours in winter
JO  - Daily Harbour
PY  - 2023
UR  - https://www.daily.example/harbours/
ER  -
`

const BIB = String.raw`% a library
@string{p = "x"}
@techreport{council2024,
  title = {Les {Patrouilles} \`a la c{\^o}te \& au large},
  institution = "Conseil des Ports",
  year = 2024, month = mar,
  doi = {10.1234/abc.5},
  file = {Full Text:files/12/rapport.pdf:application/pdf},
}
@misc{a, title = {Never closed`

it('RIS states title, publisher, date, DOI, address and files', () => {
  expect(readReferences(utf8(RIS))).toEqual([
    {
      title: 'Joint patrols along the coast',
      publisher: 'Council of Ports',
      date: '2024-03-04',
      doi: '10.1234/ABC.5',
      address: '',
      files: ['patrols.pdf'],
    },
    {
      title: 'Harbours in winter',
      publisher: 'Daily Harbour',
      date: '2023',
      doi: '',
      address: 'daily.example/harbours',
      files: [],
    },
  ])
})

it('BibTeX states the same; a torn entry ends it', () => {
  expect(readReferences(utf8(BIB))).toEqual([
    {
      title: 'Les Patrouilles à la côte & au large',
      publisher: 'Conseil des Ports',
      date: '2024-03',
      doi: '10.1234/abc.5',
      address: '',
      files: ['rapport.pdf'],
    },
  ])
})

it.each(['@a(@a(', '@a{b,', '@a{b,c={', '@a{b, c = "\\', 'TY  - A\nTI  - b\n', '\\`{'])(
  'five megabytes of %j are read or refused, in a time that does not explode',
  (piece) => {
    const start = performance.now()
    try {
      readReferences(utf8(`@a{b,title={x},\n${piece.repeat(5_000_000 / piece.length)}`))
    } catch (error) {
      expect(String(error)).toContain('empty')
    }
    expect(performance.now() - start).toBeLessThan(60_000)
  },
)

it('an entry is matched by file, then DOI, address and title, each document once', () => {
  const entry = (part: object) => ({
    title: 'x',
    publisher: null,
    date: null,
    doi: '',
    address: '',
    files: [],
    ...part,
  })
  const document = (id: string, part: object) => ({ id, fileName: '', title: '', text: '', ...part })
  const byFile = entry({ files: ['a.pdf'] })
  const byDoi = entry({ doi: '10.1/A' })
  const byAddress = entry({ address: 'a.example/b' })
  const byTitle = entry({ title: 'Étude des côtes' })
  const byName = entry({ title: 'A study of the northern coast' })
  const none = entry({ title: 'Étude des côtes' })
  const found = matchReferences(
    [none, byTitle, byName, byFile, byDoi, byAddress],
    [
      document('cites', { text: `${'x'.repeat(4000)} 10.1/A` }),
      document('file', { fileName: 'a.pdf' }),
      document('doi', { text: 'See doi:10.1/a' }),
      document('address', { text: 'From https://a.example/b on a day' }),
      document('title', { title: 'Etude des cotes' }),
      document('name', { fileName: 'Council - 2024 - A study of the northern coast.pdf' }),
    ],
  )
  expect([byFile, byDoi, byAddress, byName, none, byTitle].map((one) => found.get(one))).toEqual([
    'file',
    'doi',
    'address',
    'name',
    'title',
    undefined,
  ])
})
