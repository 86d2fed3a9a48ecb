import { basename } from 'node:path'
import { cleanup, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { packWords } from '#domain/textRecognition.ts'
import * as page from '#state/desk/desk.ts'
import { addFiles, dismissFile, useIncoming } from '#state/desk/incoming.ts'
import { useRecognition } from '#state/textRecognition.ts'
import { deskOfTest, PUBLISHED_NAMES } from '#tests/support/deskOfTest.ts'
import type { Tab } from '#tests/support/deskTabs.ts'
import { publishedText } from '#tests/support/published.ts'
import { renderDesk } from '#tests/support/renderDesk.tsx'
import { replaceDesk } from '#tests/support/replaceDesk.ts'
import type { Desk } from '#worker/connectDesk.ts'
import type { ReadResult } from '#worker/serveDesk.ts'

const SENTENCE = 'In 2024 the French police seized 1,284 boats.'

/** The text of a scan as the worker gives it: one word of it is unsure. */
function recognised(): ReadResult {
  const words = [...SENTENCE.matchAll(/\S+/g)].map(({ index, 0: word }) => ({
    start: index,
    end: index + word.length,
    page: 1,
    x: index * 10,
    y: 50,
    width: word.length * 10,
    height: 20,
    confidence: word === '1,284' ? 41 : 96,
  }))
  const facts = { engine: 'Test 1', languages: ['en'], pages: [1], words: words.length, unsure: 1 }
  return {
    ok: true,
    document: {
      format: 'image',
      text: SENTENCE,
      pages: [{ number: 1, start: 0, end: SENTENCE.length }],
      title: 'A scan',
      publisher: null,
      date: null,
      fileDate: null,
      language: 'en',
      languageFound: 'en',
      dropped: [],
      recognised: { facts, words: packWords(words, [{ number: 1, width: 1000, height: 400 }]) },
    },
  }
}

let tab: Tab
/** What the recogniser was asked for. */
let read: ReturnType<typeof vi.fn<Desk['read']>>
let openPages: ReturnType<typeof vi.fn<Desk['openPages']>>

beforeEach(async () => {
  window.sessionStorage.clear()
  useRecognition.setState({ languages: null, hasEngine: false, loading: null })
  tab = deskOfTest()
  onTestFinished(() => tab.worker.close())
  replaceDesk(tab.desk, tab.desk.store)
  vi.spyOn(page, 'deskWorker').mockReturnValue(tab.worker)
  vi.spyOn(page, 'sendNames').mockImplementation(() => tab.worker.setNames(PUBLISHED_NAMES))
  vi.spyOn(tab.worker, 'read').mockResolvedValue({
    ok: false,
    fault: { code: 'scan', pagesWithoutText: 1, pages: 1 },
  })
  read = vi.fn<Desk['read']>(async () => recognised())
  openPages = vi.fn(async () => {})
  const drawPage = async () => new Blob(['picture'])
  const own = { openPages, drawPage, close: () => {} }
  vi.spyOn(page, 'openRecogniser').mockReturnValue({ ...tab.worker, read, ...own })
  vi.stubGlobal('fetch', async (url: string) => {
    if (url.includes('text-recognition/')) return new Response('a file')
    return new Response(publishedText(basename(new URL(url, 'http://localhost').pathname, '.json')))
  })
  Element.prototype.scrollIntoView = () => {}
  URL.createObjectURL = () => 'blob:picture'
  URL.revokeObjectURL = () => {}
  for (const { id } of useIncoming.getState().files) dismissFile(id)
  await tab.desk.start()
  await tab.desk.newProject('Test')
})

async function askFor(name: string) {
  const user = userEvent.setup()
  renderDesk()
  addFiles([new File(['bytes'], name)])
  await screen.findByText(`${name} is a scan: its pages are pictures.`)
  await user.click(screen.getByRole('button', { name: 'Text recognition' }))
  return { user, dialog: within(screen.getByRole('dialog', { name: `Text recognition of ${name}` })) }
}

test('a scan is read in the chosen languages, with unsure words underlined and found in the picture', async () => {
  const { user, dialog } = await askFor('scan.png')
  // The interface’s language is chosen; what is loaded is named before it is.
  expect(dialog.getByRole('checkbox', { name: 'English' })).toBeChecked()
  await user.click(dialog.getByRole('checkbox', { name: 'French' }))
  await user.click(dialog.getByRole('button', { name: 'Load 8.1 MB and recognise' }))

  await screen.findByText('Read by text recognition (English), p. 1: 1 of 8 words unsure')
  expect(read.mock.lastCall?.[1].recognition).toEqual({
    folder: 'http://localhost:3000/text-recognition/0123456789ab/',
    languages: ['en', 'fr'],
    pages: [],
  })
  expect(await screen.findByTitle('Unsure: 41 of 100. Compare it with the picture.')).toHaveTextContent(
    '1,284',
  )
  const picture = within(await screen.findByRole('region', { name: 'Picture of the page' }))
  expect(await picture.findByRole('img', { name: 'p. 1 as a picture' })).toHaveAttribute(
    'src',
    'blob:picture',
  )
  // The words of the current claim are marked, then the unsure one alone.
  await user.click(picture.getByRole('button', { name: 'Next unsure word' }))
  expect(picture.getByRole('status')).toHaveTextContent('Unsure word 1 of 1')
  const [box, ...others] = document.querySelectorAll<HTMLElement>('[class*="box"][style]')
  expect(others).toEqual([])
  expect(box?.style.left).toBe('33%')
  expect(box?.style.width).toBe('5%')
  // Its claims say how the text was read; so does what is exported.
  expect(screen.getByRole('region', { name: 'Claim' })).toHaveTextContent('read by text recognition')
  expect((await tab.desk.exportClaims()).text).toContain('"tl:recognition"')
})

/** Lets the next file be read until the reader stops it. */
function readUntilStopped(): void {
  read.mockImplementation(
    (_, { signal }) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason))
      }),
  )
}

