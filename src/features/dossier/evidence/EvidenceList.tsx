import { type ReactNode, useMemo, useState } from 'react'
import { citationText, recordCitationText } from '#content/citationText.ts'
import { type EvidenceGroup, evidenceOfClaims, quoteParts } from '#content/evidenceGroups.ts'
import type { Claim } from '#domain/claim.ts'
import type { DatedRecord } from '#domain/datedRecord.ts'
import { sourceQualityOfClaims, sourceQualityOfRecord } from '#domain/publisher.ts'
import type { ReaderTarget } from '#domain/readerLink.ts'
import type { SourceDocument } from '#domain/sourceDocument.ts'
import styles from '#features/dossier/Details.module.css'
import { usePanel } from '#features/dossier/panelParts.tsx'
import { type ByType, byType } from '#lib/byType.ts'
import { OutLink } from '#parts/OutLink.tsx'
import { comparisonsAt, useTextComparisons, useVerdicts } from '#state/useTextComparisons.ts'
import { openReader } from '#state/viewStore.ts'
import { Button, TextButton } from '#ui/Button.tsx'
import { CopyTextButton } from '#ui/CopyTextButton.tsx'
import { Icon, type IconName } from '#ui/Icon.tsx'
import { Rows } from '#ui/Rows.tsx'
import { Section, type SectionProps } from '#ui/Section.tsx'
import { SeriesVerdict } from '#ui/SeriesVerdict.tsx'
import { SourceQualitySigns } from '#ui/SourceQualitySigns.tsx'
import { useSourceQuality } from '#words/useSourceQuality.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'

/** Number of items shown at first. */
const MAX_OPEN = 6

interface EvidenceListProps {
  groups: readonly EvidenceGroup[]
  /** Names records by the title of their page, since their own title is already shown above. */
  isUnderTitle?: boolean
}

/** Evidence as a list; the rest of a long list opens on demand. */
export function EvidenceList({ groups, isUnderTitle = false }: EvidenceListProps) {
  const { t } = useTranslation('dossier')
  const [isWhole, setIsWhole] = useState(false)
  const shown = isWhole ? groups : groups.slice(0, MAX_OPEN)
  return (
    <>
      <Rows look="between">
        {shown.map((group) => (
          <EvidenceItem key={group.key} group={group} isUnderTitle={isUnderTitle} />
        ))}
      </Rows>
      {shown.length < groups.length && (
        <Button look="text" onClick={() => setIsWhole(true)}>
          {t('shared:showAll', { count: groups.length })}
        </Button>
      )}
    </>
  )
}

interface EvidenceSectionProps {
  title: string
  groups: readonly EvidenceGroup[]
  /** Names records by the title of their page, since their own title is already shown above. */
  isUnderTitle?: boolean
}

/** The evidence of a dossier, under a heading with the number of items. */
export function EvidenceSection({ title, groups, isUnderTitle = false }: EvidenceSectionProps) {
  const { t } = useTranslation('dossier')
  return (
    <Section title={title} beside={t('items', { count: groups.length })}>
      <EvidenceList isUnderTitle={isUnderTitle} groups={groups} />
    </Section>
  )
}

interface ClaimSectionProps extends Pick<SectionProps, 'look' | 'title'> {
  claims: readonly Claim[]
  /** Said where there are none. */
  none: string
  /** Above the sentences. */
  children?: ReactNode
}

/** Sentences of texts under a heading. */
export function ClaimSection({ claims, none, children, ...section }: ClaimSectionProps) {
  return (
    <Section {...section}>
      {claims.length === 0 ? (
        <p className="small quiet">{none}</p>
      ) : (
        <>
          {children}
          <ClaimList claims={claims} />
        </>
      )}
    </Section>
  )
}

interface PlaceSourcesProps extends Pick<ClaimSectionProps, 'claims' | 'none'> {
  /** Route or region. */
  place: string
  /** Evidence that no sentence shows. */
  evidence: readonly EvidenceGroup[]
}

/** The sources of a route or region: the sentences that name it, what texts say of the series, and further evidence. */
export function PlaceSources({ place, claims, none, evidence }: PlaceSourcesProps) {
  const { t } = useTranslation('dossier')
  return (
    <>
      <ClaimSection title={t('route.claims', { count: claims.length })} none={none} claims={claims} />
      <TextAgainstSeries place={place} />
      {evidence.length > 0 && <EvidenceSection title={t('furtherEvidence')} groups={evidence} />}
    </>
  )
}

