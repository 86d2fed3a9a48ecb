import { flushSync } from 'react-dom'
import { isSaid, MAX_LINES } from '#domain/briefing.ts'
import {
  type DraftBriefing,
  type DraftStep,
  withoutEmptyLines,
  withoutTie,
  withTie,
} from '#domain/draftBriefing.ts'
import { periodOfDate } from '#domain/period.ts'
import { writeReader } from '#domain/readerLink.ts'
import { MAX_LINE, MAX_TITLE } from '#domain/stepConcerns.ts'
import type { CheckedStatement, Held } from '#domain/subjectCheck.ts'
import type { WordsCheck } from '#domain/wordsCheck.ts'
import { useStepSources } from '#features/briefing/SourceButton.tsx'
import { own } from '#state/ownBriefings.ts'
import { Button } from '#ui/Button.tsx'
import { Field, Select, TextArea } from '#ui/Field.tsx'
import { Icon } from '#ui/Icon.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { useNameOfSource } from './EvidenceFields.tsx'
import styles from './StepForm.module.css'
import { wordsId } from './stepFields.ts'

interface WordsFieldsProps {
  draft: DraftBriefing
  step: DraftStep
  checks: readonly WordsCheck[]
  onChange: (part: Partial<Pick<DraftStep, 'title' | 'text'>>, burst: string) => void
}

/** Title and lines of a step, each with whose words they are. */
export function WordsFields({ draft, step, checks, onChange }: WordsFieldsProps) {
  const { t } = useTranslation(['editor', 'ownBriefings'])
  const { text } = step
  const setLine = (line: number, words: string) =>
    onChange({ text: text.map((other, at) => (at === line ? words : other)) }, `text ${line}`)
  const addLine = () => {
    // One that is still empty is the next.
    const blank = text.findIndex((words) => words.trim() === '')
    if (blank < 0 && text.length >= MAX_LINES) return
    // What is typed next, however soon, belongs into the new line.
    if (blank < 0) flushSync(() => onChange({ text: [...text, ''] }, 'lines'))
    document.getElementById(wordsId((blank < 0 ? text.length : blank) + 1))?.focus()
  }
  const fields = [step.title, ...text].map((words, line) => ({
    words,
    line,
    name: line === 0 ? t('ownBriefings:add.title') : t('words.line', { number: line }),
    most: line > 0 || !isSaid(step) ? MAX_LINE : MAX_TITLE,
  }))
  return (
    <div className={`${styles.words} gap-16 stack`}>
      {fields.map(({ words, line, name, most }) => {
        const check = checks[line]
        const length = [...words].length
        return (
          <div key={line} className={`${styles.part} authors shrinks gap-4 stack`} data-state={check?.state}>
            <Field
              label={
                <span className={`${styles.name} to-ends gap-8 row`}>
                  {name}
                  <span data-over={length > most} aria-hidden="true">
                    {t('words.length', { length, most })}
                  </span>
                </span>
              }
            >
              <TextArea
                id={wordsId(line)}
                lang={draft.language}
                rows={1}
                value={words}
                maxLength={line === 0 ? 400 : 900}
                aria-label={name}
                aria-describedby={`${wordsId(line)}-state`}
                onChange={(event) => {
                  const typed = event.currentTarget.value.replaceAll(/\s*\n\s*/g, ' ')
                  if (line === 0) onChange({ title: typed }, 'title')
                  else setLine(line - 1, typed)
                }}
                onKeyDown={(event) => {
                  if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return
                  event.preventDefault()
                  const next = document.getElementById(wordsId(line + 1))
                  if (next) next.focus()
                  else if (words.trim() !== '') addLine()
                }}
                onBlur={() => leaveWords(draft.id, step.id)}
              />
            </Field>
            <div id={`${wordsId(line)}-state`} className="gap-2 line-16 soft row-type stack breaks">
              {length > most && <p>{t('words.long', { length, most })}</p>}
              {check && words.trim() !== '' && <WordsState check={check} />}
            </div>
            {check && words.trim() !== '' && <TieTools draft={draft} step={step} check={check} name={name} />}
          </div>
        )
      })}
      {text.length < MAX_LINES && (
        <Button look="text" onClick={addLine}>
          {t('words.add', { number: text.length + 1 })}
        </Button>
      )}
    </div>
  )
}

/** The title and lines of a step, in the fields and on the stage. */
const WORDS = `[id^="${wordsId(0).slice(0, -1)}"], [data-line]`

/**
 * Drops the empty lines of a step once none of its words has the focus any more; where a press took it, once that press
 * is over: what is pressed must not move away under the pointer.
 */
export function leaveWords(briefing: string, step: string): void {
  const drop = () =>
    window.setTimeout(() => {
      if (document.activeElement?.matches(WORDS)) return
      own.edit(briefing, (before) => withoutEmptyLines(before, step), `${step} lines`)
    })
  if (document.querySelector(':active')) window.addEventListener('mouseup', drop, { once: true })
  else drop()
}

