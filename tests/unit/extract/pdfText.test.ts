import { describe, expect, it } from 'vitest'
import { type PdfPage, pdfPage } from '#extract/pdfSegments.ts'
import { pdfText } from '#extract/pdfText.ts'
import { inTwoColumns, type PrintedText, setColumn } from '#tests/support/makePdf.ts'
import { TEST_TEXTS } from '#tests/support/testTexts.ts'

const [HEADING = '', ...PARAGRAPHS] = TEST_TEXTS.en.split('\n')
const [FIRST = '', SECOND = '', THIRD = ''] = PARAGRAPHS

/** A page of A4 as the PDF library gives it, from texts in Courier. */
function printedPage(number: number, texts: readonly PrintedText[]): PdfPage {
  const runs = texts.map(({ text, x, y, size = 10, bold = false, angle = 0 }) => {
    const turn = (-angle * Math.PI) / 180
    const [cos, sin] = [Math.cos(turn) * size, Math.sin(turn) * size]
    return {
      text,
      transform: [cos, sin, -sin, cos, x, y],
      width: text.length * size * 0.6,
      font: bold ? 'bold' : 'plain',
    }
  })
  return pdfPage(number, { width: 595, height: 842 }, runs)
}

const textOf = (...pages: (readonly PrintedText[])[]) =>
  pdfText(pages.map((texts, index) => printedPage(index + 1, texts)))
const column = (paragraphs: readonly string[], more = {}) =>
  setColumn(paragraphs, { x: 60, y: 120, letters: 76, ...more })
const pageTexts = ({ text, pages }: ReturnType<typeof textOf>) =>
  pages.map(({ start, end }) => text.slice(start, end))

