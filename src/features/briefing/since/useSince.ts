import { useEffect, useState } from 'react'
import { changesSince } from '#content/sinceSnapshot.ts'
import { type Since, sinceOf } from '#content/talkOfToday.ts'
import type { Giving } from '#domain/giving.ts'
import { useStepContents } from '#parts/useStepContents.ts'
import { useLatest } from '#state/useProvenance.ts'
import { useWords } from '#words/words.ts'

/** What became of what a talk stated when it was given; null until its data have loaded. */
export function useSince(giving: Giving | undefined): Since | null {
  const contents = useLatest(useStepContents())
  const { language } = useWords()
  const [found, setFound] = useState<{ of: Giving; language: string; since: Since } | null>(null)
  useEffect(() => {
    if (!giving) return
    let isWanted = true
    contents.current
      .whole((input) => changesSince(giving.snapshot, input))
      .then(
        (statements) => isWanted && setFound({ of: giving, language, since: sinceOf(statements, giving) }),
        // What could not be read is reported where it is shown.
        () => {},
      )
    return () => {
      isWanted = false
    }
  }, [giving, language, contents])
  return found && found.of === giving && found.language === language ? found.since : null
}
