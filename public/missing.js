// Loaded by theme.js when the page's own script did not arrive, as after an incomplete update of the site: says so in the
// reader's language, by the rule of src/state/useViewLanguage.ts, and names the files that the host lacks.
{
  const TEXTS = {
    en: {
      title: 'Throughline could not start',
      missing: 'The host does not have these files of the page:',
      silent: 'Files of the page did not load. The network may be interrupted, or the host may be down.',
      remedy:
        'Reload the page in a moment. If it stays so, the site was not updated completely: tell whoever runs it, with the names of the files. What you keep in this browser is not touched.',
      reload: 'Reload',
    },
    fr: {
      title: 'Throughline n’a pas pu démarrer',
      missing: 'L’hébergeur n’a pas ces fichiers de la page :',
      silent:
        'Des fichiers de la page n’ont pas été chargés. Le réseau est peut-être interrompu, ou l’hébergeur en panne.',
      remedy:
        'Rechargez la page dans un instant. Si cela persiste, le site n’a pas été mis à jour en entier : prévenez qui le gère, avec les noms des fichiers. Ce que vous gardez dans ce navigateur reste intact.',
      reload: 'Recharger',
    },
    nl: {
      title: 'Throughline kon niet starten',
      missing: 'De host heeft deze bestanden van de pagina niet:',
      silent:
        'Bestanden van de pagina zijn niet geladen. Misschien is het netwerk onderbroken, of de host buiten dienst.',
      remedy:
        'Laad de pagina zo dadelijk opnieuw. Blijft het zo, dan is de site niet volledig bijgewerkt: meld het aan wie haar beheert, met de namen van de bestanden. Wat u in deze browser bewaart, blijft ongemoeid.',
      reload: 'Opnieuw laden',
    },
  }
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
