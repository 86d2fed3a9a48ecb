import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { act, screen, waitFor, within } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { afterAll, expect, test, vi } from 'vitest'
import { isSaid } from '#domain/briefing.ts'
import { newDraft } from '#domain/draftBriefing.ts'
import { datasetQuery } from '#state/datasets.ts'
import { showOwn } from '#state/desk/showOwn.ts'
import { own } from '#state/ownBriefings.ts'
import { openBriefing, setLanguage } from '#state/viewStore.ts'
import { PptxFile } from '#tests/e2e/drivers/pptxFile.ts'
import { officeFaults } from '#tests/support/officeFaults.ts'
import { OWN_TABLE, ownFigureOf, ownFiguresAlone } from '#tests/support/ownFigureOf.ts'
import { OWN_DOCUMENT, OWN_SAMPLE } from '#tests/support/ownSample.ts'
import { published } from '#tests/support/published.ts'
import { renderApp } from '#tests/support/renderApp.tsx'
import { bytesOf, stubSaving } from '#tests/support/savedFiles.ts'

const folder = mkdtempSync(join(tmpdir(), 'slides-'))
afterAll(() => rmSync(folder, { recursive: true }))

const { briefings } = published('briefings')

const { tables, figures } = ownFiguresAlone([
  ownFigureOf(2, '2025-01', '2025-01', { value: 1010 }),
  ownFigureOf(3, '2025-02', '2025-02', { value: 2020 }),
])
const FIGURES = { tables, figures }

/** Replaces what jsdom lacks. Returns the list that receives the saved files. */
function stubDrawing(): readonly Blob[] {
  vi.stubGlobal(
    'Image',
    class {
      naturalWidth = 1
      naturalHeight = 1
      async decode() {}
    },
  )
  return stubSaving('presentation', { drawImage() {} })
}

test('a page has its exports in one menu, by mouse and by keyboard; the slides and the workbooks in them are valid', async () => {
  // Browser tests validate the slides of the other talk.
  const id = 'calais-group-en'
  const files = stubDrawing()
  const { user } = await renderApp({ link: `#/briefing?step=${id}` })
  await checkMenu(user)
  await user.click(screen.getByRole('button', { name: 'Export' }))
  await user.click(await screen.findByRole('button', { name: /PPTX/ }))
  await waitFor(() => expect(files).toHaveLength(1))
  const bytes = await bytesOf(files[0])
  // KEEP_SLIDES=FOLDER keeps the files, to look at in an office program.
  const kept = process.env.KEEP_SLIDES
  if (kept) writeFileSync(join(kept, `${id}.pptx`), bytes)

  const path = join(folder, `${id}.pptx`)
  writeFileSync(path, bytes)
  expect(await officeFaults(path)).toEqual([])

  const pptx = new PptxFile(bytes)
  expect(pptx.missing).toEqual([])
  // Only steps that say something have a table behind them: others would leave gaps in the numbers of the slides.
  const said = briefings.find((one) => one.id === id)?.steps.filter(isSaid) ?? []
  const hidden = pptx.named(/slides\/slide\d+\.xml$/).filter((part) => pptx.xml(part).includes(' show="0"'))
  // Those of plans take several.
  expect(hidden.length).toBeLessThanOrEqual(said.length + 3)
  const slides = pptx.named(/slides\/slide\d+\.xml$/).map((part) => Number(/(\d+)\.xml$/.exec(part)?.[1]))
  const firstHidden = Math.min(...hidden.map((part) => Number(/(\d+)\.xml$/.exec(part)?.[1])))
  expect(firstHidden).toBe(slides.length - hidden.length + 1)
  // LibreOffice drops a line break that is linked, and then breaks the link inside a word.
  const breaks = pptx
    .named(/slides\/slide\d+\.xml$/)
    .flatMap((part) => pptx.xml(part).match(/<a:br>.*?<\/a:br>/g) ?? [])
  expect(breaks.length).toBeGreaterThan(0)
  expect(breaks.join('')).not.toContain('hlinkClick')
  for (const [index, part] of pptx.named(/\.xlsx$/).entries()) {
    const book = join(folder, `${id}-${index}.xlsx`)
    writeFileSync(book, pptx.bytes(part))
    expect(await officeFaults(book), part).toEqual([])
  }
})

/** Expects the menu of exports to open and close by mouse and by keyboard. Leaves it closed. */
async function checkMenu(user: UserEvent): Promise<void> {
  const opener = await screen.findByRole('button', { name: 'Export' })
  expect(opener).toHaveAttribute('aria-expanded', 'false')
  await user.click(opener)
  const menu = screen.getByRole('region', { name: 'Export' })
  const slides = await within(menu).findByRole('button', { name: 'Download slides (PPTX)' })
  await waitFor(() => expect(within(menu).getAllByRole('button')).toHaveLength(7))
  slides.focus()
  await user.keyboard('{ArrowUp}')
  expect(within(menu).getByRole('button', { name: 'Save as a file (JSON)' })).toHaveFocus()
  await user.keyboard('{Escape}')
  expect(opener).toHaveFocus()
  expect(screen.queryByRole('region', { name: 'Export' })).toBeNull()
  await user.keyboard('{Enter}{Tab>9/}')
  expect(screen.getByRole('button', { name: 'Copy to edit' })).toHaveFocus()
  expect(screen.queryByRole('region', { name: 'Export' })).toBeNull()
  await user.click(opener)
  expect(screen.getByRole('button', { name: 'Print handout (PDF)' })).toBeVisible()
  await user.click(screen.getByRole('heading', { level: 1 }))
  expect(screen.queryByRole('button', { name: 'Print handout (PDF)' })).toBeNull()
}

