/** A source of numbers from 0 to below 1 that gives the same ones for the same seed. */
export type Random = () => number

/** The mulberry32 generator of numbers in [0, 1): small, and even enough for the bench. */
export function mulberry32(seed: number): Random {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export function choose<Item>(items: readonly Item[], random: Random): Item {
  const item = items[Math.floor(random() * items.length)]
  if (item === undefined) throw new Error('there is nothing to choose from')
  return item
}

/**
 * A changed file: what was done to it, and its bytes. `deceit` are the numbers that no claim may take from it; an empty list means
 * that the file must be refused.
 */
export type Mutation = Readonly<{ what: string; bytes: Uint8Array; deceit?: readonly number[] }>

type Edit = readonly [what: string, change: (text: string, random: Random) => string]

const placeIn = (text: string, random: Random) => Math.floor(random() * (text.length + 1))
const inserted = (words: string) => (text: string, random: Random) => {
  const at = placeIn(text, random)
  return text.slice(0, at) + words + text.slice(at)
}

/** Changes of any text. */
const TEXT_EDITS: readonly Edit[] = [
  ['cut off', (text, random) => text.slice(0, placeIn(text, random))],
  [
    'without a part',
    (text, random) => {
      const at = placeIn(text, random)
      return text.slice(0, at) + text.slice(at + 1 + Math.floor(random() * 200))
    },
  ],
  [
    'a part repeated',
    (text, random) => {
      const at = placeIn(text, random)
      const part = text.slice(at, at + 1 + Math.floor(random() * 300))
      return text.slice(0, at) + part.repeat(2 + Math.floor(random() * 400)) + text.slice(at)
    },
  ],
  [
    'a letter changed',
    (text, random) => {
      const at = placeIn(text, random)
      return `${text.slice(0, at)}${choose([...'aZ9 ."{}[],-é'], random)}${text.slice(at + 1)}`
    },
  ],
  ['a NUL', inserted('\0')],
  ['soft hyphens', (text) => text.replace(/([a-z]{4})(?=[a-z]{3})/g, '$1\u00ad')],
  ['zero-width joiners', (text) => text.replace(/([a-z]{4})(?=[a-z]{3})/g, '$1\u200d')],
  ['decomposed', (text) => text.normalize('NFD')],
  ['line ends of Windows', (text) => text.replaceAll('\n', '\r\n')],
  ['a mark of byte order', (text) => `\uFEFF${text}`],
  ['empty', () => ''],
  ['tabs', inserted('\t'.repeat(20_000))],
  ['numbers', inserted('1,2.3,'.repeat(3000))],
  ['initials', inserted('A. '.repeat(5000))],
  ['brackets', inserted('['.repeat(20_000))],
  ['no line ends', (text) => text.replaceAll('\n', ' ')],
]

/** Changes of the bytes of a text. */
const BYTE_EDITS: readonly (readonly [what: string, change: (text: string, random: Random) => Uint8Array])[] =
  [
    ['UTF-16 without a mark', (text) => new Uint8Array(Buffer.from(text, 'utf16le'))],
    ['Latin-1', (text) => new Uint8Array(Buffer.from(`é${text}`, 'latin1'))],
    [
      'a byte changed',
      (text, random) => {
        const bytes = new TextEncoder().encode(text)
        bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256)
        return bytes
      },
    ],
  ]

/** A mutation of any text. */
export function mutateText(text: string, random: Random): Mutation {
  const [what, change] = choose([...TEXT_EDITS, ...BYTE_EDITS], random)
  const changed = change(text, random)
  return { what, bytes: typeof changed === 'string' ? new TextEncoder().encode(changed) : changed }
}

const POLICE = 'the police in Calais arrested'

