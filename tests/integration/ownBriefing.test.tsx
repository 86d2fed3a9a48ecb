import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { type DraftStep, newDraft } from '#domain/draftBriefing.ts'
import type { OwnData } from '#domain/own/data.ts'
import { viewOfStep } from '#domain/viewCodec.ts'
import { showOwn } from '#state/desk/showOwn.ts'
import { closeEditor, startBuilding, useEditorStore } from '#state/editorStore.ts'
import { noteMapBox, noteTowns } from '#state/mapBox.ts'
import { own } from '#state/ownBriefings.ts'
import { openPage, setWhose } from '#state/viewStore.ts'
import { OWN_TABLE, ownFigureOf, ownFiguresAlone } from '#tests/support/ownFigureOf.ts'
import { OWN_DOCUMENT, OWN_SAMPLE } from '#tests/support/ownSample.ts'
import { parseCsv } from '#tests/support/parseCsv.ts'
import { published } from '#tests/support/published.ts'
import { renderApp } from '#tests/support/renderApp.tsx'
import * as files from '#ui/download.ts'

/** Text and name of the files saved so far. */
const saved = vi.fn<typeof files.download>()

const WITH_PAGES = { ...OWN_SAMPLE, pages: { [OWN_DOCUMENT.id]: [{ number: 4, start: 0 }] } }
const MEETING = evidenceAt(0)
const PLAN = evidenceAt(1)
const PLAN_WORDS = 'Invented guards will patrol the Channel in 2025.'

/** "The publisher is not stated" and so on: what every citation of the own document ends with. */
const MARKED = /Invented note.*, p\. 4 · from a user’s own document/

function evidenceAt(index: number): string {
  const sentence = OWN_DOCUMENT.sentences[index]
  if (!sentence) throw new Error('the document has two sentences')
  return `${OWN_DOCUMENT.id}:${sentence.start}-${sentence.end}`
}

const STEP: DraftStep = {
  id: 'one',
  view: '#/explore?v=2',
  title: 'One sentence',
  text: ['It says so.'],
  notes: '',
  number: null,
  chart: null,
  evidence: [PLAN],
  dwell: 20,
}

/** The app on the page of a briefing with one step, which stands on an own claim. */
function renderTalk(
  part: Partial<DraftStep> = {},
  data: OwnData = WITH_PAGES,
  steps: DraftStep[] = [{ ...STEP, ...part }],
) {
  showOwn(data)
  const talk = {
    ...newDraft({ id: 'own-talk', title: 'A talk', author: 'A', language: 'en', date: '2026-11-28' }),
    steps,
  }
  return renderApp({ link: '#/briefing?step=own-talk&v=3', talk })
}

/** The same in the editor. */
function editTalk(part?: Partial<DraftStep>, data?: OwnData) {
  startBuilding('own-talk')
  useEditorStore.setState({ tab: 'words' })
  return renderTalk(part, data)
}

const stepsOf = (id: string) => own.store.getState().entries.get(id)?.history.present.steps ?? []

/** Follows a link of the app. */
function openView(link: string): void {
  window.location.hash = link
  window.dispatchEvent(new HashChangeEvent('hashchange'))
}

/** What the browser would print, once it was asked to; fonts are there at once. */
function catchPrint(): { handout: Element | null } {
  const { load } = document.fonts
  Object.assign(document.fonts, { load: async () => [], ready: Promise.resolve() })
  onTestFinished(() => void Object.assign(document.fonts, { load }))
  const printed: { handout: Element | null } = { handout: null }
  vi.stubGlobal('print', () => {
    window.dispatchEvent(new Event('beforeprint'))
    printed.handout = document.querySelector('[data-handout]')?.cloneNode(true) as Element
    window.dispatchEvent(new Event('afterprint'))
  })
  return printed
}

beforeEach(() => {
  showOwn(null)
  saved.mockReset()
  vi.spyOn(files, 'download').mockImplementation(saved)
})
afterEach(() => {
  showOwn(null)
  closeEditor()
  window.localStorage.clear()
})

