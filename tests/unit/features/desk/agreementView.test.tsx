import { basename } from 'node:path'
import { QueryClientProvider } from '@tanstack/react-query'
import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test, vi } from 'vitest'
import { create } from 'zustand'
import { WordsProvider } from '#app/App.tsx'
import type { NewEntry } from '#domain/decisionLog.ts'
import { AgreementView } from '#features/desk/AgreementView.tsx'
import { createI18n } from '#i18n/i18n.ts'
import { createQueryClient } from '#state/datasets.ts'
import { publishedText } from '#tests/support/published.ts'
import { replaceDesk } from '#tests/support/replaceDesk.ts'
import { DECISIONS, entryOfTest, logOfTest } from '#tests/support/reviewLogs.ts'
import { I18nProvider } from '#words/useTranslation.tsx'

const READERS = ['Ann', 'Bob', 'Cleo'] as const
const claims = Array.from({ length: 12 }, (_, at) => `c${at}`)

/** Cleo rejects every fourth proposal, Bob the first, and Ann has not decided the last. */
function decisionOf(who: string, at: number): NewEntry['after'] {
  if (who === 'Cleo' && at % 4 === 0) return { ...DECISIONS.reject, note: 'An aim.' }
  return who === 'Bob' && at === 0 ? DECISIONS.change : DECISIONS.accept
}

const decide = vi.fn()

beforeEach(() => {
  const log = logOfTest(
    READERS.flatMap((who, reader) =>
      claims.flatMap((claimId, at) =>
        who === 'Ann' && at === 8
          ? []
          : [entryOfTest(reader * 20 + at, { who, claimId, after: decisionOf(who, at) })],
      ),
    ),
  )
  const project = { log, documents: [] }
  const store = create(() => ({ project, reader: 'Ann', showsOthers: true }))
  replaceDesk({ proposalsOf: async () => [], decide }, store)
  vi.stubGlobal(
    'fetch',
    async (url: string) =>
      new Response(publishedText(basename(new URL(url, 'http://localhost').pathname, '.json'))),
  )
  Element.prototype.scrollIntoView = () => {}
})

test('three readers are compared at once and two by two, and a conflict is settled among all', async () => {
  const user = userEvent.setup()
  render(
    <I18nProvider i18n={createI18n()}>
      <QueryClientProvider client={createQueryClient()}>
        <WordsProvider>
          <AgreementView readers={READERS} />
        </WordsProvider>
      </QueryClientProvider>
    </I18nProvider>,
  )
  const title = await screen.findByRole('heading', { level: 1 })
  expect(title).toHaveTextContent('3 readers agree on 9 of 12 proposals that two or more decided')
  expect(screen.getByText(/^Krippendorff’s alpha/)).toHaveTextContent(/95% interval: −?\d\.\d\d to \d\.\d\d/)
  const pairs = screen.getByRole('table', { name: 'Readers in pairs' })
  expect(
    within(pairs)
      .getAllByRole('row')
      .slice(1)
      .map((row) => row.textContent),
  ).toEqual([
    expect.stringMatching(/^Ann and Bob1110 of 11/),
    expect.stringMatching(/^Ann and Cleo119 of 11/),
    expect.stringMatching(/^Bob and Cleo129 of 12/),
  ])
  await user.click(within(pairs).getByRole('button', { name: 'Ann and Cleo' }))
  expect(title).toHaveTextContent('Ann and Cleo agree on 9 of 11 proposals')
  expect(screen.getByText(/^Cohen’s kappa/)).toBeVisible()

  const [first, , third] = within(screen.getByRole('region', { name: 'Conflicts to settle' })).getAllByRole(
    'listitem',
  )
  if (!first || !third) throw new Error('there are three conflicts')
  expect(first).toHaveTextContent(/Ann✓ accept.*Bob✎ edit.*Cleo✕ rejectAn aim\./)
  expect(third).toHaveTextContent(/Annhas not decidedBob✓ acceptCleo✕ rejectAn aim\./)
  expect(within(first).getAllByRole('button', { name: /^Keep/ })).toHaveLength(3)
  await user.click(within(first).getByRole('button', { name: /^Keep Cleo’s/ }))
  await user.type(within(first).getByRole('textbox', { name: 'Why keep Cleo’s decision?' }), 'No act.')
  await user.click(within(first).getByRole('button', { name: 'Settle' }))
  expect(decide).toHaveBeenCalledWith(
    [expect.objectContaining({ claimId: 'c0', decision: { ...DECISIONS.reject, note: 'No act.' } })],
    true,
  )
})
