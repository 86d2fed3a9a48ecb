import { QueryClientProvider } from '@tanstack/react-query'
import { renderHook } from '@testing-library/react'
import type { ReactNode } from 'react'
import { expect, test } from 'vitest'
import { WordsProvider } from '#app/App.tsx'
import type { BriefingStep } from '#domain/briefing.ts'
import type { StepLayout } from '#domain/stepLayouts.ts'
import { useStepContents } from '#parts/StepMaps.tsx'
import { englishI18n } from '#tests/support/english.ts'
import { talkClient } from '#tests/support/publishedClient.ts'
import { I18nProvider } from '#words/useTranslation.tsx'

const step = (layout: StepLayout, title: string): BriefingStep => ({
  id: layout,
  view: '#/explore?v=3',
  title,
  text: [],
  evidence: ['cells:frontex-detections:detections:2025-01..2025-12'],
  number: { cells: 'frontex-detections:detections:2025-01..2025-12', against: null },
  chart: null,
  notes: '',
  dwell: 3,
  look: { layout },
})

test('a change of one step is a change of what the steps of the whole talk say, and of no other', () => {
  const client = talkClient()
  const i18n = englishI18n()
  const wrapper = ({ children }: { children: ReactNode }) => (
    <I18nProvider i18n={i18n}>
      <QueryClientProvider client={client}>
        <WordsProvider>{children}</WordsProvider>
      </QueryClientProvider>
    </I18nProvider>
  )
  const { contentOf } = renderHook(useStepContents, { wrapper }).result.current
  const rest = (['title', 'agenda', 'map', 'number', 'compare', 'table', 'closing'] as const).map((layout) =>
    step(layout, 'A title'),
  )
  const talk = { steps: [step('section', 'Before'), ...rest] }
  const before = rest.map((one) => contentOf(one, talk))
  const changed = { steps: [step('section', 'After'), ...rest] }
  const after = rest.map((one) => contentOf(one, changed))
  const isSame = Object.fromEntries(rest.map(({ id }, at) => [id, before[at] === after[at]]))
  expect(isSame).toEqual({
    title: true,
    agenda: false,
    map: true,
    number: true,
    compare: true,
    table: true,
    closing: false,
  })
  expect(after[1]?.agenda.map(({ name }) => name)).toEqual(['After'])
  expect(after[1]).toBe(contentOf(rest[1] as BriefingStep, changed))
})