/** Texts that are read otherwise than they are meant: a sentence, and what no claim may take from it. */
const DECEITS: readonly ((
  random: Random,
) => readonly [what: string, text: string, deceit: readonly number[]])[] = [
  (random) => {
    const month = choose(['February', 'April', 'June', 'September', 'November'], random)
    return ['a day that the calendar lacks', `On 31 ${month} 2024 ${POLICE} 12 smugglers.`, [31]]
  },
  (random) => {
    const month = 13 + Math.floor(random() * 80)
    return [
      'a month that the calendar lacks',
      `On 2024-${month}-45 ${POLICE} 12 smugglers.`,
      [45, month, 2024],
    ]
  },
  (random) => {
    const digits = '3'.repeat(17 + Math.floor(random() * 30))
    return ['a string of digits', `In 2024 ${POLICE} ${digits} smugglers.`, [Number(digits)]]
  },
  (random) => {
    const mark = choose([...'\u061c\u200e\u200f\u202a\u202b\u202d\u202e\u2066\u2067\u2068'], random)
    return ['digits that are turned', `In 2024 ${POLICE} ${mark}21 smugglers.`, []]
  },
  (random) => {
    const head = choose(
      ['<!doctype html>', '<script>alert(1)</script>', '<!-- a --><html>', '{\\rtf1 ', '<?xml?>'],
      random,
    )
    return ['another format', `${head} In 2024 ${POLICE} 12 smugglers.`, []]
  },
]

/** A document with a sentence before it that deceives. */
export function mutateDeceit(text: string, random: Random): Mutation {
  const [what, sentence, deceit] = choose(DECEITS, random)(random)
  return { what, bytes: new TextEncoder().encode(`${sentence}\n\n${text}`), deceit }
}

/** Marks of a text of JSON that no honest source has. */
const MARKS = ['\ud800', '\u0000', '\u202e21'] as const

type Holder = Record<string | number, unknown>
type Slot = Readonly<{ holder: Holder; key: string | number; path: string }>

/** Every place of parsed JSON. */
function slotsOf(json: unknown, path = ''): Slot[] {
  if (typeof json !== 'object' || json === null) return []
  const holder = json as Holder
  return Object.keys(holder).flatMap((name) => {
    const here = `${path}.${name}`
    return [{ holder, key: name, path: here }, ...slotsOf(holder[name], here)]
  })
}

const DATE = /^\d{4}-\d{2}(?:-\d{2})?$/

/** Other values for a place of JSON, by what it holds. */
function otherValues(value: unknown, random: Random): readonly (readonly [string, unknown])[] {
  const any = [
    ['null', null],
    ['an object', {}],
    ['a list', []],
    ['true', true],
  ] as const
  if (typeof value === 'number') {
    return [
      ['× 1000', value * 1000],
      ['× 10', value * 10],
      ['negative', -value - 1],
      ['a fraction', value + 0.5],
      ['0', 0],
      ['a text', String(value)],
      ...any,
    ]
  }
  if (typeof value === 'string') {
    const dates = DATE.test(value)
      ? ([
          ['a day that the calendar lacks', '2024-02-30'],
          ['far ahead', `3026${value.slice(4)}`],
          ['a century before', `19${value.slice(2)}`],
          ['a year before', `${Number(value.slice(0, 4)) - 1}${value.slice(4)}`],
        ] as const)
      : []
    return [
      ['an empty text', ''],
      ['another text', `${value}x`],
      ['a long text', 'word '.repeat(20_000)],
      ['a number', Math.floor(random() * 1000)],
      ['total', 'total'],
      ['EUR', 'EUR'],
      ...dates,
      ...dates,
      ...any,
    ]
  }
  return any
}

