import { useDeferredValue, useMemo } from 'react'
import type { StepLook } from '#domain/briefing.ts'
import {
  type DraftBriefing,
  type DraftStep,
  MAX_STEPS,
  withCopyOfStep,
  withoutStep,
  withStep,
  withStepAt,
} from '#domain/draftBriefing.ts'
import type { StepFault } from '#domain/stepFaults.ts'
import { storedLayout } from '#domain/stepLook.ts'
import { viewOfStep, writeView } from '#domain/viewCodec.ts'
import { StepPicture } from '#features/briefing/giving/StepPicture.tsx'
import { openFields, useEditorStore } from '#state/editorStore.ts'
import { own } from '#state/ownBriefings.ts'
import { useViewStore } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { Icon } from '#ui/Icon.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import styles from './Editor.module.css'
import { EditorIcon } from './EditorIcon.tsx'
import { EvidenceField } from './EvidenceField.tsx'
import { FigureField } from './FigureField.tsx'
import { LayoutField } from './LayoutField.tsx'
import { LinesField } from './LinesField.tsx'
import { MapFields } from './MapFields.tsx'
import { FIELDS_ID, StepThumbnail, usePageTheme } from './StepList.tsx'
import { TimeFields } from './TimeFields.tsx'

interface StepFormProps {
  draft: DraftBriefing
  step: DraftStep
  index: number
  faults: readonly StepFault[]
}

/** The form of one step, with its faults and a preview of the stage. */
export function StepForm({ draft, step, index, faults }: StepFormProps) {
  const { t } = useTranslation('editor')
  const theme = usePageTheme()
  // Typing comes first: the picture is drawn again for each change.
  const drawn = useDeferredValue(useMemo(() => ({ draft, step }), [draft, step]))
  const number = index + 1
  const edit = (part: Partial<Omit<DraftStep, 'id'>>, burst?: string) =>
    own.edit(draft.id, (before) => withStep(before, step.id, part), burst && `${step.id} ${burst}`)
  const editLook = (part: Partial<StepLook>) => edit({ look: lookWith(step.look, part) })
  return (
    <section className={styles.form} id={FIELDS_ID} aria-label={t('edit.step', { number })}>
      <StepTools draft={draft} step={step} index={index} />
      <FaultList faults={faults} />
      <LayoutField step={step} onLayout={(layout) => editLook({ layout: storedLayout(step, layout) })} />
      <label className={styles.field}>
        {t('add.title')}
        <input
          lang={draft.language}
          value={step.title}
          maxLength={400}
          onChange={(event) => edit({ title: event.currentTarget.value }, 'title')}
        />
      </label>
      <LinesField step={step} language={draft.language} onChange={edit} />
      <label className={styles.field}>
        {t('edit.notes')}
        <textarea
          lang={draft.language}
          rows={4}
          value={step.notes}
          maxLength={50_000}
          onChange={(event) => edit({ notes: event.currentTarget.value }, 'notes')}
        />
      </label>
      <EvidenceField step={step} onChange={(evidence) => edit({ evidence: [...evidence] })} />
      <FigureField step={step} onChange={edit} />
      <ViewField briefing={draft.id} step={step} onChange={(view) => edit({ view })} />
      <MapFields step={step} onLook={editLook} />
      <TimeFields step={step} onChange={edit} />
      <div className={styles.preview}>
        <h3 className={styles.label}>{t('edit.preview')}</h3>
        <StepPicture briefing={drawn.draft} step={drawn.step} theme={theme} />
      </div>
    </section>
  )
}

/** A look with a part changed; undefined where everything is the default. */
function lookWith(look: StepLook = {}, part: Partial<StepLook>): StepLook | undefined {
  const entries = Object.entries({ ...look, ...part }).filter(([, value]) => value !== undefined)
  return entries.length > 0 ? Object.fromEntries(entries) : undefined
}

function StepTools({ draft, step, index }: Omit<StepFormProps, 'faults'>) {
  const { t } = useTranslation('editor')
  const last = draft.steps.length - 1
  const moveTo = (place: number) => own.edit(draft.id, (before) => withStepAt(before, step.id, place))
  const duplicate = () => {
    const copy = withCopyOfStep(draft, step.id)
    if (!copy) return
    own.edit(draft.id, () => copy.draft)
    openFields(copy.id)
  }
  const remove = () => {
    const next = draft.steps[index + 1] ?? draft.steps[index - 1]
    own.edit(draft.id, (before) => withoutStep(before, step.id))
    openFields(next?.id ?? null)
  }
  return (
    <div className={styles.tools}>
      <h2 className={styles.heading}>{t('edit.stepOf', { number: index + 1, count: last + 1 })}</h2>
      <div className={styles.buttons}>
        <Button
          look="icon"
          aria-label={t('edit.up')}
          title={t('edit.up')}
          disabled={index === 0}
          onClick={() => moveTo(index - 1)}
        >
          <Icon name="up" />
        </Button>
        <Button
          look="icon"
          aria-label={t('edit.down')}
          title={t('edit.down')}
          disabled={index === last}
          onClick={() => moveTo(index + 1)}
        >
          <Icon name="down" />
        </Button>
        <Button
          look="icon"
          aria-label={t('edit.duplicate')}
          title={t('edit.duplicate')}
          disabled={last + 1 >= MAX_STEPS}
          onClick={duplicate}
        >
          <EditorIcon name="copy" />
        </Button>
        <Button look="icon" aria-label={t('edit.remove')} title={t('edit.remove')} onClick={remove}>
          <EditorIcon name="remove" />
        </Button>
      </div>
    </div>
  )
}

/** Why a step is not shown or exported yet, and how to fix it. */
function FaultList({ faults }: { faults: readonly StepFault[] }) {
  const { t } = useTranslation('editor')
  return (
    <div role="status">
      {faults.length > 0 && (
        <div className={styles.faults}>
          <p className={styles.strong}>{t('fault.heading')}</p>
          <ul>
            {faults.map((fault) => (
              <li key={JSON.stringify(fault)}>{wordsOf(fault)}</li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )

  function wordsOf(fault: StepFault): string {
    switch (fault.code) {
      case 'view-part':
        return t('fault.view-part', { key: fault.key, text: fault.text })
      case 'unknown-evidence':
      case 'own-missing':
      case 'own-not-accepted':
        return t(`fault.${fault.code}`, { text: fault.text })
      case 'unbacked':
        return t('fault.unbacked', { number: fault.text })
      default:
        return t(`fault.${fault.code}`)
    }
  }
}

interface ViewFieldProps {
  briefing: string
  step: DraftStep
  onChange: (view: string) => void
}

/** The view of a step: a link to it, and a button that replaces it with the view seen last. */
function ViewField({ briefing, step, onChange }: ViewFieldProps) {
  const { t } = useTranslation('editor')
  const language = useViewStore((state) => state.view.language)
  const last = useEditorStore((state) => state.lastView)
  const view = viewOfStep(step)
  const link = writeView({ ...view, language, step: { briefing, step: step.id } })
  return (
    <div className={styles.field}>
      <h3 className={styles.label}>{t('edit.view')}</h3>
      <div className={styles.view}>
        <StepThumbnail step={step} />
        <div className={styles.buttons}>
          <a href={link}>{t('edit.openView')}</a>
          <Button
            disabled={last === null || last === step.view}
            onClick={() => last !== null && onChange(last)}
          >
            {t('edit.takeView')}
          </Button>
        </div>
      </div>
    </div>
  )
}
