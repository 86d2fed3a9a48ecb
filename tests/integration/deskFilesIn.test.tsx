import { basename } from 'node:path'
import { QueryClientProvider } from '@tanstack/react-query'
import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { WordsProvider } from '#app/App.tsx'
import { DocumentsPane } from '#features/desk/DocumentsPane.tsx'
import { createI18n } from '#i18n/i18n.ts'
import { createQueryClient } from '#state/datasets.ts'
import * as page from '#state/desk/desk.ts'
import { addFiles, dismissFile, useIncoming } from '#state/desk/incoming.ts'
import { deskOfTest, PUBLISHED_NAMES } from '#tests/support/deskOfTest.ts'
import type { Tab } from '#tests/support/deskTabs.ts'
import { publishedText } from '#tests/support/published.ts'
import { replaceDesk } from '#tests/support/replaceDesk.ts'
import { TEST_TEXTS } from '#tests/support/testTexts.ts'
import { I18nProvider } from '#words/useTranslation.tsx'

let tab: Tab

beforeEach(async () => {
  window.sessionStorage.clear()
  tab = deskOfTest()
  onTestFinished(() => tab.worker.close())
  replaceDesk(tab.desk, tab.desk.store)
  vi.spyOn(page, 'deskWorker').mockReturnValue(tab.worker)
  vi.spyOn(page, 'sendNames').mockImplementation(() => tab.worker.setNames(PUBLISHED_NAMES))
  // A file of jsdom cannot be sent as a message.
  const { read } = tab.worker
  vi.spyOn(tab.worker, 'read').mockImplementation(async ({ name, bytes }, options) => {
    const sent = bytes instanceof Blob ? new Uint8Array(await bytes.arrayBuffer()) : bytes
    return read({ name, bytes: sent }, options)
  })
  vi.stubGlobal(
    'fetch',
    async (url: string) =>
      new Response(publishedText(basename(new URL(url, 'http://localhost').pathname, '.json'))),
  )
  for (const { id } of useIncoming.getState().files) dismissFile(id)
  await tab.desk.start()
  await tab.desk.newProject('Test')
})

const show = () =>
  render(
    <I18nProvider i18n={createI18n()}>
      <QueryClientProvider client={createQueryClient()}>
        <WordsProvider>
          <DocumentsPane />
        </WordsProvider>
      </QueryClientProvider>
    </I18nProvider>,
  )

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
