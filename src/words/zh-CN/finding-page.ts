import type { findingPage as english } from '../en/finding-page.ts'

export const findingPage: typeof english = {
  made: '由 npm run docs 从词库生成。',
  title: 'troubleshoot 能找到的原因',
  intro:
    '每个原因有一页。只有明确的错误或状态能证明原因本身时，机器人才说“已证实”；证据相符且排除了其他原因时说“很可能”；仅是候选时说“可能”。',
  means: '含义',
  shows: '表现',
  fix: '解决办法',
  prevent: '如何避免再次发生',
  asCommand: '对应的命令：',
  source: '特征的来源',
  sources: {
    code: '组件的源代码',
    measured: '实测',
    recorded: '真实 Collector 或 SDK 的记录',
    documented: '厂商文档',
    issue: '项目的 issue',
    none: '没有可确认的来源，因此永远不会称为“已证实”',
  },
  hop: '环节',
  tryIt: '不用任何账户即可试一试：',
  back: '全部原因',
  columns: { cause: '原因', hop: '环节', symptoms: '症状' },
  symptoms: { logs: '日志', traces: '追踪', metrics: '指标', collector: 'Collector' },
  areas: {
    start: 'Collector 无法启动，或配置有误',
    tasks: 'Collector 的任务与平台',
    exports: '导出失败',
    applications: '应用没有发送',
    metrics: '指标和追踪不在所查找的地方',
    logs: '日志行及其字段',
  },
  leftOut: '已知但没有检查项的原因',
  leftOutIntro: '它们会连同理由列在“未检查”之下。',
  reasons: {
    no_source: '其特征没有来源',
    not_visible: '机器人能读到的内容无法把它与健康状态区分开',
  },
}