describe('the words of a step in the editor', () => {
  const CELLS = 'frontex-detections:detections:2025-01..2025-12'
  const part = {
    title: 'Detections in 2025',
    text: ['179,912 detections in 2025.', '179,921 detections.', 'A detection is no person.'],
    number: { cells: CELLS, against: null },
    evidence: [`cells:${CELLS}`],
  }

  test('are the author’s, tied or contradicted, each with its mend; a list before the talk leads to them and to the speaker notes', async () => {
    const { user } = await editTalk({ ...part, notes: 'Say that it is 39% more.' })
    const form = await screen.findByRole('region', { name: 'Fields of step 1' })
    const line = (number: number) => within(form).getByRole('textbox', { name: `Line ${number}` })
    await waitFor(() =>
      expect(line(1)).toHaveAccessibleDescription(/“179,912”, but the evidence says 179,921/),
    )
    expect(line(3)).toHaveAccessibleDescription(/^Your words/)

    await user.click(await screen.findByRole('button', { name: /^Before you present/ }))
    const list = await screen.findByRole('dialog', { name: 'Before you present' })
    await waitFor(() =>
      expect(list).toHaveTextContent('Contradicting. “179,912”, but the evidence says 179,921.'),
    )
    expect(list).toHaveTextContent('Untied. “179,921”: 179,921 in the evidence.')
    await user.click(within(list).getByRole('button', { name: 'Go to line 2' }))
    await waitFor(() => expect(screen.getByRole('textbox', { name: 'Line 2' })).toHaveFocus())
    await user.click(screen.getByRole('button', { name: /^Before you present/ }))
    const again = await screen.findByRole('dialog', { name: 'Before you present' })
    expect(again).toHaveTextContent('The speaker notes say “39%”')
    await user.click(within(again).getByRole('button', { name: 'Go to the speaker notes' }))
    await waitFor(() => expect(screen.getByRole('textbox', { name: 'Speaker notes' })).toHaveFocus())

    await user.click(within(form).getByRole('button', { name: 'Tie: Line 2' }))
    await waitFor(() => expect(line(2)).toHaveAccessibleDescription(/^Tied to Frontex/))
    await user.click(within(form).getByRole('button', { name: 'Mark as mine: Line 1' }))
    expect(stepsOf('own-talk')[0]?.ties).toEqual([
      { line: 1, evidence: [] },
      { line: 2, evidence: [`cells:${CELLS}`] },
    ])
    await user.selectOptions(within(form).getByRole('combobox', { name: 'Tie to evidence: Line 3' }), [
      `cells:${CELLS}`,
    ])
    await waitFor(() => expect(line(3)).toHaveAccessibleDescription(/^Tied to Frontex/))
    await user.click(within(form).getByRole('button', { name: 'Untie: Line 3' }))
    await waitFor(() => expect(line(3)).toHaveAccessibleDescription(/^Your words/))
  })
})

