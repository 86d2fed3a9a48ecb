import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import type { Briefing } from '#domain/briefing.ts'
import { Button } from '#ui/Button.tsx'
import { FaultBoundary, type PartCode } from '#ui/CodePart.tsx'

interface BriefingToolProps {
  /** What makes something of a briefing; its code comes after that of the page. */
  code: PartCode<{ briefing: Briefing }>
  briefing: Briefing
}

/** A way of taking a briefing away; where its code did not come, it can be asked for again in its place. */
export function BriefingTool({ code, briefing }: BriefingToolProps) {
  const { t } = useTranslation('common')
  return (
    <FaultBoundary
      onRetry={code.askAgain}
      renderFault={(retry) => (
        <Button look="text" onClick={retry}>
          {t('retry')}
        </Button>
      )}
    >
      {() => {
        const Tool = code.current
        return (
          <Suspense fallback={null}>
            <Tool briefing={briefing} />
          </Suspense>
        )
      }}
    </FaultBoundary>
  )
}
