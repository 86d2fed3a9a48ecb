import * as z from 'zod/mini'
import { elapsed, type UsedTimes, usedTimes } from '#domain/talk.ts'
import { changeTalk, useTalkStore } from './talkStore.ts'

const KEY = 'throughline.rehearsals'
/** Briefings whose last rehearsal is kept. */
const MAX_KEPT = 50

/** Ms of each step in the last rehearsal, by briefing. */
const Rehearsals = z.record(z.string(), z.record(z.string(), z.number().check(z.gte(0))))

function stored(): z.infer<typeof Rehearsals> {
  try {
    const read = Rehearsals.safeParse(JSON.parse(window.localStorage.getItem(KEY) ?? '{}'))
    if (read.success) return read.data
  } catch {
    // No storage, or invalid data: there was no rehearsal.
  }
  return {}
}

/** The times of a briefing's last rehearsal. */
function lastRehearsal(briefing: string): UsedTimes | undefined {
  return stored()[briefing]
}

/** Stores the times of a rehearsal in this browser, if storage is available. */
function storeRehearsal(briefing: string, used: UsedTimes): void {
  const { [briefing]: _, ...others } = stored()
  const kept = [...Object.entries(others), [briefing, used] as const].slice(-MAX_KEPT)
  try {
    window.localStorage.setItem(KEY, JSON.stringify(Object.fromEntries(kept)))
  } catch {
    // The times are still on the screen.
  }
}

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
  const last = lastRehearsal(talk.briefing)
  changeTalk({ timer: { ranFor: ran, since: null } })
  storeRehearsal(talk.briefing, used)
  return { used, ran, last }
}
