import type { Briefing } from '#domain/briefing.ts'
import { FILE_ENDING, writeBriefingFile } from '#domain/briefingFile.ts'
import type { Delivery } from '#domain/delivery.ts'
import { type DraftBriefing, nameOfTalk } from '#domain/draftBriefing.ts'
import { numberedSteps } from '#domain/talk.ts'
import { fileNameOf } from '#lib/foldText.ts'
import { useKeepDelivery } from '#parts/useDelivery.ts'
import { addDeliveries, changeDeliveries, deliveriesOf } from '#state/deliveries.ts'
import { useVersionedSave } from '#state/edition.ts'
import { closeEditor, openEditor } from '#state/editorStore.ts'
import { own, useOwnBriefings } from '#state/ownBriefings.ts'
import { openBriefing } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { download } from '#ui/download.ts'
import { useInterfaceTranslation, useInterfaceWords } from '#words/interfaceLanguage.tsx'
import styles from './Briefing.module.css'
import { UndoNotice } from './editor/AddStep.tsx'

interface OwnToolsProps {
  draft: DraftBriefing
  /** Whether editing is the next thing to do. */
  isMain?: boolean
}

/** Edits or deletes an own briefing. */
export function OwnTools({ draft, isMain = false }: OwnToolsProps) {
  const { t } = useInterfaceTranslation('ownBriefings')
  return (
    <>
      <Button look={isMain ? 'main' : 'outlined'} onClick={() => openEditor(draft.id)}>
        {t('list.edit')}
      </Button>
      <DeleteBriefing draft={draft} />
    </>
  )
}

const NONE: ReadonlySet<string> = new Set()

interface WithheldStepsProps {
  draft: DraftBriefing
  shown: Briefing | undefined
  /** Steps of which something more exact is said elsewhere. */
  explained?: ReadonlySet<string>
}

/** Says which steps of an own briefing are left out. */
export function WithheldSteps({ draft, shown, explained = NONE }: WithheldStepsProps) {
  const { t } = useInterfaceTranslation('ownBriefings')
  const words = useInterfaceWords()
  const settled = new Set([...(shown?.steps.map(({ id }) => id) ?? []), ...explained])
  const hidden = numberedSteps(draft.steps).flatMap(({ id }, index) =>
    settled.has(id) ? [] : [String(index + 1)],
  )
  if (hidden.length === 0) return null
  return (
    <p className={styles.warning}>
      {t('list.withheld', { count: hidden.length, steps: words.list(hidden) })}
    </p>
  )
}

/** An own briefing without a valid step. */
export function UnshownBriefing({
  draft,
  isChecked,
  explained,
}: Required<Pick<WithheldStepsProps, 'draft' | 'explained'>> & { isChecked: boolean }) {
  const { t } = useInterfaceTranslation('ownBriefings')
  return (
    <header className={styles.head}>
      <h2 className={styles.title} lang={draft.language}>
        {nameOfTalk(draft) || t('list.untitled')}
      </h2>
      <p>{isChecked ? t('list.empty') : t('list.notRead')}</p>
      <div className="in-row">
        <OwnTools draft={draft} isMain />
        <SaveBriefing draft={draft} />
      </div>
      {isChecked && <WithheldSteps draft={draft} shown={undefined} explained={explained} />}
    </header>
  )
}

/** Downloads a briefing as a file for another browser or program, or for the editors of the published briefings; `shown` is what of it can be given. */
export function SaveBriefing({ draft, shown }: { draft: Briefing; shown?: Briefing }) {
  const { t } = useInterfaceTranslation(['ownBriefings', 'common'])
  const { save, hasFailed } = useVersionedSave()
  const keep = useKeepDelivery()
  const write = async (version: string) => {
    if (shown) await keep(shown, 'file')
    const file = writeBriefingFile(draft, version, await deliveriesOf(draft.id))
    download(file, `${fileNameOf(draft)}${FILE_ENDING}`, 'application/json')
  }
  return (
    <>
      <Button onClick={() => void save(write)}>{t('list.save')}</Button>
      {hasFailed && (
        <p role="alert">
          {t('common:fileFailed', { file: 'manifest.json' })} {t('file.notSaved')}
        </p>
      )}
    </>
  )
}

/** When the briefing that was deleted last had been given. */
let forgotten: readonly Delivery[] = []

/** Deletes an own briefing; `DeletedNotice` offers to undo it. */
export function DeleteBriefing({ draft }: { draft: DraftBriefing }) {
  const { t } = useInterfaceTranslation('ownBriefings')
  const remove = () => {
    closeEditor()
    openBriefing(null)
    own.remove(draft.id)
    void deliveriesOf(draft.id).then((deliveries) => {
      forgotten = deliveries
      return changeDeliveries(draft.id, () => [])
    })
  }
  // It appears where “Back to the talk” was: the second press of a double click is not meant for it.
  return <Button onClick={({ detail }) => detail < 2 && remove()}>{t('list.delete')}</Button>
}

/** Notice of the last deleted briefing, with an undo, until closed. */
export function DeletedNotice() {
  const { t } = useInterfaceTranslation('ownBriefings')
  const removed = useOwnBriefings((state) => state.removed)
  return (
    <UndoNotice
      text={removed && t('list.deleted', { title: nameOfTalk(removed) || t('list.untitled') })}
      onUndo={() => {
        own.restore()
        if (!removed) return
        openBriefing(removed.id)
        void addDeliveries(removed.id, forgotten)
      }}
      onClose={own.dismissRemoved}
    />
  )
}
