// Loaded by theme.js when the page's own script did not arrive, as after an incomplete update of the site: says so in the
// reader's language, by the rule of src/state/viewLanguage.ts, and names the files that the host lacks. TEXTS, by language,
// come from scripts/earlyWords.ts.
{
  let saved = null
  try {
    saved = window.localStorage.getItem('throughline.language')
  } catch {
    // Storage is blocked: the browser's languages decide.
  }
  const [, named] = /[?&]lang=([a-z]+)/.exec(window.location.hash) ?? []
  const wanted = [named, ...(saved === null ? navigator.languages : [saved])]
  const language =
    wanted.map((tag) => tag?.split('-')[0].toLowerCase()).find((tag) => Object.hasOwn(TEXTS, tag)) ?? 'en'
  const words = TEXTS[language]
  const element = (name, text) => Object.assign(document.createElement(name), { textContent: text })
  const show = (missing) => {
    const page = Object.assign(document.createElement('main'), {
      className: 'shell-noscript',
      lang: language,
    })
    page.setAttribute('role', 'alert')
    const list = element('ul', '')
    list.append(...missing.map((file) => element('li', file)))
    const reload = element('button', words.reload)
    // Set from here, because these rules serve nothing else, and the page's policy forbids style attributes.
    Object.assign(page.style, {
      display: 'grid',
      gap: '1rem',
      justifyItems: 'start',
      maxWidth: '44rem',
      padding: '3rem',
    })
    Object.assign(list.style, { overflowWrap: 'anywhere', fontFamily: 'monospace' })
    Object.assign(reload.style, {
      padding: '0.5rem 1rem',
      border: '1px solid',
      borderRadius: '6px',
      cursor: 'pointer',
    })
    reload.addEventListener('click', () => window.location.reload())
    const title = element('h1', words.title)
    title.style.lineHeight = '1.2'
    page.append(title, element('p', missing.length > 0 ? words.missing : words.silent))
    page.append(...(missing.length > 0 ? [list] : []), element('p', words.remedy), reload)
    document.documentElement.lang = language
    document.getElementById('root')?.replaceChildren(page)
  }
  const files = [...document.querySelectorAll('script[type=module], link[rel=modulepreload]')]
  const addresses = files.map((file) => file.src || file.href)
  const isMissing = (address) =>
    fetch(address, { method: 'HEAD' }).then(
      ({ ok, status }) => (ok ? null : `${new URL(address).pathname} (${status})`),
      () => null,
    )
  void Promise.all(addresses.map(isMissing)).then((found) => show(found.filter((file) => file !== null)))
}
