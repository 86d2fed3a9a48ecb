import type { Provenance } from '#domain/provenance.ts'
import type {
  Slide,
  SlideChart,
  SlideColour,
  SlideFrame,
  SlideItem,
  SlideRun,
  SlideSlot,
  SlideText,
  SlotName,
} from '#domain/slides.ts'
import { inTime } from '#papers/chartValues.ts'
import { hasTable, listTable, mapItems } from './slideItems.ts'
import { columnToFit, LEAST, slideTextWidth, slotText, withoutPicture } from './slideLayout.ts'
import { footItems, freedNotes, stepNotes } from './slideProvenance.ts'
import type { SlideColours, SlideModelInput, SlideNumber, SlideStep, SlideT } from './slideTalk.ts'

/**
 * A step's slide: each part in its placeholder; text that does not fit at 12 pt is whole in the notes. The translation of a
 * quotation that leaves it no room is on a slide after it.
 */
export function stepSlides(input: SlideModelInput, index: number): readonly Slide[] {
  const step = input.talk.steps[index]
  if (!step) throw new Error(`the talk has no step ${index}`)
  const { quote } = step
  if (!quote || quote.translation === null || isQuoteWhole(step, input))
    return [stepSlide(step, input, index)]
  const first = stepSlide({ ...step, quote: { ...quote, translation: null } }, input, index)
  return [first, translationSlide(step, input, index)]
}

/** The place of a step in its talk, in words. */
function placeOf(index: number, { talk, t }: SlideModelInput): string {
  return t('briefing:stage.of', { number: index + 1, count: talk.steps.length })
}

/** A title, a translation and its source. */
function translationSlide(step: SlideStep, input: SlideModelInput, index: number): Slide {
  const { template, t, talk } = input
  const { language } = talk
  const frame = template.frames.text
  const title = t('slides.continued', { title: step.title })
  const { source } = quoteParts(step, language)
  const texts = [
    slotText(frame.slots.title, { name: title, paragraphs: [[{ text: title, language }]] }),
    slotText(frame.slots.body, { name: placeOf(index, input), paragraphs: source }),
  ]
  return {
    id: `${step.id}-translation`,
    title,
    role: 'text',
    isHidden: step.isBackup,
    items: [
      ...texts.flatMap((text) => text?.item ?? []),
      ...footItems(input, frame, { ...step.provenance, caveats: [] }, t('slides.openStep'), index + 1),
    ],
    notes: [
      ...freedNotes(frame, ['title', 'body', 'footer'], input),
      ...texts.flatMap((text) => text?.cut.map((whole) => ({ text: whole, language })) ?? []),
    ],
  }
}

/** What a slide says of a quotation, by slot. */
function quoteParts({ quote }: Pick<SlideStep, 'quote'>, language: string) {
  if (!quote) return { quote: [], source: [] }
  const { text, translation, source } = quote
  return {
    quote: [[{ text, language: quote.language }]],
    source: [...(translation === null ? [] : [[{ text: translation, language }]]), [{ text: source }]],
  }
}

/** Whether a quotation, its translation and the lines beside it fit on one slide. */
function isQuoteWhole(step: SlideStep, input: SlideModelInput): boolean {
  const said = { ...quoteParts(step, input.talk.language), body: linesOf(step, input) }
  const slots = slotsOf(step, input)
  return (['quote', 'source', 'body'] as const).every(
    (name) => !slotText(slots[name], { name, paragraphs: said[name] })?.cut.length,
  )
}

/** The slots of a step: quotation, source and lines share their column. */
function slotsOf(step: SlideStep, input: SlideModelInput): SlideFrame['slots'] {
  const { slots } = input.template.frames[step.role]
  if (step.role === 'title' && !step.map) return withoutPicture(slots, input.template)
  if (hasLargeNumbers(step) && step.lines.length > 0) return wideMessage(slots)
  if (!step.quote) return step.number && linesOf(step, input).length === 0 ? numberAlone(slots) : slots
  const { quote, source } = quoteParts(step, input.talk.language)
  const column = columnToFit([
    ['quote', slots.quote, quote],
    ['source', slots.source, source],
    ['body', slots.body, linesOf(step, input)],
  ])
  return { ...slots, ...column }
}

