import { type CSSProperties, type ReactNode, useEffect, useState } from 'react'
import type { Briefing, BriefingStep } from '#domain/briefing.ts'
import type { Note, NoteSentence } from '#domain/note.ts'
import type { Slide, SlideBox, SlideItem, SlideRun, SlideShape, SlideTemplate } from '#domain/slides.ts'
import { useMarkdown } from '#features/briefing/DownloadMarkdown.tsx'
import { HandoutStepPage } from '#features/briefing/handout/Handout.tsx'
import { useHandout } from '#features/briefing/handout/HandoutButton.tsx'
import { USUAL_CHOICES } from '#features/briefing/handout/handoutModel.ts'
import { useSlideTalk, useSlideWords } from '#features/briefing/slides/DownloadSlides.tsx'
import { ownTemplate } from '#papers/slides/ownLayouts.ts'
import { coloursOn } from '#papers/slides/slideColours.ts'
import { stepSlides } from '#papers/slides/stepSlide.ts'
import { useNote } from '#parts/note/NoteButton.tsx'
import { useLatest } from '#state/useProvenance.ts'
import type { ExportProgress } from '#ui/useExportRun.ts'
import { useInterfaceTranslation } from '#words/interfaceLanguage.tsx'
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
  const make = useLatest(usePapers(step))
  const [made, setMade] = useState<{ of: Briefing; paper: StepPaper; drawn: ReactNode } | null>(null)
  useEffect(() => {
    const { signal, abort } = newRun()
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
    return abort
  }, [make, briefing, paper])
  // While one types, the last one stays.
  if (made?.paper !== paper) return <p className={`${styles.wait} quiet`}>{t('common:loading')}</p>
  return (
    <div className={styles.paper} data-paper={paper} aria-busy={made.of !== briefing} inert>
      {made.drawn}
    </div>
  )
}

function newRun(): { signal: AbortSignal; abort: () => void } {
  const controller = new AbortController()
  return { signal: controller.signal, abort: () => controller.abort() }
}

/** Makes a step of each paper; needs a StepMapsProvider and a StillsProvider above. */
function usePapers(
  step: BriefingStep,
): Readonly<Record<StepPaper, (briefing: Briefing, progress: ExportProgress) => Promise<ReactNode>>> {
  const slides = useSlideTalk()
  const words = useSlideWords(true)
  const handout = useHandout()
  const note = useNote()
  const markdown = useMarkdown()
  return {
    slide: async (briefing, progress) => {
      const template = ownTemplate('light')
      const talk = await slides(briefing, template, progress, step)
      const made = stepSlides({ talk, template, words, colours: coloursOn(template) }, 0)
      return made.map((slide) => <SlidePreview key={slide.id} slide={slide} template={template} />)
    },
    markdown: async (briefing, progress) => {
      const text = await markdown(briefing, progress, step)
      // From the heading of the step on.
      return (
        <pre className={styles.text} lang={briefing.language}>
          {text.slice(text.indexOf('\n## ') + 1)}
        </pre>
      )
    },
    json: async () => <pre className={styles.text}>{JSON.stringify(step, null, 2)}</pre>,
    note: async (briefing, progress) => (
      <NotePreview note={await note({ briefing: { ...briefing, steps: [step] } }, progress)} />
    ),
    handout: async (briefing, progress) => {
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

function SlidePreview({ slide, template }: { slide: Slide; template: SlideTemplate }) {
  const { w, h } = template.size
  return (
    <div className={styles.slide} style={{ '--wide': w, '--high': h } as CSSProperties}>
      <div className={styles.sheet}>
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
          className={`${styles.item} ${styles.shape}`}
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
      return (
        <p className={`${styles.item} ${styles.chart}`} style={boxStyle(item.slot.box)}>
          {item.alt}
        </p>
      )
    case 'page':
      return null
  }
}

/** A leader, or a disc with its number. */
function Shape({ shape: { kind, box, isRising, isDashed, inside, text } }: { shape: SlideShape }) {
  if (kind === 'line') {
    const [from, to] = isRising ? ['100%', '0%'] : ['0%', '100%']
    return (
      <svg className={styles.line} aria-hidden="true">
        <line x1="0%" y1={from} x2="100%" y2={to} stroke="currentColor" />
      </svg>
    )
  }
  return (
    <div
      className={styles.disc}
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

/** The words of a note: its findings and plans with what each rests on, its table and its sources. */
function NotePreview({ note }: { note: Note }) {
  const { title, message, findings, quotes, further, plans, table, sources } = note
  return (
    <article className={styles.note}>
      <h3 lang={title.language}>{title.text}</h3>
      {[...(message ? [message] : []), ...findings, ...quotes, ...further, ...plans].map((finding, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two may have one title, and none moves.
        <section key={place}>
          <p lang={finding.title.language}>
            <b>{finding.title.text}</b>
            {'titleCitations' in finding && finding.titleCitations.length > 0 && (
              <small> {finding.titleCitations.map(({ letter }) => letter).join(', ')}</small>
            )}
          </p>
          {finding.sentences.map((sentence) => (
            <CitedSentence key={sentence.text} {...sentence} />
          ))}
          {finding.own.map(({ text, language }) => (
            <p key={text} className={styles.own} lang={language}>
              {text}
            </p>
          ))}
        </section>
      ))}
      {plans.map(({ title: { text }, columns, rows }) => (
        <PreviewTable
          key={text}
          title={text}
          rows={[columns, ...rows.map(({ plan, outcome, what }) => [plan.text, outcome, what.text])]}
        />
      ))}
      {table && (
        <PreviewTable title={table.title} rows={[table.columns, ...table.rows.map(({ cells }) => cells)]} />
      )}
      <ul>
        {sources.map(({ letter, citation }) => (
          <li key={letter}>
            {letter}. {citation}
          </li>
        ))}
      </ul>
    </article>
  )
}

/** A sentence, and below it the letters of its sources with what its footnotes say. */
function CitedSentence({ text, language, citations }: NoteSentence) {
  return (
    <>
      <p lang={language}>{text}</p>
      {citations.map(({ letter, place }) => (
        <p key={`${letter} ${place}`}>
          <small>{[letter, place].filter(Boolean).join(', ')}</small>
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
