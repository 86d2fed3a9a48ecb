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

/** The routes of a region, or the regions of a route: ties stated by a text, and apart those of our classification. */
export function TiedPlaces({ kind, places }: TiedPlacesProps) {
  return (['text', 'classification'] as const).map((tie) => (
    <TieList key={tie} kind={kind} tie={tie} places={places.filter(({ tied }) => tied.tie === tie)} />
  ))
}

function TieList({ kind, tie, places }: TiedPlacesProps & Pick<TiedPlace['tied'], 'tie'>) {
  const { t } = useTranslation('lens')
  const words = useWords()
  const nameOf = kind === 'route' ? words.route : words.region
  if (places.length === 0) return null
  const isText = tie === 'text'
  const note = isText
    ? t(kind === 'route' ? 'textNote' : 'originTextNote')
    : t(kind === 'route' ? 'classifiedNote' : 'originClassifiedNote')
  return (
    <>
      <h4 className={`${styles.tieHead} small`}>
        <span className={styles.tieSample} data-tie={tie} aria-hidden="true" />
        {t(isText ? 'text' : 'classified')}
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
