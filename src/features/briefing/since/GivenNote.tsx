import type { Delivery } from '#domain/delivery.ts'
import { periodOfDate } from '#domain/period.ts'
import { openSince } from '#state/viewStore.ts'
import { TextButton } from '#ui/TextButton.tsx'
import { useInterfaceTranslation, useInterfaceWords } from '#words/interfaceLanguage.tsx'
import styles from './Since.module.css'
import { useGivenWords } from './useGivenWords.ts'
import { useSince } from './useSince.ts'

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
  const [last, ...earlier] = deliveries
  const since = useSince(last)
  if (!last) return null
  const count = since?.changes.length ?? 0
  return (
    <p className={styles.note}>
      {count > 0 ? (
        <TextButton onClick={() => openSince(id, last.day)}>
          {t('note.changed', { count, date: words.period(periodOfDate(last.day)) })}
        </TextButton>
      ) : (
        t(since ? 'note.same' : 'note.given', givenOn(last))
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