test('the slides of a briefing on an own claim and own rows name the document, page, table and rows of one’s own', async () => {
  const files = stubDrawing()
  const { user } = await renderApp({ link: '#/briefing' })
  const [sentence] = OWN_DOCUMENT.sentences
  if (!sentence) throw new Error('the document has a sentence')
  const cells = `${OWN_TABLE.id}:detections:2025-01..2025-02:route:central-mediterranean`
  showOwn({
    ...OWN_SAMPLE,
    ...FIGURES,
    pages: { [OWN_DOCUMENT.id]: [{ number: 4, start: 0 }] },
  })
  const counting = { view: '#/explore?v=2', notes: '', evidence: [`cells:${cells}`], dwell: 20, text: [] }
  own.put({
    ...newDraft({ id: 'own-talk', title: 'A talk', author: 'A', language: 'en', date: '2026-11-27' }),
    steps: [
      {
        id: 'one',
        view: '#/explore?v=2',
        title: 'One sentence',
        text: ['It says so.'],
        notes: '',
        number: null,
        chart: null,
        evidence: [`${OWN_DOCUMENT.id}:${sentence.start}-${sentence.end}`],
        dwell: 20,
      },
      { ...counting, id: 'two', title: 'A number', number: { cells, against: null }, chart: null },
      {
        ...counting,
        id: 'three',
        title: 'A chart',
        number: null,
        chart: { kind: 'months', cells, against: null },
      },
    ],
  })
  openBriefing('own-talk')
  try {
    const marked = / p\. 4 · from a user’s own document/
    // The page may still show another briefing, whose export would end with it.
    await screen.findAllByText('One sentence')
    await user.click(await screen.findByRole('button', { name: /^(Export|Exporter|Exporteren)$/ }))
    await user.click(await screen.findByRole('button', { name: /PPTX/ }))
    await waitFor(() => expect(files).toHaveLength(1))
    const pptx = new PptxFile(await bytesOf(files[0]))
    const texts = (parts: RegExp) =>
      pptx.named(parts).map((part) => new TextDecoder().decode(pptx.bytes(part)).replaceAll(/<[^>]+>/g, ' '))
    const written = texts(/slides\/slide\d+\.xml$/).join(' ')
    expect(written).toMatch(marked)
    // The measure that cites the sentence, in the step's list.
    expect(written).toMatch(/Border control · from a user’s own document/)
    expect(written).toMatch(/3,030\s.*detections in Jan–Feb 2025 · from a user’s own table/)
    expect(written).toContain('Stated figures (stated.csv), rows 2–3 · from a user’s own table')
    expect(texts(/charts\/chart\d+\.xml$/).join(' ')).toMatch(/detections · from a user’s own table/)
    // No other browser has the briefing.
    const links = pptx
      .named(/slides\/_rels\/.*\.rels$/)
      .flatMap((part) => [...pptx.xml(part).matchAll(/Target="([^"]*#[^"]*)" TargetMode="External"/g)])
      .map(([, link = '']) => link)
    expect(links.some((link) => link.includes('#/explore?'))).toBe(true)
    expect(links.filter((link) => link.includes('own-talk'))).toEqual([])
  } finally {
    showOwn(null)
  }
})

test('slides whose language changes while they are gathered are in one language', async () => {
  const files = stubDrawing()
  let isHeld = false
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  // A file that fails at first is not shared with other tests, so that its reading can be held.
  const broken = { manifest: 'missing' as const }
  const { user, client, repair } = await renderApp({ link: '#/briefing?step=calais-group-en', broken })
  // A few steps are as good as all, which take seconds.
  const short = briefings.map((talk) => ({ ...talk, steps: talk.steps.slice(0, 4) }))
  act(() => void client.setQueryData(datasetQuery('briefings').queryKey, { briefings: short }))
  const fetchFile = globalThis.fetch
  // The first step waits for the data version, so that the new language is there before its end.
  vi.stubGlobal('fetch', async (...request: Parameters<typeof fetch>) => {
    if (String(request[0]).includes('manifest')) {
      isHeld = true
      await held
    }
    return fetchFile(...request)
  })
  // Only now: what asks for it again before would have it unheld.
  repair()
  await user.click(await screen.findByRole('button', { name: 'Export' }))
  await user.click(await screen.findByRole('button', { name: /PPTX/ }))
  await waitFor(() => expect(isHeld).toBe(true))
  // The page goes on in the talk's translation: the slides of the other are left unwritten.
  act(() => setLanguage('fr'))
  const closed = { name: 'Exporter', expanded: false }
  await waitFor(() => expect(screen.getByRole('button', closed)).toBeVisible())
  await screen.findByRole('heading', { level: 2, name: /^Groupe de Calais/ })
  release()
  await user.click(screen.getByRole('button', closed))
  await user.click(await screen.findByRole('button', { name: /PPTX/ }))
  await waitFor(() => expect(files).toHaveLength(1))
  const pptx = new PptxFile(await bytesOf(files[0]))
  const written = pptx
    .named(/(?:slides|notesSlides)\/\w+\d+\.xml$/)
    .map((part) => new TextDecoder().decode(pptx.bytes(part)).replaceAll(/<[^>]+>/g, ' '))
    .join(' ')
  expect(written).toContain('Ouvrir cette étape')
  expect(written).toMatch(/Exporté le \d+(?:er)? \p{L}+ \d{4}/u)
  expect(written).not.toMatch(/Open this step|Exported on|Filters:|edition|step=[^ ]*lang=en/)
})
