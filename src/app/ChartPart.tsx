import type { ChartId } from '#domain/view.ts'
import { lazyImport } from '#lib/lazyImport.ts'
import { useImported } from '#ui/CodePart.tsx'
import { Loading, Part } from './Part.tsx'

const CODE = lazyImport(() => import('#features/dossier/charts/ChartsTab.tsx'))

/** One chart without the panel, as an embedded page shows it. */
export function ChartPart({ chart }: { chart: ChartId }) {
  return (
    <Part code={CODE}>
      <Chart chart={chart} />
    </Part>
  )
}

function Chart({ chart }: { chart: ChartId }) {
  const code = useImported(CODE)
  return code ? <code.EmbedChart chart={chart} /> : <Loading />
}
