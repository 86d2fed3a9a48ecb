import { isTalkPage } from '#domain/view.ts'
import { useViewStore } from '#state/viewStore.ts'
import { partCode } from '#ui/CodePart.tsx'
import { LazyPart } from './Part.tsx'

const TALK = partCode(() => import('./TalkBar.tsx').then((m) => m.TalkBar))

/** The way back to a talk, wherever it was left for. */
export function TalkPart() {
  const isWaiting = useViewStore(
    ({ view: { step, page } }) => step !== null && !isTalkPage(page) && page !== 'briefing',
  )
  return isWaiting ? <LazyPart code={TALK} /> : null
}
