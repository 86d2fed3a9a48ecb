import { act, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { UndoNotice } from '#features/briefing/editor/AddStep.tsx'
import { createI18n } from '#i18n/i18n.ts'
import { I18nProvider } from '#words/useTranslation.tsx'

afterEach(() => {
  vi.useRealTimers()
})

test('passes after ten seconds, but not while the pointer or the focus is in it', () => {
  vi.useFakeTimers()
  const onClose = vi.fn()
  render(
    <I18nProvider i18n={createI18n()}>
      <UndoNotice text="Added" isPassing onUndo={() => {}} onClose={onClose} />
    </I18nProvider>,
  )
  const notice = screen.getByText('Added').parentElement ?? document.body
  const wait = () => act(() => vi.advanceTimersByTime(10_000))
  fireEvent.pointerEnter(notice)
  wait()
  fireEvent.focus(screen.getByRole('button', { name: 'Undo' }))
  fireEvent.pointerLeave(notice)
  wait()
  expect(onClose).not.toHaveBeenCalled()
  fireEvent.blur(screen.getByRole('button', { name: 'Undo' }))
  wait()
  expect(onClose).toHaveBeenCalledOnce()
})

test('takes the focus that was lost with the control that deleted, and no other', () => {
  const notice = (text: string | null) => (
    <I18nProvider i18n={createI18n()}>
      {text === null && <button type="button">Delete</button>}
      <input aria-label="Title" />
      <UndoNotice text={text} onUndo={() => {}} onClose={() => {}} />
    </I18nProvider>
  )
  const { rerender } = render(notice(null))
  screen.getByRole('button', { name: 'Delete' }).focus()
  rerender(notice('Deleted'))
  expect(screen.getByRole('button', { name: 'Undo' })).toHaveFocus()
  screen.getByRole('textbox').focus()
  rerender(notice('Deleted once more'))
  expect(screen.getByRole('textbox')).toHaveFocus()
})
