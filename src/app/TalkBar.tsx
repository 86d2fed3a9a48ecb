import { isOwnId } from '#domain/draftBriefing.ts'
import { BuildingBar } from '#features/briefing/editor/BuildingBar.tsx'
import { lazyImport } from '#lib/lazyImport.ts'
import { isTalkPaused, useEditorStore } from '#state/editorStore.ts'
import { useOwnBriefings } from '#state/ownBriefings.ts'
import { useTalk } from '#state/talkStore.ts'
import { useUiStore } from '#state/uiStore.ts'
import { useBriefings } from '#state/useBriefings.ts'
import { endTalk, openPage, talkPage, useViewStore } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { useOptionalCode } from '#ui/CodePart.tsx'
import { KeyCap } from '#ui/KeyCap.tsx'
import { useMediaQuery } from '#ui/useMediaQuery.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './TalkBar.module.css'

/** Draws the steps of a briefing; only where the pictures have room. */
const STAGE = lazyImport(() => import('./StagePart.tsx'))

/** Over Explore while a talk is paused: back to its step, or end it. While a briefing is built: adds the view to it. */
export function TalkBar() {
  const { t } = useTranslation(['briefing', 'editor'])
  const words = useWords()
  const choice = useViewStore((state) => state.view.step)
  const editing = useEditorStore((state) => state.editing)
  const draft = useOwnBriefings(({ entries }) => entries.get(editing ?? '')?.history.present)
  const areLettersOn = useUiStore((state) => state.areLettersOn)
  const { briefings } = useBriefings()
  const hasRoom = useMediaQuery('(min-width: 84em)')
  const stage = useOptionalCode(STAGE, hasRoom && draft !== undefined)
  // The speaker may continue from the other window while this one explores.
  useTalk(talkPage(), briefings)
  if (!isTalkPaused(choice, editing)) {
    return (
      draft && (
        <BuildingBar draft={draft}>{hasRoom && stage && <stage.LastSteps draft={draft} />}</BuildingBar>
      )
    )
  }
  const open = briefings?.find(({ id }) => id === choice?.briefing)
  const place = open?.steps.findIndex(({ id }) => id === choice?.step) ?? -1
  const step = open?.steps[Math.max(0, place)]
  if (choice && briefings && !open && isOwnId(choice.briefing)) {
    return (
      <aside className={`${styles.bar} gap-8 row-middle screen-only`} aria-label={t('talk.name')}>
        <p>{t('editor:talk.notHere')}</p>
        <Button onClick={endTalk}>{t('talk.end')}</Button>
      </aside>
    )
  }
  if (!open || !step) return null
  const number = Math.max(0, place) + 1
  return (
    <aside className={`${styles.bar} gap-8 row-middle screen-only`} aria-label={t('talk.name')}>
      <Button
        look="main"
        className={styles.back}
        aria-label={t('talk.back', { number, title: step.title })}
        aria-keyshortcuts={areLettersOn ? 'P' : undefined}
        onClick={() => openPage(talkPage())}
      >
        {t('talk.short', { number })}
        <span className={`${styles.title} cut`} lang={open.language}>
          {words.labelled('', step.title)}
        </span>
        {areLettersOn && <KeyCap name="P" />}
      </Button>
      <Button onClick={endTalk}>{t('talk.end')}</Button>
    </aside>
  )
}
