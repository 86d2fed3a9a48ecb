import type { DatedRecord } from '#domain/datedRecord.ts'
import type { Measure } from '#domain/measure.ts'
import type { Act, Outcome, OutcomeFile } from '#domain/outcome.ts'
import { basisOf } from '#domain/planState.ts'
import type { Fault } from './fault.ts'

/** Adds to each plan its newest outcome in short, and to each step of an act the act's id. */
export function withOutcomes(
  measures: readonly Measure[],
  { plans, acts }: Pick<OutcomeFile, 'plans' | 'acts'>,
): Measure[] {
  const actOf = new Map(acts.flatMap(({ id, steps }) => steps.map((step) => [step, id] as const)))
  return measures.map((measure) => {
    const newest = plans[measure.id]?.at(-1)
    return {
      ...measure,
      outcome: newest ? { state: newest.state, since: newest.since, tie: newest.tie } : null,
      act: actOf.get(measure.id) ?? null,
    }
  })
}

/**
 * Contradictions in the outcomes: an outcome of what is no plan, a state without the evidence that it needs, findings out of
 * order, pages that their record does not cite, steps that do not exist or stand in two acts.
 */
export function outcomeFaults(
  file: string,
  { plans, acts }: OutcomeFile,
  measures: readonly Measure[],
  records: readonly DatedRecord[],
): readonly Fault[] {
  const measureById = new Map(measures.map((measure) => [measure.id, measure]))
  const recordById = new Map(records.map((record) => [record.id, record]))
  const faults = Object.entries(plans).flatMap(([id, outcomes]) => {
    const plan = measureById.get(id)
    const place = `plans.${id}`
    if (plan?.status !== 'planned') {
      const problem = plan ? `its status is ${plan.status}, so it is no plan` : 'no measure has this id'
      return [{ file, place, problem, remedy: 'correct the id, or remove the outcome' }]
    }
    return outcomes.flatMap((outcome, index) =>
      faultsOfOutcome(outcome, outcomes[index - 1], plan, recordById).map(({ field, ...fault }) => ({
        file,
        place: `${place}.${index}.${field}`,
        ...fault,
      })),
    )
  })
  return [...faults, ...actFaults(file, acts, recordById)]
}

type FieldFault = Readonly<{ field: keyof Outcome; problem: string; remedy: string }>

function faultsOfOutcome(
  outcome: Outcome,
  before: Outcome | undefined,
  plan: Measure,
  recordById: ReadonlyMap<string, DatedRecord>,
): readonly FieldFault[] {
  const faults: FieldFault[] = []
  const fault = (field: keyof Outcome, problem: string, remedy: string) =>
    faults.push({ field, problem, remedy })
  const { state, since, tie, evidence, searches, lookedOn } = outcome
  if (basisOf(state) === 'page') {
    if (evidence.length === 0)
      fault('evidence', `${state} without a page`, 'cite the page, or set nothing-found')
    if (tie === 'none') fault('tie', `${state} is tied to the plan by nothing`, 'name the tie')
  } else {
    if (searches.length === 0)
      fault('searches', 'nothing found without a search', 'list the words searched for')
    if (tie !== 'none') fault('tie', `nothing was found, but the tie is ${tie}`, 'set it to none')
  }
  const stated = plan.statedOn?.start
  if (stated !== undefined && since?.end != null && since.end < stated) {
    fault('since', `${since.end} is before the plan was stated, ${stated}`, 'correct the day')
  }
  if (stated !== undefined && lookedOn < stated) {
    fault('lookedOn', `${lookedOn} is before the plan was stated, ${stated}`, 'correct the day')
  }
  if (before && (before.since?.start ?? '') > (since?.start ?? '9999')) {
    fault('since', 'it is older than the outcome before it', 'list the oldest first')
  }
  for (const { recordId, url } of evidence) {
    if (recordId === undefined) continue
    const record = recordById.get(recordId)
    if (!record) fault('evidence', `no record has the id ${recordId}`, 'correct the id, or remove it')
    else if (!record.sources.some((source) => source.url === url)) {
      fault('evidence', `${recordId} does not cite ${url}`, 'add the page to the record, or remove the id')
    }
  }
  return faults
}

function actFaults(
  file: string,
  acts: readonly Act[],
  recordById: ReadonlyMap<string, DatedRecord>,
): readonly Fault[] {
  const actOf = new Map<string, string>()
  return acts.flatMap(({ id, steps }) =>
    steps.flatMap((step): readonly Fault[] => {
      const place = `acts.${id}, steps`
      if (!recordById.has(step)) {
        return [
          { file, place, problem: `no record has the id ${step}`, remedy: 'correct the id, or remove it' },
        ]
      }
      const other = actOf.get(step)
      actOf.set(step, id)
      if (other === undefined) return []
      return [
        { file, place, problem: `${step} is a step of ${other} already`, remedy: 'keep one of the two' },
      ]
    }),
  )
}
