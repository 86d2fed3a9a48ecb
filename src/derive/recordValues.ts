import type { DatedRecord, RecordValue } from '#domain/datedRecord.ts'
import type { Fault } from './fault.ts'
import { normalise } from './matchingText.ts'
import { findValues, type NumberRules } from './values.ts'

/** What a unit allows: whole numbers or not, the least and the most, and the currency or `percent` beside the number. */
type UnitRule = Readonly<{ whole: boolean; least: number; most: number; sign: string | null }>

const COUNTED: UnitRule = { whole: true, least: 0, most: 10_000_000, sign: null }
const LENGTH: UnitRule = { whole: false, least: 0, most: 100_000, sign: null }
const DURATION: UnitRule = { whole: true, least: 1, most: 1_000, sign: null }
const PERCENT: UnitRule = { whole: false, least: -100, most: 10_000, sign: 'percent' }
const money = (code: string): UnitRule => ({ whole: false, least: 0, most: 1e12, sign: code })

/** Units that count people, things or acts. */
const COUNTING = [
  ...['persons', 'arrests', 'convictions', 'officers', 'staff', 'deaths', 'designations', 'relocations'],
  ...['detections', 'arrivals', 'departures', 'attempts', 'interceptions', 'crossings', 'returns', 'rescues'],
  ...[
    'locations',
    'places',
    'countries',
    'delegations',
    'networks',
    'reports',
    'accounts',
    'phones',
    'views',
  ],
  ...['boats', 'engines', 'frigates', 'vessels', 'vehicles', 'drones', 'searches', 'operations', 'meetings'],
  ...['votes', 'texts', 'regulations', 'directive', 'articles', 'measures', 'priorities', 'pillars'],
  ...['building blocks', 'detention orders', 'endorsements', 'projects', 'centres', 'applications', 'visas'],
]

/** The units of records. Add a line for a new unit, so that its values are checked. */
const UNITS: ReadonlyMap<string, UnitRule> = new Map([
  ...COUNTING.map((unit) => [unit, COUNTED] as const),
  ...['EUR', 'GBP', 'PLN', 'USD'].map((code) => [code, money(code)] as const),
  ...['km', 'm'].map((unit) => [unit, LENGTH] as const),
  ...['years', 'months', 'weeks', 'days', 'hours'].map((unit) => [unit, DURATION] as const),
  ['percent', PERCENT],
])

/** The units in which each kind of flow is counted; a change is in percent. */
const FLOW_UNITS: Readonly<Record<NonNullable<RecordValue['flow']>['counts'], readonly string[]>> = {
  detections: ['detections'],
  arrivals: ['arrivals', 'persons'],
  persons: ['persons', 'detections', 'arrivals', 'departures', 'interceptions'],
  attempts: ['attempts', 'persons', 'departures', 'interceptions'],
  deaths: ['deaths', 'persons'],
}

/**
 * Faults of the numbers of records: a unit that is not listed, a value outside its unit, a flow in another unit, and a
 * number that the record's English text does not give in the same unit. `rules` are those of English.
 */
export function recordValueFaults(records: readonly DatedRecord[], rules: NumberRules): readonly Fault[] {
  // Claims ignore ages and durations; records may state them.
  const all = { ...rules, notValues: [] }
  return records.flatMap((record) => {
    const texts = [record.title.en, record.summary.en, record.note?.en ?? '']
    const written = texts.flatMap((text) => findValues(normalise(text), all, []))
    return record.values.flatMap((value, index) => {
      const problem = problemOf(value, [...written, ...findValues(normalise(value.written ?? ''), all, [])])
      if (problem === null) return []
      const [words, remedy] = problem
      return [{ file: 'records.json', place: `record ${record.id}, values.${index}`, problem: words, remedy }]
    })
  })
}

type Written = Readonly<{ value: number | null; unit: string | null }>

function problemOf(
  { value, unit, flow }: RecordValue,
  written: readonly Written[],
): readonly [problem: string, remedy: string] | null {
  const rule = UNITS.get(unit)
  if (!rule) return [`there is no unit ${unit}`, 'use a unit of src/derive/recordValues.ts, or add it there']
  if (rule.whole && !Number.isInteger(value))
    return [`${value} ${unit} is no whole number`, 'correct the value']
  if (value < rule.least || value > rule.most) {
    return [`${value} ${unit} lies outside ${rule.least} to ${rule.most}`, 'correct the value or its unit']
  }
  if (flow) {
    const units = flow.states === 'change' ? ['percent'] : FLOW_UNITS[flow.counts]
    if (!units.includes(unit)) {
      return [`a ${flow.states} of ${flow.counts} is not in ${unit}`, `write it in ${units.join(' or ')}`]
    }
  }
  const isWritten = written.some(
    (found) => found.value !== null && isSame(found.value, Math.abs(value)) && found.unit === rule.sign,
  )
  if (isWritten) return null
  return [
    `neither title, summary nor note gives ${value} ${unit}`,
    'correct one of them, name the number in the summary, or add it as "written", such as "€75 million"',
  ]
}

/** Equal up to floating-point error ("7.4 billion"). */
function isSame(one: number, other: number): boolean {
  return Math.abs(one - other) <= Math.abs(other) * 1e-9
}
