import type { Briefing } from '#domain/briefing.ts'

interface StepButtonsProps {
  briefing: Briefing
  /** Index of the current step. */
  index: number
  onStep: (index: number) => void
  placeClass: string | undefined
  nameClass?: string | undefined
}

/** All steps by number and title; each button goes to its step. */
export function StepButtons({ briefing, index, onStep, placeClass, nameClass }: StepButtonsProps) {
  return (
    <ol>
      {briefing.steps.map((step, place) => (
        <li key={step.id}>
          <button
            type="button"
            aria-current={place === index ? 'step' : undefined}
            onClick={() => onStep(place)}
          >
            <span className={placeClass}>{place + 1}</span>
            <span className={nameClass} lang={briefing.language}>
              {step.title}
            </span>
          </button>
        </li>
      ))}
    </ol>
  )
}
