import { type Pointable, thingToPoint } from '#state/hoverStore.ts'
import type { TimelineMark } from '#state/selectors/timelineModel.ts'

/** The hover target (measure or event) of a mark. */
export function pointableOf({ thing }: TimelineMark): Pointable {
  return thing.kind === 'measure'
    ? thingToPoint('measure', thing.measure)
    : thingToPoint('event', thing.event)
}