/** Whose words a title or line is, and what was checked, in words. */
function WordsState({ check }: { check: WordsCheck }) {
  const { t } = useTranslation('editor')
  const words = useWords()
  const { state, isMarked, agreeing, unheld } = check
  const sayOf = useStatementWords()
  const tied = useStepSources({ evidence: state === 'tied' ? [...check.evidence] : NONE })
  const names = [...new Set(tied.sources.map(tied.publicationOf))].join(words.semicolon)
  return (
    <>
      <p className={`${styles.line} gap-4 row`}>
        {check.against ? (
          <span className="lit rigid" aria-hidden="true">
            !
          </span>
        ) : (
          <Icon name={ICONS[state]} />
        )}
        {check.against
          ? sayOf(check.against, true)
          : state === 'tied'
            ? t('words.tied', { names })
            : state === 'tieable'
              ? t('words.tieable')
              : t(isMarked ? 'words.marked' : 'words.yours')}
      </p>
      {unheld.length > 0 && !check.against && <p>{t('words.unheld', { texts: words.list(unheld) })}</p>}
      {agreeing.length > 0 && <p>{agreeing.map((statement) => sayOf(statement)).join(' ')}</p>}
    </>
  )
}

const NONE: string[] = []
const ICONS = { tied: 'link', yours: 'quote', tieable: 'search', contradicted: 'quote' } as const

/** Writes a statement beside what the evidence holds: "“a quarter”: −25% in the evidence." */
export function useStatementWords(): (statement: CheckedStatement, isAgainst?: boolean) => string {
  const { t } = useTranslation('editor')
  const words = useWords()
  const heldIn = (held: Held) => {
    switch (held.form) {
      case 'count':
        return words.number(held.value)
      case 'change':
        return held.month === undefined
          ? words.change(held.value / 100)
          : `${words.change(held.value / 100)} (${words.spans([{ from: held.month, to: held.month }])})`
      case 'day':
        return words.period(periodOfDate(held.value))
      case 'route':
        return words.figurePlace(held.value)
      case 'routes':
        return words.list(
          held.value.map(({ route, count }) => `${words.number(count)} (${words.figurePlace(route)})`),
        )
    }
  }
  return (statement, isAgainst = false) => {
    const { text, held, instead } = statement
    if (!held) return t(isAgainst ? 'words.notInTie' : 'words.stated', { text })
    const said = t(isAgainst ? 'words.contradicts' : 'words.agrees', { text, held: heldIn(held) })
    return instead ? `${said} ${t('words.instead', { text: instead })}` : said
  }
}

interface TieToolsProps {
  draft: DraftBriefing
  step: DraftStep
  check: WordsCheck
  /** Of the field. */
  name: string
}

/** Ties words to evidence of the step, marks them as the author's, or takes that back. */
function TieTools({ draft, step, check, name }: TieToolsProps) {
  const { t } = useTranslation('editor')
  const { line, state, isMarked, evidence, unheld } = check
  const { sources } = useStepSources(step)
  const nameOf = useNameOfSource(step)
  const decided = step.ties?.find((each) => each.line === line)
  const isDecided = isMarked || decided !== undefined
  // Words may state several things, each from evidence of its own.
  const tied = decided?.evidence ?? NONE
  const offered = sources.filter(({ target }) => !tied.includes(writeReader(target)))
  const tie = (links: readonly string[]) =>
    own.edit(draft.id, (now) => withTie(now, step.id, { line, evidence: [...links] }))
  return (
    <div className="apart-12 row-type in-row">
      {state === 'tieable' && (
        <Button look="text" aria-label={t('words.tieOf', { name })} onClick={() => tie(evidence)}>
          {t('words.tie')}
        </Button>
      )}
      {!isMarked && (state === 'tieable' || state === 'contradicted' || unheld.length > 0) && (
        <Button look="text" aria-label={t('words.markOf', { name })} onClick={() => tie([])}>
          {t('words.mark')}
        </Button>
      )}
      {isDecided && (
        <Button
          look="text"
          aria-label={t(isMarked ? 'words.checkOf' : 'words.untieOf', { name })}
          onClick={() => own.edit(draft.id, (now) => withoutTie(now, step.id, line))}
        >
          {t(isMarked ? 'words.check' : 'words.untie')}
        </Button>
      )}
      {!isMarked && (isDecided || state === 'yours') && offered.length > 0 && (
        <Select
          className={`${styles.choice} soft row-type`}
          aria-label={t('words.chooseOf', { name })}
          value=""
          onChange={(event) => event.currentTarget.value && tie([...tied, event.currentTarget.value])}
        >
          <option value="">{t(tied.length > 0 ? 'words.also' : 'words.choose')}</option>
          {offered.map((source) => {
            const link = writeReader(source.target)
            return (
              <option key={link} value={link}>
                {nameOf(source)}
              </option>
            )
          })}
        </Select>
      )}
    </div>
  )
}
