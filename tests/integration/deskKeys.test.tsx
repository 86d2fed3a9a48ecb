import { Blob as NodeBlob } from 'node:buffer'
import { basename } from 'node:path'
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import type { Claim } from '#domain/claim.ts'
import { codingsOf } from '#domain/codeBook.ts'
import { changesOf, type LogEntry, targetOf } from '#domain/decisionLog.ts'
import { useKeptFocus } from '#features/desk/DeskPage.tsx'
import { ProjectView } from '#features/desk/ProjectView.tsx'
import { deskRepository } from '#state/desk/deskRepository.ts'
import { memoryShelf } from '#state/shelf/shelf.ts'
import { deskOfTest } from '#tests/support/deskOfTest.ts'
import { accept, type Tab } from '#tests/support/deskTabs.ts'
import { publishedText } from '#tests/support/published.ts'
import { renderDesk } from '#tests/support/renderDesk.tsx'
import { replaceDesk } from '#tests/support/replaceDesk.ts'
import { TEST_TEXTS } from '#tests/support/testTexts.ts'

const TWICE =
  'In 2024, France and Belgium set up joint patrols along the coast. In 2024, the joint patrols of France and Belgium were set up again at sea.'
const FACTS = {
  format: 'paste',
  fileName: '',
  publisher: null,
  date: null,
  language: 'en',
} as const

let tab: Tab

beforeEach(async () => {
  tab = deskOfTest()
  onTestFinished(() => tab.worker.close())
  replaceDesk(tab.desk, tab.desk.store)
  vi.stubGlobal(
    'fetch',
    async (url: string) =>
      new Response(publishedText(basename(new URL(url, 'http://localhost').pathname, '.json'))),
  )
  Element.prototype.scrollIntoView = () => {}
  await tab.desk.start()
  await tab.desk.newProject('Harbour')
})

/** The open project, as the page of the Desk has it. */
function Page() {
  const frame = useKeptFocus()
  const isOpen = tab.desk.store(({ project }) => project !== null)
  return (
    <main tabIndex={-1} ref={frame}>
      {isOpen && <ProjectView />}
    </main>
  )
}

async function show(text: string) {
  await tab.desk.addText({ ...FACTS, pages: [], title: 'Invented text', text: `${text}\n` })
  renderPage()
  await screen.findByRole('button', { name: 'Accept A' })
  return userEvent.setup()
}

function renderPage() {
  return renderDesk(<Page />)
}

const state = () => tab.desk.store.getState()
const log = () => state().project?.log ?? []
const card = () => within(screen.getByRole('region', { name: 'Claim' }))
const claims = () => [...state().derived.values()][0]?.claims ?? []

test('in a field or dialog letters decide nothing, and Escape returns to reading', async () => {
  const user = await show(TEST_TEXTS.en)
  const claim = state().claimId
  await user.keyboard('e')
  expect(screen.getByRole('combobox', { name: 'Category' })).toHaveFocus()
  await user.keyboard('arjzns')
  const title = screen.getByRole('textbox', { name: 'Title of the project' })
  await user.click(title)
  await user.keyboard('raj')
  expect(title).toHaveValue('Harbourraj')
  await user.click(screen.getByRole('button', { name: 'Delete the project' }))
  await user.keyboard('arj')
  await user.keyboard('{Escape}')
  await user.click(screen.getByRole('button', { name: 'Paste a text' }))
  act(() => (document.activeElement as HTMLElement).blur())
  await user.keyboard('arj')
  await user.click(screen.getByRole('button', { name: 'Cancel' }))
  expect([log(), state().claimId]).toEqual([[], claim])

  await user.click(title)
  await user.keyboard('{Escape}')
  expect(title).not.toHaveFocus()
  await user.keyboard('a')
  expect(log().map(({ claimId }) => claimId)).toEqual([claim])
})

