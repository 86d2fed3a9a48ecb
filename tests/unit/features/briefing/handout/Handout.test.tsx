import { QueryClientProvider } from '@tanstack/react-query'
import { render, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { WordsProvider } from '#app/App.tsx'
import { HandoutParts } from '#features/briefing/handout/Handout.tsx'
import { USUAL_CHOICES } from '#features/briefing/handout/handoutModel.ts'
import { createQueryClient } from '#state/datasets.ts'
import { firstOf } from '#tests/e2e/support/firstOf.ts'
import { englishI18n } from '#tests/support/english.ts'
import { PROVENANCE } from '#tests/support/exportWords.ts'
import { published } from '#tests/support/published.ts'
import { I18nProvider } from '#words/useTranslation.tsx'

const { briefings } = published('briefings')
const LIST = {
  title: 'Measures',
  columns: ['Measure', 'Status', 'When'],
  isNumeric: [false, false, false],
  rows: [
    { cells: ['Joint patrols', 'planned', '2025'], look: 'plain' as const },
    { cells: ['Exchange of data', 'done', 'not stated'], look: 'plain' as const },
  ],
  note: null,
}

test('each head of a table in the handout says what it heads', () => {
  const briefing = firstOf(briefings, 'a briefing')
  const step = firstOf(briefing.steps, 'a step')
  const printed = { step, number: 1, maps: [], chart: null, quote: null, list: LIST, provenance: PROVENANCE }
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
          <HandoutParts model={model} choices={USUAL_CHOICES} sizes={null} />
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
