import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DATASET_SCHEMAS } from '#domain/datasetSchemas.ts'
import { derive as runDerive } from '#scripts/derive.ts'
import { documentGroups } from '#scripts/documentGroups.ts'
import { deriveHere } from '#tests/support/deriveHere.ts'
import { filesOf } from '#tests/support/filesOf.ts'
import { docxParagraph, makeDocx } from '#tests/support/makeDocx.ts'
import { attachedFolder, makeCompound, makePlist, messageFolder } from '#tests/support/makeMsg.ts'
import { makeEpub, makeOdt, makePptx, makeZip, shape } from '#tests/support/makePackages.ts'
import { makePdf, setColumn } from '#tests/support/makePdf.ts'

const SAID = 'In 2024, France and Belgium set up joint patrols along the coast.'
const MORE = 'The two governments said that the patrols would be reviewed every year by both parliaments.'
const PAGE = `<!doctype html><html><body><p>${SAID}</p><p>${MORE}</p></body></html>`
const latin = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'))

/** The same two sentences in every format that is read. */
const READ: Readonly<Record<string, () => string | Uint8Array | Promise<Uint8Array>>> = {
  'plain.txt': () => `${SAID}\n${MORE}\n`,
  'marked.md': () => `${SAID}\n\n${MORE}\n`,
  'page.html': () => PAGE,
  'saved.mhtml': () =>
    `MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n--b\nContent-Type: text/html\n\n${PAGE}\n--b--\n`,
  'archive.webarchive': () =>
    makePlist({ WebMainResource: { WebResourceData: latin(PAGE), WebResourceMIMEType: 'text/html' } }),
  'report.pdf': () => makePdf([{ texts: setColumn([SAID, MORE], { x: 60, y: 80, letters: 70 }) }]),
  'letter.docx': () => makeDocx([docxParagraph(SAID), docxParagraph(MORE)]),
  'open.odt': () => makeOdt(`<text:p>${SAID}</text:p><text:p>${MORE}</text:p>`),
  'rich.rtf': () => `{\\rtf1\\ansi ${SAID}\\par ${MORE}}`,
  'book.epub': () => makeEpub([`<p>${SAID}</p><p>${MORE}</p>`]),
  'talk.pptx': () => makePptx([{ shapes: shape([SAID, MORE]) }]),
  'mail.eml': () =>
    `From: a@example.org\nSubject: Patrols\nMIME-Version: 1.0\nContent-Type: text/plain\n\n${SAID}\n\n${MORE}\n`,
  'message.msg': () =>
    makeCompound(
      messageFolder({ '1000': `${SAID}\n${MORE}` }, [attachedFolder('annex.txt', latin('Annex'))]),
    ),
}

/** Files that are named, with what is said of each. */
const NAMED: Readonly<Record<string, readonly [content: () => string | Uint8Array, words: string]>> = {
  'scan.pdf': [() => makePdf([{ picture: true }]), 'it is a scan: its pages are pictures'],
  'picture.png': [() => latin(`\u0089PNG\r\n\u001a\n${'\0'.repeat(60)}`), 'it is a scan'],
  'torn.pdf': [() => READ_PDF().slice(0, 400), 'it is damaged or incomplete'],
  'old.doc': [() => latin(`\u00d0\u00cf\u0011\u00e0${'\u0001'.repeat(600)}`), 'its format is not read: doc'],
  'empty.html': [() => '', 'the document is empty'],
  'packed.zip': [() => makeZip({ 'inside.txt': SAID }), 'its format is not read: zip'],
  'link.url': [
    () => '[InternetShortcut]\nURL=https://example.org/page\n',
    'it is only the address of a page: https://example.org/page',
  ],
  'unsafe.odt': [
    () => makeOdt('', { more: { 'content.xml': '<!DOCTYPE a [<!ENTITY b SYSTEM "c">]><a/>' } }),
    'has a document type (DOCTYPE)',
  ],
}
const READ_PDF = () => makePdf([{ texts: setColumn([SAID], { x: 60, y: 80, letters: 70 }) }])

let work = ''
beforeAll(() => {
  work = mkdtempSync(join(tmpdir(), 'throughline-'))
})
afterAll(() => rmSync(work, { recursive: true, force: true }))

async function folderOf(name: string, files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const folder = join(work, name)
  mkdirSync(folder, { recursive: true })
  for (const [path, content] of Object.entries(files)) writeFileSync(join(folder, path), content)
  return folder
}