/** A number without lines below it stands in the middle of its column. */
function numberAlone(slots: SlideFrame['slots']): SlideFrame['slots'] {
  const { number: above, change: below, body } = slots
  if (!above || !below || !body) return slots
  const down = (body.box.y + body.box.h - below.box.y - below.box.h) / 2
  const lower = (slot: SlideSlot) => ({ ...slot, isMoved: true, box: { ...slot.box, y: slot.box.y + down } })
  return down > 0 && body.box.x === below.box.x
    ? { ...slots, number: lower(above), change: lower(below) }
    : slots
}

/** The message of a closing has more of the width than the numbers at its right. */
function wideMessage(slots: SlideFrame['slots']): SlideFrame['slots'] {
  const { body, table } = slots
  if (!body || !table) return slots
  const between = table.box.x - body.box.x - body.box.w
  const both = body.box.w + table.box.w
  const w = both * MESSAGE_WIDTH
  if (between < 0 || w < body.box.w) return slots
  const lower = ({ y, h }: SlideSlot['box']) => ({ y: y + UNDER_TITLE, h: h - UNDER_TITLE })
  return {
    ...slots,
    body: { ...body, isMoved: true, box: { ...body.box, ...lower(body.box), w } },
    table: {
      ...table,
      box: { ...table.box, ...lower(table.box), x: body.box.x + w + between, w: both - w },
    },
  }
}

// The numbers on the map are those of the lines.
const isNumbered = ({ map }: SlideStep) =>
  map?.labels.some(({ signs }) => signs.some(({ line }) => line !== null)) ?? false

/** What the labels of a map say that found no room, and its legend; two maps leave out what the chart beside them has. */
const beneath = ({ map, map2 }: SlideStep) =>
  map && !map2 ? [...map.leftOut.map((text) => `${text}.`), ...map.legend].join(' ') : ''

/** The lines of a slide; small, what stands for its map follows them, but numbered lines, among which it would have a number. */
function linesOf(
  step: SlideStep,
  { talk: { language, by }, template }: SlideModelInput,
  share: number = MESSAGE_SHARES[3],
) {
  const below = isNumbered(step) ? '' : beneath(step)
  const { size = 0 } = template.frames[step.role].slots.body ?? {}
  const large = step.isClosing ? { size: Math.round(size * share), bold: true } : {}
  const small = { size: Math.max(LEAST, Math.round(size * STEPS_SHARE)), ...quietOn(template) }
  return [
    ...(step.numberLine === undefined ? [] : [[{ text: step.numberLine }]]),
    ...(step.parts?.map((part) => partRuns(part, language, { size, ...quietOn(template) })) ?? []),
    ...step.lines.map((text, at) =>
      [...lineRuns(text, language), ...letterRuns(step, at + 1)].map((run) => ({ ...run, ...large })),
    ),
    // An empty line sets the author off: paragraphs of another house may have no space between them.
    ...(step.isClosing && by !== ''
      ? [
          [
            { text: ' ', ...small },
            { text: `\n${by}`, ...small },
          ],
        ]
      : []),
    ...(below === '' ? [] : [[{ text: below, size: BENEATH, ...quietOn(template) }]]),
  ]
}

/** The lines of a slide; those of a closing in the largest letters at which all of them have room. */
function linesThatFit(step: SlideStep, slot: SlideSlot | undefined, input: SlideModelInput) {
  const fits = (paragraphs: ReturnType<typeof linesOf>) =>
    slotText(slot, { name: '', paragraphs })?.item.scale === 100
  const tried = step.isClosing ? MESSAGE_SHARES.map((share) => linesOf(step, input, share)) : []
  return tried.find(fits) ?? linesOf(step, input)
}