test('recognition that is stopped leaves the scan as it was; one that cannot be loaded says so', async () => {
  readUntilStopped()
  const { user, dialog } = await askFor('scan.png')
  await user.click(dialog.getByRole('button', { name: /and recognise$/ }))
  await user.click(await screen.findByRole('button', { name: 'Stop reading scan.png' }))
  await screen.findByText('scan.png is a scan: its pages are pictures.')

  vi.stubGlobal('fetch', async () => new Response('', { status: 404 }))
  await user.click(screen.getByRole('button', { name: 'Text recognition' }))
  await user.click(screen.getByRole('button', { name: /and recognise$/ }))
  await screen.findByText(/Text recognition could not be loaded/)
})

test('a picture that cannot be drawn, as in a copy without text recognition, is not waited for', async () => {
  const { user, dialog } = await askFor('scan.png')
  const never = new Promise<never>(() => {})
  vi.spyOn(page, 'openRecogniser').mockImplementation((onLost) => {
    if (onLost) queueMicrotask(() => onLost(new Event('error')))
    return { ...tab.worker, read, openPages: () => never, close: () => {} }
  })
  vi.spyOn(tab.worker, 'openPages').mockRejectedValue(new Error('no decoder'))
  await user.click(dialog.getByRole('button', { name: /and recognise$/ }))
  await screen.findByText(/^This page cannot be drawn here\./)
})

test('a scan goes on after a reload with the pages that were recognised', async () => {
  const first = { number: 1, width: 1000, height: 400, lines: [] }
  let close = () => {}
  read.mockImplementation((_, { onPage }) => {
    onPage?.(first)
    return new Promise((_resolve, reject) => {
      close = () => reject(new Error('the page closes'))
    })
  })
  const { user, dialog } = await askFor('scan.png')
  await user.click(dialog.getByRole('button', { name: /and recognise$/ }))
  const projectId = tab.desk.store.getState().project?.id ?? ''
  await vi.waitFor(async () =>
    expect(await tab.desk.keptScans(projectId)).toMatchObject([{ pages: [first] }]),
  )
  expect(window.sessionStorage.getItem('throughline.desk.incoming')).toBeNull()

  // The page closes: what it held is gone, and the next one asks the project.
  cleanup()
  useIncoming.setState({ files: [] })
  close()
  read.mockImplementation(async () => recognised())
  renderDesk()
  await screen.findByText('Read by text recognition (English), p. 1: 1 of 8 words unsure')
  const [given, options] = read.mock.lastCall ?? []
  expect([given?.name, options?.recognition]).toEqual([
    'scan.png',
    expect.objectContaining({ languages: ['en'], pages: [first] }),
  ])
  await vi.waitFor(async () => expect(await tab.desk.keptScans(projectId)).toEqual([]))
})

test('a scan whose recognition the reader stops is kept no longer', async () => {
  readUntilStopped()
  const { user, dialog } = await askFor('scan.png')
  await user.click(dialog.getByRole('button', { name: /and recognise$/ }))
  const projectId = tab.desk.store.getState().project?.id ?? ''
  await vi.waitFor(async () => expect(await tab.desk.keptScans(projectId)).toHaveLength(1))
  await user.click(await screen.findByRole('button', { name: 'Stop reading scan.png' }))
  await vi.waitFor(async () => expect(await tab.desk.keptScans(projectId)).toEqual([]))
})