async function derive(...args: readonly string[]) {
  const lines: string[] = []
  const print = (line: string) => lines.push(line)
  return { status: await runDerive(args, { log: print, error: print }), printed: lines.join('\n') }
}

const contents = async (makers: Readonly<Record<string, () => unknown>>) =>
  Object.fromEntries(
    await Promise.all(
      Object.entries(makers).map(async ([name, make]) => [name, (await make()) as string] as const),
    ),
  )

describe('derive --documents reads each format of the Desk', () => {
  it('finds the same sentences and claims in all of them, in one process and in a thread', async () => {
    const folder = await folderOf('formats', await contents(READ))
    writeFileSync(join(folder, 'report.meta.json'), '{"title":"Joint patrols","date":"2024-05"}')
    const [whole, single] = [join(work, 'whole'), join(work, 'single')]
    const { status, printed } = await derive('--documents', folder, '--out', whole)
    expect([status, printed]).toEqual([0, expect.stringContaining('message.msg · (file): it brings files')])
    const read = filesOf(whole)
    const { documents } = DATASET_SCHEMAS.documents.parse(JSON.parse(read['documents.json'] ?? ''))
    const { claims } = DATASET_SCHEMAS.claims.parse(JSON.parse(read['claims.json'] ?? ''))
    expect(documents.map(({ id }) => id).toSorted()).toEqual(
      Object.keys(READ)
        .map((name) => name.replace(/\.\w+$/, ''))
        .toSorted(),
    )
    for (const { id, text, language } of documents) {
      expect([id, text.includes(SAID), language]).toEqual([id, true, 'en'])
      const own = claims.filter(({ citation }) => citation.documentId === id)
      expect([id, own.map(({ citation }) => citation.exact).includes(SAID)]).toEqual([id, true])
    }
    const of = (sought: string) => documents.find(({ id }) => id === sought)
    expect(of('report')).toMatchObject({ title: 'Joint patrols', date: { start: '2024-05-01' } })
    expect(of('book')).toMatchObject({ title: 'Test book', publisher: 'Council of Ports' })
    expect(await derive('--documents', folder, '--out', single, '--jobs', '1')).toMatchObject({ status: 0 })
    const parts = filesOf(single)
    for (const document of documents) {
      const part = DATASET_SCHEMAS.documents.parse(JSON.parse(parts[`documents/${document.id}.json`] ?? ''))
      expect(part.documents).toEqual([document])
    }
    expect((await deriveHere(folder, single)).printed).toContain('13 of 13, 13 finished before')
  })

  it.each(['in one', 'file by file'])(
    'names each file that it cannot read, with a remedy, %s',
    async (how) => {
      const files = Object.fromEntries(Object.entries(NAMED).map(([name, [make]]) => [name, make()]))
      const folder = await folderOf(how, files)
      const out = join(work, `${how}, refused`)
      const { status, printed } =
        how === 'in one' ? await derive('--documents', folder, '--out', out) : await deriveHere(folder, out)
      expect(status).toBe(1)
      for (const [name, [, words]] of Object.entries(NAMED)) {
        const line = printed.split('\n').filter((one) => one.startsWith(`${name} · `))
        expect(line, name).toEqual([expect.stringContaining(words)])
      }
      expect(printed.match(/→ \S/g)).toHaveLength(Object.keys(NAMED).length)
    },
  )

  it('warns of scanned pages among pages with text', async () => {
    const page = { texts: setColumn([SAID, MORE], { x: 60, y: 80, letters: 70 }) }
    const folder = await folderOf('half', { 'half.pdf': makePdf([page, { picture: true }]) })
    const { status, printed } = await derive('--documents', folder, '--out', join(work, 'half-out'))
    expect(status).toBe(0)
    expect(printed).toContain('half.pdf · page 2: pages without text')
  })

  it('leaves out what a browser saves beside a page, and refuses two documents of one name', async () => {
    const folder = await folderOf('beside', { 'page.html': PAGE, 'Page.pdf': READ_PDF() })
    mkdirSync(join(folder, 'page_files'))
    writeFileSync(join(folder, 'page_files', 'frame.html'), PAGE)
    const { groups } = await documentGroups(folder)
    expect(groups).toEqual([['Page.pdf', 'page.html']])
    const { status, printed } = await derive('--documents', folder, '--out', join(work, 'beside-out'))
    expect(status).toBe(1)
    expect(printed).toContain('page.html · (file): it has the id of Page.pdf')
  })
})
