import type { StepLook } from '#domain/briefing.ts'
import type { DraftStep } from '#domain/draftBriefing.ts'
import { roundedFrame } from '#domain/stepLook.ts'
import { lastMapBox } from '#state/mapBox.ts'
import { Button } from '#ui/Button.tsx'
import { CheckBox } from '#ui/CheckBox.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { CalloutsField } from './CalloutsField.tsx'
import editorStyles from './Editor.module.css'
import styles from './Look.module.css'

interface MapFieldsProps {
  step: DraftStep
  onLook: (part: Partial<StepLook>) => void
}

/** What the map of a step shows: its frame, signs, spotlight, build-up and callouts. */
export function MapFields({ step, onLook }: MapFieldsProps) {
  const { t } = useTranslation('editor')
  const { frame = null, signs = 'evidence', hasSpotlight = false, hasBuild = false } = step.look ?? {}
  const seen = lastMapBox()
  const radio = (name: 'frame' | 'signs', isChecked: boolean, label: string, onChange: () => void) => (
    <label className={styles.option}>
      <input type="radio" name={`${name} ${step.id}`} checked={isChecked} onChange={onChange} />
      {label}
    </label>
  )
  return (
    <>
      <fieldset className={styles.group}>
        <legend>{t('look.frame')}</legend>
        <div className={styles.options}>
          {radio('frame', frame === null, t('look.frameNamed'), () => onLook({ frame: undefined }))}
          {frame !== null && radio('frame', true, t('look.frameKept'), () => {})}
          <Button disabled={seen === null} onClick={() => seen && onLook({ frame: roundedFrame(seen) })}>
            {t('look.frameSeen')}
          </Button>
        </div>
        <p className={editorStyles.note}>{t(seen ? 'look.frameHow' : 'look.frameUnseen')}</p>
      </fieldset>
      <fieldset className={styles.group}>
        <legend>{t('look.signs')}</legend>
        <div className={styles.options}>
          {radio('signs', signs === 'evidence', t('look.signsOwn'), () => onLook({ signs: undefined }))}
          {radio('signs', signs === 'view', t('look.signsAll'), () => onLook({ signs: 'view' }))}
        </div>
      </fieldset>
      <div className={styles.options}>
        <CheckBox
          className={styles.option}
          isChecked={hasSpotlight}
          onToggle={() => onLook({ hasSpotlight: hasSpotlight ? undefined : true })}
        >
          {t('look.spotlight')}
        </CheckBox>
        <CheckBox
          className={styles.option}
          isChecked={hasBuild}
          onToggle={() => onLook({ hasBuild: hasBuild ? undefined : true })}
        >
          {t('look.build')}
        </CheckBox>
      </div>
      <CalloutsField step={step} onChange={(callouts) => onLook({ callouts })} />
    </>
  )
}
