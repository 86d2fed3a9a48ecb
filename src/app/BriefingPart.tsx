import { BriefingPage } from '#features/briefing/BriefingPage.tsx'
import { StillsPart } from './StillsPart.tsx'

/** The page of the briefings, whose steps can be drawn as still maps. */
export function BriefingPart() {
  return (
    <StillsPart>
      <BriefingPage />
    </StillsPart>
  )
}
