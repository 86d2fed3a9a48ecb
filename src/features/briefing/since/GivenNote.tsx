import { type DraftStep, presentableBriefing, stepsLeftOut } from '#domain/draftBriefing.ts'
import { periodOfDate } from '#domain/period.ts'
import { type Delivery, olderFiles, stepsEditedSince } from '#domain/snapshot.ts'
import { numberInTalk } from '#domain/talk.ts'
import { useOwnBriefings } from '#state/ownBriefings.ts'
import { useBriefings } from '#state/useBriefings.ts'
import { openSince } from '#state/viewStore.ts'
import { TextButton } from '#ui/Button.tsx'
import { useInterfaceTranslation, useInterfaceWords } from '#words/interfaceLanguage.tsx'
import { useGivenWords, useSince } from './useSince.ts'

interface GivenNoteProps {
  id: string
  /** Newest first. */
  deliveries: readonly Delivery[]
}

/** When a talk was given last and whether something has changed since; earlier days lead to what changed since then. */
export function GivenNote({ id, deliveries }: GivenNoteProps) {
  const { t } = useInterfaceTranslation('since')
  const words = useInterfaceWords()
  const givenOn = useGivenWords()
  const draft = useOwnBriefings(({ entries }) => entries.get(id)?.history.present)
  const shown = useBriefings().briefings?.find((each) => each.id === id)
  const [last, ...earlier] = deliveries
  const since = useSince(last)
  if (!last) return null
  const count = since?.changes.length ?? 0
  // A step that was given may be withheld today, as new figures make it wrong: that is no edit.
  const inTalk = [...last.snapshot.steps, ...(shown?.steps ?? [])]
  const isOfTalk = ({ id: step }: DraftStep) => inTalk.some((each) => each.id === step)
  const left = draft ? stepsLeftOut(draft, { steps: inTalk }) : []
  const talk = draft && presentableBriefing(draft, isOfTalk)
  const edited = talk ? stepsEditedSince(last.snapshot, talk) : null
  const older = !talk || edited ? [] : olderFiles(last, talk)
  const numbers = (steps: readonly number[]) => words.list(steps.map(String))
  return (
    <p className="apart-12 soft row-type row-wrap">
      {count > 0 ? (
        <TextButton onClick={() => openSince(id, last.day)}>
          {t('note.changed', { count, date: words.period(periodOfDate(last.day)) })}
        </TextButton>
      ) : (
        t(since ? (edited || older.length > 0 ? 'note.sameData' : 'note.same') : 'note.given', givenOn(last))
      )}
      {edited && (
        <span>
          {edited.length > 0
            ? t('note.editedIn', { count: edited.length, steps: numbers(edited) })
            : t('note.edited')}
        </span>
      )}
      {older.length > 0 && (
        <span>
          {t('note.older', {
            ways: words.list(
              older.map(({ as, steps }) =>
                steps.length === 0
                  ? t(`way.${as}`)
                  : t('note.olderIn', {
                      count: steps.length,
                      way: t(`way.${as}`),
                      steps: numbers(steps),
                    }),
              ),
            ),
          })}
        </span>
      )}
      {draft && left.length > 0 && (
        <span>
          {t('note.leftOut', {
            count: left.length,
            steps: numbers(left.map((step) => numberInTalk(draft.steps, step))),
          })}
        </span>
      )}
      {earlier.length > 0 && (
        <>
          <span>{t('note.earlier')}</span>
          {earlier.map(({ day }) => (
            <TextButton key={day} look="quiet" onClick={() => openSince(id, day)}>
              {words.period(periodOfDate(day))}
            </TextButton>
          ))}
        </>
      )}
    </p>
  )
}
