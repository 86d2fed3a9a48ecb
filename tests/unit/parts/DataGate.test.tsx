import { basename } from 'node:path'
import { QueryClientProvider } from '@tanstack/react-query'
import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { ReactNode } from 'react'
import { expect, test, vi } from 'vitest'
import { WordsProvider } from '#app/App.tsx'
import { createI18n } from '#i18n/i18n.ts'
import { DataFaults, DataGate } from '#parts/DataGate.tsx'
import { createQueryClient } from '#state/datasets.ts'
import { I18nProvider } from '#words/useTranslation.tsx'

const RECORDS = JSON.stringify({ readTo: '2026-11-27', records: [] })
const TIMELINE = JSON.stringify({ events: [] })

/** Renders `content` over served files: null never answers, an absent file answers 500. */
function draw(content: ReactNode, files: Record<string, string | null>) {
  vi.stubGlobal('fetch', async (url: string) => {
    const text = files[basename(new URL(url, 'http://localhost').pathname)]
    if (text === null) return new Promise(() => {})
    return text === undefined ? new Response('', { status: 500 }) : new Response(text)
  })
  render(
    <I18nProvider i18n={createI18n()}>
      <QueryClientProvider client={createQueryClient()}>
        <WordsProvider>{content}</WordsProvider>
      </QueryClientProvider>
    </I18nProvider>,
  )
}

const gate = (
  <DataGate needs={['records', 'timeline']} skeleton={<p>skeleton</p>}>
    {({ records }, { events }) => <p>{`${records.length} records, ${events.length} events`}</p>}
  </DataGate>
)

test('shows the skeleton until every file has loaded', async () => {
  draw(gate, { 'records.json': RECORDS, 'timeline.json': null })
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(screen.getByText('skeleton')).toBeVisible()
  expect(screen.queryByText(/records/)).toBeNull()
})

test('passes the files to its content in the order of `needs`', async () => {
  draw(gate, { 'records.json': RECORDS, 'timeline.json': TIMELINE })
  expect(await screen.findByText('0 records, 0 events')).toBeVisible()
  expect(screen.queryByText('skeleton')).toBeNull()
})

test('names a failed file with the reason, and retries it', async () => {
  const files: Record<string, string> = { 'records.json': RECORDS }
  draw(gate, files)
  const alert = await screen.findByRole('alert')
  expect(alert).toHaveTextContent('timeline.json could not be read.')
  expect(alert).toHaveTextContent('500')
  expect(screen.queryByText('skeleton')).toBeNull()
  files['timeline.json'] = TIMELINE
  await userEvent.click(within(alert).getByRole('button', { name: 'Try again' }))
  expect(await screen.findByText('0 records, 0 events')).toBeVisible()
  expect(screen.queryByRole('alert')).toBeNull()
})

test('names every failed file, each with its own retry', async () => {
  const files: Record<string, string> = {}
  draw(gate, files)
  await vi.waitFor(() => expect(screen.getAllByRole('alert')).toHaveLength(2))
  const [records, timeline] = screen.getAllByRole('alert')
  expect(records).toHaveTextContent('records.json could not be read.')
  expect(timeline).toHaveTextContent('timeline.json could not be read.')
  files['records.json'] = RECORDS
  await userEvent.click(within(records as HTMLElement).getByRole('button', { name: 'Try again' }))
  await vi.waitFor(() => expect(screen.getAllByRole('alert')).toHaveLength(1))
  expect(screen.getByRole('alert')).toHaveTextContent('timeline.json')
})

test('names a file once if it is needed twice, inside the frame of the content', async () => {
  draw(
    <DataGate
      needs={['records', 'records']}
      skeleton={null}
      frame={(faults) => <section aria-label="frame">{faults}</section>}
    >
      content
    </DataGate>,
    {},
  )
  const frame = await screen.findByRole('region', { name: 'frame' })
  expect(within(frame).getAllByRole('alert')).toHaveLength(1)
})

test('faults can say what is missing instead of the usual remedy', async () => {
  draw(<DataFaults needs={['records', 'timeline']} remedy="Not all is searched." />, {
    'records.json': RECORDS,
  })
  const alert = await screen.findByRole('alert')
  expect(alert).toHaveTextContent('timeline.json could not be read.')
  expect(alert).toHaveTextContent('Not all is searched.')
})
