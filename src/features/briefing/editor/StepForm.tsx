import { type ReactNode, useDeferredValue, useId, useMemo, useState } from 'react'
import { MAX_LINES, type StepLook } from '#domain/briefing.ts'
import {
  type DraftBriefing,
  type DraftStep,
  MAX_STEPS,
  storedLayout,
  withCopyOfStep,
  withoutStep,
  withStep,
  withStepAt,
} from '#domain/draftBriefing.ts'
import type { StepFault } from '#domain/stepFaults.ts'
import { clockFace, isPlan, planOfStep, readLength } from '#domain/talk.ts'
import { viewOfStep, writeView } from '#domain/viewCodec.ts'
import { StepPicture } from '#features/briefing/stage/StepOverview.tsx'
import { openFields, useEditorStore } from '#state/editorStore.ts'
import { own } from '#state/ownBriefings.ts'
import { useLightOrDark } from '#state/useLook.ts'
import { useViewStore } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { CheckBox } from '#ui/CheckBox.tsx'
import { Field, Input, TextArea } from '#ui/Field.tsx'
import { Icon } from '#ui/Icon.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './Editor.module.css'
import { EvidenceField, FigureField } from './EvidenceFields.tsx'
import { LayoutField, MapFields } from './LookFields.tsx'
import { EditorIcon, FIELDS_ID, IconButton, StepThumbnail } from './StepList.tsx'

interface StepFormProps {
  draft: DraftBriefing
  step: DraftStep
  index: number
  faults: readonly StepFault[]
}

/** The form of one step, with its faults and a preview of the stage. */
export function StepForm({ draft, step, index, faults }: StepFormProps) {
  const { t } = useTranslation(['editor', 'ownBriefings'])
  const theme = useLightOrDark()
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
      <Field label={t('ownBriefings:add.title')}>
        <Input
          lang={draft.language}
          value={step.title}
          maxLength={400}
          onChange={(event) => edit({ title: event.currentTarget.value }, 'title')}
        />
      </Field>
      <LinesField step={step} language={draft.language} onChange={edit} />
      <Field label={t('edit.notes')}>
        <TextArea
          lang={draft.language}
          rows={4}
          value={step.notes}
          maxLength={50_000}
          onChange={(event) => edit({ notes: event.currentTarget.value }, 'notes')}
        />
      </Field>
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
        <IconButton name={t('edit.up')} disabled={index === 0} onClick={() => moveTo(index - 1)}>
          <Icon name="up" />
        </IconButton>
        <IconButton name={t('edit.down')} disabled={index === last} onClick={() => moveTo(index + 1)}>
          <Icon name="down" />
        </IconButton>
        <IconButton name={t('edit.duplicate')} disabled={last + 1 >= MAX_STEPS} onClick={duplicate}>
          <EditorIcon name="copy" />
        </IconButton>
        <IconButton name={t('edit.remove')} onClick={remove}>
          <EditorIcon name="remove" />
        </IconButton>
      </div>
    </div>
  )
}

