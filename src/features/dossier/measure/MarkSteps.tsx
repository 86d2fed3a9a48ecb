import { type LinkedMark, stepsOfMark } from '#content/recordLinks.ts'
import { STATUS_LOOK } from '#domain/claim.ts'
import { planStateOf } from '#domain/measure.ts'
import { usePanel } from '#features/dossier/panelParts.tsx'
import { OutcomeSign } from '#parts/OutcomeSign.tsx'
import { useDataset } from '#state/datasets.ts'
import { select } from '#state/viewStore.ts'
import { TextButton } from '#ui/Button.tsx'
import { Section } from '#ui/Section.tsx'
import { StatusSign } from '#ui/StatusSign.tsx'
import { outcomeWords } from '#words/planWords.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './Measure.module.css'

/** The steps of a measure or event in order of time: those of its act, and linked records. None says that it fulfils another. */
export function MarkSteps({ id }: { id: string }) {
  const { t } = useTranslation('outcomes')
  const { corpus } = usePanel()
  const acts = useDataset('outcomes').data?.acts
  const steps = stepsOfMark(id, acts ?? [], corpus)
  if (steps.length < 2) return null
  return (
    <Section title={t('steps')}>
      <ol className="stack">
        {steps.map((step) => (
          <Step key={step.mark.id} step={step} isShown={step.mark.id === id} />
        ))}
      </ol>
    </Section>
  )
}

function Step({ step, isShown }: { step: LinkedMark; isShown: boolean }) {
  const { t } = useTranslation('outcomes')
  const words = useWords()
  const { kind, mark } = step
  const title = kind === 'measure' ? words.measureTitle(mark) : words.eventTitle(mark)
  const state = kind === 'measure' ? planStateOf(mark) : null
  const date =
    kind === 'measure' ? words.date(mark.period, mark.statedOn) : words.date(mark.date, mark.statedOn)
  const status =
    kind === 'event'
      ? words.eventCategory(mark.category)
      : (outcomeWords(mark, words, t) ?? words.status(mark.status))
  return (
    <li className={`${styles.step} anchor stack`} aria-current={isShown ? 'step' : undefined}>
      <span>
        {state !== null ? (
          <OutcomeSign state={state} size={14} own={words.own(mark)} />
        ) : (
          <StatusSign
            look={kind === 'measure' ? STATUS_LOOK[mark.status] : 'filled'}
            radius={5}
            own={words.own(mark)}
          />
        )}
      </span>
      <div>
        <p>
          {isShown ? (
            title
          ) : (
            <TextButton look="quiet" className="target" onClick={() => select({ kind, id: mark.id })}>
              {title}
            </TextButton>
          )}
        </p>
        <p className="small quiet">{[date, status].join(' · ')}</p>
      </div>
    </li>
  )
}
