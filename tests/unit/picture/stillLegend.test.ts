import { expect, test } from 'vitest'
import { widthAt, widthShare } from '#picture/flowWidth.ts'
import { stillFrame } from '#picture/frame.ts'
import { publishedStill } from '#tests/support/stills.ts'

const SIZE = { width: 711, height: 534 } as const

test('the scale of widths has samples as wide as the map draws them', async () => {
  const { legend } = await publishedStill('#/explore?years=2025&layers=routes&v=2', {
    ...SIZE,
    hasNames: false,
  })
  const samples = legend.filter(({ width }) => width !== null)
  expect(samples.map(({ label, line }) => `${label} ${line}`)).toEqual([
    '1,000 solid',
    '3,000 solid',
    '6,000 solid',
    '3,000 hollow',
  ])
  const { zoom } = stillFrame(SIZE, null, null)
  expect(samples.map((sample) => sample.width)).toEqual(
    [1000, 3000, 6000, 3000].map((mean) => Math.round(widthAt(widthShare(mean), zoom) * 10) / 10),
  )
})
