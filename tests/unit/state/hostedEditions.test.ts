import { describe, expect, test } from 'vitest'
import { withoutEdition } from '#state/edition.ts'

describe('a link to a view in an edition', () => {
  test.each([
    [
      '#/explore?selected=route:channel&edition=2026-11-28-8b8a5e73&v=2',
      '#/explore?selected=route:channel&v=2',
    ],
    ['#/explore?edition=2026-11-28-8b8a5e73&year=2025', '#/explore?year=2025'],
    ['#/explore?edition=2026-11-28-8b8a5e73&edition=a&v=3', '#/explore?v=3'],
    ['#/sources', '#/sources'],
  ])('%s is that of the view as it was written', (link, view) => {
    expect(withoutEdition(link)).toBe(view)
  })
})
