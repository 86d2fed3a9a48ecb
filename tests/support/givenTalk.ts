import { snapshotOf } from '#content/talkSnapshot.ts'
import type { BriefingStep } from '#domain/briefing.ts'
import type { DraftBriefing } from '#domain/draftBriefing.ts'
import type { Delivery } from '#domain/snapshot.ts'
import { contentAsKnown } from './contentInput.ts'

const EAST = 'frontex-detections:detections'

function stepOf(id: string, title: string, own: Partial<BriefingStep> = {}): BriefingStep {
  const empty = { text: [], evidence: [], number: null, chart: null, notes: '', dwell: 20 }
  return { id, title, view: '#/explore?v=3', ...empty, ...own }
}

/** A step that compares the first four months of 2025 with those of 2024, on a route or on all. */
function comparedStep(id: string, title: string, where = ''): BriefingStep {
  const [cells, against] = [2025, 2024].map((year) => `${EAST}:${year}-01..${year}-04${where}`)
  const number = { cells: cells ?? '', against: against ?? null }
  return stepOf(id, title, { number, evidence: [`cells:${cells}`, `cells:${against}`] })
}

/** An invented talk on figures of which Frontex revised some. */
export const GIVEN_TALK: DraftBriefing = {
  id: 'own-early',
  language: 'en',
  translates: null,
  title: 'Routes in early 2025',
  author: 'Ann',
  date: '2025-08-12',
  steps: [
    stepOf('start', 'Early 2025', { look: { layout: 'title' } }),
    comparedStep('all', 'Detections fell by a fifth'),
    comparedStep('border', 'The border in the east', ':route:eastern-land-border'),
  ],
}

/** The talk as given on 12 August 2025: Frontex's series was that of 3 June. */
export function givenThen(): Delivery {
  const day = '2025-08-12'
  const snapshot = snapshotOf(GIVEN_TALK, contentAsKnown(day), { edition: 'f6fb25c91346', day })
  return { day, as: ['stage'], snapshot }
}
