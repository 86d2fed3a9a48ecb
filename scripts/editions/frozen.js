// First script of a frozen edition, before those of the app; scripts/editions/freezeBuild.ts puts EDITION in front of it.
// The app of an edition keeps nothing on the device, so that its older forms of stored data meet no newer ones, and has no
// service worker, so that it stays what it was. A line above it says which edition it is.
{
  class Memory {
    items = new Map()
    getItem(key) {
      return this.items.get(key) ?? null
    }
    setItem(key, value) {
      this.items.set(key, String(value))
    }
    removeItem(key) {
      this.items.delete(key)
    }
  }
  const replace = (name, value) => Object.defineProperty(window, name, { value, configurable: true })
  const local = new Memory()
  try {
    // The reader's choices of display hold here too.
    for (const key of ['throughline.theme', 'throughline.text-size', 'throughline.language']) {
      const chosen = window.localStorage.getItem(key)
      if (chosen !== null) local.setItem(key, chosen)
    }
  } catch {
    // Storage is blocked.
  }
  replace('localStorage', local)
  replace('sessionStorage', new Memory())
  replace('indexedDB', undefined)
  replace(
    'BroadcastChannel',
    class extends window.BroadcastChannel {
      constructor(name) {
        super(`${EDITION.id} ${name}`)
      }
    },
  )
  delete window.Navigator.prototype.serviceWorker

  const line = document.createElement('aside')
  line.className = 'edition-line'
  const dayIn = (language, day) =>
    new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
      dateStyle: 'long',
      timeZone: 'UTC',
    }).format(new Date(day))
  const isServed = window.location.protocol.startsWith('http')
  const linkTo = (address, words, view = null) => {
    const link = document.createElement('a')
    link.textContent = words
    // The view goes along, unless another is named.
    const follow = () => {
      link.href = `${address}${view ?? window.location.hash}`
    }
    link.addEventListener('pointerdown', follow)
    link.addEventListener('focus', follow)
    follow()
    return link
  }
  let known = null
  const write = () => {
    const language = document.documentElement.lang.slice(0, 2)
    const words = EDITION.words[language] ?? EDITION.words.en
    const say = (key, values) =>
      words[key.replace(/^.*[:.]/, '')].replace(/\{\{(\w+)\}\}/g, (_, name) => values[name])
    const own = known?.editions.find(({ id }) => id === EDITION.id)
    const newest = known?.editions.find((one) => known.here.includes(one.id) && !one.withdrawn)
    line.setAttribute('aria-label', say('editions:line.label'))
    const withdrawn = own?.withdrawn
    line.toggleAttribute('data-withdrawn', Boolean(withdrawn))
    const parts = [
      say('editions:line.of', { day: dayIn(language, EDITION.day) }),
      withdrawn &&
        say('editions:withdrawn', {
          day: dayIn(language, withdrawn.on),
          reason: withdrawn.reason[language] ?? withdrawn.reason.en,
        }),
      newest &&
        newest.id !== EDITION.id &&
        linkTo(`../${newest.id}/`, say('editions:line.newer', { day: dayIn(language, newest.day) })),
      own &&
        known.now !== EDITION.id &&
        linkTo('../../', say('editions:line.changes'), `#/sources?changed=${EDITION.id}..${known.now}&v=3`),
      known && linkTo('../../', say('editions:line.today')),
    ]
    line.replaceChildren(
      ...parts.filter(Boolean).map((part) => {
        const span = document.createElement('span')
        span.append(part)
        return span
      }),
    )
  }
  document.addEventListener('DOMContentLoaded', () => {
    document.body.prepend(line)
    write()
    new MutationObserver(write).observe(document.documentElement, { attributeFilter: ['lang'] })
    if (!isServed) return
    fetch('../index.json', { cache: 'no-cache' })
      .then((response) => (response.ok ? response.json() : null))
      .then((index) => {
        known = index
        write()
      })
      .catch(() => {
        // Offline, or a host without an index: the line says what it knows.
      })
  })
}
