import { type CSSProperties, type ReactNode, useEffect, useLayoutEffect, useState } from 'react'
import { openingOf } from '#content/byline.ts'
import { type Briefing, type BriefingStep, isSaid } from '#domain/briefing.ts'
import type { Note, NoteCitation, NoteSentence } from '#domain/note.ts'
import type {
  Slide,
  SlideBox,
  SlideChart,
  SlideItem,
  SlideRun,
  SlideShape,
  SlideTemplate,
} from '#domain/slides.ts'
import { useMarkdown } from '#features/briefing/DownloadMarkdown.tsx'
import { HandoutStepPage } from '#features/briefing/handout/Handout.tsx'
import { useHandout } from '#features/briefing/handout/HandoutButton.tsx'
import { USUAL_CHOICES } from '#features/briefing/handout/handoutModel.ts'
import { useSlideTalk, useSlideTemplate } from '#features/briefing/slides/DownloadSlides.tsx'
import { pictureSvg } from '#lib/picture.ts'
import { textWidth } from '#lib/textWidth.ts'
import { barLook } from '#papers/chartValues.ts'
import { coloursOn } from '#papers/slides/ownLayouts.ts'
import type { SlideColours } from '#papers/slides/slideTalk.ts'
import { stepSlides } from '#papers/slides/stepSlide.ts'
import { useNote } from '#parts/note/NoteButton.tsx'
import { useLatest } from '#state/useProvenance.ts'
import tokens from '#ui/tokens.css?inline'
import type { ExportProgress } from '#ui/useExportRun.ts'
import { useInterfaceTranslation } from '#words/interfaceLanguage.tsx'
import { useWords } from '#words/words.ts'
import styles from './StepOnPaper.module.css'

/** What a step can be seen as, beside the stage. */
export type StepPaper = 'slide' | 'note' | 'handout' | 'markdown' | 'json'

interface StepOnPaperProps {
  /** The talk as it is presented. */
  briefing: Briefing
  step: BriefingStep
  paper: StepPaper
}

/** A step as an export has it, drawn from that export's own model, so that what is lost shows at once. */
export function StepOnPaper({ briefing, step, paper }: StepOnPaperProps) {
  const { t } = useInterfaceTranslation(['editor', 'common'])
  useLightPaper()
  const make = useLatest(usePapers(step))
  const [made, setMade] = useState<{ of: Briefing; paper: StepPaper; drawn: ReactNode } | null>(null)
  useEffect(() => {
    const controller = new AbortController()
    const { signal } = controller
    const progress: ExportProgress = { signal, report: async () => {} }
    make.current[paper](briefing, progress).then(
      (drawn) => signal.aborted || setMade({ of: briefing, paper, drawn }),
      (error: unknown) =>
        signal.aborted ||
        setMade({
          of: briefing,
          paper,
          drawn: <p role="alert">{error instanceof Error ? error.message : String(error)}</p>,
        }),
    )
    return () => controller.abort()
  }, [make, briefing, paper])
  // While the author types, the last drawing stays.
  if (made?.paper !== paper) return <p className="waits quiet">{t('common:loading')}</p>
  return (
    // Paper is light; text is shown as the interface.
    <div
      className={`${styles.paper} wide`}
      data-paper={paper}
      data-light={paper === 'note' || paper === 'handout' || undefined}
      aria-busy={made.of !== briefing}
      inert
    >
      {made.drawn}
    </div>
  )
}

/** The interface's colours once more for light paper: built styles choose between light and dark where a colour is declared. */
function useLightPaper(): void {
  useLayoutEffect(() => {
    if (typeof CSSStyleSheet !== 'function' || !('adoptedStyleSheets' in document)) return
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(rootRules(tokens).replaceAll(':root', '[data-light]'))
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet)
    }
  }, [])
}

/** The rules of a style sheet for `:root` alone: its classes, once more and last, would undo what the editor sets. */
export function rootRules(css: string): string {
  const always = css.replaceAll(/@media[^{]*\{(?:[^{}]*\{[^}]*\})*[^{}]*\}/g, '')
  return (always.match(/:root\s*\{[^}]*\}/g) ?? []).join('')
}