describe('the order of a page', () => {
  it('reads one column, broken words joined', () => {
    const { text, heading } = textOf([{ text: HEADING, x: 60, y: 80, size: 18 }, ...column(PARAGRAPHS)])
    expect(text).toBe(TEST_TEXTS.en)
    expect(heading).toBe(HEADING)
  })

  it('keeps a heading that a page repeats out of the sentence that goes on there', () => {
    const set = column([FIRST], { y: 112 })
    const [above, below] = [set.slice(0, 2), set.slice(2)]
    const { text } = textOf(
      [{ text: HEADING, x: 60, y: 80, size: 18 }, ...above],
      [{ text: HEADING, x: 60, y: 124 }, ...below],
      column([SECOND]),
      column([THIRD]),
    )
    expect(text).toBe([HEADING, FIRST, HEADING, SECOND, THIRD].join('\n'))
  })

  it('reads two columns, one after the other, whatever the order of the items', () => {
    const set = inTwoColumns(column(PARAGRAPHS, { letters: 36 }), 17, 240)
    expect(textOf(set.toReversed()).text).toBe(PARAGRAPHS.join('\n'))
  })

  it('reads a page from right to left: lines, the Latin words in them, brackets, columns of a table', () => {
    /** Runs in the order in which they are read, each left of the one before, as a PDF places them. */
    const fromRight = (y: number, runs: readonly string[], start = 535) => {
      let x = start
      return runs.map((text) => {
        x -= text.length * 6
        return { text, x, y }
      })
    }
    const latin = [
      { text: 'Home', x: 360, y: 140 },
      { text: ' ', x: 384, y: 140 },
      { text: 'Office', x: 390, y: 140 },
    ]
    const { text } = textOf([
      ...fromRight(100, ['7', ' ', 'يوليو', ' ', '2025']),
      ...fromRight(140, ['في عام ', '2024', ' أعلنت']),
      ...latin,
      // Letters by their place in a word, brackets by their look, and the one sign of lam and alef turned.
      ...fromRight(180, ['\ufe8d\ufedf\ufecc\ufea9\ufea9', ' ', ')', '37 %', '(', ' ', 'تبادل األدلة']),
      ...fromRight(220, ['الشهر']),
      ...fromRight(220, ['القوارب'], 300),
      ...fromRight(240, ['يناير']),
      ...fromRight(240, ['12'], 300),
    ])
    expect(text.split('\n')).toEqual([
      '7 يوليو 2025',
      'في عام 2024 أعلنت Home Office العدد (37 %) تبادل الأدلة',
      'الشهر\tالقوارب',
      'يناير\t12',
    ])
  })

  it('reads two columns whose baselines differ', () => {
    const set = inTwoColumns(column(PARAGRAPHS, { letters: 36 }), 17, 240)
    const shifted = set.map((text) => (text.x > 200 ? { ...text, y: text.y + 5 } : text))
    expect(textOf(shifted).text).toBe(PARAGRAPHS.join('\n'))
  })

  it('reads three columns', () => {
    const set = column(PARAGRAPHS, { letters: 25, x: 40 })
    const rows = Math.ceil(set.length / 3)
    const three = inTwoColumns(set, rows, 170)
    const left = three.slice(0, rows)
    expect(textOf([...left, ...inTwoColumns(three.slice(rows), rows, 170)]).text).toBe(PARAGRAPHS.join('\n'))
  })

  it('reads a heading across the columns between what is above and below it', () => {
    const above = inTwoColumns(column([FIRST], { letters: 36 }), 5, 240)
    const below = inTwoColumns(column([SECOND], { letters: 36, y: 300 }), 4, 240)
    const heading = {
      text: 'What the participating states are going to plan for 2025',
      x: 60,
      y: 270,
      size: 14,
    }
    expect(textOf([...above, heading, ...below]).text).toBe([FIRST, heading.text, SECOND].join('\n'))
  })

  it('keeps a paragraph that begins with an indent apart', () => {
    const [one, two] = [column([FIRST]), column([SECOND])]
    const start = (one.at(-1)?.y ?? 0) + 12
    const set = two.map((text, index) => ({ ...text, y: start + index * 12, x: index === 0 ? 72 : 60 }))
    expect(textOf([...one, ...set]).text).toBe(`${FIRST}\n${SECOND}`)
  })

  it('reads list items as lines of their own', () => {
    const items = [
      '• Patrols along the coast are extended to the night and to weekends, when most boats depart.',
      '• A centre.',
    ]
    expect(textOf(column(['The plan holds:', ...items], { gap: 0 })).text).toBe(
      ['The plan holds:', ...items].join('\n'),
    )
  })

  it('reads a table row by row, cells with more lines too', () => {
    const rows = [
      ['Route', 'Detections', 'Note'],
      ['Central Mediterranean', '1,204', 'first quarter'],
      ['Western Balkans', '310', 'fewer than in'],
      ['Channel', '—', 'not stated'],
    ]
    const texts = rows.flatMap((row, index) =>
      row.map((text, cell) => ({ text, x: 60 + cell * 160, y: 200 + index * 14 + (index > 2 ? 12 : 0) })),
    )
    texts.push({ text: 'the year before', x: 380, y: 240 })
    expect(
      textOf([...column([FIRST], { y: 100 }), ...texts])
        .text.split('\n')
        .slice(1),
    ).toEqual([
      'Route\tDetections\tNote',
      'Central Mediterranean\t1,204\tfirst quarter',
      'Western Balkans\t310\tfewer than in the year before',
      'Channel\t—\tnot stated',
    ])
  })

  it('reads 80,000 items on one line in time that grows with their number alone', () => {
    const items = Array.from({ length: 80_000 }, (_, index) => {
      const isRaised = index % 2 === 1
      const [text, y, size] = isRaised ? ['th', 96, 6] : ['from', 100, 10]
      return { text, x: index * 6, y, width: 6, size, font: 'f' }
    })
    // Of the processor: on a busy machine the clock says nothing.
    const start = process.cpuUsage()
    const { text } = pdfText([{ number: 1, width: 595, height: 842, items, rotated: [] }])
    expect(text).toHaveLength(240_000)
    const { user, system } = process.cpuUsage(start)
    expect((user + system) / 1000).toBeLessThan(4000)
  })

  it('reads a page that is printed sideways', () => {
    const turned = column([FIRST]).map(({ text, x, y }) => ({ text, x: y, y: 842 - x, angle: 90 }))
    expect(textOf(turned).text).toBe(FIRST)
  })
})

