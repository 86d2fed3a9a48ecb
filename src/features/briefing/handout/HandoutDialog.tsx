import { useLayoutEffect, useRef } from 'react'
import { createPortal } from 'react-dom'
import { Button } from '#ui/Button.tsx'
import { CheckBox } from '#ui/CheckBox.tsx'
import { DialogNote } from '#ui/DialogNote.tsx'
import { ModalDialog } from '#ui/ModalDialog.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import handout from './Handout.module.css'
import { HandoutParts } from './Handout.tsx'
import styles from './HandoutDialog.module.css'
import { type HandoutChoices, type HandoutModel, joinSheets, type SheetSize } from './handoutModel.ts'

interface HandoutDialogProps {
  choices: HandoutChoices
  choose: (choices: HandoutChoices) => void
  print: () => void
  close: () => void
}

/** Asks what the handout contains, then prints it. */
export function HandoutDialog({ choices, choose, print, close }: HandoutDialogProps) {
  const { t } = useTranslation(['handout', 'common'])
  const radio = <Key extends 'stepsPerPage' | 'evidence'>(
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
            'stepsPerPage',
            [
              [1, t('choice.one')],
              [2, t('choice.two')],
            ],
            t('choice.steps'),
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
  done: (sizes: readonly SheetSize[]) => void
}

/** Lays the handout out in columns of the size of a page, out of sight, and counts them. */
export function HandoutMeasure({ model, choices, done }: Measuring) {
  const ref = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const sheets = [...(ref.current?.querySelectorAll<HTMLElement>(`.${handout.sheet}`) ?? [])]
    done(joinSheets(sheets.map(sizeOf), choices))
  }, [done, choices])
  return createPortal(
    <div ref={ref} className={styles.measured} aria-hidden="true" inert>
      <div className={handout.handout}>
        <HandoutParts model={model} choices={choices} sizes={null} />
      </div>
    </div>,
    document.body,
  )
}

function sizeOf(sheet: HTMLElement): SheetSize {
  const isOfStep = sheet.dataset.tight !== undefined
  // Without a layout, as in tests, each sheet is a page.
  const [width, high] = [sheet.clientWidth || 1, sheet.clientHeight || 1]
  const size = (isTight: boolean): SheetSize => ({
    pages: Math.max(1, Math.round(sheet.scrollWidth / width)),
    steps: isOfStep ? 1 : 0,
    height: (sheet.firstElementChild?.getBoundingClientRect().height ?? high) / high,
    isTight,
  })
  const usual = size(false)
  if (usual.pages === 1 || !isOfStep) return usual
  sheet.dataset.tight = 'true'
  const tight = size(true)
  return tight.pages < usual.pages ? tight : usual
}
