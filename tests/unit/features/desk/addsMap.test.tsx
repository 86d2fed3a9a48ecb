import { screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import type { StillLook, StillMap } from '#domain/stepMap.ts'
import { AddsMap } from '#features/desk/AddsMap.tsx'
import * as stills from '#parts/Stills.tsx'
import { measureOf } from '#tests/support/builders.ts'
import { englishI18n } from '#tests/support/english.ts'
import { renderInWords } from '#tests/support/renderInWords.tsx'
import { I18nProvider } from '#words/useTranslation.tsx'

test('a decision at a known place writes no map anew, and no map keeps the one before it', async () => {
  const looks: StillLook[] = []
  const svg = vi.fn(() => '<svg></svg>')
  vi.spyOn(stills, 'StillsProvider').mockImplementation(({ children }) => <>{children}</>)
  const draw = (_: unknown, look: StillLook): StillMap => {
    looks.push(look)
    const size = { width: look.width, height: look.height }
    const callout = { kind: 'country', id: looks.length === 1 ? 'FR' : 'BE', name: 'A place', leader: null }
    return {
      ...size,
      title: '',
      description: '',
      picture: { ...size, title: '', description: '', metadata: null, scale: 1, panels: [] },
      callouts: [callout as StillMap['callouts'][number]],
      legend: [],
      get svg() {
        return svg()
      },
    }
  }
  vi.spyOn(stills, 'useStills').mockReturnValue(draw)
  const shown = (ids: readonly string[], country: string) => (
    <I18nProvider i18n={englishI18n()}>
      <AddsMap own={ids.map((id) => measureOf({ id, countries: [country] }))} lit={undefined} />
    </I18nProvider>
  )
  const { rerender } = renderInWords(shown(['a'], 'FR'))
  await screen.findByRole('img', { name: /A place 1/ })
  rerender(shown(['a', 'b'], 'FR'))
  await screen.findByRole('img', { name: /A place 2/ })
  expect([looks.length, svg.mock.calls.length]).toEqual([1, 1])

  rerender(shown(['a', 'b', 'c'], 'BE'))
  await screen.findByRole('img', { name: /A place 3/ })
  expect(looks).toHaveLength(2)
  // A picture keeps its look: a function made where it was drawn would hold all earlier pictures.
  expect(new Set(looks.map(({ labelSize }) => labelSize)).size).toBe(1)
})
