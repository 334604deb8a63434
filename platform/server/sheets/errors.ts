import { Refusal } from '../../kernel/refusal.ts'

export const emptyFile = () => new Refusal('sheet.empty', 422, '文件是空的，请重新选择有内容的表格')
export const oldWorkbook = () => new Refusal('sheet.old_format', 415, '这是旧格式或加密的表格（.xls、.et 或设了打开密码）。请用 Excel 或 WPS 打开，取消密码后“另存为 .xlsx”再上传')
export const otherWorkbook = (name: string) => new Refusal('sheet.other_format', 415, `不支持${name}，请“另存为 .xlsx”或“CSV（逗号分隔）”后再上传`)
export const notATable = () => new Refusal('sheet.not_a_table', 415, '这个文件不是表格。请上传 .xlsx 或 .csv 文件')
export const locked = () => new Refusal('sheet.locked', 422, '表格设有密码，无法读取。请取消密码，“另存为 .xlsx”后再上传')
export const damaged = () => new Refusal('sheet.damaged', 422, '表格已损坏或没有传完整。请在 Excel 或 WPS 中打开，“另存为 .xlsx”后再上传')
export const tooLargeUnpacked = () => new Refusal('sheet.too_large', 413, '表格展开后过大，无法读取。请拆成几个文件，或删去多余的工作表和格式后再上传')
export const tooManyRows = (rows: number) => new Refusal('sheet.too_many_rows', 413, `一个工作表最多读${rows.toLocaleString('zh-CN')}行，请拆成几个文件后分别上传`)
export const tooManyColumns = (columns: number) => new Refusal('sheet.too_many_columns', 413, `表格列数超过${columns}列，请删去多余的空列后再上传`)
export const badText = () => new Refusal('sheet.bad_text', 422, '文本不是 UTF-8 或 GB18030（GBK）编码，读不出汉字。请“另存为 .xlsx”后再上传')
export const badCsv = (row: number) => new Refusal('sheet.bad_csv', 422, `第${row}行附近的引号不成对，分不清是哪一列。请检查该行，或“另存为 .xlsx”后再上传`)
