import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { extractText } from '#extract/extractText.ts'
import { docxHeading, docxParagraph, docxTable, makeDocx } from '#tests/support/makeDocx.ts'
import { makeZip } from '#tests/support/makePackages.ts'
import { makePdf, setColumn } from '#tests/support/makePdf.ts'
import { TEST_TEXTS } from '#tests/support/testTexts.ts'

const utf8 = (text: string) => Uint8Array.from(new TextEncoder().encode(text))
const utf16 = (text: string) =>
  Uint8Array.from([
    0xff,
    0xfe,
    ...[...text].flatMap((sign) => [sign.charCodeAt(0) & 0xff, sign.charCodeAt(0) >> 8]),
  ])
const latin = (text: string) =>
  Uint8Array.from([...text], (sign) => (sign === '’' ? 0x92 : sign.charCodeAt(0) & 0xff))

const PDF = makePdf([{ texts: setColumn(TEST_TEXTS.en.split('\n'), { x: 60, y: 100, letters: 76 }) }], {
  info: { Title: 'A joint plan (test)', CreationDate: "D:20241210143000+01'00'" },
})
const LONG_PDF = makePdf(
  TEST_TEXTS.en.split('\n').map((text) => ({ texts: setColumn([text], { x: 60, y: 100, letters: 76 }) })),
)
const [HEADING = '', ...PARAGRAPHS] = TEST_TEXTS.nl.split('\n')
const DOCX = makeDocx(
  [
    docxHeading(HEADING),
    ...PARAGRAPHS.map(docxParagraph),
    docxTable([
      ['Jaar', 'Aanhoudingen'],
      ['2024', '1.203'],
    ]),
  ],
  { 'dc:title': 'Gezamenlijk plan & test', 'dcterms:modified': '2025-02-03T10:00:00Z' },
)

