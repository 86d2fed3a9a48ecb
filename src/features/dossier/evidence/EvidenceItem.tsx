import { citationText, recordCitationText } from '#content/citationText.ts'
import { type EvidenceGroup, quoteParts } from '#content/evidenceGroups.ts'
import type { Citation } from '#domain/citation.ts'
import type { Claim } from '#domain/claim.ts'
import type { DatedRecord } from '#domain/datedRecord.ts'
import type { SourceDocument } from '#domain/sourceDocument.ts'
import { sourceQualityOfClaims, sourceQualityOfRecord } from '#domain/sourceQuality.ts'
import details from '#features/dossier/Details.module.css'
import { usePanel } from '#features/dossier/panelContext.ts'
import { openReader } from '#state/viewStore.ts'
import { CopyTextButton } from '#ui/CopyTextButton.tsx'
import { Icon } from '#ui/Icon.tsx'
import { SourceQualitySigns } from '#ui/SourceQualitySigns.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './EvidenceItem.module.css'
import { SiteLink } from './SiteLink.tsx'

interface EvidenceItemProps {
  group: EvidenceGroup
  isBrief: boolean
  /** Names a record by the title of its page, since its own title is already shown above. */
  isUnderTitle?: boolean
}

/** One piece of evidence: a quoted sentence or a record, which open in the Reader, or an external page. */
export function EvidenceItem({ group, isBrief, isUnderTitle = false }: EvidenceItemProps) {
  switch (group.type) {
    case 'citation':
      return <QuoteEvidence citation={group.citation} claimIds={group.claimIds} isBrief={isBrief} />
    case 'record':
      return <RecordEvidence recordId={group.recordId} isBrief={isBrief} isUnderTitle={isUnderTitle} />
    case 'reference':
      return <ReferenceEvidence url={group.url} />
  }
}

interface QuoteEvidenceProps {
  citation: Citation
  claimIds: readonly string[]
  isBrief: boolean
}

function QuoteEvidence({ citation, claimIds, isBrief }: QuoteEvidenceProps) {
  const { t } = useTranslation(['dossier', 'common'])
  const words = useWords()
  const { corpus } = usePanel()
  const document = corpus.documentById.get(citation.documentId)
  const claims = claimIds.flatMap((id) => corpus.claimById.get(id) ?? [])
  const cues = claims.flatMap((claim) => claim.cues)
  const { start, end } = citation
  const place = t('characters', { start: words.number(start), end: words.number(end) })
  return (
    <li className={styles.item}>
      <Icon name="quote" />
      <div className={styles.body}>
        <button
          type="button"
          className={styles.open}
          title={t('openInReader')}
          onClick={() =>
            openReader({ type: 'document', documentId: citation.documentId, span: { start, end } })
          }
        >
          <q className={styles.quote} lang={document?.language}>
            {quoteParts(citation, cues).map((part) =>
              part.isCue ? <u key={part.start}>{part.text}</u> : part.text,
            )}
          </q>
        </button>
        {!isBrief && (
          <>
            <p className={`${details.dottedParts} ${styles.source}`}>
              <cite className={styles.title} lang={document?.language}>
                {document?.title ?? citation.documentId}
              </cite>
              <span>
                {document?.publisher
                  ? words.publisherName(document.publisher)
                  : t('common:choice.publishers.not-stated')}
              </span>
              <span>{document?.date ? words.period(document.date) : t('common:dateNotStated')}</span>
              <span>{place}</span>
            </p>
            <QuoteQuality document={document} claims={claims} />
            <CopyCitation
              text={citationText(
                citation,
                document,
                { place, undated: t('common:dateNotStated'), own: t('ownDocument') },
                words,
              )}
            />
          </>
        )}
      </div>
    </li>
  )
}

interface RecordEvidenceProps {
  recordId: string
  isBrief: boolean
  isUnderTitle: boolean
}

function RecordEvidence({ recordId, isBrief, isUnderTitle }: RecordEvidenceProps) {
  const { t } = useTranslation(['dossier', 'common'])
  const words = useWords()
  const { corpus } = usePanel()
  const record = corpus.recordById.get(recordId)
  const source = record?.sources[0]
  const date = record?.statedOn ?? record?.period ?? null
  return (
    <li className={styles.item}>
      <Icon name="document" />
      <div className={styles.body}>
        <button
          type="button"
          className={styles.open}
          title={t('openInReader')}
          onClick={() => openReader({ type: 'record', recordId })}
        >
          {isUnderTitle && source ? source.title : record ? words.recordTitle(record) : recordId}
        </button>
        <p className={`${details.dottedParts} ${styles.source}`}>
          <span>{source ? words.publisher(source) : t('common:choice.publishers.not-stated')}</span>
          {!isBrief && <span>{date ? words.period(date) : t('common:dateNotStated')}</span>}
          {!isBrief && record && record.sources.length > 1 && (
            <span>{t('moreSources', { count: record.sources.length - 1 })}</span>
          )}
        </p>
        {!isBrief && record && <RecordQuality record={record} />}
        {!isBrief && record && source && (
          <p className={styles.actions}>
            <SiteLink url={source.url} />
            <CopyCitation text={recordCitationText(record, words)} />
          </p>
        )}
      </div>
    </li>
  )
}

function ReferenceEvidence({ url }: { url: string }) {
  const { t } = useTranslation('dossier')
  return (
    <li className={styles.item}>
      <Icon name="link" />
      <div className={styles.body}>
        <SiteLink url={url} />
        <p className={styles.path} title={url}>
          {t('reference')} {new URL(url).pathname}
        </p>
      </div>
    </li>
  )
}

interface QuoteQualityProps {
  document: SourceDocument | undefined
  /** Claims extracted from the sentence; empty while their dataset loads, or if it failed. */
  claims: readonly Claim[]
}

/** Source quality of one sentence: its kind of publisher, and how and by whom its claims were reviewed. */
function QuoteQuality({ document, claims }: QuoteQualityProps) {
  const { t } = useTranslation('dossier')
  const words = useWords()
  const sourceQuality = sourceQualityOfClaims(
    document?.publisherKind ?? null,
    claims.map(({ review }) => review.state),
  )
  const reviewers = [
    ...new Set(claims.flatMap(({ review }) => (review.reviewer ? words.localized(review.reviewer) : []))),
  ]
  const methods = [
    ...new Set(claims.flatMap(({ review }) => (review.method ? words.localized(review.method) : []))),
  ]
  return (
    <>
      <SourceQualitySigns sourceQuality={words.sourceQuality(sourceQuality)} />
      {claims.length > 0 && (
        <p className={styles.review}>
          {reviewers.length > 0 ? t('reviewedBy', { names: words.list(reviewers) }) : t('reviewerNotStated')}
          {methods.length > 0 && ` · ${words.list(methods)}`}
        </p>
      )}
    </>
  )
}

/** Source quality of a record: the kinds of its pages, and that its wording is ours. */
function RecordQuality({ record }: { record: DatedRecord }) {
  return (
    <SourceQualitySigns sourceQuality={useWords().sourceQuality(sourceQualityOfRecord(record.sources))} />
  )
}

function CopyCitation({ text }: { text: string }) {
  const { t } = useTranslation(['dossier', 'common'])
  return (
    <CopyTextButton
      label={t('copyCitation')}
      look="text"
      copied={t('common:copied')}
      byHand={t('common:copyFailed')}
      text={() => text}
    />
  )
}
