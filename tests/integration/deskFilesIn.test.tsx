import { Blob as NodeBlob, File as NodeFile } from 'node:buffer'
import { basename } from 'node:path'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import * as page from '#state/desk/desk.ts'
import { addFiles, dismissFile, isReading, useIncoming } from '#state/desk/incoming.ts'
import { deskOfTest, PUBLISHED_NAMES } from '#tests/support/deskOfTest.ts'
import type { Tab } from '#tests/support/deskTabs.ts'
import { makeOdt, makeZip } from '#tests/support/makePackages.ts'
import { IN_PACKED, MIXED_FILES } from '#tests/support/mixedFiles.ts'
import { publishedText } from '#tests/support/published.ts'
import { renderDesk } from '#tests/support/renderDesk.tsx'
import { replaceDesk } from '#tests/support/replaceDesk.ts'
import { TEST_TEXTS } from '#tests/support/testTexts.ts'

let tab: Tab

beforeEach(async () => {
  window.sessionStorage.clear()
  tab = deskOfTest()
  onTestFinished(() => tab.worker.close())
  replaceDesk(tab.desk, tab.desk.store)
  vi.spyOn(page, 'deskWorker').mockReturnValue(tab.worker)
  vi.spyOn(page, 'sendNames').mockImplementation(() => tab.worker.setNames(PUBLISHED_NAMES))
  // A Blob of jsdom cannot be read as a stream.
  vi.stubGlobal('Blob', NodeBlob)
  vi.stubGlobal('File', NodeFile)
  const { read } = tab.worker
  vi.spyOn(tab.worker, 'read').mockImplementation(async ({ name, bytes }, options) => {
    const sent = bytes instanceof Uint8Array ? bytes : new Uint8Array(await bytes.arrayBuffer())
    return read({ name, bytes: sent }, options)
  })
  vi.stubGlobal(
    'fetch',
    async (url: string) =>
      new Response(publishedText(basename(new URL(url, 'http://localhost').pathname, '.json'))),
  )
  Element.prototype.scrollIntoView = () => {}
  for (const { id } of useIncoming.getState().files) dismissFile(id)
  await tab.desk.start()
  await tab.desk.newProject('Test')
})

const show = () => renderDesk()

const file = (name: string, content: BlobPart) => new File([content], name)

test('the same file, and the same text in another format, is named and counts once', async () => {
  const user = userEvent.setup()
  show()
  const html = TEST_TEXTS.en.split('\n').map((line) => `<p>${line}</p>`)
  const corrected = TEST_TEXTS.en.replace('1,204', '1,240')
  const csv = 'month,route,detections\n2024-01,Channel,7\n'
  addFiles([
    file('plan.txt', `${TEST_TEXTS.en}\n`),
    file('again.txt', `${TEST_TEXTS.en}\n`),
    file('plan.html', `<!doctype html><html><body>${html.join('')}</body></html>`),
    file('corrected.txt', corrected),
    file('a.csv', csv),
    file('b.csv', csv),
  ])
  await screen.findByText(/^b\.csv holds the same text as “a”/)
  const list = within(screen.getByRole('list', { name: 'Documents' }))
  expect(list.getAllByRole('listitem')).toHaveLength(2)
  for (const name of ['again.txt', 'plan.html']) {
    expect(screen.getByText(new RegExp(`^${name} holds the same text as “Test text`))).toBeVisible()
  }
  const [, other] = screen.getAllByRole('button', { name: 'Add it as another document' })
  if (!other) throw new Error('the page can be added')
  await user.click(other)
  await screen.findByText(/plan\.html · EN/)
  expect(list.getAllByRole('listitem')).toHaveLength(3)
})

test('where one part shows at a time it is that of the documents, until every file is read', async () => {
  const user = userEvent.setup()
  show()
  const part = (name: string) => screen.getByRole('button', { name, hidden: true })
  expect(part('Documents')).toHaveAttribute('aria-pressed', 'true')
  addFiles([file('torn.pdf', '%PDF-1.7 torn'), file('plan.txt', `${TEST_TEXTS.en}\n`)])
  await screen.findByText(/plan\.txt · EN/)
  const fault = await screen.findByRole('button', { name: 'Dismiss' })
  expect(part('Documents')).toHaveAttribute('aria-pressed', 'true')
  await user.click(fault)
  expect(part('Text')).toHaveAttribute('aria-pressed', 'true')
})

