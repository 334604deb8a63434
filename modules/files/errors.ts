import { Refusal } from '../../platform/kernel/refusal.ts'

export const formNeeded = () => new Refusal('files.form_needed', 415, '请用上传表单提交文件')
export const oneFileNeeded = () => new Refusal('files.one_file_needed', 422, '每次上传一个文件，请重新选择')
export const uploadBroken = () => new Refusal('files.upload_broken', 400, '文件没有传完整，请检查网络后重新上传')
export const busy = () => new Refusal('files.busy', 503, '正在上传的人较多，请稍等几秒再试', { retryAfterSeconds: 5 })
export const tooManyLoose = () => new Refusal('files.too_many_loose', 429, '已上传的文件还没有提交，请先提交或三天后再传')
export const caseNotFound = () => new Refusal('files.case_not_found', 404, '没有找到这个办件，请从办件列表重新打开')
/** The same for a file that is not there and one that is not theirs, so that nothing can be probed. */
export const fileNotFound = () => new Refusal('files.not_found', 404, '没有找到这个文件，可能已被删除，请重新上传或从办件中打开')
