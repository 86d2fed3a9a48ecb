import { act, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Provenance } from '#domain/provenance.ts'
import { ROUTE_COLOURS } from '#picture/palette.ts'
import { showOwn } from '#state/desk/showOwn.ts'
import { setOffline } from '#state/offlineStore.ts'
import { setUi } from '#state/uiStore.ts'
import { ownFigureOf, ownFiguresAlone } from '#tests/support/ownFigureOf.ts'
import { OWN_SAMPLE } from '#tests/support/ownSample.ts'
import { renderApp } from '#tests/support/renderApp.tsx'
import * as downloads from '#ui/download.ts'

const files: { text: string; name: string }[] = []

const OWN = ownFiguresAlone([
  ownFigureOf(10, '2025-01', '2025-01', { value: 3500, publisher: 'Ministry' }),
  ownFigureOf(12, '2024-01', '2024-12', { unit: null, term: 'attempts' }),
  ownFigureOf(13, '2025-01', '2025-12', { unit: null, term: 'attempts', value: 120 }),
])

async function openExport(link: string, prepare: () => void = () => {}) {
  const { user } = await renderApp({ link })
  prepare()
  await user.click(await screen.findByRole('button', { name: 'Export' }))
  const dialog = await screen.findByRole('dialog', { name: 'Export' })
  const names = () =>
    within(dialog)
      .getAllByRole('button', { name: /^(Chart as SVG|Numbers as SVG)$/ })
      .map((button) => button.getAttribute('aria-describedby') ?? '')
      .map((id) => document.getElementById(id)?.textContent)
  const save = async (index = 0) => {
    const before = files.length
    const button = within(dialog).getAllByRole('button', { name: /^(Chart as SVG|Numbers as SVG)$/ })[index]
    await waitFor(() => expect(button).toBeEnabled())
    await user.click(button as HTMLElement)
    await waitFor(() => expect(files.length).toBe(before + 1))
    const text = files[before]?.text ?? ''
    const svg = new DOMParser().parseFromString(text, 'image/svg+xml')
    const provenance: Provenance = JSON.parse(svg.querySelector('metadata')?.textContent ?? '')
    const texts = [...svg.querySelectorAll('text:not([aria-hidden])')].map(({ textContent }) => textContent)
    return { name: files[before]?.name ?? '', provenance, text, texts, said: texts.join(' ') }
  }
  return { user, dialog, names, save }
}

beforeEach(() => {
  files.length = 0
  vi.spyOn(downloads, 'download').mockImplementation((text, name) => void files.push({ text, name }))
  showOwn(null)
})
afterEach(() => showOwn(null))

test.each([
  ['', 'published and the user’s own'],
  ['&layer=yours', 'the user’s own alone'],
])('every file of a view with own claims says so (%s)', async (layer, named) => {
  const { user, dialog } = await openExport(`#/explore?routes=channel${layer}&v=2`, () => showOwn(OWN_SAMPLE))
  const caveat = '“Invented note” is a user’s own document'
  const save = async (name: string) => {
    const button = await within(dialog).findByRole('button', { name })
    const before = files.length
    await waitFor(() => expect(button).toBeEnabled())
    await user.click(button)
    await waitFor(() => expect(files.length).toBe(before + 1))
    return files[before]?.text ?? ''
  }
  const drawn = await save('Map as SVG')
  for (const text of [drawn, await save('Sources and caveats as text'), await save('Routes as GeoJSON')]) {
    expect(text).toContain(named)
    expect(text).toContain(caveat)
  }
  const map = new DOMParser().parseFromString(drawn, 'image/svg+xml')
  const said = [...map.querySelectorAll('text')].map(({ textContent }) => textContent)
  expect(said.join(' ')).toMatch(/English Channel \d+ (measures|open plan), 1 the user’s own/)
})

