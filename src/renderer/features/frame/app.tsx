// The whole window: rail, the open section, and what lies over all of them. It decides only which section is shown.
import { CloudOff } from 'lucide-react'
import { UndoDialog } from '#renderer/features/activity/undo-dialog.tsx'
import { ActivityScreen } from '#renderer/features/activity/activity-screen.tsx'
import { CategoriesScreen } from '#renderer/features/categories/categories-screen.tsx'
import { CategoryPicker } from '#renderer/features/categories/category-picker.tsx'
import { usePicker } from '#renderer/features/categories/picker-store.ts'
import { Commands } from '#renderer/features/commands/commands.tsx'
import { ConnectionsScreen } from '#renderer/features/connections/connections-screen.tsx'
import { DropZone } from '#renderer/features/import/drop-zone.tsx'
import { ImportScreen } from '#renderer/features/import/import-screen.tsx'
import { PermissionsScreen } from '#renderer/features/permissions/permissions-screen.tsx'
import { BulkDialog } from '#renderer/features/products/bulk/bulk-dialog.tsx'
import { ExportDialog } from '#renderer/features/products/export-dialog.tsx'
import { OnSaleDialog } from '#renderer/features/products/on-sale/on-sale-dialog.tsx'
import { ProductsScreen } from '#renderer/features/products/products-screen.tsx'
import { PublishScreen } from '#renderer/features/publish/publish-screen.tsx'
import { SettingsScreen } from '#renderer/features/settings/settings-screen.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import { Mishap } from '#renderer/ui/mishap.tsx'
import { useApp } from './app-store.ts'
import { useLook } from './look-store.ts'
import { Rail } from './rail.tsx'
import { useRoute } from './route-store.ts'
import { Toasts } from './toasts.tsx'
import styles from './app.module.css'

const screens = {
  products: ProductsScreen,
  import: ImportScreen,
  publish: PublishScreen,
  permissions: PermissionsScreen,
  categories: CategoriesScreen,
  activity: ActivityScreen,
  settings: SettingsScreen,
  connections: ConnectionsScreen,
}

const LostLine = () => {
  const isLost = useApp((state) => state.connection === 'lost')
  return isLost ? (
    <div className={styles['lost']} role="alert">
      <Icon of={CloudOff} />
      <b>Listwright itself is not running.</b> What was saved is safe. Start it again, and open the address it prints if
      this window does not come back by itself.
    </div>
  ) : null
}

// Alone here, so that opening it draws nothing else anew.
const OpenPicker = () => {
  const picker = usePicker((state) => state.open)
  return picker === null ? null : <CategoryPicker {...picker} />
}

export const App = () => {
  const section = useRoute((route) => route.section)
  const isRailFolded = useLook((look) => look.isRailFolded)
  const Section = screens[section]
  return (
    <>
      <a
        className={styles['skip']}
        href="#main"
        onClick={(event) => {
          event.preventDefault()
          document.querySelector<HTMLElement>('#main [tabindex="0"], #main button, #main input')?.focus()
        }}
      >
        Skip to the content
      </a>
      <div className={`app ${isRailFolded ? styles['folded'] : ''}`}>
        <Rail />
        <Mishap key={section}>
          <Section />
        </Mishap>
      </div>
      <LostLine />
      <OpenPicker />
      <Commands />
      <Toasts />
      <UndoDialog />
      <BulkDialog />
      <ExportDialog />
      <OnSaleDialog />
      <DropZone />
    </>
  )
}
