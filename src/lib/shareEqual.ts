/** What was shared last, by what it says: strings, and as JSON the lists and objects. */
const strings = new Map<string, string>()
const values = new Map<string, object>()
/** Entries after which a table is emptied: rare values then cost no memory for long. */
const MOST = 2000
/** Longer texts seldom repeat. */
const LONGEST = 400

function once<Value>(table: Map<string, Value>, key: string, value: Value): Value {
  if (key.length > LONGEST) return value
  const known = table.get(key)
  if (known !== undefined) return known
  if (table.size >= MOST) table.clear()
  table.set(key, value)
  return value
}

/**
 * Makes equal strings in a value of JSON one string in memory, and equal lists and objects of words one frozen object: what
 * comes from a message or from storage has its own copy of each. Changes `value` itself, so nobody else may hold it.
 */
export function shareEqual<Value>(value: Value): Value {
  if (typeof value === 'string') return once(strings, value, value as string) as Value
  // A frozen object has been shared already.
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  const members = value as Record<string, unknown>
  let isOfWords = true
  for (const key in members) {
    const member = shareEqual(members[key])
    members[key] = member
    isOfWords &&= isWord(member) || (Array.isArray(value) && typeof member === 'number')
  }
  if (!isOfWords) return value
  const known = once<object>(values, JSON.stringify(value), value)
  return Object.freeze(known) as Value
}

/** Offsets and figures differ from sentence to sentence, so objects with them are not looked up. */
const isWord = (member: unknown) =>
  typeof member === 'object' ? Object.isFrozen(member) : typeof member !== 'number'
