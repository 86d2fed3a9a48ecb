import { Fragment, type ReactNode, useState } from 'react'
import { Status } from '#domain/claim.ts'
import { SOURCE_LANGUAGES, type SourceLanguage } from '#domain/language.ts'
import {
  ANY_NUMBER,
  ANY_WORD,
  type PatternList,
  type PatternPart,
  patternParts,
  RULE_KINDS,
  type Rule,
  type RuleBook,
} from '#domain/ruleBook.ts'
import { languageName } from '#i18n/formats.ts'
import { ReportButton } from '#parts/ReportButton.tsx'
import { Segments } from '#ui/Choices.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import page from './SourcesPage.module.css'

/**
 * Every term of the lexicon with its definition, and its rules spelled out for readers who do not know the grammar.
 */
export function RuleList({ ruleBook, version }: { ruleBook: RuleBook; version: string | null }) {
  const { t } = useTranslation('methods')
  const words = useWords()
  const names: Record<Rule['kind'], (id: string) => string> = {
    measure: words.category,
    driver: words.driver,
    event: words.eventCategory,
    figure: words.figureCategory,
    status: (id) => (Status.safeParse(id).success ? words.status(Status.parse(id)) : id),
    route: words.route,
    region: words.region,
  }
  const definition = ({ kind, id }: Rule) => {
    if (kind === 'measure') return words.categoryDefinition(id)
    return kind === 'driver' ? words.driverDefinition(id) : null
  }
  return (
    <div className={`${page.item} stack`}>
      <p>{t('rulesLead')}</p>
      {RULE_KINDS.map((kind) => (
        <section key={kind} className={`${page.ruleKind} one-column wide stack`}>
          <h3 className="title-14 foot-4">
            {t(
              kind === 'status' || kind === 'route' || kind === 'region'
                ? `ruleKind.${kind}`
                : `shared:claimKinds.${kind}`,
            )}
          </h3>
          {ruleBook.rules
            .filter((rule) => rule.kind === kind)
            .map((rule) => (
              <Fold
                key={rule.id}
                name={names[kind](rule.id)}
                note={definition(rule)}
                lists={rule.lists}
                report={
                  <ReportButton
                    isText
                    version={version}
                    subject={{ parts: [['rule', `${kind}/${rule.id}`]], quote: null }}
                  />
                }
              />
            ))}
          {kind === 'measure' && (
            <>
              <Fold name={t('acting')} note={null} lists={[ruleBook.acting]} />
              <Fold name={t('never')} note={null} lists={[ruleBook.never]} />
            </>
          )}
        </section>
      ))}
    </div>
  )
}

interface FoldProps {
  name: string
  note: string | null
  lists: readonly PatternList[]
  report?: ReactNode
}

/** A term whose rules are rendered on first opening: together they are thousands of lines. */
function Fold({ name, note, lists, report }: FoldProps) {
  const { t } = useTranslation('methods')
  const [isOpen, setIsOpen] = useState(false)
  const lines = lists.reduce(
    (sum, list) => sum + SOURCE_LANGUAGES.reduce((count, language) => count + list[language].length, 0),
    0,
  )
  return (
    <details className={`${page.fold} ruled`} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>
        <span>{name}</span> <span className="small quiet">{t('patterns', { count: lines })}</span>
      </summary>
      {isOpen && (
        <div className={`${page.rule} stack`}>
          {note !== null && <p>{note}</p>}
          <Languages lists={lists} />
          {report}
        </div>
      )}
    </details>
  )
}

/** The rules of one language at a time, starting with the reader's. */
function Languages({ lists }: { lists: readonly PatternList[] }) {
  const { t } = useTranslation(['methods', 'common'])
  const words = useWords()
  const own = SOURCE_LANGUAGES.find((known) => known === words.language)
  const [language, setLanguage] = useState<SourceLanguage>(own ?? 'en')
  return (
    <>
      <Segments className="row" role="group" aria-label={t('common:language')}>
        {SOURCE_LANGUAGES.map((option) => (
          <button
            key={option}
            type="button"
            aria-pressed={option === language}
            onClick={() => setLanguage(option)}
          >
            {languageName(option, words.language)}
          </button>
        ))}
      </Segments>
      {lists.map(({ role, [language]: patterns }) =>
        patterns.length === 0 ? null : (
          <div key={role}>
            <h4 className="foot-4 small soft">{t(`role.${role}`)}</h4>
            <ul className={`${page.patterns} stack`} lang={language}>
              {patterns.map((pattern) => (
                <li key={pattern}>
                  <PatternLine pattern={pattern} />
                </li>
              ))}
            </ul>
          </div>
        ),
      )}
    </>
  )
}

/** One line of a rule as boxes of alternative words, and what may stand between them. */
function PatternLine({ pattern }: { pattern: string }) {
  return (
    <span className="in-row">
      {patternParts(pattern).map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a line never change their places
        <Part key={index} part={part} />
      ))}
    </span>
  )
}

function Part({ part }: { part: PatternPart }) {
  const { t } = useTranslation(['methods', 'line'])
  const { language } = useWords()
  // Our own words among words in the source's language.
  const ours = (text: string) => (
    <span className="quiet caption-type" lang={language}>
      {text}
    </span>
  )
  if (part.type === 'gap') return ours(t('gap'))
  return (
    <span className={`${page.words} breaks`} data-joined={part.isJoined}>
      {part.options.map((option, index) => (
        <Fragment key={option}>
          {index > 0 && <span> {ours(t('line:join.or'))} </span>}
          {option.split(/([\ue000\ue001])/).map((piece, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text never change their places
            <Fragment key={at}>
              {piece === ANY_WORD ? ours(t('anyWord')) : piece === ANY_NUMBER ? ours(t('anyNumber')) : piece}
            </Fragment>
          ))}
        </Fragment>
      ))}
      {part.isOptional && <> {ours(t('optional'))}</>}
    </span>
  )
}
