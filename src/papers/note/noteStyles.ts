import type { IStylesOptions, IThemeOptions } from 'docx'
import { NOTE } from './notePaper.ts'

/** Style ids of a note. Their names are Word's own, so that a house style can be laid over them. */
export const STYLE = {
  title: 'Title',
  subtitle: 'Subtitle',
  message: 'Message',
  messageHead: 'MessageHeading',
  body: 'BodyText',
  authors: 'AuthorsWords',
  heading: 'Heading1',
  caption: 'Caption',
  quote: 'QuoteChar',
  source: 'Source',
  listed: 'ListedSource',
  table: 'TableText',
  tableHead: 'TableHeading',
  months: 'TableMonths',
  header: 'Header',
  footer: 'Footer',
  footnote: 'FootnoteText',
  grid: 'NoteTable',
} as const

/** Fonts that every office program has or replaces with letters of the same width. */
export const SANS = 'Arial'
export const SERIF = 'Georgia'

/** Colours as the file writes them, RRGGBB. */
const GROUND = 'F4F1EA'
export const INK = { text: '14181D', quiet: '515A64', line: '6B7580', faint: 'C9CFD5' } as const

/** The lists of findings and of what is not known. */
export const NUMBERED = 'findings'
export const BULLETS = 'bullets'

export const NOTE_THEME: IThemeOptions = {
  name: 'Throughline',
  colors: {
    dark1: INK.text,
    light1: 'FFFFFF',
    dark2: INK.quiet,
    light2: GROUND,
    accent1: '145A60',
    accent2: '8D959D',
    hyperlink: '1F4E79',
    followedHyperlink: '1F4E79',
  },
  fonts: { headings: SANS, body: SANS },
}

const points = (value: number) => Math.round(value * 20)
const text = { theme: 'dark1' } as const
const quiet = { theme: 'dark2' } as const

function spacing({ line, after, before = 0 }: { line: number; after: number; before?: number }) {
  return { line: points(line), lineRule: 'exact' as const, before: points(before), after: points(after) }
}

/** The author's words have a dashed line beside them. */
const DASHED = { style: 'dashSmallGap', size: 18, space: 6, color: INK.line } as const

/** The message stands on a ground of its own. */
const boxed = {
  indent: { left: points(10) },
  border: { left: DASHED },
  shading: { type: 'clear', fill: GROUND },
} as const

/** The styles of the message, of the author's words and of the list of sources. */
function ownStyles(): readonly OwnStyle[] {
  const { facts, message, body, small } = NOTE
  return [
    styled(STYLE.message, 'Message', { ...message, after: 0 }, boxed),
    {
      ...styled(STYLE.messageHead, 'Message Heading', { ...message, after: 0 }, { ...boxed, keepNext: true }),
      next: STYLE.message,
      run: { size: facts.size * 2, color: quiet },
    },
    styled(STYLE.authors, 'Author’s Words', body, { indent: { left: points(8) }, border: { left: DASHED } }),
    styled(STYLE.listed, 'Listed Source', small, {
      indent: { left: points(8), hanging: points(8) },
      keepLines: true,
    }),
  ]
}

const based = { basedOn: 'Normal', quickFormat: true } as const

type OwnStyle = NonNullable<IStylesOptions['paragraphStyles']>[number]

/** A style of paragraphs in one of the note's sizes. */
function styled(
  id: string,
  name: string,
  size: { size: number } & Parameters<typeof spacing>[0],
  look: NonNullable<OwnStyle['paragraph']> = {},
) {
  return {
    ...based,
    id,
    name,
    run: { size: size.size * 2 },
    paragraph: { ...look, spacing: spacing(size) },
  }
}

/** The styles of a note; `language` is the office tag of the app's own words. */
export function noteStyles(language: string): IStylesOptions {
  const { title, facts, body, caption, small, table, heading } = NOTE
  return {
    default: {
      document: {
        run: { font: { theme: 'body' }, size: body.size * 2, color: text, language: { value: language } },
      },
      title: {
        ...based,
        next: STYLE.subtitle,
        run: { size: title.size * 2, bold: true, font: { theme: 'headings' } },
        paragraph: { spacing: spacing(title), keepNext: true },
      },
      heading1: {
        ...based,
        next: STYLE.body,
        run: { size: heading.size * 2, bold: true, font: { theme: 'headings' }, color: text },
        paragraph: { spacing: spacing(heading), keepNext: true, outlineLevel: 0 },
      },
      caption: {
        ...based,
        run: { size: caption.size * 2, bold: true, color: text, italics: false },
        paragraph: { spacing: spacing(caption), keepNext: true },
      },
      footnoteText: {
        basedOn: 'Normal',
        run: { size: small.size * 2 },
        paragraph: { spacing: spacing(small), indent: { left: points(10), hanging: points(10) } },
      },
      hyperlink: { run: { color: { theme: 'hyperlink' }, underline: { type: 'single' } } },
    },
    paragraphStyles: [
      {
        ...styled(STYLE.subtitle, 'Subtitle', facts),
        next: STYLE.body,
        run: { size: facts.size * 2, color: quiet },
      },
      ...ownStyles(),
      styled(STYLE.body, 'Body Text', body),
      styled(STYLE.source, 'Source', small, { keepLines: true }),
      styled(STYLE.table, 'Table', table),
      { ...based, basedOn: STYLE.table, id: STYLE.tableHead, name: 'Table Heading', run: { bold: true } },
      {
        ...based,
        basedOn: STYLE.table,
        id: STYLE.months,
        name: 'Table Months',
        run: { size: small.size * 2 },
      },
      ...(['header', 'footer'] as const).map((name) => ({
        basedOn: 'Normal',
        id: STYLE[name],
        name,
        run: { size: small.size * 2, color: quiet },
        paragraph: { spacing: spacing({ line: small.line, after: 0 }) },
      })),
      {
        ...based,
        id: 'Quote',
        name: 'Quote',
        link: STYLE.quote,
        run: { font: SERIF },
        paragraph: { spacing: spacing(body) },
      },
    ],
    characterStyles: [
      { id: STYLE.quote, name: 'Quote Char', link: 'Quote', run: { font: SERIF, size: QUOTED } },
    ],
  }
}

/** Letters with serifs look larger than those of the text around them; half-points. */
const QUOTED = 18
/** Of a quotation in a footnote. */
export const SMALL_QUOTE = { style: STYLE.quote, size: 15 } as const

const rule = (name: string, size: number, colour: string) =>
  `<w:${name} w:val="single" w:sz="${size}" w:space="0" w:color="${colour}"/>`

/** The style of tables, which the library cannot write: lines between rows only, a stronger one below the header. */
export const TABLE_STYLE = [
  `<w:style w:type="table" w:customStyle="1" w:styleId="${STYLE.grid}">`,
  '<w:name w:val="Note Table"/><w:uiPriority w:val="39"/><w:qFormat/>',
  `<w:tblPr><w:tblBorders>${rule('bottom', 6, INK.line)}${rule('insideH', 4, INK.faint)}</w:tblBorders>`,
  '<w:tblCellMar><w:left w:w="40" w:type="dxa"/><w:right w:w="40" w:type="dxa"/></w:tblCellMar></w:tblPr>',
  `<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>${rule('bottom', 8, INK.text)}</w:tcBorders></w:tcPr></w:tblStylePr>`,
  '</w:style>',
].join('')
