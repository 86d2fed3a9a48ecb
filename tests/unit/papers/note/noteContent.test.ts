import { describe, expect, test } from 'vitest'
import type { BriefingStep } from '#domain/briefing.ts'
import { mapStep } from '#papers/note/noteContent.ts'

const DEATHS = 'missing-migrants-incidents:dead_and_missing:2025-01..2025-12:route:central-mediterranean'
const CROSSINGS = 'frontex-detections:detections:2025-01..2025-12'

function step(id: string, cells: string, part: Partial<BriefingStep> = {}): BriefingStep {
  const number = { cells, against: null }
  const base = { id, view: '#/explore?v=3', title: id, text: [], notes: '', dwell: 20 }
  return { ...base, number, chart: null, evidence: [`cells:${cells}`], ...part }
}

describe('the step whose map a note shows', () => {
  const deaths = step('deaths', DEATHS, { view: '#/explore?selected=route:central-mediterranean&v=3' })
  const routes = step('routes', CROSSINGS)
  const words = step('words', CROSSINGS, { number: null, evidence: ['record:one'] })

  test.each([true, false])('counts crossings, not deaths alone, wherever it stands', (isCounted) => {
    expect(mapStep([deaths, routes], isCounted).id).toBe('routes')
    expect(mapStep([routes, deaths], isCounted).id).toBe('routes')
    expect(mapStep([deaths], isCounted).id).toBe('deaths')
  })

  test('counts at all in a talk of numbers', () => {
    expect(mapStep([words, deaths, routes], true).id).toBe('routes')
  })
})
