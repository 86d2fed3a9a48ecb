import { type ReactNode, useState } from 'react'
import type { Briefing } from '#domain/briefing.ts'
import { useInterfaceTranslation } from '#words/interfaceLanguage.tsx'

/** A talk as an export has it, and the choice, where the talk has speaker notes: not meant for the audience, they are left out unless asked for. */
export function useNotesChoice(briefing: Briefing): { talk: Briefing; choice: ReactNode } {
  const { t } = useInterfaceTranslation('single')
  const [hasNotes, setHasNotes] = useState(false)
  if (briefing.steps.every(({ notes }) => notes === '')) return { talk: briefing, choice: null }
  return {
    talk: hasNotes
      ? briefing
      : { ...briefing, steps: briefing.steps.map((step) => ({ ...step, notes: '' })) },
    choice: (
      <label>
        <input
          type="checkbox"
          checked={hasNotes}
          onChange={(event) => setHasNotes(event.currentTarget.checked)}
        />{' '}
        {t('withNotes')}
      </label>
    ),
  }
}