function stepSlide(step: SlideStep, input: SlideModelInput, index: number): Slide {
  const { talk, template, t, colours } = input
  const { language } = talk
  const frame = template.frames[step.role]
  const slots = slotsOf(step, input)
  const cut: string[] = []
  const used: SlotName[] = []
  const items: SlideItem[] = []
  const say = (
    slot: SlotName,
    paragraphs: readonly (readonly SlideRun[])[],
    name = placeOf(index, input),
  ) => {
    const text = slotText(slots[slot], { name, paragraphs, isNumbered: slot === 'body' && isNumbered(step) })
    if (!text) return
    used.push(slot)
    items.push(text.item)
    cut.push(...text.cut)
  }
  const titled = [{ text: step.title, language }, ...letterRuns(step, 0)]
  const titleSize = Math.round((slots.title?.size ?? 0) * CLOSING_TITLE)
  say('title', [step.isClosing ? titled.map((run) => ({ ...run, size: titleSize })) : titled], step.title)
  if (step.number) {
    const { value, change } = numberRuns(step.number)
    say('number', value, step.number.value)
    say('change', change, step.number.what)
  }
  const { quote, source } = quoteParts(step, language)
  say('quote', quote)
  say('source', source)
  for (const [side, { title, note }] of step.heads.entries()) {
    const total = note === null ? [] : [{ text: `  ${note}` }]
    say(side === 0 ? 'head1' : 'head2', [[{ text: title, bold: true }, ...total]])
  }
  const lines = linesThatFit(step, slots.body, input)
  if (step.role === 'title') say('subtitle', index === 0 ? [...lines, [{ text: talk.by }]] : lines)
  else say('body', lines)
  const chart = chartItem(step, input)
  if (chart) {
    used.push('chart')
    items.push(chart)
  }
  if (step.list && hasTable(step) && slots.table) {
    used.push('table')
    const numbers = keyNumbersText(step, slots.table, input)
    items.push(...(numbers ? [numbers.item] : listTable(step.list, slots.table, t).items))
  }
  for (const [slot, map] of [['map', step.map] as const, ['map2', step.map2] as const]) {
    const at = slots[slot]
    if (!map || !at) continue
    used.push(slot)
    items.push(...mapItems(map, at, t, colours))
  }
  const beside = isNumbered(step) || !slots.body ? beneath(step) : ''
  if (step.map) say('caption', [[{ text: `${beside} ${step.map.caption}`.trim() }]], t('map:legend'))
  items.push(
    ...footItems(
      input,
      frame,
      shownProvenance(step, t, slots.caption !== undefined),
      t('slides.openStep'),
      index + 1,
    ),
  )
  if (slots.footer) used.push('footer')
  return {
    id: step.id,
    title: step.title,
    role: step.role,
    isHidden: step.isBackup,
    items: inReadingOrder(items),
    notes: [
      ...freedNotes(frame, used, input),
      ...cut.map((text) => ({ text, language })),
      ...stepNotes(step, chart?.alt ?? null, input),
    ],
  }
}

/** What the foot of a slide says: nothing of the lines of a map, which its caption has, or there is none. */
function shownProvenance({ map, provenance }: SlideStep, t: SlideT, hasCaption: boolean): Provenance {
  if (map && !hasCaption) return provenance
  return { ...provenance, caveats: provenance.caveats.filter((caveat) => caveat !== t('map:note')) }
}

/** Outline and screen readers go by the order of the shapes: title, lines, pictures, sources. */
function inReadingOrder(items: readonly SlideItem[]): readonly SlideItem[] {
  const rank = (item: SlideItem) => {
    if (item.kind === 'page') return 3
    return item.kind === 'text' && isFoot(item) ? 2 : item.kind === 'text' ? 0 : 1
  }
  return [...items].sort((a, b) => rank(a) - rank(b))
}

function isFoot({ slot }: SlideText): boolean {
  return slot.placeholder?.type === 'ftr'
}

/** The raised letters of the sources to which the title (0) or a line is tied. */
function letterRuns({ letters = [] }: SlideStep, line: number): readonly SlideRun[] {
  const letter = letters[line] ?? ''
  return letter === '' ? [] : [{ text: letter, isRaised: true }]
}

/** A line of text; a date at its beginning leads it in bold. */
function lineRuns(text: string, language: string): readonly SlideRun[] {
  const lead = /^(?:\d{1,2} \p{L}+(?: \d{4})?)[.:](?= )/u.exec(text)?.[0]
  if (!lead) return [{ text, language }]
  return [
    { text: lead, bold: true, language },
    { text: text.slice(lead.length), language },
  ]
}

/** The second colour of text; another house's could be that of its ground. */
function quietOn({ file }: SlideModelInput['template']): { colour?: SlideColour } {
  return file === null ? { colour: 'tx2' } : {}
}

/** Type of what a closing says beside that of other lines, the largest at which all fits; of its title beside that of others. */
const MESSAGE_SHARES = [2.1, 1.9, 1.7, 1.5] as const
const CLOSING_TITLE = 0.8
/** The share of the width that it has beside large numbers, and what is kept free under its title, inches. */
const MESSAGE_WIDTH = 0.6
const UNDER_TITLE = 0.3

/** Type of what stands for a map under the lines, points. */
const BENEATH = 14

/** Type of an agenda's steps beside that of its parts. */
const STEPS_SHARE = 0.62

