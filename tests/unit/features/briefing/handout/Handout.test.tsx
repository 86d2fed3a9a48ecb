import { QueryClientProvider } from '@tanstack/react-query'
import { render, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { WordsProvider } from '#app/App.tsx'
import { stepContent } from '#content/stepContent.ts'
import type { ContentRow } from '#content/stepRows.ts'
import { HandoutParts } from '#features/briefing/handout/Handout.tsx'
import { USUAL_CHOICES } from '#features/briefing/handout/handoutModel.ts'
import { createQueryClient } from '#state/datasets.ts'
import { firstOf } from '#tests/e2e/support/firstOf.ts'
import { contentInput } from '#tests/support/contentInput.ts'
import { englishI18n } from '#tests/support/english.ts'
import { PROVENANCE } from '#tests/support/exportWords.ts'
import { published } from '#tests/support/published.ts'
import { I18nProvider } from '#words/useTranslation.tsx'

const { briefings } = published('briefings')
const row = (rank: number, ...cells: readonly string[]): ContentRow => ({
  key: String(rank),
  rank,
  cells,
  target: null,
  look: 'plain',
  status: null,
  state: null,
  isOwn: false,
  language: null,
})
const LIST = {
  title: 'Measures',
  columns: ['Measure', 'Status', 'When'],
  isNumeric: [false, false, false],
  rows: [row(0, 'Joint patrols', 'planned', '2025'), row(1, 'Exchange of data', 'done', 'not stated')],
  kind: 'evidence' as const,
  plans: null,
}

test('each head of a table in the handout says what it heads', () => {
  const briefing = firstOf(briefings, 'a briefing')
  const step = firstOf(briefing.steps, 'a step')
  const content = { ...stepContent(step, briefing, contentInput()), rows: LIST }
  const printed = { step, number: 1, maps: [], content, provenance: PROVENANCE }
  const model = {
    briefing,
    link: PROVENANCE.link,
    version: PROVENANCE.version,
    date: PROVENANCE.date,
    steps: [printed],
  }
  render(
    <I18nProvider i18n={englishI18n()}>
      <QueryClientProvider client={createQueryClient()}>
        <WordsProvider>
          <HandoutParts model={model} choices={USUAL_CHOICES} pages={null} />
        </WordsProvider>
      </QueryClientProvider>
    </I18nProvider>,
  )
  const table = within(screen.getByRole('table', { name: LIST.title }))
  const heads = [...table.getAllByRole('columnheader'), ...table.getAllByRole('rowheader')]
  expect(heads.map((head) => [head.textContent, head.getAttribute('scope')])).toEqual([
    ...LIST.columns.map((name) => [name, 'col']),
    ...LIST.rows.map(({ cells }) => [cells[0], 'row']),
  ])
})