test('after the last proposal no key decides; suggestions begin with S, at the first, and end', async () => {
  const user = await show(TEST_TEXTS.en)
  const count = claims().length
  await user.keyboard('r')
  // A key that is held down decides once.
  for (const key of ['a', 'r']) fireEvent.keyDown(document.body, { key, repeat: true })
  expect(log()).toHaveLength(1)
  await user.keyboard('a'.repeat(count + 3))
  await user.keyboard('rrjja')
  expect(log()).toHaveLength(count)
  expect(card().getByRole('status')).toHaveTextContent('Nothing is left to decide in this text.')
  expect(log().at(-1)?.after?.action).toBe('accept')

  await user.keyboard('s')
  const head = card().getByRole('heading', { name: 'Suggestion' })
  expect(head.parentElement).toHaveTextContent(/1 of \d+$/)
  const suggestions = Number(/of (\d+)$/.exec(head.parentElement?.textContent ?? '')?.[1])
  await user.keyboard('a')
  await user.keyboard('r'.repeat(suggestions + 3))
  expect(log()).toHaveLength(count + suggestions)
  expect(card().getByRole('status')).toHaveTextContent('Nothing is left to decide in this text.')
  // Both counts have the claim that was added.
  expect(screen.getByText(`All decided (${count + 1}).`)).toBeVisible()
  const list = within(screen.getByRole('list', { name: 'Documents' }))
  expect(list.getByText(`${count + 1} of ${count + 1} decided`)).toBeVisible()
  expect(state().heads[0]).toMatchObject({ claims: count + 1, decided: count + 1 })

  // The same answer again is no second one.
  await user.keyboard('ka')
  expect(log()).toHaveLength(count + suggestions)
})

test('why two claims become one measure is said while deciding', async () => {
  const user = await show(TWICE)
  const [, second] = claims().filter(({ kind }) => kind === 'measure')
  if (!second) throw new Error('two measures are proposed')
  expect(card().queryByText(/^One measure with/)).toBeNull()
  await user.keyboard('a'.repeat(claims().indexOf(second)))
  expect(
    card().getByText(/^One measure with claim 1: same document, category, status and period \(2024\)\.$/),
  ).toBeVisible()
})

/** Ann accepts what Bob rejects. */
function dispute(chosen: readonly Claim[]): void {
  act(() => {
    for (const who of ['Ann', 'Bob']) {
      tab.desk.setReader(who)
      tab.desk.decide(
        chosen.map((claim) => ({
          claimId: claim.id,
          decision:
            who === 'Ann'
              ? { action: 'accept', ...targetOf(claim), seen: changesOf(claim) }
              : { action: 'reject', ...targetOf(claim), note: '' },
        })),
      )
    }
  })
}

test('a conflict settled by keys passes the focus to the next, and those that are open are said on the strip', async () => {
  const user = await show(TEST_TEXTS.en)
  dispute(claims().slice(0, 3))
  const adds = within(screen.getByRole('region', { name: 'What it adds' }))
  expect(adds.getByText('3 open conflicts are not on the map')).toBeVisible()
  await user.click(part(/^Agreement/))
  await screen.findByText('0 of 3 settled')
  for (const settled of [1, 2, 3]) {
    await user.keyboard(`${(settled % 2) + 1}Sentence 2 names it.{Enter}`)
    await screen.findByText(`${settled} of 3 settled`)
    expect(document.activeElement?.closest('li')).toHaveAttribute('aria-current', 'true')
  }
  await user.keyboard('1Left{Escape}2Another{Escape}')
  expect(state().project?.title).toBe('Harbour')
  expect(log().filter(({ settles }) => settles)).toHaveLength(3)
  await user.click(screen.getByRole('button', { name: /^Review/ }))
  await waitFor(() => expect(screen.queryByText(/not on the map$/)).toBeNull())
})

/** Presses keys where the focus is, each as a browser would: first where it is, then at the page. */
function press(keys: string, init: KeyboardEventInit = {}) {
  for (const key of keys === 'Escape' || keys === 'Enter' ? [keys] : keys)
    fireEvent.keyDown(document.activeElement ?? document.body, { key, ...init })
}
const button = (name: string | RegExp) => screen.getByRole('button', { name })

const part = (name: RegExp) =>
  within(screen.getByRole('navigation', { name: 'Parts of the project' })).getByRole('button', { name })

/** What may come between two decisions; none of it decides. */
const BETWEEN: readonly (() => unknown)[] = [
  // A select is open, and the letters choose in it.
  () => {
    press('e')
    expect(document.activeElement).toHaveRole('combobox')
    press('arjnsz')
    press('ar', { repeat: true })
    press('Escape')
  },
  // A dialog closes while a key is pressed.
  () => {
    fireEvent.click(button('Paste a text'))
    press('arz')
    act(() => {
      button('Cancel').click()
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', bubbles: true, cancelable: true }))
    })
  },
  () => {
    fireEvent.click(button('Delete the project'))
    press('arz')
    fireEvent.click(button('Cancel'))
  },
  // Keys that are held, part of a composition or of a shortcut.
  () => {
    press('ar', { repeat: true })
    press('ar', { isComposing: true })
    press('arz', { ctrlKey: true })
    press('arz', { metaKey: true })
  },
  () => {
    screen.getByRole('textbox', { name: 'Title of the project' }).focus()
    press('arjz')
    press('Escape')
  },
  // A conflict is being settled, and left.
  () => {
    fireEvent.click(part(/^Agreement/))
    press('1')
    expect(document.activeElement).toHaveRole('textbox')
    press('arz2')
    press('Escape')
    press('ar')
    fireEvent.click(part(/^Review/))
    return screen.findByRole('region', { name: 'Claim' })
  },
]

