import { screen } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { useViewStore } from '#state/viewStore.ts'
import { chooseYears, yearThumbs } from '#tests/support/rail.ts'
import { renderApp } from '#tests/support/renderApp.tsx'

const LONG = 10_000

/** Well-formed, distinct ids that do not exist. */
const unknownIds = Array.from({ length: LONG / 10 }, (_, at) => `nothing-${at}`).join(',')

describe('a nonsense link', () => {
  test.each([
    ['an incomplete percent escape', '#/explore?years=%'],
    ['invalid UTF-8', '#/explore?measures=%C3%28%E0%A4'],
    ['markup', '#/explore?selected=route:<img src=x onerror=alert(1)>&reader=<script>:1-2'],
    ['names of Object’s own properties', '#/explore?__proto__=1&constructor=2&selected=toString:valueOf'],
    ['numbers out of range', '#/explore?years=1e309,-0,9999999999999999999&camera=NaN,Infinity,-1e400'],
    ['a reversed span', '#/explore?reader=belgium-calais-group-2024:900-3'],
    ['an invalid period', '#/explore?period=2025-13..2024-00'],
    ['an unknown page', '#/../../etc/passwd?years=2025'],
    ['punctuation only', '#????&&&===///'],
    ['one word of 10,000 letters', `#/explore?selected=route:${'x'.repeat(LONG)}`],
    ['a thousand unknown ids', `#/explore?measures=${unknownIds}`],
  ])('%s: names what was ignored, shows the rest, and corrects the address', async (_name, link) => {
    await renderApp({ link })
    expect(await screen.findByText(/were left out/)).toBeVisible()
    expect(document.querySelectorAll('[role="alert"] li').length).toBeLessThan(50)
    expect(screen.getByRole('alert').textContent?.length).toBeLessThan(5000)
    expect(window.location.hash.length).toBeLessThan(100)
    await chooseYears(2024)
    expect(useViewStore.getState().view.filters.years).toEqual([2024])
  })

  test('a long list of problems names some parts and counts the rest', async () => {
    await renderApp({ link: `#/explore?measures=${unknownIds}` })
    const notice = await screen.findByRole('alert')
    expect(notice).toHaveTextContent('“nothing-0” does not exist.')
    expect(notice).toHaveTextContent('Further parts left out: 988.')
  })

  test('ten thousand copies of one year count once', async () => {
    await renderApp({ link: `#/explore?years=${'2025,'.repeat(LONG)}2025` })
    for (const thumb of await yearThumbs()) expect(thumb).toHaveValue('2025')
    expect(useViewStore.getState().view.filters.years).toEqual([2025])
    expect(screen.queryByRole('alert')).toBeNull()
  })
})
