import { describe, expect, it } from 'vitest'
import { extractText } from '#extract/extractText.ts'
import {
  attachedFolder,
  type Folder,
  makeCompound,
  makePlist,
  messageFolder,
} from '#tests/support/makeMsg.ts'
import { makeEpub, makeOdt, makePptx, makeZip, shape } from '#tests/support/makePackages.ts'

const utf8 = (text: string) => Uint8Array.from(new TextEncoder().encode(text))

async function read(name: string, bytes: Uint8Array<ArrayBuffer>) {
  const result = await extractText({ name, bytes })
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.fault)}`)
  const attached = (result.attached ?? []).map((part) =>
    'bytes' in part ? [part.name, new TextDecoder().decode(part.bytes)] : [part.name, part.fault.code],
  )
  return { ...result.document, attached }
}
async function faultOf(name: string, bytes: Uint8Array<ArrayBuffer>) {
  const result = await extractText({ name, bytes })
  return result.ok ? null : result.fault
}

describe('an OpenDocument text', () => {
  const body = `<text:tracked-changes><text:p>taken back</text:p></text:tracked-changes>
    <text:h text:outline-level="1">Joint patrols &amp; more</text:h>
    <text:p>The ports<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Of the north.</text:p></text:note-body></text:note> agreed<text:s text:c="3"/>on 10<text:span text:style-name="T1">6</text:span> euros<office:annotation><text:p>why?</text:p></office:annotation>.</text:p>
    <text:list text:style-name="L1"><text:list-item><text:p>one</text:p></text:list-item><text:list-item><text:p>two</text:p></text:list-item></text:list>
    <text:list><text:list-item><text:p>point</text:p></text:list-item></text:list>
    <table:table><table:table-row><table:table-cell><text:p>Year</text:p></table:table-cell><table:table-cell><text:p>Arrests</text:p></table:table-cell></table:table-row></table:table>`
  const styles =
    '<style:style style:name="T1"><style:text-properties style:text-position="super 58%"/></style:style><text:list-style style:name="L1"><text:list-level-style-number text:level="1"/></text:list-style>'

  it('gives its lines: headings, notes at the end, lists, rows; no comments and no earlier wording', async () => {
    const meta = '<dc:title>Patrols</dc:title><meta:creation-date>2024-03-04T10:00:00</meta:creation-date>'
    const document = await read('a.bin', makeOdt(body, { styles, meta }))
    expect(document).toMatchObject({ format: 'odt', title: 'Patrols', date: null, fileDate: '2024-03-04' })
    expect(document.text.split('\n')).toEqual([
      'Joint patrols & more',
      'The ports agreed on 10⁶ euros.',
      '1. one',
      '2. two',
      '• point',
      'Year\tArrests',
      'Of the north.',
    ])
  })

  it('is refused with a password, when torn, and with a document type', async () => {
    const more = { 'META-INF/manifest.xml': '<manifest:encryption-data/>' }
    expect(await faultOf('a.odt', makeOdt(body, { more }))).toEqual({ code: 'encrypted' })
    const torn = { code: 'part-damaged', part: 'content.xml' }
    for (const text of [`${body}<text:p>`, '<text:p text:style-name="', '<!-- never closed'])
      expect(await faultOf('a.odt', makeOdt(text))).toEqual(torn)
    const content = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'
    expect(await faultOf('a.odt', makeOdt('', { more: { 'content.xml': content } }))).toEqual({
      code: 'unsafe-part',
      part: 'content.xml',
    })
  })
})

describe('a text in Rich Text Format', () => {
  const rtf = (text: string) =>
    utf8(
      `{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0 Times;}{\\f1\\fcharset204 Arial;}{\\f2\\fcharset2 Symbol;}}{\\stylesheet{\\s0 Normal;}}${text}}`,
    )

  it('decodes code pages, fonts of other alphabets and Unicode with its stand-ins', async () => {
    const { text, format } = await read(
      'a.doc',
      rtf(
        "na\\'efve \\'80 \\u8217?\\u233\\'e9 {\\f1 \\'cf\\'ee\\'f0\\'f2} \\uc2\\u-10179??\\u-8704?? \\emdash\\~x\\par",
      ),
    )
    expect(format).toBe('rtf')
    expect(text).toBe('naïve € ’é Порт 😀 —\u00a0x')
  })

  it('gives paragraphs, headings, rows, lists and notes; no pictures, instructions, deleted or hidden words', async () => {
    const { text, title, fileDate } = await read(
      'a.rtf',
      rtf(
        '{\\info{\\title Patrols}{\\author A. N. Other}{\\creatim\\yr2024\\mo3\\dy4\\hr9}}{\\header running head}\\pard\\outlinelevel0 Heading\\par\\pard The ports{\\super 2}{\\footnote\\pard Of the north.} agreed{\\deleted  not}{\\v  hidden}.{\\pict\\pngblip 89504e47}{\\field{\\*\\fldinst HYPERLINK "https://a.example"}{\\fldrslt  link}}{\\*\\unknown x}\\bin5 }}}}}\\line next\\par{\\listtext\\f2\\\'b7\\tab}point\\par\\trowd\\pard\\intbl Year\\cell\\pard\\intbl Arrests\\cell\\row\\pard end\\par',
      ),
    )
    expect(text.split('\n')).toEqual([
      'Heading',
      'The ports agreed. link',
      'next',
      '• point',
      'Year\tArrests',
      'end',
      'Of the north.',
    ])
    expect({ title, fileDate }).toEqual({ title: 'Patrols', fileDate: '2024-03-04' })
  })

  it('is refused where groups lie a thousand deep in one another', async () => {
    expect(await faultOf('a.rtf', rtf('{'.repeat(2000)))).toEqual({ code: 'too-nested', limit: 1000 })
  })
})

describe('a presentation', () => {
  const table =
    '<p:graphicFrame><a:tbl><a:tr><a:tc><a:txBody><a:p><a:r><a:t>Year</a:t></a:r></a:p></a:txBody></a:tc><a:tc><a:txBody><a:p><a:r><a:t>Arrests</a:t></a:r></a:p></a:txBody></a:tc></a:tr></a:tbl></p:graphicFrame>'

  it('gives a page for each slide in its order, with tables and notes, without what a layout repeats', async () => {
    const document = await read(
      'a.pptx',
      makePptx(
        [
          {
            shapes: shape(['Patrols']) + shape(['7'], 'sldNum') + table,
            notes: shape(['Say &lt;this&gt;.']) + shape(['1'], 'sldNum'),
          },
          { shapes: '<p:pic/>' },
          { shapes: shape(['The end']) },
        ],
        '<dc:title>PowerPoint Presentation</dc:title>',
      ),
    )
    expect(document).toMatchObject({ format: 'pptx', title: 'Patrols' })
    expect(document.pages.map(({ start, end }) => document.text.slice(start, end))).toEqual([
      'Patrols\nYear\tArrests\nSay <this>.\n',
      '',
      'The end',
    ])
    expect(document.dropped).toEqual([])
  })
})

describe('a book', () => {
  it('gives its chapters in the order of its spine, with what it states', async () => {
    const document = await read(
      'a.epub',
      makeEpub(['<h1>One</h1><p>First.</p>', '<p>Second<script>x()</script>.</p>']),
    )
    expect(document).toMatchObject({
      format: 'epub',
      title: 'Test book',
      publisher: 'Council of Ports',
      date: '2024-03-04',
      text: 'One\nFirst.\nSecond.',
    })
  })

  it('is refused where its chapters are encrypted; mixed up fonts are not read', async () => {
    const encrypted = (path: string) => ({
      'META-INF/encryption.xml': `<encryption><CipherReference URI="${path}"/></encryption>`,
    })
    const book = (path: string) => makeEpub(['<p>First.</p>'], encrypted(path))
    expect(await faultOf('a.epub', book('book/text/c%200.xhtml'))).toEqual({ code: 'encrypted' })
    expect(await faultOf('a.epub', book('book/font.otf'))).toBeNull()
  })
})

const EML = [
  'Received: from x by y; Tue, 5 Mar 2024 01:00:00 +0000',
  'From: Press office <press@ports.example>',
  'Date: Mon, 4 Mar 2024 23:30:00 -0500',
  'Subject: =?utf-8?Q?Patrouilles_=C3=A0_Lisle?=',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary="b"',
  '',
  '--b',
  'Content-Type: multipart/alternative; boundary="c"',
  '',
  '--c',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'The plain words.',
  '--c',
  'Content-Type: text/html; charset=iso-8859-1',
  'Content-Transfer-Encoding: quoted-printable',
  '',
  '<p>Les ports ont d=E9cid=E9 d=',
  'e patrouiller.</p><script>x()</script>',
  '--c--',
  '--b',
  'Content-Type: text/plain; name="n.txt"',
  'Content-Disposition: attachment; filename="=?utf-8?B?w6l0w6kudHh0?="',
  'Content-Transfer-Encoding: base64',
  '',
  btoa('Twelve arrests.'),
  '--b',
  'Content-Type: message/rfc822',
  '',
  'Subject: inner',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary="d"',
  '',
  '--d',
  '',
  'Inner words.',
  '--d--',
  '--b--',
  '',
].join('\r\n')

describe('a message', () => {
  it('gives its words; headers are facts, and what is attached are files of their own', async () => {
    const document = await read('a.txt', utf8(EML))
    expect(document).toMatchObject({
      format: 'eml',
      title: 'Patrouilles à Lisle',
      publisher: 'ports.example',
      date: '2024-03-04',
      text: 'Les ports ont décidé de patrouiller.',
    })
    const [file, message] = document.attached
    expect(file).toEqual(['été.txt', 'Twelve arrests.'])
    expect(message?.[0]).toBe('2.eml')
    expect(await read('2.eml', utf8(message?.[1] ?? ''))).toMatchObject({
      title: 'inner',
      text: 'Inner words.',
    })
  })

  it('without words gives what is attached to it beside its fault; an encrypted one is named', async () => {
    const bare = EML.replace('The plain words.', '').replace(/<p>Les ports[\s\S]*?<\/script>/, '')
    const result = await extractText({ name: 'a.eml', bytes: utf8(bare) })
    expect(result).toMatchObject({ ok: false, fault: { code: 'empty' }, attached: [{ name: 'été.txt' }, {}] })
    const sealed = EML.replace('multipart/mixed', 'multipart/encrypted')
    expect(await faultOf('a.eml', utf8(sealed))).toEqual({ code: 'encrypted' })
  })

  it('of Outlook gives the same: words, day, sender, files, messages in it', async () => {
    const inner = messageFolder({ '0037': 'Inner é', '1000': 'Inner words.' }, [
      attachedFolder('deep.txt', utf8('deep')),
    ])
    const bytes = makeCompound(
      messageFolder(
        {
          '0037': 'Patrouilles',
          '1000': 'plain',
          '1013': '<p>Les ports.</p>',
          '5D01': 'press@ports.example',
        },
        [attachedFolder('big.txt', utf8('x'.repeat(9000))), attachedFolder('inner', inner)],
        19_786,
      ),
    )
    const document = await read('a.msg', bytes)
    expect(document).toMatchObject({
      format: 'msg',
      title: 'Patrouilles',
      publisher: 'ports.example',
      date: '2024-03-04',
      text: 'Les ports.',
    })
    const [big, message, deep] = document.attached
    expect(big).toEqual(['big.txt', 'x'.repeat(9000)])
    expect(deep).toEqual(['inner.eml/deep.txt', 'deep'])
    expect(await read('inner.eml', utf8(message?.[1] ?? ''))).toMatchObject({
      title: 'Inner é',
      text: 'Inner words.',
    })
  })

  it('of Outlook whose chains or folders run in circles is refused', async () => {
    const bytes = makeCompound(messageFolder({ '1000': 'x'.repeat(5000) }))
    const view = new DataView(bytes.buffer)
    // The table is the last sector: each sector is followed by itself.
    for (let at = 0; at < 128; at += 1) view.setUint32(bytes.length - 512 + at * 4, at, true)
    expect(await faultOf('a.msg', bytes)).toEqual({ code: 'damaged', page: null })
    const folder: Folder = messageFolder({ '1000': 'x' })
    const turned = makeCompound(folder)
    // The entry of the root is the child of itself.
    const at = turned.findIndex((byte, index) => byte === 0x52 && turned[index + 2] === 0x6f)
    new DataView(turned.buffer).setUint32(at + 128 + 72, 1, true)
    expect(await faultOf('a.msg', turned)).toEqual({ code: 'damaged', page: null })
  })
})

const ARTICLE = `<html><head><title>Patrols</title></head><body><article><h1>Patrols</h1>${'<p>The ports agreed on patrols along the coast, and on a yearly review in public.</p>'.repeat(4)}</article></body></html>`

describe('a saved page', () => {
  it('of one file gives the page and its host, and none of its parts', async () => {
    const mhtml = [
      'From: <Saved by Blink>',
      'Snapshot-Content-Location: https://www.ports.example/news/patrols',
      'Date: Mon, 4 Mar 2024 10:00:00 -0000',
      'MIME-Version: 1.0',
      'Content-Type: multipart/related; type="text/html"; boundary="m"',
      '',
      '--m',
      'Content-Type: text/html',
      'Content-Location: https://www.ports.example/news/patrols',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      ARTICLE.replaceAll('=', '=3D').replaceAll('<p>The', '<p>=C3=89t=C3=A9: the'),
      '--m',
      'Content-Type: text/html',
      'Content-Location: frames/advert.html',
      '',
      '<html><body><p>Buy now</p></body></html>',
      '--m--',
      '',
    ].join('\r\n')
    const document = await read('a.mhtml', utf8(mhtml))
    expect(document).toMatchObject({
      format: 'mhtml',
      title: 'Patrols',
      publisher: 'ports.example',
      date: null,
      fileDate: '2024-03-04',
    })
    expect(document.text).toContain('Été: the ports')
    expect(document.text).not.toContain('Buy now')
    expect(document.attached).toEqual([])
  })

  it('of Safari gives the page by its stated encoding', async () => {
    const bytes = makePlist({
      WebMainResource: {
        WebResourceMIMEType: 'text/html',
        WebResourceURL: 'https://www.ports.example/a',
        WebResourceTextEncodingName: 'iso-8859-1',
        WebResourceData: Uint8Array.from(
          [...ARTICLE.replaceAll('The', 'Été: the')].map((sign) => sign.charCodeAt(0)),
        ),
      },
    })
    const document = await read('a.webarchive', bytes)
    expect(document).toMatchObject({ format: 'webarchive', title: 'Patrols', publisher: 'ports.example' })
    expect(document.text).toContain('Été: the ports')
    expect(await faultOf('a.webarchive', bytes.slice(0, -40))).toEqual({ code: 'damaged', page: null })
    // Torn before the word that names it, it has no address either.
    expect(await faultOf('a.webarchive', bytes.slice(0, 12))).toEqual({
      code: 'unknown-format',
      looksLike: null,
    })
  })
})

describe('a file that only links to a page', () => {
  it.each([
    ['of Windows', utf8('[InternetShortcut]\r\nURL=https://a.example/b?c=1\r\n')],
    [
      'of macOS',
      utf8(
        '<?xml version="1.0"?><plist version="1.0"><dict><key>URL</key><string>https://a.example/b?c=1</string></dict></plist>',
      ),
    ],
    ['of macOS, in binary', makePlist({ URL: 'https://a.example/b?c=1' })],
    ['of Linux', utf8('[Desktop Entry]\nType=Link\nURL=https://a.example/b?c=1\n')],
  ])('is named with its address: %s', async (_, bytes) => {
    expect(await faultOf('a.url', bytes)).toEqual({ code: 'address', address: 'https://a.example/b?c=1' })
  })
})

describe('five megabytes of mad input', () => {
  const MAD = 5_000_000
  const mad = (head: string, piece: string) =>
    head + piece.repeat(Math.ceil((MAD - head.length) / piece.length))
  const odt = (content: string) =>
    makeZip({ mimetype: 'x', 'content.xml': content, 'META-INF/manifest.xml': '<a/>' })

  it.each([
    ['a.rtf', utf8(mad('{\\rtf1', '{}\\u8217?'))],
    ['a.rtf', utf8(mad('{\\rtf1', "\\'e9\\'"))],
    ['a.rtf', utf8(mad('{\\rtf1\\bin', '9'))],
    ['a.odt', odt(mad('<a>', '<b c="'))],
    ['a.odt', odt(mad('<a ', 'b '))],
    ['a.odt', odt(mad('<a>', '<b>'))],
    [
      'a.eml',
      utf8(
        mad(
          'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n',
          '--b\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n',
        ),
      ),
    ],
    ['a.eml', utf8(mad('MIME-Version: 1.0\r\nSubject: ', '=?utf-8?Q?'))],
    ['a.webarchive', utf8(mad('bplist00WebMainResource', '\u0000\u000f'))],
    ['a.txt', utf8(mad('', ' \n'))],
  ])('is read or refused in seconds: %s', async (name, bytes) => {
    const start = performance.now()
    const result = await extractText({ name, bytes })
    expect(performance.now() - start).toBeLessThan(60_000)
    if (!result.ok) expect(result.fault.code).toMatch(/^(?:damaged|part-damaged|empty|too-nested)$/)
  })
})
