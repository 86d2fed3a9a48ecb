import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'
import { placesOf, useHoverStore } from '#state/hoverStore.ts'
import { setPeriod, useViewStore } from '#state/viewStore.ts'
import { openCells, openDetails } from '#tests/support/openDetails.tsx'
import { formattedTotal } from '#tests/support/publishedTotals.ts'
import { renderApp } from '#tests/support/renderApp.tsx'
import { routePartId } from '#ui/partIds.ts'

const crossings = async () =>
  within(await screen.findByRole('region', { name: /Mediterranean|African|land border|Channel/ }))
const part = (name: string) => screen.findByRole('button', { name, current: false })

describe('the dossier of a route', () => {
  test('starts with its figure and its change, whose numbers open their cells', async () => {
    const user = await openDetails('period=2025&selected=route:central-mediterranean')
    const first = await crossings()
    await user.click(
      await first.findByRole('button', {
        name: `Central Mediterranean: ${formattedTotal('central-mediterranean', 2025)} detected crossings in 2025`,
      }),
    )
    expect(openCells()).toEqual({
      table: 'frontex-detections',
      count: 'detections',
      spans: [{ from: '2025-01', to: '2025-12' }],
      where: { route: ['central-mediterranean'] },
    })
    await user.click(first.getByRole('button', { name: 'about as many as' }))
    expect(openCells()?.spans).toHaveLength(2)
    await user.click(first.getByRole('button', { name: formattedTotal('central-mediterranean', 2024) }))
    expect(openCells()?.spans).toEqual([{ from: '2024-01', to: '2024-12' }])
  })

  test('says by how much it fell', async () => {
    await openDetails('selected=route:eastern-mediterranean')
    const first = await crossings()
    expect(await first.findByText(/a year before\./)).toHaveTextContent(
      'detected crossings, 16% fewer than 20,918 a year before. Frontex',
    )
    expect(
      first.getByText(/^By sea and land. Departure: Türkiye, Libya, Lebanon and Syria. Arrival: Greece/),
    ).toBeVisible()
  })

  test('names a nationality with more than half of its figure, and opens its cells', async () => {
    const user = await openDetails('period=2024&selected=route:eastern-land-border')
    await user.click(
      await (await crossings()).findByRole('button', {
        name: '84% of the 17,260 detections counted by nationality in 2024 concern nationals of one country: Ukraine',
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
    await openDetails('period=2024-01..2025-12&selected=route:western-african')
    const first = await crossings()
    expect(
      await first.findByRole('button', {
        name: `Western African: ${formattedTotal('western-african', 2024, 2025)} detected crossings in 2024–2025`,
      }),
    ).toBeVisible()
    expect(first.getByText('no change stated for more than twelve months')).toBeVisible()
  })

  test('counts people for the Channel', async () => {
    await openDetails('selected=route:channel')
    const first = await crossings()
    expect(
      await first.findByRole('button', {
        name: 'English Channel: 11,884 people who arrived in the UK in January to June 2026',
      }),
    ).toBeVisible()
    expect(first.getByText(/a year before\./)).toHaveTextContent(
      '41% fewer than 19,982 a year before. UK Home Office',
    )
    expect(await screen.findByText('The nationalities table has no figures for this route.')).toBeVisible()
    // What it does not have is not in the band.
    expect(await screen.findByText(/^Older data: deaths/)).not.toHaveTextContent('nationalities')
  })

  test('names in one band what ends earlier, each with its months at its head, and nothing where nothing does', async () => {
    await openDetails('selected=route:eastern-mediterranean')
    const band = (await screen.findByText(/^Older data: /)).parentElement
    expect(band).toHaveTextContent(
      'Older data: nationalities (January to April 2025) and deaths (January to April 2026). Not at hand for all of January to June 2026. Change is on the same months a year before.',
    )
    for (const [part, months] of [
      ['nationalities', 'January to April 2025'],
      ['deaths', 'January to April 2026'],
    ] as const)
      expect(document.getElementById(routePartId(part))).toHaveTextContent(months)
    act(() => setPeriod({ from: '2024-01', to: '2024-12' }))
    await waitFor(() => expect(screen.queryByText(/^Older data/)).toBeNull())
  })

  test('lists six nationalities, the rest and unknown, with their change, and all on request', async () => {
    const user = await openDetails('period=2025&selected=route:central-mediterranean')
    const list = await screen.findByRole('list', { name: 'Nationalities' })
    expect(within(list).getAllByRole('listitem')).toHaveLength(8)
    // Tunisia is not among the six largest, but the heading names it.
    expect(screen.getByRole('heading', { name: /^Far fewer from Tunisia; / })).toBeVisible()
    expect(within(list).getByRole('button', { name: /^Tunisia: / })).toBeVisible()
    const more = screen.getByRole('button', { name: /^Show all \d+ nationalities$/ })
    await user.click(more)
    expect(more).toHaveAccessibleName('Show the first 6 only')
    expect(within(list).queryByRole('button', { name: /other nationalities/ })).toBeNull()
    await user.click(more)
    // A row marks its country wherever the page shows it.
    await user.hover(within(list).getByRole('button', { name: /^Egypt: / }))
    expect(placesOf(useHoverStore.getState().pointed)).toMatchObject({ countries: ['EG'], routes: [] })
    await user.unhover(within(list).getByRole('button', { name: /^Egypt: / }))
    expect(useHoverStore.getState().pointed).toBeNull()
    await user.click(within(list).getByRole('button', { name: /^Bangladesh: / }))
    expect(openCells()).toMatchObject({
      table: 'frontex-nationalities',
      spans: [
        { from: '2024-01', to: '2024-04' },
        { from: '2025-01', to: '2025-04' },
      ],
      where: { route: ['central-mediterranean'], nationality: ['BD'] },
    })
  })

  test('says in two clicks which nationality fell most on the Eastern Mediterranean', async () => {
    const user = await openDetails('selected=route:eastern-mediterranean')
    // The table ends before the page's months, so the part and its legend name their own.
    const title = 'Far fewer from Syria; over three times as many from Sudan'
    const section = within(await screen.findByRole('region', { name: title }))
    const syria = section.getByRole('button', { name: 'Syria: 615 detections, 5,955 a year before, −90%' })
    await user.click(syria)
    expect(openCells()).toMatchObject({
      spans: [
        { from: '2024-01', to: '2024-04' },
        { from: '2025-01', to: '2025-04' },
      ],
      where: { route: ['eastern-mediterranean'], nationality: ['SY'] },
    })
    expect(
      section.getByRole('button', { name: /^Sudan: 914 detections, 259 a year before, ×3.5$/ }),
    ).toBeVisible()
    expect(section.getByText('January to April 2025')).toBeVisible()
    expect(section.getByText('Jan–Apr 2024')).toBeVisible()
    expect(section.getByText('Jan–Apr 2025')).toBeVisible()
    await user.click(section.getByRole('button', { name: 'Show table' }))
    const table = section.getByRole('table', { name: 'Nationalities' })
    expect(within(table).getByRole('row', { name: 'Syria 5,955 615 −90%' })).toBeVisible()
  })

  test('says in two clicks how many died in the Channel by month', async () => {
    const user = await openDetails('period=2025&selected=route:channel')
    const section = within(
      await screen.findByRole('region', { name: /^36 dead or missing ?, 82 a year before$/ }),
    )
    const bars = within(section.getByRole('group', { name: 'Dead and missing a month' }))
    expect(bars.getAllByRole('button')).toHaveLength(12)
    expect(bars.getByRole('button', { name: /^September 2025: 12 .*; a year earlier: / })).toBeVisible()
    expect(bars.getAllByRole('button', { name: /: 1 person dead or missing; / })).not.toEqual([])
    await user.click(section.getByRole('button', { name: 'Show table' }))
    const table = section.getByRole('table', { name: 'Dead and missing a month' })
    const row = within(table).getByRole('row', { name: /^September \d+ 12$/ })
    await user.click(within(row).getByRole('button', { name: '12' }))
    expect(openCells()).toMatchObject({
      table: 'missing-migrants-incidents',
      spans: [{ from: '2025-09', to: '2025-09' }],
      where: { route: ['channel'] },
    })
  })

  test('explains when a publisher does not count the route', async () => {
    await openDetails('selected=route:eastern-land-border')
    expect(await screen.findByText(/IOM has no route that corresponds to this one/)).toBeVisible()
  })

  test('shows its months beside those of the year before, as a table, and as a chart to save', async () => {
    const user = await openDetails('selected=route:central-mediterranean')
    const first = await crossings()
    const bars = within(await first.findByRole('group', { name: 'Detections a month' }))
    expect(bars.getAllByRole('button')).toHaveLength(6)
    await user.click(bars.getByRole('button', { name: /^March 2026: [\d,]+ detections ?; a year earlier: / }))
    expect(openCells()).toMatchObject({
      spans: [
        { from: '2025-03', to: '2025-03' },
        { from: '2026-03', to: '2026-03' },
      ],
      where: { route: ['central-mediterranean'] },
    })
    bars.getByRole('button', { name: /^January 2026: / }).focus()
    await user.keyboard('{ArrowRight}')
    expect(bars.getByRole('button', { name: /^February 2026: / })).toHaveFocus()
    await user.click(first.getByRole('button', { name: 'Show table' }))
    const table = first.getByRole('table', { name: 'Detections a month' })
    const [before] = within(within(table).getByRole('row', { name: /^March/ })).getAllByRole('button')
    await user.click(before ?? table)
    expect(openCells()?.spans).toEqual([{ from: '2025-03', to: '2025-03' }])
    await user.click(first.getByRole('button', { name: 'Chart to save' }))
    expect(await first.findByText('Central Mediterranean: detections a month')).toBeVisible()
  })

  test('says what each publisher counts and what to quote it for, and shows the pages of its lines', async () => {
    const user = await openDetails('selected=route:eastern-mediterranean')
    const section = within(await screen.findByRole('region', { name: 'Who says so' }))
    expect(await section.findByText(/^Quote it for movement along the route/)).toBeVisible()
    expect(section.getByText(/^Quote it for arrivals in Greece by sea/)).toBeVisible()
    await user.click(section.getByRole('button', { name: /^Frontex: .*: 17,551$/ }))
    expect(openCells()?.where).toEqual({ route: ['eastern-mediterranean'] })
    await user.click(
      section.getByRole('button', { name: '10 pages name the places on this route. See them' }),
    )
    expect(section.getByRole('heading', { name: /lines on the map$/ })).toBeVisible()
  })

  test('goes to a part by its name, and marks it', async () => {
    const scrolled = vi.fn()
    Element.prototype.scrollIntoView = scrolled
    const user = await openDetails('selected=route:channel')
    await user.click(await part('Deaths'))
    expect(scrolled.mock.contexts).toEqual([document.activeElement])
    expect(screen.getByRole('button', { name: 'Deaths', current: 'location' })).toBeVisible()
    expect(document.activeElement).toHaveAccessibleName(/dead or missing/)
  })

  test('marks the part that is scrolled to', async () => {
    await openDetails('selected=route:channel')
    await screen.findByRole('heading', { name: /dead or missing/ })
    const at = (part: string, top: number) => {
      const box = vi.spyOn(document.getElementById(`route-${part}`) as HTMLElement, 'getBoundingClientRect')
      box.mockReturnValue({ top } as DOMRect)
    }
    for (const [index, part] of ['crossings', 'nationalities', 'deaths', 'measures', 'sources'].entries()) {
      at(part, index * 300 - 600)
    }
    fireEvent.scroll(screen.getByRole('region', { name: 'Details' }))
    expect(screen.getByRole('button', { name: 'Deaths', current: 'location' })).toBeVisible()
  })

  test('names a failed file in the part that needs it, with a retry', async () => {
    const broken = new Set(['nationalities.json'])
    const user = await openDetails('selected=route:central-mediterranean', broken)
    expect(await screen.findByRole('alert')).toHaveTextContent('nationalities.json could not be read.')
    expect(await (await crossings()).findByText('detected crossings,')).toBeVisible()
    broken.clear()
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    expect(await screen.findByRole('list', { name: 'Nationalities' })).toBeVisible()
  })
})

describe('a measure opened in a route', () => {
  const selected = () => useViewStore.getState().view.selected
  const openMeasure = async () => {
    const app = await renderApp({ link: '#/explore?selected=route:eastern-mediterranean&v=3' })
    await app.user.click(await screen.findByRole('button', { name: 'Greece sends frigates off Libya' }))
    expect(selected()?.kind).toBe('measure')
    return app
  }

  test('returns to it when it is closed', async () => {
    const { user } = await openMeasure()
    await user.click(await screen.findByRole('button', { name: 'Back to Eastern Mediterranean' }))
    expect(selected()).toEqual({ kind: 'route', id: 'eastern-mediterranean' })
  })

  test('returns to it by Escape, and from there to the overview', async () => {
    const { user } = await openMeasure()
    await user.keyboard('{Escape}')
    expect(selected()).toEqual({ kind: 'route', id: 'eastern-mediterranean' })
    await user.keyboard('{Escape}')
    expect(selected()).toBeNull()
  })
})

test('the dossier of a region shows the figures of its routes without a sum', async () => {
  const user = await openDetails('period=2025&selected=region:north-africa')
  const section = (await screen.findByRole('heading', { name: 'Its routes in figures' })).closest('section')
  const part = within(section as HTMLElement)
  await user.click(
    part.getByRole('button', {
      name: `Western African: ${formattedTotal('western-african', 2025)} detected crossings, 2025`,
    }),
  )
  expect(openCells()?.where).toEqual({ route: ['western-african'] })
  expect(part.getByText(/Not added up: a route can begin in several regions/)).toBeVisible()
})
