// @vitest-environment jsdom
import { expect, test } from 'vitest'
import { changeDeliveries, deliveriesOf } from '#state/deliveries.ts'
import { GIVEN_TALK, givenThen } from '#tests/support/givenTalk.ts'

test('deliveries that are read again unchanged stay the same objects, by which their changes are known', async () => {
  await changeDeliveries(GIVEN_TALK.id, () => [givenThen()])
  const [first] = await deliveriesOf(GIVEN_TALK.id)
  const [again] = await deliveriesOf(GIVEN_TALK.id)
  expect(again).toBe(first)
})
