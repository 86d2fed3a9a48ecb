/**
 * Says of each thing what it said of it before: the same things are named in many places and after every choice, and
 * finding the words takes most of the time that a list takes to draw. The things must not change.
 */
export function remembered<Thing extends object, Said>(say: (thing: Thing) => Said): (thing: Thing) => Said {
  const known = new WeakMap<Thing, { said: Said }>()
  return (thing) => {
    const before = known.get(thing)
    if (before) return before.said
    const said = say(thing)
    known.set(thing, { said })
    return said
  }
}