test('thirty decisions by keys, whatever comes between them, are those that were meant', async () => {
  const repository = deskRepository(memoryShelf())
  const unsaved = new Map<string, readonly LogEntry[]>()
  const inNewTab = async () => {
    tab = deskOfTest(repository, undefined, unsaved)
    const { worker } = tab
    onTestFinished(() => worker.close())
    replaceDesk(tab.desk, tab.desk.store)
    await tab.desk.start()
  }
  await inNewTab()
  await tab.desk.newProject('Harbour')
  await show(TEST_TEXTS.en)
  // A conflict to settle in between.
  const [disputed, ...open] = claims()
  if (!disputed) throw new Error('the text has claims')
  dispute([disputed])
  const meant = log().map(({ claimId, after }) => [claimId, after?.action])
  const done = () => log().map(({ claimId, after }) => [claimId, after?.action])
  for (let count = 0; count < 30; count += 1) {
    const claim = open[count % open.length]
    act(() => tab.desk.openClaim(claim?.id ?? ''))
    const before = state().claimId
    if (count % 3 === 0) await BETWEEN[(count / 3) % BETWEEN.length]?.()
    expect([done(), state().claimId, state().project?.title], `before decision ${count}`).toEqual([
      meant,
      before,
      'Harbour',
    ])
    // Each round decides otherwise than the one before.
    const isAccepted = Math.floor(count / open.length) % 2 === 0
    press(isAccepted ? 'a' : 'r')
    meant.push([claim?.id ?? '', isAccepted ? 'accept' : 'reject'])
    if (count !== 13) continue
    // The page is reloaded before the last decision is stored, and keys are pressed while it opens.
    const { id = '' } = state().project ?? {}
    tab.desk.flush()
    cleanup()
    await inNewTab()
    const opening = tab.desk.openProject(id)
    renderPage()
    press('arz')
    await act(() => opening)
    await screen.findByRole('region', { name: 'What it adds' })
    act(() => tab.desk.setReader('Bob'))
    await waitFor(() => expect(claims().length).toBe(open.length + 1))
  }
  expect(done()).toEqual(meant)
  expect(meant).toHaveLength(32)
  // Some are decided again.
  expect(open.length).toBeLessThan(25)
})

test('open proposals of several documents are decided by the same keys, and after the last no key decides', async () => {
  await tab.desk.addText({ ...FACTS, pages: [], title: 'Second text', text: `${TWICE}\n` })
  const user = await show(TEST_TEXTS.en)
  await user.click(screen.getByRole('button', { name: /^Corpus/ }))
  const table = within(await screen.findByRole('region', { name: 'Documents' }))
  expect(table.getAllByRole('rowheader').map(({ textContent }) => textContent)).toEqual([
    'Second text',
    'Invented text',
  ])
  await user.click(table.getByRole('button', { name: /^Document/ }))
  expect(table.getAllByRole('rowheader')[0]).toHaveTextContent('Invented text')
  const begin = await screen.findByRole('button', { name: /^Decide \d+ open proposals/ })
  await user.selectOptions(screen.getByRole('combobox', { name: 'Kind of claim' }), 'measure')
  // Letters in a list of choices decide nothing.
  await user.keyboard('arld')
  expect(log()).toEqual([])
  const count = Number(/\d+/.exec(begin.textContent ?? '')?.[0])
  expect(count).toBeGreaterThan(2)
  await user.click(begin)
  await screen.findByRole('button', { name: 'Accept A' })
  // Back to what began it, with the same filter.
  await user.click(screen.getByRole('button', { name: 'Stop' }))
  const again = await screen.findByRole('button', { name: begin.textContent ?? '' })
  expect(again).toHaveFocus()
  await user.click(again)
  await screen.findByRole('button', { name: 'Accept A' })
  const first = state().claimId
  await user.keyboard('l')
  expect(state().claimId).not.toBe(first)
  for (let decided = 0; decided < count; decided += 1) {
    await screen.findByRole('button', { name: 'Accept A' })
    await user.keyboard('a')
  }
  expect(await screen.findByText('Nothing is left to decide in these documents.')).toBeVisible()
  await user.keyboard('ardla')
  expect(log().map(({ after }) => after?.action)).toEqual(Array(count).fill('accept'))
  expect(log().at(-1)?.claimId).toBe(first)
  expect(new Set(log().map(({ documentId }) => documentId)).size).toBe(2)
  expect(log().every(({ after }) => after?.kind === 'measure')).toBe(true)
  await user.click(screen.getByRole('button', { name: 'Stop' }))
  expect(await screen.findByRole('heading', { name: 'Corpus', level: 1 })).toHaveFocus()
})

