import { describe, expect, it } from 'vitest'
import { isOfSame } from '#domain/countedSubject.ts'
import { BRIEFING_SOURCES } from '#tests/support/briefingSources.ts'

const TABLE = 'frontex-detections:detections'
const HALVES = [`cells:${TABLE}:2026-01..2026-06`, `cells:${TABLE}:2025-01..2025-06`]
const SEIZED = 'record:channel-boats-13-arrests-2024'

describe('evidence to tie a number to', () => {
  const WESTERN = `${HALVES[0]}:route:western-mediterranean`
  const of = (text: string, link: string) =>
    isOfSame(link, { title: text, text: [], notes: '', evidence: HALVES }, '24%', BRIEFING_SOURCES)

  it.each([
    ['Western Mediterranean: up by 24%.', WESTERN, true],
    ['Western Balkans: up by 24%.', WESTERN, false],
    ['Detections rose by 24%.', WESTERN, true],
    ['Arrivals rose by 24%.', WESTERN, false],
    ['It rose by 24%.', WESTERN, true],
    ['Only the Western Mediterranean rose: 24%.', SEIZED, false],
    ['With Eurojust, 24% more.', SEIZED, true],
    ['It rose by 24%.', SEIZED, false],
  ])('speaks of the same: %s', (text, link, isSame) => {
    expect(of(text, link)).toBe(isSame)
  })
})
