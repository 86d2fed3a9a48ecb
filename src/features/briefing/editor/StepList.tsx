import {
  type Announcements,
  closestCenter,
  DndContext,
  KeyboardSensor,
  PointerSensor,
  type UniqueIdentifier,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import {
  SortableContext,
  sortableKeyboardCoordinates,
  useSortable,
  verticalListSortingStrategy,
} from '@dnd-kit/sortable'
import { type ComponentProps, memo, useMemo, useRef } from 'react'
import { isSaid } from '#domain/briefing.ts'
import { type DraftBriefing, type DraftStep, withStepAt } from '#domain/draftBriefing.ts'
import type { StepFault } from '#domain/stepFaults.ts'
import { clockFace, numberInTalk, planOfStep, planOfTalk } from '#domain/talk.ts'
import { StepPicture, useDrawnCells } from '#features/briefing/stage/StepOverview.tsx'
import { openFields } from '#state/editorStore.ts'
import { own } from '#state/ownBriefings.ts'
import { useLightOrDark } from '#state/uiStore.ts'
import { Button } from '#ui/Button.tsx'
import { StrokeIcon } from '#ui/Icon.tsx'
import { NARROW } from '#ui/useMediaQuery.ts'
import { useSettled } from '#ui/useSettled.ts'
import { useInterfaceTranslation } from '#words/interfaceLanguage.tsx'
import styles from './StepForm.module.css'

interface StepListProps {
  draft: DraftBriefing
  /** The step whose fields are open. */
  open: string | null
  faults: ReadonlyMap<string, readonly StepFault[]> | null
}

/** The steps, sortable by dragging, with Alt and an arrow, or with Space and the arrows on a handle. */
export function StepList({ draft, open, faults }: StepListProps) {
  const { t } = useInterfaceTranslation('editor')
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  )
  const isFresh = useRef(false)
  const { steps } = draft
  const drawn = useDrawnCells(steps, useLightOrDark(), true)
  const placeOf = (id: UniqueIdentifier | undefined) => steps.findIndex((step) => step.id === id)
  const nameOf = (id: UniqueIdentifier) => steps[placeOf(id)]?.title || t('edit.untitledStep')
  const announced = (id: UniqueIdentifier, at: UniqueIdentifier | undefined) => ({
    title: nameOf(id),
    number: placeOf(at ?? id) + 1,
    count: steps.length,
  })
  const announcements: Announcements = {
    onDragStart: ({ active }) => {
      isFresh.current = true
      return t('drag.start', announced(active.id, active.id))
    },
    onDragOver: ({ active, over }) => {
      // The first event is the start position, which `onDragStart` has announced.
      const isAnnounced = isFresh.current && over?.id === active.id
      isFresh.current = false
      return over && !isAnnounced ? t('drag.over', announced(active.id, over.id)) : undefined
    },
    onDragEnd: ({ active, over }) => t('drag.end', announced(active.id, over?.id)),
    onDragCancel: ({ active }) => t('drag.cancel', announced(active.id, active.id)),
  }
  return (
    <section className={`${styles.steps} stack-top one-column gap-8 shrinks`} aria-label={t('shared:steps')}>
      <div className="to-ends gap-8 row-baseline">
        <h2 className="title-16">{t('shared:steps')}</h2>
        {steps.length > 0 && (
          <p className="small quiet">{t('time.sum', { time: clockFace(planOfTalk(steps)) })}</p>
        )}
      </div>
      <DndContext
        sensors={sensors}
        collisionDetection={closestCenter}
        accessibility={{ announcements, screenReaderInstructions: { draggable: t('drag.how') } }}
        onDragEnd={({ active, over }) => {
          if (over && over.id !== active.id) {
            own.edit(draft.id, (before) => withStepAt(before, String(active.id), placeOf(over.id)))
          }
        }}
      >
        <SortableContext items={steps.map(({ id }) => id)} strategy={verticalListSortingStrategy}>
          <ol className={`${styles.list} one-column gap-three-quarters stack`}>
            {steps.length === 0 && (
              <li className={`${styles.blank} wide quiet row-type stack`}>{t('begin.appears')}</li>
            )}
            {steps.map((step, index) => (
              <StepRow
                key={step.id}
                draft={draft}
                step={step}
                number={numberInTalk(steps, step)}
                isDrawn={index < drawn}
                isOpen={step.id === open}
                hasFaults={faults?.has(step.id) ?? false}
              />
            ))}
          </ol>
        </SortableContext>
      </DndContext>
    </section>
  )
}

interface StepRowProps {
  draft: DraftBriefing
  step: DraftStep
  number: number
  isOpen: boolean
  isDrawn: boolean
  hasFaults: boolean
}