interface EvidenceItemProps {
  group: EvidenceGroup
  /** Names a record by the title of its page, since its own title is already shown above. */
  isUnderTitle?: boolean
}

/** One piece of evidence: a quoted sentence or a record, which open in the Reader, or an external page. */
function EvidenceItem({ group, isUnderTitle = false }: EvidenceItemProps) {
  return byType(itemsOf(isUnderTitle), group)
}

const itemsOf = (isUnderTitle: boolean): ByType<EvidenceGroup, ReactNode> => ({
  citation: (group) => <QuoteEvidence group={group} />,
  record: (group) => <RecordEvidence group={group} isUnderTitle={isUnderTitle} />,
  reference: ({ url }) => <ReferenceEvidence url={url} />,
})

interface EvidenceFrameProps {
  icon: IconName
  /** What the words open in the Reader. */
  opens: ReaderTarget | null
  words: ReactNode
  children: ReactNode
}

/** Words that open in the Reader, with what is said of them below. */
function EvidenceFrame({ icon, opens, words, children }: EvidenceFrameProps) {
  const { t } = useTranslation('dossier')
  return (
    <li className={`${styles.item} quiet row`}>
      <Icon name={icon} />
      <div className={`${styles.body} stack`}>
        <TextButton
          look="plain"
          className={`${styles.open} breaks`}
          title={t('shared:openInReader')}
          onClick={() => openReader(opens)}
        >
          {words}
        </TextButton>
        {children}
      </div>
    </li>
  )
}

type GroupOf<Type extends EvidenceGroup['type']> = Extract<EvidenceGroup, { type: Type }>

function QuoteEvidence({ group: { citation, claimIds, target } }: { group: GroupOf<'citation'> }) {
  const { t } = useTranslation(['dossier', 'common'])
  const words = useWords()
  const { corpus } = usePanel()
  const document = corpus.documentById.get(citation.documentId)
  const claims = claimIds.flatMap((id) => corpus.claimById.get(id) ?? [])
  const cues = claims.flatMap((claim) => claim.cues)
  const { start, end } = citation
  const place = t('shared:characters', { start: words.number(start), end: words.number(end) })
  return (
    <EvidenceFrame
      icon="quote"
      opens={target}
      words={
        <q className="quoted" lang={document?.language}>
          {quoteParts(citation, cues).map((part) =>
            part.isCue ? <u key={part.start}>{part.text}</u> : part.text,
          )}
        </q>
      }
    >
      <p className={`${styles.dottedParts} quiet caption-type`}>
        <cite className="serif small regular" lang={document?.language}>
          {document?.title ?? citation.documentId}
        </cite>
        <span>
          {document?.publisher
            ? words.publisherOfText(document.publisher)
            : t('common:choice.publishers.not-stated')}
        </span>
        <span>{document?.date ? words.period(document.date) : t('common:dateNotStated')}</span>
        <span>{place}</span>
      </p>
      <QuoteQuality document={document} claims={claims} />
      <CopyCitation text={citationText(citation, document, place, t, words)} />
    </EvidenceFrame>
  )
}

interface RecordEvidenceProps {
  group: GroupOf<'record'>
  isUnderTitle: boolean
}

function RecordEvidence({ group: { recordId, target }, isUnderTitle }: RecordEvidenceProps) {
  const { t } = useTranslation(['dossier', 'common'])
  const words = useWords()
  const { corpus } = usePanel()
  const record = corpus.recordById.get(recordId)
  const source = record?.sources[0]
  const date = record?.statedOn ?? record?.period ?? null
  return (
    <EvidenceFrame
      icon="document"
      opens={target}
      words={isUnderTitle && source ? source.title : record ? words.recordTitle(record) : recordId}
    >
      <p className={`${styles.dottedParts} quiet caption-type`}>
        <span>{source ? words.publisher(source) : t('common:choice.publishers.not-stated')}</span>
        <span>{date ? words.period(date) : t('common:dateNotStated')}</span>
        {record && record.sources.length > 1 && (
          <span>{t('moreSources', { count: record.sources.length - 1 })}</span>
        )}
      </p>
      {record && <RecordQuality record={record} />}
      {record && source && (
        <p className="apart-12 in-row">
          <OutLink url={source.url} />
          <CopyCitation text={recordCitationText(record, words)} />
        </p>
      )}
    </EvidenceFrame>
  )
}

