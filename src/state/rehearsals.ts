import * as z from 'zod/mini'
import { elapsed, type UsedTimes, usedTimes } from '#domain/talk.ts'
import { readStored, writeStored } from './shelf/readStored.ts'
import { changeTalk, useTalkStore } from './talkStore.ts'

const KEY = 'throughline.rehearsals'
/** Briefings whose last rehearsal is kept. */
const MAX_KEPT = 50

/** Ms of each step in the last rehearsal, by briefing. */
const Rehearsals = z.record(z.string(), z.record(z.string(), z.number().check(z.gte(0))))

/** The times of a rehearsal: of each step and in all, ms, and those of the one before. */
export interface RehearsalResult {
  used: UsedTimes
  ran: number
  last: UsedTimes | undefined
}

/** Stops the clock of the rehearsal, and keeps its times for the next one; null outside a talk. */
export function finishRehearsal(): RehearsalResult | null {
  const { talk } = useTalkStore.getState()
  if (!talk) return null
  const now = Date.now()
  const [used, ran] = [usedTimes(talk, now), elapsed(talk.timer, now)]
  const { [talk.briefing]: last, ...others } = readStored(KEY, Rehearsals) ?? {}
  changeTalk({ timer: { ranFor: ran, since: null } })
  const kept = [...Object.entries(others), [talk.briefing, used] as const].slice(-MAX_KEPT)
  writeStored(KEY, Object.fromEntries(kept))
  return { used, ran, last }
}
