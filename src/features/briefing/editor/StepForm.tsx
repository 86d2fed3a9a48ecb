import { lazy, Suspense, useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { MAX_LINES, type StepFrame, type StepLook } from '#domain/briefing.ts'
import { type CellQuery, writeCellQuery } from '#domain/cellQuery.ts'
import {
  type DraftBriefing,
  type DraftStep,
  lookWith,
  MAX_STEPS,
  presentableBriefing,
  roundedFrame,
  storedLayout,
  withCopyOfStep,
  withoutStep,
  withSetWords,
  withSpot,
  withStep,
  withStepAt,
} from '#domain/draftBriefing.ts'
import type { Position } from '#domain/route.ts'
import type { StepFault } from '#domain/stepFaults.ts'
import { numberInTalk } from '#domain/talk.ts'
import { viewOfStep, writeView } from '#domain/viewCodec.ts'
import { StepTypingContext } from '#features/briefing/stage/FaceParts.tsx'
import { labelsCutOff } from '#features/briefing/stage/layouts.ts'
import { StepCanvas } from '#features/briefing/stage/StepCanvas.tsx'
import { CopiedMaps } from '#features/briefing/stage/StepOverview.tsx'
import { useStepMaps } from '#parts/StepMaps.tsx'
import { openFields, STEP_TABS, useEditorStore } from '#state/editorStore.ts'
import { own } from '#state/ownBriefings.ts'
import { useLightOrDark, useUiStore } from '#state/uiStore.ts'
import { useLatest } from '#state/useProvenance.ts'
import { useViewStore } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { commandKey } from '#ui/commandKey.ts'
import { Field, TextArea } from '#ui/Field.tsx'
import { Icon } from '#ui/Icon.tsx'
import { TabPanel, Tabs } from '#ui/Tabs.tsx'
import { useWindowEvent } from '#ui/useOpenCard.ts'
import { useSettled } from '#ui/useSettled.ts'
import { InInterface, useInterfaceTranslation, useInterfaceWords } from '#words/interfaceLanguage.tsx'
import { FaultWords } from './BeforePresent.tsx'
import styles from './Editor.module.css'
import { EvidenceField, FigureField, NumberChoice, useStepCells } from './EvidenceFields.tsx'
import { LayoutField, MapFields, TimeFields } from './LookFields.tsx'
import { type EvidenceOfStep, SourceBars, SourceKey, useEvidenceOfStep } from './SourceBars.tsx'
import { EditorIcon, FIELDS_ID, IconButton } from './StepList.tsx'
import type { StepPaper } from './StepOnPaper.tsx'
import { focusField, NOTES_ID, STEP_VIEW_ID, wordsId } from './stepFields.ts'
import { leaveWords, WordsFields } from './WordsFields.tsx'

interface StepFormProps {
  draft: DraftBriefing
  step: DraftStep
  index: number
  faults: readonly StepFault[]
  /** Tells screen readers what was done. */
  onSaid: (text: string) => void
}

/** One step: in the middle as it plays, with its words typed in place and the notes below; at the right its fields. */
export function StepForm({ draft, step, index, faults, onSaid }: StepFormProps) {
  const { t } = useInterfaceTranslation(['editor', 'ownBriefings', 'briefing'])
  const fields = useRef<HTMLDivElement>(null)
  const tab = useEditorStore((state) => state.tab)
  const evidence = useEvidenceOfStep(step, draft.language)
  useLayoutEffect(() => {
    // The next step is read from its title on.
    if (step.id && tab && fields.current) fields.current.scrollTop = 0
  }, [step.id, tab])
  const edit = (part: Partial<Omit<DraftStep, 'id'>>, burst?: string) =>
    own.edit(draft.id, (before) => withStep(before, step.id, part), burst && `${step.id} ${burst}`)
  const editLook = (part: Partial<StepLook>, burst?: string) =>
    edit({ look: lookWith(step.look, part) }, burst)
  return (
    <section
      className={`${styles.form} shrinks stack`}
      id={FIELDS_ID}
      aria-label={t('edit.step', { number: numberInTalk(draft.steps, step) })}
    >
      <div className={`${styles.middle} gap-8 shrinks column`}>
        <InInterface>
          <LayoutField step={step} onLayout={(layout) => editLook({ layout: storedLayout(step, layout) })} />
        </InInterface>
        <StepOnStage
          draft={draft}
          step={step}
          evidence={evidence}
          onEdit={edit}
          onLook={editLook}
          onSaid={onSaid}
        />
        <Field className={`${styles.notes} rigid`} label={t('briefing:notes')}>
          <TextArea
            id={NOTES_ID}
            lang={draft.language}
            rows={4}
            value={step.notes}
            maxLength={50_000}
            onChange={(event) => edit({ notes: event.currentTarget.value }, 'notes')}
          />
        </Field>
      </div>
      <div className={`${styles.fields} gap-16 shrinks column`} ref={fields}>
        <div className={styles.choices}>
          <StepTools draft={draft} step={step} index={index} onSaid={onSaid} />
          <Tabs
            label={t('edit.parts')}
            tabs={STEP_TABS.map((id) => ({
              id,
              label: t(id === 'map' ? 'look.layouts.map' : `edit.${id}`),
            }))}
            chosen={tab}
            onChoose={(chosen) => useEditorStore.setState({ tab: chosen })}
          />
        </div>
        {/* Fields keep what is typed of one step only. */}
        <InInterface key={step.id}>
          <FaultList faults={faults} />
          <TabPanel tab="words" hidden={tab !== 'words'}>
            <WordsFields draft={draft} step={step} checks={evidence.checks} onChange={edit} />
            <FigureField step={step} onChange={edit} />
            <EvidenceField
              step={step}
              letters={evidence.letters}
              onChange={(links) => edit({ evidence: [...links] })}
            />
          </TabPanel>
          <TabPanel tab="map" hidden={tab !== 'map'}>
            <ViewLink briefing={draft.id} step={step} />
            <MapFields step={step} onLook={editLook} />
          </TabPanel>
          <TabPanel tab="timing" hidden={tab !== 'timing'}>
            <TimeFields step={step} onChange={edit} />
          </TabPanel>
        </InInterface>
      </div>
    </section>
  )
}

interface StepOnStageProps {
  draft: DraftBriefing
  step: DraftStep
  evidence: EvidenceOfStep
  onEdit: (part: Partial<DraftStep>, burst: string) => void
  onLook: (part: Partial<StepLook>, burst: string) => void
  onSaid: (text: string) => void
}

/** Gives the focus to a line on the stage, or in the fields where the layout does not show it. */
function focusLine(line: number): void {
  const words = document.querySelector<HTMLElement>(`#${FIELDS_ID} [data-line="${line}"]`)
  if (words) words.focus()
  else focusField(wordsId(line + 1))
}

/** The step as it plays: click words to type, drag and zoom the map to set its frame, move its labels by hand. */
function StepOnStage({ draft, step, evidence, onEdit, onLook, onSaid }: StepOnStageProps) {
  const { t } = useInterfaceTranslation(['editor', 'ownBriefings'])
  const theme = useLightOrDark()
  // The stage is slow to lay out: words typed elsewhere reach it once typing pauses.
  const drawn = useSettled(step, step.id)
  const [isTyping, setIsTyping] = useState(false)
  const cells = useStepCells(drawn)
  const latest = useLatest({ onEdit, onLook, onSaid, step })
  const typing = useMemo(
    () => ({
      nameOf: (line: number) =>
        line < 0 ? t('edit.titleOnStage') : t('edit.lineOnStage', { number: line + 1 }),
      onText: (text: string, line: number) => {
        const { onEdit: change, step: now } = latest.current
        if (line < 0) change({ title: text.slice(0, 400) }, 'title')
        else
          change({ text: now.text.map((other, at) => (at === line ? text.slice(0, 1000) : other)) }, 'text')
      },
      onKey: (key: 'Enter' | 'Escape', line: number) => {
        const { onEdit: change, step: now } = latest.current
        if (key === 'Escape') {
          document.querySelector<HTMLElement>(OPEN_THUMBNAIL)?.focus()
          return
        }
        const isLast = line + 1 === now.text.length
        if (isLast && (now.text.length >= MAX_LINES || now.text[line]?.trim() === '')) return
        if (isLast) change({ text: [...now.text, ''] }, 'lines')
        requestAnimationFrame(() => focusLine(line + 1))
      },
      onLeft: () => leaveWords(draft.id, latest.current.step.id),
      choiceOf: (query: CellQuery) => (
        <InInterface>
          <NumberChoice
            step={drawn}
            query={writeCellQuery(query)}
            cells={cells}
            onChange={(part) => latest.current.onEdit(part, 'number')}
          />
        </InInterface>
      ),
    }),
    [latest, drawn, cells, t, draft.id],
  )
  const frame = useCallback(
    (to: StepFrame) => latest.current.onLook({ frame: roundedFrame(to) }, 'frame'),
    [latest],
  )
  const moveLabel = useCallback(
    ({ key, name }: { key: string; name: string }, to: Position | null) => {
      latest.current.onLook(withSpot(latest.current.step.look, key, to), 'spots')
      latest.current.onSaid(t(to ? 'callouts.moved' : 'callouts.movedBack', { name }))
    },
    [latest, t],
  )
  const map = useMemo(
    () => <CopiedMaps step={drawn} theme={theme} onFrame={frame} onSpot={moveLabel} />,
    [drawn, theme, frame, moveLabel],
  )
  const set = useMemo(() => withSetWords(drawn, draft.language), [drawn, draft.language])
  const words = useInterfaceWords()
  const { pictureOf } = useStepMaps()
  const cutOff = drawn.look?.frame ? labelsCutOff(drawn, pictureOf) : []
  const [paper, setPaper] = useState<ShownAs>('stage')
  const talk = useMemo(() => {
    const steps = draft.steps.map((each) => (each.id === drawn.id ? drawn : each))
    return presentableBriefing({ ...draft, steps }, () => true)
  }, [draft, drawn])
  const onPaper = talk?.steps.find(({ id }) => id === drawn.id)
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only notes where the focus is. */}
      <div
        className={`${styles.stage} anchor`}
        data-paper={paper}
        onFocus={({ target }) => {
          setIsTyping(true)
          if (target.closest('[data-layout]'))
            useEditorStore.setState({ tab: target.closest('[data-part="map"]') ? 'map' : 'words' })
        }}
        onBlur={() => setIsTyping(false)}
      >
        {paper === 'stage' ? (
          <StepTypingContext value={typing}>
            <StepCanvas briefing={draft} step={isTyping ? step : set} map={map} />
            <InInterface>
              <SourceBars draft={draft} step={set} {...evidence} />
            </InInterface>
          </StepTypingContext>
        ) : (
          talk &&
          onPaper && (
            <Suspense fallback={null}>
              <StepOnPaper briefing={talk} step={onPaper} paper={paper} />
            </Suspense>
          )
        )}
      </div>
      <div role="status">
        {cutOff.length > 0 && (
          <p className="small quiet">{t('look.frameCutsOff', { labels: words.list(cutOff) })}</p>
        )}
      </div>
      <SeeAs paper={paper} onPaper={setPaper} />
    </>
  )
}

