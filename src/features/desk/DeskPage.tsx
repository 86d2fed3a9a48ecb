import { useDesk } from '#state/desk/desk.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { DeskStart } from './DeskStart.tsx'
import { ForkedDialog } from './ProjectFile.tsx'
import { ProjectView } from './ProjectView.tsx'
import { useDeskLink } from './useDeskLink.ts'
import { useKeptFocus } from './useKeptFocus.ts'

/** The Desk: the open project, or the way to one. */
export function DeskPage() {
  const { t } = useTranslation(['common', 'desk'])
  const isReady = useDesk((state) => state.isReady)
  const isOpen = useDesk((state) => state.project !== null)
  const isMissing = useDeskLink()
  const frame = useKeptFocus()
  return (
    <div ref={frame} style={{ display: 'contents' }}>
      {isMissing && <p role="alert">{t('desk:notHere')}</p>}
      {isOpen ? <ProjectView /> : isReady ? <DeskStart /> : <p role="status">{t('loading')}</p>}
      <ForkedDialog />
    </div>
  )
}
