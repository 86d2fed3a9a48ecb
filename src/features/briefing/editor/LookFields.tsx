import { type ReactNode, useId, useMemo, useState } from 'react'
import { placesOfStep } from '#content/stepPlaces.ts'
import { layoutOfStep, MAX_CALLOUTS, type StepCallout, type StepLook } from '#domain/briefing.ts'
import { type DraftStep, isQuote, proposedLayout } from '#domain/draftBriefing.ts'
import { LAYOUTS, type StepLayout } from '#domain/stepLayouts.ts'
import { clockFace, isPlan, planOfStep, readLength } from '#domain/talk.ts'
import { useStepSources } from '#features/briefing/SourceButton.tsx'
import { hasMap } from '#features/briefing/stage/layouts.ts'
import type { EnglishMessages } from '#i18n/englishMessages.ts'
import { keysOf } from '#lib/recordOf.ts'
import { useStepMaps } from '#parts/StepMaps.tsx'
import { useDataset } from '#state/datasets.ts'
import { Button } from '#ui/Button.tsx'
import { CheckBox } from '#ui/Choices.tsx'
import { Field, Input, Select } from '#ui/Field.tsx'
import { Icon } from '#ui/Icon.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './Editor.module.css'
import { CellOptions, useStepCells } from './EvidenceFields.tsx'
import look from './StepForm.module.css'

interface MapFieldsProps {
  step: DraftStep
  onLook: (part: Partial<StepLook>) => void
}

/** What the map of a step shows, where it has one: its frame, signs, spotlight and callouts; and its build-up. */
export function MapFields({ step, onLook }: MapFieldsProps) {
  const { t } = useTranslation(['editor', 'stepMap'])
  const {
    frame = null,
    signs = 'evidence',
    hasSpotlight = false,
    hasBuild = false,
    spots = NONE,
  } = step.look ?? {}
  const isShown = hasMap(step, useStepMaps().mapOf)
  const radio = (isChecked: boolean, label: string, onChange: () => void) => (
    <label className="check-line title-14">
      <input type="radio" name={`signs ${step.id}`} checked={isChecked} onChange={onChange} />
      {label}
    </label>
  )
  return (
    <>
      {isShown && (
        <>
          <p className="small quiet">{t('stepMap:framing')}</p>
          {frame !== null && (
            <Button look="text" onClick={() => onLook({ frame: undefined })}>
              {t('look.frameNamed')}
            </Button>
          )}
          {spots.length > 0 && (
            <Button look="text" onClick={() => onLook({ spots: undefined })}>
              {t('callouts.allBack')}
            </Button>
          )}
          <fieldset className="gap-8 stack">
            <legend className="foot-4 soft row-type line-16">{t('look.signs')}</legend>
            <div className="apart-16 in-row">
              {radio(signs === 'evidence', t('look.signsOwn'), () => onLook({ signs: undefined }))}
              {radio(signs === 'view', t('look.signsAll'), () => onLook({ signs: 'view' }))}
            </div>
          </fieldset>
        </>
      )}
      <div className="apart-16 in-row">
        {isShown && (
          <CheckBox
            className="check-line title-14"
            isChecked={hasSpotlight}
            onToggle={() => onLook({ hasSpotlight: hasSpotlight ? undefined : true })}
          >
            {t('look.spotlight')}
          </CheckBox>
        )}
        <CheckBox
          className="check-line title-14"
          isChecked={hasBuild}
          onToggle={() => onLook({ hasBuild: hasBuild ? undefined : true })}
        >
          {t('look.build')}
        </CheckBox>
      </div>
      {isShown && <CalloutsField step={step} onChange={(callouts) => onLook({ callouts })} />}
    </>
  )
}

const NONE: readonly never[] = []

interface CalloutsFieldProps {
  step: DraftStep
  onChange: (callouts: StepCallout[] | undefined) => void
}

