import { dateOfDay, dayOfDate } from '#domain/incident.ts'
import { monthAt, monthIndex } from '#domain/months.ts'

/** How far apart the values of a series lie. */
export type TimeStep = 'day' | 'week' | 'month' | 'year'

/** All values of time from the first to the last, both included, in ISO 8601 of the step's own precision. */
export function timeSteps(first: string, last: string, step: TimeStep): readonly string[] {
  switch (step) {
    case 'day':
    case 'week': {
      const days = step === 'day' ? 1 : 7
      return run(Math.floor(dayOfDate(first, last) / days), (index) => dateOfDay(first, index * days))
    }
    case 'month':
      return run(monthIndex(last) - monthIndex(first), (index) => monthAt(monthIndex(first) + index))
    case 'year':
      return run(Number(last) - Number(first), (index) => String(Number(first) + index))
  }
}

function run(steps: number, at: (index: number) => string): readonly string[] {
  return Number.isFinite(steps) ? Array.from({ length: Math.max(steps + 1, 0) }, (_, index) => at(index)) : []
}
