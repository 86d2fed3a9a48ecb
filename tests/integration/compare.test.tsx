import { screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { createI18n, loadMessages } from '#i18n/i18n.ts'
import { useViewStore } from '#state/viewStore.ts'
import { formattedChange, formattedTotal } from '#tests/support/publishedTotals.ts'
import { renderApp } from '#tests/support/renderApp.tsx'

// The first request for a language loads its files, which is not under test.
beforeAll(async () => {
  const translator = createI18n()
  await Promise.all([loadMessages(translator, 'fr'), loadMessages(translator, 'nl')])
})

afterEach(() => {
  window.localStorage.clear()
  document.documentElement.lang = ''
})

const view = () => useViewStore.getState().view
const cells = () => {
  const { reader } = view()
  return reader?.type === 'cells' ? reader.query : null
}
const headline = () => screen.getByRole('heading', { level: 1 })
const sentence = () => headline().nextElementSibling
const live = () => headline().closest('[aria-live]')
const changes = () => screen.getByRole('table', { name: 'Change by route' })
const measures = () => screen.getByRole('table', { name: 'Measures by kind' })
const row = (place: string) => {
  const head = within(changes()).getByRole('rowheader', { name: new RegExp(`^${place}`) })
  return within(head.closest('tr') ?? head)
}
const numbersOf = (place: string) =>
  row(place)
    .getAllByRole('cell')
    .map(({ textContent }) => textContent)
const choice = (name: string) =>
  within(screen.getByRole('group', { name: 'What is compared' })).getByRole<HTMLSelectElement>('combobox', {
    name,
  })

async function open(parameters = 'period=2025') {
  const app = await renderApp({ link: `#/compare?${parameters}&v=3` })
  await screen.findByRole('table', { name: 'Change by route' })
  return app
}

describe('without chosen periods', () => {
  test('compares the newest whole months with those of the year before', async () => {
    await open('')
    expect(headline()).toHaveTextContent(
      'From January–June 2025 to January–June 2026, detected crossings fell by 36%.',
    )
    expect(sentence()).toHaveTextContent(
      'January to June 2026 had 28,122 fewer than January to June 2025. On the Western Mediterranean and between Albania and Greece they rose.',
    )
    // No percentage of so few, and nothing bold.
    expect(numbersOf('Black Sea').slice(0, 4)).toEqual(['2', '15', '+13', '–'])
    expect(row('Black Sea').getByRole('button', { name: /\+13/ }).closest('td')).toHaveAttribute(
      'data-rise',
      'false',
    )
    expect(choice('Earlier')).toHaveDisplayValue('Jan–Jun 2025')
    expect(choice('Later')).toHaveDisplayValue('Jan–Jun 2026')
    // A change is announced.
    expect(headline().closest('[aria-live]')).toHaveAttribute('aria-live', 'polite')
  })

  test('compares the period of the numbers with the year before, and the headline opens the cells of both', async () => {
    const { user } = await open()
    expect(headline()).toHaveTextContent('From 2024 to 2025, detected crossings fell by 25%.')
    expect(choice('Earlier')).toHaveDisplayValue('2024')
    expect(choice('Later')).toHaveDisplayValue('2025')
    expect(numbersOf('All routes and other places').slice(0, 4)).toEqual([
      formattedTotal('all', 2024),
      formattedTotal('all', 2025),
      formattedChange('all', 2024, 2025),
      '−25%',
    ])
    expect(numbersOf('Western Mediterranean').slice(0, 4)).toEqual([
      formattedTotal('western-mediterranean', 2024),
      formattedTotal('western-mediterranean', 2025),
      formattedChange('western-mediterranean', 2024, 2025),
      '+11%',
    ])
    expect(screen.queryByText(/are compared: no other/)).toBeNull()
    await user.click(within(headline()).getByRole('button'))
    expect(cells()).toEqual({
      table: 'frontex-detections',
      count: 'detections',
      spans: [
        { from: '2024-01', to: '2024-12' },
        { from: '2025-01', to: '2025-12' },
      ],
      where: {},
    })
  })
})

test('has a row for each Frontex route and the Channel apart, bars for falls and rises, and signs of measures', async () => {
  await open()
  const heads = within(changes()).getAllByRole('rowheader')
  expect(heads.map(({ textContent }) => textContent)).toEqual([
    'All routes and other places',
    'Central Mediterranean',
    'Eastern Mediterranean',
    'Western Mediterranean',
    'Western African',
    'Western Balkans',
    'Eastern land border',
    'Albania to Greece',
    'Black Sea',
    'Other',
    'English Channel, people who arrived',
  ])
  // No percentage of zero.
  expect(numbersOf('Black Sea').slice(0, 4)).toEqual(['0', '2', '+2', '–'])

  // A fall is a bar to the left, a rise one to the right with bold text; another unit has none.
  const cellsOf = (place: string) => row(place).getAllByRole('cell')
  const barOf = (place: string) => {
    const bar = cellsOf(place)[4]?.querySelector('[data-way]')
    const share = (name: string) =>
      bar instanceof HTMLElement ? Number.parseFloat(bar.style.getPropertyValue(name)) : Number.NaN
    return { way: bar?.getAttribute('data-way'), zero: share('--zero'), width: share('--share') }
  }
  const [fall, rise] = [barOf('Western African'), barOf('Western Mediterranean')]
  expect([fall.way, rise.way]).toEqual(['fall', 'rise'])
  expect(fall.zero).toBe(rise.zero)
  // The largest fall fills its side; others are in proportion.
  expect(fall.width).toBeCloseTo(fall.zero, 5)
  expect(barOf('Eastern Mediterranean').width / fall.width).toBeCloseTo(17_446 / 28_960, 3)
  expect(cellsOf('English Channel')[4]).toBeEmptyDOMElement()
  expect(cellsOf('Western Mediterranean')[3]).toHaveAttribute('data-rise', 'true')
  expect(cellsOf('Western African')[3]).toHaveAttribute('data-rise', 'false')

  // Signs that do not fit are counted as +n.
  const cut = await within(measures()).findAllByText(/^\+\d+$/, { selector: 'button span' })
  expect(cut.length).toBeGreaterThan(3)
  for (const button of within(measures()).getAllByRole('button')) {
    const signs = button.querySelectorAll('svg').length
    const more = Number(/\+(\d+)$/.exec(button.textContent ?? '')?.[1] ?? 0)
    const count = Number(/: (\d+) measures?$/.exec(button.getAttribute('aria-label') ?? '')?.[1])
    if (signs > 0) expect(signs + more).toBe(count)
    expect(signs).toBeLessThanOrEqual(6)
  }
})

describe('the periods', () => {
  test('are chosen by months, which the other takes too, and kept in the link', async () => {
    const { user } = await open()
    await user.selectOptions(choice('Earlier'), '2022')
    expect(view().compare).toEqual({
      first: { from: '2022-01', to: '2022-12' },
      second: { from: '2025-01', to: '2025-12' },
    })
    await waitFor(() => expect(window.location.hash).toContain('compare=2022,2025'))
    await user.selectOptions(choice('Later'), 'Jul–Dec 2024')
    await waitFor(() => expect(window.location.hash).toContain('compare=2022-07..2022-12,2024-07..2024-12'))
    expect(headline()).toHaveTextContent(/^From July–December 2022 to July–December 2024, /)
    expect(sentence()).toHaveTextContent(
      /^July to December 2024 had [\d,]+ fewer than July to December 2022\./,
    )
  })

  test('offer months of their own in every year', async () => {
    const { user } = await open('period=2025-04..2025-08')
    expect(choice('Earlier')).toHaveDisplayValue('Apr–Aug 2024')
    await user.selectOptions(choice('Earlier'), 'Apr–Aug 2019')
    expect(view().compare).toEqual({
      first: { from: '2019-04', to: '2019-08' },
      second: { from: '2025-04', to: '2025-08' },
    })
  })

  test('come from the link and head their columns', async () => {
    await open('compare=2015,2016')
    const heads = within(changes()).getAllByRole('columnheader')
    expect(heads.slice(0, 5).map(({ textContent }) => textContent)).toEqual([
      'Detected crossings',
      '2015',
      '2016',
      'Change',
      'in %',
    ])
    expect(numbersOf('All routes and other places')[0]).toBe(formattedTotal('all', 2015))
    expect(row('English Channel').getByText('not covered in both periods')).toBeVisible()
  })

  test('are cut to the months that both have, which is said', async () => {
    await open('compare=2025,2026')
    expect(headline()).toHaveTextContent(
      'From January–June 2025 to January–June 2026, detected crossings fell by 36%.',
    )
    expect(sentence()).toHaveTextContent(
      /Only January to June are compared: no other month is complete in both periods\.$/,
    )
    expect(choice('Later')).toHaveDisplayValue('Jan–Jun 2026')
    expect(within(choice('Later')).getByRole('option', { name: '2026 (to June)' })).toBeVisible()
    expect(numbersOf('English Channel').slice(0, 2)).toEqual(['19,982', '11,884'])
  })

  test('sort themselves whichever was chosen first', async () => {
    const { user } = await open('')
    await user.selectOptions(choice('Later'), 'Jan–Jun 2023')
    expect(headline()).toHaveTextContent(/^From January–June 2023 to January–June 2025, /)
    expect(choice('Earlier')).toHaveDisplayValue('Jan–Jun 2023')
    expect(live()).toHaveTextContent(/The two changed places, to stay in order of time\.$/)
    // The very period of the other side: what was chosen stays, and the other moves on.
    await user.selectOptions(choice('Earlier'), 'Jan–Jun 2025')
    expect(headline()).toHaveTextContent(/^From January–June 2025 to January–June 2026, /)
    expect(live()).toHaveTextContent(
      /You chose the same period twice, so the other is now January to June 2026\.$/,
    )
    // Months that the other year does not have yet.
    await user.selectOptions(choice('Earlier'), 'Jul–Dec 2024')
    expect(headline()).toHaveTextContent(/^From July–December 2024 to July–December 2025, /)
    expect(live()).toHaveTextContent(/so the other period is now July to December 2025\.$/)
    await user.selectOptions(choice('Earlier'), 'Jul–Dec 2023')
    expect(live()).not.toHaveTextContent(/ is now /)
  })

  test('are turned by one button, columns and sentence alike, until it is pressed again', async () => {
    const { user } = await open('compare=2025,2026')
    const turn = screen.getByRole('button', { name: 'Swap' })
    const numbers = numbersOf('All routes and other places')
    await user.click(turn)
    expect(sentence()).toHaveTextContent(
      / more than January to June 2026\. On the Western Med.* they fell\. Only January to June are compared/,
    )
    expect(screen.getByText(/“From January–June 2026 back to January–June 2025 …”/)).toBeVisible()
    expect(headline()).toHaveTextContent(
      /^From January–June 2026 back to January–June 2025, detected crossings rose by /,
    )
    expect(numbersOf('All routes and other places').slice(0, 2)).toEqual(numbers.slice(0, 2).reverse())
    await waitFor(() => expect(window.location.hash).toContain('compare=2026,2025,back'))
    await user.click(turn)
    expect(headline()).toHaveTextContent(
      /^From January–June 2025 to January–June 2026, detected crossings fell by /,
    )
    expect(numbersOf('All routes and other places')).toEqual(numbers)
  })

  test('covered partly by the Channel show its own months in its row, and leave it out of the headline', async () => {
    await open('compare=2017-07..2018-06,2018-07..2019-06')
    expect(row('English Channel').getByText('Jan–Jun 2018 and Jan–Jun 2019 only')).toBeVisible()
    expect(
      row('English Channel').getByRole('button', {
        name: /^English Channel, people who arrived, Jan–Jun 2018: /,
      }),
    ).toBeVisible()
  })

  test('with different months are marked as such and have no finding', async () => {
    await open('compare=2024-01..2024-06,2024-07..2024-12')
    expect(headline()).toHaveTextContent(/^From January–June 2024 to July–December 2024$/)
    expect(sentence()).toHaveTextContent(/cover different months/)
  })

  test('without figures say so, and keep the period controls', async () => {
    const { user } = await renderApp({ link: '#/compare?compare=2007,2008&v=3' })
    expect(await screen.findByText(/None of these months has figures in both periods/)).toBeVisible()
    expect(screen.queryByRole('table')).toBeNull()
    expect(headline()).toHaveTextContent('Compare')
    await user.selectOptions(choice('Later'), '2025')
    await user.selectOptions(choice('Earlier'), '2024')
    expect(await screen.findByRole('table', { name: 'Change by route' })).toBeVisible()
  })
})

describe('every number', () => {
  test('in a row opens its own cells, and a change opens those of both periods', async () => {
    const { user } = await open()
    await user.click(
      row('Western Balkans').getByRole('button', {
        name: `Western Balkans, 2025: ${formattedTotal('western-balkans', 2025)}`,
      }),
    )
    const reader = await screen.findByRole('dialog', { name: 'Reader' })
    expect(await within(reader).findAllByText(formattedTotal('western-balkans', 2025))).not.toHaveLength(0)
    await waitFor(() =>
      expect(window.location.hash).toContain(
        'reader=cells:frontex-detections:detections:2025-01..2025-12:route:western-balkans',
      ),
    )
    await user.keyboard('{Escape}')
    await waitFor(() => expect(screen.queryByRole('dialog', { name: 'Reader' })).toBeNull())
    await user.click(
      row('English Channel').getByRole('button', { name: /^English Channel, people who arrived: \+4,656/ }),
    )
    expect(cells()).toMatchObject({ table: 'uk-small-boats-monthly', spans: { length: 2 } })
    await user.keyboard('{Escape}')
    await user.click(row('Western African').getByRole('button', { name: /^Western African: −62%/ }))
    expect(cells()).toMatchObject({ where: { route: ['western-african'] }, spans: { length: 2 } })
  })

  test('of measures, by kind or in total, leads to them on Explore for its period', async () => {
    const { user } = await open('period=2025&status=planned')
    await user.click(
      await within(measures()).findByRole('button', { name: /^Border control, 2025: \d+ measures?$/ }),
    )
    expect(view()).toMatchObject({
      page: 'explore',
      filters: { years: [2025], measures: ['border-control'], status: ['planned'] },
    })
    useViewStore.setState({
      view: { ...view(), page: 'compare', filters: { ...view().filters, measures: [] } },
    })
    await screen.findByRole('table', { name: 'Measures by kind' })
    await user.click(within(measures()).getByRole('button', { name: /^All kinds, 2024: / }))
    expect(view().filters).toMatchObject({ years: [2024], measures: [], status: ['planned'] })
  })
})

test.each([
  ['fr', 'Évolution par route', 'Entre 2024 et 2025, les franchissements détectés', 'Manche', /36\s816/],
  ['nl', 'Verandering per route', 'Van 2024 naar 2025: de gedetecteerde', 'Kanaal', /36\.816/],
] as const)('in %s the page is translated', async (language, title, start, channel, number) => {
  await renderApp({ link: `#/compare?period=2025&lang=${language}&v=3` })
  const table = await screen.findByRole('table', { name: title })
  expect(headline().textContent).toMatch(new RegExp(`^${start}`))
  const head = within(table).getByRole('rowheader', { name: new RegExp(channel) })
  expect(head.closest('tr')).toHaveTextContent(number)
  expect(document.documentElement).toHaveAttribute('lang', language)
})

test('a figures file that failed is named, with a retry button', async () => {
  const { user, repair } = await renderApp({ link: '#/compare?v=2', broken: { figures: 'missing' } })
  expect(await screen.findByRole('alert')).toHaveTextContent('figures.json could not be read.')
  repair()
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await screen.findByRole('table', { name: 'Change by route' })).toBeVisible()
})
