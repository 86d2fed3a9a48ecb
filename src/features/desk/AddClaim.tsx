import { useId, useState } from 'react'
import { citationAt } from '#domain/citation.ts'
import { CLAIM_KINDS, type ClaimKind } from '#domain/claim.ts'
import { type Addition, addedClaim, type ClaimChanges } from '#domain/reviewDecision.ts'
import type { SourceDocument } from '#domain/sourceDocument.ts'
import { desk } from '#state/desk/desk.ts'
import type { DeskReading } from '#state/desk/documentReading.ts'
import { Button } from '#ui/Button.tsx'
import { ModalDialog } from '#ui/ModalDialog.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { PlacesField, SubjectFields, useCategories } from './ClaimFields.tsx'
import styles from './Dialog.module.css'
import type { SelectedWords } from './readSelection.ts'

interface AddClaimProps {
  document: SourceDocument
  reading: DeskReading
  words: SelectedWords
  onClose: () => void
}

/** Adds a claim on selected words. Its fields begin with what the rules read in the same sentence. */
export function AddClaim({ document, reading, words, onClose }: AddClaimProps) {
  const { t } = useTranslation(['desk', 'reader'])
  const id = useId()
  const beside = reading.claims.find(
    ({ proposed: { citation } }) => citation.start <= words.start && words.end <= citation.end,
  )?.proposed
  const [kind, setKind] = useState<ClaimKind>('measure')
  const categories = useCategories(kind)
  const [set, setSet] = useState<ClaimChanges>({})
  const [note, setNote] = useState('')
  const category = set.category ?? categories[0] ?? ''
  const changes: ClaimChanges = {
    status: kind === 'measure' ? 'done' : null,
    years: beside?.years ?? [],
    yearBasis: beside?.yearBasis ?? null,
    actors: beside?.actors ?? [],
    routes: beside?.routes ?? [],
    regions: beside?.regions ?? [],
    countries: beside?.countries ?? [],
    ...set,
    category,
  }
  const { exact: quote, prefix, suffix } = citationAt(document.id, document.text, words.start, words.end)
  const decision: Addition = {
    action: 'add',
    quote,
    prefix,
    suffix,
    kind,
    category,
    facet: set.facet ?? null,
    set: changes,
    note,
  }
  const claim = addedClaim(document, words.start, decision)
  const isThere = reading.claims.some((other) => other.id === claim.id)
  const add = () => {
    desk.decide([{ claimId: claim.id, decision }])
    desk.openClaim(claim.id)
    onClose()
  }
  return (
    <ModalDialog name={t('addTitle')} look="note" onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          add()
        }}
      >
        <h2>{t('addTitle')}</h2>
        <blockquote className={styles.quote} lang={document.language}>
          {quote}
        </blockquote>
        <fieldset className={styles.kinds} aria-label={t('proposal.kind')}>
          {CLAIM_KINDS.map((one) => (
            <Button
              key={one}
              aria-pressed={kind === one}
              onClick={() => {
                setKind(one)
                setSet({})
              }}
            >
              {t(`reader:kind.${one}`)}
            </Button>
          ))}
        </fieldset>
        <SubjectFields claim={claim} change={(part) => setSet({ ...set, ...part })} />
        <PlacesField claim={claim} change={(part) => setSet({ ...set, ...part })} />
        <label htmlFor={id}>{t('note')}</label>
        <textarea id={id} rows={2} value={note} onChange={(event) => setNote(event.currentTarget.value)} />
        {isThere && <p role="alert">{t('alreadyThere')}</p>}
        <div className={styles.buttons}>
          <Button type="submit" look="main" disabled={isThere || category === ''}>
            {t('addNow')}
          </Button>
          <Button onClick={onClose}>{t('cancel')}</Button>
        </div>
      </form>
    </ModalDialog>
  )
}
