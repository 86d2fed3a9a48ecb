import { useState } from 'react'
import type { Briefing } from '#domain/briefing.ts'
import { copyOfBriefing, type DraftBriefing, isOwnId } from '#domain/draftBriefing.ts'
import { planFromTime, type UsedTimes } from '#domain/talk.ts'
import { noteUse } from '#state/editorStore.ts'
import { own } from '#state/ownBriefings.ts'
import { Button } from '#ui/Button.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import styles from './PlanFromTimes.module.css'

interface PlanFromTimesProps {
  briefing: Briefing
  /** Read when pressed, because they grow. */
  readTimes: () => UsedTimes
}

/** Makes the times of a talk the plan of its briefing; a published one is copied first. */
export function PlanFromTimes({ briefing, readTimes }: PlanFromTimesProps) {
  const { t } = useTranslation(['presenter', 'editor'])
  const [done, setDone] = useState<string | null>(null)
  const save = () => {
    const used = readTimes()
    if (isOwnId(briefing.id)) {
      own.edit(briefing.id, (draft) => withPlans(draft, used))
      setDone(t('times.planned'))
      return
    }
    const title = t('editor:list.copyTitle', { title: briefing.title })
    const copy = copyOfBriefing(briefing, own.newId(), title)
    own.put(withPlans(copy, used))
    noteUse(copy.id)
    setDone(t('times.copied', { title }))
  }
  return (
    <>
      <Button onClick={save}>{t('times.planFrom')}</Button>
      <span className={styles.done} role="status">
        {done}
      </span>
    </>
  )
}

/** The steps shown get their time as plan; the others keep theirs. */
function withPlans(draft: DraftBriefing, used: UsedTimes): DraftBriefing {
  return {
    ...draft,
    steps: draft.steps.map((step) => {
      const plan = step.isBackup ? null : planFromTime(used[step.id])
      return plan === null ? step : { ...step, plan }
    }),
  }
}
