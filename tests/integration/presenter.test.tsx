import { act, screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { isSaid, tiesOfWords } from '#domain/briefing.ts'
import { copyOfBriefing } from '#domain/draftBriefing.ts'
import { TalkMessage, type TalkState } from '#domain/talk.ts'
import { isSameText } from '#lib/textMarks.ts'
import { own } from '#state/ownBriefings.ts'
import { showRehearsal } from '#state/viewStore.ts'
import { published } from '#tests/support/published.ts'
import { renderApp } from '#tests/support/renderApp.tsx'

const ROUTES = 'routes-2024-2025-en'
const SESSION = '0123456789abcdef'
const steps = published('briefings').briefings.find(({ id }) => id === ROUTES)?.steps ?? []
const [first, second, third] = steps
const BLOCKED = 'The browser blocked the window. Allow it, or open this address on the second screen.'

beforeEach(() => {
  window.name = ''
})

function openPresenter(link = `#/presenter?step=${ROUTES}:${first?.id}`) {
  return renderApp({ link, landmark: { role: 'main', name: 'Presenter window' } })
}

/** Another window of the session: the messages it received, and its channel. */
function otherWindow(session = SESSION) {
  const channel = new BroadcastChannel(`throughline-talk-${SESSION}`)
  onTestFinished(() => channel.close())
  const heard: TalkMessage[] = []
  channel.onmessage = ({ data }) => {
    // Windows of the same session also receive each other's messages.
    const message = TalkMessage.safeParse(data)
    if (message.success && message.data.role === 'presenter') heard.push(message.data)
  }
  let count = 0
  const say = (state: TalkState, more: object = {}) => {
    count += 1
    const head = { app: 'throughline-talk', version: 1, session, from: 'aaaaaaaaaaaaaaaa', count }
    channel.postMessage({ ...head, role: 'stage', type: 'state', state, ...more })
  }
  return { heard, say }
}

function stateAt(step: string | undefined, part: Partial<TalkState> = {}): TalkState {
  const timer = { ranFor: 252_000, since: null }
  return { briefing: ROUTES, step: step ?? '', isBlank: false, timer, at: Date.now() + 1000, ...part }
}

describe('the presenter window', () => {
  test('shows the current and next step, notes, sources and all steps', async () => {
    const { user } = await openPresenter()
    const now = within(screen.getByRole('region', { name: 'On the screen' }))
    expect(now.getByRole('heading', { name: `On the screen: step 1 of ${steps.length}` })).toBeVisible()
    // A title may be set in clauses.
    const [title] = now.getAllByText((_, element) =>
      isSameText(element?.textContent ?? '', first?.title ?? ''),
    )
    expect(title).toBeVisible()
    expect(
      within(screen.getByRole('region', { name: 'Next step' })).getByRole('heading', {
        name: `Next: ${second?.title}`,
      }),
    ).toBeVisible()
    expect(screen.getByRole('region', { name: 'Notes' })).toHaveTextContent(first?.notes ?? '')
    const sources = within(screen.getByRole('region', { name: 'Sources' }))
    await waitFor(() => expect(sources.getAllByRole('listitem')).toHaveLength(first?.evidence.length ?? 0))
    const [source] = sources.getAllByRole('button')
    if (source) await user.click(source)
    expect(await screen.findByRole('dialog', { name: 'Reader' })).toBeVisible()
    await user.keyboard('{Escape}')
    expect(screen.getByRole('main', { name: 'Presenter window' })).toBeVisible()
    const all = within(screen.getByRole('navigation', { name: 'All steps' }))
    expect(all.getAllByRole('button')).toHaveLength(steps.length)
  })

  test('lists the words of the step that no evidence is tied to', async () => {
    const { user } = await openPresenter()
    const at = steps.findIndex((step) => isSaid(step) && tiesOfWords(step).some((tie) => !tie?.length))
    const step = steps[at]
    if (!step) throw new Error('no step has words of its author')
    await user.click(
      within(screen.getByRole('navigation', { name: 'All steps' })).getAllByRole('button')[at] as HTMLElement,
    )
    const own = within(await screen.findByRole('region', { name: 'The author’s words' }))
    const ties = tiesOfWords(step)
    expect(own.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual(
      [step.title, ...step.text].filter((_, line) => !ties[line]?.length),
    )
  })

  test('moves forward, back, to either end and to a step number, and keeps the step in its link', async () => {
    const { user } = await openPresenter()
    const current = () => within(screen.getByRole('navigation')).getByRole('button', { current: 'step' })
    await user.click(screen.getByRole('button', { name: 'Next' }))
    expect(current()).toHaveTextContent(second?.title ?? '')
    // Arrow keys work even while a button has focus.
    await user.keyboard('{ArrowRight}')
    expect(current()).toHaveTextContent(third?.title ?? '')
    expect(window.location.hash).toBe(`#/presenter?step=${ROUTES}:${third?.id}&v=3`)
    await user.keyboard('{End}')
    expect(screen.getByRole('button', { name: 'Next' })).toBeDisabled()
    expect(screen.getByRole('heading', { name: 'This is the last step.' })).toBeVisible()
    await user.keyboard('2{Enter}')
    expect(current()).toHaveTextContent(second?.title ?? '')
  })

  test('starts at the first step without one in the link, and names an unknown briefing', async () => {
    await openPresenter(`#/presenter?step=${ROUTES}`)
    await waitFor(() => expect(window.location.hash).toContain(`:${first?.id}`))
  })

  test('names an unknown step in the link and what it shows instead, until it is closed', async () => {
    const { user } = await openPresenter(`#/presenter?step=${ROUTES}:nope`)
    const notice = await screen.findByRole('alert')
    expect(notice).toHaveTextContent(
      `has no step “nope” to show. Its first step is shown instead: “${first?.title}”.`,
    )
    await user.click(within(notice).getByRole('button', { name: 'Close' }))
    expect(screen.queryByRole('alert')).toBeNull()
  })

  test('redirects to the briefings page for an unknown briefing', async () => {
    await renderApp({ link: '#/presenter?step=gone-en:one' })
    expect(await screen.findByText(/^There is no briefing “gone-en”/)).toBeVisible()
  })

  test('ignores the shortcuts of other pages', async () => {
    const { user } = await openPresenter()
    await user.keyboard('t')
    expect(window.location.hash).toContain('#/presenter?')
    await user.keyboard('p')
    expect(screen.getByRole('main', { name: 'Presenter window' })).toBeVisible()
    expect(window.location.hash).toContain('#/presenter?')
  })
})

describe('with another window of the same session', () => {
  test('requests the state, adopts it, and sends its own changes', async () => {
    window.name = `throughline-presenter-${SESSION}`
    const other = otherWindow()
    const { user } = await openPresenter()
    await waitFor(() => expect(other.heard.map(({ type }) => type)).toContain('hello'))
    other.say(stateAt(third?.id, { isBlank: true }))
    const now = screen.getByRole('region', { name: 'On the screen' })
    await waitFor(() => expect(now).toHaveTextContent(third?.title ?? ''))
    expect(now).toHaveTextContent('The screen is black.')
    expect(screen.getByRole('timer', { name: 'Elapsed' })).toHaveTextContent('4:12')
    await user.keyboard('b')
    await waitFor(() => expect(other.heard.at(-1)?.state).toMatchObject({ step: third?.id, isBlank: false }))
    await user.keyboard('{PageUp}')
    await waitFor(() => expect(other.heard.at(-1)?.state.step).toBe(second?.id))
    expect(screen.queryByRole('button', { name: 'Open it' })).toBeNull()
  })

  test('freezes the room while the speaker browses, and brings it along afterwards', async () => {
    window.name = `throughline-presenter-${SESSION}`
    const other = otherWindow()
    const { user } = await openPresenter()
    await user.keyboard('f')
    await waitFor(() => expect(other.heard.at(-1)?.state).toMatchObject({ isFrozen: true, step: first?.id }))
    await user.keyboard('{PageDown}{PageDown}')
    const now = screen.getByRole('region', { name: 'On the screen' })
    expect(now).toHaveTextContent(`On the screen, frozen: step 1 of ${steps.length}`)
    expect(screen.getByRole('region', { name: 'Next step' })).toHaveTextContent(
      `You are looking at: ${third?.title}`,
    )
    expect(other.heard.at(-1)?.state.step).toBe(first?.id)
    await user.keyboard('f')
    await waitFor(() => expect(other.heard.at(-1)?.state).toMatchObject({ isFrozen: false, step: third?.id }))
    expect(now).toHaveTextContent(`On the screen: step 3 of ${steps.length}`)
  })

  test('shows one piece of evidence to the room, and takes it off with the step', async () => {
    window.name = `throughline-presenter-${SESSION}`
    const other = otherWindow()
    const { user } = await openPresenter()
    const [show] = await screen.findAllByRole('button', { name: /^Show to the audience: / })
    if (show) await user.click(show)
    await waitFor(() => expect(other.heard.at(-1)?.state.shown).toBe(first?.evidence[0]))
    expect(screen.getAllByRole('button', { name: /^Take it off the screen: / })).toHaveLength(1)
    await user.keyboard('{PageDown}')
    await waitFor(() => expect(other.heard.at(-1)?.state.step).toBe(second?.id))
    expect(other.heard.at(-1)?.state.shown).toBeUndefined()
  })

  test('shows the title and the sources of the talk to the room, and tells so', async () => {
    window.name = `throughline-presenter-${SESSION}`
    const other = otherWindow()
    const { user } = await renderApp({ link: '#/briefing' })
    const routes = published('briefings').briefings.find(({ id }) => id === ROUTES)
    const said = steps.filter(isSaid).slice(0, 3)
    if (routes) own.put({ ...copyOfBriefing(routes, 'talk', 'A talk'), steps: said })
    act(() => showRehearsal({ briefing: 'own-talk', step: said[2]?.id ?? '' }))
    await screen.findByRole('main', { name: 'Presenter window' })
    await user.keyboard('os')
    await waitFor(() =>
      expect(other.heard.at(-1)?.state).toMatchObject({ shown: 'sources', step: said[2]?.id }),
    )
    const now = screen.getByRole('region', { name: 'On the screen' })
    expect(now).toHaveTextContent('On the screen: Sources of this talk')
    await user.keyboard('{PageUp}')
    await waitFor(() => expect(other.heard.at(-1)?.state).toMatchObject({ shown: null, step: said[2]?.id }))
    expect(now).toHaveTextContent('On the screen: step 3 of 3')
  })

  test('answers a request for the state', async () => {
    window.name = `throughline-presenter-${SESSION}`
    await openPresenter()
    const other = otherWindow()
    other.say(stateAt(first?.id, { at: 0 }), { type: 'hello' })
    await waitFor(() => expect(other.heard.map(({ type }) => type)).toContain('state'))
  })

  test('ignores messages of other sessions, malformed ones, and unknown steps', async () => {
    window.name = `throughline-presenter-${SESSION}`
    const stranger = otherWindow('bbbbbbbbbbbbbbbb')
    const other = otherWindow()
    await openPresenter()
    stranger.say(stateAt(third?.id))
    other.say(stateAt(third?.id), { version: 2 })
    other.say(stateAt('gone', { at: Date.now() + 500 }), { type: 'hello' })
    // It may say hello once more after its answer.
    const answer = () => other.heard.toReversed().find(({ type }) => type === 'state')
    await waitFor(() => expect(answer()?.state.step).toBe(first?.id))
    other.say(stateAt(second?.id, { at: Date.now() + 2000 }))
    const now = screen.getByRole('region', { name: 'On the screen' })
    await waitFor(() => expect(now).toHaveTextContent(second?.title ?? ''))
    expect(window.location.hash).not.toContain('gone')
  })

  test('says that there is no stage, and opens one for the same session', async () => {
    window.name = `throughline-presenter-${SESSION}`
    const { user } = await openPresenter()
    const open = vi.spyOn(window, 'open').mockReturnValue(null)
    const button = await screen.findByRole('button', { name: 'Open it' })
    expect(screen.getByText('No stage is open.')).toBeVisible()
    await user.click(button)
    const [address, name] = open.mock.calls[0] ?? []
    expect(address).toMatch(new RegExp(`#/stage\\?step=${ROUTES}:${first?.id}&`))
    expect(name).toBe(`throughline-stage-${SESSION}`)
    expect(screen.getByText(BLOCKED)).toBeVisible()
    const link = screen.getByRole('link', { name: /#\/stage\?/ })
    expect(link).toHaveAttribute('href', expect.stringContaining(`&talk=stage-${SESSION}`))
    expect(link).toHaveTextContent(link.getAttribute('href') ?? 'none')
    await user.click(screen.getByRole('button', { name: 'Copy the address' }))
    expect(await navigator.clipboard.readText()).toBe(link.getAttribute('href'))
  })

  test('a window opened by hand at that address joins the session, which no link then names', async () => {
    const other = otherWindow()
    await openPresenter(`#/presenter?step=${ROUTES}:${first?.id}&v=3&talk=presenter-${SESSION}`)
    await waitFor(() => expect(other.heard.map(({ type }) => type)).toContain('hello'))
    expect(window.name).toBe(`throughline-presenter-${SESSION}`)
    expect(window.location.hash).toBe(`#/presenter?step=${ROUTES}:${first?.id}&v=3`)
  })
})

test('a rehearsal needs no stage, records each step and gives the plan of a copy', async () => {
  const { user } = await renderApp({ link: `#/briefing?step=${ROUTES}` })
  const start = Date.now()
  const now = vi.spyOn(Date, 'now').mockReturnValue(start)
  await user.click(await screen.findByRole('button', { name: 'Rehearse' }))
  expect(await screen.findByRole('main', { name: 'Presenter window' })).toHaveTextContent('rehearsal')
  expect(screen.queryByRole('button', { name: /^Show to the audience/ })).toBeNull()
  now.mockReturnValue(start + 92_000)
  await user.keyboard('{PageDown}{Escape}')
  const end = within(await screen.findByRole('dialog', { name: 'Times of the rehearsal' }))
  expect(end.getByRole('row', { name: new RegExp(`^1 ${first?.title} `) })).toHaveTextContent(
    /0:30 ?1:3\d ?\+1:0\d/,
  )
  await user.click(end.getByRole('button', { name: 'Use these times as the plan' }))
  expect(end.getByRole('status')).toHaveTextContent(/is your own copy/)
  await user.click(end.getByRole('button', { name: 'End the rehearsal' }))
  expect(await screen.findByRole('button', { name: 'Rehearse' })).toBeVisible()
  const [copy] = [...own.store.getState().entries.values()]
  expect(copy?.history.present.steps.map(({ plan }) => plan ?? null).slice(0, 2)).toEqual([90, second?.plan])
})

test('the stage starts a session with its own id, and offers the notes if the window is blocked', async () => {
  const open = vi.spyOn(window, 'open').mockReturnValue(null)
  const { user } = await renderApp({ link: `#/briefing?step=${ROUTES}` })
  await user.click(await screen.findByRole('button', { name: 'Present with presenter window' }))
  const session = /^throughline-stage-([0-9a-f]{16})$/.exec(window.name)?.[1]
  expect(open.mock.calls[0]?.[1]).toBe(`throughline-presenter-${session}`)
  const notice = within(await screen.findByRole('alert', { name: 'Presenter window' }))
  expect(notice.getByText(BLOCKED)).toBeVisible()
  expect(notice.getByRole('link', { name: new RegExp(`&talk=presenter-${session}$`) })).toBeVisible()
  expect(notice.getByRole('button', { name: 'Show the notes here' })).toHaveFocus()
  await user.keyboard('{Enter}')
  const notes = await screen.findByRole('complementary', { name: 'Speaker notes' })
  expect(notes).toHaveTextContent(`Next: ${second?.title}`)
  expect(screen.queryByRole('alert')).toBeNull()
  await user.keyboard('{PageDown}')
  expect(await screen.findByRole('heading', { level: 1, name: second?.title ?? 'none' })).toBeVisible()
})