async function documentOf(name: string, bytes: Uint8Array<ArrayBuffer>) {
  const result = await extractText({ name, bytes })
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.fault)}`)
  return result.document
}
async function faultOf(name: string, bytes: Uint8Array<ArrayBuffer>) {
  const result = await extractText({ name, bytes })
  return result.ok ? null : result.fault
}

describe('a text file', () => {
  it.each([
    ['UTF-8', utf8(TEST_TEXTS.fr)],
    ['UTF-8 with a byte order mark', utf8(`\uFEFF${TEST_TEXTS.fr}`)],
    ['UTF-16', utf16(TEST_TEXTS.fr)],
    ['Windows-1252', latin(TEST_TEXTS.fr.replaceAll('œ', 'oe'))],
    ['line breaks of Windows', utf8(TEST_TEXTS.fr.replaceAll('\n', '\r\n'))],
  ])('keeps its text: %s', async (name, bytes) => {
    const document = await documentOf('a.txt', bytes)
    expect(document.text).toBe(name === 'Windows-1252' ? TEST_TEXTS.fr.replaceAll('œ', 'oe') : TEST_TEXTS.fr)
    expect(document).toMatchObject({
      format: 'txt',
      language: 'fr',
      languageFound: 'fr',
      pages: [],
      title: TEST_TEXTS.fr.split('\n', 1)[0],
    })
  })

  it('in a language without rules names the language', async () => {
    const german =
      'Die Minister der beteiligten Staaten vereinbarten gemeinsame Streifen an der Küste und einen Bericht.'
    expect(await documentOf('a.txt', utf8(german))).toMatchObject({ language: null, languageFound: 'de' })
  })

  it('whose digits are turned on the screen is read as it is seen, and says so', async () => {
    const turned = TEST_TEXTS.en.replace('\n', '\nOfficers found \u202e21\u202c\u200f boats.\n')
    const document = await documentOf('a.txt', utf8(turned))
    expect(document.text).toContain('Officers found 21 boats.')
    expect(document.dropped).toEqual([{ reason: 'direction-marks', text: '', pages: [] }])
  })

  it.each([
    ['its code before its words', `<script>alert(1)</script>\n<p>${TEST_TEXTS.en}</p>`],
    ['parts of a page after words', `Words before.\n<p>One.</p><p>Two.</p><p>${TEST_TEXTS.en}</p>`],
  ])('that is a page under another name is read as one: %s', async (_, html) => {
    const document = await documentOf('a.txt', utf8(html))
    expect(document.format).toBe('html')
    expect(document.text).not.toMatch(/alert|<p>/)
  })

  it('broken at a fixed width is joined to paragraphs', async () => {
    const wrapped = setColumn(PARAGRAPHS, { x: 0, y: 0, letters: 70, hyphenate: false, gap: 20 })
    let text = ''
    for (const [index, { text: line, y }] of wrapped.entries()) {
      const step = y - (wrapped[index - 1]?.y ?? y)
      text += `${index === 0 ? '' : step > 20 ? '\n\n' : '\n'}${line}`
    }
    expect((await documentOf('a.txt', utf8(text))).text).toBe(PARAGRAPHS.join('\n\n'))
  })
})

describe('a PDF', () => {
  it('is one whatever its name, with title and date of its properties', async () => {
    expect(await documentOf('report.txt', PDF)).toMatchObject({
      format: 'pdf',
      text: TEST_TEXTS.en,
      language: 'en',
      title: 'A joint plan (test)',
      publisher: null,
      date: null,
      fileDate: '2024-12-10',
      pages: [{ number: 1, start: 0, end: TEST_TEXTS.en.length }],
    })
  })

  it('reports progress by page, stops when told, and leaves the bytes as they are', async () => {
    const bytes = makePdf(
      PARAGRAPHS.map((text) => ({ texts: setColumn([text], { x: 60, y: 100, letters: 76 }) })),
    )
    const seen: string[] = []
    await extractText({ name: 'a.pdf', bytes }, { onProgress: (done, of) => seen.push(`${done}/${of}`) })
    expect(seen).toEqual(['0/3', '1/3', '2/3', '3/3'])
    const controller = new AbortController()
    const stopped = extractText(
      { name: 'a.pdf', bytes },
      { signal: controller.signal, onProgress: (done) => done === 1 && controller.abort() },
    )
    expect(await stopped).toEqual({ ok: false, fault: { code: 'cancelled' } })
    expect((await documentOf('a.pdf', bytes)).pages).toHaveLength(3)
  })

  it('names pages without text among pages with text', async () => {
    const { dropped, pages } = await documentOf(
      'a.pdf',
      makePdf([{ texts: [{ text: 'The plan.', x: 60, y: 90 }] }, { picture: true }]),
    )
    expect(dropped).toEqual([{ reason: 'page-without-text', text: '', pages: [2] }])
    expect(pages).toHaveLength(2)
  })

  describe('with a broken page', () => {
    /** A PDF of these pages, of which the last ones are filled with what no reader understands. */
    const brokenPdf = (texts: readonly string[], broken: number) => {
      const file = Buffer.from(makePdf(texts.map((text) => ({ texts: [{ text, x: 60, y: 90 }] })))).toString(
        'latin1',
      )
      const parts = file.split('stream\nBT')
      const whole = parts.slice(0, parts.length - broken).join('stream\nBT')
      const rest = parts.slice(parts.length - broken).map((part) => `stream\nB)${part}`)
      return new Uint8Array(Buffer.from([whole, ...rest].join(''), 'latin1'))
    }

    it('keeps the other pages, and names it', async () => {
      const { text, dropped, pages } = await documentOf('a.pdf', brokenPdf(['The plan.', 'Lost.'], 1))
      expect(text).toBe('The plan.')
      expect(dropped).toEqual([{ reason: 'page-unreadable', text: '', pages: [2] }])
      expect(pages.map(({ number, start, end }) => [number, end - start])).toEqual([
        [1, 9],
        [2, 0],
      ])
    })

    it('is damaged where no page can be read', async () => {
      const result = await extractText({ name: 'a.pdf', bytes: brokenPdf(['The plan.', 'Lost.'], 2) })
      expect(result).toEqual({ ok: false, fault: { code: 'damaged', page: 1 } })
    })
  })
})

describe('a Word file', () => {
  it('gives headings, paragraphs and table rows, and its properties', async () => {
    expect(await documentOf('plan.docx', DOCX)).toMatchObject({
      format: 'docx',
      text: `${TEST_TEXTS.nl}\nJaar\tAanhoudingen\n2024\t1.203`,
      title: 'Gezamenlijk plan & test',
      date: null,
      fileDate: '2025-02-03',
      language: 'nl',
    })
  })
})

describe('a Markdown file', () => {
  it('gives headings, items, rows and links as text', async () => {
    const source = [
      '---\ntitle: "A plan"\ndate: 2024-12\n---',
      '# Joint *plan*\n\nThe **ministers** met in\n[Brussels](https://example.org/a_b) in 2024.',
      '- one item\n  that goes on\n- another\n\n1. first',
      '| Year | Arrests |\n| --- | ---: |\n| 2024 | 1,203 |',
      '![map](map.png)\n\n> Quoted `words` here.',
    ].join('\n\n')
    expect(await documentOf('a.md', utf8(source))).toMatchObject({
      format: 'md',
      text: 'Joint plan\nThe ministers met in Brussels in 2024.\n• one item that goes on\n• another\n1. first\nYear\tArrests\n2024\t1,203\nQuoted words here.',
      title: 'A plan',
      date: '2024-12',
    })
  })
})

describe('a file that cannot be read', () => {
  const scan = makePdf([{ picture: true }, { picture: true }])
  const bomb = makeDocx([docxParagraph('a')], {}, { 'word/comments.xml': new Uint8Array(120 * 1_048_576) })
  const ole = (word: string) => Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, ...utf16(word).subarray(2)])
  const junk = Uint8Array.from({ length: 5000 }, (_, index) => (index * 7919) % 251)

  it.each<[string, string, Uint8Array<ArrayBuffer>, object]>([
    ['without bytes', 'a.pdf', new Uint8Array(), { code: 'empty' }],
    ['of spaces', 'a.txt', utf8(' \n\n'), { code: 'empty' }],
    ['a PDF without text or picture', 'a.pdf', makePdf([{}]), { code: 'empty' }],
    [
      'a page without words',
      'a.html',
      utf8('<html><body><script>alert(1)</script></body></html>'),
      { code: 'empty' },
    ],
    ['a scan', 'a.pdf', scan, { code: 'scan', pagesWithoutText: 2, pages: 2 }],
    ['a PDF with a password', 'a.pdf', makePdf([{}], { encrypted: true }), { code: 'encrypted' }],
    ['a Word file with a password', 'a.docx', ole('EncryptedPackage'), { code: 'encrypted' }],
    ['a torn PDF', 'a.pdf', LONG_PDF.slice(0, LONG_PDF.length - 25), { code: 'damaged', page: null }],
    ['a torn Word file', 'a.docx', DOCX.slice(0, DOCX.length * 0.6), { code: 'damaged', page: null }],
    [
      'a broken text',
      'a.txt',
      Uint8Array.from([...utf8(TEST_TEXTS.fr), 0xff]),
      { code: 'damaged', page: null },
    ],
    [
      'too large',
      'a.txt',
      new Uint8Array(52_428_801),
      { code: 'too-large', bytes: 52_428_801, limit: 52_428_800 },
    ],
    [
      'with too many pages',
      'a.pdf',
      makePdf(Array.from({ length: 501 }, () => ({}))),
      { code: 'too-many-pages', pages: 501, limit: 500 },
    ],
    ['a zip bomb', 'a.docx', bomb, { code: 'unpacks-too-large', limit: 104_857_600 }],
    ['an old Word file', 'a.doc', ole('WordDocument'), { code: 'unknown-format', looksLike: 'doc' }],
    ['a torn message', 'a.msg', ole('WordDocument'), { code: 'damaged', page: null }],
    [
      'a file of Pages',
      'a.pages',
      makeZip({ 'Index/Document.iwa': 'a', 'preview.jpg': 'b' }),
      { code: 'unknown-format', looksLike: null },
    ],
    [
      'a workbook',
      'a.docx',
      Uint8Array.from(zipSync({ 'xl/workbook.xml': utf8('<a/>') })),
      { code: 'unknown-format', looksLike: 'xlsx' },
    ],
    [
      'a picture',
      'a.pdf',
      Uint8Array.from([0x89, ...utf8('PNG\r\n')]),
      { code: 'scan', pagesWithoutText: 1, pages: 1 },
    ],
    ['a torn RTF', 'a.doc', utf8('{\\rtf1 words'), { code: 'damaged', page: null }],
    [
      'an address',
      'a.txt',
      utf8('https://a.example/page\n'),
      { code: 'address', address: 'https://a.example/page' },
    ],
    ['binary junk', 'a.txt', junk, { code: 'unknown-format', looksLike: null }],
  ])('is refused with a code: %s', async (_, name, bytes, fault) => {
    expect(await faultOf(name, bytes)).toEqual(fault)
  })
})