describe('what a page repeats or prints apart', () => {
  const numbered = (texts: readonly PrintedText[], page: number, of: number) => [
    { text: 'Test Council of Invented States', x: 60, y: 40, size: 9 },
    ...texts,
    { text: `Page ${page} of ${of}`, x: 280, y: 810, size: 9 },
  ]

  it('leaves out running heads and page numbers, and says so', () => {
    const { text, dropped } = textOf(
      ...PARAGRAPHS.map((paragraph, index) => numbered(column([paragraph]), index + 1, 4)),
    )
    expect(text).toBe(PARAGRAPHS.join('\n'))
    expect(dropped).toContainEqual({
      reason: 'running-head',
      text: 'Test Council of Invented States',
      pages: [1, 2, 3, 4],
    })
    expect(dropped.filter(({ reason }) => reason === 'page-number').map(({ text }) => text)).toEqual([
      'Page 1 of 4',
      'Page 2 of 4',
      'Page 3 of 4',
      'Page 4 of 4',
    ])
  })

  it.each(['- 3 -', '3', 'iii', 'p. 3', '3/4', 'Pagina 3 van 4'])(
    'takes “%s” for a page number',
    (number) => {
      const pages = PARAGRAPHS.map((paragraph, index) => [
        ...column([paragraph]),
        {
          text: number.replace('3', String(index + 1)).replace('iii', 'i'.repeat(index + 1)),
          x: 290,
          y: 800,
        },
      ])
      expect(textOf(...pages).text).toBe(PARAGRAPHS.join('\n'))
    },
  )

  it('keeps numbered headings at the top of pages, and text that pages happen to share', () => {
    const pages = [1, 2, 3].map((number) => [
      { text: `Annex ${number}`, x: 60, y: 60, size: 14 },
      ...column([`${FIRST}`], { y: 90 }),
    ])
    const { text } = textOf(...pages)
    for (const number of [1, 2, 3]) expect(text).toContain(`Annex ${number}\n`)
    expect(text.split(FIRST)).toHaveLength(4)
  })

  it('leaves out a stamp at an angle', () => {
    const { text, dropped } = textOf([
      ...column([FIRST]),
      { text: 'DRAFT', x: 200, y: 500, size: 60, angle: 45 },
    ])
    expect(text).toBe(FIRST)
    expect(dropped).toEqual([{ reason: 'rotated', text: 'DRAFT', pages: [1] }])
  })
})

describe('footnotes', () => {
  const note = (y: number): PrintedText[] => [
    { text: '1', x: 60, y: y - 3, size: 5 },
    { text: 'Invented source, for tests only.', x: 64, y, size: 8 },
  ]

  it('follow the body of their page; their marks are left out', () => {
    const set = column([FIRST])
    const last = set.at(-1)
    const mark = { text: '1', x: 60 + (last?.text.length ?? 0) * 6, y: (last?.y ?? 0) - 4, size: 6 }
    const { text, dropped } = textOf([...set, mark, ...note(780)], column([SECOND]))
    expect(text).toBe([FIRST, '1 Invented source, for tests only.', SECOND].join('\n'))
    expect(dropped).toEqual([{ reason: 'footnote-mark', text: '1', pages: [1] }])
  })

  it('stand before a paragraph that goes on to the next page, so that pages stay whole', () => {
    const set = column([FIRST, SECOND])
    const cut = set.length - 2
    const next = inTwoColumns(set, cut, 0).slice(cut)
    const result = textOf([...set.slice(0, cut), ...note(780)], next)
    expect(result.text).toBe([FIRST, '1 Invented source, for tests only.', SECOND].join('\n'))
    const [one = '', two = ''] = pageTexts(result)
    expect(one + two).toBe(result.text)
    expect(SECOND.endsWith(two)).toBe(true)
    expect(two.length).toBeGreaterThan(60)
  })

  it('are not the end of a page in small type', () => {
    expect(textOf(column([FIRST, SECOND], { size: 7, letters: 100 })).text).toBe(`${FIRST}\n${SECOND}`)
  })
})

describe('pages', () => {
  it('join a paragraph that goes on, and know where it was cut', () => {
    const set = column(PARAGRAPHS)
    const cut = 6
    const result = textOf(set.slice(0, cut), inTwoColumns(set, cut, 0).slice(cut), [], column([THIRD]))
    expect(result.text).toBe([...PARAGRAPHS, THIRD].join('\n'))
    expect(result.pages.map(({ number }) => number)).toEqual([1, 2, 3, 4])
    expect(pageTexts(result).join('')).toBe(result.text)
    expect(pageTexts(result)[3]).toBe(THIRD)
    expect(pageTexts(result)[2]).toBe('')
  })

  it('keep raised numbers that are no marks', () => {
    const texts = [
      { text: 'An area of 300 km', x: 60, y: 100 },
      { text: '2', x: 162, y: 96, size: 6 },
      { text: 'near the coast.', x: 172, y: 100 },
    ]
    expect(textOf(texts).text).toBe('An area of 300 km² near the coast.')
  })
})
