import { expect, test } from 'vitest'
import type { Slide, SlideGroup } from '#domain/slides.ts'
import { MAP, slideStep, slidesOf, textsOf } from '#tests/support/slideTalks.ts'

const groupOf = (slide: Slide | undefined) =>
  slide?.items.find((item): item is SlideGroup => item.kind === 'group')?.items ?? []
const boxOfMap = (slide: Slide | undefined) => {
  const picture = slide?.items.find((item) => item.kind === 'picture')
  return picture?.kind === 'picture' ? picture.slot.box : { x: 0, y: 0, w: 0, h: 0 }
}

test('a label that is far from its route has a line to it, with a dot on the route', () => {
  const [, slide] = slidesOf(slideStep())
  const box = boxOfMap(slide)
  const scale = box.w / MAP.width
  const [line, dot] = groupOf(slide).filter(({ name, kind }) => name === 'Germany' && kind !== 'label')
  expect(line?.box.x).toBeCloseTo(box.x + 130 * scale, 6)
  expect(line?.box.y).toBeCloseTo(box.y + 8 * scale, 6)
  expect(line?.kind === 'line' && line.isRising).toBe(true)
  expect((dot?.box.x ?? 0) + (dot?.box.w ?? 0) / 2).toBeCloseTo(box.x + 160 * scale, 6)
})

test('labels stand where the stage has them, in its sizes, and glow in the ground of the land', () => {
  const [, slide] = slidesOf(slideStep())
  const box = boxOfMap(slide)
  const labels = groupOf(slide).flatMap((item) => (item.kind === 'label' ? [item] : []))
  expect(labels.map(({ name, align, glow, colour }) => [name, align, glow, colour])).toEqual([
    ['Eastern land border', 'left', '#f5f3ec', 'tx1'],
    ['Germany', 'right', '#f5f3ec', 'tx1'],
    ['Germany (3)', 'left', '#f5f3ec', 'tx2'],
    ['North Sea', 'center', null, 'tx1'],
  ])
  const [first] = labels
  expect(first?.paragraphs.map(([run]) => [run?.text, run?.size, run?.bold, run?.colour])).toEqual([
    ['Eastern land border', 24 * (72 / 120), true, 'tx1'],
    ['11,044', 36 * (72 / 120), true, 'tx1'],
    ['detections in 2025', 20 * (72 / 120), false, 'tx2'],
  ])
  for (const label of labels) {
    expect(label.box.x, label.name).toBeGreaterThanOrEqual(box.x)
    expect(label.box.x + label.box.w, label.name).toBeLessThanOrEqual(box.x + box.w + 0.02)
    expect(label.box.y + label.box.h, label.name).toBeLessThanOrEqual(box.y + box.h + 0.02)
  }
})

test('a sign has the number of its line, or a count beside it, and its status as fill', () => {
  const [, slide] = slidesOf(slideStep())
  const discs = groupOf(slide).flatMap((item) => (item.kind === 'disc' ? [item] : []))
  expect(discs.map(({ text, inside, isDashed }) => [text?.words, inside, isDashed])).toEqual([
    // The dot of the leader.
    [undefined, null, false],
    ['2', 'bg1', false],
    [undefined, 'bg1', true],
  ])
  const body = slide && textsOf(slide).find(({ slot }) => slot.placeholder?.idx === 1)
  expect(body?.isNumbered).toBe(true)
  const unnumbered = { ...MAP, labels: MAP.labels.map((label) => ({ ...label, signs: [] })) }
  const [, plain] = slidesOf(slideStep({ map: unnumbered }))
  expect(plain && textsOf(plain).some(({ isNumbered }) => isNumbered)).toBe(false)
})

test('a sign that is a triangle has it at the foot of its number', () => {
  const triangles = {
    ...MAP,
    labels: MAP.labels.map((label) => ({
      ...label,
      signs: label.signs.map((sign) => ({ ...sign, shape: 'triangle' as const })),
    })),
  }
  const signsOn = (map: typeof MAP) => {
    const [, slide] = slidesOf(slideStep({ map }))
    return groupOf(slide).flatMap((item) =>
      item.kind === 'disc' || item.kind === 'triangle' ? [[item.kind, item.text?.words]] : [],
    )
  }
  const dot = ['disc', undefined]
  expect(signsOn(MAP)).toEqual([dot, ['disc', '2'], dot])
  expect(signsOn(triangles)).toEqual([dot, ['disc', '2'], ['triangle', undefined], ['triangle', undefined]])
})