test('while the next text of a run is read, no key decides or goes past what was not seen', async () => {
  await show(TEST_TEXTS.en)
  const [last] = claims().slice(-1)
  const [document] = state().project?.documents ?? []
  const next = await tab.desk.addText(
    { ...FACTS, pages: [], title: 'Second text', text: `${TWICE}\n` },
    false,
  )
  await act(() => tab.desk.readCorpus())
  const found = state().corpus.claims.get(next) ?? []
  const { derive } = tab.worker
  let release = () => {}
  const gate = new Promise<void>((resolve) => {
    release = resolve
  })
  vi.spyOn(tab.worker, 'derive').mockImplementation((text) => gate.then(() => derive(text)))
  const steps = [
    { documentId: document?.id ?? '', claimId: last?.id ?? '' },
    ...found.map(({ id }) => ({ documentId: next, claimId: id })),
  ]
  await act(() => tab.desk.startTriage(steps))
  press('a')
  await waitFor(() => expect(state().documentId).toBe(next))
  const first = state().claimId
  expect(first).toBe(found[0]?.id)
  for (const key of 'arjJkldesn') press(key)
  expect(log().map(({ claimId }) => claimId)).toEqual([last?.id])
  release()
  await screen.findByRole('button', { name: 'Accept A' })
  expect([state().claimId, state().triage?.later.size]).toEqual([first, 0])
  press('r')
  expect(log().map(({ claimId }) => claimId)).toEqual([last?.id, first])
})

test('joining a second reader’s file returns to reading, and deciding goes on at the same claim', async () => {
  // The page's own cannot be read in parts.
  vi.stubGlobal('Blob', NodeBlob)
  await tab.desk.addText({ ...FACTS, pages: [], title: 'Second text', text: `${TWICE}\n` })
  const user = await show(TEST_TEXTS.en)
  const bob = deskOfTest()
  onTestFinished(() => bob.worker.close())
  await bob.desk.start()
  await bob.desk.openFile(await tab.desk.saveFile())
  bob.desk.setReader('Bob')
  accept(bob, 0)
  const { name, file } = await bob.desk.saveFile()

  await user.click(screen.getByRole('button', { name: /^Corpus/ }))
  await user.click(await screen.findByRole('button', { name: /^Decide [1-9]\d* open proposals/ }))
  await screen.findByRole('button', { name: 'Accept A' })
  await user.keyboard('aa')
  const place = () => [
    state().documentId,
    state().claimId,
    screen.getByText(/^\d+ proposals left$/).textContent,
  ]
  const before = place()
  act(() => screen.getByRole('button', { name: 'Merge a second reader’s file' }).focus())
  await act(() => tab.desk.joinFile({ name, file }))
  await screen.findByText(/^1 entry from .* was merged/)
  const text = screen.getByRole('region', { name: 'Text' }).querySelector('div[lang][tabindex]')
  expect(text).toHaveFocus()
  expect(place()).toEqual(before)
  await user.click(screen.getByRole('button', { name: 'Dismiss' }))
  expect(text).toHaveFocus()
  await user.keyboard('a')
  expect(log().map(({ who, claimId }) => [who, claimId])).toHaveLength(4)
  expect(log().at(-1)?.claimId).toBe(before[1])

  // A field that is being written in keeps the focus.
  const title = screen.getByRole('textbox', { name: 'Title of the project' })
  await user.click(title)
  await act(() => tab.desk.joinFile({ name, file }))
  expect(title).toHaveFocus()
})

