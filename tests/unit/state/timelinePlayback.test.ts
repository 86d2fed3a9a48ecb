import { describe, expect, test } from 'vitest'
import type { MonthSpan } from '#domain/period.ts'
import {
  createPlayback,
  firstPlayedSpan,
  msPerMonth,
  steppedSpan,
  type TimeRoom,
} from '#state/timelinePlayback.ts'

const BOUNDS: MonthSpan = { from: '2023-01', to: '2024-12' }
const ROOM: TimeRoom = { bounds: BOUNDS, inSight: BOUNDS, lastCounted: null }
/** All years from 2009, four of them visible. */
const LONG: TimeRoom = {
  bounds: { from: '2009-01', to: '2027-12' },
  inSight: { from: '2014-01', to: '2017-12' },
  lastCounted: null,
}

/** A player on a fake clock. */
function playerOn(start: MonthSpan | null, room: TimeRoom = ROOM) {
  const shown: MonthSpan[] = []
  const announced: boolean[] = []
  const state = { span: start, waiting: null as { ms: number; call: () => void } | null }
  const player = createPlayback({
    after: (ms, call) => {
      state.waiting = { ms, call }
      return () => {
        state.waiting = null
      }
    },
    span: () => state.span,
    room: () => room,
    show: (span) => {
      state.span = span
      shown.push(span)
    },
    onChange: (isPlaying) => announced.push(isPlaying),
  })
  const tick = () => {
    const { waiting } = state
    state.waiting = null
    waiting?.call()
  }
  return { player, state, shown, announced, tick }
}

describe('a step', () => {
  test('moves the period by its unit and keeps its length', () => {
    const span = { from: '2023-11', to: '2024-02' }
    expect(steppedSpan(span, 1, 'month', ROOM)).toEqual({ from: '2023-12', to: '2024-03' })
    expect(steppedSpan(span, -1, 'month', ROOM)).toEqual({ from: '2023-10', to: '2024-01' })
    expect(steppedSpan({ from: '2023-01', to: '2023-12' }, 1, 'year', ROOM)).toEqual({
      from: '2024-01',
      to: '2024-12',
    })
  })

  test('without a period selects the first unit, backwards the last', () => {
    expect(steppedSpan(null, 1, 'month', ROOM)).toEqual({ from: '2023-01', to: '2023-01' })
    expect(steppedSpan(null, 1, 'year', ROOM)).toEqual({ from: '2023-01', to: '2023-12' })
    expect(steppedSpan(null, -1, 'month', ROOM)).toEqual({ from: '2024-12', to: '2024-12' })
    expect(steppedSpan(null, -1, 'year', ROOM)).toEqual({ from: '2024-01', to: '2024-12' })
  })

  test('continues beyond the visible years, and without a period starts within them', () => {
    expect(steppedSpan({ from: '2014-01', to: '2014-12' }, -1, 'year', LONG)).toEqual({
      from: '2013-01',
      to: '2013-12',
    })
    expect(steppedSpan({ from: '2017-12', to: '2017-12' }, 1, 'month', LONG)?.to).toBe('2018-01')
    expect(steppedSpan({ from: '2009-01', to: '2009-01' }, -1, 'month', LONG)).toBeNull()
    expect(steppedSpan(null, 1, 'year', LONG)).toEqual({ from: '2014-01', to: '2014-12' })
    expect(steppedSpan(null, -1, 'month', LONG)).toEqual({ from: '2017-12', to: '2017-12' })
  })

  test('is null at the end', () => {
    expect(steppedSpan({ from: '2024-10', to: '2024-12' }, 1, 'month', ROOM)).toBeNull()
    expect(steppedSpan({ from: '2023-01', to: '2023-01' }, -1, 'year', ROOM)).toBeNull()
  })
})

test('playing starts at the period, or at the start when the period is at the end', () => {
  const span = { from: '2023-05', to: '2023-08' }
  expect(firstPlayedSpan(span, 'month', ROOM)).toEqual(span)
  expect(firstPlayedSpan({ from: '2024-09', to: '2024-12' }, 'month', ROOM)).toEqual({
    from: '2023-01',
    to: '2023-04',
  })
  expect(firstPlayedSpan({ from: '2027-12', to: '2027-12' }, 'month', LONG)).toEqual({
    from: '2014-01',
    to: '2014-01',
  })
  expect(firstPlayedSpan({ from: '2012-03', to: '2012-05' }, 'month', LONG).from).toBe('2012-03')
})

describe('playing', () => {
  test('shows every month from the first to the last, then stops and announces it', () => {
    const { player, shown, announced, tick } = playerOn(null)
    player.play()
    for (let turn = 0; turn < 40; turn += 1) tick()
    expect(shown).toHaveLength(24)
    expect(shown[0]).toEqual({ from: '2023-01', to: '2023-01' })
    expect(shown.at(-1)).toEqual({ from: '2024-12', to: '2024-12' })
    expect(player.isPlaying()).toBe(false)
    expect(announced).toEqual([true, false])
  })

  test('clears its timeout on pause', () => {
    const { player, shown, state, announced, tick } = playerOn(null)
    player.play()
    tick()
    player.pause()
    player.pause()
    expect(state.waiting).toBeNull()
    expect(shown).toHaveLength(2)
    expect(announced).toEqual([true, false])
  })

  test('stops when the reader changes the period', () => {
    const { player, shown, state, tick } = playerOn(null)
    player.play()
    state.span = { from: '2024-05', to: '2024-06' }
    tick()
    expect(player.isPlaying()).toBe(false)
    expect(shown).toHaveLength(1)
  })

  test('ends with the figures, and starts again from there; a later period goes on to the end', () => {
    const room = { ...ROOM, lastCounted: '2024-03' }
    const { player, shown, tick } = playerOn({ from: '2023-12', to: '2024-01' }, room)
    player.play()
    for (let turn = 0; turn < 10; turn += 1) tick()
    expect(shown.at(-1)).toEqual({ from: '2024-02', to: '2024-03' })
    expect(player.isPlaying()).toBe(false)
    expect(firstPlayedSpan({ from: '2024-02', to: '2024-03' }, 'month', room).from).toBe('2023-01')
    const later = playerOn({ from: '2024-10', to: '2024-10' }, room)
    later.player.play()
    for (let turn = 0; turn < 10; turn += 1) later.tick()
    expect(later.shown.at(-1)).toEqual({ from: '2024-12', to: '2024-12' })
  })

  test('takes about a minute for many years, and no longer per month for few', () => {
    const years = (first: string) => msPerMonth({ inSight: { from: `${first}-01`, to: '2026-12' } })
    expect(years('2009') * 18 * 12).toBeGreaterThan(55_000)
    expect(years('2009') * 18 * 12).toBeLessThan(65_000)
    expect(years('2026')).toBe(900)
  })

  test('starts only once', () => {
    const { player, shown, announced } = playerOn(null)
    player.play()
    player.play()
    expect(shown).toHaveLength(1)
    expect(announced).toEqual([true])
  })
})
