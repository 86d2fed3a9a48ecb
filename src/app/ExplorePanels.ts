import './frameDetails.css'
import { Details } from '#features/dossier/Details.tsx'
import { TimelineDock } from '#features/timeline/TimelineDock.tsx'

/** What surrounds the map of Explore, as one file: each request of the start costs time. */
export const PANELS = { Details, TimelineDock }
