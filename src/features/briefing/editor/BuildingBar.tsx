import { type ReactNode, useRef } from 'react'
import {
  type DraftBriefing,
  type DraftStep,
  MAX_STEPS,
  nameOfTalk,
  placeOfNext,
  withStep,
} from '#domain/draftBriefing.ts'
import { numberInTalk, runOf } from '#domain/talk.ts'
import type { View } from '#domain/view.ts'
import { linkOfStep, writeView } from '#domain/viewCodec.ts'
import { TalkLanguage } from '#parts/TalkLanguage.tsx'
import { closeEditor, isPageOfSteps, openEditor, openFields, useEditorStore } from '#state/editorStore.ts'
import { own } from '#state/ownBriefings.ts'
import { useUiStore } from '#state/uiStore.ts'
import { useShortcut } from '#state/useShortcut.ts'
import { useViewStore } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { Select } from '#ui/Field.tsx'
import { Icon } from '#ui/Icon.tsx'
import { KeyCap } from '#ui/KeyCap.tsx'
import { useInterfaceTranslation } from '#words/interfaceLanguage.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { addView } from './AddView.tsx'
import styles from './BuildingBar.module.css'
import { useTakenView, useViewSteps } from './useSeriesSteps.ts'

/** Over every page while a briefing is built: adds the view as its next step, and leads back to the editor. Its children follow the title. */
export function BuildingBar({ draft, children }: { draft: DraftBriefing; children: ReactNode }) {
  const { t } = useTranslation(['editor', 'ownBriefings'])
  const page = useViewStore((state) => state.view.page)
  const language = useViewStore((state) => state.view.language)
  const view = useViewStore((state) => state.view)
  const areLettersOn = useUiStore((state) => state.areLettersOn)
  const link = useRef<HTMLAnchorElement>(null)
  useShortcut('backToTalk', () => link.current?.click())
  const title = nameOfTalk(draft) || t('ownBriefings:list.untitled')
  const back = writeView({ ...view, page: 'briefing', reader: null, language, step: choiceOf(draft) })
  return (
    <aside className={`${styles.bar} gap-8 row-middle screen-only`} aria-label={t('talk.name')}>
      <p className={`${styles.title} grow soft cut`}>
        {t('talk.building')}{' '}
        <b className="strong" lang={draft.language}>
          {title}
        </b>
      </p>
      {children}
      {isPageOfSteps(page) && (
        <TalkLanguage language={draft.language}>
          <ViewOfStep draft={draft} />
        </TalkLanguage>
      )}
      <a
        className={`${styles.back} nowrap`}
        ref={link}
        href={back}
        aria-keyshortcuts={areLettersOn ? 'Shift+A' : undefined}
        onClick={() => openFields(useEditorStore.getState().step)}
      >
        {t('shared:backToTalk')} {areLettersOn && <KeyCap name="⇧A" />}
      </a>
      <Button look="bare" aria-label={t('talk.close', { title })} onClick={closeEditor}>
        <Icon name="close" />
      </Button>
    </aside>
  )
}

const choiceOf = ({ id }: DraftBriefing) => ({ briefing: id, step: null })

/** Adds the view as the next step, or replaces that of the step whose view was opened to be changed. */
function ViewOfStep({ draft }: { draft: DraftBriefing }) {
  const { t } = useInterfaceTranslation('editor')
  const view = useViewStore((state) => state.view)
  const reads = useEditorStore((state) => state.reads)
  const changing = useEditorStore((state) => state.changing)
  const areLettersOn = useUiStore((state) => state.areLettersOn)
  const { step, choices, chosen, choose } = useViewSteps(view, reads)
  const number = runOf(draft.steps.slice(0, placeOfNext(draft.steps))).length + 1
  // A step is of today: of another day it would give numbers that its evidence does not.
  const canAdd = step !== null && draft.steps.length < MAX_STEPS && view.known === null
  const changed = draft.steps.find(({ id }) => id === changing)
  const add = () => {
    if (step && canAdd) addView(step, draft)
  }
  useShortcut('addStep', add)
  return (
    <>
      {changed && <TakeView draft={draft} step={changed} view={view} />}
      {choices.length > 0 && (
        <Select
          className={styles.form}
          aria-label={t('talk.form')}
          value={chosen}
          onChange={({ currentTarget: { value } }) => choose(value)}
        >
          <option value="">{t('talk.asSeen')}</option>
          {choices.map(({ key, name }) => (
            <option key={key} value={key}>
              {name}
            </option>
          ))}
        </Select>
      )}
      <Button
        className={styles.add ?? ''}
        look={changed ? 'outlined' : 'main'}
        disabled={!canAdd}
        title={view.known === null ? undefined : t('talk.ofToday')}
        aria-keyshortcuts={areLettersOn ? 'A' : undefined}
        onClick={add}
      >
        {t('talk.add', { number })} {areLettersOn && <KeyCap name="A" />}
      </Button>
    </>
  )
}

/** Replaces the view of a step, and says which of its parts stays. */
function TakeView({ draft, step, view }: { draft: DraftBriefing; step: DraftStep; view: View }) {
  const { t } = useInterfaceTranslation('editor')
  const taken = useTakenView(step, view)
  const isOther = linkOfStep(view) !== step.view
  const name = t('talk.take', { number: numberInTalk(draft.steps, step) })
  return (
    <Button
      look="main"
      disabled={!taken || !isOther || view.known !== null}
      onClick={() => {
        if (taken) own.edit(draft.id, (before) => withStep(before, step.id, taken.part))
        openEditor(draft.id, step.id)
      }}
    >
      {taken?.kept && isOther ? t('talk.takeBut', { name, kept: t(`talk.kept.${taken.kept}`) }) : name}
    </Button>
  )
}
