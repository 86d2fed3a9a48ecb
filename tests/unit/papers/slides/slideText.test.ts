import { expect, test } from 'vitest'
import type { SlideSlot } from '#domain/slides.ts'
import {
  cutToFit,
  slideTextHeight,
  slideTextLines,
  slideTextWidth,
  slotText,
  withWholeLinks,
} from '#papers/slides/slideLayout.ts'

test('text width follows the widest fallback font and the size', () => {
  // Widths of DejaVu Sans, in thousandths: M 863, a 613, i 278, 1 636; bold a 675.
  expect(slideTextWidth('M', 72)).toBeGreaterThanOrEqual(0.863)
  expect(slideTextWidth('a', 72)).toBeGreaterThanOrEqual(0.613)
  expect(slideTextWidth('i', 72)).toBeGreaterThanOrEqual(0.278)
  expect(slideTextWidth('1', 72)).toBeGreaterThanOrEqual(0.636)
  expect(slideTextWidth('a', 72, true)).toBeGreaterThanOrEqual(0.675)
  expect(slideTextWidth('a', 36)).toBeCloseTo(slideTextWidth('a', 72) / 2)
})

test('lines break between words, or inside a word longer than a line', () => {
  const word = slideTextWidth('word', 10)
  expect(slideTextLines('word word', 2.5 * word, 10)).toBe(1)
  expect(slideTextLines('word word', 2 * word, 10)).toBe(2)
  expect(slideTextLines('word word word', 2.5 * word, 10)).toBe(2)
  expect(slideTextLines('wordwordword', 1.1 * word, 10)).toBe(3)
})

test('height includes every line and the space between paragraphs', () => {
  const one = slideTextHeight(['a'], 5, { size: 10 })
  expect(slideTextHeight(['a', 'a'], 5, { size: 10 })).toBeCloseTo(2 * one)
  expect(slideTextHeight(['a', 'a'], 5, { size: 10, gap: 7.2 })).toBeCloseTo(2 * one + 0.1)
})

const SLOT: SlideSlot = {
  placeholder: { type: 'body', idx: 1 },
  box: { x: 0, y: 0, w: 5, h: 1 },
  isMoved: false,
  size: 20,
  isBold: false,
  inset: { x: 0, y: 0 },
  align: 'left',
}
const LONG = 'word '.repeat(30).trim()
const inSlot = (slot: SlideSlot, ...texts: string[]) =>
  slotText(slot, { name: 'Text', paragraphs: texts.map((text) => [{ text }]) })

test('text keeps the size of its placeholder, shrinks to fit down to 12 pt, and is cut after that', () => {
  expect(inSlot(SLOT, 'word')?.item.scale).toBe(100)
  const shrunk = inSlot(SLOT, LONG)
  expect(shrunk?.cut).toEqual([])
  expect(shrunk?.item.scale).toBeLessThan(100)
  expect(((shrunk?.item.scale ?? 0) / 100) * 20).toBeGreaterThanOrEqual(11.8)
  const cut = inSlot(SLOT, LONG, LONG, LONG)
  expect(cut?.cut).toEqual([LONG, LONG, LONG])
  expect(cut?.item.scale).toBe(60)
  expect(cut?.item.paragraphs[0]?.[0]?.text).toMatch(/ …$/)
})

test('nothing is written without words or without a place', () => {
  expect(inSlot(SLOT, '')).toBeNull()
  expect(slotText(undefined, { name: 'Text', paragraphs: [[{ text: 'word' }]] })).toBeNull()
})

test('truncated text ends with an ellipsis', () => {
  const box = { w: slideTextWidth('one two three', 10), h: slideTextHeight(['x'], 5, { size: 10 }) }
  expect(cutToFit('one two three', box, 10)).toBe('one two three')
  expect(cutToFit('one two three, four five', box, 10)).toMatch(/^one two.* …$/)
})

test('a smaller row of a paragraph takes its own height, so that the type of the others stays larger', () => {
  const slot: SlideSlot = {
    placeholder: null,
    box: { x: 0, y: 0, w: 5, h: 1 },
    isMoved: false,
    size: 32,
    isBold: false,
    inset: { x: 0, y: 0 },
    align: 'left',
  }
  const scaleWith = (size: number) =>
    slotText(slot, {
      name: 'part',
      paragraphs: [[{ text: 'A part' }, { text: '\nits steps, and more', size }]],
    })?.item.scale
  expect(scaleWith(16)).toBe(100)
  expect(scaleWith(32)).toBeLessThan(100)
})

test('a space before a break takes no line', () => {
  const box = { x: 0, y: 0, w: slideTextWidth('word word', 12) + 0.001, h: 0.42 }
  const footer: SlideSlot = { ...SLOT, size: 12, isBold: false, inset: { x: 0, y: 0 }, box }
  const paragraphs = [[{ text: 'word word ' }, { text: '\nword' }]]
  expect(slotText(footer, { name: 'Sources', paragraphs })?.cut).toEqual([])
})

test('a link that may cross the end of a line begins or goes on on a new one; others stay as they are', () => {
  const link = 'https://publisher.example'
  const word = slideTextWidth('word', 10)
  const broken = (texts: readonly (string | { text: string; link: string })[], words: number) =>
    withWholeLinks(
      texts.map((text) => (typeof text === 'string' ? { text } : text)),
      words * word,
      10,
    ).map((run) => [run.text, run.link !== undefined] as const)
  const linked = { text: 'word word', link }
  // The whole fits, in the widest letters and in narrow ones.
  expect(broken(['word ', linked, '.'], 4)).toEqual([
    ['word ', false],
    ['word word', true],
    ['.', false],
  ])
  // In narrow letters the last word would begin on the second line and end on the third.
  expect(broken(['word word ', linked], 3.5)).toEqual([
    ['word word ', false],
    ['word ', true],
    ['\nword', true],
  ])
  // The letter before a link goes with it.
  expect(broken(['word word; ', 'A\u00a0', linked], 2.7)).toEqual([
    ['word word; ', false],
    ['\nA\u00a0', false],
    ['word word', true],
  ])
  // So does the comma after it.
  expect(broken(['wo ', { text: 'word', link }, ', word'], 1.75)).toEqual([
    ['wo ', false],
    ['\nword', true],
    [', word', false],
  ])
})
