import { expect, test } from 'vitest'
import { Deliveries, type Delivery, withDelivery } from '#domain/snapshot.ts'
import { givenThen } from '#tests/support/givenTalk.ts'

const { snapshot } = givenThen()
const on = (day: string, ...as: Delivery['as']): Delivery => ({ day, as, snapshot })

test('a day is kept once, with all ways and what was stated last', () => {
  const later = { ...snapshot, title: 'Changed at noon' }
  const all = withDelivery(withDelivery([], on('2025-08-12', 'slides')), {
    ...on('2025-08-12', 'stage'),
    snapshot: later,
  })
  expect(all).toEqual([{ day: '2025-08-12', as: ['stage', 'slides'], snapshot: later }])
})

test('the newest six days are kept, newest first', () => {
  const days = ['01', '03', '02', '07', '05', '06', '04'].map((day) => `2025-08-${day}`)
  const all = days.reduce<readonly Delivery[]>((made, day) => withDelivery(made, on(day, 'note')), [])
  expect(all.map(({ day }) => day)).toEqual(
    ['07', '06', '05', '04', '03', '02'].map((day) => `2025-08-${day}`),
  )
  expect(Deliveries.safeParse(all).success).toBe(true)
})
