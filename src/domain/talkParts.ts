import { agendaOf, type BriefingStep, layoutOfStep, type StepNumber } from './briefing.ts'
import { planOfTalk, runOf } from './talk.ts'

/** Up to this many parts an agenda names their steps too, and is set larger. */
export const FEW_PARTS = 4
const MINUTE_MS = 60_000

/** Characters of the titles that an agenda names: of a part at most, and of all. */
const AGENDA_TITLES = { part: 240, all: 720 } as const

/** A part of the agenda. */
export interface AgendaPart {
  step: BriefingStep
  /** Titles of its steps, as many as there is room for. */
  titles: readonly string[]
  /** Number of steps not named; 0 where none is. */
  more: number
  /** Planned time, at least 1; null where the talk states no plan. */
  minutes: number | null
}

/** The parts of an agenda: what a section leads to up to the next or the closing step, and how long it takes. */
export function agendaParts(
  steps: readonly BriefingStep[],
  agenda: Pick<BriefingStep, 'id'>,
): readonly AgendaPart[] {
  const run = runOf(steps)
  const parts = agendaOf(steps, agenda)
  const hasPlan = run.some(({ plan }) => plan !== undefined)
  return parts.map((step) => {
    const after = run.slice(run.indexOf(step) + 1)
    const end = after.findIndex((one) => /^(?:section|closing)$/.test(layoutOfStep(one)))
    const inside = layoutOfStep(step) === 'section' ? after.slice(0, end === -1 ? after.length : end) : []
    let room = parts.length > FEW_PARTS ? 0 : Math.min(AGENDA_TITLES.part, AGENDA_TITLES.all / parts.length)
    const titles = inside
      .map(({ title }) => title)
      .filter((title) => {
        room -= title.length
        return room > 0
      })
    const minutes = Math.max(1, Math.round(planOfTalk([step, ...inside]) / MINUTE_MS))
    return {
      step,
      titles,
      more: titles.length > 0 ? inside.length - titles.length : 0,
      minutes: hasPlan ? minutes : null,
    }
  })
}

/** The number of a step: its own, else the sum of its chart's months. */
export function numberOfStep({ number, chart }: Pick<BriefingStep, 'number' | 'chart'>): StepNumber | null {
  return number ?? (chart?.kind === 'months' ? { cells: chart.cells, against: chart.against } : null)
}

/** The sum of a number's cells: `until` is its last month or day (ISO 8601). */
interface KeySum {
  value: number
  unit: string
  until: string
}

/** The numbers that sum a talk up: for each unit, the largest one of the latest period among those of its steps. */
export function keyNumbers(
  steps: readonly BriefingStep[],
  sumOf: (cells: string) => KeySum | null,
): readonly StepNumber[] {
  const known = new Map<string, KeySum & { number: StepNumber }>()
  for (const step of runOf(steps)) {
    const number = numberOfStep(step)
    const sum = number && sumOf(number.cells)
    if (!number || !sum) continue
    const before = known.get(sum.unit)
    const isKey =
      !before || sum.until > before.until || (sum.until === before.until && sum.value > before.value)
    // A unit keeps its place.
    if (isKey) known.set(sum.unit, { ...sum, number })
  }
  return [...known.values()].map(({ number }) => number).slice(0, KEY_NUMBERS)
}

/** Maximum key numbers. */
const KEY_NUMBERS = 2
