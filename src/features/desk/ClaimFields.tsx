import { type ReactNode, type Ref, useId, useMemo } from 'react'
import { yearWords } from '#content/yearWords.ts'
import { type Claim, type ClaimKind, STATUS_LOOK, STATUSES } from '#domain/claim.ts'
import type { ClaimChanges } from '#domain/decisionLog.ts'
import type { SourceDocument } from '#domain/sourceDocument.ts'
import { useDataset } from '#state/datasets.ts'
import { Segments } from '#ui/Choices.tsx'
import { Input, Select } from '#ui/Field.tsx'
import { Icon } from '#ui/Icon.tsx'
import { StatusSign } from '#ui/StatusSign.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './ClaimCard.module.css'
import type { Review } from './useReview.ts'

interface ClaimFieldsProps {
  review: Pick<Review, 'change' | 'firstField'>
  document: SourceDocument
  claim: Claim
  /** True for a claim added by hand: it can only be removed and added again. */
  isFixed: boolean
}

/** Every field of a claim, each changed in place; under it where its value comes from. */
export function ClaimFields({ review: { change, firstField }, document, claim, isFixed }: ClaimFieldsProps) {
  const { t } = useTranslation(['desk', 'common'])
  return (
    <fieldset className="gap-8 stack" disabled={isFixed}>
      <div className={`${styles.row} stack`}>
        <span>{t('shared:kind')}</span>
        <span>{t(`shared:claimKind.${claim.kind}`)}</span>
      </div>
      <SubjectFields claim={claim} change={change} firstField={firstField} />
      <YearsField claim={claim} document={document} change={change} />
      <PlacesField claim={claim} change={change} />
      <ActorsField claim={claim} change={change} />
      {claim.values.length > 0 && <ValuesField claim={claim} change={change} />}
    </fieldset>
  )
}

interface FieldProps {
  claim: Claim
  change: (part: ClaimChanges) => void
}

/** Category, facet and status. */
export function SubjectFields({
  claim,
  change,
  firstField,
}: FieldProps & { firstField?: Ref<HTMLSelectElement> }) {
  const { t } = useTranslation(['desk', 'common'])
  const words = useWords()
  const categories = useCategories(claim.kind)
  const facets =
    useDataset('vocabulary').data?.categories.find(({ id }) => id === claim.category)?.facets ?? []
  return (
    <>
      <FieldRow name={t('proposal.category')}>
        {(id) => (
          <Select
            id={id}
            ref={firstField}
            value={claim.category}
            onChange={(event) => change({ category: event.currentTarget.value, facet: null })}
          >
            {categories.map((category) => (
              <option key={category} value={category}>
                {words.claimSubject({ kind: claim.kind, category, facet: null })}
              </option>
            ))}
          </Select>
        )}
      </FieldRow>
      {claim.kind === 'measure' && facets.length > 0 && (
        <FieldRow name={t('proposal.facet')}>
          {(id) => (
            <Select
              id={id}
              value={claim.facet ?? ''}
              onChange={(event) => change({ facet: event.currentTarget.value || null })}
            >
              <option value="">{t('shared:none')}</option>
              {facets.map((facet) => (
                <option key={facet.id} value={facet.id}>
                  {words.facet(claim.category, facet.id)}
                </option>
              ))}
            </Select>
          )}
        </FieldRow>
      )}
      {claim.kind === 'measure' && (
        <div className={`${styles.row} stack`}>
          <span>{t('common:filter.status')}</span>
          <Segments role="group" className="row-wrap" aria-label={t('common:filter.status')}>
            {STATUSES.map((status) => (
              <button
                key={status}
                type="button"
                aria-pressed={claim.status === status}
                onClick={() => change({ status })}
              >
                <StatusSign look={STATUS_LOOK[status]} /> {words.status(status)}
              </button>
            ))}
          </Segments>
        </div>
      )}
    </>
  )
}

function YearsField({ claim, document, change }: FieldProps & { document: SourceDocument }) {
  const { t } = useTranslation(['desk', 'reader', 'common'])
  const found = yearWords(claim, document)
  const set = (years: readonly number[]) =>
    change({
      years: [...new Set(years)].sort((a, b) => a - b),
      yearBasis: years.length === 0 ? null : (claim.yearBasis ?? 'sentence'),
    })
  return (
    <>
      <FieldRow name={t('proposal.years')}>
        {(id) => (
          <Chips
            items={claim.years.map(String)}
            word={(year) => year}
            onRemove={(year) => set(claim.years.filter((one) => String(one) !== year))}
          >
            <Input
              id={id}
              className={styles.year}
              inputMode="numeric"
              placeholder={claim.years.length === 0 ? t('common:notStated') : t('proposal.addYear')}
              onKeyDown={(event) => {
                const { value } = event.currentTarget
                if (event.key !== 'Enter' || !/^(19|20)\d\d$/.test(value)) return
                event.preventDefault()
                set([...claim.years, Number(value)])
                event.currentTarget.value = ''
              }}
            />
          </Chips>
        )}
      </FieldRow>
      {claim.years.length > 0 && claim.yearBasis !== null && claim.yearBasis !== 'relative' && (
        <p className={`${styles.from} quiet caption-type line-16`}>
          {found === null
            ? t('reader:yearIn', {
                years: claim.years.join(', '),
                where: t(`reader:where.${claim.yearBasis}`),
              })
            : t('reader:yearFrom', {
                years: claim.years.join(', '),
                words: found,
                where: t(`reader:where.${claim.yearBasis}`),
              })}
        </p>
      )}
    </>
  )
}