/** Makes a step of each paper; needs a StepMapsProvider and a StillsProvider above. */
function usePapers(
  step: BriefingStep,
): Readonly<Record<StepPaper, (briefing: Briefing, progress: ExportProgress) => Promise<ReactNode>>> {
  const slides = useSlideTalk()
  const templateOf = useSlideTemplate()
  const handout = useHandout()
  const note = useNote()
  const markdown = useMarkdown()
  return {
    slide: async (briefing, progress) => {
      const { template } = await templateOf()
      const gathered = await slides(briefing, template, progress, step)
      // As on a template of others, colours are written out.
      const colours = coloursOn({ ...template, file: '' })
      const made = stepSlides({ ...gathered, template, colours }, 0)
      return made.map((slide) => (
        <SlidePreview key={slide.id} slide={slide} template={template} colours={colours} />
      ))
    },
    markdown: async (briefing, progress) => {
      const text = await markdown(briefing, progress, step)
      // From the heading of the step on.
      return (
        <pre className={`${styles.text} breaks`} lang={briefing.language}>
          {text.slice(text.indexOf('\n## ') + 1)}
        </pre>
      )
    },
    json: async () => <pre className={`${styles.text} breaks`}>{JSON.stringify(step, null, 2)}</pre>,
    note: async (briefing, progress) =>
      isSaid(step) ? (
        <NotePreview note={await note({ briefing: { ...briefing, steps: [step] } }, progress)} />
      ) : (
        <Opening briefing={briefing} step={step} />
      ),
    handout: async (briefing, progress) => {
      if (!isSaid(step)) return <Opening briefing={briefing} step={step} />
      const [made] = (await handout(briefing, progress, step)).steps
      return (
        made && (
          <HandoutStepPage id="preview" step={made} language={briefing.language} choices={USUAL_CHOICES} />
        )
      )
    },
  }
}

const POINTS = 72

interface SlidePreviewProps {
  slide: Slide
  template: SlideTemplate
  colours: SlideColours
}

function SlidePreview({ slide, template, colours: { ink, paper } }: SlidePreviewProps) {
  const { ground } = template
  const { w, h } = template.size
  return (
    <div className={`${styles.slide} stack tall`} style={{ '--wide': w, '--high': h } as CSSProperties}>
      <div className={`${styles.sheet} anchor clipped`} style={{ background: ground ?? paper, color: ink }}>
        {slide.items.map((item, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the items of a slide never move.
          <Item key={place} item={item} />
        ))}
      </div>
    </div>
  )
}

const inches = (length: number) => `calc(${length} * var(--inch))`

function boxStyle({ x, y, w, h }: SlideBox): CSSProperties {
  return { left: inches(x), top: inches(y), width: inches(w), height: inches(h) }
}

