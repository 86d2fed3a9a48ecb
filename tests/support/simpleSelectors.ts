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

/** What jsdom keeps of a node, by symbols of its own: its place in the tree, and a count of the changes in and below it. */
interface Kept {
  nodeType: number
  _version: number
  [symbol: symbol]: unknown
}
interface Place {
  parent: Kept | null
  firstChild: Kept | null
  nextSibling: Kept | null
}

/** A list of nodes that does not follow the page. */
class NodesOfMoment extends Array<Node> {
  item(index: number): Node | null {
    return this[index] ?? null
  }
}

function symbolIn(object: object, name: string): symbol {
  const found = Object.getOwnPropertySymbols(object).find(({ description }) => description === name)
  if (!found) throw new Error(`jsdom no longer keeps “${name}” by a symbol`)
  return found
}

/** Walks over pages by what jsdom keeps: its own properties make an iterator for each step. */
function quickWalk(document: Document) {
  const impl = symbolIn(document, 'impl')
  const keptOf = (node: Node) => (node as unknown as Record<symbol, Kept>)[impl] as Kept
  const [wrapper, tree] = ['wrapper', 'DOM SymbolTree'].map((name) => symbolIn(keptOf(document), name)) as [
    symbol,
    symbol,
  ]
  const placeOf = (kept: Kept) => kept[tree] as Place
  const lists = new WeakMap<Kept, { version: number; elements: readonly Element[] }>()
  return {
    /** All elements below a node, in the order of the page; the same list until something in or below it changes. */
    elementsBelow(parent: Node): readonly Element[] {
      const root = keptOf(parent)
      const known = lists.get(root)
      if (known?.version === root._version) return known.elements
      const elements: Element[] = []
      let at = placeOf(root).firstChild
      while (at) {
        if (at.nodeType === Node.ELEMENT_NODE) elements.push(at[wrapper] as Element)
        let next = placeOf(at).firstChild
        for (let up: Kept | null = at; !next && up && up !== root; up = placeOf(up).parent)
          next = placeOf(up).nextSibling
        at = next
      }
      lists.set(root, { version: root._version, elements })
      return elements
    },
    childNodes(parent: Node): NodesOfMoment {
      const nodes = new NodesOfMoment()
      for (let at = placeOf(keptOf(parent)).firstChild; at; at = placeOf(at).nextSibling)
        nodes.push(at[wrapper] as Node)
      return nodes
    },
  }
}

/** Lets elements and documents answer simple selectors by one walk over the page; once for each window. */
export function answerSimpleSelectors(): void {
  const { prototype } = Element
  if (prototype.matches.name === 'matchesSimply') return
  const { elementsBelow, childNodes } = quickWalk(document)
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
      return test ? (elementsBelow(this).find(test) ?? null) : querySelector.call(this, selector)
    }
    parent.querySelectorAll = function querySimply(this: ParentNode, selector: string) {
      const test = simpleSelector(selector)
      return test
        ? (elementsBelow(this).filter(test) as unknown as NodeListOf<Element>)
        : querySelectorAll.call(this, selector)
    }
  }
  // Queries by text and names of controls read it of each element; jsdom makes a list that follows the page.
  Object.defineProperty(Node.prototype, 'childNodes', {
    get(this: Node) {
      return childNodes(this)
    },
    configurable: true,
  })
}
