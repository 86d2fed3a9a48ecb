import { Briefing, type BriefingStep } from '#domain/briefing.ts'
import type { BriefingSources } from '#domain/stepBacking.ts'
import type { ChartReason } from '#domain/stepFaults.ts'
import { FIELD_OF_FAULT, type StepFault, stepFaults } from '#domain/stepFaults.ts'
import type { Fault } from './fault.ts'
import { parseJsonFile, type TextFile } from './jsonText.ts'

const SCHEMA = 'correct the value so that it fits src/domain/briefing.ts'

/** Reads the briefings. Faults: a view that cannot be read in full, an unknown id, a number without evidence. */
export function buildBriefings(
  files: readonly TextFile[],
  sources: BriefingSources,
): { briefings: readonly Briefing[]; faults: readonly Fault[] } {
  const faults: Fault[] = []
  const read: { file: string; briefing: Briefing }[] = []
  for (const file of files) {
    const parsed = parseJsonFile(file, Briefing, SCHEMA)
    faults.push(...parsed.faults)
    if (parsed.value) read.push({ file: file.path, briefing: parsed.value })
  }
  for (const { file, briefing } of read) {
    const own = { file, faults }
    checkName(own, briefing)
    checkTranslation(
      own,
      briefing,
      read.map((other) => other.briefing),
    )
    for (const step of briefing.steps) checkStep(own, briefing, step, sources)
  }
  return { briefings: read.map(({ briefing }) => briefing), faults }
}

interface Findings {
  file: string
  faults: Fault[]
}

function checkName({ file, faults }: Findings, { id, steps }: Briefing): void {
  if (!file.endsWith(`/${id}.json`)) {
    faults.push({
      file,
      place: 'id',
      problem: `the briefing is called ${id}`,
      remedy: 'name the file after its id',
    })
  }
  const ids = steps.map((step) => step.id)
  for (const doubled of new Set(ids.filter((step, index) => ids.indexOf(step) !== index))) {
    faults.push({
      file,
      place: `step ${doubled}`,
      problem: 'the id is used twice',
      remedy: 'give each step its own id',
    })
  }
}

/** A translation must have the ids, views, numbers, charts and evidence of the original, step by step. */
function checkTranslation({ file, faults }: Findings, briefing: Briefing, all: readonly Briefing[]): void {
  if (briefing.translates === null) return
  const original = all.find(({ id }) => id === briefing.translates)
  const place = 'translates'
  if (!original || original.translates !== null || original.language === briefing.language) {
    const problem = `${briefing.translates} is no briefing in another language that stands alone`
    faults.push({ file, place, problem, remedy: 'name the original, or null' })
    return
  }
  const shape = (step: BriefingStep) => {
    const { title, text, notes, translation, ...same } = step
    return JSON.stringify(same)
  }
  const differing = briefing.steps.findIndex((step, index) => {
    const its = original.steps[index]
    return !its || shape(its) !== shape(step)
  })
  if (differing === -1 && briefing.steps.length === original.steps.length) return
  const step = briefing.steps[differing]?.id ?? original.steps[briefing.steps.length]?.id ?? ''
  faults.push({
    file,
    place: `step ${step}`,
    problem: `it shows or cites something else than the same step of ${original.id}`,
    remedy: 'give both the same id, view, number, chart, evidence and dwell, in the same order',
  })
}

function checkStep(
  { file, faults }: Findings,
  briefing: Briefing,
  step: BriefingStep,
  sources: BriefingSources,
): void {
  for (const fault of stepFaults(step, briefing.language, sources)) {
    const place = `step ${step.id}, ${FIELD_OF_FAULT[fault.code]}`
    faults.push({ file, place, ...wordsOf(fault) })
  }
}

function wordsOf(fault: StepFault): Pick<Fault, 'problem' | 'remedy'> {
  switch (fault.code) {
    case 'view-part':
      return {
        problem: `${fault.key}: "${fault.text}" is not understood or does not exist`,
        remedy: 'copy the link of the view from the app',
      }
    case 'view-language':
      return { problem: 'it names a language', remedy: 'leave lang out: the briefing has its own' }
    case 'no-title':
      return { problem: 'it is empty', remedy: 'say in a few words what the step shows' }
    case 'no-content':
      return { problem: 'the step shows only its title', remedy: 'add a line, a number or a chart' }
    case 'no-evidence':
      return { problem: 'the step has none', remedy: 'add its evidence' }
    case 'unknown-evidence':
    case 'own-missing':
    case 'own-not-accepted':
      return {
        problem: `${fault.text} names nothing that is there`,
        remedy: 'copy it from the link of the opened Reader (reader=…)',
      }
    case 'number-apart':
    case 'chart-apart':
      return {
        problem: `${fault.text} is not among the evidence`,
        remedy: `add "cells:${fault.text}" to it`,
      }
    case 'chart-unfit':
      return {
        problem: `${fault.text} ${CHART_WORDS[fault.reason][0]}`,
        remedy: CHART_WORDS[fault.reason][1],
      }
    case 'unbacked':
      return {
        problem: `no evidence of the step gives ${fault.text}`,
        remedy: 'add the sentence, record or cells that give it, or write it otherwise',
      }
  }
}

const CHART_WORDS: Readonly<Record<ChartReason, readonly [problem: string, remedy: string]>> = {
  'no-cells': [
    'names no cells that are there',
    'copy it from the link of the opened Reader, without "cells:"',
  ],
  'no-monthly-table': [
    'is of no table by month',
    'name cells of frontex-detections or uk-small-boats-monthly',
  ],
  'no-routes': ['is not counted by route', 'draw it by months'],
  'no-months': ['names no months', 'name those that are drawn, as 2025-01..2025-12'],
  'other-unit': ['counts in another unit', 'set one unit beside itself, or give each a step'],
  'other-length': ['has another number of months', 'set as many months beside each other'],
  'other-routes': ['names other routes', 'name the same routes in both'],
}
