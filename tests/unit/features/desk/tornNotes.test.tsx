import { act, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { create } from 'zustand'
import { TornNotes } from '#features/desk/ProjectView.tsx'
import { createI18n } from '#i18n/i18n.ts'
import type { TornHead } from '#state/desk/deskRepository.ts'
import { replaceDesk } from '#tests/support/replaceDesk.ts'
import * as files from '#ui/download.ts'
import { I18nProvider } from '#words/useTranslation.tsx'

const TORN: readonly TornHead[] = [
  { id: 'own-1', name: 'A note', store: 'documents' },
  { id: 'own-2', name: 'own-2', store: 'tables' },
]

test('names each torn document and table, saves what is stored, deletes on demand, and falls silent once mended', async () => {
  const none: readonly { id: string }[] = []
  const store = create(() => ({ torn: TORN, project: { id: 'p', documents: none, tables: none } }))
  const removeTorn = vi.fn()
  replaceDesk({ store, removeTorn, readRaw: async () => ({ documents: ['as it is'] }) }, store)
  const saved = vi.spyOn(files, 'download').mockImplementation(() => {})
  const user = userEvent.setup()
  render(
    <I18nProvider i18n={createI18n()}>
      <TornNotes />
    </I18nProvider>,
  )
  const note = within(await screen.findByRole('alert'))
  expect(
    note.getByText(/^The document “A note” is stored in this browser, but its details are damaged/),
  ).toBeVisible()
  expect(
    note.getByText(/^The table “own-2” is stored in this browser, but its settings are damaged/),
  ).toBeVisible()
  await user.click(note.getByRole('button', { name: 'Save its contents as a file' }))
  expect(saved).toHaveBeenCalledWith(expect.stringContaining('as it is'), 'p.json', 'application/json')
  await user.click(note.getByRole('button', { name: 'Delete “own-2”' }))
  expect(removeTorn).toHaveBeenCalledWith(expect.objectContaining({ id: 'own-2', store: 'tables' }))
  act(() =>
    store.setState({ project: { id: 'p', documents: [{ id: 'own-1' }, { id: 'own-2' }], tables: [] } }),
  )
  await vi.waitFor(() => expect(screen.queryByRole('alert')).toBeNull())
})
