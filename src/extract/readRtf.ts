import { cleanLine } from './cleanLine.ts'
import { decoded, latinText } from './decodeBytes.ts'
import { damaged, ExtractError, type ReadContent, statedDate } from './extractedDocument.ts'
import { convertedContent } from './packageFacts.ts'

/** Groups inside one another; programs write a dozen. */
const DEEPEST = 1000

/** Reads a text in Rich Text Format: paragraphs, headings, lists, tables, and the notes at its end. */
export async function readRtf(bytes: Uint8Array<ArrayBuffer>): Promise<ReadContent> {
  const { html, title, company, created } = new RtfReader(bytes).read()
  return {
    ...(await convertedContent(html, cleanLine(title) || null)),
    publisher: cleanLine(company) || null,
    fileDate: statedDate(created),
  }
}

/** Where the words of a group go: nowhere, into the text or its notes, or a fact of the file. */
type Target = 'nowhere' | 'body' | 'notes' | 'fonts' | 'title' | 'company' | 'created'

/** What a group inherits from the one around it. */
interface Group {
  target: Target
  encoding: string
  /** How many characters stand in for one that follows `\u`. */
  replaced: number
  isHidden: boolean
  isRaised: boolean
  isInTable: boolean
  /** The rank of a heading, from 0; null for a paragraph. */
  heading: number | null
}

