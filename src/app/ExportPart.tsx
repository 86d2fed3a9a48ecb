import { ViewExport } from '#features/export/ViewExport.tsx'
import { StillsPart } from './StillsPart.tsx'

/** What the page can be saved as. */
export function ExportPart() {
  return (
    <StillsPart>
      <ViewExport />
    </StillsPart>
  )
}
