import { useEffect, useMemo, useRef, useState } from 'react'
import {
  type DraftBriefing,
  type DraftStep,
  nameOfTalk,
  presentableBriefing,
  withTitle,
} from '#domain/draftBriefing.ts'
import { OWN_NAMES, UI_LANGUAGES } from '#domain/language.ts'
import type { StepFault } from '#domain/stepFaults.ts'
import { numberInTalk, runOf } from '#domain/talk.ts'
import { DeleteBriefing, DeletedNotice } from '#features/briefing/OwnTools.tsx'
import { SheetDialog } from '#features/briefing/SheetDialog.tsx'
import { GivenOn } from '#features/briefing/since/GivenOn.tsx'
import { TakeAlong } from '#features/briefing/TakeAlong.tsx'
import type { OwnEntry } from '#state/createOwnBriefings.ts'
import { closeEditor, noteUse, openEditor, openFields, useEditorStore } from '#state/editorStore.ts'
import { own, setAuthor, useOwnBriefings } from '#state/ownBriefings.ts'
import { startRehearsal, startTalk } from '#state/talkStore.ts'
import { useUiStore } from '#state/uiStore.ts'
import { faultsOfDraft, useBriefingSources } from '#state/useBriefings.ts'
import { useShortcut } from '#state/useShortcut.ts'
import { replaceStep, useViewStore } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { commandKey } from '#ui/commandKey.ts'
import { Field, Input, Select } from '#ui/Field.tsx'
import { Icon } from '#ui/Icon.tsx'
import { KeyCap } from '#ui/KeyCap.tsx'
import { useWindowEvent } from '#ui/useOpenCard.ts'
import { useSettled } from '#ui/useSettled.ts'
import { InInterface, useInterfaceTranslation, useInterfaceWords } from '#words/interfaceLanguage.tsx'
import { BeforePresent } from './BeforePresent.tsx'
import styles from './Editor.module.css'
import { FirstStep, useFocusOnEmptied } from './FirstStep.tsx'
import { OPEN_THUMBNAIL, StepForm } from './StepForm.tsx'
import { StepGallery } from './StepGallery.tsx'
import { ADD_STEP_ID, EditorIcon, IconButton, StepList } from './StepList.tsx'
import { focusField, wordsId } from './stepFields.ts'

const NONE: readonly never[] = []