describe('the charts that an export offers are those of the panel', () => {
  test('a route: its months with the year before, in the chosen colours and with its source', async () => {
    const { user, dialog, names, save } = await openExport(
      '#/explore?selected=route:western-balkans&years=2024&v=2',
    )
    await waitFor(() => expect(names()).toEqual(['Western Balkans: detections a month']))
    await user.click(within(dialog).getByRole('radio', { name: 'Dark' }))
    const { name, provenance, said, text, texts } = await save()
    expect(name).toMatch(/^throughline-months-western-balkans-period-2024-years-2024-\w+\.svg$/)
    expect(said).toContain('Western Balkans: detections a month')
    expect(said).toMatch(/Source: Frontex, Detections by route and month, data as of/)
    expect(text).toContain(`fill="${ROUTE_COLOURS.dark['western-balkans']}"`)
    expect(text).not.toContain('var(')
    expect(texts.filter((one) => one === '2024' || one === '2023')).toEqual(['2024', '2023'])
    expect(provenance.evidence.map(({ id }) => id).slice(0, 2)).toEqual([
      'cells:frontex-detections:detections:2023-01..2023-12:route:western-balkans',
      'cells:frontex-detections:detections:2024-01..2024-12:route:western-balkans',
    ])
  })

  test('own marks stand beside the published ones, with the unit of each table among the caveats', async () => {
    showOwn(OWN)
    const { names, save } = await openExport(
      '#/explore?period=2023-01..2025-12&selected=route:central-mediterranean&v=3',
    )
    await waitFor(() => expect(names()).toHaveLength(2))
    const months = await save(0)
    expect(months.texts.filter((text) => text?.includes('Ministry'))).not.toEqual([])
    expect(months.said).toMatch(
      /^.*Source: .*Stated figures \(stated\.csv\), row 10 · from a user’s own table/,
    )
    expect(months.provenance.caveats).toContain(
      '“Stated figures” is a user’s own table. It counts detections and is never added to published figures.',
    )
    const alone = await save(1)
    expect(alone.provenance.caveats).toContain(
      '“Stated figures” is a user’s own table. It counts attempts and is never added to published figures.',
    )
    expect(alone.provenance.evidence.map(({ id }) => id)).toEqual([
      'own-t-0123456789ab:12',
      'own-t-0123456789ab:13',
    ])
  })

  test('the overview: every route at two times', async () => {
    const board = await openExport('#/explore?years=2025&v=2')
    await waitFor(() => expect(board.names()).toEqual(['Routes, 2024 to 2025']))
    const { provenance, texts } = await board.save()
    expect(provenance.evidence.length).toBeGreaterThan(6)
    expect(texts.filter((text) => /^[\d,]+ → [\d,]+, [−+][\d,.]+%/.test(text ?? '')).length).toBeGreaterThan(
      5,
    )
  })

  test('the open charts of the overview are all offered', async () => {
    const { names } = await openExport('#/explore?v=2', () =>
      setUi({ overviewTab: 'charts', openCharts: ['routes', 'measures'] }),
    )
    await waitFor(() => expect(names()).toHaveLength(3))
    expect(names()[0]).toBe('Detections by route')
  })

  test('without a chart on the screen the numbers of the view are drawn as bars', async () => {
    const { names } = await openExport('#/explore?v=2', () => setUi({ panelOpen: false }))
    await waitFor(() =>
      expect(names()).toEqual(['The numbers of the view as bars, each unit on its own scale']),
    )
  })
})

test('without a network the app as one HTML file is offered only where the browser has it', async () => {
  const { dialog } = await openExport('#/explore?v=2')
  const button = await within(dialog).findByRole('button', { name: 'App as one HTML file' })
  await waitFor(() => expect(button).toBeEnabled())
  act(() => setOffline({ isOffline: true }))
  expect(await within(dialog).findByText(/there is no network\./)).toBeVisible()
  expect(button).toBeDisabled()
  act(() => setOffline({ isOffline: false }))
  expect(button).toBeEnabled()
})
