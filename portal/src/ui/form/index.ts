export {
  CheckField,
  type Choice,
  type ComboChoice,
  ComboField,
  RadioField,
  SelectField,
} from './choice-fields.tsx';
export { ChoiceList } from './choice-list.tsx';
export { EntryForm } from './entry-form.tsx';
export { ErrorSummary } from './error-summary.tsx';
export { FileField, FilesField } from './file-field.tsx';
export { FormLayout } from './form-layout.tsx';
export { NumberField } from './number-field.tsx';
export { type Problem, type Problems, warning } from './problem.ts';
export { DateField, TextField } from './text-field.tsx';
export { type Form, type FormPart, useForm } from './use-form.ts';
