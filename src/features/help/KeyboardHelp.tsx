import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { isShortcutReady, SHORTCUT_AREAS, SHORTCUTS, type Shortcut } from '#state/shortcuts.ts'
import { setLetters, setUi, useUiStore } from '#state/uiStore.ts'
import { CheckBox } from '#ui/CheckBox.tsx'
import { DialogNote } from '#ui/DialogNote.tsx'
import styles from './KeyboardHelp.module.css'
import { KeyName } from './KeyName.tsx'

/** Every key that does something now, by where it works, and the switch of those that are a single character. */
export function KeyboardHelp() {
  const { t } = useTranslation(['help', 'keyboard', 'common'])
  const areLettersOn = useUiStore((state) => state.areLettersOn)

  return (
    <>
      <DialogNote
        title={t('title')}
        closeName={t('common:close')}
        onClose={() => setUi({ overlay: null })}
        bodyName={t('keyboard:list')}
      >
        {SHORTCUT_AREAS.map((area) => {
          const rows = SHORTCUTS.filter((row) => row.area === area && isShortcutReady(row))
          return (
            rows.length > 0 && (
              <section key={area} className={styles.area}>
                <h3 className={styles.areaTitle}>{t(`keyboard:area.${area}`)}</h3>
                <dl className={styles.rows}>
                  {rows.map((row) => (
                    <Row key={row.id} row={row} isOff={row.condition === 'letter' && !areLettersOn} />
                  ))}
                </dl>
              </section>
            )
          )
        })}
      </DialogNote>
      <footer className={styles.foot}>
        <CheckBox
          className={styles.letters}
          isChecked={areLettersOn}
          onToggle={() => setLetters(!areLettersOn)}
        >
          {t('letters')}
        </CheckBox>
        <p className={styles.note}>{t('keyboard:lettersNote')}</p>
      </footer>
    </>
  )
}

function Row({ row: { id, presses }, isOff }: { row: Shortcut; isOff: boolean }) {
  const { t } = useTranslation('keyboard')
  return (
    <div className={styles.row} data-off={isOff}>
      <dt className={styles.keys}>
        {presses.map((press, index) => (
          <Fragment key={press.key}>
            {index > 0 && ' '}
            <KeyName press={press} />
          </Fragment>
        ))}
      </dt>
      <dd>
        {t(`keys.${id}`)}
        {isOff && <span className={styles.off}> {t('off')}</span>}
      </dd>
    </div>
  )
}
