import { expect, test } from 'vitest'
import { dataFileName } from '#content/dataFileName.ts'
import { parseView } from '#domain/viewCodec.ts'

const nameOf = (link: string) => dataFileName('measures', parseView(link).view, '6547c2d865be')

test('has what the file is, its filters and the edition', () => {
  expect(nameOf('#/table?period=2026-01..2026-06&years=2025&routes=channel,western-balkans&v=3')).toBe(
    'throughline-measures-period-2026-01-to-2026-06-years-2025-routes-channel-western-balkans-6547c2d865be',
  )
  expect(nameOf('#/explore')).toBe('throughline-measures-6547c2d865be')
})

test('leaves out what is selected, drawn or open', () => {
  expect(
    nameOf('#/explore?selected=route:channel&layers=routes&camera=1,2,3&lang=fr&reader=record:a&v=3'),
  ).toBe('throughline-measures-6547c2d865be')
})

test('is cut at a whole filter', () => {
  const name = nameOf(
    '#/table?years=2019,2020,2021,2022,2023,2024,2025&routes=channel,western-balkans,eastern-mediterranean,central-mediterranean,western-african&actors=FR,BE&v=3',
  )
  expect(name).toMatch(
    /^throughline-measures-years-2019-2020-2021-2022-2023-2024-2025-and-more-6547c2d865be$/,
  )
})
