import { act, screen, waitFor } from '@testing-library/react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { MapContent } from '#domain/mapContent.ts'
import * as svgMaps from '#map/svg/SvgMap.tsx'
import * as stills from '#picture/still/stillMap.ts'
import { setFilters, setPeriod } from '#state/viewStore.ts'
import { drawnMap } from '#tests/support/mapStub.tsx'
import { renderApp } from '#tests/support/renderApp.tsx'
import { publishedStill } from '#tests/support/stills.ts'

const given = { still: [] as readonly MapContent[], svg: new Map<string, MapContent>() }
beforeEach(() => {
  vi.spyOn(stills, 'stillMap').mockImplementation(({ maps }) => {
    given.still = maps.map(({ content }) => content)
    return undefined as never
  })
  vi.spyOn(svgMaps, 'SvgMap').mockImplementation(({ content, look: { title = '' } }) => {
    given.svg.set(title, content)
    return <section aria-label={title} />
  })
})

/** The content of a still map of the view; on Compare one per period. */
async function stillContents(link: string): Promise<readonly MapContent[]> {
  await publishedStill(link)
  return given.still
}

describe('the content of the map', () => {
  it.each([
    ['by default', '#/explore'],
    ['with a category and a year', '#/explore?years=2024&measures=border-control&v=2'],
    ['with a selected region, which needs texts', '#/explore?selected=region:north-africa'],
    ['with the dead and missing and the actors', '#/explore?layers=routes,deaths,actors&years=2023&v=2'],
  ])('is the same live and as a still map, %s', async (_, link) => {
    const [still] = await stillContents(link)
    expect(still?.figures?.size).toBeGreaterThan(0)
    await renderApp({ link })
    await screen.findByRole('region', { name: 'Map' })
    await waitFor(() => expect(drawnMap.content?.incidents?.file !== null).toBe(true))
    await waitFor(() => expect(drawnMap.content?.lens === null).toBe(still?.lens === null))
    // A still map answers no pointer, so it says of no number whose nationality holds its majority.
    expect({ ...drawnMap.content, majorityOf: null }).toEqual(still)
  })

  it('is the same on Compare as in two still maps', async () => {
    const [first, second] = await stillContents('#/compare')
    given.svg.clear()
    await renderApp({ link: '#/compare' })
    await waitFor(() => expect(given.svg.size).toBe(2))
    expect([...given.svg.values()]).toEqual([first, second])
    expect(first?.figures).not.toEqual(second?.figures)
  })

  it('paints before React renders, with the same lens and figures', async () => {
    await renderApp({ link: '#/explore' })
    await screen.findByRole('region', { name: 'Map' })
    await waitFor(() => expect(drawnMap.content?.marks).not.toBeNull())
    drawnMap.painted = []
    const before = drawnMap.content
    act(() => {
      setFilters({ measures: ['border-control'] })
      setPeriod({ from: '2024-01', to: '2024-12' })
      expect(drawnMap.content).toBe(before)
      expect(drawnMap.painted).toHaveLength(2)
    })
    const [first, second] = drawnMap.painted
    expect(first?.lens?.subject.kind).toBe('categories')
    expect(drawnMap.content?.lens).toBe(first?.lens)
    expect(drawnMap.content?.figures).toBe(second?.figures)
    expect(drawnMap.content?.figures).not.toBe(before?.figures)
  })
})
