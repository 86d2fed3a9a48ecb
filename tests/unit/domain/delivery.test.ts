import { expect, test } from 'vitest'
import type { BriefingStep } from '#domain/briefing.ts'
import { Deliveries, type Delivery, olderFiles, withDelivery } from '#domain/snapshot.ts'
import { givenThen } from '#tests/support/givenTalk.ts'

const { snapshot } = givenThen()
const on = (day: string, ...as: Delivery['as']): Delivery => ({ day, as, snapshot })

test('a day is kept once, with all ways and what was stated last', () => {
  const later = { ...snapshot, edition: '2025-09' }
  const all = withDelivery(withDelivery([], on('2025-08-12', 'slides')), {
    ...on('2025-08-12', 'stage'),
    snapshot: later,
  })
  expect(all).toEqual([{ day: '2025-08-12', as: ['stage', 'slides'], snapshot: later }])
})

test('files of before an edit are named until they are exported again; what was presented is not', () => {
  const edited = { ...snapshot, steps: snapshot.steps.map((step) => ({ ...step, title: 'Changed at noon' })) }
  const draft = { title: edited.title, steps: edited.steps as unknown as BriefingStep[] }
  const noon = (deliveries: readonly Delivery[], ...as: Delivery['as']) =>
    withDelivery(deliveries, { day: '2025-08-12', as, snapshot: edited })
  const morning = withDelivery([], on('2025-08-12', 'stage', 'slides', 'handout', 'page'))
  const [slides] = noon(morning, 'slides')
  if (!slides) throw new Error('Kept nothing')
  expect(Deliveries.safeParse([slides]).success).toBe(true)
  expect(slides.as).toEqual(['stage', 'slides', 'handout', 'page'])
  const all = edited.steps.map((_, at) => at + 1)
  expect(olderFiles(slides, draft)).toEqual([
    { as: 'handout', steps: all },
    { as: 'page', steps: all },
  ])
  const [handout] = noon([slides], 'handout')
  if (!handout) throw new Error('Kept nothing')
  expect(olderFiles(handout, draft)).toEqual([{ as: 'page', steps: all }])
  // Undone, and the slides exported once more: the HTML file is as the talk again.
  const [undone] = withDelivery([handout], on('2025-08-12', 'slides'))
  expect(undone?.older?.map(({ as }) => as)).toEqual(['handout'])
})

test('the newest six days are kept, newest first', () => {
  const days = ['01', '03', '02', '07', '05', '06', '04'].map((day) => `2025-08-${day}`)
  const all = days.reduce<readonly Delivery[]>((made, day) => withDelivery(made, on(day, 'note')), [])
  expect(all.map(({ day }) => day)).toEqual(
    ['07', '06', '05', '04', '03', '02'].map((day) => `2025-08-${day}`),
  )
  expect(Deliveries.safeParse(all).success).toBe(true)
})
