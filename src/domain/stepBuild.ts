import { type BriefingStep, layoutOfStep } from './briefing.ts'
import { LAYOUTS } from './stepLayouts.ts'

/** What a build-up shows so far: a number of lines, and the callouts by their place; null for all. */
export interface BuiltSoFar {
  lines: number
  callouts: readonly string[] | null
}

/** Everything, as without a build-up. */
export const ALL_BUILT: BuiltSoFar = { lines: Number.POSITIVE_INFINITY, callouts: null }

/**
 * What a step shows after no press, one, two …: each line with the callouts of its own, then the other callouts one by
 * one; the last shows all. A step without a build-up shows all at once.
 */
export function buildOf(
  step: Parameters<typeof layoutOfStep>[0] & Pick<BriefingStep, 'look' | 'text'>,
  callouts: readonly { at: string; line: number | null }[],
): readonly BuiltSoFar[] {
  if (!step.look?.hasBuild) return [ALL_BUILT]
  const onMap = LAYOUTS[layoutOfStep(step)].map.hasCallouts ? callouts : []
  const ofLines = onMap.filter(({ line }) => line !== null)
  const others = onMap.filter(({ line }) => line === null)
  const count = step.text.length
  const withLines = Array.from(
    { length: count + 1 },
    (_, lines): BuiltSoFar => ({
      lines,
      callouts: ofLines.filter(({ line }) => (line ?? 0) <= lines).map(({ at }) => at),
    }),
  )
  const withOthers = others.map(
    (_, place): BuiltSoFar => ({
      lines: count,
      callouts: [...ofLines, ...others.slice(0, place + 1)].map(({ at }) => at),
    }),
  )
  return [...[...withLines, ...withOthers].slice(0, -1), ALL_BUILT]
}
