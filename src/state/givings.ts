import { useEffect } from 'react'
import { create } from 'zustand'
import { type GivenAs, type Giving, Givings, withGiving } from '#domain/giving.ts'
import type { IsoDate } from '#domain/period.ts'
import type { Snapshot } from '#domain/snapshot.ts'
import { readersToday } from './readersToday.ts'
import { openShelfOrMemory, type Shelf } from './shelf/shelf.ts'

/** When the talks of this browser were given, by id, newest first; null until read. */
export const useGivingsStore = create<{ givings: ReadonlyMap<string, readonly Giving[]> | null }>()(() => ({
  givings: null,
}))

const STORE = 'givings'
let shelf: Promise<Shelf> | null = null

function opened(): Promise<Shelf> {
  shelf ??= openShelfOrMemory('givings')
  return shelf
}

/** Reads all that is stored; other windows may have added to it. */
export async function readGivings(): Promise<void> {
  try {
    const [ids, values] = await (await opened()).read([STORE], async (store) => [
      await store(STORE).getAllKeys(),
      await store(STORE).getAll(),
    ])
    const read = ids.flatMap((id, at) => {
      const given = Givings.safeParse(values[at])
      return given.success ? [[String(id), given.data] as const] : []
    })
    useGivingsStore.setState({ givings: new Map(read) })
  } catch {
    // A browser that has no room, or whose storage fails, remembers no talk.
  }
}

/** The givings of a talk, newest first; null until read. */
export function useGivings(id: string): readonly Giving[] | null {
  useEffect(() => void readGivings(), [])
  return useGivingsStore(({ givings }) => givings && (givings.get(id) ?? NONE))
}

const NONE: readonly Giving[] = []

/** Changes the givings of a talk; an empty list forgets them. */
export async function changeGivings(
  id: string,
  change: (givings: readonly Giving[]) => readonly Giving[],
): Promise<void> {
  try {
    await (await opened()).write([STORE], async (store) => {
      const next = change(Givings.safeParse(await store(STORE).get(id)).data ?? [])
      await (next.length > 0 ? store(STORE).put(next, id) : store(STORE).delete(id))
    })
  } catch {
    // See above.
  }
  await readGivings()
}

/** The same, for what is no part of the page. */
export async function givingsOf(id: string): Promise<readonly Giving[]> {
  await readGivings()
  return useGivingsStore.getState().givings?.get(id) ?? NONE
}

/** Adds givings from a file; days that are known already stay. */
export function addGivings(id: string, givings: readonly Giving[]): Promise<void> {
  return changeGivings(id, (there) =>
    givings.filter(({ day }) => there.every((known) => known.day !== day)).reduce(withGiving, there),
  )
}

/** Remembers that a talk was given today, and what it stated. */
export function keepGiving(id: string, as: GivenAs, snapshot: Snapshot): Promise<void> {
  return changeGivings(id, (givings) => withGiving(givings, { day: readersToday(), as: [as], snapshot }))
}

/** Marks changes since a day as seen and not taken over. */
export function keepAsGiven(id: string, day: IsoDate, kept: readonly string[]): Promise<void> {
  return changeGivings(id, (givings) =>
    givings.map((giving) => (giving.day === day ? { ...giving, kept: [...kept] } : giving)),
  )
}
