import type { Briefing, BriefingStep } from '#domain/briefing.ts'
import { UI_LANGUAGES } from '#domain/language.ts'
import { LAYOUTS, type StepLayout } from '#domain/stepLayouts.ts'

const LAYOUT_NAMES = Object.keys(LAYOUTS) as readonly StepLayout[]
/** Steps of a talk; three talks have every layout. */
const STEPS = Math.ceil(LAYOUT_NAMES.length / 3)

const CELLS = ['2025', '2024'].map(
  (year) => `missing-migrants-incidents:dead_and_missing:${year}-01..${year}-12:route:central-mediterranean`,
) as [string, string]
/** A chart by month of a table that is not in the first load. */
const DEATHS: BriefingStep = {
  id: 'deaths',
  view: '#/explore?period=2025&selected=route:central-mediterranean&v=3',
  title: 'IOM',
  text: [],
  notes: '',
  number: null,
  chart: { kind: 'months', cells: CELLS[0], against: CELLS[1] },
  evidence: CELLS.map((cells) => `cells:${cells}`),
  dwell: 20,
}

/** A timeline where there is nothing to date. */
const NOTHING: BriefingStep = {
  ...DEATHS,
  id: 'nothing',
  view: '#/explore?v=3',
  title: 'Nothing dated',
  chart: null,
  evidence: [],
  look: { layout: 'timeline' },
}

/** A talk of steps of the published ones of a language, in layouts that nobody chose for them, of one with deaths by month and of one with nothing; the same for the same seed. */
export function generatedTalk(published: readonly Briefing[], seed: number): Briefing {
  const language = UI_LANGUAGES[seed % UI_LANGUAGES.length]
  const talks = published.filter((talk) => talk.language === language)
  const [first] = talks
  if (!first) throw new Error(`no talk is in ${language}`)
  const random = mulberry(seed + 1)
  const steps = talks
    .flatMap((talk) => talk.steps)
    .map((step) => ({ step, order: random() }))
    .toSorted((a, b) => a.order - b.order)
    .slice(0, STEPS)
    .map(({ step }, at) => {
      const layout = LAYOUT_NAMES[(seed * STEPS + at) % LAYOUT_NAMES.length] as StepLayout
      return { ...step, id: `step-${at}`, look: { ...step.look, layout } }
    })
  return {
    ...first,
    id: `generated-${seed}`,
    title: `${first.title} ${seed}`,
    steps: [...steps, DEATHS, NOTHING],
  }
}

/** Mulberry32: numbers from 0 to 1. */
function mulberry(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