/** What the bars beside the step mean, and what the step can be seen as. */
function SeeAs({ paper, onPaper }: { paper: ShownAs; onPaper: (paper: ShownAs) => void }) {
  const { t } = useInterfaceTranslation('editor')
  return (
    <div className={`${styles.beneath} rigid in-row`}>
      {paper === 'stage' && (
        <InInterface>
          <SourceKey />
        </InInterface>
      )}
      <fieldset className={`${styles.seeAs} gap-4 row-type in-row`}>
        <legend className="soft">{t('paper.heading')}</legend>
        {(['stage', 'slide', 'note', 'handout', 'markdown', 'json'] as const).map((each) => (
          <Button key={each} aria-pressed={paper === each} onClick={() => onPaper(each)}>
            {t(`paper.${each}`)}
          </Button>
        ))}
      </fieldset>
    </div>
  )
}

type ShownAs = 'stage' | StepPaper

const StepOnPaper = lazy(() => import('./StepOnPaper.tsx').then((m) => ({ default: m.StepOnPaper })))

/** Gives the focus to the open step once it is in the list, where the focus was in the list. */
function focusOpenRow(): void {
  if (!document.activeElement?.closest('[data-step]')) return
  requestAnimationFrame(() => document.querySelector<HTMLElement>(OPEN_THUMBNAIL)?.focus())
}

