import { useViewStore } from '#state/viewStore.ts'
import { partCode } from '#ui/CodePart.tsx'
import { LazyPart } from './Part.tsx'

const READER = partCode(() => import('#features/reader/Reader.tsx').then((m) => m.Reader))

/** The Reader over whatever page stands there, while something is read. */
export function ReadingPart() {
  const isReading = useViewStore((state) => state.view.reader !== null)
  return isReading ? (
    <div className="shell-reader">
      <LazyPart code={READER} />
    </div>
  ) : null
}