describe('by keyboard in the editor', () => {
  const CELLS = 'frontex-detections:detections:2025-01..2025-12'

  test('a press that takes its button away leaves the focus beside it', async () => {
    const { user } = await editTalk({
      text: ['24% more boats.'],
      evidence: [`cells:${CELLS}`],
      look: {
        frame: { west: 0, south: 30, east: 20, north: 45 },
        spots: [{ at: 'route:channel', lon: 1, lat: 50 }],
      },
    })
    const form = within(await screen.findByRole('region', { name: 'Fields of step 1' }))
    expect(await form.findByText('No evidence of this step gives 24%.')).toBeVisible()
    const press = async (name: string | RegExp) => {
      act(() => form.getByRole('button', { name }).focus())
      await user.keyboard('{Enter}')
      await waitFor(() => expect(form.queryByRole('button', { name })).toBeNull())
    }
    await press('Mark as mine: Line 1')
    await waitFor(() => expect(form.getByRole('button', { name: 'Check it again: Line 1' })).toHaveFocus())
    await user.click(form.getByRole('tab', { name: 'Map' }))
    await press('Frame what the step names')
    await waitFor(() => expect(form.getByRole('button', { name: 'Put moved names back' })).toHaveFocus())
    await press('Put moved names back')
    await waitFor(() => expect(form.getByRole('radio', { name: 'For this step’s evidence' })).toHaveFocus())
  })

  test('adding a step and undoing it are said, and the step before stays open', async () => {
    const { user } = await editTalk()
    await screen.findByRole('region', { name: 'Fields of step 1' })
    const add = async (number: number) => {
      await user.click(screen.getByRole('button', { name: /^Add step/ }))
      const gallery = within(await screen.findByRole('dialog', { name: `Add after step ${number - 1}` }))
      await user.click(gallery.getByRole('button', { name: /^Section/ }))
      expect(await screen.findByText(`Step ${number} added`)).toBeInTheDocument()
      await screen.findByRole('region', { name: `Fields of step ${number}` })
    }
    await add(2)
    await add(3)
    const open = () => document.querySelector<HTMLElement>('[aria-current="step"]')
    act(() => open()?.focus())
    await user.keyboard('{Control>}z{/Control}')
    expect(await screen.findByText('Undone')).toBeInTheDocument()
    expect(await screen.findByRole('region', { name: 'Fields of step 2' })).toBeVisible()
    await waitFor(() => expect(open()).toHaveFocus())
    await user.keyboard('{Delete}')
    expect(await screen.findByRole('region', { name: 'Fields of step 1' })).toBeVisible()
    await waitFor(() => expect(open()).toHaveFocus())
    // Opened by its key from nowhere, the dialog has nothing to give the focus back to.
    act(() => open()?.blur())
    await user.keyboard('a')
    const gallery = within(await screen.findByRole('dialog', { name: 'Add after step 1' }))
    await user.click(gallery.getByRole('button', { name: /^Section/ }))
    await screen.findByRole('region', { name: 'Fields of step 2' })
    await waitFor(() => expect(open()).toHaveFocus())
  })

  test('the second press of a double click elsewhere deletes no talk, and a deleted one comes back', async () => {
    const { user } = await editTalk()
    const remove = await screen.findByRole('button', { name: 'Delete' })
    fireEvent.click(remove, { detail: 2 })
    expect(stepsOf('own-talk')).toHaveLength(1)
    await user.click(remove)
    expect(stepsOf('own-talk')).toEqual([])
    await user.click(await screen.findByRole('button', { name: 'Undo' }))
    expect(stepsOf('own-talk')).toHaveLength(1)
  })

  test('an export keeps the focus while it runs, and Escape closes the menu', async () => {
    const { user } = await renderTalk()
    await user.click(await screen.findByRole('button', { name: 'Export' }))
    const markdown = await screen.findByRole('button', { name: /Markdown/ })
    act(() => markdown.focus())
    const changed = new Set<string | null>()
    const watch = new MutationObserver((changes) => {
      for (const { attributeName } of changes) changed.add(attributeName)
    })
    watch.observe(markdown, { attributes: true })
    await user.keyboard('{Enter}')
    await waitFor(() => expect(saved).toHaveBeenCalledOnce())
    await waitFor(() => expect(markdown).toHaveAttribute('aria-disabled', 'false'))
    // A browser takes the focus from a button that is disabled.
    expect([...changed]).toEqual(['aria-disabled'])
    expect(markdown).toHaveFocus()
    await user.keyboard('{Escape}')
    expect(markdown).not.toBeVisible()
  })
})

