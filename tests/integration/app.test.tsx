import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import type { DatasetName } from '#domain/datasets.ts'
import { published } from '#tests/support/published.ts'
import { chooseYears } from '#tests/support/rail.ts'
import { renderApp } from '#tests/support/renderApp.tsx'

const { claims } = published('claims')
const { measures } = published('measures')
const { records } = published('records')

const details = () => screen.findByRole('region', { name: 'Details' })
const reader = () => screen.findByRole('dialog', { name: 'Reader' })
const litText = () => [...document.querySelectorAll('dialog mark')].map((mark) => mark.textContent).join('')

/** Presses the publishers of the card that has a text. */
async function openEvidenceOf(
  user: Awaited<ReturnType<typeof renderApp>>['user'],
  panel: HTMLElement,
  text: string,
) {
  // The publishers come with the texts, after the quote.
  const publishers = await waitFor(() => {
    const card = [...panel.querySelectorAll('ol > li')].find((item) => item.textContent?.includes(text))
    if (!card) throw new Error(`no card says "${text}"`)
    const [, second] = card.querySelectorAll('button')
    if (!second) throw new Error(`the card that says "${text}" names no publisher`)
    return second
  })
  await user.click(publishers)
}

/** A 2025 measure with a document claim, with its first sentence, and a measure from a record. */
function measureOf2025(type: 'citation' | 'record') {
  for (const { id, period, evidence } of measures) {
    const piece = evidence.find((candidate) => candidate.type === type)
    if (piece && period?.start.startsWith('2025')) return { id, piece }
  }
  throw new Error(`data/derived/measures.json: no measure of 2025 has a ${type}`)
}

async function chooseYearAndList(user: Awaited<ReturnType<typeof renderApp>>['user']) {
  await chooseYears(2025)
  const panel = await details()
  await user.click(await within(panel).findByRole('tab', { name: 'Measures' }))
  return panel
}

describe('from a year to its evidence', () => {
  test('a document measure opens with the quote of its claim lit', async () => {
    const { piece } = measureOf2025('citation')
    const claim = claims.find(({ id }) => piece.type === 'citation' && id === piece.claimId)
    if (!claim) throw new Error('the measure names a claim that is not published')
    const { user } = await renderApp()
    const panel = await chooseYearAndList(user)
    await openEvidenceOf(user, panel, claim.citation.exact)
    await waitFor(() => expect(litText()).toBe(claim.citation.exact))
    expect(await reader()).toBeVisible()
  })

  test('a record measure shows its summary, publisher and source page', async () => {
    const { piece } = measureOf2025('record')
    const record = records.find(({ id }) => piece.type === 'record' && id === piece.recordId)
    const source = record?.sources[0]
    if (!record || !source) throw new Error('the measure names a record that is not published')
    const { user } = await renderApp()
    const panel = await chooseYearAndList(user)
    await openEvidenceOf(user, panel, record.summary.en)
    const dialog = await reader()
    expect(await within(dialog).findByRole('heading', { name: record.title.en })).toBeVisible()
    expect(dialog).toHaveTextContent(source.publisher)
    const links = within(dialog).getAllByRole('link')
    expect(links.map((link) => link.getAttribute('href'))).toContain(source.url)
  })
})

describe('a truncated file', () => {
  const { id, piece } = measureOf2025('citation')
  if (piece.type !== 'citation') throw new Error('not a citation')
  const { documentId, start, end, exact } = piece.citation
  const sentence = `reader=${documentId}:${start}-${end}`
  const record = `reader=record:${records[0]?.id}`

  test.each<[DatasetName, string]>([
    ['basemap', sentence],
    ['measures', sentence],
    ['timeline', sentence],
    ['vocabulary', sentence],
    ['claims', sentence],
    ['documents', sentence],
    ['records', record],
  ])('%s.json is named, the page still works, and a retry recovers it', async (name, reading) => {
    const { user, repair } = await renderApp({
      link: `#/explore?selected=measure:${id}&${reading}&v=3`,
      broken: { [name]: 'torn' },
    })
    await waitFor(() => {
      const alerts = screen.getAllByRole('alert').map((alert) => alert.textContent)
      expect(alerts.some((text) => text?.includes(`${name}.json`))).toBe(true)
    })
    for (const part of ['Filters', 'Details', 'Timeline']) {
      expect(await screen.findByRole('region', { name: part })).toBeVisible()
    }
    expect(screen.queryByText(/This part of the page failed/)).toBeNull()
    if (name !== 'documents' && name !== 'records') {
      await waitFor(() => expect(litText()).toBe(exact))
    }

    repair()
    for (let button = retry(); button; button = retry()) await user.click(button)
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull())
    expect(await screen.findByText(/^\d+ measures, /)).toBeVisible()
  })
})

const retry = () => screen.queryAllByRole('button', { name: 'Try again' })[0]