const GERMAN =
  'Gemeinsame Streifen an der Küste\n\nLisle, den 4. März 2024\n\nDieser Text ist für Tests erfunden. Die Häfen haben im Frühjahr vereinbart, ihre Streifen entlang der Küste zusammenzulegen und die Ergebnisse jedes Jahr zu prüfen.\n'
const ARABIC =
  'دوريات مشتركة على الساحل\n\nهذا النص مكتوب للاختبار فقط. اتفقت الموانئ في الربيع على تسيير دوريات مشتركة على طول الساحل وعلى مراجعة النتائج كل عام في اجتماع علني.\n'

test('after a drop one table says what was read; a language without rules is named, and nothing is proposed in it', async () => {
  const user = userEvent.setup()
  show()
  const html = TEST_TEXTS.en.split('\n').map((line) => `<p>${line}</p>`)
  const menu =
    '<nav><a href="/">Home</a></nav><div id="cookie-notice"><p>We use cookies on this site.</p></div>'
  addFiles([
    file('saved.html', `<!doctype html><html><body>${menu}<main>${html.join('')}</main></body></html>`),
    file('streifen.txt', GERMAN),
    file('arabic.txt', ARABIC),
  ])
  const table = within(await screen.findByRole('region', { name: 'Documents read' }))
  const german = table.getByRole('textbox', { name: 'Title: Gemeinsame Streifen an der Küste' })
  expect(german).toHaveValue('Gemeinsame Streifen an der Küste')
  expect(table.getByRole('textbox', { name: 'Date: Gemeinsame Streifen an der Küste' })).toHaveValue(
    '2024-03-04',
  )
  const languages = table.getAllByRole('combobox').map((one) => (one as HTMLSelectElement).selectedOptions[0])
  expect(languages.map((one) => one?.textContent)).toEqual(['English', 'German', 'Arabic'])
  expect(table.getAllByText(/^no rules: mark claims by hand/)).toHaveLength(2)
  await user.click(table.getByText('Left out: menus, notices and links around the article'))
  expect(table.getByText(/^Home$/)).toBeVisible()

  const publisher = table.getByRole('textbox', { name: /^Publisher: Gemeinsame/ })
  await user.type(publisher, 'Sieben Häfen')
  await user.click(table.getByRole('button', { name: 'Confirm Gemeinsame Streifen an der Küste' }))
  await waitFor(() => expect(german).not.toBeInTheDocument())
  const documents = () => tab.desk.store.getState().project?.documents ?? []
  expect(documents()[1]).toMatchObject({ publisher: 'Sieben Häfen', language: 'de', claims: 0 })
  await user.click(table.getByRole('button', { name: 'Confirm all 2' }))
  await waitFor(() => expect(documents().some(({ unconfirmed }) => unconfirmed)).toBe(false))
  // The next Enter must not leave the project.
  await waitFor(() => expect(screen.queryByRole('region', { name: 'Documents read' })).toBeNull())
  expect(screen.getByRole('button', { name: 'All projects' })).not.toHaveFocus()

  // A reader marks a claim in it by hand; it is shown with the others.
  await user.click(screen.getByRole('button', { name: /^دوريات/ }))
  const card = within(screen.getByRole('region', { name: 'Claim' }))
  expect(
    await card.findByText('The rules do not read this language (Arabic): nothing is proposed.'),
  ).toBeVisible()
  const line = screen.getByText(/^هذا النص/)
  expect(line.closest('[dir="auto"]')).not.toBeNull()
  const words = line.firstChild as Text
  window.getSelection()?.setBaseAndExtent(words, 0, words, 8)
  await user.keyboard('n')
  const form = within(await screen.findByRole('dialog', { name: 'Add a claim' }))
  await user.click(form.getByRole('button', { name: 'Add claim' }))
  await waitFor(() => expect(tab.shown.own?.claims).toHaveLength(1))
  expect(tab.shown.own?.documents[0]?.language).toBe('ar')
})