describe('while a briefing is built', () => {
  test('Explore adds views as they are seen, one after the other, leads back to the last, and stops', async () => {
    const { user } = await editTalk()
    await screen.findByRole('region', { name: 'Fields of step 1' })
    const box = { west: 10, south: 32, east: 18, north: 38 }
    // Of the view before, and then of this one.
    act(() => noteMapBox({ ...box, west: -20 }, { longitude: 0, latitude: 36, zoom: 3 }))
    act(() => openView('#/explore?period=2025&selected=route:central-mediterranean&camera=14,36,5&v=3'))
    const bar = within(await screen.findByRole('complementary', { name: 'Editor' }))
    act(() => noteMapBox(box, { longitude: 14.001, latitude: 36, zoom: 5 }))
    await user.click(await bar.findByRole('button', { name: 'Add this view as step 2' }))
    expect(await screen.findByText('Added as step 2.')).toBeVisible()
    act(() => openView('#/explore?measures=border-control&years=2025&layer=both&v=3'))
    await user.click(await bar.findByRole('button', { name: 'Add this view as step 3' }))
    const [, route, measures] = stepsOf('own-talk')
    const cells = (year: number) =>
      `frontex-detections:detections:${year}-01..${year}-12:route:central-mediterranean`
    expect(route).toMatchObject({
      title: 'Central Mediterranean, 2025',
      number: { cells: cells(2025), against: cells(2024) },
    })
    expect(viewOfStep(route as DraftStep).camera).not.toBeNull()
    expect(route?.look?.frame).toEqual(box)
    // The towns there at which lines begin and end.
    const towns = ['zuwara', 'sfax', 'lampedusa', 'pozzallo'].map((id) => `hub:${id}`)
    expect(route?.look?.callouts?.map(({ at }) => at)).toEqual(['route:central-mediterranean', ...towns])
    expect(measures?.title).toMatch(/^Measures: /)
    expect(measures?.number).toBeNull()
    expect(measures?.look?.signs).toBe('view')
    expect(measures?.evidence).toEqual(expect.arrayContaining([PLAN, MEETING]))
    act(() => openView('#/explore?period=2025&years=2025&selected=route:channel&v=3'))
    act(() => noteTowns(['dunkirk', 'dover', 'calais', 'sfax']))
    await user.click(await bar.findByRole('button', { name: 'Add this view as step 4' }))
    // Neither a year nor the route that is open puts signs of measures on the map of Explore.
    expect(stepsOf('own-talk')[3]?.look).not.toHaveProperty('signs')
    // What the map named, first where its lines begin and end; of this route alone.
    expect(stepsOf('own-talk')[3]?.look?.callouts?.map(({ at }) => at)).toEqual([
      'route:channel',
      'hub:calais',
      'hub:dover',
      'hub:dunkirk',
    ])
    await user.keyboard('{Shift>}A{/Shift}')
    expect(await screen.findByRole('region', { name: 'Fields of step 4' })).toBeVisible()
    expect(stepsOf('own-talk')).toHaveLength(4)
    act(() => openPage('explore'))
    await user.click(await screen.findByRole('button', { name: 'Stop building “A talk”' }))
    expect(screen.queryByRole('link', { name: 'Back to the talk' })).toBeNull()
  })
})

describe('a step on an own claim', () => {
  test('is chosen in the editor from the claims of the view, each with its page and mark', async () => {
    const { user } = await editTalk({ evidence: [] })
    const fields = within(await screen.findByRole('region', { name: 'Fields of step 1' }))
    expect(await fields.findByText('It has no evidence. Add some.')).toBeVisible()
    await user.click(await fields.findByText(/^Add evidence/))
    const name = new RegExp(`Add: “${PLAN_WORDS}” .*p\\. 4 · from a user’s own document`)
    await user.click(await fields.findByRole('button', { name }))
    await waitFor(() => expect(fields.queryByText('It has no evidence. Add some.')).toBeNull())
    expect(own.store.getState().entries.get('own-talk')?.history.present.steps[0]?.evidence).toEqual([PLAN])
  })

  test('is kept, not shown, and says why once its claim is rejected or its document gone', async () => {
    await editTalk()
    const fields = within(await screen.findByRole('region', { name: 'Fields of step 1' }))
    const tools = within(screen.getByRole('toolbar', { name: 'Briefing' }))
    const present = tools.getByRole('button', { name: 'Present' })
    await waitFor(() => expect(present).toBeEnabled())

    const others = WITH_PAGES.claims.filter(({ citation }) => citation.exact !== PLAN_WORDS)
    act(() => showOwn({ ...WITH_PAGES, claims: others }))
    expect(
      await fields.findByText(
        `“${PLAN_WORDS}” is not an accepted claim on your Desk. Accept it there again, or choose other evidence.`,
      ),
    ).toBeVisible()
    expect(present).toBeDisabled()

    act(() => showOwn(null))
    expect(
      await fields.findByText(new RegExp(`^“${PLAN}” is your own, but not in the project`)),
    ).toBeVisible()
    expect(own.store.getState().entries.get('own-talk')?.history.present.steps).toEqual([STEP])

    act(() => showOwn(WITH_PAGES))
    await waitFor(() => expect(present).toBeEnabled())
  })

  test('is as valid in one layer as in another, with an own or a published measure selected', async () => {
    const ids = { own: 'own-patrol', published: published('measures').measures[0]?.id }
    const steps = Object.entries(ids).map(([name, id]) => ({
      ...STEP,
      id: name,
      text: [`It says so of the ${name} one.`],
      evidence: [PLAN, MEETING],
      view: `#/explore?selected=measure:${id}&v=2`,
    }))
    await renderTalk({}, WITH_PAGES, steps)
    for (const layer of ['published', 'yours', 'both'] as const) {
      act(() => setWhose(layer))
      for (const { text } of steps)
        expect((await screen.findAllByText(text[0] ?? '')).length, layer).toBeGreaterThan(0)
      expect(screen.getAllByText(/from a user’s own document/).length, layer).toBeGreaterThan(0)
      expect(screen.queryByText(/not shown and not exported/), layer).toBeNull()
    }
  })
})

