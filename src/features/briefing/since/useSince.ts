import { useEffect, useState } from 'react'
import { changesSince } from '#content/sinceSnapshot.ts'
import { type Since, sinceOf } from '#content/talkOfToday.ts'
import { periodOfDate } from '#domain/period.ts'
import type { Delivery } from '#domain/snapshot.ts'
import { useStepContents } from '#parts/StepMaps.tsx'
import { useLatest } from '#state/useProvenance.ts'
import { useInterfaceTranslation, useInterfaceWords } from '#words/interfaceLanguage.tsx'
import { useWords } from '#words/words.ts'

/** What became of what a talk stated when it was given; null until its data have loaded. */
export function useSince(delivery: Delivery | undefined): Since | null {
  const contents = useLatest(useStepContents())
  const { language } = useWords()
  const [found, setFound] = useState<{ of: Delivery; language: string; since: Since } | null>(null)
  useEffect(() => {
    if (!delivery) return
    let isWanted = true
    contents.current
      .whole((input) => changesSince(delivery.snapshot, input))
      .then(
        (statements) =>
          isWanted && setFound({ of: delivery, language, since: sinceOf(statements, delivery) }),
        // What could not be read is reported where it is shown.
        () => {},
      )
    return () => {
      isWanted = false
    }
  }, [delivery, language, contents])
  return found && found.of === delivery && found.language === language ? found.since : null
}

/** The day of a delivery and how it was given, in words. */
export function useGivenWords(): (delivery: Pick<Delivery, 'day' | 'as'>) => { date: string; ways: string } {
  const { t } = useInterfaceTranslation('since')
  const words = useInterfaceWords()
  return ({ day, as }) => ({
    date: words.period(periodOfDate(day)),
    ways: words.list(as.map((way) => t(`way.${way}`))),
  })
}