/**
 * Moves, doubles and deletes the step. The buttons stay where they are, and keep the focus; in the list it goes with the
 * step that is moved, to the copy, or to the step that is open after one is deleted.
 */
function StepTools({ draft, step, index, onSaid }: Omit<StepFormProps, 'faults'>) {
  const { t } = useInterfaceTranslation(['editor', 'help'])
  const key = commandKey(t('help:key.control'))
  const count = draft.steps.length
  const untitled = t('edit.untitledStep')
  const title = step.title.trim() || untitled
  /** In the list keys move the step that has the focus. */
  const moveBy = (places: number, id = step.id) => {
    const from = draft.steps.findIndex((each) => each.id === id)
    const to = from + places
    if (from < 0 || to < 0 || to >= count) return
    const held = document.activeElement
    own.edit(draft.id, (before) => withStepAt(before, id, to))
    onSaid(t('drag.over', { title: draft.steps[from]?.title.trim() || untitled, number: to + 1, count }))
    // A row that is put elsewhere loses the focus.
    if (held instanceof HTMLElement) requestAnimationFrame(() => held.focus())
  }
  const duplicate = () => {
    const copy = count < MAX_STEPS ? withCopyOfStep(draft, step.id) : null
    if (!copy) return
    own.edit(draft.id, () => copy.draft)
    openFields(copy.id)
    focusOpenRow()
    onSaid(t('edit.duplicated', { title, number: index + 2, count: count + 1 }))
  }
  const remove = () => {
    const next = draft.steps[index + 1] ?? draft.steps[index - 1]
    own.edit(draft.id, (before) => withoutStep(before, step.id))
    openFields(next?.id ?? null)
    onSaid(t('edit.removed', { title }))
  }
  useWindowEvent('keydown', (event) => {
    const { key: name, altKey, ctrlKey, metaKey, shiftKey, defaultPrevented } = event
    if (defaultPrevented || shiftKey || useUiStore.getState().overlay) return
    const isCommand = ctrlKey !== metaKey && !altKey
    if (isCommand && name === 'Enter') duplicate()
    else if (name === 'Delete' && isOpenThumbnail(event.target)) remove()
    else if (altKey && !ctrlKey && !metaKey && (name === 'ArrowUp' || name === 'ArrowDown'))
      moveBy(name === 'ArrowUp' ? -1 : 1, rowOf(event.target))
    else return
    event.preventDefault()
  })
  return (
    <div className="to-ends in-row">
      <h2 className="title-16">{t('shared:stepOf', { number: numberInTalk(draft.steps, step), count })}</h2>
      <div className="in-row">
        <IconButton
          name={t('edit.up')}
          title={`${t('edit.up')} (Alt+↑)`}
          aria-keyshortcuts="Alt+ArrowUp"
          aria-disabled={index === 0}
          onClick={() => moveBy(-1)}
        >
          <Icon name="up" />
        </IconButton>
        <IconButton
          name={t('edit.down')}
          title={`${t('edit.down')} (Alt+↓)`}
          aria-keyshortcuts="Alt+ArrowDown"
          aria-disabled={index === count - 1}
          onClick={() => moveBy(1)}
        >
          <Icon name="down" />
        </IconButton>
        <IconButton
          name={t('edit.duplicate')}
          title={`${t('edit.duplicate')} (${key}+Enter)`}
          aria-keyshortcuts="Control+Enter"
          aria-disabled={count >= MAX_STEPS}
          onClick={duplicate}
        >
          <EditorIcon name="copy" />
        </IconButton>
        <IconButton name={t('edit.remove')} aria-keyshortcuts="Delete" onClick={remove}>
          <EditorIcon name="remove" />
        </IconButton>
      </div>
    </div>
  )
}

