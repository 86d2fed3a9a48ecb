import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'
import { type SourceText, textIn } from '#domain/language.ts'
import { published } from '#tests/support/published.ts'
import { limitsOf } from '#tests/support/publishedFigures.ts'
import { formattedChange, formattedTotal, totalOf } from '#tests/support/publishedTotals.ts'
import { renderApp } from '#tests/support/renderApp.tsx'
import * as files from '#ui/download.ts'

const incidents = published('incidents')
const figures = published('figures')

/** Code and tables load from disk, which is slow on a busy machine. */
async function findReader(title: string): Promise<HTMLElement> {
  const heading = await screen.findByRole('heading', { level: 2, name: title })
  const reader = heading.closest('dialog')
  if (!reader) throw new Error(`${title} is not in the Reader`)
  return reader
}
const englishOf = (text: SourceText | undefined) => (text ? textIn(text, 'en').text : '-')
const titleOf = (id: string) => englishOf(figures.sources.find((source) => source.id === id)?.title)
const footOf = (reader: HTMLElement) => within(reader).getAllByRole('rowgroup').at(-1)

describe('the cells of a number', () => {
  test('appear with the number, its publisher, definition, terms, date and caveats', async () => {
    await renderApp({ link: '#/explore?reader=cells:frontex-detections:detections:2024-01..2024-12&v=2' })
    const reader = await findReader(titleOf('frontex-detections'))
    expect(reader).toHaveTextContent(`${formattedTotal('all', 2024)} detections`)
    expect(reader).toHaveTextContent('Frontex · data as of 4 August 2026')
    const source = figures.sources.find(({ id }) => id === 'frontex-detections')
    expect(reader).toHaveTextContent(englishOf(source?.definition))
    expect(reader).toHaveTextContent('Frontex (FRAN data)')
    const { caveats } = limitsOf('frontex-detections')
    await within(reader).findByText(caveats[0]?.en ?? 'no caveat')
    for (const caveat of caveats) expect(reader).toHaveTextContent(caveat.en)
    expect(footOf(reader)).toHaveTextContent(formattedTotal('all', 2024))
    expect(
      within(reader)
        .getAllByRole('link')
        .map((link) => link.getAttribute('href')),
    ).toContain(source?.page)
  })

  test('open group by group, and each group adds up', async () => {
    const { user } = await renderApp({
      link: '#/explore?reader=cells:frontex-detections:detections:2024-01..2024-12&v=2',
    })
    const reader = await findReader(titleOf('frontex-detections'))
    const group = within(reader).getByRole('button', { name: /^Western African/ })
    expect(within(reader).queryByRole('row', { name: /^January 2024/ })).toBeNull()
    await user.click(group)
    expect(group).toHaveAttribute('aria-expanded', 'true')
    const months = within(reader).getAllByRole('row', { name: /2024 [\d,]+$/ })
    const sum = months.reduce(
      (all, row) => all + Number((row.lastChild?.textContent ?? '').replace(/,/g, '')),
      0,
    )
    expect(months).toHaveLength(12)
    expect(sum).toBe(totalOf('western-african', 2024))
  })

  test('of two periods show both sums and their change', async () => {
    await renderApp({
      link: '#/explore?reader=cells:frontex-detections:detections:2024-01..2024-12,2025-01..2025-12&v=2',
    })
    const reader = await findReader(titleOf('frontex-detections'))
    expect(reader).toHaveTextContent(`${formattedTotal('all', 2024)} detections`)
    expect(reader).toHaveTextContent(`${formattedTotal('all', 2025)} detections`)
    expect(reader).toHaveTextContent(`${formattedChange('all', 2024, 2025)} (−25%)`)
    expect(footOf(reader)).toHaveTextContent(
      `Sum, 2024${formattedTotal('all', 2024)}Sum, 2025${formattedTotal('all', 2025)}Change${formattedChange('all', 2024, 2025)}`,
    )
    // What was before and after is no sum.
    expect(reader).not.toHaveTextContent('Total')
  })

  test('that are incomplete or not stated say so, and are not 0', async () => {
    await renderApp({
      link: '#/explore?reader=cells:uk-small-boats-weekly:prevented:2024-01..2026-09&v=2',
    })
    const reader = await findReader(titleOf('uk-small-boats-weekly'))
    expect(reader).toHaveTextContent(/Incomplete: September 2026/)
    expect(reader).toHaveTextContent(/17 cells state no value/)
    expect(reader).toHaveTextContent('People whom the French authorities prevented from leaving France')
    expect(footOf(reader)).toHaveTextContent('Total (incomplete)')
    expect(footOf(reader)).toHaveTextContent('Cells without a value17')
  })

  test('of quarters and running totals name the time that they count', async () => {
    await renderApp({
      link: '#/explore?reader=cells:uk-disruptions:disruptions:2025-04..2026-03&v=2',
    })
    const quarters = await findReader(titleOf('uk-disruptions'))
    expect(quarters).toHaveTextContent('3,766 disruptions')
    expect(quarters).toHaveTextContent('April 2025 to June 2025')
  })

  test('of a running total name its days', async () => {
    await renderApp({
      link: '#/explore?reader=cells:unhcr-countries:arrivals:all:country:GR&v=2',
    })
    const total = await findReader(titleOf('unhcr-countries'))
    expect(total).toHaveTextContent('22,141 people')
    expect(total).toHaveTextContent('1 January 2026 to 16 August 2026')
  })

  test('of a running total are not found for part of its time', async () => {
    await renderApp({
      link: '#/explore?reader=cells:unhcr-countries:arrivals:2026-01..2026-03:country:GR&v=2',
    })
    const reader = await findReader(titleOf('unhcr-countries'))
    expect(reader).toHaveTextContent('The table has no cell for the requested period.')
    expect(reader).not.toHaveTextContent('22,141')
  })

  test('name nationalities and the unknown in words', async () => {
    const { user } = await renderApp({
      link: '#/explore?reader=cells:frontex-nationalities:detections:2024-01..2024-12:route:central-mediterranean&v=2',
    })
    const reader = await findReader(titleOf('frontex-nationalities'))
    expect(within(reader).getByRole('button', { name: /^Bangladesh/ })).toBeVisible()
    const more = within(reader).queryByRole('button', { name: /^Show \d+ more/ })
    if (more) await user.click(more)
    expect(within(reader).getByRole('button', { name: /^nationality unknown \(OO[OS]\)/ })).toBeVisible()
  })

  test('of incidents, opened from Sources, count the dead and the missing', async () => {
    const { user } = await renderApp({ link: '#/sources' })
    const title = titleOf('missing-migrants-incidents')
    await user.click(await screen.findByRole('button', { name: new RegExp(`${title}$`) }))
    const reader = await findReader(title)
    const all = incidents.deadAndMissing.reduce((sum: number, persons) => sum + (persons ?? 0), 0)
    const counted = `${all.toLocaleString('en')} people dead or missing`
    expect(reader).toHaveTextContent(counted)
    await user.click(within(reader).getByRole('button', { name: 'Copy citation' }))
    await waitFor(async () =>
      expect(await navigator.clipboard.readText()).toContain(`${counted}, Dead and missing, ${title}`),
    )
  })

  test('of one column of incidents have its own unit and headings', async () => {
    await renderApp({ link: '#/sources?reader=cells:missing-migrants-incidents:dead:2024-01..2024-12&v=2' })
    const reader = await findReader(titleOf('missing-migrants-incidents'))
    const number = within(reader).getByRole('region', { name: 'Number' })
    expect(number).toHaveTextContent(/^Dead.*[\d,]+ people(?! dead)/)
    const heads = within(reader)
      .getAllByRole('columnheader')
      .map(({ textContent }) => textContent)
    expect(heads.filter((head) => head === 'Dead')).toHaveLength(2)
    expect(heads).not.toContain('Dead and missing')
  })

  test('of the dead and missing are incidents, each opening its own record', async () => {
    const { user } = await renderApp({
      link: '#/explore?reader=cells:missing-migrants-incidents:dead_and_missing:2024-01..2024-12:route:channel&v=2',
    })
    const reader = await findReader(titleOf('missing-migrants-incidents'))
    const [first] = within(reader).getAllByRole('button', { name: /^\d+ \w+ 2024$/ })
    await user.click(first as HTMLElement)
    const incident = await findReader(`Incident, ${first?.textContent}`)
    expect(window.location.hash).toContain('reader=incident:')
    expect(within(incident).getByText('Survivors').nextSibling).toHaveTextContent(/^not stated$|^\d+$/)
    await user.click(
      within(incident).getByRole('button', { name: 'All incidents of this route in this month' }),
    )
    await findReader(titleOf('missing-migrants-incidents'))
    expect(window.location.hash).toContain('route:channel')
  })

  test('are copied as a citation with number, title, publisher, date and page', async () => {
    const { user } = await renderApp({
      link: '#/explore?reader=cells:uk-small-boats-monthly:arrivals:2024-01..2024-12&v=2',
    })
    const write = vi.spyOn(navigator.clipboard, 'writeText')
    const reader = await findReader(titleOf('uk-small-boats-monthly'))
    await user.click(within(reader).getByRole('button', { name: 'Copy citation' }))
    const [text] = write.mock.calls[0] ?? []
    for (const part of [
      `${formattedTotal('channel', 2024)} people who arrived`,
      '2024',
      'UK Home Office',
      '24 September 2026',
      'https://www.gov.uk/',
    ]) {
      expect(text).toContain(part)
    }
    expect(text).toMatch(
      /\. Read on \d+ \w+ \d{4} in Throughline, data \w+ \(not a published edition\): http\S+reader=cells:\S+$/,
    )
  })

  test('are cited in the forms of reference managers, copied and saved', async () => {
    const saved = vi.spyOn(files, 'download').mockImplementation(() => {})
    const { user } = await renderApp({
      link: '#/explore?reader=cells:uk-small-boats-monthly:arrivals:2024-01..2024-12&v=2',
    })
    const write = vi.spyOn(navigator.clipboard, 'writeText')
    const reader = await findReader(titleOf('uk-small-boats-monthly'))
    await user.click(within(reader).getByText('Citation for reference managers'))
    await user.click(within(reader).getByRole('button', { name: 'Copy as BibTeX' }))
    expect(write.mock.calls[0]?.[0]).toContain('  author = {{UK Home Office}},')
    for (const [form, name, part] of [
      ['RIS', 'throughline-citation.ris', 'DA  - 2026/09/24'],
      ['BibTeX', 'throughline-citation.bib', '@misc{throughline-uk-small-boats-monthly,'],
      ['CSL-JSON', 'throughline-citation.json', `${formattedTotal('channel', 2024)} people who arrived`],
    ]) {
      await user.click(within(reader).getByRole('button', { name: `Save as ${form}` }))
      expect(saved.mock.lastCall?.[0]).toContain(part)
      expect(saved.mock.lastCall?.[1]).toBe(name)
    }
    await user.click(within(reader).getByRole('button', { name: 'Save as text' }))
    expect(saved.mock.lastCall?.[0]).toContain('. Read on ')
    saved.mockRestore()
  })
})

