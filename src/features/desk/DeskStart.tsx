import { useState } from 'react'
import { STATUS_LOOK, STATUSES } from '#domain/claim.ts'
import { fetchDataset } from '#state/datasets.ts'
import { desk, useDesk } from '#state/desk/desk.ts'
import type { ProjectHead } from '#state/desk/deskRepository.ts'
import { addFiles } from '#state/desk/incoming.ts'
import { Button } from '#ui/Button.tsx'
import { Icon } from '#ui/Icon.tsx'
import { StatusSign } from '#ui/StatusSign.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './DeskStart.module.css'
import { PasteDialog } from './PasteDialog.tsx'
import {
  FileButton,
  FileNotes,
  OpenProjectButton,
  saveStored,
  useFileDrop,
  useTakeFiles,
} from './ProjectFile.tsx'

/** The Desk without a project: a place to drop files, what happens then, and the projects of this device. */
export function DeskStart({ onRecheck }: { onRecheck: () => void }) {
  const { t } = useTranslation('desk')
  const [isPasting, setPasting] = useState(false)
  const begin = async (files: readonly File[]) => {
    await desk.newProject(t('untitled'))
    addFiles(files)
  }
  const take = useTakeFiles((files) => void begin(files))
  const { isOver, dropProps } = useFileDrop((files) => void take(files))
  return (
    <div className={styles.start}>
      <Projects />
      <div className={styles.middle}>
        <h1 className={styles.title}>{t('start.title')}</h1>
        <p className={styles.lead}>{t('start.lead')}</p>
        <FileNotes />
        <div className={styles.drop} data-over={isOver} {...dropProps}>
          <h2>{t('start.drop')}</h2>
          <p>{t('start.formats')}</p>
          <div className={styles.ways}>
            <FileButton look="main" onFiles={(files) => void take(files)}>
              {t('start.choose')}
            </FileButton>
            <Button onClick={() => setPasting(true)}>{t('pasteTitle')}</Button>
          </div>
          <p className={styles.note}>{t('start.scan')}</p>
        </div>
        <ol className={styles.steps}>
          {(['rules', 'decide', 'shows'] as const).map((step) => (
            <li key={step}>
              <strong>{t(`start.steps.${step}`)}</strong> {t(`start.steps.${step}More`)}
            </li>
          ))}
        </ol>
      </div>
      <aside className={styles.side}>
        <section>
          <h2>{t('start.looks')}</h2>
          {([false, true] as const).map((isOwn) => (
            <p key={String(isOwn)} className={styles.looks}>
              <span className={styles.signs}>
                {STATUSES.map((status) => (
                  <StatusSign
                    key={status}
                    look={STATUS_LOOK[status]}
                    own={isOwn ? t('start.yours') : undefined}
                  />
                ))}
              </span>
              {t(isOwn ? 'start.yours' : 'start.published')}
            </p>
          ))}
        </section>
        <section>
          <h2>{t('start.reach')}</h2>
          <p>{t('start.reachText')}</p>
          <a href="#/sources">{t('start.measured')}</a>
        </section>
        <section>
          <h2>{t('start.given')}</h2>
          <p>{t('start.givenText')}</p>
          <Button onClick={onRecheck}>{t('start.recheck')}</Button>
        </section>
        <section>
          <h2>{t('start.try')}</h2>
          <p>{t('start.tryText')}</p>
          <Button onClick={() => void openSample(t('start.sampleTitle'))}>
            <Icon name="document" />
            {t('start.sample')}
          </Button>
        </section>
      </aside>
      {isPasting && <PasteDialog onClose={() => setPasting(false)} />}
    </div>
  )
}

function Projects() {
  const { t } = useTranslation('desk')
  const heads = useDesk((state) => state.heads)
  const damaged = useDesk((state) => state.damaged)
  const isOlder = useDesk((state) => state.isOlder)
  return (
    <section className={styles.projects} aria-label={t('start.projects')}>
      <h2 className={styles.projectsTitle}>{t('start.projects')}</h2>
      <p className={styles.note}>{t('start.kept')}</p>
      {isOlder && <p role="alert">{t('start.newer')}</p>}
      {!isOlder && heads.length + damaged.length === 0 && <p>{t('start.none')}</p>}
      <ul>
        {heads.map((head) => (
          <li key={head.id}>
            <ProjectEntry head={head} />
          </li>
        ))}
        {damaged.map((id) => (
          <li key={id}>
            <DamagedEntry id={id} />
          </li>
        ))}
      </ul>
      <Button onClick={() => void desk.newProject(t('untitled'))}>
        <Icon name="plus" />
        {t('newProject')}
      </Button>
      <OpenProjectButton />
    </section>
  )
}

/** A stored project that cannot be read: its contents can be saved, and only the reader deletes it. */
function DamagedEntry({ id }: { id: string }) {
  const { t } = useTranslation('desk')
  return (
    <div className={styles.damaged}>
      <p>{t('start.damaged', { id })}</p>
      <Button onClick={() => void saveStored(id)}>{t('start.damagedSave')}</Button>
      <Button onClick={() => void desk.removeProject(id)}>{t('start.damagedDelete')}</Button>
    </div>
  )
}

function ProjectEntry({ head }: { head: ProjectHead }) {
  const { t } = useTranslation('desk')
  const { language } = useWords()
  const when = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' })
  return (
    <div className={styles.project}>
      <button type="button" onClick={() => void desk.openProject(head.id)}>
        <strong>{head.title}</strong>
        <span>
          {t('start.summary', {
            documents: t('start.documents', { count: head.documents }),
            when: when.format(new Date(head.changedAt)),
          })}
        </span>
        <span>{t('start.decided', { decided: head.decided, all: head.claims })}</span>
        <progress max={Math.max(1, head.claims)} value={head.decided} aria-hidden="true" />
      </button>
    </div>
  )
}

/** Opens a project with the published article, its proposals undecided. */
async function openSample(title: string): Promise<void> {
  const { documents } = await fetchDataset('documents')
  const [article] = documents
  if (!article) return
  await desk.newProject(title)
  await desk.addText({
    format: 'txt',
    text: article.text,
    title: article.title,
    fileName: `${article.id}.txt`,
    pages: [],
    publisher: article.publisher,
    date: article.date?.start ?? null,
    language: article.language,
  })
}