test('the stage says of each source that it is one’s own, in its line and in the sheet', async () => {
  const { user } = await renderTalk()
  await screen.findAllByText('One sentence')
  await user.click((await screen.findAllByRole('button', { name: 'Present' })).at(-1) as HTMLElement)
  const stage = within(await screen.findByRole('main', { name: 'Stage' }))
  expect((await stage.findAllByText(/^A ministry, user’s own document/)).length).toBeGreaterThan(0)
  await user.keyboard('s')
  const sheet = within(await screen.findByRole('complementary', { name: 'Sources of this step' }))
  expect(sheet.getByText(/^A ministry, user’s own document.*, p\. 4$/)).toBeVisible()
})

describe('a step on rows of an own table', () => {
  const CELLS = `${OWN_TABLE.id}:detections:2025-01..2025-03:route:central-mediterranean`
  const PUBLISHED = 'frontex-detections:detections:2025-01..2025-03:route:central-mediterranean'
  const FIGURES = ownFiguresAlone([
    ownFigureOf(2, '2025-01', '2025-01', { value: 1010 }),
    ownFigureOf(3, '2025-02', '2025-02', { value: 2020 }),
    ownFigureOf(4, '2025-03', '2025-03', { value: 3030 }),
  ])
  const NAME = '6,060 detections in Jan–Mar 2025 · from a user’s own table'

  test('is chosen in the editor beside published figures, and named as the reader’s', async () => {
    const { user } = await editTalk({ evidence: [`cells:${PUBLISHED}`] }, FIGURES)
    const fields = within(await screen.findByRole('region', { name: 'Fields of step 1' }))
    await user.click(await fields.findByText(/^Add evidence/))
    const named = 'Jan–Mar 2025, Central Mediterranean, Stated figures · from a user’s own table'
    const offered = 'your table “Stated figures”: Central Mediterranean, Jan–Mar 2025'
    await user.click(await fields.findByRole('button', { name: `Add: ${offered}` }))
    await user.selectOptions(fields.getByRole('combobox', { name: 'Number or chart' }), 'A chart by month')
    await user.selectOptions(fields.getByRole('combobox', { name: 'Compared with' }), named)
    const step = own.store.getState().entries.get('own-talk')?.history.present.steps[0]
    expect(step?.chart).toEqual({ kind: 'months', cells: PUBLISHED, against: CELLS })
    await waitFor(() => expect(fields.queryByText(/^The step is kept, but not shown/)).toBeNull())
    // The form has the choice, and the stage in it too once its chart is there.
    for (const choice of fields.getAllByRole('combobox', { name: 'Compared with' }))
      expect(choice).toHaveDisplayValue(named)
  })

  test('shows their sum with the sign of one’s own, opens the rows, and compares with no publisher', async () => {
    const { user } = await renderTalk(
      {
        number: { cells: CELLS, against: PUBLISHED },
        evidence: [`cells:${CELLS}`, `cells:${PUBLISHED}`],
        text: ['6,060 detections in the table.'],
      },
      FIGURES,
    )
    await user.click((await screen.findAllByRole('button', { name: 'Present' })).at(-1) as HTMLElement)
    const number = await screen.findByRole('button', { name: NAME })
    expect(within(number).getByRole('img', { name: 'yours' })).toBeVisible()
    expect(screen.queryByText(/^[+−]\d+%$/)).toBeNull()
    await user.click(number)
    const rows = await screen.findByRole('table', { name: '3 rows of your table' })
    expect(
      within(rows)
        .getAllByRole('button')
        .map(({ textContent }) => textContent),
    ).toEqual(['1,010', '2,020', '3,030'])
  })

  test('is printed with its number, mark and rows', async () => {
    const printed = catchPrint()
    const { user } = await renderTalk(
      { number: { cells: CELLS, against: null }, evidence: [`cells:${CELLS}`] },
      FIGURES,
    )
    await screen.findAllByText('One sentence')
    await user.click(screen.getByRole('button', { name: 'Export' }))
    await user.click(await screen.findByRole('button', { name: 'Print handout (PDF)' }))
    await user.click(await screen.findByRole('button', { name: 'Print' }))
    await waitFor(() => expect(printed.handout).not.toBeNull())
    expect(printed.handout?.querySelector('svg[aria-label="yours"]')).not.toBeNull()
    expect(printed.handout).toHaveTextContent('6,060 detections in Jan–Mar 2025 · from a user’s own table')
    expect(printed.handout).toHaveTextContent(
      'Stated figures (stated.csv), rows 2–4 · from a user’s own table',
    )
  })

  test('is withheld once the rows no longer make one number', async () => {
    await renderTalk({ number: { cells: CELLS, against: null }, evidence: [`cells:${CELLS}`] }, FIGURES)
    await screen.findAllByText('It says so.')
    act(() => showOwn({ ...FIGURES, figures: FIGURES.figures.slice(1) }))
    expect(await screen.findByText(/^1 step is not shown and not exported/)).toBeVisible()
  })
})

