/** The form of a matter as a desk shows it, for the pages of other modules that take a need in. */
import { FormRuntime, type FormRuntimeProps } from '../../../platform/web/form/form.tsx'
import { sendFile } from './desk/case-file.tsx'
import './desk/cases.css'

/** A matter's form on one page, files included. Values are kept by the caller. */
export const CaseForm = (props: FormRuntimeProps) => (
  <div className="c-form">
    <FormRuntime mode="page" send={sendFile} {...props} />
  </div>
)
