import { partCode } from '#ui/CodePart.tsx'
import { LazyPart } from './Part.tsx'
import { ReadingPart } from './ReadingPart.tsx'

const STAGE = partCode(() => import('./StagePart.tsx').then((m) => m.StagePart))

/** A step of a briefing for the room, in the whole window; the Reader opens over it. */
export function StageScreen() {
  return (
    <div className="shell" data-page="stage">
      <LazyPart code={STAGE} />
      <ReadingPart />
    </div>
  )
}
