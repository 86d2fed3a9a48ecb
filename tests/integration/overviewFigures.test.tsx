import { screen, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { useViewStore } from '#state/viewStore.ts'
import { openCells, openDetails } from '#tests/support/openDetails.tsx'
import { published } from '#tests/support/published.ts'
import { formattedTotal } from '#tests/support/publishedTotals.ts'

const headline = () => screen.getByRole('heading', { level: 2 })

describe('the headline', () => {
  test('states how detections changed and where they rose, its period once, and opens the cells of both years', async () => {
    const user = await openDetails('period=2025&v=3')
    expect(headline()).toHaveTextContent(
      /^Detected crossings fell by a quarter. On the Western Mediterranean they rose.$/,
    )
    expect(screen.getByText('2025, against a year before')).toBeVisible()
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
    [
      'v=3',
      'Detected crossings fell by over a third. On the Western Mediterranean and between Albania and Greece they rose.',
      'January to June 2026, against a year before',
    ],
    [
      'period=2026-01..2026-08&v=3',
      'Detected crossings fell by over a third. On the Western Mediterranean and between Albania and Greece they rose.',
      'January to June 2026, against a year before. The other months are not covered',
    ],
    [
      'period=2015&v=3',
      'Detected crossings rose to more than 6 times the earlier number. On the Central Mediterranean and on the Western Mediterranean they fell.',
      '2015, against a year before',
    ],
    [
      'period=2024&v=3',
      'Detected crossings fell by 37 per cent. On four routes they rose.',
      '2024, against a year before',
    ],
    [
      'period=2023&v=3',
      'Detected crossings rose by 17 per cent. On three routes they fell.',
      '2023, against a year before',
    ],
  ])('follows the period: %s', async (parameters, finding, period) => {
    await openDetails(parameters)
    expect(headline()).toHaveTextContent(finding)
    expect(screen.getByText(period)).toBeVisible()
  })

  test.each([
    ['without a year before', 'period=2009&v=3', formattedTotal('all', 2009), '2009'],
    ['over several years', 'period=2024,2025&v=3', formattedTotal('all', 2024, 2025), '2024–2025'],
  ])('finds nothing %s, but names the period', async (_, parameters, total, time) => {
    await openDetails(parameters)
    expect(headline()).toHaveTextContent(/^What was counted$/)
    expect(screen.getByText(time, { selector: 'p' })).toBeVisible()
    expect(screen.getByRole('button', { name: `${total} detected crossings, ${time}` })).toBeVisible()
  })
})

describe('the key numbers', () => {
  const number = (name: string | RegExp) => screen.getByRole('button', { name })

  test('show unit, change, publisher and caveat, and each opens the cells of both times', async () => {
    const user = await openDetails('period=2025&v=3')
    const detections = number(`${formattedTotal('all', 2025)} detected crossings, 25% fewer, 2025`)
    expect(detections.closest('li')).toHaveTextContent('Frontex; one person can count twice')
    await user.click(detections)
    expect(openCells()?.spans).toEqual([
      { from: '2024-01', to: '2024-12' },
      { from: '2025-01', to: '2025-12' },
    ])
    await user.click(number(`${formattedTotal('channel', 2025)} arrived in the UK, 13% more, 2025`))
    expect(openCells()?.table).toBe('uk-small-boats-monthly')
    await user.click(number('2,185 dead or missing, Mediterranean, 15% fewer, 2025'))
    expect(openCells()).toMatchObject({
      table: 'missing-migrants-annual',
      count: 'mediterranean',
      spans: [{ from: '2024-01' }, { from: '2025-01' }],
    })
    expect(screen.getByText('at least. IOM; its older data by route can have fewer')).toBeVisible()
  })

  test.each([
    ['', '1,662', '2026, to early August'],
    ['period=2025-03..2025-06&', '2,185', 'all of 2025'],
    ['period=2023-01..2026-06&', '9,575', '2023–2026, to early August'],
  ])(
    'say which years the deaths are of where they are not those of the period: "%s"',
    async (period, count, time) => {
      await openDetails(`${period}v=3`)
      const deaths = number(`${count} dead or missing, Mediterranean, ${time}`)
      expect(deaths.closest('li')).toHaveTextContent(`${time}; at least. IOM`)
    },
  )

  test('from double on are a multiple', async () => {
    await openDetails('period=2015&v=3')
    expect(number(/^1,822,102 detected crossings, 6.4 times as many, 2015$/)).toBeVisible()
  })

  test('say "not stated" outside the coverage of a series, and name the coverage', async () => {
    await openDetails('period=2026-07..2026-08&v=3')
    expect(screen.getByText('July to August 2026')).toBeVisible()
    expect(screen.getAllByText('not stated')[0]).toBeVisible()
    expect(screen.getByText('The series covers Jan 2009 – Jun 2026.')).toBeVisible()
  })
})

describe('where sources disagree', () => {
  test.each(['v=3', 'period=2025&v=3', 'period=2009&v=3'])(
    'a sentence names the publisher of the text, and opens it, whatever the period: "%s"',
    async (parameters) => {
      const user = await openDetails(parameters)
      const part = screen.getByRole('heading', { name: 'Where sources disagree' }).closest('section')
      expect(part).toHaveTextContent(
        `${published('documents').documents[0]?.publisher} says flows rose in 2024; Frontex’s series fell by 37%.`,
      )
      await user.click(screen.getByRole('button', { name: /^See both: .*welcomebelgium/ }))
      const { reader } = useViewStore.getState().view
      const claim = published('claims').claims.find(
        ({ citation }) => reader?.type === 'document' && citation.start === reader.span?.start,
      )
      expect(claim?.citation.exact).toMatch(
        /^In 2024, European countries faced increased irregular migration/,
      )
    },
  )
})

describe('the routes at two times', () => {
  const changes = () => screen.getByRole('region', { name: 'Detected crossings by route' })
  const rowButtons = () => within(changes()).getAllByRole('button', { name: / in 2024, / })

  test('show the change on one scale, the Channel apart, and open the cells of both values', async () => {
    const user = await openDetails('period=2025&v=3')
    const row = within(changes()).getByRole('button', {
      name: `Western African: ${formattedTotal('western-african', 2024)} in 2024, ${formattedTotal('western-african', 2025)} in 2025, −62%`,
    })
    expect(within(changes()).getByText('* people who arrived')).toBeVisible()
    await user.click(row)
    expect(openCells()).toMatchObject({ where: { route: ['western-african'] }, spans: { length: 2 } })
    await user.click(
      within(changes()).getByRole('button', {
        name: new RegExp(`^English Channel: ${formattedTotal('channel', 2024)} in 2024`),
      }),
    )
    expect(openCells()?.table).toBe('uk-small-boats-monthly')
  })

  test.each(['v=3', 'period=2024&v=3', 'period=2023&v=3', 'period=2015&v=3'])(
    'set off exactly those that the headline counts: %s',
    async (parameters) => {
      await openDetails(parameters)
      const rows = within(changes()).getAllByRole('listitem').slice(-8)
      const isUp = / fell\.$/.test(headline().textContent ?? '') ? '−' : '+'
      const setOff = rows.filter((row) => row.getAttribute('data-headline') === 'true')
      const other = rows.slice(0, -1).filter((row) => row.textContent?.includes(isUp))
      expect(setOff.length).toBeGreaterThan(1)
      expect(setOff).toEqual(other)
    },
  )

  test('are chosen by their names, sorted by the later value', async () => {
    const user = await openDetails('period=2025&v=3')
    const rows = within(changes()).getAllByRole('listitem')
    const names = rows.slice(-8).map((row) => within(row).getAllByRole('button')[0]?.textContent)
    expect(names).toEqual([
      'Central Med.',
      'Eastern Med.',
      'Western Med.',
      'Western African',
      'Western Balkans',
      'Eastern land',
      'Albania–Greece',
      'Channel*',
    ])
    await user.click(within(changes()).getByRole('button', { name: 'Western Med.' }))
    expect(useViewStore.getState().view.selected).toEqual({ kind: 'route', id: 'western-mediterranean' })
  })

  test('have one tab stop, with arrow keys between them', async () => {
    const user = await openDetails('period=2025&v=3')
    const name = within(changes()).getByRole('button', { name: 'Central Med.' })
    name.focus()
    await user.keyboard('{ArrowRight}')
    expect(rowButtons()[0]).toHaveFocus()
    await user.keyboard('{ArrowDown}')
    expect(rowButtons()[1]).toHaveFocus()
    await user.keyboard('{End}')
    expect(rowButtons().at(-1)).toHaveFocus()
    expect(rowButtons().at(-1)).toHaveAccessibleName(/^English Channel/)
    await user.keyboard('{ArrowUp}{Enter}')
    expect(openCells()?.where).toEqual({ route: ['circular-albania-greece'] })
    await user.tab()
    expect(within(changes()).getByRole('button', { name: 'Show the routes as a table' })).toHaveFocus()
    await user.tab({ shift: true })
    expect(rowButtons().at(-2)).toHaveFocus()
    await user.keyboard('{Home}')
    expect(name).toHaveFocus()
  })

  test('are also a table, with what belongs to no route, in which every number opens its own cells', async () => {
    const user = await openDetails('period=2025&v=3')
    await user.click(screen.getByRole('button', { name: 'Show the routes as a table' }))
    const table = screen.getByRole('table', { name: 'Detected crossings by route' })
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
    await user.click(within(table).getByRole('button', { name: /^Black Sea, 2025: / }))
    expect(openCells()?.where).toEqual({ route: ['black-sea'] })
  })
})

test('names a figures file that failed, with a retry, and keeps the rest of the overview', async () => {
  const broken = new Set(['figures.json'])
  const user = await openDetails('period=2025&v=3', broken)
  expect(screen.getByRole('alert')).toHaveTextContent('figures.json could not be read.')
  expect(headline()).toHaveTextContent(/^What was counted$/)
  broken.clear()
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  expect(
    await screen.findByRole('button', {
      name: `${formattedTotal('all', 2025)} detected crossings, 25% fewer, 2025`,
    }),
  ).toBeVisible()
})
