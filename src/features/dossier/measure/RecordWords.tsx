import { useTranslation } from 'react-i18next'
import details from '#features/dossier/Details.module.css'
import styles from '#features/dossier/Dossier.module.css'
import { usePanel } from '#features/dossier/panelContext.ts'
import { LocalizedWords } from '#parts/LocalizedWords.tsx'
import type { EvidenceGroup } from '#state/selectors/evidenceGroups.ts'
import { useWords } from '#words/words.ts'

/** What the records behind a mark say, in our words, with their numbers and the caveat that goes with them. */
export function RecordWords({ groups }: { groups: readonly EvidenceGroup[] }) {
  const { t } = useTranslation('dossier')
  const words = useWords()
  const { corpus } = usePanel()
  const records = groups.flatMap((group) => {
    const record = group.type === 'record' ? corpus.recordById.get(group.recordId) : undefined
    return record ? [record] : []
  })
  return records.map((record) => (
    <section key={record.id} className={details.section}>
      <h3 className={details.sectionTitle}>{t('inOurWords')}</h3>
      <p>
        <LocalizedWords text={record.summary} />
      </p>
      {record.values.length > 0 && (
        <ul className={styles.values}>
          {record.values.map(({ value, unit, what }) => (
            <li key={`${value} ${unit} ${what.en}`}>
              <strong>{words.amount(value, unit)}</strong> <LocalizedWords text={what} />
            </li>
          ))}
        </ul>
      )}
      {record.note !== null && (
        <p className={details.caption}>
          <LocalizedWords text={record.note} />
        </p>
      )}
    </section>
  ))
}
