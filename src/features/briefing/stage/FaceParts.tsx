import type { StepContent } from '#content/stepContent.ts'
import { type Briefing, type BriefingStep, layoutOfStep, leadOfLine } from '#domain/briefing.ts'
import { useStepMaps } from '#parts/StepMaps.tsx'
import styles from './StepFace.module.css'

export interface FaceProps {
  briefing: Briefing
  step: BriefingStep
  content: StepContent
  /** Number of lines shown. */
  built: number
  Heading: 'h1' | 'p'
}

/** The title of a step. */
export function FaceTitle({ step, Heading }: Pick<FaceProps, 'step' | 'Heading'>) {
  return <Heading className={styles.title}>{step.title}</Heading>
}

/** The lines of a step, numbered where the map shows the same numbers. */
export function FaceLines({ step, built }: Pick<FaceProps, 'step' | 'built'>) {
  const isNumbered = useHasNumbers(step)
  if (step.text.length === 0) return null
  return (
    <ul className={styles.lines}>
      {step.text.map((line, place) => {
        const lead = leadOfLine(line)
        return (
          <li key={line} className={styles.line} data-numbered={isNumbered} data-hidden={place >= built}>
            {isNumbered && <span className={styles.disc}>{place + 1}</span>}
            <span>
              {lead && <b className={styles.lead}>{lead}</b>}
              {line.slice(lead.length)}
            </span>
          </li>
        )
      })}
    </ul>
  )
}

/** Whether the lines have numbers: those of the signs on the step's map. */
function useHasNumbers(step: BriefingStep): boolean {
  const { mapOf } = useStepMaps()
  const layout = layoutOfStep(step)
  if (step.text.length < 2 || (layout !== 'map' && layout !== 'map-text')) return false
  return mapOf(step)?.signs.some(({ line }) => line !== null) ?? false
}
