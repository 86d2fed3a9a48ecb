// The line above an edition that says which one it is, whether there is a newer one on its host, and whether it was withdrawn.
// scripts/editions/editionLine.ts puts EDITION in front of it: id, day, words, and whether it is the one HTML file, which
// reaches no host.
{
  const line = document.createElement('aside')
  line.className = 'edition-line'
  const dayIn = (language, day) =>
    new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
      dateStyle: 'long',
      timeZone: 'UTC',
    }).format(new Date(day))
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
    const stated = document.documentElement.lang.slice(0, 2)
    const language = stated in EDITION.words ? stated : 'en'
    const words = EDITION.words[language]
    const say = (key, values) =>
      words[key.replace(/^.*[:.]/, '')].replace(/\{\{(\w+)\}\}/g, (_, name) => values[name])
    const own = known?.editions.find(({ id }) => id === EDITION.id)
    const later = known?.editions.slice(0, own && known.editions.indexOf(own))
    const newest = later?.find((one) => known.here.includes(one.id) && !one.withdrawn)
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
      newest && linkTo(`../${newest.id}/`, say('editions:line.newer', { day: dayIn(language, newest.day) })),
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
    const page = document.documentElement
    document.body.prepend(line)
    write()
    new MutationObserver(write).observe(page, { attributeFilter: ['lang'] })
    // It breaks where the window is narrow, and the app has the rest; it is 0 where a talk has the whole window.
    new ResizeObserver(() => page.style.setProperty('--edition-line', `${line.offsetHeight}px`)).observe(line)
    if (EDITION.isFile || !window.location.protocol.startsWith('http')) return
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
