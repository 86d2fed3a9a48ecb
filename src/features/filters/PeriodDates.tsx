import { type FormEvent, useState } from 'react'
import { hullOf, MonthSpan, yearOf, yearSpan } from '#domain/period.ts'
import { setUi } from '#state/uiStore.ts'
import { useViewStore } from '#state/viewStore.ts'
import { Button, TextButton } from '#ui/Button.tsx'
import { Field, Input, Select } from '#ui/Field.tsx'
import { useOpenCard } from '#ui/useOpenCard.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './PeriodDates.module.css'

interface PeriodDatesProps {
  id: string
  /** The runs of months that numbers are of now. */
  shown: readonly MonthSpan[]
  /** The months of the main series. */
  coverage: MonthSpan
  choose: (span: MonthSpan) => void
  close: () => void
}

/** Years before the newest that have a choice of their own; earlier ones are in the lists. */
const OFFERED_YEARS = [2, 3]
/** From the first year of the measures. */
const SINCE = '2023-01'

/** Other months for the numbers: some usual runs, two months, or two years; and another day known. Closes by Escape and by a press outside. */
export function PeriodDates({ id, shown, coverage, choose, close }: PeriodDatesProps) {
  const { t } = useTranslation(['line', 'dates'])
  const words = useWords()
  const isToday = useViewStore(({ view }) => view.known === null)
  const card = useOpenCard<HTMLDivElement>(close, (open) =>
    open?.parentElement?.querySelector('[aria-expanded]'),
  )
  const last = yearOf(coverage.to)
  const usual: readonly (readonly [string, MonthSpan])[] = [
    ...OFFERED_YEARS.map((back) => {
      const year = last - back
      return [t('allOf', { year }), yearSpan(year)] as const
    }),
    [t('dates:since', { year: yearOf(SINCE) }), { from: SINCE, to: coverage.to }],
  ]
  return (
    <div
      {...card}
      id={id}
      className={`${styles.card} stack float`}
      role="dialog"
      aria-label={t('otherDates')}
    >
      <ul className={`${styles.usual} row-wrap`}>
        {usual.map(([name, span]) => (
          <li key={name}>
            <TextButton onClick={() => choose(span)}>{name}</TextButton>
          </li>
        ))}
      </ul>
      <MonthsForm hull={hullOf(shown) ?? coverage} coverage={coverage} choose={choose} />
      <YearsForm hull={hullOf(shown) ?? coverage} coverage={coverage} choose={choose} />
      <p className="quiet">{t('dates:covers', { time: words.longSpans([coverage]) })}</p>
      {isToday && (
        <p>
          <TextButton
            onClick={() => {
              close()
              setUi({ isKnownOpen: true })
            }}
          >
            {t('dates:earlierDay')}
          </TextButton>
        </p>
      )}
    </div>
  )
}

interface FormProps extends Pick<PeriodDatesProps, 'coverage' | 'choose'> {
  /** From the first month shown to the last. */
  hull: MonthSpan
}

function MonthsForm({ hull, coverage, choose }: FormProps) {
  const { t } = useTranslation(['line', 'dates'])
  const words = useWords()
  const [span, setSpan] = useState(hull)
  const [fault, setFault] = useState<string | null>(null)
  const show = (event: FormEvent) => {
    event.preventDefault()
    const asked = MonthSpan.safeParse({ from: span.from.trim(), to: span.to.trim() })
    if (!asked.success) return setFault(t(span.from > span.to ? 'dates:fault.order' : 'dates:fault.month'))
    const isCovered = asked.data.to >= coverage.from && asked.data.from <= coverage.to
    if (!isCovered) return setFault(t('dates:fault.outside', { time: words.longSpans([coverage]) }))
    choose(asked.data)
  }
  return (
    <form className={`${styles.form} stack ruled`} onSubmit={show} noValidate>
      <Field label={t('dates:fromMonth')}>
        <MonthInput value={span.from} hasFault={fault !== null} set={(from) => setSpan({ ...span, from })} />
      </Field>
      <Field label={t('dates:toMonth')}>
        <MonthInput value={span.to} hasFault={fault !== null} set={(to) => setSpan({ ...span, to })} />
      </Field>
      <Button type="submit">{t('dates:show')}</Button>
      <p className="if-any whole-row medium" role="alert">
        {fault}
      </p>
    </form>
  )
}

interface MonthInputProps {
  value: string
  hasFault: boolean
  set: (value: string) => void
}

/** A month as the browser asks for it, or typed as `2026-01` where it has no such field. */
function MonthInput({ value, hasFault, set }: MonthInputProps) {
  return (
    <Input
      type="month"
      placeholder="2026-01"
      value={value}
      aria-invalid={hasFault}
      onChange={(event) => set(event.target.value)}
    />
  )
}

function YearsForm({ hull, coverage, choose }: FormProps) {
  const { t } = useTranslation(['line', 'dates'])
  const first = yearOf(coverage.from)
  const years = Array.from({ length: yearOf(coverage.to) - first + 1 }, (_, index) => first + index)
  const [[from, to], setYears] = useState([yearOf(hull.from), yearOf(hull.to)] as const)
  const show = (event: FormEvent) => {
    event.preventDefault()
    const [start, end] = from <= to ? [from, to] : [to, from]
    choose({ from: `${start}-01`, to: end === yearOf(coverage.to) ? coverage.to : `${end}-12` })
  }
  const options = years.toReversed().map((year) => <option key={year}>{year}</option>)
  return (
    <form className={`${styles.form} stack ruled`} onSubmit={show}>
      <Field label={t('dates:fromYear')}>
        <Select value={from} onChange={(event) => setYears([Number(event.target.value), to])}>
          {options}
        </Select>
      </Field>
      <Field label={t('dates:toYear')}>
        <Select value={to} onChange={(event) => setYears([from, Number(event.target.value)])}>
          {options}
        </Select>
      </Field>
      <Button type="submit">{t('dates:show')}</Button>
    </form>
  )
}
