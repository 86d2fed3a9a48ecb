import { foldText } from '#lib/foldText.ts'

/** Which sign is the decimal mark of a column's numbers. */
export type DecimalMark = 'point' | 'comma'

/** What a cell says of a number: null is not stated, never 0. `ambiguous`: 1.234 is a thousand or a fraction. */
export type NumberCell = { readonly value: number | null } | 'ambiguous' | 'unreadable'

/** Words and signs for a value that is not stated, folded, in English, French, Dutch and German. */
const NOT_STATED = new Set([
  ...[
    '',
    '-',
    '–',
    '—',
    '.',
    '..',
    '...',
    '…',
    ':',
    '/',
    'n/a',
    'na',
    'n.a.',
    '#n/a',
    'nan',
    'null',
    'none',
    'x',
  ],
  ...['not stated', 'not available', 'unknown', 'no data', 'nd', 'n.d.', 'n/d', 'non disponible', 'inconnu'],
  ...['s.o.', 'non precise', 'onbekend', 'n.b.', 'nb', 'n.v.t.', 'nvt', 'niet bekend', 'geen gegevens'],
  ...['k.a.', 'k. a.', 'keine angabe', 'unbekannt', 'nicht bekannt', 'entfallt'],
])

/** Blanks and apostrophes that group digits. */
const GROUPS = /(?<=\d)[\s\u00a0\u2007\u2009\u202f'’](?=\d{3}(?!\d))/gu

/** The number that a cell states, in the form of its column. */
export function readNumber(text: string, decimal: DecimalMark | null): NumberCell {
  const trimmed = text.replace(/^[\s\u00a0\u202f]+|[\s\u00a0\u202f]+$/g, '')
  if (NOT_STATED.has(foldText(trimmed))) return { value: null }
  const form = numberForm(trimmed)
  if (form === null) return 'unreadable'
  const mark = form.mark ?? decimal
  if (form.isOpen && decimal === null) return 'ambiguous'
  if (form.mark !== null && decimal !== null && form.mark !== decimal) return 'unreadable'
  const [group, point] = mark === 'comma' ? ['.', ','] : [',', '.']
  const [whole = '', ...fraction] = form.digits.split(point)
  if (fraction.length > 1 || (fraction[0] ?? '').includes(group)) return 'unreadable'
  if (whole.includes(group) && !isGrouped(whole, group)) return 'unreadable'
  const number = Number(`${whole.replaceAll(group, '')}.${fraction[0] ?? '0'}`)
  return { value: form.isNegative ? -number : number }
}

interface NumberForm {
  /** Digits with points and commas. */
  readonly digits: string
  readonly isNegative: boolean
  /** The decimal mark that the digits themselves show; null where they show none. */
  readonly mark: DecimalMark | null
  /** One point or comma before three digits: a group or a fraction. */
  readonly isOpen: boolean
}

function numberForm(text: string): NumberForm | null {
  const plain = text.replace(GROUPS, '')
  const [, sign, digits] = /^([-−–+]?)(\d[\d.,]*)$/u.exec(plain) ?? []
  if (digits === undefined || /[.,]$/.test(digits)) return null
  const isNegative = sign !== '' && sign !== '+'
  const points = digits.split('.').length - 1
  const commas = digits.split(',').length - 1
  const form = (mark: DecimalMark | null, isOpen = false) => ({ digits, isNegative, mark, isOpen })
  if (points === 0 && commas === 0) return form(null)
  if (points > 0 && commas > 0) {
    if (points > 1 && commas > 1) return null
    return form(digits.lastIndexOf('.') > digits.lastIndexOf(',') ? 'point' : 'comma')
  }
  const sign1 = points > 0 ? '.' : ','
  // Several of one sign can only be groups, so that the other one is the decimal mark.
  if (points + commas > 1) return isGrouped(digits, sign1) ? form(sign1 === '.' ? 'comma' : 'point') : null
  const [before = '', after = ''] = digits.split(sign1)
  const couldBeGroup = after.length === 3 && /^[1-9]\d{0,2}$/.test(before)
  if (couldBeGroup && plain === text) return form(null, true)
  // Digits grouped by a blank: the other sign is a fraction.
  return form(sign1 === '.' ? 'point' : 'comma')
}

function isGrouped(digits: string, sign: string): boolean {
  const [first = '', ...groups] = digits.split(sign)
  return /^\d{1,3}$/.test(first) && groups.length > 0 && groups.every((group) => /^\d{3}$/.test(group))
}

/** The decimal mark of a column: one number such as 1,234.5 settles it. Null where none needs it, else `ambiguous`. */
export function columnDecimal(cells: Iterable<string>): DecimalMark | 'ambiguous' | null {
  const found = new Set<DecimalMark>()
  let isOpen = false
  for (const cell of cells) {
    const form = numberForm(cell.trim())
    if (!form) continue
    if (form.mark) found.add(form.mark)
    else if (form.isOpen) isOpen = true
  }
  const [only] = found
  if (found.size > 1) return 'ambiguous'
  return only ?? (isOpen ? 'ambiguous' : null)
}
