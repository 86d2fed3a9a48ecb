// Places the picture of the start view where the map will draw it. Same rules as src/picture/startFrame.ts, which a test checks.
{
  const picture = document.querySelector('.start-map')
  const { clientWidth: width, clientHeight: height } = picture?.parentElement ?? {}
  if (picture && width > 0 && height > 0) {
    const across = (longitude) => (180 + longitude) / 360
    const down = (latitude) =>
      (1 - Math.log(Math.tan(Math.PI / 4 + (latitude * Math.PI) / 360)) / Math.PI) / 2
    const box = ([west, south, east, north]) => [across(west), down(north), across(east), down(south)]
    const [left, top, right, bottom] = box([-21, 21, 47, 54])
    // Between these widths the panel floats over the map.
    const rem = Number.parseFloat(window.getComputedStyle(document.documentElement).fontSize) || 16
    const isNarrow = window.matchMedia(
      '(max-width: 56.1875em), (max-width: 64em) and (max-height: 35em)',
    ).matches
    const isCovered = !isNarrow && window.innerWidth < 80 * rem
    const covered = isCovered ? Math.round(Math.min(25 * rem, (width * 2) / 3)) : 0
    // Under the panel the map may reach beyond its edge.
    const [leftmost, topmost, rightmost, lowest] = box([-40, -8, covered > 0 ? 180 : 85, 73])
    // Width of the whole world, px; all positions are shares of it.
    let world = Math.min((width - covered) / (right - left), height / (bottom - top), 512 * 2 ** 6.5)
    let x = (left + right) / 2 + covered / 2 / world
    let y = (top + bottom) / 2
    const [leastX, leastY] = [width / (rightmost - leftmost), height / (lowest - topmost)]
    const clamp = (value, least, most) => Math.min(Math.max(value, least), most)
    if (Math.max(leastX, leastY) > world) {
      if (leastX > world) x = (leftmost + rightmost) / 2
      if (leastY > world) y = (topmost + lowest) / 2
      world = Math.max(leastX, leastY)
    } else {
      x = clamp(x, leftmost + width / 2 / world, rightmost - width / 2 / world)
      y = clamp(y, topmost + height / 2 / world, lowest - height / 2 / world)
    }
    const units = 512 * 2 ** 4
    const parts = [
      (x - left) * units - ((width / 2) * units) / world,
      (y - top) * units - ((height / 2) * units) / world,
      (width * units) / world,
      (height * units) / world,
    ]
    picture.setAttribute('viewBox', parts.map((part) => part.toFixed(2)).join(' '))
    picture.style.setProperty('--zoom', Math.log2(world / 512).toFixed(3))
    picture.style.setProperty('--unit', (units / world).toFixed(4))
    // The content security policy forbids style attributes.
    for (const name of ['width', 'length']) {
      for (const part of picture.querySelectorAll(`[data-${name}]`)) {
        part.style.setProperty(`--${name}`, part.dataset[name])
      }
    }
  }
}