test('more than forty mixed files at once, without a network, are each read, asked about or named', async () => {
  show()
  const names = Object.keys(MIXED_FILES)
  expect(names.length).toBeGreaterThanOrEqual(40)
  const files = await Promise.all(names.map(async (name) => file(name, (await MIXED_FILES[name]?.()) ?? '')))
  const network = vi.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError('no network'))
  addFiles(files)
  const waiting = () => useIncoming.getState().files
  await waitFor(() =>
    expect(
      waiting()
        .filter(isReading)
        .map(({ name }) => name),
    ).toEqual([]),
  )
  const { documents = [], tables = [] } = tab.desk.store.getState().project ?? {}
  const read = [...documents, ...tables].map(({ fileName }) => fileName)
  const how = (name: string) => {
    const one = waiting().find((each) => each.name === name)
    if (read.includes(IN_PACKED[name] ?? name)) return one ? 'read, with a gap that is named' : 'read'
    if (one?.same != null) return 'named as the same'
    if (one?.references) return 'named with what it gave'
    if (one?.fault) return `named: ${one.fault.code}`
    return one?.text || one?.sheets.length ? 'asked about' : 'lost'
  }
  const found = Object.fromEntries(names.map((name) => [name, how(name)]))
  // Whatever is not read says so by its name on the page.
  for (const { name } of waiting())
    expect(screen.getAllByText(new RegExp(name.replaceAll('.', '\\.'))), name).not.toEqual([])
  const hows = Object.values(found)
  expect(hows, JSON.stringify(found)).not.toContain('lost')
  expect(hows, JSON.stringify(found)).not.toContain('named: unreadable')
  expect(hows.filter((one) => one.startsWith('read')).length).toBeGreaterThanOrEqual(22)
  expect(found).toMatchObject({
    'report-again.pdf': 'named as the same',
    'report-as-text.txt': 'named as the same',
    'figures-again.csv': 'named as the same',
    'letter.docx': 'read',
    'note.odt': 'read',
    'note.rtf': 'read',
    'mail.eml': 'read',
    'page.mhtml': 'read',
    'folder.zip': 'read',
    'torn.zip': 'named: damaged',
    'book.epub': 'named: part-damaged',
    'list.ris': 'named with what it gave',
    'list.bib': 'named with what it gave',
    'address.url': 'named: address',
    'several.xlsx': 'asked about',
    'short.txt': 'asked about',
    'torn.pdf': 'named: damaged',
    'empty.txt': 'named: empty',
    'deutsch.txt': 'read',
    'arabic.txt': 'read',
    'scan.pdf': 'named: scan',
  })
  expect(network).not.toHaveBeenCalled()
})

test('a ZIP, the ZIP in it, what is attached to a message, and a library of references come in; what cannot is named', async () => {
  show()
  const [, ...lines] = TEST_TEXTS.en.split('\n')
  const odt = makeOdt(lines.map((line) => `<text:p>${line}</text:p>`).join(''))
  const eml = [
    ...[
      'From: <a@ports.example>',
      'Date: Mon, 4 Mar 2024 10:00:00 +0100',
      'Subject: Streifen',
      'MIME-Version: 1.0',
    ],
    ...[
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain; charset=utf-8',
      '',
    ],
    ...[
      GERMAN,
      '--b',
      'Content-Disposition: attachment; filename=arabisch.txt',
      'Content-Type: application/x',
      '',
    ],
    ...[ARABIC, '--b--', ''],
  ].join('\r\n')
  const ris =
    'TY  - RPRT\nTI  - Stated title\nPB  - Council of Ports\nPY  - 2023\nL1  - plan.odt\nER  -\n\nTY  - RPRT\nTI  - Nowhere here\nER  -\n'
  addFiles([
    file('library.ris', ris),
    file(
      'all.zip',
      makeZip({ 'deep/in.zip': makeZip({ 'plan.odt': odt }), 'mail.eml': eml, 'a.gif': 'GIF89a' }),
    ),
    file('page.url', '[InternetShortcut]\nURL=https://ports.example/a\n'),
  ])
  expect(await screen.findByText(/^all\.zip\/a\.gif is not a file that the Desk reads/)).toBeVisible()
  expect(
    screen.getByText(/^page\.url is only the address of a page: https:\/\/ports\.example\/a\./),
  ).toBeVisible()
  // The page may still be drawing the table of what was read.
  await waitFor(() => expect(screen.getByText(/^library\.ris: 1 document got its title/)).toBeVisible())
  expect(screen.getByText(/^1 entry matches no document here .*: Nowhere here\./)).toBeVisible()
  const documents = tab.desk.store.getState().project?.documents ?? []
  expect(documents.map(({ title, fileName, format, date }) => [title, fileName, format, date])).toEqual([
    ['Streifen', 'mail.eml', 'eml', '2024-03-04'],
    ['Stated title', 'plan.odt', 'odt', '2023'],
    [expect.any(String), 'arabisch.txt', 'txt', null],
  ])
  expect(documents[1]).toMatchObject({ publisher: 'Council of Ports', unconfirmed: true })
})

