import { createContext, type ReactNode, useContext, useLayoutEffect, useRef } from 'react'
import type { StepContent } from '#content/stepContent.ts'
import { type Briefing, type BriefingStep, layoutOfStep, leadOfLine } from '#domain/briefing.ts'
import type { CellQuery } from '#domain/cellQuery.ts'
import { LAYOUTS } from '#domain/stepLayouts.ts'
import { isSameText, withYearsFree, withYearsHeld } from '#lib/textMarks.ts'
import { useStepMaps } from '#parts/StepMaps.tsx'
import styles from './StepFace.module.css'

export interface FaceProps {
  briefing: Briefing
  step: BriefingStep
  content: StepContent
  /** Its lines of text. */
  lines: ReactNode
}

/** In the editor the words of a step are typed where they stand. `line` is from 0; -1 is the title. */
interface StepTyping {
  onText: (text: string, line: number) => void
  /** Enter ends a title or line and goes on to the next; Escape leaves the words. */
  onKey: (key: 'Enter' | 'Escape', line: number) => void
  onLeft: () => void
  nameOf: (line: number) => string
  /** Chooses the cells behind a number of the step, over the number; null for another number. */
  choiceOf: (number: CellQuery) => ReactNode
}
export const StepTypingContext = createContext<StepTyping | null>(null)

/** The clauses of a title and the spaces between them; what follows the first clause has a look. */
function clausesOf(title: string): readonly { text: string; look: string | undefined }[] {
  const parts = withYearsHeld(title).split(/(?<=[:;,])( )/)
  return parts.map((text, at) => {
    const look = parts[at - 2]?.endsWith(',') ? styles.afterComma : styles.clause
    return { text, look: at % 2 === 0 && at > 0 ? look : undefined }
  })
}

/** The title of a step: a clause without room beside the one before begins a line. */
export function FaceTitle({ step, Heading }: Pick<FaceProps, 'step'> & { Heading: 'h1' | 'p' }) {
  const typing = useContext(StepTypingContext)
  return (
    <Heading className={styles.title}>
      {typing ? (
        <TypedWords text={step.title} line={-1} typing={typing} />
      ) : (
        clausesOf(step.title).map(({ text, look }, at) =>
          look === undefined ? (
            text
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: a clause has a place, and no name.
            <span key={at} className={look}>
              {text}
            </span>
          ),
        )
      )}
    </Heading>
  )
}

interface TypedWordsProps {
  text: string
  line: number
  typing: StepTyping
}

/** Words that look as on the stage and are typed in place; the text is set by hand, since React would move the caret. */
function TypedWords({ text, line, typing }: TypedWordsProps) {
  const place = useRef<HTMLSpanElement>(null)
  useLayoutEffect(() => {
    const element = place.current
    if (!element || (document.activeElement === element && isSameText(element.textContent ?? '', text)))
      return
    const within = (tag: 'b' | 'span', className: string | undefined, textContent: string) =>
      className && textContent !== ''
        ? Object.assign(document.createElement(tag), { className, textContent })
        : textContent
    const lead = leadOfLine(text)
    element.replaceChildren(
      ...(line < 0
        ? clausesOf(text).map((part) => within('span', part.look, part.text))
        : [within('b', 'bold', lead), text.slice(lead.length)]),
    )
  })
  return (
    // biome-ignore lint/a11y/useSemanticElements: A field would break its lines elsewhere than the stage does.
    <span
      ref={place}
      className={styles.typed}
      contentEditable="plaintext-only"
      suppressContentEditableWarning
      role="textbox"
      tabIndex={0}
      aria-label={typing.nameOf(line)}
      data-placeholder={typing.nameOf(line)}
      onInput={({ currentTarget }) => typing.onText(withYearsFree(currentTarget.textContent ?? ''), line)}
      data-line={line}
      onBlur={typing.onLeft}
      onKeyDown={(event) => {
        const { key, ctrlKey, metaKey } = event
        if (event.nativeEvent.isComposing || ctrlKey || metaKey || (key !== 'Enter' && key !== 'Escape'))
          return
        event.preventDefault()
        typing.onKey(key, line)
      }}
    />
  )
}

/** The lines of a step, `built` of them shown, numbered where the map shows the same numbers. */
export function FaceLines({ step, built }: Pick<FaceProps, 'step'> & { built: number }) {
  const isNumbered = useHasNumbers(step)
  const typing = useContext(StepTypingContext)
  if (step.text.length === 0) return null
  return (
    <ul className={`${styles.lines} stack`}>
      {step.text.map((line, place) => {
        const lead = leadOfLine(line)
        return (
          <li
            key={typing ? place : line}
            className={styles.line}
            data-numbered={isNumbered}
            data-hidden={place >= built}
          >
            {isNumbered && <span className={`${styles.disc} stack`}>{place + 1}</span>}
            {typing ? (
              <TypedWords text={line} line={place} typing={typing} />
            ) : (
              <span>
                {lead && <b className="bold">{lead}</b>}
                {line.slice(lead.length)}
              </span>
            )}
          </li>
        )
      })}
    </ul>
  )
}

/** Whether the lines have numbers: those of the signs on the step's map. */
function useHasNumbers(step: BriefingStep): boolean {
  const { mapOf } = useStepMaps()
  const { face, map } = LAYOUTS[layoutOfStep(step)]
  if (step.text.length < 2 || !map.hasCallouts || !face.includes('number')) return false
  return mapOf(step)?.signs.some(({ line }) => line !== null) ?? false
}
