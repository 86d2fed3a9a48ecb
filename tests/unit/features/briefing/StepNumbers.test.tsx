import { basename } from 'node:path'
import { QueryClientProvider } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'
import { WordsProvider } from '#app/App.tsx'
import { numberInput } from '#content/stepContent.ts'
import { contentNumber } from '#content/stepEvidence.ts'
import { StepNumbers } from '#features/briefing/StepParts.tsx'
import { createI18n } from '#i18n/i18n.ts'
import { createQueryClient } from '#state/datasets.ts'
import { contentInput } from '#tests/support/contentInput.ts'
import { publishedText } from '#tests/support/published.ts'
import { I18nProvider } from '#words/useTranslation.tsx'

const cellsOf = (year: number, route: string) =>
  `frontex-detections:detections:${year}-01..${year}-12:route:${route}`

function show(route: string) {
  vi.stubGlobal(
    'fetch',
    async (url: string) =>
      new Response(publishedText(basename(new URL(url, 'http://localhost').pathname, '.json'))),
  )
  const number = contentNumber(
    { cells: cellsOf(2024, route), against: cellsOf(2023, route) },
    numberInput(contentInput()),
  )
  if (!number) throw new Error('the cells state a number')
  const client = createQueryClient()
  render(
    <I18nProvider i18n={createI18n()}>
      <QueryClientProvider client={client}>
        <WordsProvider>
          <StepNumbers number={number} />
        </WordsProvider>
      </QueryClientProvider>
    </I18nProvider>,
  )
  return vi.waitFor(() => expect(client.isFetching()).toBe(0))
}

describe('the number of a step', () => {
  test('names the nationality with more than half of it, beside each year', async () => {
    await show('eastern-land-border')
    expect(
      await screen.findByText(
        '84% of the 17,260 detections counted by nationality in 2024 concern nationals of one country: Ukraine',
      ),
    ).toBeVisible()
    expect(
      screen.getByText(
        '79% of the 5,748 detections counted by nationality in 2023 concern nationals of one country: Ukraine',
      ),
    ).toBeVisible()
  })

  test('names none where no nationality has more than half', async () => {
    await show('central-mediterranean')
    expect((await screen.findAllByRole('button')).length).toBe(2)
    expect(screen.queryByText(/of nationals of one country/)).toBeNull()
  })
})
