import type { ReactNode } from 'react'
import { layoutOfStep, type StepLayout } from '#domain/briefing.ts'
import { numberOfStep } from '#domain/talkParts.ts'
import { viewOfStep } from '#domain/viewCodec.ts'
import { StepNumbers } from '#features/briefing/StepNumbers.tsx'
import { CompareFace, RankedFace } from './ChangeRows.tsx'
import { TableFace, TimelineFace } from './EvidenceRows.tsx'
import { FaceLines, type FaceProps, FaceTitle } from './FaceParts.tsx'
import { AgendaFace, ClosingFace, SectionFace, TitleFace } from './LeadFaces.tsx'
import { LinesFace, NumberFace } from './MonthFaces.tsx'
import { QuoteFace } from './QuoteFace.tsx'
import styles from './StepFace.module.css'

const FACES: Readonly<Record<StepLayout, (props: FaceProps) => ReactNode>> = {
  map: MapFace,
  'map-text': MapFace,
  number: NumberFace,
  quote: QuoteFace,
  compare: CompareFace,
  ranked: RankedFace,
  lines: LinesFace,
  timeline: TimelineFace,
  table: TableFace,
  title: TitleFace,
  agenda: AgendaFace,
  section: SectionFace,
  closing: ClosingFace,
}

/** The words, numbers and charts of a step in its layout; the map has a box of its own. */
export function StepFace(props: FaceProps) {
  const Face = FACES[layoutOfStep(props.step)]
  return <Face {...props} />
}

function MapFace({ step, built, Heading }: FaceProps) {
  const number = numberOfStep(step)
  const isOfRoute = viewOfStep(step).selected?.kind === 'route'
  return (
    <>
      <FaceTitle step={step} Heading={Heading} />
      {number && (
        <div className={styles.number} data-route={isOfRoute}>
          <StepNumbers number={number} look="beside" />
        </div>
      )}
      <FaceLines step={step} built={built} />
    </>
  )
}
