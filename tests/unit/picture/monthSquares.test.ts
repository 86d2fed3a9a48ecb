import { describe, expect, test } from 'vitest'
import type { Status } from '#domain/claim.ts'
import { textWidth } from '#lib/textWidth.ts'
import { monthSquares, squareTitles, TITLE_ROW } from '#picture/monthSquares.ts'

const ROOM = { first: 2024 * 12, months: 36, left: 100, pitch: 10, height: 80 }
const at = (month: number, status: Status = 'done') => ({ month: ROOM.first + month, status })
const many = (count: number, month = 0) => Array.from({ length: count }, () => at(month))

describe('the squares of a month', () => {
  test('stand in its column, one on the other: done, then planned, then lacking', () => {
    const { squares, side } = monthSquares([at(2, 'gap'), at(2, 'planned'), at(2), at(3)], ROOM)
    expect(squares.map(({ thing }) => thing.status)).toEqual(['done', 'planned', 'gap', 'done'])
    expect(squares.map(({ x }) => x + side / 2)).toEqual([125, 125, 125, 135])
    expect(squares.map(({ y }) => y + side)).toEqual([80, 72, 64, 80])
  })

  test('shrink until the highest column fits, and never meet', () => {
    const { squares, side, more } = monthSquares([...many(13), ...many(2, 1)], ROOM)
    expect(side).toBeLessThan(6.5)
    expect(side).toBeGreaterThanOrEqual(4)
    expect(Math.min(...squares.map(({ y }) => y))).toBeGreaterThanOrEqual(0)
    const column = squares.filter(({ x }) => x === squares[0]?.x).map(({ y }) => y)
    column.slice(1).forEach((y, index) => {
      expect((column[index] ?? 0) - y).toBeGreaterThan(side)
    })
    expect(more).toEqual([])
  })

  test('give way to a number where they have no room even at 4 px', () => {
    const { squares, side, more } = monthSquares(many(40), ROOM)
    expect(side).toBe(4)
    expect(squares).toHaveLength(13)
    expect(more.map(({ things, x, y }) => [things.length, x, y])).toEqual([[27, 105, 15]])
  })

  test('have one number for neighbours whose numbers would meet', () => {
    const things = Array.from({ length: 24 }, (_, month) => many(140, month)).flat()
    const { more } = monthSquares([...things, ...many(40, 30)], ROOM)
    expect(more.flatMap(({ things: rest }) => rest)).toHaveLength(24 * 127 + 27)
    expect(more.at(-1)).toMatchObject({ x: 405, reach: 0 })
    const halves = more.map(({ things: rest }) => textWidth(`+${rest.length}`, 13) / 2)
    more.slice(1).forEach(({ x }, index) => {
      const least = (halves[index] ?? 0) + (halves[index + 1] ?? 0)
      expect(x - (more[index]?.x ?? 0)).toBeGreaterThan(least)
    })
  })

  test('share a column of a quarter where a month is narrower than a square', () => {
    const { squares, side } = monthSquares([at(0), at(2), at(3)], { ...ROOM, months: 72, pitch: 2.5 })
    expect(squares.map(({ x }) => x + side / 2)).toEqual([103.75, 103.75, 111.25])
  })

  test('are those of the axis', () => {
    expect(monthSquares([at(-1), at(36)], ROOM).squares).toEqual([])
  })
})

describe('the titles of squares', () => {
  const room = { left: 100, right: 500, size: 12 }
  const titled = (x: number, title = 'Partner countries sign an agreement', y = 70) => ({ x, y, title })
  const leaders = (titles: ReturnType<typeof squareTitles>) =>
    titles.map(({ x, left }) => (left > x ? 'after' : 'before'))

  test('stand beside their line, left of it where the axis ends', () => {
    const titles = squareTitles([titled(120), titled(480)], room)
    expect(leaders(titles)).toEqual(['after', 'before'])
    expect(titles.map(({ text }) => text)).toEqual(Array(2).fill('Partner countries sign an agreement'))
  })

  test('never meet a title or the line of another, at any places', () => {
    for (let seed = 1; seed <= 60; seed += 1) {
      const things = Array.from({ length: 8 }, (_, index) =>
        titled(100 + ((seed * 37 + index * index * 53 + index * seed * 11) % 400), undefined, 60),
      )
      const titles = squareTitles(things, room)
      expect(titles.length).toBeGreaterThan(1)
      for (const one of titles) {
        expect(one.left).toBeGreaterThanOrEqual(100)
        expect(one.left + one.width).toBeLessThanOrEqual(500)
        expect(one.top + TITLE_ROW).toBeLessThanOrEqual(60)
        for (const other of titles) {
          if (one === other) continue
          const isCrossed = one.left < other.x && other.x < one.left + one.width && other.top < one.top
          const isBeside = one.left + one.width <= other.left || other.left + other.width <= one.left
          expect(isCrossed).toBe(false)
          expect(isBeside || one.top !== other.top).toBe(true)
        }
      }
    }
  })

  test('are cut after a whole word, with an ellipsis, where they have little room', () => {
    const titles = squareTitles([titled(120, undefined, 20), titled(260, undefined, 20)], room)
    expect(titles.map(({ text, top }) => [text, top])).toEqual([
      ['Partner countries…', 0],
      ['Partner countries sign an agreement', 0],
    ])
  })

  test('never end in a number, which may be cut', () => {
    const [cut] = squareTitles([titled(380, 'EU announces €1 billion for partners', 20)], {
      ...room,
      left: 370,
      right: 480,
    })
    expect(cut?.text).toBe('EU announces…')
  })

  test('are left out where there is no row for them', () => {
    expect(squareTitles([titled(120, 'A', 10)], room)).toEqual([])
  })
})
