import { basename } from 'node:path'
import { QueryClientProvider } from '@tanstack/react-query'
import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { ReactNode } from 'react'
import { beforeEach, expect, test, vi } from 'vitest'
import { create } from 'zustand'
import { WordsProvider } from '#app/App.tsx'
import type { ShownOthers } from '#domain/agreement.ts'
import { newDraft } from '#domain/draftBriefing.ts'
import { BriefingPage } from '#features/briefing/BriefingPage.tsx'
import { HiddenDecisions } from '#features/briefing/HiddenDecisions.tsx'
import { createI18n } from '#i18n/i18n.ts'
import { createQueryClient } from '#state/datasets.ts'
import { own } from '#state/ownBriefings.ts'
import { openBriefing } from '#state/viewStore.ts'
import { publishedText } from '#tests/support/published.ts'
import { replaceDesk } from '#tests/support/replaceDesk.ts'
import { DECISIONS, entryOfTest, logOfTest } from '#tests/support/reviewLogs.ts'
import { I18nProvider } from '#words/useTranslation.tsx'

const [CITED, OTHER] = ['own-000000000001', 'own-000000000002']

beforeEach(() => {
  const log = logOfTest([
    entryOfTest(0, { who: 'Ann', claimId: 'c1' }),
    entryOfTest(1, { who: 'Ann', claimId: 'c2' }),
    entryOfTest(2, { who: 'Bob', claimId: 'c1', after: DECISIONS.reject }),
    entryOfTest(3, { who: 'Dan', claimId: 'c9', documentId: OTHER }),
  ])
  const documents = [CITED, OTHER].map((id) => ({ id, claims: 5 }))
  const store = create(() => ({
    project: { title: 'Channel', documents, log },
    reader: 'Cleo',
    showsOthers: false as ShownOthers,
  }))
  replaceDesk({ store, setShowsOthers: (showsOthers: ShownOthers) => store.setState({ showsOthers }) }, store)
  const draft = newDraft({
    id: own.newId(),
    title: 'Test',
    author: 'Cleo',
    language: 'en',
    date: '2026-11-27',
  })
  const step = {
    id: 'one',
    title: 'One',
    text: ['Line'],
    notes: '',
    view: '#/explore?v=2',
    evidence: [`${CITED}:0-9`],
    dwell: 10,
    number: null,
    chart: null,
  }
  own.put({ ...draft, steps: [step, { ...step, id: 'two', evidence: [] }] })
  openBriefing(draft.id)
  vi.stubGlobal('matchMedia', () => new EventTarget())
  vi.stubGlobal(
    'fetch',
    async (url: string) =>
      new Response(publishedText(basename(new URL(url, 'http://localhost').pathname, '.json'))),
  )
})

function renderPage(page: ReactNode) {
  render(
    <I18nProvider i18n={createI18n()}>
      <QueryClientProvider client={createQueryClient()}>
        <WordsProvider>{page}</WordsProvider>
      </QueryClientProvider>
    </I18nProvider>,
  )
}

test('says of a step what hides it, or else that something is missing, never both', async () => {
  const user = userEvent.setup()
  renderPage(<BriefingPage />)
  await screen.findByText(/^What this briefing cites was decided/)
  expect(
    await screen.findByText(
      /^1 step is not shown and not exported, because something is missing or not held by its evidence: 2\./,
    ),
  ).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Merge all' }))
  expect(
    await screen.findByText(/^2 steps are not shown .* because something is missing .*: 1 and 2/),
  ).toBeVisible()
})

test('names whose decisions on the cited text are hidden, and shows those of the one who is chosen', async () => {
  const user = userEvent.setup()
  renderPage(<HiddenDecisions onExplain={() => {}} />)
  const note = await screen.findByRole('status')
  expect(note).toHaveTextContent(
    'was decided in the project “Channel” by Ann (2 decisions) and Bob (1 decision). You are reading as Cleo',
  )
  const names = within(note)
    .getAllByRole('button')
    .map(({ textContent }) => textContent)
  expect(names).toEqual(['Show Ann’s decisions', 'Show Bob’s decisions', 'Merge all', 'Decide on your Desk'])
  await user.click(within(note).getByRole('button', { name: 'Show Ann’s decisions' }))
  expect(screen.getByRole('status')).toHaveTextContent('Ann’s decisions are shown before yours.')
  await user.click(screen.getByRole('button', { name: 'Hide them' }))
  await user.click(screen.getByRole('button', { name: 'Merge all' }))
  expect(screen.getByRole('status')).toHaveTextContent('Other readers’ decisions are shown before yours.')
})