/** Edits an own briefing: metadata, a sortable list of steps, and the form of the open step. */
export function Editor() {
  const { t } = useInterfaceTranslation(['editor', 'ownBriefings'])
  const id = useEditorStore((state) => state.editing)
  const chosen = useEditorStore((state) => state.step)
  const entry = useOwnBriefings(({ entries }) => (id === null ? undefined : entries.get(id)))
  const draft = entry?.history.present
  const evidence = draft?.steps.flatMap((step) => step.evidence) ?? NONE
  const { sources, error } = useBriefingSources(evidence)
  useEffect(() => {
    if (id !== null) noteUse(id)
  }, [id])
  const linked = useViewStore(({ view }) => view.step?.step ?? null)
  useEffect(() => {
    if (id === null || linked === null) return
    // A link with a step is that of a talk, which ends where its step is edited: else other pages would lead back to it
    // and offer no view to add.
    openFields(linked)
    replaceStep({ briefing: id, step: null })
  }, [id, linked])
  const first = draft?.steps[0]?.id
  useEffect(() => {
    // The step stays open when another one is moved before it.
    if (chosen === null && first !== undefined) openFields(first)
  }, [chosen, first])
  useFocusOnEmptied(draft && !first)
  const isPersistent = useOwnBriefings((state) => state.isPersistent)
  const [isAdding, setIsAdding] = useState(false)
  const [said, setSaid] = useState({ text: '', count: 0 })
  const say = (text: string) => setSaid(({ count }) => ({ text, count: count + 1 }))
  const travel = (to: 'undo' | 'redo') => {
    if (id === null || !moveInHistory(id, to)) return
    say(t(to === 'undo' ? 'edit.undone' : 'edit.redone'))
  }
  useEditorKeys(id, travel)
  useShortcut('addStep', () => setIsAdding(true))
  const faults = useMemo(() => (draft && sources ? faultsOfDraft(draft, sources) : null), [draft, sources])
  if (!entry || !draft) return null
  const index = Math.max(
    0,
    draft.steps.findIndex((step) => step.id === chosen),
  )
  const step = draft.steps[index]
  const noteAdded = (number: number, count = 1) => {
    setIsAdding(false)
    say(count > 1 ? t('edit.addedMany', { count }) : t('edit.added', { number }))
    focusOpenStep()
  }
  return (
    <div ref={keepFocusNearby} className={`${styles.editor} column`}>
      <div className={`${styles.top} toolbar in-row`}>
        <Button look="icon" aria-label={t('edit.leave')} title={t('edit.leave')} onClick={closeEditor}>
          <Icon name="back" />
        </Button>
        <EditorHead draft={draft} />
        <EditorBar entry={entry} step={step} faults={faults} onTravel={travel} />
      </div>
      <div className={styles.given}>
        <GivenOn id={draft.id} />
        {error && <p role="alert">{t('ownBriefings:list.notRead')}</p>}
      </div>
      <ConflictNotice entry={entry} />
      <div className={`${styles.halves} stack`}>
        <div className={`${styles.rail} gap-8 stack`}>
          <StepList draft={draft} open={step?.id ?? null} faults={faults} />
          <Button
            id={ADD_STEP_ID}
            aria-haspopup="dialog"
            aria-keyshortcuts="A"
            onClick={() => setIsAdding(true)}
          >
            <Icon name="plus" />
            {t('gallery.heading')} <KeyCap name="A" />
          </Button>
          {/* Where they are needed, the handles say so to screen readers. */}
          {draft.steps.length > 1 && (
            <p className={`${styles.keys} small quiet`} aria-hidden="true">
              <KeyCap name="Alt ↑" /> <KeyCap name="Alt ↓" /> {t('drag.keys')}
            </p>
          )}
        </div>
        {step ? (
          <StepForm
            draft={draft}
            step={step}
            index={index}
            faults={faults?.get(step.id) ?? NONE}
            onSaid={say}
          />
        ) : (
          <FirstStep draft={draft} onAdded={(count) => noteAdded(1, count)} />
        )}
      </div>
      {isAdding && (
        <SheetDialog
          look="gallery"
          heading={
            step ? t('gallery.after', { number: numberInTalk(draft.steps, step) }) : t('gallery.heading')
          }
          onClose={() => setIsAdding(false)}
          buttons={<Button onClick={() => setIsAdding(false)}>{t('shared:cancel')}</Button>}
        >
          <StepGallery
            draft={draft}
            place={index + 1}
            onAdded={() => noteAdded(runOf(draft.steps.slice(0, index + 1)).length + 1)}
          />
        </SheetDialog>
      )}
      <InInterface>
        <DeletedNotice />
      </InInterface>
      <p className="visually-hidden" role="status">
        {own.store.getState().isReady && t(isPersistent ? `save.${entry.save}` : 'save.memory')}
      </p>
      <p className="visually-hidden" role="status">
        {/* The same words again are announced again. */}
        <span key={said.count}>{said.text}</span>
      </p>
    </div>
  )
}

interface EditorBarProps {
  entry: OwnEntry
  /** The open one. */
  step: DraftStep | undefined
  /** By step id; null until checked. */
  faults: ReadonlyMap<string, readonly StepFault[]> | null
  onTravel: (to: 'undo' | 'redo') => void
}