/** Routes, regions and countries of a claim, as one list. */
export function PlacesField({ claim, change }: FieldProps) {
  const { t } = useTranslation('desk')
  const words = useWords()
  const places = useDataset('routes').data
  // Sorting by name asks Intl for every name: too dear for each render of the form.
  const all = useMemo(() => {
    const { routes = [], regions = [] } = places ?? {}
    const countries = [...new Set(regions.flatMap((region) => region.countries))].sort((a, b) =>
      words.country(a).localeCompare(words.country(b), words.language),
    )
    return [
      ...routes.map(({ id }) => `r:${id}`),
      ...regions.map(({ id }) => `g:${id}`),
      ...countries.map((id) => `c:${id}`),
    ]
  }, [places, words])
  const word = (key: string) => {
    const id = key.slice(2)
    return key[0] === 'r' ? words.route(id) : key[0] === 'g' ? words.region(id) : words.country(id)
  }
  const keys = [
    ...claim.routes.map((id) => `r:${id}`),
    ...claim.regions.map((id) => `g:${id}`),
    ...claim.countries.map((id) => `c:${id}`),
  ]
  const set = (chosen: readonly string[]) => {
    const of = (kind: string) => chosen.filter((key) => key[0] === kind).map((key) => key.slice(2))
    change({ routes: of('r'), regions: of('g'), countries: of('c') })
  }
  return (
    <ListField
      name={t('proposal.places')}
      add={t('proposal.addPlace')}
      chosen={keys}
      all={all}
      word={word}
      onChange={set}
    />
  )
}

function ActorsField({ claim, change }: FieldProps) {
  const { t } = useTranslation(['desk', 'common'])
  const words = useWords()
  const { actors = [] } = useDataset('vocabulary').data ?? {}
  const { regions = [] } = useDataset('routes').data ?? {}
  const all = [...actors.map(({ id }) => id), ...new Set(regions.flatMap((region) => region.countries))]
  return (
    <ListField
      name={t('common:filter.actors', { count: 2 })}
      add={t('proposal.addActor')}
      chosen={claim.actors}
      all={all}
      word={words.actor}
      onChange={(actors) => change({ actors: [...actors] })}
    />
  )
}

function ValuesField({ claim, change }: FieldProps) {
  const { t } = useTranslation('desk')
  return (
    <FieldRow name={t('shared:numbers')}>
      {() => (
        <Chips
          items={claim.values.map(({ exact }) => exact)}
          word={(exact) => exact}
          onRemove={(exact) => change({ values: claim.values.filter((value) => value.exact !== exact) })}
        />
      )}
    </FieldRow>
  )
}

/** The categories of a kind of claim, in the lexicon's order. */
export function useCategories(kind: ClaimKind): readonly string[] {
  const vocabulary = useDataset('vocabulary').data
  const places = useDataset('routes').data
  if (!vocabulary || !places) return []
  const ids = (terms: readonly { id: string }[]) => terms.map(({ id }) => id)
  switch (kind) {
    case 'measure':
      return ids(vocabulary.categories)
    case 'driver':
      return ids(vocabulary.drivers)
    case 'route':
      return [...ids(places.routes), ...ids(places.regions)]
    case 'event':
      return ids(vocabulary.eventCategories)
    case 'figure':
      return ids(vocabulary.figureCategories)
  }
}

interface ListFieldProps {
  name: string
  /** Name of the choice that adds one. */
  add: string
  chosen: readonly string[]
  all: readonly string[]
  word: (key: string) => string
  onChange: (chosen: readonly string[]) => void
}

function ListField({ name, add, chosen, all, word, onChange }: ListFieldProps) {
  const { t } = useTranslation(['desk', 'common'])
  const words = useWords()
  return (
    <FieldRow name={name}>
      {(id) => (
        <Chips items={chosen} word={word} onRemove={(key) => onChange(chosen.filter((one) => one !== key))}>
          <Select id={id} value="" onChange={(event) => onChange([...chosen, event.currentTarget.value])}>
            <option value="">{chosen.length === 0 ? words.labelled(t('common:notStated'), add) : add}</option>
            {all
              .filter((key) => !chosen.includes(key))
              .map((key) => (
                <option key={key} value={key}>
                  {word(key)}
                </option>
              ))}
          </Select>
        </Chips>
      )}
    </FieldRow>
  )
}

interface ChipsProps {
  items: readonly string[]
  word: (item: string) => string
  onRemove: (item: string) => void
  children?: ReactNode
}

/** Values that can be taken out one by one, and a control that adds one. */
function Chips({ items, word, onRemove, children }: ChipsProps) {
  const { t } = useTranslation('desk')
  return (
    <div className={`${styles.chips} gap-4 shrinks row-wrap`}>
      {items.map((item) => (
        <button
          key={item}
          type="button"
          className={`${styles.chip} boxed inline-middle`}
          aria-label={t('proposal.takeOut', { name: word(item) })}
          onClick={() => onRemove(item)}
        >
          {word(item)} <Icon name="close" />
        </button>
      ))}
      {children}
    </div>
  )
}

/** A name and its control, which gets the id that the name is for. */
export function FieldRow({ name, children }: { name: string; children: (id: string) => ReactNode }) {
  const id = useId()
  return (
    <div className={`${styles.row} stack`}>
      <label htmlFor={id}>{name}</label>
      {children(id)}
    </div>
  )
}
