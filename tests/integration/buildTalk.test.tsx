import { act, screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { exploreModel } from '#content/exploreModel.ts'
import { firstEvidenceId } from '#content/viewContent.ts'
import { type DraftStep, newDraft, withStep } from '#domain/draftBriefing.ts'
import { viewOfStep } from '#domain/viewCodec.ts'
import { closeEditor, startBuilding, useEditorStore } from '#state/editorStore.ts'
import { own } from '#state/ownBriefings.ts'
import { openBriefing, openPage, openReader, showStep } from '#state/viewStore.ts'
import { published } from '#tests/support/published.ts'
import { renderApp } from '#tests/support/renderApp.tsx'

beforeEach(() => {
  closeEditor()
  useEditorStore.setState({ tab: 'words', lastViews: [], place: null, reads: [] })
})

const STEP: DraftStep = {
  id: 'one',
  view: '#/explore?v=3',
  title: 'A record',
  text: [],
  notes: '',
  number: null,
  chart: null,
  evidence: ['record:calais-group-london-2024'],
  dwell: 20,
}

/** The app on the page of a talk of one step. */
function renderTalk(view = STEP.view, author = 'A') {
  const talk = {
    ...newDraft({ id: 'own-talk', title: 'A talk', author, language: 'en', date: '2026-11-28' }),
    steps: [{ ...STEP, view }],
  }
  return renderApp({ link: '#/briefing?step=own-talk&v=3', talk })
}

/** The same in the editor. */
async function editTalk(view?: string) {
  startBuilding('own-talk')
  const app = await renderTalk(view)
  await screen.findByRole('region', { name: 'Fields of step 1' })
  return app
}

const stepsOf = (id: string) => own.store.getState().entries.get(id)?.history.present.steps ?? []

describe('building a talk', () => {
  test('the gallery begins with the route of the step before, by month too, and closes the talk', async () => {
    const { user } = await editTalk('#/explore?period=2024&selected=route:western-african&v=3')
    // The key works whatever has the focus but what letters are typed in.
    act(() => screen.getByRole('button', { name: 'Move down' }).focus())
    await user.keyboard('a')
    const gallery = within(await screen.findByRole('dialog', { name: 'Add after step 1' }))
    expect(await gallery.findByRole('combobox', { name: 'Route' })).toHaveDisplayValue('Western African')
    expect(gallery.getByRole('combobox', { name: 'Year' })).toHaveDisplayValue('2024')
    await user.click(await gallery.findByRole('button', { name: /^By month: Dead and missing/ }))
    await screen.findByRole('region', { name: 'Fields of step 2' })
    const cells = 'missing-migrants-incidents:dead_and_missing:2024-01..2024-12:route:western-african'
    const deaths = stepsOf('own-talk')[1]
    expect(deaths).toMatchObject({
      title: 'Dead and missing, Western African, 2024',
      chart: { kind: 'months', cells, against: cells.replaceAll('2024', '2023') },
    })
    expect((await screen.findAllByText(/^IOM Missing Migrants Project, series/)).length).toBeGreaterThan(0)
    await waitFor(() => expect(document.querySelector('[aria-current="step"]')).toHaveFocus())
    await user.keyboard('a')
    await user.click(await screen.findByRole('button', { name: /^Closing/ }))
    await screen.findByRole('region', { name: 'Fields of step 3' })
    expect(stepsOf('own-talk')[2]).toMatchObject({
      title: 'In conclusion',
      look: { layout: 'closing' },
      evidence: deaths?.evidence,
    })
    // It shows the sum of the talk, and so needs no mend.
    expect(screen.queryByText(/not shown or exported until/)).toBeNull()
  })

  test('the measures of a route are those of the chosen months, each with its source, and follow another view', async () => {
    const { user } = await editTalk('#/explore?period=2025&selected=route:channel&v=3')
    act(() => screen.getByRole('button', { name: 'Move down' }).focus())
    await user.keyboard('a')
    await user.click(await screen.findByRole('button', { name: /^Measures for this route/ }))
    await screen.findByRole('region', { name: 'Fields of step 2' })
    const measuresIn = (...years: readonly number[]) => {
      const { filters } = viewOfStep({ view: stepsOf('own-talk')[1]?.view ?? '' })
      expect(filters).toMatchObject({ routes: ['channel'], years })
      const listed = exploreModel({ ...data, filters })
      const dated = [...listed.measures, ...listed.events.map((event) => ({ ...event, period: event.date }))]
      return dated.filter(({ period, statedOn }) => period ?? statedOn).map(firstEvidenceId)
    }
    const data = {
      measures: published('measures').measures,
      events: published('timeline').events,
      routes: published('routes').routes,
    }
    const added = stepsOf('own-talk')[1]
    expect(added).toMatchObject({
      number: null,
      title: 'Measures: English Channel, 2025',
      look: { layout: 'timeline' },
    })
    expect(added?.evidence.toSorted()).toEqual([...new Set(measuresIn(2025))].toSorted())
    expect(screen.queryByText(/^Only on its page/)).toBeNull()
    act(() => useEditorStore.setState({ changing: added?.id ?? null }))
    act(() => {
      window.location.hash = '#/explore?period=2025&routes=channel&years=2024,2025&v=3'
      window.dispatchEvent(new HashChangeEvent('hashchange'))
    })
    await user.click(await screen.findByRole('button', { name: 'Use this view for step 2' }))
    await screen.findByRole('region', { name: 'Fields of step 2' })
    const taken = stepsOf('own-talk')[1]
    expect(taken?.evidence.toSorted()).toEqual([...new Set(measuresIn(2024, 2025))].toSorted())
    expect(taken?.evidence.length).toBeGreaterThan(added?.evidence.length ?? 0)
  })

  test('the plans for a route are those of the chosen time, or said to be of any', async () => {
    const viewOf = (route: string) => `#/explore?period=2025&selected=route:${route}&v=3`
    const { user } = await editTalk(viewOf('channel'))
    const planned = published('measures').measures.filter(({ status }) => status === 'planned')
    const links = planned.map(firstEvidenceId)
    for (const [route, name, title, years] of [
      ['channel', 'Plans for this route', 'Plans: English Channel, 2025', [2025]],
      ['central-mediterranean', 'Plans for this route, any year', 'Plans: Central Mediterranean', []],
    ] as const) {
      act(() => own.edit('own-talk', (draft) => ({ ...draft, steps: [{ ...STEP, view: viewOf(route) }] })))
      await screen.findByRole('region', { name: 'Fields of step 1' })
      act(() => screen.getByRole('button', { name: 'Move down' }).focus())
      await user.keyboard('a')
      await user.click(await screen.findByRole('button', { name: `${name} Adds: ${title}` }))
      await screen.findByRole('region', { name: 'Fields of step 2' })
      const added = stepsOf('own-talk')[1]
      expect(added?.title).toBe(title)
      expect(viewOfStep({ view: added?.view ?? '' }).filters).toMatchObject({ routes: [route], years })
      expect(added?.evidence.some((link) => links.includes(link))).toBe(true)
      expect(added?.evidence.every((link) => !link.startsWith('cells:'))).toBe(true)
    }
  })

  test('keys in the list move, duplicate and delete the step that has the focus, which is said and keeps it', async () => {
    const { user } = await editTalk()
    const two = { ...STEP, id: 'two', title: 'Another record' }
    act(() => own.edit('own-talk', (draft) => ({ ...draft, steps: [...draft.steps, two] })))
    const list = within(await screen.findByRole('region', { name: 'Steps' }))
    const order = () => stepsOf('own-talk').map(({ title }) => title)
    // The first step is open.
    const handle = await list.findByRole('button', { name: 'Move step 2: Another record' })
    act(() => handle.focus())
    await user.keyboard('{Alt>}{ArrowUp}{/Alt}')
    expect(order()).toEqual(['Another record', 'A record'])
    await waitFor(() => expect(handle).toHaveFocus())
    expect(screen.getByText('“Another record” is at position 1 of 2.')).toBeInTheDocument()
    const open = () => document.querySelector<HTMLElement>('[aria-current="step"]')
    act(() => open()?.focus())
    await user.keyboard('{Control>}{Enter}{/Control}')
    expect(order()).toEqual(['Another record', 'A record', 'A record'])
    expect(screen.getByText('“A record” duplicated: position 3 of 3.')).toBeInTheDocument()
    await waitFor(() => expect(open()).toHaveFocus())
    expect(open()).toHaveTextContent('3.')
    for (const left of [2, 1, 0]) {
      await user.keyboard('{Delete}')
      expect(order()).toHaveLength(left)
      expect(screen.getByText(/^“.*” deleted.$/)).toBeInTheDocument()
      if (left > 0) await waitFor(() => expect(open()).toHaveFocus())
    }
    expect(screen.getByRole('heading', { name: 'Choose the first step' })).toHaveFocus()
  })

  test('a talk begins with three filled steps or with copied ones, each in one edit, or with the view seen last', async () => {
    const { user } = await editTalk()
    act(() => own.edit('own-talk', (draft) => ({ ...draft, steps: [] })))
    await user.click(await screen.findByRole('button', { name: 'Begin with these three' }))
    expect(stepsOf('own-talk')).toMatchObject([
      { title: 'All routes, 2025', number: { cells: expect.stringContaining(':2025-01..2025-12') } },
      { title: '2024 against 2025' },
      { title: 'In conclusion', look: { layout: 'closing' } },
    ])
    expect(stepsOf('own-talk').every(({ evidence }) => evidence.length > 0)).toBe(true)
    expect(screen.getByText('3 steps added')).toBeInTheDocument()
    await waitFor(() => expect(document.querySelector('[aria-current="step"]')).toHaveFocus())
    await user.keyboard('{Control>}z{/Control}')
    expect(stepsOf('own-talk')).toEqual([])
    await user.click(await screen.findByRole('button', { name: 'Choose steps' }))
    const talks = published('briefings').briefings.filter(({ language }) => language === 'en')
    const [, talk] = talks
    const dialog = within(screen.getByRole('dialog', { name: 'From a published talk' }))
    await user.selectOptions(dialog.getByRole('combobox'), talk?.title ?? '')
    const wanted = talk?.steps.slice(2, 4) ?? []
    for (const { title } of wanted) await user.click(dialog.getByRole('checkbox', { name: title }))
    await user.click(dialog.getByRole('button', { name: 'Take 2 steps' }))
    expect(stepsOf('own-talk')).toEqual(wanted.map((step, at) => ({ ...step, id: `step-${at + 1}` })))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    await user.keyboard('{Control>}z{/Control}')
    await user.click(await screen.findByRole('button', { name: 'Use it as step 1' }))
    expect(stepsOf('own-talk')).toHaveLength(1)
  })

  test('a field that is left by a press moves nothing until the press is over', async () => {
    const { user } = await editTalk()
    const fields = within(await screen.findByRole('region', { name: 'Fields of step 1' }))
    await user.click(fields.getByRole('button', { name: 'Add line 1' }))
    const line = await fields.findByRole('textbox', { name: 'Line 1' })
    await waitFor(() => expect(line).toHaveFocus())
    const next = fields.getByRole('tab', { name: 'Timing' })
    await user.pointer({ keys: '[MouseLeft>]', target: next })
    expect(next).toHaveFocus()
    await act(() => new Promise((resolve) => window.setTimeout(resolve, 20)))
    expect(line.isConnected).toBe(true)
    await user.pointer({ keys: '[/MouseLeft]', target: next })
    await waitFor(() => expect(line.isConnected).toBe(false))
    expect(stepsOf('own-talk')[0]).toMatchObject({ text: [] })
    expect(next).toHaveAttribute('aria-selected', 'true')
    // In place of a field that goes, another would take the focus from what is pressed.
    const plan = fields.getByRole('textbox', { name: /^Planned time/ })
    await user.type(plan, '1:30')
    await user.click(fields.getByRole('checkbox', { name: /^Keep for questions/ }))
    expect(plan.isConnected).toBe(true)
    expect(plan).toHaveValue('1:30')
    expect(stepsOf('own-talk')[0]).toMatchObject({ plan: 90, isBackup: true })
  })

  test('the fields are under three tabs, which open by arrows, by a word on the stage and from what needs a look', async () => {
    const { user } = await editTalk()
    const fields = within(await screen.findByRole('region', { name: 'Fields of step 1' }))
    const isShown = (name: string) =>
      waitFor(() => expect(fields.getByRole('tab', { name })).toHaveAttribute('aria-selected', 'true'))
    act(() => fields.getByRole('tab', { name: 'Words' }).focus())
    await user.keyboard('{ArrowRight}{ArrowRight}')
    await isShown('Timing')
    expect(fields.getByRole('textbox', { name: /^Planned time/ })).toBeVisible()
    expect(fields.queryByRole('textbox', { name: 'Title of the step' })).toBeNull()
    act(() => fields.getByRole('textbox', { name: 'Title on the stage' }).focus())
    await isShown('Words')
    act(() => own.edit('own-talk', (draft) => withStep(draft, 'one', { title: '99 boats' })))
    await user.click(fields.getByRole('tab', { name: 'Map' }))
    await user.click(screen.getByRole('button', { name: /^Before you present/ }))
    await user.click(await screen.findByRole('button', { name: 'Go to the title' }))
    await waitFor(() => expect(fields.getByRole('textbox', { name: 'Title of the step' })).toHaveFocus())
  })

  test('an empty line goes once the words are left, not on the way through them', async () => {
    const { user } = await editTalk()
    act(() => own.edit('own-talk', (draft) => withStep(draft, 'one', { text: ['', 'Second'] })))
    const fields = within(await screen.findByRole('region', { name: 'Fields of step 1' }))
    await user.click(fields.getByRole('textbox', { name: 'Line 1' }))
    await user.keyboard('{Enter}')
    expect(fields.getByRole('textbox', { name: 'Line 2' })).toHaveFocus()
    await user.keyboard('One ')
    await user.click(fields.getByRole('tab', { name: 'Timing' }))
    await waitFor(() => expect(stepsOf('own-talk')[0]?.text).toEqual(['One Second']))
    // Enter on the stage goes on to the next line, and Escape leaves the words for the step.
    act(() => own.edit('own-talk', (draft) => withStep(draft, 'one', { text: [] })))
    act(() => screen.getByRole('textbox', { name: 'Title on the stage' }).focus())
    await user.keyboard('{Enter}')
    await waitFor(() => expect(screen.getByRole('textbox', { name: 'Line 1 on the stage' })).toHaveFocus())
    expect(stepsOf('own-talk')[0]?.text).toEqual([''])
    await user.keyboard('{Escape}')
    expect(document.querySelector('[aria-current="step"]')).toHaveFocus()
    // An empty line does not stay.
    expect(stepsOf('own-talk')[0]?.text).toEqual([])
  })

  test('evidence is found by place, route, month and publisher, and how much is said', async () => {
    const { user } = await editTalk('#/explore?period=2025&selected=route:channel&v=3')
    const fields = within(screen.getByRole('region', { name: 'Fields of step 1' }))
    await user.click(await fields.findByText(/^Add evidence/))
    const find = await fields.findByRole('searchbox', { name: 'Find evidence' })
    act(() => find.focus())
    const found = () =>
      fields.getAllByRole('button', { name: /^Add: / }).map((add) => add.getAttribute('aria-label'))
    await user.paste('iom channel march 2025')
    await waitFor(() => expect(found()).toEqual([expect.stringContaining('Deaths and disappearances')]))
    expect(fields.getByText(/^1 of \d+ found$/)).toBeVisible()
    await user.clear(find)
    await user.paste('nowhere')
    expect(fields.getByText(/^None of \d+ found$/)).toBeVisible()
    await user.clear(find)
    // Of another year than that of the view.
    await user.paste('small boats 2021')
    await waitFor(() => expect(found()).toContainEqual(expect.stringMatching(/Small boats .*, 2021$/)))
    await user.clear(find)
    await waitFor(() => expect(found().length).toBeGreaterThan(7))
  })

  test('sentences that are read on the page of sources are offered, each by its first words', async () => {
    const { user } = await editTalk()
    const [document] = published('documents').documents
    const sentences = document?.sentences.slice(0, 2) ?? []
    act(() => openPage('sources'))
    await screen.findByRole('heading', { level: 1, name: /Sources/ })
    for (const span of sentences) {
      act(() => openReader({ type: 'document', documentId: document?.id ?? '', span }))
    }
    act(() => openReader(null))
    act(() => openBriefing('own-talk'))
    await screen.findByRole('region', { name: 'Fields of step 1' })
    act(() => screen.getByRole('button', { name: 'Move down' }).focus())
    await user.keyboard('a')
    const gallery = within(await screen.findByRole('dialog', { name: 'Add after step 1' }))
    const offers = await gallery.findAllByRole('button', { name: /^A quotation: / })
    expect(new Set(offers.map(({ textContent }) => textContent)).size).toBe(2)
  })

  test('Explore opens at the deaths from a step that counts them', async () => {
    const scrolled: string[] = []
    const { user } = await renderTalk('#/explore?period=2024&selected=route:western-african&v=3')
    vi.spyOn(Element.prototype, 'scrollIntoView').mockImplementation(function (this: Element) {
      scrolled.push(this.id)
    })
    const cells = 'missing-migrants-incidents:dead_and_missing:2024-01..2024-12:route:western-african'
    act(() =>
      own.edit('own-talk', (draft) =>
        withStep(draft, 'one', { evidence: [`cells:${cells}`], number: { cells, against: null } }),
      ),
    )
    const [step] = stepsOf('own-talk')
    act(() => showStep({ briefing: 'own-talk', step: 'one' }, viewOfStep(step ?? STEP)))
    await screen.findByRole('main', { name: 'Stage' })
    await user.keyboard('e')
    await waitFor(() => expect(scrolled).toContain('route-deaths'))
  })

  test('a title step that says the name of the talk takes the new one, and without a name waits for its words', async () => {
    const { user } = await editTalk()
    act(() => own.edit('own-talk', (draft) => withStep(draft, 'one', { look: { layout: 'title' } })))
    const name = screen.getByRole('textbox', { name: 'Title' })
    await user.type(name, '!')
    expect(stepsOf('own-talk')[0]?.title).toBe('A record')
    act(() => own.edit('own-talk', (draft) => withStep(draft, 'one', { title: draft.title })))
    await user.type(name, '!')
    expect(stepsOf('own-talk')[0]?.title).toBe('A talk!!')
    // One of a talk without a name waits for its words.
    act(() => own.edit('own-talk', (draft) => ({ ...draft, title: '', steps: [STEP] })))
    await waitFor(() => expect(name).toHaveValue(''))
    act(() => screen.getByRole('button', { name: 'Move down' }).focus())
    await user.keyboard('a')
    await user.click(await screen.findByRole('button', { name: /^Title/ }))
    await waitFor(() => expect(screen.getByRole('textbox', { name: 'Title of the step' })).toHaveFocus())
    await user.keyboard('Six steps')
    expect(stepsOf('own-talk')[1]?.title).toBe('Six steps')
  })

  test('a layout without a map asks nothing about one, and a quotation without a sentence says so', async () => {
    const { user } = await editTalk()
    const hint = 'A quotation needs a sentence: choose one under “Evidence”.'
    expect(screen.queryByText(hint)).toBeNull()
    await user.click(screen.getByRole('radio', { name: 'Quote' }))
    expect(screen.getByText(hint)).toBeVisible()
    act(() => own.edit('own-talk', (draft) => ({ ...draft, steps: [STEP] })))
    await user.click(screen.getByRole('tab', { name: 'Map' }))
    expect(screen.getByRole('group', { name: 'Symbols on the map' })).toBeVisible()
    act(() => own.edit('own-talk', (draft) => withStep(draft, 'one', { look: { layout: 'timeline' } })))
    expect(screen.queryByRole('group', { name: 'Symbols on the map' })).toBeNull()
    expect(screen.getByRole('checkbox', { name: /one by one/ })).toBeVisible()
  })

  test('where no author is given, the page and the title on the stage give the day alone', async () => {
    await renderTalk(STEP.view, '')
    expect(await screen.findByText('28 November 2026', { selector: 'header > p' })).toBeVisible()
    expect(screen.queryByText(/author not stated/)).not.toBeInTheDocument()
  })

  test('the author is asked once, kept for the next briefing, and never made up', async () => {
    const { user } = await renderTalk(STEP.view, '')
    await user.click(await screen.findByRole('button', { name: 'Export' }))
    const field = screen.getByRole('textbox', { name: 'Author, named in every file' })
    expect(field).toHaveFocus()
    // A press on a file right after the last letter has the name.
    await user.keyboard('Border unit')
    expect(own.store.getState().entries.get('own-talk')?.history.present.author).toBe('Border unit')
    await user.keyboard('{Enter}')
    // The rows stay where they are until the menu closes.
    expect(field).toBeVisible()
    await user.keyboard('{Escape}')
    await waitFor(() => expect(field).not.toBeInTheDocument())
    await user.click(screen.getByRole('button', { name: 'New briefing' }))
    await screen.findByRole('heading', { name: 'Choose the first step' })
    const drafts = [...own.store.getState().entries.values()].map(({ history }) => history.present)
    expect(drafts.find(({ id }) => id !== 'own-talk')?.author).toBe('Border unit')
  })

  test('P presents from the open step, whichever button has the focus', async () => {
    const { user } = await editTalk()
    await waitFor(() => expect(screen.getAllByRole('button', { name: 'Present' })[1]).toBeEnabled())
    await user.click(screen.getByRole('button', { name: 'Duplicate the step' }))
    await user.keyboard('p')
    expect(await screen.findByRole('main', { name: 'Stage' })).toBeVisible()
    expect(window.location.hash).toContain(`step=own-talk:${stepsOf('own-talk')[1]?.id}`)
  })

  test('no step is left out of the talk before its author has read which and why', async () => {
    const { user } = await editTalk()
    const cells = 'frontex-detections:detections:2026-01..2026-06:route:central-mediterranean'
    const number = { cells, against: cells.replaceAll('2026', '2025') }
    const evidence = [`cells:${number.cells}`, `cells:${number.against}`]
    const second = { ...STEP, id: 'two', title: 'Crossings doubled', number, evidence }
    act(() => own.edit('own-talk', (draft) => ({ ...draft, steps: [...draft.steps, second] })))
    const tools = within(screen.getByRole('toolbar', { name: 'Briefing' }))
    await user.click(await tools.findByRole('button', { name: 'Present 1 of 2 steps' }))
    const list = within(await screen.findByRole('dialog', { name: 'Before you present' }))
    expect(list.getByText('Crossings doubled')).toBeVisible()
    expect(list.getByText(/not shown or exported until/)).toBeVisible()
    expect(list.getByText(/“doubled”, but the evidence says −52/)).toBeVisible()
    expect(list.getByRole('button', { name: 'Present 1 of 2 steps' })).toBeVisible()
    await user.click(list.getByRole('button', { name: 'Mark as mine' }))
    expect(await list.findByRole('button', { name: 'Present' })).toBeVisible()
    // What did it is gone.
    await waitFor(() => expect(list.getByRole('button', { name: 'Close' })).toHaveFocus())
    await user.click(list.getByRole('button', { name: 'Present' }))
    await screen.findByRole('main', { name: 'Stage' })
  })

  test('a step that would be missing from the files is named before an export, once', async () => {
    const { user } = await editTalk()
    const second = { ...STEP, id: 'two', title: '99 boats' }
    act(() => own.edit('own-talk', (draft) => ({ ...draft, steps: [...draft.steps, second] })))
    await screen.findByRole('button', { name: 'Present 1 of 2 steps' })
    await user.click(screen.getByRole('button', { name: 'Export' }))
    const menu = within(screen.getByRole('region', { name: 'Export' }))
    expect(menu.getByText(/^Step 2 will be left out/)).toBeVisible()
    expect(menu.getByRole('button', { name: 'Mend it first' })).toHaveFocus()
    expect(menu.queryByRole('button', { name: /^Download slides/ })).toBeNull()
    await user.click(menu.getByRole('button', { name: 'Export 1 of 2 steps' }))
    const slides = await menu.findByRole('button', { name: /^Download slides/ })
    expect(slides).toBeVisible()
    expect(menu.getByText(/^Step 2 will be left out/)).toBeVisible()
    expect(menu.queryByRole('button', { name: 'Mend it first' })).toBeNull()
    await user.click(screen.getByRole('button', { name: 'Export' }))
    await user.click(screen.getByRole('button', { name: 'Export' }))
    expect(slides).toBeVisible()
  })

  test('a talk that was left on the stage for its editor is built again from other pages', async () => {
    await editTalk()
    act(() => showStep({ briefing: 'own-talk', step: 'one' }, viewOfStep(STEP), 'push'))
    act(() => openPage('explore'))
    expect(await screen.findByRole('button', { name: /^Back to step 1/ })).toBeVisible()
    act(() => openPage('briefing'))
    await screen.findByRole('region', { name: 'Fields of step 1' })
    act(() => openPage('explore'))
    expect(await screen.findByText('Building')).toBeVisible()
    expect(screen.getByRole('button', { name: 'Add this view as step 2' })).toBeVisible()
  })

  test('the card of an added step goes with the next edit, and its undo takes that step alone', async () => {
    const { user } = await editTalk()
    act(() => {
      window.location.hash = '#/explore?period=2025&selected=route:central-mediterranean&v=3'
      window.dispatchEvent(new HashChangeEvent('hashchange'))
    })
    await screen.findByRole('button', { name: 'Add this view as step 2' })
    await user.keyboard('a')
    const said = () => screen.queryByText(/^Added as step/)
    await waitFor(() => expect(said()).toHaveTextContent('Added as step 2.'))
    await user.click(screen.getByRole('button', { name: 'Undo' }))
    expect(stepsOf('own-talk').map(({ id }) => id)).toEqual(['one'])
    expect(said()).toBeNull()
    await user.keyboard('a')
    await waitFor(() => expect(said()).not.toBeNull())
    act(() => own.edit('own-talk', (draft) => withStep(draft, 'one', { notes: 'A note' })))
    expect(said()).toBeNull()
    await user.keyboard('a')
    await waitFor(() => expect(said()).toHaveTextContent('Added as step 3.'))
    const [step = STEP] = stepsOf('own-talk')
    act(() => showStep({ briefing: 'own-talk', step: step.id }, viewOfStep(step)))
    await screen.findByRole('main', { name: 'Stage' })
    expect(said()).toBeNull()
  })

  test('the deaths of a route are added by month once its panel was at them, or by choice', async () => {
    const { user } = await editTalk()
    act(() => {
      window.location.hash = '#/explore?period=2025&selected=route:central-mediterranean&v=3'
      window.dispatchEvent(new HashChangeEvent('hashchange'))
    })
    const bar = within(await screen.findByRole('complementary', { name: 'Editor' }))
    const form = await bar.findByRole('combobox', { name: 'What to add' })
    expect(form).toHaveDisplayValue('As seen')
    const parts = within(await screen.findByRole('navigation', { name: 'Parts of the dossier' }))
    await user.click(parts.getByRole('button', { name: 'Deaths' }))
    await waitFor(() => expect(form).toHaveDisplayValue('By month: Dead and missing'))
    await user.keyboard('a')
    await waitFor(() =>
      expect(stepsOf('own-talk')[1]?.title).toBe('Dead and missing, Central Mediterranean, 2025'),
    )
    await user.selectOptions(form, 'By month: People who landed in Italy')
    await user.click(bar.getByRole('button', { name: 'Add this view as step 3' }))
    expect(stepsOf('own-talk')[2]?.chart?.cells).toBe('italy-landings:landings:2025-01..2025-08')
  })
})