/** Toolbar of the whole briefing: save state, undo, redo, save, delete and present. */
function EditorBar({ entry, step, faults, onTravel }: EditorBarProps) {
  const { t } = useInterfaceTranslation(['editor', 'ownBriefings', 'briefing', 'common', 'help', 'presenter'])
  const isPersistent = useOwnBriefings((state) => state.isPersistent)
  const { history } = entry
  const draft = history.present
  const key = commandKey(t('help:key.control'))
  const now = useMemo(() => ({ draft, faults }), [draft, faults])
  const settled = useSettled(now, draft.id)
  const shown = useMemo(
    () => presentableBriefing(settled.draft, ({ id }) => settled.faults?.has(id) === false),
    [settled],
  )
  const first = faults && draft.steps.find(({ id }) => !faults.has(id))
  const left = faults?.size ?? 0
  const [isChecking, setIsChecking] = useState(false)
  const presentName =
    left > 0 && first
      ? t('edit.presentSome', { shown: draft.steps.length - left, count: draft.steps.length })
      : t('common:present')
  const present = (from = first) => {
    if (!from) return
    setIsChecking(false)
    own.flush(false)
    startTalk(draft.id, from)
  }
  // No step is left out before its author has read why.
  const ask = (from = first) => (left > 0 ? setIsChecking(true) : present(from))
  useShortcut('present', () => {
    if (faults) ask(step)
  })
  return (
    <div className={`${styles.bar} in-row`} role="toolbar" aria-label={t('edit.tools')}>
      <span
        className={`${styles.state} line-16 quiet row-type`}
        data-save={isPersistent ? entry.save : 'failed'}
      >
        {isPersistent ? t(`save.${entry.save}`) : t('save.memory')}
      </span>
      <IconButton
        name={t('shared:undo')}
        aria-keyshortcuts="Control+Z"
        title={`${t('shared:undo')} (${key}+Z)`}
        aria-disabled={history.past.length === 0}
        onClick={() => onTravel('undo')}
      >
        <EditorIcon name="undo" />
      </IconButton>
      <IconButton
        name={t('edit.redo')}
        aria-keyshortcuts="Control+Shift+Z Control+Y"
        title={`${t('edit.redo')} (${key}+Y)`}
        aria-disabled={history.future.length === 0}
        onClick={() => onTravel('redo')}
      >
        <EditorIcon name="redo" />
      </IconButton>
      <BeforePresent draft={draft} faults={faults} isOpen={isChecking} onOpen={setIsChecking}>
        <Button look="main" disabled={!first} onClick={() => present()}>
          {presentName}
        </Button>
      </BeforePresent>
      <Button
        className={styles.rehearse}
        disabled={!first}
        onClick={() => {
          own.flush(false)
          if (first) startRehearsal({ briefing: draft.id, step: first.id })
        }}
      >
        {t('presenter:rehearsal.start')}
      </Button>
      {shown && <TakeAlong briefing={shown} draft={draft} />}
      <DeleteBriefing draft={draft} />
      <Button
        look="main"
        disabled={!first}
        onClick={() => ask()}
        {...(left > 0 && { 'aria-haspopup': 'dialog' })}
      >
        {presentName}
      </Button>
    </div>
  )
}

/** Shown if another tab changed the same briefing: the reader keeps this version as a copy, or takes the other. */
function ConflictNotice({ entry }: { entry: OwnEntry }) {
  const { t } = useInterfaceTranslation(['editor', 'ownBriefings', 'briefing'])
  const words = useInterfaceWords()
  const { conflict, history } = entry
  if (!conflict) return null
  const { id, title } = history.present
  const steps = conflict.theirs?.briefing.steps.length ?? 0
  return (
    <div className={`${styles.conflict} boxed gap-8 stack breaks`} role="alert">
      <p className="bold">{t('conflict.heading')}</p>
      <p>
        {conflict.theirs
          ? t('conflict.changed', {
              steps: t('briefing:steps', { count: steps }),
              mine: words.number(history.present.steps.length),
            })
          : t('conflict.deleted')}
      </p>
      <div className="in-row">
        <Button
          onClick={() => {
            const copy = own.saveAsCopy(id, t('ownBriefings:list.copyTitle', { title }))
            if (copy !== null) openEditor(copy)
          }}
        >
          {t('conflict.keepMine')}
        </Button>
        <Button onClick={() => own.acceptTheirs(id)}>
          {conflict.theirs ? t('conflict.takeTheirs') : t('conflict.letGo')}
        </Button>
      </div>
    </div>
  )
}

