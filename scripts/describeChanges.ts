import { firstDifference, type NamedText } from './derivedFolder.ts'

/** Fields in which a change alters what a reader learns; they come first. */
const MEANING: readonly string[] = [
  ...['kind', 'category', 'categories', 'form', 'status', 'values', 'trend', 'basis', 'facet', 'scope'],
  ...[
    'years',
    'date',
    'period',
    'statedOn',
    'routes',
    'regions',
    'countries',
    'actors',
    'place',
    'value',
    'span',
  ],
  ...['legs', 'hubs', 'branches', 'originRegions', 'departure', 'transit', 'arrival'],
]

/** Lines for each file; the others are counted. */
const SHOWN = 100

type Item = Readonly<Record<string, unknown>>

/**
 * What a derivation changes in the published files, as lines: items that are new or gone, each changed field of an item with old
 * and new, and changed cells and totals of tables. `textBefore` returns the previous file, or null for a new one; of more
 * than `shown` lines of a file the others are counted.
 */
export function describeChanges(
  textBefore: (name: string) => string | null,
  files: readonly NamedText[],
  shown = SHOWN,
): readonly string[] {
  return files.flatMap(({ name, text }) => {
    if (name === 'manifest.json') return []
    const before = textBefore(name)
    if (before === null || before === text) return []
    const lines = linesOf(parse(before), parse(text))
    const other = lines.length > 0 ? lines : [firstDifference(before, text) ?? 'changed']
    const more = other.length > shown ? [`${name}: and ${other.length - shown} more`] : []
    return [...other.slice(0, shown).map((line) => `${name}: ${line}`), ...more]
  })
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return null
  }
}

function linesOf(before: unknown, after: unknown): readonly string[] {
  if (!isItem(before) || !isItem(after)) return []
  return Object.keys({ ...before, ...after }).flatMap((list): readonly string[] => {
    const [old, now] = [before[list], after[list]]
    if (list === 'tables') return tableLines(itemsOf(old), itemsOf(now))
    if (Array.isArray(now) && now.some(isItem)) return itemLines(list, itemsOf(old), itemsOf(now))
    const count = Array.isArray(old) && Array.isArray(now) ? changesOf(old, now) : 0
    return count > 0 ? [`${list}: ${count} of ${lengthOf(now)} values change`] : []
  })
}

function itemLines(
  list: string,
  before: ReadonlyMap<string, Item>,
  after: ReadonlyMap<string, Item>,
): readonly string[] {
  const lines: string[] = []
  for (const id of before.keys()) if (!after.has(id)) lines.push(`${list}: ${id} is gone`)
  const others: string[] = []
  for (const [id, now] of after) {
    const old = before.get(id)
    if (!old) {
      lines.push(`${list}: ${id} is new`)
      continue
    }
    for (const field of Object.keys({ ...old, ...now })) {
      const changes = fieldLines(field, old[field], now[field]).map((line) => `${list}: ${id}, ${line}`)
      if (MEANING.includes(field)) lines.push(...changes)
      else others.push(...changes)
    }
  }
  return [...lines, ...others]
}

/** Members of a field that are named one by one; more are a change of the field as a whole. */
const MEMBERS = 10

/** The changes of a field with old and new: of each member where the field has the same ones, else of the whole. */
function fieldLines(field: string, old: unknown, now: unknown): readonly string[] {
  const [was, is] = [show(old), show(now)]
  if (was === is) return []
  const whole = [`${field}: ${short(was, is)}`]
  const [before, after] = [Object(old), Object(now)]
  const names = Object.keys(before)
  const isSameShape =
    typeof old === 'object' &&
    old &&
    typeof now === 'object' &&
    now &&
    show(names) === show(Object.keys(after))
  if (!isSameShape) return whole
  const lines = names.flatMap((name) => fieldLines(`${field}.${name}`, before[name], after[name]))
  return lines.length > MEMBERS ? whole : lines
}

function tableLines(before: ReadonlyMap<string, Item>, after: ReadonlyMap<string, Item>): readonly string[] {
  return [...after].flatMap(([id, now]) => {
    const old = before.get(id)
    if (!old) return [`table ${id} is new`]
    if (show(old) === show(now)) return []
    const counts = itemsOf(now.counts, 'name')
    const lines = [...counts].flatMap(([column, count]) => {
      const [was, is] = [valuesOf(itemsOf(old.counts, 'name').get(column)), valuesOf(count)]
      const changes = changesOf(was, is)
      if (changes === 0) return []
      return [`table ${id}, ${column}: ${changes} of ${is.length} cells, total ${sum(was)} → ${sum(is)}`]
    })
    return lines.length > 0 ? lines : [`table ${id}: keys or units change`]
  })
}

function isItem(value: unknown): value is Item {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Items of a list by id; those without one by their place. */
function itemsOf(list: unknown, key = 'id'): ReadonlyMap<string, Item> {
  const items = Array.isArray(list) ? list.filter(isItem) : []
  return new Map(
    items.map((item, index) => [typeof item[key] === 'string' ? item[key] : String(index), item]),
  )
}

function valuesOf(count: Item | undefined): readonly unknown[] {
  return count && Array.isArray(count.values) ? count.values : []
}

function changesOf(before: readonly unknown[], after: readonly unknown[]): number {
  const both = after.filter((value, index) => show(value) !== show(before[index])).length
  return both + Math.max(before.length - after.length, 0)
}

function sum(values: readonly unknown[]): number {
  return values.reduce<number>((total, value) => total + (typeof value === 'number' ? value : 0), 0)
}

function lengthOf(value: unknown): number {
  return Array.isArray(value) ? value.length : 0
}

function show(value: unknown): string {
  return JSON.stringify(value) ?? 'nothing'
}

/** Two values from the place where they differ, 60 characters each. */
function short(before: string, after: string): string {
  let same = 0
  while (same < before.length && before[same] === after[same]) same += 1
  const from = Math.max(same - 20, 0)
  const part = (text: string) =>
    (from > 0 ? '…' : '') + text.slice(from, from + 60) + (text.length > from + 60 ? '…' : '')
  return `${part(before)} → ${part(after)}`
}
