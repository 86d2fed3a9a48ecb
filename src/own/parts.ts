import type { BesideModule } from '#parts/Beside.tsx'
import { partCode } from '#ui/CodePart.tsx'

const figures = () => import('./OwnFigures.tsx')
const charts = () => import('./OwnCharts.tsx')

/** The part of each place, loaded with what it is the first to show. */
export const PARTS: BesideModule['PARTS'] = {
  charts: partCode(() => charts().then((m) => m.ShownOwnCharts)),
  compare: partCode(() => import('./OwnCompared.tsx').then((m) => m.OwnCompared)),
  findings: partCode(() => import('./OwnAdds.tsx').then((m) => m.OwnAdds)),
  link: partCode(() => import('./LayerFilter.tsx').then((m) => m.LinkNote)),
  months: partCode(() => charts().then((m) => m.MonthsWithOwn)),
  nationalities: partCode(() => figures().then((m) => m.RouteOwnNationalities)),
  rail: partCode(() => import('./LayerFilter.tsx').then((m) => m.LayerFilter)),
  route: partCode(() => figures().then((m) => m.RouteOwnFigures)),
  rows: partCode(() => import('./OwnRowReader.tsx').then((m) => m.OwnRowTarget)),
  sources: partCode(() => figures().then((m) => m.OwnTables)),
  total: partCode(() => figures().then((m) => m.TotalOwnFigures)),
}
