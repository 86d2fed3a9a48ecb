import { useTranslation } from 'react-i18next'
import { THEMES } from '#state/theme.ts'
import { setTheme, useUiStore } from '#state/uiStore.ts'
import { Icon } from '#ui/Icon.tsx'
import styles from './ThemeSwitch.module.css'

/** Light, dark, both again for a projector, or as the system says: a native list under one picture. */
export function ThemeSwitch() {
  const { t } = useTranslation('common')
  const theme = useUiStore((state) => state.theme)
  const labels = {
    system: t('themeSystem'),
    light: t('themeLight'),
    dark: t('themeDark'),
    'projector-light': t('themeProjectorLight'),
    'projector-dark': t('themeProjectorDark'),
  }
  return (
    <span className={styles.theme}>
      <Icon name="theme" />
      <select
        className={styles.select}
        aria-label={t('theme')}
        value={theme}
        onChange={(event) => {
          const chosen = THEMES.find((name) => name === event.currentTarget.value)
          if (chosen) setTheme(chosen)
        }}
      >
        {THEMES.map((name) => (
          <option key={name} value={name}>
            {labels[name]}
          </option>
        ))}
      </select>
    </span>
  )
}
