import { SeenCharts } from '#features/dossier/charts/SeenCharts.tsx'
import { ViewExport } from '#features/export/ViewExport.tsx'

/** The export dialog, with the charts that the panel shows: no feature knows another. */
export function ExportPart() {
  return <ViewExport charts={CHARTS} />
}

// One element, so that the dialog's own changes do not render the charts again.
const CHARTS = <SeenCharts />
