import type { Claim } from '#domain/claim.ts'
import type { Evidence } from '#domain/evidence.ts'
import type { OwnData } from '#domain/own/data.ts'
import { claimOn, documentOf, eventOf, measureOf, on } from './builders.ts'

const MEETING_WORDS = 'The invented police met in March 2025.'
const PLAN_WORDS = 'Invented guards will patrol the Channel in 2025.'

export const OWN_DOCUMENT = documentOf(`${MEETING_WORDS} ${PLAN_WORDS}\n`, [], {
  id: 'own-0123456789ab',
  title: 'Invented note',
  sentences: [
    { start: 0, end: MEETING_WORDS.length, line: 0 },
    { start: MEETING_WORDS.length + 1, end: MEETING_WORDS.length + 1 + PLAN_WORDS.length, line: 0 },
  ],
})

const PLAN = claimOn(OWN_DOCUMENT, PLAN_WORDS, {
  status: 'planned',
  routes: ['channel'],
})
const MEETING = claimOn(OWN_DOCUMENT, MEETING_WORDS, {
  kind: 'event',
  status: null,
})

const cited = ({ id, citation }: Claim): Extract<Evidence, { type: 'citation' }> => ({
  type: 'citation',
  claimId: id,
  citation,
})

/** A planned measure on the Channel, one without a place, and a meeting, from one document of the reader's own. */
export const OWN_SAMPLE: OwnData = {
  documents: [OWN_DOCUMENT],
  claims: [PLAN, MEETING],
  measures: [
    measureOf({
      id: 'own-patrol',
      title: null,
      status: 'planned',
      period: on('2025'),
      routes: ['channel'],
      reviews: ['accepted'],
      evidence: [cited(PLAN)],
    }),
    measureOf({
      id: 'own-unplaced',
      title: null,
      status: 'done',
      period: on('2025-03'),
      reviews: ['accepted'],
      evidence: [cited(MEETING)],
    }),
  ],
  events: [eventOf({ id: 'own-meeting', title: null, date: on('2025-03'), evidence: [cited(MEETING)] })],
  routes: [{ id: 'channel', evidence: [cited(PLAN)] }],
  regions: [],
  twins: {},
  tables: [],
  figures: [],
  outcomes: [],
}
