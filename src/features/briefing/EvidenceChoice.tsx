import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { writeReader } from '#domain/readerLink.ts'
import { CheckBox } from '#ui/CheckBox.tsx'
import styles from './AddStep.module.css'
import { useStepSources } from './useStepSources.ts'

interface EvidenceChoiceProps {
  proposed: readonly string[]
  others: readonly string[]
  chosen: readonly string[]
  onChange: (chosen: readonly string[]) => void
}

/** What a step can stand on, to be ticked: what is proposed in sight, the rest behind a fold. */
export function EvidenceChoice({ proposed, others, chosen, onChange }: EvidenceChoiceProps) {
  const { t } = useTranslation('editor')
  const options = (links: readonly string[]) => <Options links={links} chosen={chosen} onChange={onChange} />
  return (
    <>
      {options(proposed)}
      {others.length > 0 && (
        <details className={styles.fold}>
          <summary>{t('add.more', { count: others.length })}</summary>
          {options(others)}
        </details>
      )}
    </>
  )
}

interface OptionsProps {
  links: readonly string[]
  chosen: readonly string[]
  onChange: (chosen: readonly string[]) => void
}

function Options({ links, chosen, onChange }: OptionsProps) {
  const step = useMemo(() => ({ evidence: [...links] }), [links])
  const { sources, nameOf } = useStepSources(step)
  return (
    <ul className={styles.options}>
      {sources.map((source) => {
        const link = writeReader(source.target)
        const isChosen = chosen.includes(link)
        const toggle = () => onChange(isChosen ? chosen.filter((other) => other !== link) : [...chosen, link])
        return (
          <li key={link}>
            <CheckBox className={styles.option} isChecked={isChosen} onToggle={toggle}>
              <span>{nameOf(source)}</span>
            </CheckBox>
          </li>
        )
      })}
    </ul>
  )
}
