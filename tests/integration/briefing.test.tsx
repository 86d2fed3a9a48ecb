import { act, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'
import { isSaid } from '#domain/briefing.ts'
import { copyOfBriefing } from '#domain/draftBriefing.ts'
import { DEFAULT_VIEW } from '#domain/view.ts'
import { own } from '#state/ownBriefings.ts'
import { useTalkStore } from '#state/talkStore.ts'
import { showStep } from '#state/viewStore.ts'
import { published } from '#tests/support/published.ts'
import { formattedTotal } from '#tests/support/publishedTotals.ts'
import { chooseYears } from '#tests/support/rail.ts'
import { renderApp } from '#tests/support/renderApp.tsx'

const { briefings } = published('briefings')
const ROUTES = 'routes-2024-2025-en'
const routes = briefings.find(({ id }) => id === ROUTES)

function openStage(step: string) {
  const landmark = { role: 'main', name: 'Stage' } as const
  return renderApp({ link: `#/stage?step=${ROUTES}:${step}`, landmark })
}

function title() {
  return screen.findByRole('heading', { level: 1 })
}

describe('the briefings page', () => {
  test('lists the reader’s language first, with steps, and opens a briefing', async () => {
    const { user } = await renderApp()
    await user.click(screen.getByRole('link', { name: 'Briefing' }))
    const list = within(await screen.findByRole('navigation', { name: 'Briefings' }))
    const names = list.getAllByRole('listitem').map((entry) => entry.textContent)
    const count = briefings.find(({ id }) => id === 'calais-group-en')?.steps.length
    expect(names[0]).toBe(`Calais Group: measures of 2024, plans for 2025${count} steps`)
    expect(names).toHaveLength(briefings.length)
    await user.click(list.getByRole('button', { name: /^Routes: 2024 against 2025/ }))
    expect(await screen.findByRole('heading', { level: 2, name: 'Routes: 2024 against 2025' })).toBeVisible()
    const steps = screen.getAllByRole('heading', { level: 3 }).map((heading) => heading.textContent)
    expect(steps).toEqual(routes?.steps.map((step) => step.title))
    expect(window.location.hash).toContain(`step=${ROUTES}`)
  })

  test('opens every number and source of a step in the Reader', async () => {
    const { user } = await renderApp({ link: `#/briefing?step=${ROUTES}` })
    const first = await screen.findByRole('heading', { name: 'Detections fell by a quarter in 2025' })
    const step = within(first.closest('li') ?? document.body)
    await user.click(
      await step.findByRole('button', { name: `${formattedTotal('all', 2025)} detections in 2025` }),
    )
    const reader = await screen.findByRole('dialog', { name: 'Reader' })
    expect(await within(reader).findByText(formattedTotal('all', 2025))).toBeVisible()
    await user.keyboard('{Escape}')
    await user.click(step.getByText('Based on (4)'))
    expect(
      step.getByRole('button', { name: 'Detections by route and month, all routes, 2024' }),
    ).toBeVisible()
  })

  test('names an unknown briefing in a link, and lists the others', async () => {
    await renderApp({ link: '#/briefing?step=gone-en' })
    expect(await screen.findByText('There is no briefing “gone-en”. Choose one from the list.')).toBeVisible()
    expect(screen.getByRole('button', { name: /^Routes: 2024 against 2025/ })).toBeVisible()
  })

  test('names an unknown step in a link, and shows the briefing', async () => {
    await renderApp({ link: '#/briefing?step=routes-2024-2025-en:nope' })
    const notice = '“Routes: 2024 against 2025” has no step “nope” to show. All its steps are listed here.'
    expect(await screen.findByText(notice)).toBeVisible()
    expect(screen.getByRole('heading', { name: /^Routes: 2024 against 2025/ })).toBeVisible()
  })

  test('shows an error when its file fails, and recovers on retry', async () => {
    const { user, repair } = await renderApp({ link: '#/briefing', broken: { briefings: 'torn' } })
    const again = await screen.findByRole('button', { name: /again/i })
    repair()
    await user.click(again)
    expect(await screen.findByRole('navigation', { name: 'Briefings' })).toBeVisible()
  })

  test('lists French briefings first for French readers', async () => {
    await renderApp({
      link: '#/briefing?lang=fr',
      landmark: { role: 'navigation', name: 'Navigation principale' },
    })
    const list = within(await screen.findByRole('navigation', { name: 'Exposés' }))
    expect(list.getAllByRole('listitem')[0]).toHaveTextContent(/^Groupe de Calais/)
    expect(await screen.findByRole('heading', { level: 2, name: /^Groupe de Calais/ })).toHaveAttribute(
      'lang',
      'fr',
    )
  })
})

describe('the stage', () => {
  test('names an unknown step in a link and what it shows instead, until another step', async () => {
    const { user } = await openStage('nope')
    const notice = await screen.findByRole('alert')
    expect(notice).toHaveTextContent('“Routes: 2024 against 2025” has no step “nope” to show.')
    expect(notice).toHaveTextContent(`Its first step is shown instead: “${routes?.steps[0]?.title}”.`)
    await user.keyboard('{ArrowRight}')
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull())
  })

  test('shows the view of the step in the link, whatever else the link contains', async () => {
    await openStage('western-african')
    expect(await title()).toHaveTextContent('Western African: the largest fall')
    await waitFor(() => expect(window.location.hash).toContain('selected=route:western-african'))
    expect(window.location.hash).toContain('years=2025')
    expect(
      await screen.findByRole('button', {
        name: `${formattedTotal('western-african', 2025)} detections in 2025`,
      }),
    ).toBeVisible()
    expect(screen.getByText('−62%')).toBeVisible()
  })

  test('goes forward, back, to the first and last step, and to a step by number', async () => {
    const { user } = await openStage('western-mediterranean')
    await title()
    const all = routes?.steps ?? []
    const start = all.findIndex(({ id }) => id === 'western-mediterranean') + 1
    // Each key starts from the step reached before.
    const turns: readonly (readonly [keys: string, step: number])[] = [
      ['{ArrowRight}', start + 1],
      [' ', start + 2],
      ['{PageDown}', start + 3],
      ['{ArrowLeft}', start + 2],
      ['{PageUp}', start + 1],
      ['{Home}', 1],
      ['{End}', all.length],
      ['9{Enter}', 9],
      [`${all.length}{Enter}`, all.length],
    ]
    for (const [keys, step] of turns) {
      await user.keyboard(keys)
      const shown = all[step - 1]?.title ?? 'none'
      await waitFor(() => expect(screen.getByRole('heading', { level: 1 }), keys).toHaveTextContent(shown))
    }
  })

  test('obeys a clicker while a control has the focus, and blanks the screen on its key', async () => {
    const { user } = await openStage('western-mediterranean')
    await title()
    screen.getByRole('button', { name: 'Overview' }).focus()
    await user.keyboard('{PageDown}')
    expect(await title()).toHaveTextContent(/^Western Balkans/)
    screen.getByRole('main', { name: 'Stage' }).focus()
    await user.keyboard('.')
    expect(screen.getByRole('button', { name: 'Show the step again' })).toBeInTheDocument()
  })

  test('B blanks the screen and restores it', async () => {
    const { user } = await openStage('opening')
    await title()
    await user.keyboard('b')
    expect(screen.getByRole('button', { name: 'Show the step again' })).toBeInTheDocument()
    await user.keyboard('b')
    expect(screen.queryByRole('button', { name: 'Show the step again' })).toBeNull()
  })

  test('W whitens the screen, and B makes it black instead', async () => {
    const { user } = await openStage('opening')
    await title()
    const cover = () => screen.getByRole('button', { name: 'Show the step again' }).parentElement
    await user.keyboard('w')
    expect(cover()).toHaveAttribute('data-white', 'true')
    await user.keyboard('b')
    expect(cover()).toHaveAttribute('data-white', 'false')
    await user.keyboard('{Escape}')
    expect(screen.queryByRole('button', { name: 'Show the step again' })).toBeNull()
  })

  test('keys go on after a click on a button of the bar, which does not keep them', async () => {
    const { user } = await openStage('opening')
    await title()
    await user.click(screen.getByRole('button', { name: 'Next' }))
    const stage = screen.getByRole('main', { name: 'Stage' })
    await waitFor(() => expect(stage).toHaveFocus())
    await user.keyboard(' ')
    const opening = routes?.steps.findIndex(({ id }) => id === 'opening') ?? -1
    expect(await title()).toHaveTextContent(routes?.steps[opening + 2]?.title ?? 'none')
  })

  test('shows the speaker’s notes, the next step and a list of all steps', async () => {
    const { user } = await openStage('opening')
    await title()
    await user.keyboard('n')
    const notes = within(screen.getByRole('complementary', { name: 'Speaker notes' }))
    expect(notes.getByText(routes?.steps.find(({ id }) => id === 'opening')?.notes ?? '')).toBeVisible()
    expect(notes.getByText('Next: Numbers fell on six routes and rose on two')).toBeVisible()
    await user.keyboard('o')
    const all = within(screen.getByRole('navigation', { name: 'All steps' }))
    // Its title and its sources are steps of its own.
    expect(all.getAllByRole('button').map((cell) => cell.textContent)).toEqual(
      (routes?.steps ?? []).map(({ title }, place) => `${place + 1}${title}`),
    )
    expect(all.getByRole('button', { current: 'step' })).toHaveTextContent('Detections fell by a quarter')
    await user.click(all.getByRole('button', { name: /Western Balkans/ }))
    expect(await title()).toHaveTextContent('Western Balkans: fewer detections')
    expect(screen.queryByRole('navigation', { name: 'All steps' })).toBeNull()
    await user.keyboard('os')
    expect(await title()).toHaveTextContent(routes?.steps.at(-1)?.title ?? 'none')
  })

  test('shows the title before the first step, and the sources of the talk over the step where they were asked for', async () => {
    const { user } = await renderApp({ link: '#/briefing' })
    const steps = (routes?.steps ?? []).filter(isSaid).slice(0, 3)
    if (routes) own.put({ ...copyOfBriefing(routes, 'talk', 'A talk without a title step'), steps })
    act(() => showStep({ briefing: 'own-talk', step: steps[2]?.id ?? '' }, DEFAULT_VIEW))
    await screen.findByRole('main', { name: 'Stage' })
    await user.keyboard('o')
    await user.click(await screen.findByRole('button', { name: 'A talk without a title step' }))
    expect(await title()).toHaveTextContent('A talk without a title step')
    expect(window.location.hash).toContain(`:${steps[0]?.id}`)
    await user.keyboard('{ArrowRight}')
    expect(await title()).toHaveTextContent(steps[0]?.title ?? 'none')
    await user.keyboard('{PageDown}os')
    expect(await title()).toHaveTextContent('Sources of this talk')
    expect(screen.getByRole('list', { name: 'Sources of this talk' })).toHaveTextContent('UK Home Office')
    await user.keyboard('o')
    const all = within(screen.getByRole('navigation', { name: 'All steps' }))
    expect(all.getByRole('button', { current: 'step' })).toHaveTextContent('Sources of this talk')
    await user.keyboard('{Escape}')
    expect(await title()).toHaveTextContent('Sources of this talk')
    await user.keyboard('{Escape}')
    expect(await title()).toHaveTextContent(steps[1]?.title ?? 'none')
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  test('leaves for Explore during a presentation, and one key returns to the step', async () => {
    const { user } = await openStage('channel')
    await title()
    await user.keyboard('e')
    expect(await screen.findByRole('region', { name: 'Filters' })).toBeVisible()
    expect(screen.getByRole('region', { name: 'Details' })).toHaveFocus()
    expect(window.location.hash).toMatch(/^#\/explore\?period=2025&years=2025&selected=route:channel/)
    const talk = await screen.findByRole('complementary', { name: 'Talk' })
    expect(within(talk).getByRole('button', { name: /^Back to step \d+: English Channel/ })).toBeVisible()
    await chooseYears(2024)
    // Whatever was pressed last.
    screen.getByRole('button', { name: 'View' }).focus()
    await user.keyboard('p')
    expect(await title()).toHaveTextContent('English Channel: another unit, and a rise')
    await waitFor(() => expect(window.location.hash).toContain('years=2025&'))
    // The key that led there leads back too.
    await user.keyboard('e')
    expect(await screen.findByRole('button', { name: /^Back to step/ })).toHaveAttribute(
      'aria-keyshortcuts',
      'P',
    )
    await user.keyboard('{Escape}e')
    expect(await title()).toHaveTextContent('English Channel: another unit, and a rise')
    // A dialog does not hold the speaker back, and stays behind.
    await user.keyboard('e')
    await screen.findByRole('button', { name: /^Back to step/ })
    await user.keyboard('?')
    await screen.findByRole('dialog', { name: 'Keyboard shortcuts' })
    await user.keyboard('p')
    expect(await title()).toHaveTextContent('English Channel: another unit, and a rise')
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  test('ignores single letters when they are switched off, and still obeys a clicker', async () => {
    window.localStorage.setItem('throughline.letters', 'off')
    const { user } = await openStage('opening')
    await title()
    await user.keyboard('b')
    expect(screen.queryByRole('button', { name: 'Show the step again' })).toBeNull()
    await user.keyboard('{PageDown}')
    expect(await title()).toHaveTextContent('Numbers fell on six routes and rose on two')
  })

  test('shows notes before an audience only without a presenter window, and says once who sees them', async () => {
    const { user } = await openStage('opening')
    await title()
    const notes = () => screen.queryByRole('complementary', { name: 'Speaker notes' })
    await user.keyboard('n')
    expect(notes()).toHaveTextContent('The audience sees these notes.')
    await user.keyboard('nn')
    expect(notes()).toBeVisible()
    expect(notes()).not.toHaveTextContent('The audience sees')
    const open = vi.spyOn(window, 'open').mockReturnValue(window)
    act(() => useTalkStore.setState({ lastMessageAt: Date.now() }))
    expect(notes()).toBeNull()
    await user.keyboard('n')
    expect(notes()).toBeNull()
    expect(open).toHaveBeenCalledOnce()
    act(() => useTalkStore.setState({ lastMessageAt: null }))
    expect(notes()).toBeNull()
  })

  test('closes one layer at a time on Escape, and asks before it ends the talk', async () => {
    const { user } = await openStage('channel')
    await title()
    const notes = () => screen.queryByRole('complementary', { name: 'Speaker notes' })
    const overview = () => screen.queryByRole('navigation', { name: 'All steps' })
    await user.keyboard('no')
    expect(notes()).toBeVisible()
    expect(overview()).toBeVisible()
    await user.keyboard('{Escape}')
    expect(overview()).toBeNull()
    expect(notes()).toBeVisible()
    await user.keyboard('b{Escape}')
    expect(screen.queryByRole('button', { name: 'Show the step again' })).toBeNull()
    await user.keyboard('{Escape}')
    expect(notes()).toBeNull()

    await user.keyboard('{Escape}')
    expect(await screen.findByRole('dialog', { name: 'End the talk?' })).toBeVisible()
    await user.keyboard('{PageDown}{Escape}')
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(await title()).toHaveTextContent('English Channel: another unit, and a rise')
    await user.keyboard('{Escape}')
    await user.click(await screen.findByRole('button', { name: 'End the talk' }))
    expect(await screen.findByRole('heading', { level: 2, name: 'Routes: 2024 against 2025' })).toBeVisible()
  })

  test('keys work after evidence is closed', async () => {
    const { user } = await openStage('opening')
    await title()
    await user.keyboard('s')
    const sheet = within(screen.getByRole('complementary', { name: 'Sources of this step' }))
    await user.click(
      (await sheet.findAllByRole('button', { name: /Frontex, series as of/ }))[0] ?? document.body,
    )
    expect(await screen.findByRole('dialog', { name: 'Reader' })).toBeVisible()
    await user.keyboard('{Escape}')
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    await user.keyboard('{ArrowRight}')
    expect(await title()).toHaveTextContent('Numbers fell on six routes and rose on two')
    await user.keyboard('b')
    expect(screen.getByRole('button', { name: 'Show the step again' })).toBeVisible()
  })

  test('shows the briefing page when the link names an unknown briefing', async () => {
    await renderApp({ link: '#/stage?step=gone-en:one' })
    expect(await screen.findByText(/^There is no briefing “gone-en”/)).toBeVisible()
  })
})