const TOKEN = /\\(?:([a-z]{1,32})(-?\d{1,10})? ?|'([\da-f]{2})|(\r\n|[^a-z]))|([{}])|[\r\n]+|([^\\{}\r\n]+)/iy

/** Groups whose words are no text of the document. A group that begins with `\*` is none either, but for those below. */
const NOWHERE = new Set(
  'colortbl stylesheet pict info author operator keywords doccomm subject category manager comment hlinkbase template revtim printim buptim header headerl headerr headerf footer footerl footerr footerf ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn xe tc nonshppict nonesttables sp shprslt fldinst'.split(
    ' ',
  ),
)
const TARGETS: Readonly<Record<string, Target>> = {
  fonttbl: 'fonts',
  title: 'title',
  company: 'company',
  creatim: 'created',
  footnote: 'notes',
  shpinst: 'body',
}

const SIGNS: Readonly<Record<string, string>> = {
  tab: '\t',
  emdash: '—',
  endash: '–',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
  emspace: ' ',
  enspace: ' ',
  qmspace: ' ',
  nestcell: ' ',
  '~': '\u00a0',
  _: '\u2011',
  '\\': '\\',
  '{': '{',
  '}': '}',
}

/** The encodings of code pages and of the character sets of fonts. */
const PAGES = new Map([
  ...[1250, 1251, 1252, 1253, 1254, 1255, 1256, 1257, 1258].map((page) => [page, `windows-${page}`] as const),
  [866, 'ibm866'],
  [874, 'windows-874'],
  [932, 'shift_jis'],
  [936, 'gbk'],
  [949, 'euc-kr'],
  [950, 'big5'],
  [10_000, 'macintosh'],
  [65_001, 'utf-8'],
])
const CHARSETS = new Map([
  [2, 'symbol'],
  [77, 'macintosh'],
  [128, 'shift_jis'],
  [129, 'euc-kr'],
  [134, 'gbk'],
  [136, 'big5'],
  [161, 'windows-1253'],
  [162, 'windows-1254'],
  [163, 'windows-1258'],
  [177, 'windows-1255'],
  [178, 'windows-1256'],
  [186, 'windows-1257'],
  [204, 'windows-1251'],
  [222, 'windows-874'],
  [238, 'windows-1250'],
])

class RtfReader {
  readonly #bytes: Uint8Array
  readonly #html = { body: [] as string[], notes: [] as string[] }
  readonly #facts = { title: '', company: '', created: '' }
  /** The words of the paragraph, and the cells of the row before them. */
  readonly #line = { body: '', notes: '' }
  #cells: string[] = []
  /** Bytes that are not decoded yet: a character may take two. */
  #pending: number[] = []
  /** Characters to leave out behind `\u`. */
  #left = 0
  #encoding = 'windows-1252'
  #font = 0
  readonly #fonts = new Map<number, string>()

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  read() {
    const text = latinText(this.#bytes)
    const groups: Group[] = []
    let group: Group = {
      target: 'body',
      encoding: '',
      replaced: 1,
      isHidden: false,
      isRaised: false,
      isInTable: false,
      heading: null,
    }
    /** Whether a group that begins here is known to be skippable. */
    let isStarred = false
    const token = new RegExp(TOKEN)
    for (let match = token.exec(text); match; match = token.exec(text)) {
      const [, word, value, hex, symbol, brace, words] = match
      if (brace === '{') {
        this.#flush(group)
        if (groups.length >= DEEPEST) throw new ExtractError({ code: 'too-nested', limit: DEEPEST })
        groups.push(group)
        group = { ...group }
        this.#left = 0
      } else if (brace === '}') {
        this.#flush(group)
        group = groups.pop() ?? group
        this.#left = 0
        if (groups.length === 0) return this.#whole(group)
      } else if (symbol === '*') {
        isStarred = true
        continue
      } else if (word !== undefined) {
        if (word === 'bin') token.lastIndex += Math.max(0, Number(value ?? 0))
        else this.#word(group, word.toLowerCase(), value === undefined ? null : Number(value), isStarred)
      } else if (hex !== undefined) this.#byte(Number.parseInt(hex, 16))
      else if (symbol !== undefined) this.#symbol(group, symbol)
      else if (words !== undefined && group.target !== 'nowhere') {
        for (let at = 0; at < words.length; at += 1) this.#byte(words.charCodeAt(at))
      }
      isStarred = false
    }
    // The last group never ended.
    throw damaged()
  }

  #whole(group: Group) {
    this.#endParagraph({ ...group, target: 'body', isInTable: false })
    this.#endParagraph({ ...group, target: 'notes', isInTable: false })
    return { html: [...this.#html.body, ...this.#html.notes].join(''), ...this.#facts }
  }

  #byte(byte: number): void {
    if (this.#left > 0) this.#left -= 1
    else this.#pending.push(byte)
  }

  /** Decodes the waiting bytes and writes them. */
  #flush(group: Group): void {
    if (this.#pending.length === 0) return
    const bytes = Uint8Array.from(this.#pending)
    this.#pending = []
    const encoding = group.encoding || this.#encoding
    // The signs of such fonts are in the private use area, where the bullets among them are known.
    const signs = Array.from(bytes, (byte) => String.fromCharCode(byte > 0x20 ? 0xf000 + byte : byte))
    this.#write(group, encoding === 'symbol' ? signs.join('') : decoded(bytes, encoding))
  }

  #write({ target, isHidden, isRaised }: Group, text: string): void {
    if (isHidden) return
    // Half of a pair may come alone, so that only marks of HTML are escaped.
    const words = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
    if (target === 'body' || target === 'notes')
      this.#line[target] += isRaised ? `<sup>${words}</sup>` : words
    else if (target === 'title' || target === 'company') this.#facts[target] += text
  }

  #symbol(group: Group, symbol: string): void {
    this.#flush(group)
    if (this.#left > 0) this.#left -= 1
    else if (symbol === '\n' || symbol === '\r' || symbol === '\r\n') this.#endParagraph(group)
    else this.#write(group, SIGNS[symbol] ?? '')
  }

  #word(group: Group, word: string, value: number | null, isStarred: boolean): void {
    this.#flush(group)
    const target = TARGETS[word]
    const isOn = value !== 0
    if (NOWHERE.has(word) || (isStarred && target === undefined)) {
      // Facts are within a group that is left out.
      group.target = 'nowhere'
    } else if (target !== undefined) {
      if (target !== 'body' || group.target !== 'nowhere') group.target = target
    } else if (word === 'u' && value !== null) {
      this.#write(group, String.fromCharCode(value & 0xffff))
      this.#left = group.replaced
    } else if (word === 'uc') group.replaced = Math.min(8, Math.max(0, value ?? 1))
    else if (word === 'v' || word === 'deleted') group.isHidden = isOn
    else if (word === 'super') group.isRaised = isOn
    else if (word === 'up') group.isRaised = (value ?? 6) > 0
    else if (word === 'nosupersub') group.isRaised = false
    else if (word === 'plain') {
      group.isHidden = false
      group.isRaised = false
    } else if (word === 'ansicpg') this.#encoding = PAGES.get(value ?? 0) ?? this.#encoding
    else if (word === 'mac') this.#encoding = 'macintosh'
    else if (word === 'f' && group.target === 'fonts') this.#font = value ?? 0
    else if (word === 'f') group.encoding = this.#fonts.get(value ?? 0) ?? ''
    else if (word === 'fcharset' && group.target === 'fonts')
      this.#fonts.set(this.#font, CHARSETS.get(value ?? 0) ?? '')
    else if (group.target === 'created' && /^(?:yr|mo|dy)$/.test(word))
      this.#facts.created += String(value ?? '').padStart(2, '0')
    else if (word in SIGNS) this.#write(group, SIGNS[word] ?? '')
    else this.#layout(group, word, value)
  }

  #layout(group: Group, word: string, value: number | null): void {
    const { target } = group
    if (word === 'pard') {
      group.isInTable = false
      group.heading = null
    } else if (word === 'intbl') group.isInTable = true
    else if (word === 'outlinelevel') group.heading = value !== null && value < 6 ? value : null
    else if (target !== 'body' && target !== 'notes') return
    else if (word === 'par' || word === 'sect' || word === 'page') this.#endParagraph(group)
    else if (word === 'line' || word === 'nestrow') this.#line[target] += '<br>'
    else if (word === 'cell') {
      this.#cells.push(this.#line[target])
      this.#line[target] = ''
    } else if (word === 'row') {
      const cells = this.#cells.map((cell) => `<td>${cell}</td>`)
      this.#html[target].push(`<table><tr>${cells.join('')}</tr></table>`)
      this.#cells = []
    }
  }

  #endParagraph({ target, isInTable, heading }: Group): void {
    if (target !== 'body' && target !== 'notes') return
    if (isInTable) {
      this.#line[target] += '<br>'
      return
    }
    const element = heading === null ? 'p' : `h${heading + 1}`
    // A row that the file leaves open.
    const cells = target === 'body' ? this.#cells.splice(0) : []
    this.#html[target].push(`<${element}>${[...cells, this.#line[target]].join(' ')}</${element}>`)
    this.#line[target] = ''
  }
}
