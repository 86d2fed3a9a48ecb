import type { DatedRecord, RecordValue } from '#domain/datedRecord.ts'
import type { LocalizedText } from '#domain/language.ts'
import type { Fault } from './fault.ts'

/**
 * Gives records that are imported again what people have added to them since: the translations of every text whose English
 * is the same, and with each number its `flow` and its words, which were rewritten to read on from it. A number is known
 * by its record, value and unit; equal ones by their order. Where the list has no record or number any more for what
 * was added to it, that is a fault, so that nothing is lost unseen. `file` is the name of the file that holds `kept`.
 */
export function keepHandwork(
  records: readonly DatedRecord[],
  kept: readonly DatedRecord[],
  file: string,
): { records: DatedRecord[]; faults: readonly Fault[] } {
  const faults: Fault[] = []
  const keptById = new Map(kept.map((record) => [record.id, record]))
  const merged = records.map((record) => {
    const before = keptById.get(record.id)
    keptById.delete(record.id)
    if (!before) return record
    const numbers = new Set(numbersOf(record).keys())
    for (const [number, { flow, what }] of numbersOf(before)) {
      if (flow && !numbers.has(number)) {
        faults.push({
          file,
          place: `record ${record.id}, values`,
          problem: `the list no longer has ${number} (${what.en}), which has a flow`,
          remedy: 'take the flow out, import, and set it anew on the number that takes its place',
        })
      }
    }
    return withHandwork(record, before)
  })
  for (const id of keptById.keys()) {
    faults.push({
      file,
      place: `record ${id}`,
      problem: 'the list has no such record',
      remedy: 'add it to the list, or take it out here',
    })
  }
  return { records: merged, faults }
}

function withHandwork(record: DatedRecord, before: DatedRecord): DatedRecord {
  const numbers = numbersOf(before)
  return {
    ...record,
    title: translated(record.title, before.title),
    summary: translated(record.summary, before.summary),
    note: record.note && translated(record.note, before.note),
    values: [...numbersOf(record)].map(([number, value]) => {
      const same = numbers.get(number)
      const flow = value.flow ?? same?.flow
      return { ...value, what: same?.what ?? value.what, ...(flow && { flow }) }
    }),
  }
}

function translated(text: LocalizedText, before: LocalizedText | null): LocalizedText {
  return before?.en === text.en ? before : text
}

/** The numbers of a record in their order, each by value and unit; of equal ones the later have their place among them. */
function numbersOf({ values }: DatedRecord): ReadonlyMap<string, RecordValue> {
  const numbers = new Map<string, RecordValue>()
  for (const value of values) {
    const name = `${value.value} ${value.unit}`
    let key = name
    for (let place = 2; numbers.has(key); place += 1) key = `${name}, no. ${place}`
    numbers.set(key, value)
  }
  return numbers
}
