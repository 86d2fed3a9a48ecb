import type { TiedPlace } from '#content/dossiers.ts'
import { evidenceGroups, evidenceOfClaims } from '#content/evidenceGroups.ts'
import details from '#features/dossier/Details.module.css'
import styles from '#features/dossier/Dossier.module.css'
import { ClaimList, EvidenceList } from '#features/dossier/evidence/EvidenceList.tsx'
import { select } from '#state/viewStore.ts'
import { Rows } from '#ui/Rows.tsx'
import { TextButton } from '#ui/TextButton.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'

interface TiedPlacesProps {
  kind: 'route' | 'region'
  places: readonly TiedPlace[]
}

/**
 * The routes of a region, or the regions of origin of a route. Two separate lists: ties stated by a text, with its sentences
 * and records, and ties from our classification, with the reason.
 */
export function TiedPlaces({ kind, places }: TiedPlacesProps) {
  const { t } = useTranslation('lens')
  const byText = places.filter((place) => place.tied.tie === 'text')
  const classified = places.filter((place) => place.tied.tie === 'classification')
  return (
    <>
      {byText.length > 0 && (
        <TieList
          kind={kind}
          look="solid"
          title={t('text')}
          note={kind === 'route' ? t('textNote') : t('originTextNote')}
          places={byText}
        />
      )}
      {classified.length > 0 && (
        <TieList
          kind={kind}
          look="dashed"
          title={t('classified')}
          note={kind === 'route' ? t('classifiedNote') : t('originClassifiedNote')}
          places={classified}
        />
      )}
    </>
  )
}

interface TieListProps extends TiedPlacesProps {
  look: 'solid' | 'dashed'
  title: string
  note: string
}

function TieList({ kind, look, title, note, places }: TieListProps) {
  const words = useWords()
  const nameOf = kind === 'route' ? words.route : words.region
  return (
    <>
      <h4 className={styles.tieHead}>
        <span className={styles.tieSample} data-look={look} aria-hidden="true" />
        {title}
        <span className={details.caption}>{places.length}</span>
      </h4>
      <p className={details.caption}>{note}</p>
      <Rows>
        {places.map(({ id, tied: tie }) => (
          <li key={id} className={styles.routeRow}>
            <TextButton look="quiet" className={styles.nameButton} onClick={() => select({ kind, id })}>
              {nameOf(id)}
            </TextButton>
            <TieGrounds tied={tie} />
          </li>
        ))}
      </Rows>
    </>
  )
}

/** The evidence for a stated tie, or the list of ours that a classified tie comes from. */
function TieGrounds({ tied: tie }: Pick<TiedPlace, 'tied'>) {
  const { t } = useTranslation('lens')
  if (tie.tie === 'classification') return <span className={details.caption}>{t(`reason.${tie.by}`)}</span>
  const records = evidenceGroups(tie.records.map(({ id }) => ({ type: 'record' as const, recordId: id })))
  return (
    <>
      {evidenceOfClaims(tie.claims).length > 0 && <ClaimList claims={tie.claims} />}
      {records.length > 0 && <EvidenceList groups={records} />}
    </>
  )
}
