/** Whether an element matches a selector. */
type Test = (element: Element) => boolean

const PART =
  /^(?:#(?<id>[\w-]+)|\.(?<name>[\w-]+)|\[(?<key>[\w-]+)(?:(?<by>[~^]?)="(?<value>[^"\\]*)")?\]|:not\((?<not>[^()]+)\))/
const TAG = /^(?:\*|[a-z][a-z0-9]*)/

/** Outside quotes. */
const COMMA = /,(?=(?:[^"]*"[^"]*")*[^"]*$)/

const known = new Map<string, Test | null>()

/**
 * The test of a selector made of tags, `#id`, `.name`, attributes and `:not(…)` of these, with commas between; null for
 * what else there is, such as combinators, which is left to jsdom. jsdom's engine takes several times as long, and queries by
 * role and by text ask it for each element of a page.
 */
export function simpleSelector(selector: string): Test | null {
  const test = known.get(selector)
  if (test !== undefined) return test
  const tests = selector.split(COMMA).map((one) => compound(one.trim()))
  const whole = tests.includes(null) ? null : anyOf(tests as Test[])
  known.set(selector, whole)
  return whole
}

function anyOf(tests: readonly Test[]): Test {
  const [only] = tests
  return tests.length === 1 && only ? only : (element) => tests.some((test) => test(element))
}

function compound(text: string): Test | null {
  const [tag = ''] = TAG.exec(text) ?? []
  const tests: Test[] = tag === '' || tag === '*' ? [] : [({ localName }) => localName === tag]
  let rest = text.slice(tag.length)
  while (rest !== '') {
    const found = PART.exec(rest)
    const test = found?.groups ? part(found.groups) : null
    if (!found || !test) return null
    tests.push(test)
    rest = rest.slice(found[0].length)
  }
  if (text === '') return null
  return (element) => tests.every((test) => test(element))
}

function part({ id, name, key = '', by, value, not }: Record<string, string | undefined>): Test | null {
  if (id !== undefined) return (element) => element.id === id
  if (name !== undefined) return ({ classList }) => classList.contains(name)
  if (not !== undefined) {
    const test = compound(not)
    return test && ((element) => !test(element))
  }
  if (value === undefined) return (element) => element.hasAttribute(key)
  if (by === '~') return (element) => element.getAttribute(key)?.split(/\s+/).includes(value) ?? false
  if (by === '^')
    return value === '' ? null : (element) => element.getAttribute(key)?.startsWith(value) ?? false
  return (element) => element.getAttribute(key) === value
}

/** Lets elements and documents answer simple selectors by one walk over the page; once for each window. */
export function answerSimpleSelectors(): void {
  const { prototype } = Element
  if (prototype.matches.name === 'matchesSimply') return
  const { matches, closest } = prototype
  prototype.matches = function matchesSimply(this: Element, selector: string) {
    return simpleSelector(selector)?.(this) ?? matches.call(this, selector)
  } as Element['matches']
  prototype.closest = function closestSimply(selector: string) {
    const test = simpleSelector(selector)
    if (!test) return closest.call(this, selector)
    for (let at: Element | null = this; at; at = at.parentElement) if (test(at)) return at
    return null
  }
  for (const parent of [prototype, Document.prototype]) {
    const { querySelector, querySelectorAll } = parent
    parent.querySelector = function querySimply(this: ParentNode, selector: string) {
      const test = simpleSelector(selector)
      return test ? firstBelow(this, test) : querySelector.call(this, selector)
    }
    parent.querySelectorAll = function querySimply(this: ParentNode, selector: string) {
      const test = simpleSelector(selector)
      if (!test) return querySelectorAll.call(this, selector)
      const found: Element[] = []
      collect(this, test, found)
      return found as unknown as NodeListOf<Element>
    }
  }
}

function firstBelow(parent: ParentNode, test: Test): Element | null {
  for (let child = parent.firstElementChild; child; child = child.nextElementSibling) {
    const found = test(child) ? child : firstBelow(child, test)
    if (found) return found
  }
  return null
}

function collect(parent: ParentNode, test: Test, found: Element[]): void {
  for (let child = parent.firstElementChild; child; child = child.nextElementSibling) {
    if (test(child)) found.push(child)
    collect(child, test, found)
  }
}
