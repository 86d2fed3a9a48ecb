import { Component, type ReactNode, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#ui/Button.tsx'
import styles from './Part.module.css'

interface PartProps {
  children: ReactNode
}

/** A part of the screen that loads and fails on its own: the others go on. */
export function Part({ children }: PartProps) {
  const { t } = useTranslation('common')
  return (
    <Boundary
      renderFault={(retry) => (
        <div className={styles.fault} role="alert">
          <p>{t('crashed')}</p>
          <p>{t('crashedRemedy')}</p>
          <Button onClick={retry}>{t('retry')}</Button>
        </div>
      )}
    >
      <Suspense fallback={<p className={styles.loading}>{t('loading')}</p>}>{children}</Suspense>
    </Boundary>
  )
}

interface BoundaryProps extends PartProps {
  renderFault: (retry: () => void) => ReactNode
}

class Boundary extends Component<BoundaryProps, { hasFailed: boolean }> {
  override state = { hasFailed: false }

  static getDerivedStateFromError() {
    return { hasFailed: true }
  }

  override render() {
    if (!this.state.hasFailed) return this.props.children
    return this.props.renderFault(() => this.setState({ hasFailed: false }))
  }
}
