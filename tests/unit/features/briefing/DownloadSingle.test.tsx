import { basename } from 'node:path'
import { QueryClientProvider } from '@tanstack/react-query'
import { act, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test, vi } from 'vitest'
import { WordsProvider } from '#app/App.tsx'
import type { Briefing } from '#domain/briefing.ts'
import { DownloadSingle } from '#features/briefing/DownloadSingle.tsx'
import { createQueryClient } from '#state/datasets.ts'
import { useOfflineStore } from '#state/offlineStore.ts'
import type { FileStart } from '#state/useSingleFile.ts'
import * as single from '#state/useSingleFile.ts'
import { englishI18n } from '#tests/support/english.ts'
import { published, publishedText } from '#tests/support/published.ts'
import * as files from '#ui/download.ts'
import { I18nProvider } from '#words/useTranslation.tsx'

const made: FileStart[] = []
const asked: string[] = []

beforeEach(() => {
  made.splice(0)
  vi.spyOn(single, 'useSingleFile').mockReturnValue(async (start) => {
    made.push(start)
    return '<html></html>'
  })
  vi.spyOn(files, 'download').mockReturnValue()
  window.localStorage.clear()
  // The file says what the talk stated.
  vi.stubGlobal('fetch', async (address: string) => {
    asked.push(address)
    return new Response(publishedText(basename(address, '.json')))
  })
})

function notesIn(start: FileStart | undefined): readonly string[] {
  return start && 'briefing' in start ? start.briefing.steps.map(({ notes }) => notes) : []
}

test('the file has speaker notes only where asked, and is not offered offline where the browser lacks it', async () => {
  const talk = published('briefings').briefings.find(({ id }) => id === 'routes-2024-2025-en') as Briefing
  const [first, ...others] = talk.steps
  const briefing = { ...talk, steps: [{ ...first, notes: 'Say it slowly.' }, ...others] } as Briefing
  const user = userEvent.setup()
  render(
    <I18nProvider i18n={englishI18n()}>
      <QueryClientProvider client={createQueryClient()}>
        <WordsProvider>
          <DownloadSingle briefing={briefing} />
        </WordsProvider>
      </QueryClientProvider>
    </I18nProvider>,
  )
  const button = screen.getByRole('button', { name: 'Download as one HTML file' })
  await user.click(button)
  await waitFor(() => expect(made).toHaveLength(1))
  expect(notesIn(made[0]).join('')).toBe('')
  await user.click(screen.getByRole('checkbox', { name: 'with the speaker notes' }))
  await waitFor(() => expect(button).toHaveAttribute('aria-disabled', 'false'))
  await user.click(button)
  await waitFor(() => expect(made).toHaveLength(2))
  expect(notesIn(made[1])[0]).toBe('Say it slowly.')
  expect(screen.queryByText(/there is no network/)).toBeNull()
  expect(screen.getByText(/offline once you have downloaded it/)).toBeVisible()
  act(() => useOfflineStore.setState({ isOffline: true }))
  expect(await screen.findByText(/there is no network/)).toBeVisible()
  expect(button).toBeDisabled()
  // A request offline would fail, and stand in the console as a fault.
  expect(asked.filter((address) => address.endsWith('.html'))).toEqual([])
  act(() => useOfflineStore.setState({ isOffline: false }))
  expect(button).toBeEnabled()
})
