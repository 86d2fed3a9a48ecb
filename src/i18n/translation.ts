import type { EnglishMessages } from './englishMessages.ts'

/** A group of messages that a part loads, by its name in a file of `messages/en`. */
export type Namespace = keyof EnglishMessages

/** The namespace of a `t`, or several, of which the first needs no name in front of its keys. */
export type Namespaces = Namespace | readonly Namespace[]

/** Code names a plural without the form that its count chooses. */
type WithoutForm<Key extends string> = Key extends `${infer Name}_${Intl.LDMLPluralRule}` ? Name : Key

/** The keys of all texts in a group, with the groups they stand in: `fault.offline`. */
type TextKeys<Group> = {
  [Key in keyof Group & string]: Group[Key] extends string
    ? WithoutForm<Key>
    : `${Key}.${TextKeys<Group[Key]>}`
}[keyof Group & string]

/** The names of a namespace's groups that hold texts alone. */
type GroupKeys<Group> = {
  [Key in keyof Group & string]: Group[Key] extends Readonly<Record<string, string>> ? Key : never
}[keyof Group & string]

/** As properties of one type, they are put together once for each namespace and not at each call. */
type KeysOf = { [Name in Namespace]: TextKeys<EnglishMessages[Name]> }
type NamedKeysOf = { [Name in Namespace]: `${Name}:${KeysOf[Name]}` }
type GroupsOf = { [Name in Namespace]: GroupKeys<EnglishMessages[Name]> }

type First<Names extends Namespaces> = Names extends readonly Namespace[] ? Names[0] : Names & Namespace

/**
 * What `t` takes of its namespaces: bare keys of the first, and of each with its name in front, as in `map:legend`. Every
 * `t` knows the words of the start, those that many parts share and those of citations, loaded where they are named.
 */
type KeyIn<Names extends Namespaces> =
  | KeysOf[First<Names>]
  | NamedKeysOf['common' | 'shared' | 'cited']
  | (Names extends readonly (infer Name extends Namespace)[] ? NamedKeysOf[Name] : never)

/** What a message takes; `count` also chooses the form of a plural, and `defaultValue` stands in for a missing message. */
interface Values {
  readonly [name: string]: unknown
  readonly count?: number
  readonly defaultValue?: string
  readonly returnObjects?: false
}

/** Its keys are those of `Name` and what else `Key` adds: a `t` that knows more stands in for one that knows less. */
interface Translate<Key extends string, Name extends Namespace> {
  (key: Key, values?: Values): string
  /** A group of texts, whole. */
  <Group extends GroupsOf[Name]>(
    key: Group,
    values: { readonly returnObjects: true },
  ): EnglishMessages[Name][Group & keyof EnglishMessages[Name]]
}

/**
 * Writes messages of its namespaces, and knows each of their keys. Its types are few on purpose: those of i18next took
 * half of the compiler's time.
 */
export type TFunction<Names extends Namespaces = 'common'> = Translate<KeyIn<Names>, First<Names>>
