import { partCode } from '#ui/CodePart.tsx'
import { LazyPart } from './Part.tsx'
import { ReadingPart } from './ReadingPart.tsx'

const STAGE = partCode(() => import('./StagePart.tsx').then((m) => m.StagePart))
const PRESENTER = partCode(() => import('./PresenterPart.tsx').then((m) => m.PresenterPart))

/** A step of a briefing in the whole window, for the room or for its speaker; the Reader opens over it. */
export function StageScreen({ isForSpeaker = false }: { isForSpeaker?: boolean }) {
  return (
    <div className="shell" data-page="stage">
      <LazyPart code={isForSpeaker ? PRESENTER : STAGE} />
      <ReadingPart />
    </div>
  )
}
