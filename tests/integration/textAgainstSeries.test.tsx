import { screen, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { textIn } from '#domain/language.ts'
import { published } from '#tests/support/published.ts'
import { limitsOf } from '#tests/support/publishedFigures.ts'
import { formattedTotal } from '#tests/support/publishedTotals.ts'
import { renderApp } from '#tests/support/renderApp.tsx'

const { claims } = published('claims')
const figures = published('figures')

/** Code and tables load from disk, which is slow on a busy machine. */
const TITLE = 'Statements in texts and the series'

const rising = claims.find(
  ({ kind, trend, category }) => kind === 'route' && trend === 'up' && category === 'north-africa',
)
const citation = rising?.citation
const sentenceLink = `#/explore?reader=${citation?.documentId}:${citation?.start}-${citation?.end}&v=2`

describe('a figure stated in a text is compared with the series', () => {
  test('at its sentence, with both numbers, per route and in total', async () => {
    const { user } = await renderApp({ link: sentenceLink })
    const beside = await screen.findByRole('region', { name: TITLE })
    expect(within(beside).getAllByText('differs')).toHaveLength(2)
    expect(beside).toHaveTextContent('flow rising, North Africa, 2024')
    expect(beside).toHaveTextContent('214,576 detections, 2023; 130,732 detections, 2024 (−39%)')
    expect(beside).toHaveTextContent('This grouping is ours, not the text’s.')
    expect(beside).toHaveTextContent('They do not all move the same way: 2 of 3 rose.')
    expect(beside).toHaveTextContent(
      `All routes and other places together: ${formattedTotal('all', 2023)} detections, 2023`,
    )
    await user.click(within(beside).getByRole('button', { name: /^214,576 detections/ }))
    expect(decodeURIComponent(window.location.hash)).toContain(
      'cells:frontex-detections:detections:2023-01..2023-12,2024-01..2024-12:route:central-mediterranean,western-mediterranean,western-african',
    )
    expect(await screen.findByText('214,576 detections')).toBeVisible()
  })

  test('at its record, with a reason when not comparable', async () => {
    await renderApp({ link: '#/explore?reader=record:channel-rescue-figures-2024&v=2' })
    const beside = await screen.findByRole('region', { name: TITLE })
    expect(beside).toHaveTextContent('45,203 persons in rescue or assistance operations')
    expect(beside).toHaveTextContent(`${formattedTotal('channel', 2024)} people who arrived, 2024`)
    expect(beside).toHaveTextContent('The text counts attempts, which no series here does.')
    expect(within(beside).queryByText('agrees')).toBeNull()
  })

  test('in the dossier of its region, with a link to the sentence', async () => {
    const { user } = await renderApp({ link: '#/explore?selected=region:north-africa&v=2' })
    await user.click(await screen.findByRole('tab', { name: /^Sources/ }))
    const beside = await screen.findByRole('region', { name: TITLE })
    expect(within(beside).getByText('differs')).toBeVisible()
    expect(beside).toHaveTextContent(citation?.exact ?? '-')
    await user.click(within(beside).getByRole('button', { name: /^Open the sentence: flow rising/ }))
    expect(window.location.hash).toContain(`${citation?.documentId}:${citation?.start}-${citation?.end}`)
  })

  test('on the sources page under its verdict, with the rule', async () => {
    const { user } = await renderApp({ link: '#/sources?v=2' })
    const heading = await screen.findByRole('heading', { level: 2, name: TITLE })
    const section = within(heading.closest('section') ?? document.body)
    expect(await section.findByText(/or is within 4% of it/)).toBeVisible()
    expect(section.getByRole('heading', { level: 3, name: /^differs 10 statements/ })).toBeVisible()
    await user.click(section.getByRole('button', { name: /^Show all 14/ }))
    expect(section.getAllByText('cannot be compared')).toHaveLength(15)
  })
})

describe('the sources page', () => {
  test('lists every data set with what it covers, counts and lacks', async () => {
    const { user } = await renderApp({ link: '#/sources?v=2' })
    const coverage = await screen.findByRole('table', { name: 'What each data set covers' })
    await screen.findAllByText(limitsOf('frontex-detections').caveats[0]?.en ?? 'no caveat')
    for (const source of figures.sources) {
      expect(within(coverage).getByRole('rowheader', { name: textIn(source.title, 'en').text })).toBeVisible()
      const entry = screen
        .getByRole('heading', { level: 3, name: textIn(source.title, 'en').text })
        .closest('article')
      expect(entry).toHaveTextContent(textIn(source.definition, 'en').text)
      expect(entry).toHaveTextContent(textIn(source.licence.credit, 'en').text)
      for (const caveat of limitsOf(source.id).caveats) expect(entry).toHaveTextContent(caveat.en)
    }
    expect(coverage).toHaveTextContent('Jan 2018 – Sept 2026 · incomplete: September 2026')
    await user.click(screen.getByRole('button', { name: 'Open the table: Detections by route and month' }))
    expect(await screen.findByRole('dialog', { name: 'Reader' })).toBeVisible()
    expect(window.location.hash).toMatch(/^#\/sources\?.*reader=cells:frontex-detections:detections:all/)
  })

  test('compares every stated figure with the series, whose sum opens its cells', async () => {
    const { user } = await renderApp({ link: '#/sources?v=2' })
    const table = await screen.findByRole('table', { name: 'Stated totals and the series' })
    expect(within(table).getAllByRole('row')).toHaveLength(figures.stated.length + 1)
    const row = within(table).getByRole('row', { name: /^all routes and other places 2025 178,000/ })
    expect(row).toHaveTextContent('+1,921')
    expect(row).toHaveTextContent('A first figure, revised since.')
    const channel = within(table).getByRole('row', { name: /^English Channel/ })
    expect(channel).toHaveTextContent('54,300')
    expect(channel).toHaveTextContent('not compared')
    await user.click(within(row).getByRole('button', { name: new RegExp(`^${formattedTotal('all', 2025)}`) }))
    expect(window.location.hash).toContain('cells:frontex-detections:detections:2025-01..2025-12')
  })
})
