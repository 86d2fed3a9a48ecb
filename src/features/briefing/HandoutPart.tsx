import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import type { Briefing } from '#domain/briefing.ts'
import { Button } from '#ui/Button.tsx'
import { FaultBoundary, partCode } from '#ui/CodePart.tsx'

const CODE = partCode<{ briefing: Briefing }>(() =>
  import('./HandoutButton.tsx').then((m) => m.HandoutButton),
)

/** The way from a briefing to paper; its code comes after that of the page. */
export function HandoutPart({ briefing }: { briefing: Briefing }) {
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
        const Print = CODE.current
        return (
          <Suspense fallback={null}>
            <Print briefing={briefing} />
          </Suspense>
        )
      }}
    </FaultBoundary>
  )
}