describe('what is exported of an own claim', () => {
  test('the handout cites the document with title and page, in the step and among all sources, whatever layer shows', async () => {
    const printed = catchPrint()
    const { user } = await renderTalk()
    await screen.findAllByText('One sentence')
    act(() => setWhose('published'))
    await user.click(screen.getByRole('button', { name: 'Export' }))
    await user.click(await screen.findByRole('button', { name: 'Print handout (PDF)' }))
    await user.click(await screen.findByRole('button', { name: 'Print' }))
    await waitFor(() => expect(printed.handout).not.toBeNull())
    const handout = within(printed.handout as HTMLElement)
    expect(handout.getByText(new RegExp(`“${PLAN_WORDS}”`))).not.toBeNull()
    const cited = handout.getAllByText(MARKED).map(({ textContent }) => textContent)
    expect(cited).toEqual([
      expect.stringContaining(`“${PLAN_WORDS}”`),
      expect.stringMatching(/ user’s own document\. \S+ \(step 1\)$/),
    ])
  })

  test('the CSV of a view says published or yours in each row, and cites the own document', async () => {
    showOwn(WITH_PAGES)
    const { user } = await renderApp({ link: '#/table?measures=border-control&years=2025&v=2' })
    const save = await screen.findByRole('button', { name: 'Save as CSV' })
    await waitFor(() => expect(save).toBeEnabled())
    await user.click(save)
    await waitFor(() => expect(saved).toHaveBeenCalledOnce())
    const [header = [], ...rows] = parseCsv(saved.mock.calls[0]?.[0] ?? '')
    const at = (row: readonly string[], column: string) => row[header.indexOf(column)] ?? ''
    const layers = rows.map((row) => at(row, 'layer'))
    expect(new Set(layers)).toEqual(new Set(['published', 'yours']))
    const mine = rows.filter((row) => at(row, 'layer') !== 'published')
    expect(mine).toHaveLength(2)
    for (const row of mine) expect(at(row, 'citations')).toMatch(MARKED)
    const others = rows.filter((row) => !mine.includes(row)).map((row) => at(row, 'citations'))
    expect(others.filter((text) => /one’s own/.test(text))).toEqual([])
    expect(others.some((text) => text !== '')).toBe(true)
  })

  test('map, companion and GeoJSON name the own document among their sources', async () => {
    showOwn(WITH_PAGES)
    const { user } = await renderApp({ link: '#/explore?layer=yours&v=2' })
    await user.click(await screen.findByRole('button', { name: 'Export' }))
    for (const [button, name] of [
      ['Map as SVG', /\.svg$/],
      ['Sources and caveats as text', /-about\.txt$/],
      ['Routes as GeoJSON', /\.geojson$/],
    ] as const) {
      saved.mockReset()
      const file = await screen.findByRole('button', { name: button })
      await waitFor(() => expect(file).toBeEnabled())
      await user.click(file)
      await waitFor(() => expect(saved).toHaveBeenCalledOnce())
      const [text = '', fileName] = saved.mock.calls[0] ?? []
      expect(fileName).toMatch(name)
      const flat = text.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
      expect(flat, button).toMatch(/from a user’s own document/)
      expect(flat, button).toContain('Invented note')
    }
  })
})