/** A mutation of JSON: of its text, or of one of its values, members or entries. */
export function mutateJson(text: string, random: Random): Mutation {
  if (random() < 0.2) return mutateText(text, random)
  const json: unknown = JSON.parse(text)
  const { holder, key, path } = choose(slotsOf(json), random)
  const written = (what: string, changed: unknown = json): Mutation => ({
    what: `${path}: ${what}`,
    bytes: new TextEncoder().encode(`${JSON.stringify(changed, null, 2)}\n`),
  })
  const kind = random()
  if (Array.isArray(holder) && kind < 0.35) {
    const at = Number(key)
    if (kind < 0.12) holder.splice(at, 1)
    else if (kind < 0.24) holder.splice(at, 0, structuredClone(holder[at]))
    else holder.reverse()
    return written(kind < 0.12 ? 'taken out' : kind < 0.24 ? 'doubled' : 'its list reversed')
  }
  if (kind < 0.15) {
    delete holder[key]
    return written('taken out')
  }
  if (kind < 0.25) {
    holder[`${key}x`] = holder[key]
    return written('a member too many')
  }
  if (kind < 0.3) {
    const member = `"${key}": `
    const at = text.indexOf(member)
    const changed = at === -1 ? text : `${text.slice(0, at)}${member}1, ${text.slice(at)}`
    return { what: `${path}: its name twice`, bytes: new TextEncoder().encode(changed) }
  }
  const old = holder[key]
  if (typeof old === 'string' && random() < 0.15) {
    const deceits = [
      ...MARKS.map((mark) => `${old}${mark}`),
      ...(/[a-z]$/i.test(old) ? [`${old}\u0430`] : []),
      ...(/^https?:/.test(old) ? [old.replace('//', '//www.gov.uk@')] : []),
    ]
    holder[key] = choose(deceits, random)
    return { ...written('a text that deceives'), deceit: [] }
  }
  const [what, value] = choose(otherValues(old, random), random)
  holder[key] = value
  return written(what)
}

/** A mutation of CSV: of its text, or of cells, rows or the header. */
export function mutateCsv(text: string, random: Random): Mutation {
  if (random() < 0.2) return mutateText(text, random)
  const rows = text.split('\n').map((line) => line.split(','))
  const last = Math.max(rows.length - 2, 1)
  const at = 1 + Math.floor(random() * last)
  const row = rows[at] ?? []
  const numbers = row.flatMap((cell, index) => (/^\d+$/.test(cell) ? [index] : []))
  const column = numbers.length > 0 ? choose(numbers, random) : 0
  const cell = row[column] ?? ''
  const edits: readonly (readonly [string, () => void])[] = [
    ['a row taken out', () => rows.splice(at, 1)],
    ['a row doubled', () => rows.splice(at, 0, [...row])],
    ['half of the rows taken out', () => rows.splice(at, Math.ceil(rows.length / 2))],
    ['× 10', () => row.splice(column, 1, `${cell}0`)],
    ['× 1000', () => row.splice(column, 1, `${cell}000`)],
    ['negative', () => row.splice(column, 1, `-${cell}`)],
    ['with thousands', () => row.splice(column, 1, `${cell}.000`)],
    ['an empty cell', () => row.splice(column, 1, '')],
    ['a word', () => row.splice(column, 1, 'many')],
    ['one more', () => row.splice(column, 1, String(Number(cell) + 1))],
    ['a cell in 2031', () => row.splice(0, 1, '2031-01')],
    [
      'all numbers 0',
      () => {
        for (const cells of rows.slice(1)) {
          for (const [index, found] of cells.entries())
            if (index > 0 && /^\d+$/.test(found)) cells[index] = '0'
        }
      },
    ],
    [
      'two cells exchanged',
      () => {
        const other = rows[1 + Math.floor(random() * last)] ?? []
        const [one = '', two = ''] = [row[column], other[column]]
        row[column] = two
        other[column] = one
      },
    ],
    ['a name changed', () => row.splice(0, 1, `${row[0]}x`)],
    ['a column renamed', () => rows[0]?.splice(0, 1, 'other')],
  ]
  const [what, edit] = choose(edits, random)
  edit()
  return {
    what: `row ${at + 1}, ${what}`,
    bytes: new TextEncoder().encode(rows.map((cells) => cells.join(',')).join('\n')),
  }
}