/** A part of the agenda, and below it its steps. */
function partRuns(
  { name, time, steps }: NonNullable<SlideStep['parts']>[number],
  language: string,
  { size, ...look }: { size: number; colour?: SlideColour },
): readonly SlideRun[] {
  const small = { size: Math.max(LEAST, Math.round(size * STEPS_SHARE)), ...look }
  return [
    { text: name, bold: true, language },
    ...(time === '' ? [] : [{ ...small, text: `   ${time.replace(' ', '\u00a0')}` }]),
    ...(steps === '' ? [] : [{ ...small, text: `\n${steps}`, language }]),
  ]
}

function numberRuns({ value, what, change, before, caveat }: SlideNumber): {
  value: readonly (readonly SlideRun[])[]
  change: readonly (readonly SlideRun[])[]
} {
  return {
    value: [[{ text: value }]],
    change: [
      [{ text: what }],
      ...(before === null
        ? []
        : [[...(change === null ? [] : [{ text: `${change}  `, bold: true }]), { text: before }]]),
      ...(caveat === undefined ? [] : [[{ text: caveat }]]),
    ],
  }
}

/** Letters of one, two and three such numbers, and of their words, points. */
const LARGE = { value: [72, 60, 48], words: 16 } as const

const hasLargeNumbers = ({ keyNumbers: { length } = [] }: SlideStep) =>
  length > 0 && length <= LARGE.value.length

/** The numbers that a closing sums up, each with its words below it, in the room of their table; null where they are too many. */
function keyNumbersText(step: SlideStep, slot: SlideSlot, { template }: SlideModelInput) {
  if (!hasLargeNumbers(step)) return null
  const { keyNumbers = [] } = step
  const widest = Math.max(...keyNumbers.map(({ value }) => slideTextWidth(value, 1, true)))
  const size = Math.min(
    LARGE.value[keyNumbers.length - 1] ?? LEAST,
    Math.floor((slot.box.w - slot.inset.x) / widest),
  )
  const small = { size: LARGE.words, ...quietOn(template) }
  const paragraphs = keyNumbers.map((number) => {
    const { value, change } = numberRuns(number)
    return [
      ...value.flat().map((run) => ({ ...run, size, bold: true })),
      ...change.flatMap((runs) =>
        runs.map((run, at) => ({ ...run, ...small, text: at === 0 ? `\n${run.text}` : run.text })),
      ),
    ]
  })
  const free = { ...slot, placeholder: null, isMoved: true, size, isBold: false }
  return slotText(free, { name: step.list?.title ?? '', paragraphs })
}

/** The chart of a step, with its data. */
function chartItem(step: SlideStep, { template, t, colours }: SlideModelInput): SlideChart | null {
  const slot = template.frames[step.role].slots.chart
  if (!slot) return null
  if (step.ranking) {
    const { title, rows, alt } = step.ranking
    return {
      kind: 'chart',
      name: t('slides.chart'),
      slot,
      chart: {
        kind: 'bars',
        over: 'routes',
        series: [{ name: title, values: rows.map(({ value }) => value) }],
      },
      categories: rows.map(({ name }) => name),
      colours: rows.map(({ route }) => colours.route(route)),
      isRanked: true,
      labels: rows.map(({ change }) => change),
      unit: title,
      alt,
    }
  }
  if (!step.chart) return null
  const { chart, unit, alt } = step.chart
  const isPartial = chart.isPartial.some(Boolean)
  // The tint of an earlier period is that of the subject.
  const barColour = seriesColour(chart.series[0]?.route ?? null, 0, colours)
  return {
    kind: 'chart',
    name: t('slides.chart'),
    slot,
    chart: { ...chart, series: inTime(chart, chart.series) },
    categories: chart.categories.map((name, at) => (chart.isPartial[at] ? `${name} *` : name)),
    colours: inTime(
      chart,
      chart.series.map(({ route }, at) =>
        chart.kind === 'bars' ? barColour : seriesColour(route, at, colours),
      ),
    ),
    isRanked: false,
    labels: null,
    unit: isPartial ? `${unit} (* ${t('slides.incomplete')})` : unit,
    alt,
  }
}

/** The grey of a line that is compared is the same in every theme, so that it is never taken for a route. */
const BEFORE = '#8d959d'

function seriesColour(route: string | null, at: number, colours: SlideColours) {
  return route === null ? (at === 0 ? colours.ink : BEFORE) : colours.route(route)
}
