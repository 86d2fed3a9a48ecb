import type { Slide, SlideBox, SlideItem } from '#domain/slides.ts'
import { listHeight, listItems } from './listItems.ts'
import { mapItems } from './mapItems.ts'
import {
  COLUMN,
  cutToFit,
  fittedSize,
  HALF_PICTURE,
  LARGE_LIST,
  PICTURE,
  slideText,
  slideTextHeight,
} from './slideLayout.ts'
import { footItems, stepNotes } from './slideProvenance.ts'
import type { SlideColours, SlideNumber, SlideStep, SlideTalk, SlideWords } from './slideTalk.ts'

/** Gap between parts of the column, inches. */
const GAP = 0.22
/** Minimum height of a chart, and maximum of a small list, inches. */
const CHART = 2.5
const LIST = 3.3
/** Font sizes (points) of a small list, and its first column's width share. */
const SMALL_LIST = { most: 13, least: 9, first: 0.52 } as const

interface StepSlideInput {
  talk: Pick<SlideTalk, 'language' | 'steps'>
  step: SlideStep
  index: number
  words: SlideWords
  colours: SlideColours
  /** Colours on a light background; charts on dark slides use others. */
  chartColours: (step: SlideStep) => readonly string[]
}

/** A step's slide: text, number and chart left, map and list right, sources in the footer. */
export function stepSlide({ talk, step, index, words, colours, chartColours }: StepSlideInput): Slide {
  const { language } = talk
  const column = { ...COLUMN }
  const items: SlideItem[] = []
  const take = (height: number): SlideBox => {
    const box = { ...column, h: height }
    column.y += height + GAP
    column.h -= height + GAP
    return box
  }

  // A smaller title leaves room for the list.
  const most = step.list && !step.isListLarge && step.list.rows.length > 3 ? 26 : 32
  // Text that does not fit at its smallest size is cut here and complete in the notes.
  const cut: string[] = []
  const whole = (text: string, shown: string) => {
    if (shown !== text) cut.push(text)
    return shown
  }
  const title = fittedSize([step.title], { w: column.w, h: 1.75 }, { most, least: 12, isBold: true })
  items.push(
    slideText({
      name: step.title,
      box: take(title.height),
      runs: [
        {
          text: whole(
            step.title,
            cutToFit(step.title, { w: COLUMN.w, h: title.height + 0.01 }, title.size, true),
          ),
          language,
        },
      ],
      size: title.size,
      colour: colours.ink,
      bold: true,
      isTitle: true,
    }),
  )
  if (step.number) items.push(...numberItems(step.number, take, colours))
  if (step.lines.length > 0) {
    const list = step.list && !step.isListLarge ? step.list : null
    const listed = list && listHeight(list, column.w, { size: SMALL_LIST.least, first: SMALL_LIST.first })
    const reserved = step.chart ? CHART : Math.min(LIST, listed ?? 0)
    const room = { w: column.w, h: Math.max(0.4, column.h - reserved - GAP) }
    const look = { most: 18, least: 10, gap: 6 }
    const { size, height } = fittedSize(step.lines, room, look)
    const isCut = slideTextHeight(step.lines, room.w, { size, gap: look.gap }) > room.h + 0.01
    // Whole lines only: each text gets equally many.
    const share = { w: room.w, h: room.h / step.lines.length - look.gap / 72 }
    const lines = isCut ? step.lines.map((text) => whole(text, cutToFit(text, share, size))) : step.lines
    items.push(
      slideText({
        name: words.place(index + 1, talk.steps.length),
        box: take(height),
        paragraphs: lines.map((text) => [{ text, language }]),
        size,
        colour: colours.ink,
        gap: look.gap,
      }),
    )
  }
  if (step.chart) {
    const { chart, unit, alt } = step.chart
    const isPartial = chart.isPartial.some(Boolean)
    const box = { ...column, h: Math.min(column.h, 3) - (isPartial ? 0.2 : 0) }
    items.push({
      kind: 'chart',
      name: words.chart,
      box,
      chart,
      categories: chart.categories.map((name, at) => (chart.isPartial[at] ? `${name} *` : name)),
      colours: chartColours(step),
      unit,
      alt,
    })
    if (isPartial) {
      items.push(
        slideText({
          name: words.incomplete,
          box: { ...box, y: box.y + box.h, h: 0.2 },
          runs: [{ text: `* ${words.incomplete}` }],
          size: 10,
          colour: colours.ink2,
        }),
      )
    }
  } else if (step.list && !step.isListLarge) {
    items.push(...listItems(step.list, column, words, colours, SMALL_LIST))
  }
  if (step.map) {
    const isSmall = step.list !== null && step.isListLarge
    items.push(...mapItems(step.map, isSmall ? HALF_PICTURE : PICTURE, words, { colours, isSmall }))
  }
  if (step.list && step.isListLarge) {
    items.push(...listItems(step.list, LARGE_LIST, words, colours, { most: 12, least: 9, first: 0.42 }))
  }
  items.push(
    ...footItems(step.provenance, words.place(index + 1, talk.steps.length), words.openStep, words, colours),
  )
  return {
    id: step.id,
    title: step.title,
    ground: colours.ground,
    items,
    notes: [...cut.map((text) => ({ text, language })), ...stepNotes(step, language, words)],
  }
}

function numberItems(
  { value, what, change, before }: SlideNumber,
  take: (height: number) => SlideBox,
  colours: SlideColours,
): readonly SlideItem[] {
  const large = fittedSize([value], { w: COLUMN.w, h: 0.75 }, { most: 44, least: 24, isBold: true })
  const after = [what, ...(before === null ? [] : [change === null ? before : `${change}  ${before}`])]
  const small = { size: 14, gap: 4 }
  const height = large.height + slideTextHeight(after, COLUMN.w, small) + 0.06
  return [
    slideText({
      name: `${value} ${what}`,
      box: take(height),
      paragraphs: [
        [{ text: value, bold: true, size: large.size }],
        [{ text: what, colour: colours.ink2 }],
        ...(before === null
          ? []
          : [
              [
                ...(change === null ? [] : [{ text: `${change}  `, bold: true }]),
                { text: before, colour: colours.ink2 },
              ],
            ]),
      ],
      size: small.size,
      colour: colours.ink,
      gap: small.gap,
    }),
  ]
}
