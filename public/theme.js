// Puts the theme that the reader has chosen on the page before anything is painted. The app takes over from there:
// the key is THEME_KEY of src/state/uiStore.ts, and a test holds the two together.
try {
  const theme = window.localStorage.getItem('throughline.theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
} catch {
  // Storage may be closed to us: the page then follows the system.
}
