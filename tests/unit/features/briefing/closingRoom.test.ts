import { describe, expect, it } from 'vitest'
import type { ContentNumber } from '#content/stepEvidence.ts'
import { closingRoom } from '#features/briefing/stage/layouts.ts'

const TITLE = 'Detections fell again in 2026, while more people died at sea on the way to Italy'
const HEADING = ['Sources of this talk', 'A. Author, 30 November 2026']
const publications = Array.from({ length: 8 }, (_, at) => `Publisher ${at}, series of 4 August 2026`)
const sum = { what: 'dead or missing in Jan–Apr 2026, Central Mediterranean', short: '700 in Jan–Apr 2025' }
const number = { now: sum, before: sum, change: { text: '+17%', isRise: true } } as unknown as ContentNumber
const room = (title: string, lines: readonly string[], numbers = 2) =>
  closingRoom(
    { title, lines, keyNumbers: Array.from({ length: numbers }, () => number), publications },
    HEADING,
  )

describe('the room of a closing step', () => {
  it('has fewer publications where its title has two rows and its lines many', () => {
    const short = room('Fewer detections', [])
    expect(short).toMatchObject({ shown: 8, isOver: false })
    const some = room('Fewer', ['Fewer in all.'])
    expect(some.isOver).toBe(false)
    expect(some.shown).toBeLessThan(short.shown)
    expect(some.shown).toBeGreaterThan(0)
  })

  it('names them on a line where a list would have fewer than four', () => {
    expect(room(TITLE, ['A detection is not a person.', 'Unknown is not zero.'])).toMatchObject({
      shown: 0,
      isOver: false,
    })
  })

  it('has larger lines than numbers, and smaller ones where they are many', () => {
    const lines = (count: number) =>
      Array.from({ length: count }, () => 'One more line of what the talk said.')
    expect([1, 3, 6].map((count) => room('Fewer', lines(count)).size)).toEqual([54, 44, 32])
  })

  it('is over where its words leave none', () => {
    const lines = Array.from({ length: 10 }, () => 'One more line of what the talk said.')
    expect(room(TITLE, lines)).toMatchObject({ shown: 0, isOver: true })
  })
})