test('a ZIP that holds itself ends', async () => {
  show()
  let zip: Uint8Array<ArrayBuffer> = makeZip({ 'a.txt': TEST_TEXTS.en })
  for (let depth = 0; depth < 6; depth += 1) zip = makeZip({ 'in.zip': zip })
  addFiles([file('out.zip', zip)])
  expect(
    await screen.findByText(/^out\.zip\/(?:in\.zip\/){4}in\.zip lies more than 4 files deep/),
  ).toBeVisible()
})

test('a pasted address is none of a text: the page is to be saved', async () => {
  const user = userEvent.setup()
  show()
  await user.click(screen.getByRole('button', { name: 'Paste a text' }))
  const dialog = within(screen.getByRole('dialog', { name: 'Paste a text' }))
  await user.click(dialog.getByRole('textbox', { name: 'The text' }))
  await user.paste('https://ports.example/a')
  expect(dialog.getByRole('alert')).toHaveTextContent(/save it \(Ctrl\+S/)
  expect(dialog.getByRole('button', { name: 'Add the text' })).toBeDisabled()
})

test('a code book comes in by its button, and each row that does not is named', async () => {
  const user = userEvent.setup()
  for (const text of [TEST_TEXTS.en, TEST_TEXTS.nl]) {
    const facts = { format: 'paste', fileName: '', title: text.slice(0, 20), publisher: null } as const
    await tab.desk.addText({ ...facts, date: null, language: 'en', pages: [], text: `${text}\n` })
  }
  show()
  await user.click(screen.getByRole('button', { name: /^Corpus/ }))
  await user.click(await screen.findByRole('button', { name: 'Your codes' }))
  const chooser = screen.getByRole('button', { name: 'Import a code book' }).nextElementSibling
  if (!chooser) throw new Error('the button has a chooser of files')
  const choose = (content: string) =>
    fireEvent.change(chooser, { target: { files: [file('book.csv', content)] } })
  choose('code,definition\nHarm,What is done to people\n,Nameless\n')
  const note = await screen.findByText('1 code added from “book.csv”.')
  expect(note.parentElement).toHaveTextContent('Row 3: the code has no name; left out.')
  expect(screen.getByRole('row', { name: /Harm What is done to people 0 0/ })).toBeVisible()
  choose('"torn')
  expect(await screen.findByRole('alert')).toHaveTextContent('row 1 is never closed')
  await user.click(screen.getByRole('button', { name: 'Dismiss' }))
  expect(screen.queryByRole('alert')).toBeNull()
})

// Last: the file that is never read keeps the queue, and what loads later gets modules of its own.
test('a file that a closing page had not read is named by the next, in its project', async () => {
  vi.spyOn(tab.worker, 'read').mockReturnValue(new Promise(() => {}))
  addFiles([file('slow.pdf', 'a'), file('next.pdf', 'b')])
  vi.resetModules()
  const next = await import('#state/desk/incoming.ts')
  const projectId = tab.desk.store.getState().project?.id
  expect(next.useIncoming.getState().files).toMatchObject(
    ['slow.pdf', 'next.pdf'].map((name) => ({ name, projectId, fault: { code: 'interrupted' } })),
  )
  for (const { id } of next.useIncoming.getState().files) next.dismissFile(id)
  expect(window.sessionStorage.getItem('throughline.desk.incoming')).toBeNull()
})
