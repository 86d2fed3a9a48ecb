import { renderHook } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useLayoutEffect } from 'react'
import { expect, test, vi } from 'vitest'
import { type StageActions, useStageKeys } from '#features/briefing/stage/useStageKeys.ts'

const NAMES = [
  ...([
    'next',
    'previous',
    'first',
    'last',
    'jump',
    'blank',
    'white',
    'sources',
    'overview',
    'notes',
  ] as const),
  ...(['presenter', 'kiosk', 'explore', 'fullScreen', 'pointer', 'draw', 'clear', 'moveMap'] as const),
]
const KEYS = '{ArrowRight}{ArrowLeft}{Home}{End}3{Enter}bw.sonpkefldcm'

/** The actions that the keys of the stage call. */
async function called(isOverviewOpen: boolean): Promise<readonly string[]> {
  const actions = Object.fromEntries(NAMES.map((name) => [name, vi.fn()]))
  const { unmount } = renderHook(() =>
    useStageKeys(actions as unknown as StageActions, { areButtonsFree: true, isOverviewOpen }),
  )
  await userEvent.keyboard(KEYS)
  unmount()
  return NAMES.filter((name) => actions[name]?.mock.calls.length)
}

test('each key of the stage acts', async () => {
  expect(await called(false)).toEqual(NAMES)
})

test('the digits of a number are told while it is typed, and that it is done or given up', async () => {
  const typed = vi.fn()
  const { unmount } = renderHook(() => useStageKeys({ typed, jump: vi.fn() }))
  await userEvent.keyboard('12{Enter}3b')
  unmount()
  expect(typed.mock.calls.flat()).toEqual(['1', '12', '', '3', ''])
})

test('behind an open overview no key acts on the step', async () => {
  const leading = [
    'next',
    'previous',
    'first',
    'last',
    'jump',
    'sources',
    'overview',
    'presenter',
    'fullScreen',
  ]
  expect((await called(true)).toSorted()).toEqual(leading.toSorted())
})

test('a key pressed as soon as the stage is there is heard', () => {
  const next = vi.fn()
  renderHook(() => {
    useStageKeys({ next })
    // The earliest moment at which anybody could press one.
    useLayoutEffect(() => {
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'PageDown', bubbles: true }))
    }, [])
  })
  expect(next).toHaveBeenCalledOnce()
})