/** Names and numbers on the map, each bound to a place that the step names and to cells among its evidence. */
function CalloutsField({ step, onChange }: CalloutsFieldProps) {
  const { t } = useTranslation('editor')
  const nameOf = usePlaceName()
  const { sources } = useStepSources(step)
  const routes = useDataset('routes').data?.routes ?? NONE
  const cells = useStepCells(step)
  const { view } = step
  const places = useMemo(() => placesOfStep({ view }, sources, routes), [view, sources, routes])
  const callouts = step.look?.callouts ?? NONE
  const free = places.filter((place) => !callouts.some(({ at }) => at === place))
  const set = (next: readonly StepCallout[]) => onChange(next.length > 0 ? [...next] : undefined)
  const replace = (at: string, number: StepCallout['number']) =>
    set(callouts.map((callout) => (callout.at === at ? { at: callout.at, number } : callout)))
  return (
    <fieldset className="gap-8 stack">
      <legend className="foot-4 soft row-type line-16">
        {t('callouts.heading', { most: MAX_CALLOUTS })}
      </legend>
      {callouts.length > 0 && (
        <ul>
          {callouts.map(({ at, number }) => (
            <li key={at} className={`${styles.listed} ${styles.callout} gap-8 row-middle`}>
              <span>{nameOf(at)}</span>
              <Select
                aria-label={t('callouts.number', { name: nameOf(at) })}
                value={number?.cells ?? ''}
                onChange={({ currentTarget: { value } }) =>
                  replace(at, value === '' ? null : { cells: value, against: null })
                }
              >
                <option value="">{t('callouts.nameOnly')}</option>
                <CellOptions cells={cells} />
              </Select>
              <Button
                look="bare"
                aria-label={t('callouts.remove', { name: nameOf(at) })}
                onClick={() => set(callouts.filter((callout) => callout.at !== at))}
              >
                <Icon name="close" />
              </Button>
            </li>
          ))}
        </ul>
      )}
      {places.length === 0 && <p className="small quiet">{t('callouts.noPlace')}</p>}
      {free.length > 0 && callouts.length < MAX_CALLOUTS && (
        <Select
          aria-label={t('callouts.add')}
          value=""
          onChange={({ currentTarget: { value } }) => {
            const own = cells.find(({ query }) =>
              value === 'route:channel' ? !query.includes('route:') : query.endsWith(value),
            )
            set([...callouts, { at: value, number: own ? { cells: own.query, against: null } : null }])
          }}
        >
          <option value="">{t('callouts.add')}</option>
          {free.map((place) => (
            <option key={place} value={place}>
              {nameOf(place)}
            </option>
          ))}
        </Select>
      )}
    </fieldset>
  )
}

/** The name of a callout's place. */
function usePlaceName(): (at: StepCallout['at']) => string {
  const words = useWords()
  return (at) => {
    const [kind, id = ''] = at.split(':')
    if (kind === 'country') return words.country(id)
    return kind === 'route' ? words.routeShort(id) : words.hub(id)
  }
}

interface LayoutFieldProps {
  step: DraftStep
  onLayout: (layout: StepLayout) => void
}

/** The layouts of a step as pictures; the one that suits its content is marked as proposed. */
export function LayoutField({ step, onLayout }: LayoutFieldProps) {
  const { t } = useTranslation('editor')
  const current = layoutOfStep(step)
  const proposed = proposedLayout(step)
  return (
    <fieldset className="gap-8 stack">
      <legend className="visually-hidden">{t('look.layout')}</legend>
      <div className="to-ends scrolls-across rigid row">
        {keysOf(LAYOUTS).map((layout) => (
          <label
            key={layout}
            className={`${look.lookChoice} anchor rigid nowrap line-16 caption-type stack-top`}
          >
            <input
              className="over"
              type="radio"
              name={`layout ${step.id}`}
              checked={layout === current}
              onChange={() => onLayout(layout)}
            />
            <Picture {...LAYOUTS[layout].picture} />
            <span title={t(`look.layouts.${layout}`)}>{t(nameOfLayout(layout))}</span>
            {layout === proposed && <span className="visually-hidden">, {t('look.proposed')}</span>}
          </label>
        ))}
      </div>
      {LAYOUTS[current].face.includes('quotation') && !step.evidence.some(isQuote) && (
        <p className="small quiet">{t('look.chooseSentence')}</p>
      )}
    </fieldset>
  )
}

