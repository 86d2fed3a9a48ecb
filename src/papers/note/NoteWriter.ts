import {
  Bookmark,
  ExternalHyperlink,
  type FileChild,
  Footer,
  FootnoteReferenceRun,
  Header,
  ImageRun,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  SimpleField,
  Tab,
  TextRun,
} from 'docx'
import type { Note, NoteChart, NoteFinding, NoteQuote, NoteSource, NoteText } from '#domain/note.ts'
import { escapeXml } from '#lib/escapeXml.ts'
import { hostOf } from '#lib/hostOf.ts'
import { PICTURE_FONTS, type Picture, pictureSvg } from '#lib/picture.ts'
import { officeLanguage } from '#papers/officeLanguage.ts'
import { chartRun, PICTURE_SPACING, pixels, run, tableParts, twips, WIDTH } from './noteFigures.ts'
import { mapHeight, NOTE } from './notePaper.ts'
import { SANS, SERIF, STYLE } from './noteStyles.ts'

/** Fixed words of a note, in the reader's language. */
export interface NoteWords {
  kind: string
  subject: string
  quote: (text: string) => string
  /** "Source A, paragraph 4" */
  placeIn: (letter: string, place: string) => string
  /** "(sources B and C)" */
  inSources: (letters: readonly string[]) => string
  map: (title: string) => string
  table: (title: string) => string
  chart: (title: string) => string
  moreFindings: string
  sources: string
  moreSources: string
  method: string
  notStated: string
  noAddress: string
  /** Foot of the first page: what the second one has. */
  onSecondPage: (sources: readonly NoteSource[]) => string
}

/** Writes the parts of a note, in reading order: footnotes are numbered as they are written. */
export class NoteWriter {
  readonly #note: Note
  readonly #words: NoteWords
  /** Numbers of the footnotes written so far, by sentence. */
  readonly #footnotes = new Map<string, number>()

  constructor(note: Note, words: NoteWords) {
    this.#note = note
    this.#words = words
  }

