import { act, screen, waitFor } from '@testing-library/react'
import { beforeEach, describe, expect, test } from 'vitest'
import { copyOfBriefing } from '#domain/draftBriefing.ts'
import { DEFAULT_VIEW } from '#domain/view.ts'
import { own } from '#state/ownBriefings.ts'
import { useTalkStore } from '#state/talkStore.ts'
import { setKioskRunning, showRehearsal, showStep, useViewStore } from '#state/viewStore.ts'
import { published } from '#tests/support/published.ts'
import { renderApp } from '#tests/support/renderApp.tsx'

const { briefings } = published('briefings')

beforeEach(() => {
  window.name = ''
})

/** A talk of three steps; the second builds up its three lines, and then the callout of the Channel. */
async function openTalk(page: 'stage' | 'presenter' | 'kiosk', step: string) {
  const app = await renderApp({ link: '#/briefing' })
  const calais = briefings.find(({ id }) => id === 'calais-group-en')
  const steps = ['done-2024', 'recorded-2024', 'gaps'].flatMap((id) => {
    const found = calais?.steps.find((one) => one.id === id)
    return found
      ? [id === 'recorded-2024' ? { ...found, look: { ...found.look, hasBuild: true } } : found]
      : []
  })
  if (calais) own.put({ ...copyOfBriefing(calais, 'talk', 'A talk'), steps })
  const choice = { briefing: 'own-talk', step }
  act(() => {
    if (page === 'presenter') showRehearsal(choice)
    else showStep(choice, DEFAULT_VIEW)
    if (page === 'kiosk') setKioskRunning(true)
  })
  await screen.findByRole('main', { name: page === 'presenter' ? 'Presenter window' : 'Stage' })
  // Its keys come with its effects, after what it shows.
  await act(async () => {})
  return app
}

/** How many lines of the step are shown. The map, which jsdom does not lay out, has its own test. */
function shown() {
  const lines = [...document.querySelectorAll('main section li')].map((line) =>
    line.getAttribute('data-hidden'),
  )
  return {
    lines: lines.filter((hidden) => hidden === 'false').length,
  }
}

const stepOfLink = () => useViewStore.getState().view.step?.step

describe('a build-up on the stage', () => {
  test('each press shows one line, then one callout, then the next step; and back again', async () => {
    const { user } = await openTalk('stage', 'done-2024')
    await user.keyboard('{ArrowRight}')
    await waitFor(() => expect(shown()).toEqual({ lines: 0 }))
    const presses = [{ lines: 1 }, { lines: 2 }, { lines: 3 }]
    for (const state of presses) {
      await user.keyboard('{PageDown}')
      expect(shown()).toEqual(state)
    }
    await user.keyboard('{PageDown}')
    await waitFor(() => expect(shown()).toMatchObject({ lines: 3 }))
    expect(useTalkStore.getState().talk?.built).toBe(4)
    expect(stepOfLink()).toBe('recorded-2024')
    await user.keyboard('{PageDown}')
    await waitFor(() => expect(stepOfLink()).toBe('gaps'))

    // From a later step, all is there, and goes one by one.
    await user.keyboard('{PageUp}')
    await waitFor(() => expect(stepOfLink()).toBe('recorded-2024'))
    await waitFor(() => expect(shown().lines).toBe(3))
    await user.keyboard('{PageUp}{PageUp}')
    expect(shown()).toEqual({ lines: 2 })
    await user.keyboard('{PageUp}{PageUp}')
    expect(shown().lines).toBe(0)
    await user.keyboard('{PageUp}')
    await waitFor(() => expect(stepOfLink()).toBe('done-2024'))
  })

  test('builds up from the presenter window too, which the stage follows', async () => {
    const { user } = await openTalk('presenter', 'recorded-2024')
    await user.keyboard('{ArrowRight}{ArrowRight}')
    expect(useTalkStore.getState().talk).toMatchObject({ step: 'recorded-2024', built: 2 })
    await user.keyboard('{ArrowLeft}')
    expect(useTalkStore.getState().talk?.built).toBe(1)
    await user.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}{ArrowRight}')
    await waitFor(() => expect(stepOfLink()).toBe('gaps'))
    expect(useTalkStore.getState().talk?.built).toBeUndefined()
  })

  test('is whole in the kiosk', async () => {
    await openTalk('kiosk', 'recorded-2024')
    await waitFor(() => expect(shown().lines).toBe(3))
  })
})
