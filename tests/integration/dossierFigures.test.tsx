import { screen, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { placesOf, useHoverStore } from '#state/hoverStore.ts'
import { openCells, openDetails } from '#tests/support/openDetails.tsx'
import { formattedTotal } from '#tests/support/publishedTotals.ts'
import { renderApp } from '#tests/support/renderApp.tsx'

const figures = () => screen.findByRole('region', { name: 'The route in figures' })

describe('the dossier of a route', () => {
  test('starts with its figure, which opens its cells, its change with both values, and its rank', async () => {
    const user = await openDetails('years=2025&selected=route:central-mediterranean')
    const part = within(await figures())
    await user.click(
      part.getByRole('button', {
        name: `Central Mediterranean: ${formattedTotal('central-mediterranean', 2025)} detections in 2025`,
      }),
    )
    expect(openCells()).toEqual({
      table: 'frontex-detections',
      count: 'detections',
      spans: [{ from: '2025-01', to: '2025-12' }],
      where: { route: ['central-mediterranean'] },
    })
    await user.click(
      part.getByRole('button', {
        name: `−0.5% from ${formattedTotal('central-mediterranean', 2024)} in 2024`,
      }),
    )
    expect(openCells()?.spans).toHaveLength(2)
    await user.click(part.getByRole('button', { name: 'Rank 1 of 7 among routes counted in detections' }))
    expect(openCells()?.where).toEqual({})
    expect(
      part.getByText(/one person can be detected several times\. Frontex, revised series\./),
    ).toBeVisible()
    expect(part.getByText(/First stated as 66,328/)).toBeVisible()
    expect(part.getByRole('link', { name: /another site/ })).toHaveAttribute(
      'href',
      expect.stringMatching(/^http/),
    )
  })

  test('names a nationality with more than half of its figure, and opens its cells', async () => {
    const user = await openDetails('years=2024&selected=route:eastern-land-border')
    const part = within(await figures())
    await user.click(
      await part.findByRole('button', {
        name: '84% of them concern nationals of one country: Ukraine (2024)',
      }),
    )
    expect(openCells()).toEqual({
      table: 'frontex-nationalities',
      count: 'detections',
      spans: [{ from: '2024-01', to: '2024-12' }],
      where: { route: ['eastern-land-border'], nationality: ['UA'] },
    })
  })

  test('compares a longer period with none', async () => {
    await openDetails('years=2024,2025&selected=route:western-african')
    const part = within(await figures())
    expect(
      part.getByRole('button', {
        name: `Western African: ${formattedTotal('western-african', 2024, 2025)} detections in 2024–2025`,
      }),
    ).toBeVisible()
    expect(part.getByText('no change stated for more than twelve months')).toBeVisible()
    expect(part.queryByRole('button', { name: /%/ })).toBeNull()
    expect(part.queryByText(/First stated/)).toBeNull()
  })

  test('names in one banner the year of the publisher’s number and that of the measures', async () => {
    await openDetails('selected=route:western-african')
    expect(await screen.findByText('Frontex: 2025.')).toBeVisible()
    expect(screen.getByText(/Measures: all years\./)).toBeVisible()
  })

  test('states the period of every table, also where it is that of the route’s number', async () => {
    await openDetails('years=2024&selected=route:eastern-mediterranean')
    expect(await screen.findByText('Frontex: 2024.')).toBeVisible()
    for (const name of ['Nationalities', 'Dead and missing']) {
      const title = await screen.findByRole('heading', { name, level: 3 })
      expect(title.parentElement).toHaveTextContent(`${name}2024`)
    }
    const beside = await screen.findByRole('table', { name: /Eastern Mediterranean/ })
    expect(within(beside).getAllByRole('columnheader')[1]).toHaveTextContent(/20\d\d|no month/i)
  })

  test('counts people for the Channel, unranked, in months that have ended', async () => {
    await openDetails('years=2026&selected=route:channel')
    const part = within(await figures())
    expect(
      part.getByRole('button', {
        name: /^English Channel: [\d,]+ people who arrived in the UK in January to \w+ 2026$/,
      }),
    ).toBeVisible()
    // A partial month is not compared with a whole one.
    expect(part.getByRole('button', { name: /^−\d+% from [\d,]+ in Jan–\w+ 2025$/ })).toBeVisible()
    expect(part.getByText(/No whole month of the rest/)).toBeVisible()
    expect(part.getByText(/The only route counted in arrivals/)).toBeVisible()
    expect(screen.getByText('The nationalities table has no figures for this route.')).toBeVisible()
  })

  test('lists six nationalities, the rest and unknown, with their months, and all on request', async () => {
    const user = await openDetails('years=2025&selected=route:central-mediterranean')
    const list = await screen.findByRole('list', { name: 'Nationalities' })
    expect(within(list).getAllByRole('listitem')).toHaveLength(8)
    const more = screen.getByRole('button', { name: /^Show all \d+ nationalities$/ })
    await user.click(more)
    const all = within(list).getAllByRole('listitem')
    expect(more).toHaveAccessibleName('Show the first 6 only')
    expect(within(list).queryByRole('button', { name: /other nationalities/ })).toBeNull()
    await user.click(more)
    expect(more).toHaveAccessibleName(`Show all ${all.length - 1} nationalities`)
    // A row marks its country wherever the page shows it.
    await user.hover(within(list).getByRole('button', { name: /^Egypt: / }))
    expect(placesOf(useHoverStore.getState().pointed)).toMatchObject({ countries: ['EG'], routes: [] })
    await user.unhover(within(list).getByRole('button', { name: /^Egypt: / }))
    expect(useHoverStore.getState().pointed).toBeNull()
    await user.click(within(list).getByRole('button', { name: /^Bangladesh: / }))
    expect(openCells()).toMatchObject({
      table: 'frontex-nationalities',
      spans: [{ from: '2025-01', to: '2025-04' }],
      where: { route: ['central-mediterranean'], nationality: ['BD'] },
    })
    expect(screen.getByRole('button', { name: /^15,820 detections, Jan–Apr 2025$/ })).toBeVisible()
    expect(screen.getByText(/ending in April 2025: sums can differ/)).toBeVisible()
  })

  test('shows its dead and missing as a minimum, with months and causes', async () => {
    const user = await openDetails('years=2025&selected=route:central-mediterranean')
    await user.click(await screen.findByRole('button', { name: '1,286 dead or missing, 2025' }))
    expect(openCells()).toMatchObject({ table: 'missing-migrants-incidents', count: 'dead_and_missing' })
    expect(screen.getByText(/A minimum: many deaths are never reported/)).toBeVisible()
    const causes = screen.getByRole('list', { name: 'Dead and missing by cause' })
    await user.click(within(causes).getByRole('button', { name: /^drowning: / }))
    expect(openCells()?.where).toEqual({ route: ['central-mediterranean'], cause: ['drowning'] })
  })

  test('says in two clicks which nationality fell most on the Eastern Mediterranean', async () => {
    const { user } = await renderApp({ link: '#/explore' })
    await user.click(await screen.findByRole('button', { name: /^Eastern Mediterranean, \d/ }))
    expect(await screen.findByRole('button', { name: 'Fell most: Syria, 5,955 to 615 (−90%)' })).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Show the change' }))
    const table = screen.getByRole('table', { name: 'Change by nationality' })
    expect(within(table).getAllByRole('row').at(0)).toHaveTextContent('Jan–Apr 2024Jan–Apr 2025')
    const syria = within(table).getByRole('row', { name: /^Syria 5,955 615/ })
    await user.click(within(syria).getByRole('button', { name: '−90%' }))
    expect(openCells()).toEqual({
      table: 'frontex-nationalities',
      count: 'detections',
      spans: [
        { from: '2024-01', to: '2024-04' },
        { from: '2025-01', to: '2025-04' },
      ],
      where: { route: ['eastern-mediterranean'], nationality: ['SY'] },
    })
  })

  test('says in two clicks how many died in the Channel by month', async () => {
    const { user } = await renderApp({ link: '#/explore' })
    await user.click(await screen.findByRole('button', { name: /^English Channel, \d/ }))
    const bars = within(await screen.findByRole('group', { name: 'Dead and missing a month' }))
    expect(bars.getAllByRole('button')).toHaveLength(13)
    expect(bars.getByRole('button', { name: /^September 2025: 12 / })).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Table', description: 'Dead and missing a month' }))
    const table = screen.getByRole('table', { name: 'Dead and missing a month' })
    const row = within(table).getByRole('row', { name: /^September 2025 12 / })
    await user.click(within(row).getByRole('button', { name: '12' }))
    expect(openCells()).toMatchObject({
      table: 'missing-migrants-incidents',
      spans: [{ from: '2025-09', to: '2025-09' }],
      where: { route: ['channel'] },
    })
  })

  test('explains when a publisher does not count the route', async () => {
    await openDetails('years=2025&selected=route:eastern-land-border')
    expect(await screen.findByText(/IOM has no route that corresponds to this one/)).toBeVisible()
  })

  test('shows thirteen months as bars that open their cells, as a table, and as a chart to save', async () => {
    const user = await openDetails('years=2025&selected=route:central-mediterranean')
    const bars = within(await screen.findByRole('group', { name: 'Detections a month' }))
    expect(bars.getAllByRole('button')).toHaveLength(13)
    await user.click(bars.getByRole('button', { name: /^March 2025: [\d,]+ detections ?; a year earlier: / }))
    expect(openCells()).toMatchObject({
      spans: [{ from: '2025-03', to: '2025-03' }],
      where: { route: ['central-mediterranean'] },
    })
    bars.getByRole('button', { name: /^December 2024: / }).focus()
    await user.keyboard('{ArrowRight}')
    expect(bars.getByRole('button', { name: /^January 2025: / })).toHaveFocus()
    await user.click(screen.getByRole('button', { name: 'Table', description: 'Detections a month' }))
    const table = screen.getByRole('table', { name: 'Detections a month' })
    const row = within(table).getByRole('row', { name: /^March 2025/ })
    const [, before] = within(row).getAllByRole('button')
    await user.click(before ?? row)
    expect(openCells()?.spans).toEqual([{ from: '2024-03', to: '2024-03' }])
    await user.click(screen.getByRole('button', { name: 'Chart to save' }))
    expect(await screen.findByText('Central Mediterranean: detections a month')).toBeVisible()
  })

  test('tags a block whose months are not those of the banner', async () => {
    await openDetails('years=2025&selected=route:central-mediterranean')
    const heading = await screen.findByRole('heading', { name: 'Nationalities' })
    expect(heading.parentElement).toHaveTextContent(/Jan–Apr 2025$/)
  })

  test('names a failed file in the part that needs it, with a retry', async () => {
    const broken = new Set(['nationalities.json'])
    const user = await openDetails('years=2025&selected=route:central-mediterranean', broken)
    expect(await screen.findByRole('alert')).toHaveTextContent('nationalities.json could not be read.')
    expect(within(await figures()).getByText('detections in 2025')).toBeVisible()
    broken.clear()
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    expect(await screen.findByRole('list', { name: 'Nationalities' })).toBeVisible()
  })
})

test('the dossier of a region shows the figures of its routes without a sum', async () => {
  const user = await openDetails('years=2025&selected=region:north-africa')
  const section = (await screen.findByRole('heading', { name: 'Its routes in figures' })).closest('section')
  const part = within(section as HTMLElement)
  await user.click(
    part.getByRole('button', {
      name: `Western African: ${formattedTotal('western-african', 2025)} detections, 2025`,
    }),
  )
  expect(openCells()?.where).toEqual({ route: ['western-african'] })
  expect(part.getByText(/Not added up: a route can begin in several regions/)).toBeVisible()
})
