import { useEffect } from 'react'
import { create } from 'zustand'
import type { IsoDate } from '#domain/period.ts'
import { Deliveries, type Delivery, type GivenAs, type Snapshot, withDelivery } from '#domain/snapshot.ts'
import { readersToday } from './readersToday.ts'
import { openShelfOrMemory, type Shelf } from './shelf/shelf.ts'

/** When the talks of this browser were given, by id, newest first; of a talk none until read. */
const useDeliveriesStore = create<{ byTalk: ReadonlyMap<string, readonly Delivery[]> }>()(() => ({
  byTalk: new Map(),
}))

const STORE = 'givings'
let shelf: Promise<Shelf> | null = null

function opened(): Promise<Shelf> {
  shelf ??= openShelfOrMemory('deliveries')
  return shelf
}

/** Reads what is stored of a talk; other windows may have added to it. */
async function readDeliveries(id: string): Promise<readonly Delivery[]> {
  try {
    const stored = await (await opened()).read([STORE], (store) => store(STORE).get(id))
    const read = Deliveries.safeParse(stored ?? NONE)
    const deliveries = read.success ? read.data : NONE
    const known = useDeliveriesStore.getState().byTalk.get(id)
    // What is made of them is known by them: read again unchanged, they stay the same objects.
    if (known && JSON.stringify(known) === JSON.stringify(deliveries)) return known
    useDeliveriesStore.setState(({ byTalk }) => ({ byTalk: new Map(byTalk).set(id, deliveries) }))
    return deliveries
  } catch {
    // A browser that has no room, or whose storage fails, remembers no talk.
    return NONE
  }
}

/** The deliveries of a talk, newest first; null until read. */
export function useDeliveries(id: string): readonly Delivery[] | null {
  useEffect(() => void readDeliveries(id), [id])
  return useDeliveriesStore(({ byTalk }) => byTalk.get(id) ?? null)
}

const NONE: readonly Delivery[] = []

/** Changes the deliveries of a talk; an empty list forgets them. */
export async function changeDeliveries(
  id: string,
  change: (deliveries: readonly Delivery[]) => readonly Delivery[],
): Promise<void> {
  try {
    await (await opened()).write([STORE], async (store) => {
      const next = change(Deliveries.safeParse(await store(STORE).get(id)).data ?? [])
      await (next.length > 0 ? store(STORE).put(next, id) : store(STORE).delete(id))
    })
  } catch {
    // See above.
  }
  await readDeliveries(id)
}

/** The same, for what is no part of the page. */
export const deliveriesOf: (id: string) => Promise<readonly Delivery[]> = readDeliveries

/** Adds deliveries from a file; days that are known already stay. */
export function addDeliveries(id: string, deliveries: readonly Delivery[]): Promise<void> {
  return changeDeliveries(id, (there) =>
    deliveries.filter(({ day }) => there.every((known) => known.day !== day)).reduce(withDelivery, there),
  )
}

/** Remembers that a talk was given today, and what it stated. */
export function keepDelivery(id: string, as: GivenAs, snapshot: Snapshot): Promise<void> {
  return changeDeliveries(id, (deliveries) =>
    withDelivery(deliveries, { day: readersToday(), as: [as], snapshot }),
  )
}

/** Marks changes since a day as seen and not taken over. */
export function keepAsGiven(id: string, day: IsoDate, kept: readonly string[]): Promise<void> {
  return changeDeliveries(id, (deliveries) =>
    deliveries.map((delivery) => (delivery.day === day ? { ...delivery, kept: [...kept] } : delivery)),
  )
}
