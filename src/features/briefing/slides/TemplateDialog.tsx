import { type DragEvent, useEffect, useId, useRef, useState } from 'react'
import { TemplateError } from '#domain/slides.ts'
import { readTemplate } from '#papers/slides/readTemplate.ts'
import { desk, useDesk } from '#state/desk/desk.ts'
import { type KeptTemplate, keepTemplate, readKeptTemplate } from '#state/keptTemplate.ts'
import { Button } from '#ui/Button.tsx'
import { DialogNote } from '#ui/DialogNote.tsx'
import { ModalDialog } from '#ui/ModalDialog.tsx'
import { useInterfaceTranslation } from '#words/interfaceLanguage.tsx'

/** Chooses the template of the slides: a file dropped in once, or the app's own design. */
export function TemplateDialog({ onClose }: { onClose: () => void }) {
  const { t } = useInterfaceTranslation(['export', 'common'])
  const [kept, setKept] = useState<string | null>(null)
  const project = useProjectTemplate()
  const [fault, setFault] = useState<string | null>(null)
  const [leftOut, setLeftOut] = useState<string | null>(null)
  const input = useRef<HTMLInputElement>(null)
  const hint = useId()

  useEffect(() => {
    let isOpen = true
    readKeptTemplate().then((template) => isOpen && setKept(template?.name ?? null))
    return () => {
      isOpen = false
    }
  }, [])

  const use = async (template: KeptTemplate) => {
    await keepTemplate(template)
    setKept(template.name)
  }
  const take = async (file: File | undefined) => {
    if (!file) return
    const { name } = file
    setFault(null)
    setLeftOut(null)
    try {
      const bytes = new Uint8Array(await file.arrayBuffer())
      const { leftOut: parts } = await readTemplate(bytes, name)
      await use({ name, bytes })
      if (parts.length > 0) setLeftOut(t('slides.leftOut', { name, parts: parts.join(', ') }))
    } catch (error) {
      // Any other fault is one of the file too: nothing else is read.
      const { fault: code, part } = error instanceof TemplateError ? error : new TemplateError('damaged')
      setFault(t(`slides.fault.${code}`, { name, part }))
    }
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    void take(event.dataTransfer.files[0])
  }

  return (
    <ModalDialog name={t('slides.template')} look="note" onClose={onClose}>
      <DialogNote
        title={t('slides.template')}
        closeName={t('common:close')}
        onClose={onClose}
        bodyName={t('slides.template')}
      >
        {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping a file is a shortcut for the button inside. */}
        <div className="drop set-off column" onDragOver={(event) => event.preventDefault()} onDrop={drop}>
          <p role="status">
            {kept === null ? t('slides.ownDesign') : t('slides.templateKept', { name: kept })}
          </p>
          {project && project.template.name !== kept && (
            <>
              <p>{t('slides.projectTemplate', { project: project.title, name: project.template.name })}</p>
              <p className="gap-8 row-wrap">
                <Button onClick={() => void use(project.template)}>{t('slides.useProjects')}</Button>
                {kept !== null && (
                  <Button
                    look="text"
                    onClick={async () => {
                      const inUse = await readKeptTemplate()
                      if (inUse) await project.replace(inUse)
                    }}
                  >
                    {t('slides.intoProject', { name: kept })}
                  </Button>
                )}
              </p>
            </>
          )}
          <p className="gap-8 row-wrap">
            <Button onClick={() => input.current?.click()} aria-describedby={hint}>
              {kept === null ? t('slides.chooseTemplate') : t('slides.replaceTemplate')}
            </Button>
            {kept !== null && (
              <Button
                look="text"
                onClick={() => {
                  setKept(null)
                  void keepTemplate(null)
                }}
              >
                {t('shared:remove')}
              </Button>
            )}
          </p>
          <input
            ref={input}
            type="file"
            hidden
            accept=".potx,.pptx"
            aria-label={t('slides.chooseTemplate')}
            onChange={({ target }) => {
              void take(target.files?.[0])
              target.value = ''
            }}
          />
          <p id={hint} className="soft breaks">
            {t('slides.templateHint')}
          </p>
          {leftOut !== null && (
            <p role="status" className="soft breaks">
              {leftOut}
            </p>
          )}
          {fault !== null && (
            <p role="alert" className="bold">
              {fault}
            </p>
          )}
        </div>
      </DialogNote>
    </ModalDialog>
  )
}

/** The template that the open project of the Desk carries; null without one. */
function useProjectTemplate() {
  const title = useDesk(({ project, isReadOnly }) => (project && !isReadOnly ? project.title : null))
  const [template, setTemplate] = useState<KeptTemplate | null>(null)
  useEffect(() => {
    let isOpen = true
    if (title !== null) void desk.projectTemplate().then((found) => isOpen && setTemplate(found))
    return () => {
      isOpen = false
    }
  }, [title])
  if (title === null || template === null) return null
  const replace = async (next: KeptTemplate) => {
    await desk.keepInProject(next)
    setTemplate(next)
  }
  return { title, template, replace }
}
