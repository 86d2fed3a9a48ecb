import { useLayoutEffect, useRef } from 'react'
import { createPortal } from 'react-dom'
import { Button } from '#ui/Button.tsx'
import { CheckBox } from '#ui/CheckBox.tsx'
import { DialogNote } from '#ui/DialogNote.tsx'
import { ModalDialog } from '#ui/ModalDialog.tsx'
import { useInterfaceTranslation } from '#words/interfaceLanguage.tsx'
import handout from './Handout.module.css'
import { HandoutParts } from './Handout.tsx'
import styles from './HandoutDialog.module.css'
import type { HandoutChoices, HandoutModel } from './handoutModel.ts'

interface HandoutDialogProps {
  choices: HandoutChoices
  choose: (choices: HandoutChoices) => void
  print: () => void
  close: () => void
}

/** Asks what the handout contains, then prints it. */
export function HandoutDialog({ choices, choose, print, close }: HandoutDialogProps) {
  const { t } = useInterfaceTranslation(['handout', 'common'])
  const radio = <Key extends 'map' | 'evidence'>(
    key: Key,
    options: readonly (readonly [HandoutChoices[Key], string])[],
    legend: string,
  ) => (
    <fieldset className={styles.choice}>
      <legend>{legend}</legend>
      {options.map(([value, label]) => (
        <label key={label}>
          <input
            type="radio"
            name={`handout-${key}`}
            checked={choices[key] === value}
            onChange={() => choose({ ...choices, [key]: value })}
          />
          {label}
        </label>
      ))}
    </fieldset>
  )
  return (
    <ModalDialog name={t('print')} look="note" onClose={close}>
      <DialogNote title={t('print')} closeName={t('common:close')} onClose={close} bodyName={t('print')}>
        <form
          className={styles.choices}
          onSubmit={(event) => {
            event.preventDefault()
            print()
          }}
        >
          {radio(
            'map',
            [
              ['wide', t('choice.wide')],
              ['beside', t('choice.beside')],
            ],
            t('choice.map'),
          )}
          {radio(
            'evidence',
            [
              ['page', t('choice.onPage')],
              ['end', t('choice.atEnd')],
            ],
            t('choice.evidence'),
          )}
          <CheckBox
            className={styles.check}
            isChecked={choices.hasNotes}
            onToggle={() => choose({ ...choices, hasNotes: !choices.hasNotes })}
          >
            {t('choice.notes')}
          </CheckBox>
          <p>
            <Button look="main" type="submit">
              {t('choice.print')}
            </Button>
          </p>
        </form>
      </DialogNote>
    </ModalDialog>
  )
}

export interface Measuring {
  model: HandoutModel
  choices: HandoutChoices
  /** Given the first pages of the steps and of the sources. */
  done: (pages: readonly number[]) => void
}

/** Lays the handout out in columns of the size of a page, out of sight, and finds its parts there. */
export function HandoutMeasure({ model, choices, done }: Measuring) {
  const ref = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const sheets = [...(ref.current?.querySelectorAll<HTMLElement>(`.${handout.sheet}`) ?? [])]
    let next = 1
    const [, ...pages] = sheets.flatMap((sheet) => {
      const first = next
      // Without a layout, as in tests, each sheet is a page.
      const width = sheet.clientWidth || 1
      next += Math.max(1, Math.round(sheet.scrollWidth / width))
      const { left } = sheet.getBoundingClientRect()
      return [...sheet.children].map(
        (part) => first + Math.floor((part.getBoundingClientRect().left - left) / width + 0.01),
      )
    })
    done(pages)
  }, [done])
  return createPortal(
    <div ref={ref} className={`${styles.measured} screen-only`} aria-hidden="true" inert>
      <div className={handout.handout} lang={model.briefing.language}>
        <HandoutParts model={model} choices={choices} pages={null} />
      </div>
    </div>,
    document.body,
  )
}
