import type { ReactNode } from 'react'
import type { Selection } from '#domain/view.ts'
import { isCountryCode } from '#domain/vocabulary.ts'
import { select } from '#state/viewStore.ts'
import { TextButton } from '#ui/TextButton.tsx'
import { useWords } from '#words/words.ts'
import styles from './Dossier.module.css'

/** Names that each open a dossier; null for an empty list, so that a Fact shows "not stated". */
export function namesOf(kind: NamedKind, ids: readonly string[]): ReactNode {
  return ids.length > 0 ? <Names kind={kind} ids={ids} /> : null
}

type NamedKind = Extract<Selection['kind'], 'route' | 'region' | 'actor' | 'country' | 'driver'>

function Names({ kind, ids }: { kind: NamedKind; ids: readonly string[] }) {
  const words = useWords()
  const name: Record<NamedKind, (id: string) => string> = {
    route: words.route,
    region: words.region,
    actor: words.actor,
    country: words.country,
    driver: words.driver,
  }
  return (
    <span className={styles.names}>
      {ids.map((id) => (
        <TextButton
          key={id}
          look="quiet"
          className={styles.nameButton}
          // States have a country dossier, which separates measures by the country from measures in it.
          onClick={() => select({ kind: kind === 'actor' && isCountryCode(id) ? 'country' : kind, id })}
        >
          {name[kind](id)}
        </TextButton>
      ))}
    </span>
  )
}
