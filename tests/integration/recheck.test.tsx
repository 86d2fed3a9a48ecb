import { screen, waitFor, within } from '@testing-library/react'
import { expect, onTestFinished, test, vi } from 'vitest'
import * as page from '#state/desk/desk.ts'
import { deskInThread } from '#tests/support/deskOfTest.ts'
import { renderApp } from '#tests/support/renderApp.tsx'

test('a sentence that was pasted is checked, and its evidence opens', async () => {
  const worker = deskInThread()
  onTestFinished(worker.close)
  vi.spyOn(page, 'deskWorker').mockReturnValue(worker)
  const { user } = await renderApp({ link: '#/desk' })
  await user.click(await screen.findByRole('button', { name: 'Recheck' }))
  // The page has its heading while its code still loads.
  const heading = () => screen.getByRole('heading', { level: 1, name: 'Recheck' })
  heading()
  await waitFor(() => expect(heading()).toHaveFocus())
  await user.type(
    screen.getByRole('textbox', { name: 'A citation or sentence' }),
    'There were 2,955 detections on the Eastern land border in April 2025.',
  )
  await user.click(screen.getByRole('button', { name: 'Check' }))
  expect(await screen.findByRole('heading', { name: '1 of 1 thing read has changed' })).toHaveFocus()
  const table = screen.getByRole('table')
  expect(within(table).getByText('2,955')).toBeVisible()
  expect(within(table).getByText('567')).toBeVisible()
  // Found by its value, it is for its author to change.
  expect(within(table).queryByRole('checkbox')).toBeNull()
  await user.click(screen.getByRole('button', { name: /^Hold/ }))
  expect(screen.getByText('Nothing holds.')).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Back' }))
  expect(await screen.findByRole('heading', { name: 'Bring your own texts and tables' })).toBeVisible()
  expect(screen.getByRole('main')).toHaveFocus()
})
