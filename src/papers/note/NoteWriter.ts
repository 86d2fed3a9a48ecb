import {
  Bookmark,
  ExternalHyperlink,
  type FileChild,
  Footer,
  FootnoteReferenceRun,
  Header,
  ImageRun,
  PageNumber,
  type Paragraph,
  type ParagraphChild,
  SimpleField,
  Tab,
  TextRun,
} from 'docx'
import type {
  Note,
  NoteChart,
  NoteCitation,
  NoteFinding,
  NoteMonths,
  NotePlans,
  NoteSentence,
  NoteSource,
  NoteText,
} from '#domain/note.ts'
import { createFormats } from '#i18n/formats.ts'
import type { TFunction } from '#i18n/translation.ts'
import { escapeXml } from '#lib/escapeXml.ts'
import { PICTURE_FONTS, type Picture, pictureSvg } from '#lib/picture.ts'
import { hostOf } from '#lib/webAddress.ts'
import { officeLanguage } from '#papers/officeFile.ts'
import {
  besideEachOther,
  chartRun,
  monthsTables,
  noLine,
  PICTURE_SPACING,
  paragraph,
  pixels,
  plansTable,
  rowsTable,
  run,
  tableParts,
  twips,
  WIDTH,
} from './noteFigures.ts'
import { mapHeight, NOTE } from './notePaper.ts'
import { BULLETS, NUMBERED, SANS, SERIF, SMALL_QUOTE, STYLE } from './noteStyles.ts'

/** Sources that stay together: of columns that begin in the last lines of a page LibreOffice fills but one on the next. */
const TOGETHER = 4

/** Writes the parts of a note, in reading order: footnotes are numbered as they are written. */
export class NoteWriter {
  readonly #note: Note
  readonly #t: TFunction<'note'>
  /** Numbers of the footnotes written so far, by what they say. */
  readonly #footnotes = new Map<string, number>()

  /** The first footnote of each publication. */
  readonly #named = new Map<NoteSource, number>()

  readonly #formats: ReturnType<typeof createFormats>

  constructor(note: Note, t: TFunction<'note'>) {
    this.#note = note
    this.#t = t
    this.#formats = createFormats(note.language)
  }