function ReferenceEvidence({ url }: { url: string }) {
  const { t } = useTranslation('dossier')
  return (
    <li className={`${styles.item} quiet row`}>
      <Icon name="link" />
      <div className={`${styles.body} stack`}>
        <OutLink url={url} />
        <p className="line-16 wide cut caption-type" title={url}>
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
  const sourceQuality = useSourceQuality(words).parts(
    sourceQualityOfClaims(
      document?.publisherKind ?? null,
      claims.map(({ review }) => review.state),
    ),
  )
  const reviewers = [
    ...new Set(claims.flatMap(({ review }) => (review.reviewer ? words.localized(review.reviewer) : []))),
  ]
  const methods = [
    ...new Set(claims.flatMap(({ review }) => (review.method ? words.localized(review.method) : []))),
  ]
  return (
    <>
      <SourceQualitySigns sourceQuality={sourceQuality} />
      {claims.length > 0 && (
        <p className="line-16 quiet caption-type">
          {reviewers.length > 0 ? t('reviewedBy', { names: words.list(reviewers) }) : t('reviewerNotStated')}
          {methods.length > 0 && ` · ${words.list(methods)}`}
        </p>
      )}
    </>
  )
}

/** Source quality of a record: the kinds of its pages, and that its wording is ours. */
function RecordQuality({ record }: { record: DatedRecord }) {
  const quality = useSourceQuality(useWords())
  return <SourceQualitySigns sourceQuality={quality.parts(sourceQualityOfRecord(record.sources))} />
}

function CopyCitation({ text }: { text: string }) {
  const { t } = useTranslation(['dossier', 'common'])
  return (
    <CopyTextButton
      label={t('shared:copyCitation')}
      look="text"
      copied={t('shared:copied')}
      byHand={t('shared:copyFailed')}
      text={() => text}
    />
  )
}

/** Statements about the flow on a route or from a region, compared with the series; renders nothing if there are none. */
function TextAgainstSeries({ place }: { place: string }) {
  const { t } = useTranslation('series')
  const verdictOf = useVerdicts()
  const all = useTextComparisons()
  const comparisons = useMemo(() => comparisonsAt(all, place), [all, place])
  if (comparisons.length === 0) return null
  return (
    <Section aria-label={t('title')} title={t('title')} beside={t('count', { count: comparisons.length })}>
      {comparisons.map((comparison) => (
        <SeriesVerdict key={comparison.id} {...verdictOf(comparison)} />
      ))}
    </Section>
  )
}

/** Number of sentences shown at first. */
const MAX_SENTENCES = 8

/** Claims grouped by the sentence they come from, as labels above the quote. */
export function ClaimList({ claims }: { claims: readonly Claim[] }) {
  const { t } = useTranslation('dossier')
  const { corpus } = usePanel()
  const words = useWords()
  const [isWhole, setIsWhole] = useState(false)
  const groups = evidenceOfClaims(claims)
  const shown = isWhole ? groups : groups.slice(0, MAX_SENTENCES)
  /** Subject, then status, trend, years and basis if the text gives them. */
  const labelOf = (claim: Claim): string => {
    const details = [
      claim.status === null ? null : words.status(claim.status),
      words.claimTrend(claim),
      claim.date ? words.period(claim.date) : claim.years.join(', '),
      claim.kind === 'route' && claim.basis !== null ? t(`routeBasis.${claim.basis}`) : null,
    ].filter((detail) => detail !== null && detail !== '')
    return [words.claimSubject(claim), ...details].join(' · ')
  }
  return (
    <>
      <Rows>
        {shown.map((group) => {
          const own = group.type === 'citation' ? group.claimIds : []
          const labels = own.flatMap((id) => {
            const claim = corpus.claimById.get(id)
            return claim ? [labelOf(claim)] : []
          })
          return (
            <li key={group.key} className={styles.sentence}>
              {[...new Set(labels)].map((label) => (
                <p key={label} className="bold small">
                  {label}
                </p>
              ))}
              <ul>
                <EvidenceItem group={group} />
              </ul>
            </li>
          )
        })}
      </Rows>
      {shown.length < groups.length && (
        <Button look="text" onClick={() => setIsWhole(true)}>
          {t('showAllSentences', { count: groups.length })}
        </Button>
      )}
    </>
  )
}
