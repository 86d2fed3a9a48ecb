import { type ReactNode, useMemo } from 'react'
import { placesOfStep } from '#content/stepPlaces.ts'
import {
  LAYOUTS,
  layoutOfStep,
  MAX_CALLOUTS,
  type StepCallout,
  type StepLayout,
  type StepLook,
} from '#domain/briefing.ts'
import type { DraftStep } from '#domain/draftBriefing.ts'
import { proposedLayout, roundedFrame } from '#domain/draftBriefing.ts'
import { useStepSources } from '#features/briefing/SourceButton.tsx'
import { useDataset } from '#state/datasets.ts'
import { lastMapBox } from '#state/mapBox.ts'
import { Button } from '#ui/Button.tsx'
import { CheckBox } from '#ui/CheckBox.tsx'
import { Select } from '#ui/Field.tsx'
import { Icon } from '#ui/Icon.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './Editor.module.css'
import { CellOptions, useStepCells } from './EvidenceFields.tsx'

interface MapFieldsProps {
  step: DraftStep
  onLook: (part: Partial<StepLook>) => void
}

/** What the map of a step shows: its frame, signs, spotlight, build-up and callouts. */
export function MapFields({ step, onLook }: MapFieldsProps) {
  const { t } = useTranslation('editor')
  const { frame = null, signs = 'evidence', hasSpotlight = false, hasBuild = false } = step.look ?? {}
  const seen = lastMapBox()
  const radio = (name: 'frame' | 'signs', isChecked: boolean, label: string, onChange: () => void) => (
    <label className={styles.option}>
      <input type="radio" name={`${name} ${step.id}`} checked={isChecked} onChange={onChange} />
      {label}
    </label>
  )
  return (
    <>
      <fieldset className={styles.group}>
        <legend>{t('look.frame')}</legend>
        <div className={styles.options}>
          {radio('frame', frame === null, t('look.frameNamed'), () => onLook({ frame: undefined }))}
          {frame !== null && radio('frame', true, t('look.frameKept'), () => {})}
          <Button disabled={seen === null} onClick={() => seen && onLook({ frame: roundedFrame(seen) })}>
            {t('look.frameSeen')}
          </Button>
        </div>
        <p className={styles.note}>{t(seen ? 'look.frameHow' : 'look.frameUnseen')}</p>
      </fieldset>
      <fieldset className={styles.group}>
        <legend>{t('look.signs')}</legend>
        <div className={styles.options}>
          {radio('signs', signs === 'evidence', t('look.signsOwn'), () => onLook({ signs: undefined }))}
          {radio('signs', signs === 'view', t('look.signsAll'), () => onLook({ signs: 'view' }))}
        </div>
      </fieldset>
      <div className={styles.options}>
        <CheckBox
          className={styles.option}
          isChecked={hasSpotlight}
          onToggle={() => onLook({ hasSpotlight: hasSpotlight ? undefined : true })}
        >
          {t('look.spotlight')}
        </CheckBox>
        <CheckBox
          className={styles.option}
          isChecked={hasBuild}
          onToggle={() => onLook({ hasBuild: hasBuild ? undefined : true })}
        >
          {t('look.build')}
        </CheckBox>
      </div>
      <CalloutsField step={step} onChange={(callouts) => onLook({ callouts })} />
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
    <fieldset className={styles.group}>
      <legend>{t('callouts.heading', { most: MAX_CALLOUTS })}</legend>
      {callouts.length > 0 && (
        <ul>
          {callouts.map(({ at, number }) => (
            <li key={at} className={styles.callout}>
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
      {places.length === 0 && <p className={styles.note}>{t('callouts.noPlace')}</p>}
      {free.length > 0 && callouts.length < MAX_CALLOUTS && (
        <Select
          className={styles.add}
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
    <fieldset className={styles.group}>
      <legend>{t('look.layout')}</legend>
      <div className={styles.pictures}>
        {LAYOUTS.map((layout) => (
          <label key={layout} className={styles.choice}>
            <input
              type="radio"
              name={`layout ${step.id}`}
              checked={layout === current}
              onChange={() => onLayout(layout)}
            />
            <svg className={styles.picture} viewBox="0 0 64 36" aria-hidden="true">
              {PICTURES[layout]}
            </svg>
            <span>{t(`look.layouts.${layout}`)}</span>
            {layout === proposed && <span className={styles.proposed}>{t('look.proposed')}</span>}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

/** A line of text at a height, from `x` on. */
function text(y: number, width: number, x = 4, height = 2): ReactNode {
  return <rect key={`${x} ${y}`} x={x} y={y} width={width} height={height} rx={0.5} className={styles.ink} />
}

/** A map with a route. */
function map(x: number, y = 0, width = 64 - x, height = 36): ReactNode {
  const [left, top] = [x + width * 0.2, y + height * 0.75]
  return (
    <g key={`map ${x}`}>
      <rect x={x} y={y} width={width} height={height} className={styles.sea} />
      <path
        d={`M${x} ${y + height * 0.55}h${width * 0.45}l${width * 0.2} ${height * 0.2}v${height * 0.25}H${x}z`}
        className={styles.land}
      />
      <path
        d={`M${left} ${top}q${width * 0.1} ${-height * 0.5} ${width * 0.5} ${-height * 0.5}`}
        className={styles.route}
      />
    </g>
  )
}

/** Bars from the left, one below the other. */
function bars(y: number, ...widths: readonly number[]): ReactNode {
  return widths.map((width, index) => text(y + index * 5, width, 16, 3))
}

/** The layouts as drawn in the row, 64 by 36. */
const PICTURES: Readonly<Record<StepLayout, ReactNode>> = {
  map: map(0),
  'map-text': [text(4, 16, 4, 3), text(11, 18), text(15, 14), text(21, 18), map(27)],
  number: [
    text(4, 20, 4, 3),
    text(12, 24, 4, 9),
    [2, 4, 3, 6, 5, 8, 10].map((height, index) => (
      <rect
        key={`bar ${height}`}
        x={34 + index * 4}
        y={28 - height * 2}
        width={3}
        height={height * 2}
        className={styles.ink}
      />
    )),
  ],
  quote: [
    <path key="mark" d="M5 8q0 -3 3 -3M10 8q0 -3 3 -3" className={styles.stroke} />,
    text(9, 40, 8, 3),
    text(15, 44, 8, 3),
    text(21, 30, 8, 3),
    text(29, 22, 8, 1.5),
  ],
  compare: [text(3, 30, 4, 3), map(4, 10, 26, 20), map(34, 10, 26, 20)],
  ranked: [text(3, 24, 4, 3), bars(11, 40, 30, 22, 14, 8)],
  lines: [
    text(3, 24, 4, 3),
    <path key="a" d="M6 28L18 20 30 24 42 14 58 10" className={styles.route} />,
    <path key="b" d="M6 31L18 28 30 30 42 24 58 26" className={styles.stroke} />,
  ],
  timeline: [
    text(3, 24, 4, 3),
    <path key="axis" d="M5 21h54" className={styles.stroke} />,
    [10, 24, 36, 52].map((x) => <circle key={x} cx={x} cy={21} r={2.2} className={styles.ink} />),
    text(26, 10, 5, 1.5),
    text(26, 10, 31, 1.5),
  ],
  table: [
    text(3, 24, 4, 3),
    [10, 16, 22, 28].map((y) => <path key={y} d={`M4 ${y}h56`} className={styles.stroke} />),
    [12, 18, 24].map((y) => [text(y, 16, 6, 2), text(y, 8, 50, 2)]),
  ],
  title: [text(11, 44, 8, 6), text(21, 30, 8, 2.5), text(30, 14, 8, 1.5)],
  agenda: [text(3, 18, 4, 3), [11, 18, 25].map((y) => [text(y, 3, 6, 3), text(y, 36, 13, 3)])],
  section: [text(15, 36, 14, 6), <path key="rule" d="M14 25h36" className={styles.stroke} />],
  closing: [text(8, 32, 16, 5), text(18, 24, 20, 2), text(22, 24, 20, 2), text(26, 16, 24, 2)],
}
