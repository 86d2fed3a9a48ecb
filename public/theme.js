// Applies the chosen theme and text size before the first paint. The keys are those of src/state/uiStore.ts and the rule
// applyTheme of src/state/theme.ts, which a test checks.
{
  let theme = 'system'
  try {
    theme = window.localStorage.getItem('throughline.theme') ?? theme
  } catch {
    // Storage is blocked: follow the system.
  }
  const [, contrast, ground] = /^(projector)?(?:(?:^|-)(light|dark))?$/.exec(theme) ?? []
  const isAsked = (wish) => window.matchMedia(`(${wish})`).matches
  const areForced = isAsked('forced-colors: active')
  const { dataset } = document.documentElement
  if (ground && !areForced) dataset.theme = ground
  if (areForced || contrast || (!ground && isAsked('prefers-contrast: more'))) dataset.contrast = 'more'
  try {
    const size = window.localStorage.getItem('throughline.text-size')
    if (['90', '115', '130'].includes(size)) dataset.textSize = size
  } catch {
    // Keep the usual size.
  }
}

// The page's script did not arrive.
window.addEventListener(
  'error',
  ({ target }) => {
    if (target.type !== 'module') return
    document.head.append(Object.assign(document.createElement('script'), { src: './missing.js' }))
  },
  true,
)

// Browsers before 2023 read modules, but not ours.
if (!('adoptedStyleSheets' in document && 'toSorted' in Array.prototype)) {
  document.head.append(Object.assign(document.createElement('script'), { src: './tooOld.js' }))
}

// The start picture shows the default view with all routes. For other views it shows only the land, or nothing if the link
// has another camera, selection or page.
{
  const [path, query = ''] = window.location.hash.split('?')
  const keys = query.split('&').map((part) => part.split('=')[0])
  const isElsewhere = !['', '#/', '#/explore'].includes(path)
  // Load the map's files early only on pages with a map.
  if (!isElsewhere) {
    // Without WebGL 2 the map is drawn as SVG, by other code than that of the map library.
    const isUsed = ({ dataset }) => 'WebGL2RenderingContext' in window || dataset.webgl === undefined
    const links = [...document.querySelectorAll('link[data-map-rel]')].filter(isUsed)
    for (const link of links) if (link.dataset.mapRel !== 'stylesheet') link.rel = link.dataset.mapRel
    // Styles follow those of the page, as when a script loads them. As copies, because a stylesheet that the parser
    // created blocks the first paint. Ready to interact means that the page is parsed and no module has run.
    const addStyles = () => {
      for (const link of links.filter(({ dataset }) => dataset.mapRel === 'stylesheet')) {
        const copy = link.cloneNode()
        copy.rel = 'stylesheet'
        document.head.append(copy)
      }
    }
    document.addEventListener('readystatechange', addStyles, { once: true })
  }
  if (isElsewhere || keys.some((key) => ['camera', 'selected', 'reader'].includes(key))) {
    document.documentElement.dataset.start = 'none'
  } else if (keys.some((key) => !['', 'v', 'lang'].includes(key))) {
    document.documentElement.dataset.start = 'land'
  }
}
