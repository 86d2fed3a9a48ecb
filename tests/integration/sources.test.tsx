import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'
import { published } from '#tests/support/published.ts'
import { renderApp } from '#tests/support/renderApp.tsx'

const { documents } = published('documents')
const { records } = published('records')
const { measures } = published('measures')
const manifest = published('manifest')
const [owners] = documents

async function openSources(options: Parameters<typeof renderApp>[0] = {}) {
  const app = await renderApp({ link: '#/sources', ...options })
  await screen.findByRole('heading', { name: 'Sources', level: 1 })
  return app
}

describe('the sources page', () => {
  test('opens from the bar, and Back restores the filters', async () => {
    const { user } = await renderApp({ link: '#/explore?years=2025&measures=border-control&v=3' })
    await user.click(screen.getByRole('link', { name: 'Sources' }))
    await screen.findByRole('heading', { name: 'Sources', level: 1 })
    await waitFor(() => expect(screen.getByRole('main', { name: 'Sources' })).toHaveFocus())
    expect(screen.getByRole('link', { name: 'Sources' })).toHaveAttribute('aria-current', 'page')
    expect(screen.queryByRole('region', { name: 'Filters' })).toBeNull()
    await user.click(screen.getByRole('link', { name: 'Explore' }))
    await screen.findByRole('region', { name: 'Filters' })
    expect(window.location.hash).toMatch(/^#\/explore\?years=2025&measures=border-control/)
  })

  test('lists documents with rights and use, records, the quality of the rules, and every data set whole', async () => {
    const { user } = await openSources()
    const title = await screen.findByRole('heading', { name: owners?.title ?? '' })
    const entry = within(title.closest('article') ?? document.body)
    const cited = measures.filter(({ evidence }) => evidence.some(({ type }) => type === 'citation'))
    expect(entry.getByText(new RegExp(`^${cited.length} measures`))).toBeVisible()
    expect(entry.getByText(owners?.rights?.en ?? '')).toBeVisible()
    expect(entry.getByText('not stated')).toBeVisible()
    await screen.findByText(`Version: data ${manifest.data} (not a published edition)`)
    await user.click(entry.getByRole('button', { name: 'Report an error' }))
    expect(await entry.findByText('Copied')).toBeVisible()
    const text = await navigator.clipboard.readText()
    const { id, sha256 } = owners ?? {}
    for (const part of [id, sha256, manifest.data, '#/sources', 'Shown: ', 'What is wrong: '])
      expect(text).toContain(part)
    expect(entry.queryByRole('link', { name: /^Report an error/ })).toBeNull()

    // The records, by count, dates and publishers.
    const pages = new Set(records.flatMap(({ sources }) => sources.map(({ url }) => url))).size
    expect(
      await screen.findByText(new RegExp(`^${records.length} dated facts .* read on ${pages} pages`)),
    ).toBeVisible()
    const years = await screen.findByRole('table', { name: 'Records by the year they begin' })
    const counts = within(years)
      .getAllByRole('row')
      .slice(1)
      .map((row) => Number(within(row).getAllByRole('cell')[0]?.textContent))
    const dated = records.filter(({ period, statedOn }) => period !== null || statedOn !== null)
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(dated.length)
    const all = screen.getByRole('button', { name: /^Show all \d+ publishers/ })
    await user.click(all)
    const publishers = new Set(
      records.flatMap(({ sources }) => sources.map((page) => `${page.publisherKind} ${page.publisher}`)),
    )
    const rows = within(screen.getByRole('table', { name: 'Publishers' })).getAllByRole('row')
    expect(rows).toHaveLength(publishers.size + 1)

    // The estimate apart from the score on known texts, and a rule in words, without grammar symbols.
    const quality = published('quality')
    const [estimate] = quality.estimates.filter(({ of }) => of === 'second')
    const tables = await screen.findAllByRole('table', { name: /^Second set/ })
    expect(tables).toHaveLength(2)
    const rate = Math.round((estimate?.kinds.measure.recall ?? 0) * 100)
    expect(
      within(tables[0] as HTMLElement).getByRole('row', { name: new RegExp(`^Measures .*${rate}%`) }),
    ).toBeVisible()
    await user.click(await screen.findByRole('button', { name: 'Lexicon and rules' }))
    expect(screen.getByRole('heading', { name: 'Lexicon and rules' })).toHaveFocus()
    const term = await screen.findByText('Border control and surveillance')
    await user.click(term)
    const rule = within(term.closest('details') ?? document.body)
    expect(rule.getByText('Says it')).toBeVisible()
    const lines = rule.getAllByRole('listitem').map((item) => item.textContent ?? '')
    expect(lines.length).toBeGreaterThan(20)
    for (const line of lines) expect(line).not.toMatch(/[()|*\\]/)
    await user.click(rule.getByRole('button', { name: 'Dutch' }))
    expect(rule.getAllByRole('listitem').map((item) => item.textContent)).not.toEqual(lines)

    // Each data set with its licence, checksum and the code that reads it.
    await user.click(screen.getByRole('button', { name: 'Data' }))
    expect(screen.getByRole('heading', { name: 'Data', level: 2 })).toHaveFocus()
    const itemOf = async (name: string) =>
      within((await screen.findByRole('heading', { name, level: 3 })).closest('li') ?? document.body)
    const detections = await itemOf('Frontex: Detections by route and month')
    expect(detections.getByText(/^1,890 rows · Licence: not stated \(No open licence stated/)).toBeVisible()
    const zip = detections.getByRole('link', { name: 'ZIP 13 kB: Frontex: Detections by route and month' })
    expect(zip).toHaveAttribute('href', './data/sets/frontex-detections.zip')
    expect(zip).toHaveAttribute('download', 'frontex-detections.zip')
    expect(detections.getByRole('link', { name: /^XLSX 1\.3 MB: / })).toBeVisible()
    const raids = await itemOf(
      'UK Home Office: Disruptions of organised immigration crime in the UK, by quarter',
    )
    expect(raids.getByText('13 rows · Licence: Open Government Licence v3.0')).toBeVisible()
    const own = await itemOf('Dated records')
    expect(own.getByText(/^441 rows · Licence: not stated \(facts in our own words/)).toBeVisible()
    expect(own.getAllByRole('link')).toHaveLength(3)

    await user.click(screen.getByText('Addresses and checksums (SHA-256)'))
    expect(screen.getByText('data/records.csv')).toBeVisible()
    await user.click(screen.getByText('DuckDB'))
    await user.click(screen.getByRole('button', { name: 'Copy the code: DuckDB' }))
    expect(await navigator.clipboard.readText()).toMatch(
      /read_csv\('http:\/\/localhost.*\/data\/frontex-detections\.csv'/,
    )

    await user.click(entry.getByRole('button', { name: 'Open in the Reader' }))
    const reader = await screen.findByRole('dialog', { name: 'Reader' })
    expect(within(reader).getByRole('heading', { name: owners?.title ?? '' })).toBeVisible()
    expect(window.location.hash).toMatch(/^#\/sources\?reader=/)
  })

  test('an error report opens as an e-mail and a form where the build names them; what is accessible and kept is stated', async () => {
    vi.stubEnv('VITE_REPORT_MAIL', 'data@ministry.example')
    vi.stubEnv('VITE_REPORT_FORM', 'https://forge.example/new?title={title}&body={text}')
    const { user } = await openSources()
    const title = await screen.findByRole('heading', { name: owners?.title ?? '' })
    const entry = within(title.closest('article') ?? document.body)
    const hrefOf = (name: string) =>
      new URL(entry.getByRole('link', { name }).getAttribute('href') ?? '').searchParams.get('body')
    for (const name of ['Report an error: by e-mail', 'Report an error: by form']) {
      expect(hrefOf(name)).toContain(`${owners?.id}`)
      expect(hrefOf(name)).toContain('#/sources')
    }
    expect(screen.getByText(/WCAG 2\.2, level AA.*conforms in part/)).toBeVisible()
    expect(screen.getByRole('link', { name: 'Report a barrier: by e-mail' })).toHaveAttribute(
      'href',
      expect.stringContaining('mailto:data@ministry.example?subject=Barrier'),
    )
    expect(screen.getByText(/throughline-desk/)).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Desk' }))
    expect(window.location.hash).toMatch(/^#\/desk/)
    vi.unstubAllEnvs()
  })

  test.each([
    // None of these hides what another one lacks.
    [
      { figures: 'missing', routes: 'torn', vocabulary: 'missing' },
      { figures: 3, routes: 0, vocabulary: 0 },
    ],
    [{ claims: 'torn' }, { claims: 1 }],
    [{ records: 'mistyped' }, { records: 2 }],
  ] as const)('names each of %o once, and tells the other parts that need it', async (broken, others) => {
    await openSources({ broken })
    const fileOf = (name: string) => new RegExp(`^${name}\\.json could not be (?:read|loaded)`)
    for (const name of Object.keys(broken)) expect(await screen.findAllByText(fileOf(name))).toHaveLength(1)
    await waitFor(() => expect(screen.queryByText(/^Loading/)).toBeNull())
    for (const [name, count] of Object.entries(others)) {
      expect(screen.getAllByText(fileOf(name)), name).toHaveLength(1)
      expect(screen.queryAllByText(new RegExp(`also needs ${name}\\.json`)), name).toHaveLength(count)
    }
  })

  test('names a failed file and keeps the other sections', async () => {
    const { user, repair } = await openSources({ broken: { rulebook: 'torn' } })
    const fault = await screen.findByText('rulebook.json could not be read.')
    expect(await screen.findByText(/dated facts/)).toBeVisible()
    repair()
    await user.click(
      within(fault.closest('[role="alert"]') ?? document.body).getByRole('button', { name: 'Try again' }),
    )
    expect(await screen.findByText('Border control and surveillance')).toBeVisible()
  })
})

test('a selection made on the sources page shows on Explore', async () => {
  const claim = published('claims').claims.find(({ kind }) => kind === 'measure')
  const { documentId, start, end } = claim?.citation ?? { documentId: '', start: 0, end: 1 }
  const { user } = await openSources({ link: `#/sources?reader=${documentId}:${start}-${end}` })
  const reader = within(await screen.findByRole('dialog', { name: 'Reader' }))
  await user.click(await reader.findByRole('button', { name: 'Show on map' }))
  expect(window.location.hash).toMatch(/^#\/explore\?/)
  expect(await screen.findByRole('region', { name: 'Filters' })).toBeVisible()
})