  header(): Header {
    const { kind } = this.#words
    return new Header({
      children: [this.#edges(STYLE.header, [this.#own(kind)], [this.#own(this.#note.day)])],
    })
  }

  footer(left: string): Footer {
    const number = new TextRun({ children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] })
    return new Footer({
      children: [this.#edges(STYLE.footer, left === '' ? [] : [this.#own(left)], [number])],
    })
  }

  paragraph(style: string, texts: readonly NoteText[]): Paragraph {
    const children = texts.flatMap((text, index) => [...(index > 0 ? [new TextRun(' ')] : []), run(text)])
    return new Paragraph({ style, children })
  }

  heading(text: string, isNewPage = false): Paragraph {
    return new Paragraph({ style: STYLE.heading, pageBreakBefore: isNewPage, children: [this.#own(text)] })
  }

  finding({ lead, sentences }: NoteFinding): Paragraph {
    return new Paragraph({
      style: STYLE.body,
      children: [
        run(lead, { bold: true }),
        ...sentences.flatMap(({ quotes, letters, ...text }) => [
          new TextRun(' '),
          ...this.#sentence(text, letters),
          ...quotes.flatMap((quote, index) => [
            ...(index > 0 ? [new TextRun({ text: ', ', superScript: true })] : []),
            this.#mark(quote),
          ]),
        ]),
      ],
    })
  }

  /** The letters of its sources stand before the full stop. */
  #sentence(text: NoteText, letters: readonly string[]): readonly TextRun[] {
    if (letters.length === 0) return [run(text)]
    return [
      run({ ...text, text: text.text.replace(/\.$/, '') }),
      this.#own(` ${this.#words.inSources(letters)}.`),
    ]
  }

  figures(png: Uint8Array): readonly FileChild[] {
    const { map, table } = this.#note
    const { title, picture, alt, signs, note } = map
    const caption = { ...title, text: this.#words.map(title.text) }
    const width = (table ? NOTE.map : NOTE.wideMap).width
    const drawn = new ImageRun({
      type: 'svg',
      data: new TextEncoder().encode(officeSvg(picture)),
      fallback: { type: 'png', data: png },
      transformation: { width: pixels(width), height: pixels(mapHeight(picture, table !== null)) },
      altText: { name: caption.text, description: alt, title: title.text },
    })
    return [
      new Paragraph({ style: STYLE.caption, spacing: { before: 0 }, children: [run(caption)] }),
      new Paragraph({ style: STYLE.body, spacing: PICTURE_SPACING, children: [drawn] }),
      new Paragraph({
        style: STYLE.source,
        children: [
          ...signs.flatMap(({ number, text }) => [
            run({ ...text, text: String(number) }, { bold: true }),
            run({ ...text, text: ` ${text.text} ` }),
          ]),
          this.#own(note),
        ],
      }),
      ...(table
        ? tableParts({ ...table, title: this.#words.table(table.title) }, (text) => this.#own(text))
        : []),
    ]
  }

  source({ letter, citation, address }: NoteSource): Paragraph {
    return new Paragraph({
      style: STYLE.source,
      children: [
        this.#own(`${letter}. ${citation}. `),
        address === null ? this.#own(this.#words.noAddress) : this.#link(address, address),
      ],
    })
  }

  sources(heading: string, sources: readonly NoteSource[], isNewPage = false): readonly FileChild[] {
    return sources.length === 0
      ? []
      : [this.heading(heading, isNewPage), ...sources.map((source) => this.source(source))]
  }

  /** What is left for the second page; with `isNewPage` its first paragraph begins that page. */
  secondPage(
    { findings, sources }: Pick<Note, 'findings' | 'sources'>,
    isNewPage: boolean,
  ): readonly FileChild[] {
    const { chart, method, link, notStated, boundaries } = this.#note
    const words = this.#words
    // Findings on this page mean that no source stands on the first one.
    const hasFindings = findings.length > 0
    const hasSources = sources.length > 0
    const text = (lines: readonly string[], more: readonly ParagraphChild[] = []) =>
      new Paragraph({ style: STYLE.source, children: [this.#own(lines.join(' ')), ...more] })
    return [
      ...(hasFindings
        ? [this.heading(words.moreFindings, isNewPage), ...findings.map((finding) => this.finding(finding))]
        : []),
      ...this.sources(isNewPage ? words.moreSources : words.sources, sources, isNewPage && !hasFindings),
      ...(chart ? this.#chart(chart, isNewPage && !hasSources) : []),
      this.heading(words.method, isNewPage && !hasSources && !chart),
      ...method.map((line) => text([line])),
      text([], [this.#link(link.text, link.address)]),
      this.heading(words.notStated),
      text([...notStated, boundaries]),
    ]
  }

  /** The mark of a footnote; a sentence quoted before is referred to by its number. */
  #mark(quote: NoteQuote): ParagraphChild {
    const known = this.#footnotes.get(quote.id)
    if (known !== undefined) return new SimpleField(`NOTEREF note_${known} \\f \\h`, String(known))
    const number = this.#footnotes.size + 1
    this.#footnotes.set(quote.id, number)
    const { address } = quote
    const mark = new FootnoteReferenceRun({
      children: [
        new Paragraph({
          style: STYLE.footnote,
          children: [
            new TextRun({ children: [new Tab()] }),
            run({ ...quote, text: this.#words.quote(quote.text) }, { style: STYLE.quote }),
            this.#own(` ${this.#words.placeIn(quote.letter, quote.place)}`),
            ...(address === null ? [] : [this.#own(', '), this.#link(hostOf(address), address)]),
            this.#own('.'),
          ],
        }),
      ],
    })
    return new Bookmark({ id: `note_${number}`, children: [mark] })
  }

  #chart(chart: NoteChart, isNewPage: boolean): readonly FileChild[] {
    return [
      this.#caption(this.#words.chart(chart.title), isNewPage),
      new Paragraph({ style: STYLE.body, spacing: PICTURE_SPACING, children: [chartRun(chart)] }),
      new Paragraph({ style: STYLE.source, children: [this.#own(chart.note)] }),
    ]
  }

  #caption(text: string, isNewPage = false): Paragraph {
    return new Paragraph({ style: STYLE.caption, pageBreakBefore: isNewPage, children: [this.#own(text)] })
  }

  #link(text: string, address: string): ExternalHyperlink {
    const language = { value: officeLanguage(this.#note.language) }
    return new ExternalHyperlink({
      link: address,
      children: [new TextRun({ text, style: 'Hyperlink', language })],
    })
  }

  /** Words of the app, in its language. */
  #own(text: string): TextRun {
    return run({ text, language: this.#note.language })
  }

  #edges(style: string, left: readonly TextRun[], right: readonly TextRun[]): Paragraph {
    return new Paragraph({
      style,
      tabStops: [{ type: 'right', position: twips(WIDTH) }],
      children: [...left, new TextRun({ children: [new Tab()] }), ...right],
    })
  }
}

/** Office takes the first font of a list or its own, so it gets those of the text. */
function officeSvg(picture: Picture): string {
  return pictureSvg(picture)
    .replaceAll(escapeXml(PICTURE_FONTS.sans), SANS)
    .replaceAll(escapeXml(PICTURE_FONTS.serif), SERIF)
}
