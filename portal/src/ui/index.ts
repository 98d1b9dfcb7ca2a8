// What pages are made of. Import from here: `import { Page, DataTable } from '../../ui/index.ts'`.
export { type ChartSeries, ColumnChart } from './column-chart.tsx';
export { ConfirmDialog } from './confirm-dialog.tsx';
export { type Contribution, Conversation } from './conversation.tsx';
export { CopyButton } from './copy-button.tsx';
export { DecisionDialog } from './decision-dialog.tsx';
export { type Definition, DefinitionList } from './definition-list.tsx';
export { EmptyState } from './empty-state.tsx';
export { ErrorBar } from './error-bar.tsx';
export { ErrorState } from './error-state.tsx';
export { errorText } from './error-text.ts';
export {
  CheckField,
  type Choice,
  ChoiceList,
  type ComboChoice,
  ComboField,
  DateField,
  EntryForm,
  ErrorSummary,
  FileField,
  FilesField,
  type Form,
  FormLayout,
  type FormPart,
  NumberField,
  type Problem,
  type Problems,
  RadioField,
  SelectField,
  TextField,
  useForm,
  warning,
} from './form/index.ts';
export { type AddressValues, useAddress, useAddressValue, useGo, usePath, usePathPart } from './go.ts';
export { AppLink, LinkButton } from './links.tsx';
export { Page } from './page/page.tsx';
export { Columns, Section, Tiles } from './page/section.tsx';
export { SubNavigation, type SubPage } from './page/sub-navigation.tsx';
export { Picture } from './pictures.tsx';
export { ProgressPanel, type ProgressState, type RowProblem } from './progress-panel.tsx';
export { RankChart, type RankedRow } from './rank-chart.tsx';
export { type OnceValue, SecretOnce } from './secret-once.tsx';
export { ShareBar, type SharePart } from './share-bar.tsx';
export { LoadingLines } from './skeleton.tsx';
export { StatTile } from './stat-tile.tsx';
export { StatusBadge, type Tone } from './status-badge.tsx';
export {
  type Column,
  DataTable,
  type FilterControl,
  type RowAction,
  type TablePage,
  type TableRequest,
  WholeTable,
} from './table/index.ts';
export { themesOf } from './theme.ts';
export { useToast } from './toast.ts';
export { LeaveGuard, Wizard, type WizardStep } from './wizard/index.ts';
