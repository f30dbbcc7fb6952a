import type { startLeftOut } from '../../../diagnosis/left-out/start.ts'

export const leftOut: Record<keyof typeof startLeftOut, string> = {
  U26: '配置超出 SSM 参数的大小，Terraform 在 apply 时会报告',
  U35: 'Collector 因对自身日志采样而没有写出的错误',
}
