/** What happened to a station, in words. */
export const STEP_WORDS: Record<string, string> = {
  created: '建立', changed: '修改', closed: '停用', counter_added: '添加窗口', counter_changed: '修改窗口', counter_closed: '撤掉窗口', sat_down: '坐下办公', got_up: '离开窗口',
  shifts_planned: '排班', shift_replaced: '换班', shift_dropped: '取消班次', day_said: '特别安排',
}