function Item({ item }: { item: SlideItem }) {
  switch (item.kind) {
    case 'text': {
      const { slot, paragraphs, scale } = item
      const fontSize = inches((slot.size * scale) / 100 / POINTS)
      const look = { fontSize, fontWeight: slot.isBold ? 640 : 400, textAlign: slot.align }
      return (
        <div className={styles.item} style={{ ...boxStyle(slot.box), ...look }}>
          <Paragraphs paragraphs={paragraphs} />
        </div>
      )
    }
    case 'picture':
      return (
        <img
          className={styles.item}
          style={boxStyle(item.slot.box)}
          src={`data:image/svg+xml,${encodeURIComponent(item.svg)}`}
          alt={item.alt}
        />
      )
    case 'group':
      return item.items.map((one) => (
        <div
          key={`${one.kind} ${one.name} ${one.box.x} ${one.box.y}`}
          className={`${styles.item} ${styles.shape} nowrap`}
          style={{
            ...boxStyle(one.box),
            ...(one.kind === 'label' && { fontSize: inches(one.size / POINTS), textAlign: one.align }),
          }}
        >
          {one.kind === 'label' ? <Paragraphs paragraphs={one.paragraphs} /> : <Shape shape={one} />}
        </div>
      ))
    case 'table':
      return (
        <table
          className={styles.item}
          style={{ ...boxStyle(item.slot.box), fontSize: inches(item.size / POINTS) }}
        >
          <tbody>
            {item.rows.map((cells) => (
              <tr key={JSON.stringify(cells)}>
                {cells.map(({ text, span, align = 'left' }, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the cells of a row never move.
                  <td key={at} colSpan={span} style={{ textAlign: align }}>
                    {text}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )
    case 'chart':
      return <ChartPreview chart={item} />
    case 'page':
      return null
  }
}

/** A chart of the file: bars side by side or lines over months, or a bar a route. Points. */
function ChartPreview({
  chart: { slot, chart, categories, colours, isRanked, labels, alt },
}: {
  chart: SlideChart
}) {
  const words = useWords()
  const { series, over, kind } = chart
  const [width, height] = [slot.box.w * POINTS, slot.box.h * POINTS]
  const most = Math.max(1, ...series.flatMap(({ values }) => values.map((value) => Math.abs(value ?? 0))))
  const isAcross = over === 'routes'
  const band = (isAcross ? height : width) / categories.length
  const bar = (band * 0.7) / series.length
  const room = isAcross ? width * 0.6 - 50 : height - 40
  // Words of neighbouring columns do not meet.
  const widest = Math.max(40, ...categories.map((name) => textWidth(name, 12)))
  const every = isAcross ? 1 : Math.ceil((widest + 8) / band)
  const hasNumbers = isAcross || (every === 1 && kind === 'bars')
  return (
    <svg
      className={styles.item}
      style={boxStyle(slot.box)}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={alt}
      fontSize={12}
      fill="currentColor"
    >
      {categories.map((name, at) =>
        at % every > 0 ? null : (
          <text
            key={name}
            x={isAcross ? 0 : (at + 0.5) * band}
            y={isAcross ? (at + 0.5) * band + 4 : height - 4}
            textAnchor={isAcross ? 'start' : 'middle'}
          >
            {name}
          </text>
        ),
      )}
      {series.map(({ name, values }, which) => {
        const colour = colours[which]
        const barsLook = barLook(chart, which)
        if (kind === 'lines' && !isAcross) {
          const points = values.flatMap((value, at) =>
            value === null ? [] : [`${(at + 0.5) * band},${height - 20 - (value / most) * room}`],
          )
          return (
            <polyline key={name} points={points.join(' ')} fill="none" stroke={colour} strokeWidth={2.25} />
          )
        }
        return values.map((value, at) => {
          if (value === null) return null
          const long = (Math.abs(value) / most) * room
          const start = (at + 0.15) * band + which * bar
          const own = isRanked ? colours[at] : colour
          const form = isRanked ? (value > 0 ? 'hollow' : 'filled') : barsLook
          const look = {
            fill: form === 'hollow' ? 'none' : own,
            fillOpacity: form === 'pale' ? 0.25 : 1,
            stroke: form === 'filled' ? 'none' : own,
            strokeWidth: form === 'hollow' ? 1.5 : 0.75,
          }
          const box = isAcross
            ? { x: width * 0.4, y: start, width: long, height: bar }
            : { x: start, y: height - 20 - long, width: bar, height: long }
          return (
            <g key={`${name} ${categories[at]}`}>
              <rect {...box} {...look} />
              {hasNumbers && (
                <text
                  x={isAcross ? box.x + long + 4 : box.x + bar / 2}
                  y={isAcross ? box.y + bar / 2 + 4 : box.y - 4}
                  textAnchor={isAcross ? 'start' : 'middle'}
                >
                  {labels?.[at] ?? words.number(value)}
                </text>
              )}
            </g>
          )
        })
      })}
    </svg>
  )
}

/** A leader, or a disc with its number. */
function Shape({ shape: { kind, box, isRising, isDashed, inside, text } }: { shape: SlideShape }) {
  if (kind === 'line') {
    const [from, to] = isRising ? ['100%', '0%'] : ['0%', '100%']
    return (
      <svg className={`${styles.line} wide block tall`} aria-hidden="true">
        <line x1="0%" y1={from} x2="100%" y2={to} stroke="currentColor" />
      </svg>
    )
  }
  return (
    <div
      className={`${styles.disc} wide stack`}
      data-hollow={inside !== null}
      style={{ fontSize: inches(box.h * 0.66), ...(isDashed && { borderStyle: 'dashed' }) }}
    >
      {text?.words}
    </div>
  )
}

function Paragraphs({ paragraphs }: { paragraphs: readonly (readonly SlideRun[])[] }) {
  return paragraphs.map((runs) => (
    <p key={JSON.stringify(runs)}>
      {runs.map(({ text, bold, size, language, isRaised }, at) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: two may be alike, and none moves.
          key={at}
          lang={language}
          style={{
            ...(bold && { fontWeight: 640 }),
            ...(size && { fontSize: inches(size / POINTS) }),
          }}
        >
          {isRaised ? <sup>{text}</sup> : text}
        </span>
      ))}
    </p>
  ))
}

/** What note and handout have of a title step: the talk's title and its lines; of agendas and sections they have nothing. */
function Opening({ briefing, step }: { briefing: Briefing; step: BriefingStep }) {
  return (
    <article className={`${styles.note} gap-8 stack`} lang={briefing.language}>
      <h3>{briefing.title}</h3>
      {step === openingOf(briefing) &&
        step.text.map((line) => (
          <p key={line} className="authors">
            {line}
          </p>
        ))}
    </article>
  )
}

/** A note on its page: its findings and plans with what each rests on, its map, its table and its sources. */
function NotePreview({ note }: { note: Note }) {
  const { title, message, findings, quotes, further, plans, map, table, sources } = note
  const words = useWords()
  // The note of one step has the title of its finding, which ends as a sentence.
  const isSaid = findings.some((finding) => finding.title.text.startsWith(title.text))
  return (
    <article className={`${styles.note} gap-8 stack`}>
      {!isSaid && <h3 lang={title.language}>{title.text}</h3>}
      {/* Of one step, the message of a talk repeats its finding. */}
      {[
        ...(message && findings.length === 0 ? [message] : []),
        ...findings,
        ...quotes,
        ...further,
        ...plans,
      ].map((finding, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two may have one title, and none moves.
        <section key={place}>
          <p lang={finding.title.language}>
            <b>{finding.title.text}</b>
            {'titleCitations' in finding && finding.titleCitations.length > 0 && (
              <small> {finding.titleCitations.map(footnote).join(words.semicolon)}</small>
            )}
          </p>
          {finding.sentences.map((sentence) => (
            <CitedSentence key={sentence.text} {...sentence} />
          ))}
          {finding.own.map(({ text, language }) => (
            <p key={text} className="authors" lang={language}>
              {text}
            </p>
          ))}
          {finding.table && (
            <PreviewTable
              title={finding.title.text}
              rows={[
                finding.table.columns,
                ...finding.table.rows.map(({ when, what, said }) => [when, what.text, said]),
              ]}
            />
          )}
        </section>
      ))}
      {plans.map(({ title: { text }, columns, rows }) => (
        <PreviewTable
          key={text}
          title={text}
          rows={[columns, ...rows.map(({ plan, outcome, what }) => [plan.text, outcome, what.text])]}
        />
      ))}
      <figure>
        <figcaption lang={map.title.language}>
          <b>{map.title.text}</b>
        </figcaption>
        <img
          className="wide"
          src={`data:image/svg+xml,${encodeURIComponent(pictureSvg(map.picture))}`}
          alt={map.alt}
        />
        <small>
          {[...map.signs.map(({ number, text }) => `${number} ${text.text}`), map.note].join(' ')}
        </small>
      </figure>
      {table && (
        <PreviewTable title={table.title} rows={[table.columns, ...table.rows.map(({ cells }) => cells)]} />
      )}
      <ul>
        {sources.map(({ citation }) => (
          <li key={citation}>{citation}</li>
        ))}
      </ul>
    </article>
  )
}

/** What the footnote of a citation says, but its sentence. */
function footnote({ source, place }: NoteCitation): string {
  return [source.citation, place].filter(Boolean).join(', ')
}

/** A sentence, and below it what its footnotes say. */
function CitedSentence({ text, language, citations }: NoteSentence) {
  return (
    <>
      <p lang={language}>{text}</p>
      {citations.map((citation) => (
        <p key={footnote(citation)}>
          <small>{footnote(citation)}</small>
        </p>
      ))}
    </>
  )
}

function PreviewTable({ title, rows }: { title: string; rows: readonly (readonly string[])[] }) {
  return (
    <table>
      <caption>{title}</caption>
      <tbody>
        {rows.map((cells) => (
          <tr key={cells.join()}>
            {cells.map((text, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the cells of a row never move.
              <td key={at}>{text}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