/** Layouts with a name so long that the row has a shorter one: exactly those with one in the messages. */
const SHORTENED: Readonly<Record<keyof EnglishMessages['editor']['look']['short'], true>> = {
  number: true,
  quote: true,
  compare: true,
  ranked: true,
  lines: true,
  closing: true,
}

function nameOfLayout(layout: StepLayout) {
  const short = keysOf(SHORTENED).find((each) => each === layout)
  return short ? (`look.short.${short}` as const) : (`look.layouts.${layout}` as const)
}

/** A layout as drawn in the row. */
function Picture({ ink, strokes, route, maps = [] }: (typeof LAYOUTS)[StepLayout]['picture']) {
  return (
    <svg className={look.picture} viewBox="0 0 64 36" aria-hidden="true">
      {maps.map(([x, y, width, height]) => (
        <g key={x}>
          <rect x={x} y={y} width={width} height={height} fill="var(--sea)" />
          <path
            d={`M${x} ${y + height * 0.55}h${width * 0.45}l${width * 0.2} ${height * 0.2}v${height * 0.25}H${x}z`}
            fill="var(--land)"
          />
          <path
            d={`M${x + width * 0.2} ${y + height * 0.75}q${width * 0.1} ${-height * 0.5} ${width * 0.5} ${-height * 0.5}`}
            className={look.route}
          />
        </g>
      ))}
      <path d={ink} fill="var(--ink-2)" />
      <path d={strokes} className={look.stroke} />
      <path d={route} className={look.route} />
    </svg>
  )
}

interface TimeFieldsProps {
  step: DraftStep
  onChange: (part: Partial<Pick<DraftStep, 'plan' | 'isBackup' | 'dwell'>>, burst?: string) => void
}

/** A step's planned time, its seconds in a kiosk, and whether it is kept for questions. */
export function TimeFields({ step, onChange }: TimeFieldsProps) {
  const { t } = useTranslation('editor')
  const { plan, dwell, isBackup = false } = step
  return (
    <>
      <div className="gap-three-quarters stack">
        <TimeField
          label={t('time.plan')}
          start={plan === undefined ? '' : clockFace(planOfStep({ plan }))}
          placeholder={clockFace(planOfStep({}))}
          isFit={(text) => text.trim() === '' || isPlan(readLength(text) ?? 0)}
          fault={t('time.planWrong')}
          onText={(text) => {
            const length = readLength(text)
            onChange({ plan: length === null ? undefined : length / 1000 })
          }}
        />
        <TimeField
          label={t('edit.dwell')}
          start={String(dwell)}
          isFit={(text) =>
            Number.isInteger(Number(text)) && Number(text) >= MIN_DWELL && Number(text) <= MAX_DWELL
          }
          fault={t('edit.dwellBounds', { least: MIN_DWELL, most: MAX_DWELL })}
          onText={(text) => onChange({ dwell: Number(text) }, 'dwell')}
        />
      </div>
      <CheckBox
        className="check-line title-14"
        isChecked={isBackup}
        onToggle={() => onChange({ isBackup: isBackup ? undefined : true })}
      >
        {t('time.backup')}
      </CheckBox>
    </>
  )
}

/** Bounds of the dwell time, s. */
const MIN_DWELL = 3
const MAX_DWELL = 600

interface TimeFieldProps {
  label: ReactNode
  start: string
  placeholder?: string
  isFit: (text: string) => boolean
  /** Shown while the input is unfit; the previous value stays. */
  fault: string
  onText: (text: string) => void
}

function TimeField({ label, start, placeholder, isFit, fault, onText }: TimeFieldProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const text = typed ?? start
  const noteId = useId()
  const isRight = isFit(text)
  return (
    <Field label={label}>
      <Input
        className={styles.short}
        inputMode="numeric"
        value={text}
        placeholder={placeholder}
        aria-invalid={!isRight}
        aria-describedby={isRight ? undefined : noteId}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={() => {
          if (!isRight) return
          // The field itself stays: in its place another one would take the focus from what was pressed.
          setTyped(null)
          if (text.trim() !== start) onText(text)
        }}
      />
      {!isRight && (
        <span id={noteId} className="small quiet">
          {fault}
        </span>
      )}
    </Field>
  )
}
