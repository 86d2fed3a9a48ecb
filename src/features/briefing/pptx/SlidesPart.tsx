import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import type { Briefing } from '#domain/briefing.ts'
import { Button } from '#ui/Button.tsx'
import { FaultBoundary, partCode } from '#ui/CodePart.tsx'

const CODE = partCode<{ briefing: Briefing }>(() =>
  import('./DownloadSlides.tsx').then((m) => m.DownloadSlides),
)

/** The way from a briefing to slides; its code comes after that of the page. */
export function SlidesPart({ briefing }: { briefing: Briefing }) {
  const { t } = useTranslation('common')
  return (
    <FaultBoundary
      onRetry={CODE.askAgain}
      renderFault={(retry) => (
        <Button look="text" onClick={retry}>
          {t('retry')}
        </Button>
      )}
    >
      {() => {
        const Download = CODE.current
        return (
          <Suspense fallback={null}>
            <Download briefing={briefing} />
          </Suspense>
        )
      }}
    </FaultBoundary>
  )
}