test('selected words are marked with a code of one’s own, which no count of claims has', async () => {
  const user = await show(TEST_TEXTS.en)
  const count = claims().length
  const sentence = screen.getByRole('region', { name: 'Text' }).querySelector('mark')
  const words = sentence && document.createTreeWalker(sentence, NodeFilter.SHOW_TEXT).nextNode()
  if (!words) throw new Error('the text has a sentence')
  window.getSelection()?.setBaseAndExtent(words, 0, words, 6)
  await user.keyboard('n')
  await user.click(screen.getByRole('button', { name: 'your code' }))
  await user.type(screen.getByRole('textbox', { name: 'Name of the code' }), 'Who acts')
  await user.click(screen.getByRole('button', { name: 'Mark the words' }))
  expect(codingsOf(log())).toMatchObject([{ code: { name: 'Who acts', sign: 'WA' }, readers: ['Reader'] }])
  expect(screen.getByRole('button', { name: /Who acts/ })).toBeVisible()
  expect(screen.getAllByText(`0 of ${count} decided`)).toHaveLength(2)
  await user.keyboard('z')
  expect(screen.queryByRole('button', { name: /Who acts/ })).toBeNull()
})

/** The words that the page shows as selected. */
const chosen = () => window.getSelection()?.toString() ?? ''
const textOf = (name: string) => screen.getByRole('application', { name })

test('words are chosen by keys alone: a sentence, words in it and in headings, and said to a screen reader', async () => {
  const user = await show('A harbour plan\n\nFrance sent 12 boats. Belgium didn’t.')
  const title = screen.getByRole('textbox', { name: 'Title of the project' })
  await user.keyboard('n')
  const text = textOf('Choose words')
  expect(text).toHaveFocus()
  expect(text).toHaveAccessibleDescription(/Enter marks them, Esc leaves/)
  const keys = async (pressed: string) => {
    await user.keyboard(pressed)
    // What is seen is what is said.
    expect(document.querySelector('[aria-live="polite"]:not([role])')).toHaveTextContent(chosen())
    return chosen()
  }
  // It begins with the sentence of the current claim; its full stop is no word.
  expect(chosen()).toBe('France sent 12 boats')
  expect(await keys('{ArrowRight}')).toBe('France')
  expect(await keys('{ArrowRight}')).toBe('sent')
  expect(await keys('{Shift>}{ArrowRight}{ArrowRight}{ArrowRight}{/Shift}')).toBe('sent 12 boats')
  expect(await keys('{Shift>}{ArrowLeft}{/Shift}')).toBe('sent 12')
  expect(await keys('{Shift>}{Home}{/Shift}')).toBe('France sent')
  expect(await keys('{End}{ArrowRight}')).toBe('Belgium')
  expect(await keys('{ArrowRight}')).toBe('didn’t')
  expect(await keys('{ArrowRight}')).toBe('didn’t')
  expect(await keys('{ArrowUp}{ArrowUp}{ArrowUp}')).toBe('A harbour plan')
  // Letters decide nothing meanwhile, and Esc leaves.
  await user.keyboard('arjz')
  expect(log()).toEqual([])
  await user.keyboard('{Escape}')
  expect([chosen(), screen.queryByRole('application')]).toEqual(['', null])

  await user.keyboard('n{ArrowUp}{ArrowLeft}{Enter}')
  const form = within(screen.getByRole('dialog', { name: 'Add a claim' }))
  expect(form.getByText('plan')).toBeVisible()
  await user.click(form.getByRole('button', { name: 'Add claim' }))
  expect(log()[0]?.after).toMatchObject({ action: 'add', quote: 'plan' })
  // The keys decide again; with the focus in a field they choose nothing.
  await user.click(title)
  expect(screen.queryByRole('application')).toBeNull()
})

test('in a text from right to left the arrow keys go as the eye does', async () => {
  const words = ['أوقفت', 'الشرطة', '12', 'مهرِّبا', 'في', 'الميناء']
  await tab.desk.addText({
    ...FACTS,
    language: 'ar',
    pages: [],
    title: 'نص',
    text: `${words.join(' ')}\n\nوصل القارب\n`,
  })
  renderPage()
  const user = userEvent.setup()
  const add = await screen.findByRole('button', { name: /^Add a claim/ })
  act(() => add.focus())
  await user.keyboard('{Enter}')
  expect(textOf('Choose words')).toHaveFocus()
  expect(chosen()).toBe(words.join(' '))
  await user.keyboard('{ArrowLeft}')
  expect(chosen()).toBe(words[0])
  await user.keyboard('{ArrowLeft}{ArrowLeft}{ArrowLeft}')
  // A word keeps its vowel signs.
  expect(chosen()).toBe(words[3])
  await user.keyboard('{Shift>}{ArrowRight}{/Shift}')
  expect(chosen()).toBe('12 مهرِّبا')
  await user.keyboard('{ArrowDown}')
  expect(chosen()).toBe('وصل القارب')
  // Back to the control that began it.
  await user.keyboard('{Escape}')
  expect(add).toHaveFocus()
})