/** Title, author, date and language of the briefing. */
function EditorHead({ draft }: { draft: DraftBriefing }) {
  const { t } = useInterfaceTranslation(['editor', 'ownBriefings'])
  const name = nameOfTalk(draft) || t('ownBriefings:list.untitled')
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    // The control that opened the editor went with its page.
    if (document.activeElement === document.body) heading.current?.focus()
  }, [])
  const edit = (part: Partial<DraftBriefing>, burst?: string) =>
    own.edit(draft.id, (before) => ({ ...before, ...part }), burst)
  return (
    <section className={`${styles.head} gap-three-quarters shrinks row-middle`} aria-label={t('edit.head')}>
      <h1 ref={heading} className="visually-hidden" tabIndex={-1}>
        {t('edit.heading', { title: name })}
      </h1>
      <Input
        className={`${styles.title} bold shrinks`}
        aria-label={t('shared:title')}
        lang={draft.language}
        value={draft.title}
        placeholder={name}
        maxLength={400}
        onChange={({ currentTarget: { value } }) =>
          own.edit(draft.id, (before) => withTitle(before, value), 'head title')
        }
      />
      <details
        className={`${styles.about} anchor rigid soft row-type`}
        onKeyDown={({ key, currentTarget }) => {
          if (key !== 'Escape' || !currentTarget.open) return
          currentTarget.open = false
          currentTarget.querySelector('summary')?.focus()
        }}
        onBlur={({ relatedTarget, currentTarget }) => {
          if (relatedTarget && !currentTarget.contains(relatedTarget)) currentTarget.open = false
        }}
      >
        <summary>{t('edit.about')}</summary>
        <div className={`${styles.aboutFields} gap-three-quarters stack float`}>
          <Field label={t('edit.author')}>
            <Input
              value={draft.author}
              maxLength={400}
              onChange={(event) => setAuthor(draft.id, event.currentTarget.value)}
            />
          </Field>
          <Field label={t('shared:date')}>
            <Input
              type="date"
              value={draft.date}
              required
              onChange={(event) => {
                // Partly typed dates are ignored.
                if (/^\d{4}-\d{2}-\d{2}$/.test(event.currentTarget.value))
                  edit({ date: event.currentTarget.value })
              }}
            />
          </Field>
          <Field label={t('edit.language')}>
            <Select
              value={draft.language}
              onChange={(event) => {
                const language = UI_LANGUAGES.find((known) => known === event.currentTarget.value)
                if (language) edit({ language })
              }}
            >
              {UI_LANGUAGES.map((language) => (
                <option key={language} value={language} lang={language}>
                  {OWN_NAMES[language]}
                </option>
              ))}
            </Select>
          </Field>
        </div>
      </details>
    </section>
  )
}

/** Undoes or redoes; a step that comes back opens, and after one that goes the step before it. False where nothing changes. */
function moveInHistory(id: string, to: 'undo' | 'redo'): boolean {
  const present = () => own.store.getState().entries.get(id)?.history.present
  const before = present()
  own[to](id)
  const after = present()
  if (!before || !after || after === before) return false
  const back = after.steps.find((step) => before.steps.every((other) => other.id !== step.id))
  const { step: open } = useEditorStore.getState()
  const place = before.steps.findIndex((step) => step.id === open)
  if (back) openFields(back.id)
  else if (place >= 0 && after.steps.every((step) => step.id !== open))
    openFields(after.steps[Math.max(0, place - 1)]?.id ?? null)
  return true
}