  header(left: NoteText): Header {
    return new Header({ children: [this.#edges(STYLE.header, [run(left)], [this.#own(this.#note.day)])] })
  }

  footer(): Footer {
    const number = new TextRun({ children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] })
    const left = this.#note.message ? [this.#own(this.#t('marks'))] : []
    return new Footer({ children: [this.#edges(STYLE.footer, left, [number])] })
  }

  /** Title, facts, message and the first findings. */
  opening(): readonly FileChild[] {
    const { title, facts, lead, message, findings } = this.#note
    return [
      paragraph(STYLE.title, [run(title)]),
      paragraph(
        STYLE.subtitle,
        facts.flatMap(({ name, value }, at) => [
          this.#own(`${at > 0 ? '     ' : ''}${name} `, { bold: true }),
          this.#own(value),
        ]),
      ),
      ...this.#authors(lead),
      ...(message ? this.#message(message) : []),
      ...this.#headed(
        this.#t('findings'),
        findings.flatMap((finding) => this.#finding(finding)),
      ),
    ]
  }

  #message({ title, titleCitations, sentences, own, months }: NoteFinding): readonly FileChild[] {
    return [
      paragraph(
        STYLE.messageHead,
        [
          this.#own(this.#t('message'), { bold: true }),
          new TextRun({ children: [new Tab()] }),
          this.#own(this.#t('authors')),
        ],
        { tabStops: [{ type: 'right', position: twips(WIDTH - 10) }] },
      ),
      paragraph(STYLE.message, [run(title, { bold: true }), ...this.#marks(titleCitations)]),
      ...(own.length > 0 ? [paragraph(STYLE.message, joined(own))] : []),
      ...(sentences.length > 0
        ? [paragraph(STYLE.body, this.#sentences(sentences), { spacing: { before: twips(4) } })]
        : []),
      ...(months ? this.#months(months) : []),
    ]
  }

  #headed(heading: string, parts: readonly FileChild[]): readonly FileChild[] {
    return parts.length > 0 ? [paragraph(STYLE.heading, [this.#own(heading)]), ...parts] : []
  }

  /** A numbered paragraph: its title, what evidence states; beside a dashed line below it, the author's words. */
  #finding({ title, titleCitations, sentences, own, months, table }: NoteFinding): readonly FileChild[] {
    return [
      paragraph(
        STYLE.body,
        [
          run(title, { bold: true }),
          ...this.#marks(titleCitations),
          ...sentences.flatMap((sentence) => [new TextRun(' '), ...this.#sentence(sentence)]),
        ],
        {
          numbering: { reference: NUMBERED, level: 0 },
          // Quotations are long: kept with what follows, they would leave a page's foot empty.
          keepNext:
            months !== null ||
            table !== null ||
            (own.length > 0 && sentences.every(({ isQuote }) => !isQuote)),
        },
      ),
      ...(months ? this.#months(months) : []),
      ...this.#authors(own, true),
      ...(table
        ? [
            rowsTable(
              table,
              (text) => this.#own(text),
              (text, address) => (address === null ? this.#own(text) : this.#link(text, address)),
            ),
            noLine(),
          ]
        : []),
    ]
  }

  #months(months: NoteMonths): readonly FileChild[] {
    const named = ({ name }: NoteMonths['rows'][number], isFirst: boolean) => [
      run(name, { bold: true }),
      ...(isFirst ? this.#marks(name.citations) : []),
    ]
    const { note } = months
    return [
      ...monthsTables(months, (text) => this.#own(text), named).flatMap((table) => [table, noLine()]),
      ...(note === ''
        ? []
        : [paragraph(STYLE.source, [this.#own(note)], { indent: { left: twips(NOTE.indent) } })]),
    ]
  }

  #authors(own: readonly NoteText[], isIndented = false): readonly FileChild[] {
    if (own.length === 0) return []
    const look = isIndented ? { indent: { left: twips(NOTE.indent + 8) } } : {}
    return [paragraph(STYLE.authors, joined(own), look)]
  }

  #sentences(sentences: readonly NoteSentence[]): ParagraphChild[] {
    return sentences.flatMap((sentence, at) => [
      ...(at > 0 ? [new TextRun(' ')] : []),
      ...this.#sentence(sentence),
    ])
  }

  #sentence({ citations, isQuote, translation, ...text }: NoteSentence): readonly ParagraphChild[] {
    return [
      isQuote ? run({ ...text, text: this.#formats.quoted(text.text) }, { style: STYLE.quote }) : run(text),
      ...this.#marks(citations),
      ...(translation ? [new TextRun(' '), run(translation)] : []),
    ]
  }

  #marks(citations: readonly NoteCitation[]): readonly ParagraphChild[] {
    return citations.flatMap((citation, index) => [
      ...(index > 0 ? [new TextRun({ text: ', ', superScript: true })] : []),
      this.#mark(citation),
    ])
  }

  /** The map, and beside it a table or quotations. */
  figures(png: Uint8Array): readonly FileChild[] {
    const { map, table, quotes } = this.#note
    const { title, picture, alt, signs, note } = map
    const caption = { ...title, text: this.#t('map', { title: title.text }) }
    const isWide = this.isWide
    const width = (isWide ? NOTE.wideMap : NOTE.map).width
    const drawn = new ImageRun({
      type: 'svg',
      data: new TextEncoder().encode(officeSvg(picture)),
      fallback: { type: 'png', data: png },
      transformation: { width: pixels(width), height: pixels(mapHeight(picture, isWide)) },
      altText: { name: caption.text, description: alt, title: title.text },
    })
    const beside = table
      ? tableParts({ ...table, title: this.#t('tableOf', { title: table.title }) }, (text) => this.#own(text))
      : this.#quotes(quotes)
    const shown = [
      paragraph(STYLE.caption, [run(caption)], { spacing: { before: 0 } }),
      paragraph(STYLE.body, [drawn], { spacing: PICTURE_SPACING }),
      paragraph(STYLE.source, [
        ...signs.flatMap(({ number, text }) => [
          run({ ...text, text: String(number) }, { bold: true }),
          run({ ...text, text: ` ${text.text} ` }),
        ]),
        this.#own(note),
      ]),
    ]
    if (isWide) return shown
    return [besideEachOther(shown, beside), noLine()]
  }

  /** Whether nothing stands beside the map. */
  get isWide(): boolean {
    return this.#note.table === null && this.#note.quotes.length === 0
  }

  #quotes(quotes: readonly NoteFinding[]): readonly FileChild[] {
    return [
      paragraph(STYLE.heading, [this.#own(this.#t('quotes'))], { spacing: { before: 0 } }),
      ...quotes.flatMap(({ title, sentences, own }) => [
        paragraph(STYLE.body, [run(title, { bold: true })], { keepNext: true }),
        ...sentences.map((sentence) => paragraph(STYLE.body, this.#sentence(sentence), { keepNext: true })),
        ...this.#authors(own),
      ]),
    ]
  }

  /** What follows the figures, to the heading of the sources. */
  rest(): readonly FileChild[] {
    const { further, charts, plans, notKnown, sources } = this.#note
    return [
      ...this.#headed(
        this.#t('further'),
        further.flatMap((finding) => this.#finding(finding)),
      ),
      ...charts.flatMap((chart) => this.#chart(chart)),
      ...plans.flatMap((one) => this.#plans(one)),
      ...this.#headed(
        this.#t('notKnown'),
        notKnown.map((text) =>
          paragraph(STYLE.body, [this.#own(text)], { numbering: { reference: BULLETS, level: 0 } }),
        ),
      ),
      ...(sources.length > 0 ? [paragraph(STYLE.heading, [this.#own(this.#t('sources'))])] : []),
    ]
  }

  /** The list of sources, in columns. */
  sources(): readonly FileChild[] {
    return this.#note.sources.map((source, at) => this.#source(source, at < TOGETHER))
  }

  /** How to cite and to check it. */
  ending(): readonly FileChild[] {
    const { method, link } = this.#note
    return [
      paragraph(STYLE.heading, [this.#own(this.#t('method'))]),
      ...method.map((line, at) =>
        paragraph(STYLE.source, [
          this.#own(line),
          ...(at < method.length - 1 ? [] : [this.#own(' '), this.#link(link.text, link.address)]),
        ]),
      ),
    ]
  }

  #plans(plans: NotePlans): readonly FileChild[] {
    const { title, titleCitations, sentences, own, columns, rows, without, note } = plans
    const quiet = (text: string) => this.#own(text === '' ? '' : ` ${text}`, { isQuiet: true })
    const cellsOf = ({ plan, meta, outcome, what, tie }: NotePlans['rows'][number]) => [
      [...this.#sentence(plan), quiet(meta)],
      [this.#own(outcome, { bold: true })],
      [...this.#sentence(what), quiet(tie === '' ? '' : this.#t('tied', { tie }))],
    ]
    const [one, ...others] = rows
    return [
      paragraph(STYLE.heading, [run(title), ...this.#marks(titleCitations)]),
      ...(sentences.length > 0 ? [paragraph(STYLE.body, this.#sentences(sentences))] : []),
      ...this.#authors(own),
      ...(one && others.length === 0
        ? [
            paragraph(
              STYLE.body,
              cellsOf(one).flatMap((cell, at) => [this.#own(at > 0 ? '. ' : ''), ...cell]),
            ),
          ]
        : []),
      ...(others.length > 0
        ? [
            plansTable(
              columns.map((text) => this.#own(text)),
              rows.map(cellsOf),
              rows.map(({ plan, meta, outcome, what, tie }) => [
                `${plan.text} ${meta}`,
                outcome,
                `${what.text} ${tie}`,
              ]),
            ),
          ]
        : []),
      ...(without
        ? [
            paragraph(
              STYLE.table,
              [
                this.#own(`${without.outcome} `, { bold: true }),
                ...without.plans.flatMap((plan, at) => [
                  ...(at > 0 ? [this.#own(this.#formats.semicolon)] : []),
                  ...this.#sentence(plan),
                ]),
                new TextRun('.'),
              ],
              { spacing: { before: twips(4) }, keepNext: true, keepLines: true },
            ),
          ]
        : []),
      paragraph(STYLE.source, [this.#own(note)]),
    ]
  }

  #source({ citation, address }: NoteSource, keepNext: boolean): Paragraph {
    const place = address === null ? this.#own(this.#t('noAddress')) : this.#link(hostOf(address), address)
    return paragraph(STYLE.listed, [this.#own(`${citation}. `), place], { keepNext })
  }

  /**
   * A footnote: the publication with its date and address, at a later mention its publisher and the number of the first; the
   * page, paragraph, cells or record, and the sentence. One that was written before is referred to by its number.
   */
  #mark({ quote, source, place, isCells }: NoteCitation): ParagraphChild {
    const first = this.#named.get(source)
    const key = [source.citation, source.address, place, quote?.text].join(' ')
    const known = this.#footnotes.get(key)
    if (known !== undefined) return new SimpleField(`NOTEREF note_${known} \\f \\h`, String(known))
    const number = this.#footnotes.size + 1
    this.#footnotes.set(key, number)
    if (first === undefined) this.#named.set(source, number)
    const { publisher, citation, address } = source
    const at = place === '' ? '' : isCells ? this.#formats.labelled('', place) : `, ${place}`
    const children = [
      new TextRun({ children: [new Tab()] }),
      ...(first === undefined
        ? [this.#own(citation)]
        : [
            this.#own(`${publisher}, ${this.#t('seeNote')} `),
            new SimpleField(`NOTEREF note_${first} \\h`, String(first)),
          ]),
      this.#own(`${at}.`),
      ...(quote
        ? [this.#own(' '), run({ ...quote, text: this.#formats.quoted(quote.text) }, SMALL_QUOTE)]
        : []),
      ...(first === undefined && address !== null
        ? [this.#own(' '), this.#link(hostOf(address), address)]
        : []),
    ]
    const mark = new FootnoteReferenceRun({ children: [paragraph(STYLE.footnote, children)] })
    return new Bookmark({ id: `note_${number}`, children: [mark] })
  }

  #chart(chart: NoteChart): readonly FileChild[] {
    return [
      besideEachOther([
        paragraph(STYLE.caption, [this.#own(chart.title)]),
        paragraph(STYLE.body, [chartRun(chart)], { spacing: PICTURE_SPACING }),
        paragraph(STYLE.source, [this.#own(chart.note)]),
      ]),
      noLine(),
    ]
  }

  #link(text: string, address: string): ExternalHyperlink {
    const language = { value: officeLanguage(this.#note.language) }
    return new ExternalHyperlink({
      link: address,
      children: [new TextRun({ text, style: 'Hyperlink', language })],
    })
  }

  /** Words of the app, in its language. */
  #own(text: string, look: Parameters<typeof run>[1] = {}): TextRun {
    return run({ text, language: this.#note.language }, look)
  }

  #edges(style: string, left: readonly TextRun[], right: readonly TextRun[]): Paragraph {
    return paragraph(style, [...left, new TextRun({ children: [new Tab()] }), ...right], {
      tabStops: [{ type: 'right', position: twips(WIDTH) }],
    })
  }
}

function joined(texts: readonly NoteText[]): TextRun[] {
  return texts.flatMap((text, index) => [...(index > 0 ? [new TextRun(' ')] : []), run(text)])
}

/** Office takes the first font of a list or its own, so it gets those of the text. */
function officeSvg(picture: Picture): string {
  return pictureSvg(picture)
    .replaceAll(escapeXml(PICTURE_FONTS.sans), SANS)
    .replaceAll(escapeXml(PICTURE_FONTS.serif), SERIF)
}
