// Puts the theme that the reader has chosen on the page before anything is painted. The app takes over from there:
// the key is THEME_KEY of src/state/uiStore.ts, the rule is putTheme of src/state/theme.ts, and a test holds them together.
{
  let theme = 'system'
  try {
    theme = window.localStorage.getItem('throughline.theme') ?? theme
  } catch {
    // Storage may be closed to us: the page then follows the system.
  }
  const [, contrast, ground] = /^(projector-)?(light|dark)$/.exec(theme) ?? []
  const isAsked = (wish) => window.matchMedia(`(${wish})`).matches
  const areForced = isAsked('forced-colors: active')
  const { dataset } = document.documentElement
  if (ground && !areForced) dataset.theme = ground
  if (areForced || (ground ? contrast : isAsked('prefers-contrast: more'))) dataset.contrast = 'more'
}

// The picture of the map in the page shows the start view with all its routes. On another view it says something wrong:
// then only its land is shown, or nothing where the link leads elsewhere. The app draws what is asked for.
{
  const [path, query = ''] = window.location.hash.split('?')
  const keys = query.split('&').map((part) => part.split('=')[0])
  const isElsewhere = !['', '#/', '#/explore'].includes(path)
  // The map's files are asked for at once where there is a map, and nowhere else.
  if (!isElsewhere) {
    for (const link of document.querySelectorAll('link[data-map-rel]')) link.rel = link.dataset.mapRel
  }
  if (isElsewhere || keys.some((key) => ['camera', 'selected', 'reader'].includes(key))) {
    document.documentElement.dataset.start = 'none'
  } else if (keys.some((key) => !['', 'v', 'lang'].includes(key))) {
    document.documentElement.dataset.start = 'land'
  }
}