function StepRow({ draft, step, number, isOpen, isDrawn, hasFaults }: StepRowProps) {
  const { t } = useInterfaceTranslation('editor')
  const theme = useLightOrDark()
  const shown = useMemo(() => ({ draft, step }), [draft, step])
  const drawn = useSettled(shown, step.id)
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } =
    useSortable({ id: step.id })
  const title = step.title.trim() || t('edit.untitledStep')
  return (
    <li
      ref={setNodeRef}
      className={`${styles.row} gap-4 stack`}
      data-step={step.id}
      data-open={isOpen}
      data-dragging={isDragging}
      style={{
        transform: transform ? `translate3d(0, ${transform.y}px, 0)` : undefined,
        transition,
      }}
    >
      <button
        type="button"
        ref={setActivatorNodeRef}
        className={`${styles.handle} gap-2 line-16 quiet row-type stack-top`}
        {...attributes}
        {...listeners}
        aria-label={t('drag.handle', { number, title })}
        aria-roledescription={t('drag.role')}
        aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
        title={`${t('drag.role')} (Alt+↑, Alt+↓)`}
      >
        <b>{number}</b>
        <span>{step.isBackup ? '' : clockFace(planOfStep(step))}</span>
        <EditorIcon name="drag" />
      </button>
      <div className={`${styles.choose} shrinks anchor`}>
        {isDrawn ? (
          <Thumbnail draft={drawn.draft} step={drawn.step} theme={theme} />
        ) : (
          <span className={`${styles.blank} block`} />
        )}
        <button
          type="button"
          className={`${styles.open} cover stack from-start`}
          aria-current={isOpen ? 'step' : undefined}
          // A finger on the picture scrolls the list.
          onPointerDown={(event) => event.pointerType === 'mouse' && listeners?.onPointerDown?.(event)}
          onClick={() => choose(step.id)}
        >
          <span className="visually-hidden">
            {number}. <span lang={draft.language}>{title}</span>
          </span>
          {hasFaults && <span className={`${styles.fault} caption-type line-16`}>{t('fault.mark')}</span>}
          {step.isBackup && (
            <span className={`${styles.fault} caption-type line-16`}>{t('shared:forQuestions')}</span>
          )}
        </button>
      </div>
    </li>
  )
}

/** Opens a step; scrolls to it where it is above the list. */
function choose(step: string): void {
  openFields(step)
  if (!window.matchMedia(NARROW).matches) return
  requestAnimationFrame(() => {
    // Neither the form nor its middle has a box of its own there.
    document.querySelector(`#${FIELDS_ID} [data-paper]`)?.scrollIntoView({ block: 'start' })
  })
}

/** Id of the button that adds a step. */
export const ADD_STEP_ID = 'add-step'

/** Id of the form of the open step. */
export const FIELDS_ID = 'step-fields'

interface ThumbnailProps {
  draft: DraftBriefing
  step: DraftStep
  theme: 'light' | 'dark'
}

/** The step as the room sees it. Only what leads through the talk says something of other steps. */
const Thumbnail = memo(
  function Thumbnail({ draft, step, theme }: ThumbnailProps) {
    return <StepPicture briefing={draft} step={step} theme={theme} />
  },
  (before, now) =>
    before.step === now.step &&
    before.theme === now.theme &&
    before.draft.steps.length === now.draft.steps.length &&
    before.draft.steps.indexOf(before.step) === now.draft.steps.indexOf(now.step) &&
    (isSaid(now.step) || before.draft === now.draft),
)

/** 16 px stroke paths; kept apart from `Icon` so that they stay out of the first load. */
const PATHS = {
  undo: 'M3 6h6.500a3.500 3.500 0 010 7H6M3 6l3-3M3 6l3 3',
  redo: 'M13 6H6.500a3.500 3.500 0 000 7H10M13 6l-3-3M13 6l-3 3',
  drag: 'M6 3.500h.010M10 3.500h.010M6 8h.010M10 8h.010M6 12.500h.010M10 12.500h.010',
  copy: 'M6 6h8v8H6zM10 6V2H2v8h4',
  remove: 'M3 4.500h10M6 4.500V2.500h4v2M4.500 4.500l.500 9h6l.500-9',
} as const

/** A square button whose icon is named in words. */
export function IconButton({ name, ...rest }: ComponentProps<'button'> & { name: string }) {
  return <Button look="icon" aria-label={name} title={name} {...rest} />
}

/** Decorative icon for a button that has an accessible name. */
export function EditorIcon({ name }: { name: keyof typeof PATHS }) {
  return <StrokeIcon path={PATHS[name]} />
}
