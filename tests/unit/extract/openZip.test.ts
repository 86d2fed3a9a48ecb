import { describe, expect, it } from 'vitest'
import { ExtractError } from '#extract/extractedDocument.ts'
import { openZip } from '#extract/openZip.ts'
import { withoutPageParts } from '#lib/webAddress.ts'
import { makeZip } from '#tests/support/makePackages.ts'

const ROOM = { files: 500, bytes: 100_000_000 }
const words = new TextDecoder()

async function opened(bytes: Uint8Array<ArrayBuffer>, room = ROOM) {
  const parts = await openZip(new Blob([bytes]), room)
  return parts.map((part) =>
    'bytes' in part ? [part.name, words.decode(part.bytes)] : [part.name, part.fault],
  )
}

describe('a ZIP', () => {
  it('gives its files in order, without what systems add and what is beside a saved page', async () => {
    const zip = makeZip({
      'b/page.html': '<p>page</p>',
      'b/page_files/advert.html': 'advert',
      'b/page-notes/a.txt': 'a',
      '__MACOSX/b/._page.html': 'x',
      'b/.DS_Store': 'x',
      'inner.zip': makeZip({ 'c.txt': 'c' }),
    })
    expect((await opened(zip)).map(([name]) => name)).toEqual(['b/page.html', 'inner.zip'])
  })

  it('names a torn file and one that unpacks to too much, and gives the others', async () => {
    const zip = makeZip({
      'a.txt': 'first '.repeat(50),
      'bomb.txt': new Uint8Array(30_000_000),
      'c.txt': 'third',
    })
    // The directory's last record states another checksum.
    const record = Buffer.from(zip).lastIndexOf('PK\u0001\u0002')
    zip[record + 16] = (zip[record + 16] ?? 0) ^ 1
    expect(await opened(zip)).toEqual([
      ['a.txt', 'first '.repeat(50)],
      ['bomb.txt', { code: 'unpacks-too-large', limit: 104_857_600 }],
      ['c.txt', { code: 'part-damaged', part: 'c.txt' }],
    ])
  })

  it('gives no more files and bytes than there is room for, and says so', async () => {
    const zip = makeZip({ 'a.txt': 'a', 'b.txt': 'b'.repeat(90), 'c.txt': 'c' })
    expect(await opened(zip, { files: 2, bytes: 50 })).toEqual([
      ['a.txt', 'a'],
      ['b.txt', { code: 'unpacks-too-large', limit: 104_857_600 }],
      ['', { code: 'too-many-files', files: 3, limit: 2 }],
    ])
  })

  it('that is torn, or holds nothing to read, is refused', async () => {
    const zip = makeZip({ 'a.txt': 'a' })
    await expect(openZip(new Blob([zip.slice(0, -10)]), ROOM)).rejects.toThrow(ExtractError)
    await expect(openZip(new Blob([makeZip({ '__MACOSX/a': 'x' })]), ROOM)).rejects.toThrow('empty')
  })
})

it('a folder beside a page goes by the name of the page, in any language of a browser', () => {
  const pages = [
    'a.htm',
    'a-Dateien/x.css',
    'a_fichiers/y.js',
    'b/c.html',
    'b/c_bestanden/z.html',
    'c_files/own.txt',
  ]
  expect(withoutPageParts(pages)).toEqual(['a.htm', 'b/c.html', 'c_files/own.txt'])
})
