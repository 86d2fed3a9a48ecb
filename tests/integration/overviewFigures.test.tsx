import { screen, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { useViewStore } from '#state/viewStore.ts'
import { openCells, openDetails } from '#tests/support/openDetails.tsx'
import { published } from '#tests/support/published.ts'
import { formattedTotal } from '#tests/support/publishedTotals.ts'

const headline = () => screen.getByRole('heading', { level: 2 })

describe('the headline', () => {
  test('states how detections changed and how many routes rose, and opens the cells of both years', async () => {
    const user = await openDetails()
    expect(headline()).toHaveTextContent(
      /^Detections fell by a quarter in 2025. Numbers rose on two routes.$/,
    )
    expect(screen.getByText('detections, 2025')).toBeVisible()
    await user.click(within(headline()).getByRole('button'))
    expect(openCells()).toEqual({
      table: 'frontex-detections',
      count: 'detections',
      spans: [
        { from: '2024-01', to: '2024-12' },
        { from: '2025-01', to: '2025-12' },
      ],
      where: {},
    })
  })

  test.each([
    ['years=2026', /^Detections fell by 36 per cent in January to June 2026. Numbers rose on two routes.$/],
    ['period=2025-07..2026-06', /in July 2025 to June 2026/],
    ['years=2015', /^Detections rose to more than 6 times the earlier number in 2015\./],
  ])('follows the period: %s', async (parameters, words) => {
    await openDetails(parameters)
    expect(headline()).toHaveTextContent(words)
  })

  test.each([
    ['without a previous year', 'years=2009', formattedTotal('all', 2009), '2009'],
    [
      'over several years, which are compared with none',
      'years=2024,2025',
      formattedTotal('all', 2024, 2025),
      '2024–2025',
    ],
  ])('falls back to the measures headline %s', async (_, parameters, total, time) => {
    await openDetails(parameters)
    expect(headline()).not.toHaveTextContent(/Detections (rose|fell)/)
    expect(screen.getByRole('button', { name: `${total} detections, ${time}` })).toBeVisible()
  })
})

describe('the key numbers', () => {
  test('show unit, time, publisher and caveat, and each opens its own cells', async () => {
    const user = await openDetails()
    const detections = screen.getByRole('button', { name: `${formattedTotal('all', 2025)} detections, 2025` })
    const item = detections.closest('li') as HTMLElement
    expect(item).toHaveTextContent('detections, 2025')
    expect(item).toHaveTextContent('Frontex; not people')
    await user.click(detections)
    expect(openCells()?.spans).toEqual([{ from: '2025-01', to: '2025-12' }])
    await user.click(
      within(item).getByRole('button', { name: `${formattedTotal('all', 2024)} detections, 2024` }),
    )
    expect(openCells()?.spans).toEqual([{ from: '2024-01', to: '2024-12' }])
    await user.click(
      screen.getByRole('button', { name: `${formattedTotal('channel', 2025)} arrived in the UK, 2025` }),
    )
    expect(openCells()?.table).toBe('uk-small-boats-monthly')
    await user.click(screen.getByRole('button', { name: '2,185 dead or missing in the Mediterranean, 2025' }))
    expect(openCells()).toMatchObject({ table: 'missing-migrants-annual', count: 'mediterranean' })
  })

  test('of a longer period include its sum', async () => {
    await openDetails('years=2024,2025')
    expect(
      screen.getByRole('button', { name: `${formattedTotal('all', 2024, 2025)} detections, 2024–2025` }),
    ).toBeVisible()
    expect(
      screen.getByRole('button', {
        name: `${formattedTotal('channel', 2024, 2025)} arrived in the UK, 2024–2025`,
      }),
    ).toBeVisible()
  })

  test('of part of a year say that deaths cover a full year', async () => {
    await openDetails('period=2025-03..2025-06')
    expect(screen.getByText('dead or missing, all of 2025')).toBeVisible()
  })

  test('of an unfinished year date the deaths and name the last full year', async () => {
    await openDetails('years=2026')
    expect(
      screen.getByRole('button', { name: /dead or missing .*, 2026 so far, as of 6 August 2026$/ }),
    ).toBeVisible()
    expect(screen.getByText('dead or missing, 2026, as of 6 Aug')).toBeVisible()
    expect(screen.getByRole('button', { name: /^2,185 dead or missing .*, all of 2025$/ })).toBeVisible()
  })

  test('say "not stated" outside the coverage of a series, and name the coverage', async () => {
    await openDetails('period=2026-07..2026-08')
    expect(screen.getAllByText('not stated')[0]).toBeVisible()
    expect(screen.getByText('The series covers Jan 2009 – Jun 2026.')).toBeVisible()
  })
})

describe('where sources differ', () => {
  const both = () => screen.queryByRole('button', { name: 'See both' })

  test('one line says what the text and the series say, and opens the text', async () => {
    const user = await openDetails()
    expect(
      screen.getByText(/^One source says flows rose in 2024; Frontex’s series fell by 37%\./),
    ).toBeVisible()
    await user.click(both() ?? document.body)
    const { reader } = useViewStore.getState().view
    const claim = published('claims').claims.find(
      ({ citation }) => reader?.type === 'document' && citation.start === reader.span?.start,
    )
    expect(claim?.citation.exact).toMatch(/^In 2024, European countries faced increased irregular migration/)
  })

  test('there is no line where none differs in the compared periods', async () => {
    await openDetails('years=2023')
    expect(headline()).toHaveTextContent(/2023/)
    expect(both()).toBeNull()
  })
})

describe('the routes at two times', () => {
  const changes = () => screen.getByRole('region', { name: 'Routes, 2024 to 2025' })

  test('show both values and the change, on one scale except the Channel, and open the cells of both', async () => {
    const user = await openDetails()
    const row = within(changes()).getByRole('button', {
      name: `Western African: ${formattedTotal('western-african', 2024)} in 2024, ${formattedTotal('western-african', 2025)} in 2025, −62%`,
    })
    expect(within(changes()).getByText('People who arrived, not comparable with detections')).toBeVisible()
    await user.click(row)
    expect(openCells()).toMatchObject({ where: { route: ['western-african'] }, spans: { length: 2 } })
    await user.click(
      within(changes()).getByRole('button', {
        name: new RegExp(`^English Channel: ${formattedTotal('channel', 2024)} in 2024`),
      }),
    )
    expect(openCells()?.table).toBe('uk-small-boats-monthly')
  })

  test('are sorted by the later value', async () => {
    await openDetails()
    const rows = within(changes()).getAllByRole('button', { name: / in 2024, / })
    expect(rows.map((row) => row.textContent?.replace(/[−+].*/, ''))).toEqual([
      'Central Med.',
      'Eastern Med.',
      'Western Med.',
      'Western African',
      'Western Balkans',
      'Eastern land',
      'Albania–Greece',
      'Channel',
    ])
  })

  test('have one tab stop, with arrow keys between them', async () => {
    const user = await openDetails()
    const rows = within(changes()).getAllByRole('button', { name: / in 2024, / })
    const [first, second] = rows
    first?.focus()
    await user.keyboard('{ArrowDown}')
    expect(second).toHaveFocus()
    await user.keyboard('{End}')
    expect(rows.at(-1)).toHaveFocus()
    expect(rows.at(-1)).toHaveAccessibleName(/^English Channel/)
    await user.keyboard('{ArrowDown}{ArrowUp}{Enter}')
    expect(openCells()?.where).toEqual({ route: ['circular-albania-greece'] })
    await user.tab()
    expect(within(changes()).getByRole('button', { name: /^4 detections/ })).toHaveFocus()
    await user.tab({ shift: true })
    expect(rows.at(-2)).toHaveFocus()
    await user.keyboard('{Home}')
    expect(first).toHaveFocus()
  })

  test('name what belongs to no route, with its sum and cells', async () => {
    const user = await openDetails()
    expect(within(changes()).getByText(/^Other places \(Black Sea and Other\)/)).toBeVisible()
    await user.click(within(changes()).getByRole('button', { name: /^4 detections in 2025, 2 in 2024$/ }))
    expect(openCells()?.where).toEqual({ route: ['black-sea', 'other'] })
  })

  test('are also a table, in which every number opens its own cells', async () => {
    const user = await openDetails()
    await user.click(screen.getByRole('button', { name: 'Show the routes as a table' }))
    const table = screen.getByRole('table', { name: 'Routes, 2024 to 2025' })
    const heads = within(table)
      .getAllByRole('columnheader')
      .map((head) => head.textContent)
    expect(heads.slice(0, 4)).toEqual(['Route', '2024', '2025', 'Change'])
    await user.click(
      within(table).getByRole('button', {
        name: `Western Mediterranean, 2025: ${formattedTotal('western-mediterranean', 2025)}`,
      }),
    )
    expect(openCells()).toMatchObject({
      spans: [{ from: '2025-01', to: '2025-12' }],
      where: { route: ['western-mediterranean'] },
    })
    const total = within(table).getByRole('row', { name: /^All routes and other places/ })
    expect(total).toHaveTextContent(formattedTotal('all', 2025))
  })
})

test('names a figures file that failed, with a retry, and keeps the rest of the overview', async () => {
  const broken = new Set(['figures.json'])
  const user = await openDetails('', broken)
  expect(screen.getByRole('alert')).toHaveTextContent('figures.json could not be read.')
  expect(headline()).toHaveTextContent(/^Of \d+ plans, /)
  broken.clear()
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  expect(
    await screen.findByRole('button', { name: `${formattedTotal('all', 2025)} detections, 2025` }),
  ).toBeVisible()
})
