import './frameDetails.css'
import { Details } from '#features/dossier/Details.tsx'
import { FilterChips } from '#features/filters/FilterChips.tsx'
import { TimelineDock } from '#features/timeline/TimelineDock.tsx'
import { SheetHandle } from './SheetHandle.tsx'

/** What surrounds the map of Explore, as one file: each request of the start costs time. */
export const PANELS = { FilterChips, Details, TimelineDock, SheetHandle }