/** Gives the focus to the title of the open step where it has none yet, else to the step in the list, else to the button that adds one. */
function focusOpenStep(): void {
  requestAnimationFrame(() => {
    const title = document.getElementById(wordsId(0))
    const isUntitled = title instanceof HTMLTextAreaElement && title.value === ''
    const next = document.querySelector<HTMLElement>(OPEN_THUMBNAIL) ?? document.getElementById(ADD_STEP_ID)
    if (isUntitled) focusField(wordsId(0))
    else next?.focus()
  })
}

const CONTROLS = 'a[href], button, input, select, textarea, summary, [tabindex="0"]'

/**
 * Ref of the editor: where a control disappears by what it did, the next one near it takes the focus; in place of an open
 * step in the list, and where nothing is near, the step that is open now, else the button that adds one.
 */
function keepFocusNearby(editor: HTMLElement | null) {
  if (!editor) return
  let last: { control: HTMLElement; parents: Element[]; controls: HTMLElement[] } | null = null
  const controlsIn = (part: Element) => [...part.querySelectorAll<HTMLElement>(CONTROLS)]
  const rememberControl = ({ target }: FocusEvent) => {
    if (!(target instanceof HTMLElement)) return
    const parents: Element[] = []
    for (let at = target.parentElement; at && at !== editor.parentElement; at = at.parentElement)
      parents.push(at)
    last = { control: target, parents, controls: controlsIn(editor) }
  }
  // If the control is still there, or another takes the focus, the reader moved it away.
  const forgetControlThatStays = ({ relatedTarget }: FocusEvent) => {
    if (relatedTarget) last = null
    else
      window.setTimeout(() => {
        if (last?.control.isConnected && document.activeElement === document.body) last = null
      })
  }
  const focusNearby = () => {
    if (!last || last.control.isConnected || document.activeElement !== document.body) return
    const { control, parents, controls } = last
    const open = [
      ...editor.querySelectorAll<HTMLElement>(OPEN_THUMBNAIL),
      ...editor.querySelectorAll<HTMLElement>(`#${ADD_STEP_ID}`),
    ]
    // A list may be left empty: then what is around it.
    for (const part of parents.filter(({ isConnected }) => isConnected)) {
      const following = controls.slice(controls.indexOf(control) + 1).filter((each) => part.contains(each))
      for (const next of [
        ...(control.matches(OPEN_THUMBNAIL) ? open : []),
        ...following,
        ...(part === editor ? open : controlsIn(part)),
      ]) {
        next.focus()
        if (document.activeElement === next) return
      }
    }
  }
  const removals = new MutationObserver(focusNearby)
  removals.observe(editor, { childList: true, subtree: true })
  editor.addEventListener('focusin', rememberControl)
  editor.addEventListener('focusout', forgetControlThatStays)
  return () => {
    removals.disconnect()
    editor.removeEventListener('focusin', rememberControl)
    editor.removeEventListener('focusout', forgetControlThatStays)
  }
}

/** Ctrl (⌘)+Z undoes, Shift+Z or Y redoes, in fields too: the history is that of the whole briefing. */
function useEditorKeys(id: string | null, onTravel: (to: 'undo' | 'redo') => void): void {
  const handleKey = (event: KeyboardEvent) => {
    const { ctrlKey, metaKey, altKey, shiftKey, key, defaultPrevented, isComposing } = event
    if (defaultPrevented || isComposing || altKey || ctrlKey === metaKey) return
    if (useUiStore.getState().overlay) return
    const name = key.toLowerCase()
    if (name === 'z') onTravel(shiftKey ? 'redo' : 'undo')
    else if (name === 'y') onTravel('redo')
    else return
    event.preventDefault()
  }
  useWindowEvent('keydown', handleKey, { isOn: id !== null })
}
