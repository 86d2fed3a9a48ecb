import { CodePart, partCode } from '#ui/CodePart.tsx'
import { useIsIdle } from './useIsIdle.ts'

const STATUS = partCode(() =>
  import('./OfflineStatus.tsx').then((m) =>
    // The single HTML file needs no network and has no newer version.
    import.meta.env.MODE === 'single' ? m.SingleSign : m.OfflineStatus,
  ),
)

/** The offline status. Its code and the service worker load once the page is idle, so that they do not slow the start. */
export function OfflineSlot() {
  if (!useIsIdle()) return null
  return <CodePart code={STATUS} loading={null} renderFault={() => null} />
}