describe('an incident', () => {
  test('shows what its publisher recorded; survivors that are not stated are not 0', async () => {
    const row = incidents.survivors.findIndex(
      (survivors, at) => survivors === null && incidents.isCumulative[at] === 0,
    )
    await renderApp({ link: `#/explore?reader=incident:${incidents.id[row]}&v=2` })
    const reader = await waitFor(async () => {
      const dialog = await screen.findByRole('dialog', { name: 'Reader' })
      expect(within(dialog).getByRole('heading', { level: 2, name: /^Incident, / })).toBeVisible()
      return dialog
    })
    expect(within(reader).getByText('Survivors').nextSibling).toHaveTextContent('not stated')
    expect(within(reader).getByText(incidents.location[row] ?? '-')).toHaveAttribute('lang', 'en')
    expect(reader).toHaveTextContent('CC BY 4.0')
    expect(within(reader).getByText('Source quality').nextSibling).toHaveTextContent(
      /^\d of 5: |^not stated$/,
    )
  })

  test('with an unknown id says so', async () => {
    await renderApp({ link: '#/explore?reader=incident:2014.MMP99999&v=2' })
    expect(await screen.findByText('There is no incident “2014.MMP99999”.')).toBeVisible()
  })
})

describe('a link to cells that do not exist', () => {
  test.each([
    ['frontex-detections:persons:all', /has no column “persons”. Its columns: detections/],
    ['frontex-detections:detections:all:nationality:SY', /no breakdown by “nationality”/],
    ['frontex-detections:detections:all:route:nowhere', /Route: “nowhere” does not occur/],
    ['frontex-detections:detections:1999-01..1999-12', /covers January 2009 to June 2026/],
    ['missing-migrants-annual:world:2024-01..2024-06', /counts whole years/],
  ])('%s: names the mismatch, and links to the whole table', async (query, reason) => {
    const { user } = await renderApp({ link: `#/explore?reader=cells:${query}&v=2` })
    expect(await screen.findByText(reason)).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Open the whole table' }))
    await waitFor(() =>
      expect(screen.getByRole('dialog', { name: 'Reader' })).toHaveTextContent(
        'The cells behind this number',
      ),
    )
  })

  test('to a table of statements leads to the sources page', async () => {
    await renderApp({ link: '#/explore?reader=cells:frontex-stated:detections:all&v=2' })
    expect(await screen.findByText(/have no cells: each is listed under Sources/)).toBeVisible()
  })
})

test('a table that fails to load is named, and recovers on retry', async () => {
  const { user, repair } = await renderApp({
    link: '#/explore?reader=cells:frontex-nationalities:detections:2024-01..2024-12&v=2',
    broken: { nationalities: 'torn' },
  })
  const alert = await waitFor(async () =>
    within(await screen.findByRole('dialog', { name: 'Reader' })).getByRole('alert'),
  )
  expect(alert).toHaveTextContent('nationalities.json')
  repair()
  await user.click(within(alert).getByRole('button', { name: 'Try again' }))
  await findReader(titleOf('frontex-nationalities'))
})