/** Why a step is not shown or exported yet, and how to fix it. */
function FaultList({ faults }: { faults: readonly StepFault[] }) {
  const { t } = useTranslation('editor')
  const wordsOf = (fault: StepFault) => {
    const text = 'text' in fault ? fault.text : ''
    return t(`fault.${fault.code}`, { key: 'key' in fault ? fault.key : '', text, number: text })
  }
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
    <div className={styles.part}>
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

/** Characters of a line that the room still reads at a glance. */
const MAX_CHARACTERS = 60

interface LinesFieldProps {
  step: DraftStep
  language: string
  onChange: (part: Partial<Pick<DraftStep, 'text' | 'notes'>>, burst: string) => void
}

/** The lines for the room. Further lines stay in the field while one types, and move to the notes when it loses the focus. */
function LinesField({ step, language, onChange }: LinesFieldProps) {
  const { t } = useTranslation('editor')
  const words = useWords()
  const countId = useId()
  const [surplus, setSurplus] = useState<readonly string[]>([])
  const [moved, setMoved] = useState(0)
  const lines = [...step.text, ...surplus]
  const longest = Math.max(0, ...step.text.map((line) => [...line].length))
  const tooLong = step.text.findIndex((line) => [...line].length > MAX_CHARACTERS)
  const isOver = surplus.length > 0 || tooLong !== -1
  const message = () => {
    if (surplus.length > 0)
      return t('lines.over', { ordinal: t(`lines.ordinal.${surplus.length === 1 ? 'fourth' : 'more'}`) })
    if (tooLong !== -1) {
      return t('lines.long', { line: words.number(tooLong + 1), count: longest, most: MAX_CHARACTERS })
    }
    if (moved > 0) return t('lines.moved', { count: moved })
    return t('lines.count', { lines: step.text.length, most: MAX_LINES, longest, room: MAX_CHARACTERS })
  }
  const moveSurplus = () => {
    if (surplus.length === 0) return
    const written = surplus.filter((line) => line.trim() !== '')
    if (written.length > 0) {
      onChange({ notes: [step.notes, ...written].filter((part) => part !== '').join('\n') }, 'notes')
    }
    setMoved(written.length)
    setSurplus([])
  }
  return (
    <div className={styles.part}>
      <Field label={t('edit.lines', { count: MAX_LINES })}>
        <TextArea
          lang={language}
          rows={Math.max(MAX_LINES, lines.length)}
          value={lines.join('\n')}
          maxLength={2900}
          aria-describedby={countId}
          onChange={(event) => {
            const typed = event.currentTarget.value
            const split = typed === '' ? [] : typed.split('\n')
            onChange({ text: split.slice(0, MAX_LINES) }, 'text')
            setSurplus(split.slice(MAX_LINES))
            setMoved(0)
          }}
          onBlur={moveSurplus}
        />
      </Field>
      <p id={countId} className={styles.note} data-over={isOver} role="status">
        {message()}
      </p>
    </div>
  )
}

interface TimeFieldsProps {
  step: DraftStep
  onChange: (part: Partial<Pick<DraftStep, 'plan' | 'isBackup' | 'dwell'>>, burst?: string) => void
}

/** A step's planned time, its seconds in a kiosk, and whether it is kept for questions. */
function TimeFields({ step, onChange }: TimeFieldsProps) {
  const { t } = useTranslation('editor')
  const { plan, dwell, isBackup = false } = step
  return (
    <>
      <div className={styles.row}>
        <TimeField
          key={`plan ${plan}`}
          label={t('time.plan')}
          start={plan === undefined ? '' : clockFace(planOfStep({ plan }))}
          placeholder={clockFace(planOfStep({}))}
          isFit={(text) => text.trim() === '' || isPlan(readLength(text) ?? 0)}
          fault={t('time.planWrong')}
          onText={(text) => {
            const length = readLength(text)
            onChange({ plan: length === null ? undefined : length / 1000 })
          }}
        />
        <TimeField
          key={`dwell ${dwell}`}
          label={t('edit.dwell')}
          start={String(dwell)}
          isFit={(text) =>
            Number.isInteger(Number(text)) && Number(text) >= MIN_DWELL && Number(text) <= MAX_DWELL
          }
          fault={t('edit.dwellBounds', { least: MIN_DWELL, most: MAX_DWELL })}
          onText={(text) => onChange({ dwell: Number(text) }, 'dwell')}
        />
      </div>
      <CheckBox
        className={styles.option}
        isChecked={isBackup}
        onToggle={() => onChange({ isBackup: isBackup ? undefined : true })}
      >
        {t('time.backup')}
      </CheckBox>
    </>
  )
}

/** Bounds of the dwell time, s. */
const MIN_DWELL = 3
const MAX_DWELL = 600

interface TimeFieldProps {
  label: ReactNode
  start: string
  placeholder?: string
  isFit: (text: string) => boolean
  /** Shown while the input is unfit; the previous value stays. */
  fault: string
  onText: (text: string) => void
}

function TimeField({ label, start, placeholder, isFit, fault, onText }: TimeFieldProps) {
  const [text, setText] = useState(start)
  const noteId = useId()
  const isRight = isFit(text)
  return (
    <Field label={label}>
      <Input
        className={styles.short}
        inputMode="numeric"
        value={text}
        placeholder={placeholder}
        aria-invalid={!isRight}
        aria-describedby={isRight ? undefined : noteId}
        onChange={(event) => setText(event.currentTarget.value)}
        onBlur={() => {
          if (isRight && text.trim() !== start) onText(text)
        }}
      />
      {!isRight && (
        <span id={noteId} className={styles.note}>
          {fault}
        </span>
      )}
    </Field>
  )
}
