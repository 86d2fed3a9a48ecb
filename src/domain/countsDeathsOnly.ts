import type { BriefingStep } from './briefing.ts'
import { readCellQuery } from './cellQuery.ts'
import { DEAD_AND_MISSING } from './figureTable.ts'

/** Whether all that a step shows in numbers, or else cites, is deaths. */
export function countsDeathsOnly({
  number,
  chart,
  evidence,
}: Pick<BriefingStep, 'number' | 'chart' | 'evidence'>): boolean {
  const shown = number ?? chart
  const cells = shown ? [shown.cells] : evidence.flatMap((id) => (id.startsWith('cells:') ? id.slice(6) : []))
  return cells.length > 0 && cells.every((text) => readCellQuery(text)?.count === DEAD_AND_MISSING)
}