/** The open step in the list. */
export const OPEN_THUMBNAIL = '[aria-current="step"]'

/** The step of the row that has the focus; undefined outside the list. */
function rowOf(target: EventTarget | null): string | undefined {
  return target instanceof Element ? target.closest<HTMLElement>('[data-step]')?.dataset.step : undefined
}

function isOpenThumbnail(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches(OPEN_THUMBNAIL)
}

/** Why a step is not shown or exported yet, and how to fix it. */
function FaultList({ faults }: { faults: readonly StepFault[] }) {
  const { t } = useInterfaceTranslation('editor')
  return (
    <div role="status">
      {faults.length > 0 && (
        <div className={`${styles.faults} marked gap-4 stack breaks`}>
          <p className="bold">{t('fault.heading')}</p>
          <ul className="gap-4 stack">
            {faults.map((fault) => (
              <li key={JSON.stringify(fault)}>
                <FaultWords fault={fault} />
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}

/** A link to the view of a step, whose bar replaces it. */
function ViewLink({ briefing, step }: { briefing: string; step: DraftStep }) {
  const { t } = useInterfaceTranslation('editor')
  const language = useViewStore((state) => state.view.language)
  const link = writeView({ ...viewOfStep(step), language, step: { briefing, step: null } })
  return (
    <a id={STEP_VIEW_ID} href={link} onClick={() => useEditorStore.setState({ changing: step.id })}>
      {t('edit.openView')}
    </a>
  )
}
